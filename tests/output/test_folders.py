"""Files on disk: walks follow no link, carried files are the same, nothing foreign is removed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from youju.output.folders import (
    carry_file,
    finish_folders,
    hand_over,
    list_parents,
    name_beside,
    open_folders,
    retire_folder,
    walk_folder,
    write_file,
)
from youju.output.manifest import MANIFEST


def plant(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    return folder


def test_neighbours_are_hidden_and_beside() -> None:
    assert name_beside(Path("/x/output"), "stage") == Path("/x/.output.stage")


def test_a_walk_is_in_order_and_follows_no_link(tmp_path: Path) -> None:
    plant(tmp_path / "walked", "b/c/d.html", "a.html", "é/x")
    plant(tmp_path / "elsewhere", "secret")
    (tmp_path / "walked/linked").symlink_to(tmp_path / "elsewhere")
    assert list(walk_folder(tmp_path / "walked")) == [
        ("a.html", False),
        ("b", True),
        ("b/c", True),
        ("b/c/d.html", False),
        ("linked", False),
        ("é", True),
        ("é/x", False),
    ]


def test_parents_are_all_folders_above() -> None:
    assert list_parents(["zh/a/b.html", "zh/c.html", "d.html"]) == {"zh", "zh/a"}


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        write_file(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"


def test_a_whole_file_is_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    write_file(tmp_path / "a", b"12345")
    assert sizes == [5]


@pytest.mark.parametrize("links", [True, False])
def test_a_carried_file_is_the_same(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    plant(tmp_path, "source")
    (tmp_path / "source").chmod(0o440)
    os.utime(tmp_path / "source", (1, 1))
    carry_file(tmp_path / "source", tmp_path / "target")
    source, target = (tmp_path / "source").stat(), (tmp_path / "target").stat()
    assert (tmp_path / "target").read_text() == "source"
    assert (target.st_mode, target.st_mtime_ns) == (source.st_mode, source.st_mtime_ns)
    assert (target.st_ino == source.st_ino) is links


def test_a_carried_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere/at/all")
    carry_file(tmp_path / "link", tmp_path / "again")
    assert (tmp_path / "again").readlink() == Path("nowhere/at/all")


def test_folders_get_the_modes_of_their_model(tmp_path: Path) -> None:
    made, model = plant(tmp_path / "made", "a/b/c", "new/d"), plant(tmp_path / "model", "a/b/c")
    (model / "a").chmod(0o700)
    (model / "a/b").chmod(0o555)
    model.chmod(0o750)
    folders = ("", "a", "a/b", "new", "new/d")
    finish_folders(made, model, dict.fromkeys(folders, -1), folders)
    modes = [(made / path).stat().st_mode & 0o777 for path in (".", "a", "a/b")]
    assert modes == [0o750, 0o700, 0o555]


def test_a_folder_is_not_given_the_mode_of_a_file_that_stood_in_its_place(tmp_path: Path) -> None:
    made, model = plant(tmp_path / "made", "a/b/c"), plant(tmp_path / "model", "a")
    (model / "a").chmod(0o400)
    before = (made / "a").stat().st_mode
    finish_folders(made, model, {"": -1, "a": -1, "a/b": -1}, ())
    assert (made / "a").stat().st_mode == before and (made / "a/b/c").exists()


def test_a_mode_that_is_known_to_be_there_is_not_given_again(tmp_path: Path) -> None:
    made, model = plant(tmp_path / "made", "a/b"), plant(tmp_path / "model", "a/b")
    (made / "a").chmod(0o700)
    (model / "a").chmod(0o750)
    finish_folders(made, model, {"a": 0o750}, ())
    assert (made / "a").stat().st_mode & 0o777 == 0o700
    finish_folders(made, model, {"a": 0o700}, ())
    assert (made / "a").stat().st_mode & 0o777 == 0o750


def test_folders_are_opened_to_their_owner(tmp_path: Path) -> None:
    folder = plant(tmp_path / "site", "a/b/c", "d/e")
    (folder / "a/b").chmod(0o055)
    (folder / "d").chmod(0o750)
    modes = open_folders(folder, ["a", "a/b", "d"])
    assert (modes["a/b"], modes["d"]) == (0o700, 0o750)
    assert {path: (folder / path).stat().st_mode & 0o777 for path in modes} == modes


def test_what_is_handed_over_takes_no_file_of_the_keepers(tmp_path: Path) -> None:
    folder, keeper = plant(tmp_path / "old", "a/new", "mine"), plant(tmp_path / "keeper", "mine")
    (folder / "mine").write_text("an older state")
    hand_over(folder, ["a/new", "mine"], ["a", "empty"], keeper)
    assert (keeper / "a/new").exists() and (keeper / "empty").is_dir()
    assert (keeper / "mine").read_text() == "mine" and (folder / "mine").exists()


def test_retiring_removes_what_was_made_and_what_is_kept_elsewhere(tmp_path: Path) -> None:
    keeper = plant(tmp_path / "keeper", "mine.txt")
    folder = plant(tmp_path / "old", "a/index.html", "mine.txt", "a/late.txt", "b/c/late", MANIFEST)
    (folder / "empty").mkdir()
    (folder / "a").chmod(0o555)
    retire_folder(folder, {"a/index.html"}, keeper)
    assert not folder.exists()
    assert list(walk_folder(keeper)) == [
        ("a", True),
        ("a/late.txt", False),
        ("b", True),
        ("b/c", True),
        ("b/c/late", False),
        ("empty", True),
        ("mine.txt", False),
    ]
    assert (keeper / "mine.txt").read_text() == "mine.txt"


def test_retiring_keeps_the_keepers_own_file(tmp_path: Path) -> None:
    keeper, folder = plant(tmp_path / "keeper", "mine"), plant(tmp_path / "old", "mine")
    (folder / "mine").write_text("an older state")
    (folder / "link").symlink_to("older")
    (keeper / "link").symlink_to("newer")
    retire_folder(folder, (), keeper)
    assert (keeper / "mine").read_text() == "mine"
    assert (keeper / "link").readlink() == Path("newer")


def test_retiring_follows_no_link(tmp_path: Path) -> None:
    elsewhere, folder = plant(tmp_path / "elsewhere", "secret"), plant(tmp_path / "old", "a")
    (folder / "linked").symlink_to(elsewhere)
    retire_folder(folder, {"a", "linked"}, tmp_path / "keeper")
    assert (elsewhere / "secret").exists()
