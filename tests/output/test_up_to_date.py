"""The gate: fresh only while every input, every engine file and every page is byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from youju.inputs import Inputs
from youju.model import Page
from youju.output import up_to_date
from youju.output.manifest import MANIFEST
from youju.output.up_to_date import build_digest, engine_digest, is_fresh
from youju.output.writer import write_pages

ROOT = Path(__file__).parents[2]
PAGES = [Page("a/index.html", b"12345"), Page("b.html", b"")]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_pages(PAGES, tmp_path / "output", "digest")
    return tmp_path / "output"


def test_an_untouched_site_is_fresh(site: Path) -> None:
    assert is_fresh(site, "digest")
    (site / "CNAME").write_text("a stranger")
    os.utime(site / "a/index.html", (1, 1))
    assert is_fresh(site, "digest")


def test_another_digest_is_not_fresh(site: Path) -> None:
    assert not is_fresh(site, "other")


def test_a_changed_page_is_not_fresh_though_size_and_time_agree(site: Path) -> None:
    before = (site / "a/index.html").stat()
    (site / "a/index.html").write_bytes(b"1234x")
    os.utime(site / "a/index.html", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not is_fresh(site, "digest")


@pytest.mark.parametrize("path", ["a/index.html", "b.html", MANIFEST])
def test_a_missing_file_is_not_fresh(path: str, site: Path) -> None:
    (site / path).unlink()
    assert not is_fresh(site, "digest")


@pytest.mark.parametrize("content", ["", "{}", '{"digest": "digest", "pages": {"\\u0000": ""}}'])
def test_a_damaged_manifest_is_not_fresh(content: str, site: Path) -> None:
    (site / MANIFEST).write_text(content)
    assert not is_fresh(site, "digest")


def test_a_missing_output_is_not_fresh(tmp_path: Path) -> None:
    assert not is_fresh(tmp_path / "output", "digest")


def test_inputs_and_options_decide_the_digest() -> None:
    inputs = Inputs(Path("site"), {"data/a.csv": b"1"})
    digests = [
        build_digest(Inputs(Path("site"), files), options)
        for files in ({"data/a.csv": b"1"}, {"data/a.csv": b"2"}, {"data/b.csv": b"1"}, {})
        for options in ({}, {"base": "/x/"}, {"base": "/y/"}, {"ba": "se/x/"}, {"a": "", "b": ""})
    ]
    assert len(set(digests)) == len(digests)
    assert build_digest(inputs, {"a": "1", "b": "2"}) == build_digest(inputs, {"b": "2", "a": "1"})
    assert build_digest(Inputs(Path("elsewhere"), inputs.files), {}) == build_digest(inputs, {})


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an engine of our own: a package, and a folder of installed packages."""
    (tmp_path / "youju/problems").mkdir(parents=True)
    (tmp_path / "youju/problems/some.toml").write_text("[some]")
    (tmp_path / "packages/altair-6.3.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(up_to_date, "__file__", str(tmp_path / "youju/output/up_to_date.py"))
    monkeypatch.setattr(sys, "path", ["", "/nowhere", str(tmp_path / "packages")])
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        lambda engine: (engine / "youju/new.py").touch(),
        lambda engine: (engine / "youju/problems/some.toml").write_text("[same]"),
        lambda engine: (engine / "youju/problems/some.toml").rename(engine / "youju/some.toml"),
        lambda engine: (engine / "packages/altair-6.3.0.dist-info").rename(
            engine / "packages/altair-6.3.1.dist-info"
        ),
        lambda engine: (engine / "packages/pandas-3.1.1.dist-info").mkdir(),
    ],
)
def test_the_engine_and_its_packages_decide_the_digest(change: object, engine: Path) -> None:
    before = engine_digest()
    assert callable(change)
    change(engine)
    assert engine_digest() != before


def test_compiled_files_and_times_do_not_matter(engine: Path) -> None:
    before = engine_digest()
    (engine / "youju/__pycache__").mkdir()
    (engine / "youju/__pycache__/a.pyc").touch()
    (engine / "packages/altair").mkdir()
    os.utime(engine / "youju/problems/some.toml", (1, 1))
    assert engine_digest() == before


def test_the_python_version_decides_the_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine_digest()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    assert engine_digest() != before


def test_the_gate_imports_nothing_heavy() -> None:
    heavy = "argparse pandas altair jinja2 ctypes importlib.metadata unicodedata"
    code = (
        "import sys; before = set(sys.modules); import youju.output.up_to_date, youju.output;"
        "print(*sorted(set(sys.modules) - before))"
    )
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.append({str(ROOT)!r}); {code}"]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert "youju.output.up_to_date" in loaded
    assert not set(heavy.split()) & set(loaded)
