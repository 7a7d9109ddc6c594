"""The command line: exit codes, both languages, formats, and what is loaded for nothing to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixture import FIGURES, ROOT, copy_warm, edit
from youju.cli import BUSY, PROBLEMS, main
from youju.output.lock import lock_output
from youju.output.manifest import MANIFEST, hash_bytes
from youju.publish import CACHE
from youju.store.cache import Store

# Only what a fault in story.toml is told by: nothing needs drawing for it.
STORY = f"site_src/stories/{FIGURES}/story.toml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture, built once; tests may not change it."""
    root = copy_warm(tmp_path_factory.mktemp("cli") / "site")
    assert main(["build", "--root", str(root), "--lang", "en"]) == 0
    return root


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the fixture with one problem."""
    root = copy_warm(tmp_path / "site")
    edit(root / STORY, f'slug = "{FIGURES}"', 'slug = "Market Stalls"')
    return root


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    env = os.environ | environment
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8")


def has_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)


def test_check_without_problems(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(built)]) == 0
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    assert first.startswith("No problems in ") and err == ""
    assert (
        second
        == "Held: 5 figures, 4 of 4 prints in their sources, 0 relations, 14 pictures, 2 languages."
    )
    assert main(["check", "--root", str(built), "--lang", "zh"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("頁都沒有問題。") and second.startswith("已核對：5 個數字、")


@pytest.mark.parametrize("command", ["build", "check", "diff"])
def test_problems_are_told_on_stderr_in_the_language_asked_for(
    command: str, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, first in (("en", 'The slug "Market Stalls"'), ("zh", "「Market Stalls」不能")):
        given = [command, "--root", str(broken), "--lang", language]
        assert main(given) == PROBLEMS == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.splitlines()[0] == f"{STORY}:2:1 story-slug"
        assert err.splitlines()[1].strip().startswith(first)
        assert has_han(err) == (language == "zh")
    assert main([command, "--root", str(broken)]) == PROBLEMS
    err = capsys.readouterr().err
    assert "The slug" in err and "不能用在網址裏" in err
    assert not (broken / "output").exists()


@pytest.mark.parametrize("command", ["build", "check", "diff"])
def test_programs_read_problems_on_stdout(
    command: str, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--root", str(broken), "--format", "json"]) == PROBLEMS
    out, err = capsys.readouterr()
    assert [entry["code"] for entry in json.loads(out)] == ["story-slug"]
    assert err == ""


@pytest.mark.parametrize("command", ["build", "check"])
def test_programs_read_an_empty_list_when_there_are_none(
    command: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--root", str(built), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == [] and err
    assert main([command, "--root", str(built), "--format", "github"]) == 0
    assert capsys.readouterr().out == ""


def test_github_reads_annotations(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["check", "--root", str(broken), "--format", "github", "--lang", "en"]
    assert main(given) == PROBLEMS
    out, _ = capsys.readouterr()
    assert out.startswith(f"::error file={(broken / STORY).as_posix()},line=2,col=1,title=story-")
    assert out.count("\n") == 1


def test_a_second_build_is_up_to_date(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (("en", "Up to date: "), ("zh", "已是最新：")):
        assert main(["build", "--root", str(built), "--lang", language]) == 0
        file = built / "output/index.html"
        assert capsys.readouterr().out == f"{words}{file}\n"


@pytest.mark.slow
def test_a_fresh_build_believes_neither_the_manifest_nor_what_was_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_warm(tmp_path / "site")
    given = ["build", "--root", str(root), "--lang", "en"]
    assert main(given) == 0
    page = root / f"output/en/{FIGURES}/index.html"
    honest = page.read_bytes()
    page.write_bytes(honest.replace(b"1,200", b"9,999"))
    manifest = root / "output" / MANIFEST
    manifest.write_text(
        manifest.read_text("utf-8").replace(hash_bytes(honest), hash_bytes(page.read_bytes()))
    )
    store = Store(root / CACHE)
    for entry in (root / CACHE).glob("??/*.svg"):
        svg = store.get(entry.name)
        assert svg is not None
        store.put(entry.name, svg.replace(b" d=", b' opacity="0" d='))
    capsys.readouterr()
    assert main(given) == 0
    assert capsys.readouterr().out.startswith("Up to date: ")
    assert page.read_bytes() != honest
    assert main([*given, "--fresh"]) == 0
    assert "1 written, " in capsys.readouterr().out
    assert page.read_bytes() == honest


@pytest.mark.parametrize(("language", "word"), [("en", "written"), ("zh", "寫入")])
def test_a_build_says_what_it_did(
    language: str, word: str, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "elsewhere"
    given = ["build", "--root", str(built), "--output", str(output), "--lang", language]
    assert main(given) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert word in first and has_han(first) == (language == "zh")
    assert "14" in second and has_han(second) == (language == "zh")
    assert third.endswith((output / "index.html").resolve().as_uri())


@pytest.mark.slow
def test_without_a_command_the_site_is_built(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "site")
    shutil.rmtree(tmp_path / "site/output")
    done = run(cwd=tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/output/index.html").is_file()


def test_a_busy_output_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_warm(tmp_path / "site")
    with lock_output((root / "output").absolute()):
        assert main(["build", "--root", str(root), "--lang", "en"]) == BUSY == 75
        out, err = capsys.readouterr()
        assert out == "" and "output-busy" in err and str(os.getpid()) in err
        assert main(["build", "--root", str(root), "--format", "json"]) == BUSY
        assert json.loads(capsys.readouterr().out)[0]["code"] == "output-busy"


def test_no_site_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(tmp_path), "--lang", "en"]) == PROBLEMS
    assert "site_src/site.toml:1:1 site-no-settings" in capsys.readouterr().err


@pytest.mark.slow
def test_a_narrow_code_page_takes_chinese(broken: Path) -> None:
    done = run("check", "--root", str(broken), "--lang", "zh", PYTHONIOENCODING="ascii")
    assert done.returncode == PROBLEMS
    assert "不能用在網址裏" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a closed pipe in other ways")
def test_a_reader_that_has_seen_enough_may_leave(broken: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "check", "--format", "json"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*command, "--root", str(broken)], stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_interrupted_command_ends_without_a_traceback(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("youju.cli.read_inputs", interrupt)
    assert main(["check", "--root", str(built)]) == 130
    assert capsys.readouterr() == ("", "")


LOADED = """
import runpy, sys
sys.argv = sys.argv[1:]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
except SystemExit as ended:
    assert not ended.code, ended.code
print("LOADED", *sorted(sys.modules))
"""
HEAVY = {
    *("pandas", "numpy", "altair", "vl_convert", "jinja2", "markdown", "nh3", "opencc", "babel"),
    *("uharfbuzz", "tornado", "livereload", "asyncio", "multiprocessing", "difflib", "subprocess"),
}


@pytest.mark.parametrize("given", [["--help"], ["--version"], ["build"]])
def test_nothing_heavy_is_loaded_for_nothing_to_do(given: list[str], built: Path) -> None:
    door = str(ROOT / "build.py")
    given = [*given, "--root", str(built)] if given == ["build"] else given
    done = subprocess.run(
        [sys.executable, "-c", LOADED, door, *given], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.rpartition("LOADED")[2].split()
    assert "youju.cli" in loaded
    assert HEAVY & set(loaded) == set()
    assert not [name for name in loaded if name.startswith(("youju.content", "youju.pages"))]
