"""What a build reads: all of the site's files, none of anybody else's, each byte in the digest."""

from __future__ import annotations

import os
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest

from youju import inputs
from youju.content.declared import resolve
from youju.inputs import RUNTIME, Inputs, read_home, read_inputs, read_today
from youju.problems import BuildError, Problems


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("site_src/site.toml", "data/a.csv", "static/css/own.css", "other/secret.txt"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return tmp_path / "site"


def own(root: Path) -> list[str]:
    """Return the files that are read under `root`, without Youju's own."""
    shared = read_inputs(root.parent / "nothing").files
    return [name for name in read_inputs(root).files if name not in shared]


def codes(root: Path) -> list[tuple[str, str]]:
    problems = Problems()
    read_inputs(root, problems)
    for problem in problems:
        assert problem.sentence("zh") and problem.mend("en")
    return [(problem.code, problem.origin.file) for problem in problems]


def test_the_sites_own_folders_are_read_and_no_others(root: Path) -> None:
    assert own(root) == ["data/a.csv", "site_src/site.toml", "static/css/own.css"]


def test_what_a_site_leaves_out_comes_from_youju(root: Path) -> None:
    files = read_inputs(root).files
    home = read_home()
    for name in ("templates/base.html", "static/css/site.css", "site_src/units.toml"):
        assert files[name] == (home / name).read_bytes()
    assert not [name for name in files if name.startswith(("site_src/stories/", "data/talent"))]


def test_a_sites_own_file_takes_the_place_of_youjus(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/base.html").write_text("mine", "utf-8")
    files = read_inputs(root).files
    assert files["templates/base.html"] == b"mine"
    assert files["templates/story.html"] == (read_home() / "templates/story.html").read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "data/~$a.csv",
        "data/.~lock.a.csv#",
        "data/.~a.csv",
        "data/.#a.csv",
        "data/~WRL0001.tmp",
        "data/.DS_Store",
        "data/.git/config",
        "site_src/__pycache__/x.pyc",
    ],
)
def test_what_programs_leave_beside_a_file_is_not_read(name: str, root: Path) -> None:
    before = read_inputs(root).digest()
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", "utf-8")
    assert read_inputs(root).digest() == before


def test_a_link_inside_the_site_is_read_and_one_that_leaves_it_is_not(root: Path) -> None:
    (root / "data/again.csv").symlink_to("a.csv")
    (root.parent / "secret.csv").write_text("secret", "utf-8")
    (root / "data/out.csv").symlink_to("../../secret.csv")
    assert codes(root) == [("input-outside", "data/out.csv")]
    files = read_inputs(root, Problems()).files
    assert files["data/again.csv"] == files["data/a.csv"]
    assert "data/out.csv" not in files
    with pytest.raises(BuildError):
        read_inputs(root)


@pytest.mark.parametrize(
    "target", ["../.env", "../.git/config", "../build.py", "../notes/plan.md", "deep/.hidden/a.txt"]
)
def test_a_link_to_what_is_no_input_is_not_published(target: str, root: Path) -> None:
    secret = root / "static" / target
    secret.parent.mkdir(parents=True, exist_ok=True)
    secret.write_text("secret=1", "utf-8")
    (root / "static/note.txt").symlink_to(target)
    assert codes(root) == [("input-outside", "static/note.txt")]
    assert "static/note.txt" not in read_inputs(root, Problems()).files


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_and_links_in_a_circle_do_not_hold_a_build_up(root: Path) -> None:
    os.mkfifo(root / "static/pipe.txt")
    (root / "static/round.txt").symlink_to("round.txt")
    assert sorted(codes(root)) == [
        ("input-unreadable", "static/pipe.txt"),
        ("input-unreadable", "static/round.txt"),
    ]


def test_what_cannot_be_read_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "data/dead.csv").symlink_to("gone.csv")
    (root / "data/folder.csv").symlink_to("../static")
    # Youju's own stories are not this site's, however large their files are.
    largest = max(len(content) for content in read_inputs(root, Problems()).files.values())
    monkeypatch.setattr(inputs, "LARGEST_FILE", largest)
    (root / "data/large.csv").write_bytes(b"x" * (largest + 1))
    assert sorted(codes(root)) == [
        ("input-too-large", "data/large.csv"),
        ("input-unreadable", "data/dead.csv"),
        ("input-unreadable", "data/folder.csv"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data/a.csv").write_text("data/a.csw", "utf-8"),
        lambda root: (root / "data/a.csv").rename(root / "data/b.csv"),
        lambda root: (root / "data/b.csv").write_bytes(b""),
        lambda root: (root / "data/a.csv").unlink(),
    ],
)
def test_each_name_and_byte_decides_the_digest(change: object, root: Path) -> None:
    before = read_inputs(root).digest()
    assert callable(change)
    change(root)
    assert read_inputs(root).digest() != before


def test_a_file_cannot_pass_for_two(root: Path) -> None:
    whole = inputs.Inputs(root, {"a": b"1:b:1:c"})
    split = inputs.Inputs(root, {"a": b"", "b": b"c"})
    assert whole.digest() != split.digest()
    assert inputs.Inputs(root.parent, whole.files).digest() == whole.digest()


def test_the_runtime_is_read_where_a_story_declares_interaction(root: Path) -> None:
    assert not set(RUNTIME) & set(read_inputs(root).files)
    story = root / "site_src/stories/a/story.toml"
    story.parent.mkdir(parents=True)
    story.write_text("[[charts]]\ninteractive = true\n", "utf-8")
    home = read_home()
    files = read_inputs(root).files
    assert {name: files[name] for name in RUNTIME} == {
        name: (home / name).read_bytes() for name in RUNTIME
    }
    own = root / RUNTIME[0]
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")
    assert read_inputs(root).files[RUNTIME[0]] == b"mine"
    assert read_inputs(root).digest() != Inputs(root, files).digest()


def test_a_name_that_macos_keeps_decomposed_is_the_one_that_editors_type(root: Path) -> None:
    apart = unicodedata.normalize("NFD", "data/caf\u00e9.csv")
    (root / apart).write_text("x", "utf-8")
    (root / unicodedata.normalize("NFD", "static/\u00e9.css")).write_text("x", "utf-8")
    assert "data/caf\u00e9.csv" in own(root) and apart not in own(root)
    assert resolve(f"/{apart}", "site_src/stories/a") == "data/caf\u00e9.csv"
    assert unicodedata.normalize("NFD", "static/\u00e9.css") in own(root)


@pytest.mark.parametrize(
    ("epoch", "day"), [("1763510400", date(2025, 11, 19)), ("0", date(1970, 1, 1))]
)
def test_the_day_is_that_of_the_source_date(
    monkeypatch: pytest.MonkeyPatch, epoch: str, day: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert read_today() == Inputs(Path(), {}).today == day


@pytest.mark.parametrize("epoch", ["", "yesterday", "9" * 30])
def test_without_one_it_is_today(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert abs(read_today() - date.today()) <= timedelta(days=1)
