"""Sightings: an untouched page is not read again; whatever may have touched one, is found out."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from youju.model import Page
from youju.output import up_to_date
from youju.output.manifest import hash_bytes
from youju.output.sightings import Sightings
from youju.output.up_to_date import is_fresh
from youju.output.writer import write_pages

PAGES = [Page("a/index.html", b"12345"), Page("b.html", b"")]
HOUR = 3600 * 1_000_000_000
OLD = time.time_ns() // 1_000_000_000 * 1_000_000_000 - HOUR + 123_456_789


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was put there an hour ago, and seen."""
    write_pages(PAGES, tmp_path / "output", "digest")
    for page in PAGES:
        os.utime(tmp_path / "output" / page.path, ns=(OLD, OLD))
    assert is_fresh(tmp_path / "output", "digest", open_sightings(tmp_path / "output"))
    return tmp_path / "output"


def open_sightings(site: Path) -> Sightings:
    return Sightings(site.parent / ".cache/output.json", site)


def list_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the contents that the gate reads."""
    read: list[bytes] = []
    real = hash_bytes

    def watch(content: bytes) -> str:
        read.append(content)
        return real(content)

    with monkeypatch.context() as patched:
        patched.setattr(up_to_date, "hash_bytes", watch)
        is_fresh(site, "digest", open_sightings(site))
    return read


def test_what_was_seen_is_not_read_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list_read(site, monkeypatch) == []
    assert is_fresh(site, "digest", open_sightings(site))


@pytest.mark.parametrize(
    ("moment", "times"),
    [(OLD // 1_000_000_000 * 1_000_000_000, 2), (time.time_ns() + HOUR, 2), (OLD, 1)],
    ids=["whole seconds", "young", "old"],
)
def test_times_that_can_deceive_are_not_believed(
    moment: int, times: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(site / "a/index.html", ns=(moment, moment))
    read = [list_read(site, monkeypatch) for _ in range(2)]
    assert read == [[b"12345"], [b"12345"] * (times - 1)]


def write_in_place(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"1234x")


def write_anew(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"1234x")


def put_link(path: Path) -> None:
    other = path.with_name("other.html")
    other.write_bytes(b"1234x")
    path.unlink()
    path.symlink_to(other)


@pytest.mark.parametrize("harm", [write_in_place, write_anew, put_link, Path.unlink])
@pytest.mark.parametrize("hidden", [True, False])
def test_a_page_that_was_touched_is_healed(
    harm: Callable[[Path], None], hidden: bool, site: Path
) -> None:
    harm(site / "a/index.html")
    if hidden and harm is not Path.unlink:
        os.utime(site / "a/index.html", ns=(OLD, OLD))
    assert not is_fresh(site, "digest", open_sightings(site))
    changes = write_pages(PAGES, site, "digest", seen=open_sightings(site))
    assert changes.written == ("a/index.html",)
    assert (site / "a/index.html").read_bytes() == b"12345"
    assert not (site / "a/index.html").is_symlink()
    assert is_fresh(site, "digest", open_sightings(site))


def test_a_build_leaves_what_it_knows(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [PAGES[0], Page("c.html", b"new")]
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", read_no_page(Path.read_bytes))
        changes = write_pages(pages, site, "digest", seen=open_sightings(site))
    assert (changes.written, changes.unchanged) == (("c.html",), ("a/index.html",))
    assert list_read(site, monkeypatch) == [b"new"]


def read_no_page(real: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
    def read(path: Path) -> bytes:
        assert path.suffix != ".html", path
        return real(path)

    return read


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"output": "", "pages": {"a": 1}}'])
def test_a_damaged_record_has_seen_nothing(
    content: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site.parent / ".cache/output.json").write_text(content)
    assert list_read(site, monkeypatch) == [b"12345", b""]


def test_a_copy_elsewhere_was_not_seen(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(site, site.with_name("copy"))
    assert len(list_read(site.with_name("copy"), monkeypatch)) == 2


def test_another_page_than_the_one_seen_is_read(site: Path) -> None:
    """A manifest of another site, whose page has the same address, does not inherit."""
    assert not open_sightings(site).vouch("b.html", "another hash")
    assert not open_sightings(site).vouch("../x\0", "")


def test_a_folder_that_cannot_be_written_does_no_harm(site: Path) -> None:
    shutil.rmtree(site.parent / ".cache")
    (site.parent / ".cache").write_text("a file")
    assert is_fresh(site, "digest", open_sightings(site))
