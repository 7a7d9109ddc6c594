"""Owns the careful handling of files on disk: walk, write through, carry over, retire."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from youju.output.manifest import MANIFEST

_ALL = stat.S_IRWXU


def name_beside(output: Path, use: str) -> Path:
    """Return the hidden neighbour of `output` for a `use`: output → .output.stage."""
    return output.with_name(f".{output.name}.{use}")


def walk_folder(folder: Path, inside: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each path under `folder` ("zh/index.html") and whether it is a folder, parents first.

    Links are files here: they are never followed.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{inside}{entry.name}"
        is_folder = entry.is_dir(follow_symlinks=False)
        yield path, is_folder
        if is_folder:
            yield from walk_folder(folder / entry.name, f"{path}/")


@dataclass(frozen=True)
class FolderListing:
    """What a folder holds: the inode of each file by its path, and all folders, parents first."""

    files: Mapping[str, int]
    folders: tuple[str, ...]


def list_folder(folder: Path) -> FolderListing:
    """Return what lies under `folder`, as walk_folder does, in no order but that of folders."""
    files: dict[str, int] = {}
    folders: list[str] = []
    left = [""]
    while left:
        inside = left.pop()
        with os.scandir(f"{folder}/{inside}") as found:
            for entry in found:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    left.append(f"{path}/")
                else:
                    files[path] = entry.inode()
    return FolderListing(files, tuple(folders))


def list_parents(paths: Collection[str]) -> set[str]:
    """Return every folder that holds one of `paths`: "zh/a/b.html" gives "zh" and "zh/a"."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def write_file(path: Path, content: bytes) -> None:
    """Write a new file through to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def carry_file(source: Path | str, target: Path | str) -> None:
    """Give `source` a second name, or copy it with its times where there are no hard links.

    Thousands of files are carried; to make a Path of each took longer than the links.
    """
    if os.path.islink(source):  # noqa: PTH114
        former = Path(source)
        Path(target).symlink_to(former.readlink(), target_is_directory=former.is_dir())
        return
    try:
        os.link(source, target)
    except OSError:
        import shutil

        shutil.copyfile(source, target)
        with Path(target).open("r+b") as file:
            os.fsync(file.fileno())
        shutil.copystat(source, target)


def sync_folder(folder: Path) -> None:
    """Write a folder's list of names through to the disk (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def open_folders(folder: Path, inside: Iterable[str]) -> dict[str, int]:
    """Have `folder` and those `inside` open to their owner; return the mode of each by its path."""
    modes = {}
    for path in ("", *inside):
        mode = stat.S_IMODE(os.stat(f"{folder}/{path}").st_mode)  # noqa: PTH116  (of thousands)
        if mode & _ALL != _ALL:
            (folder / path).chmod(_ALL)
            mode = _ALL
        modes[path] = mode
    return modes


def finish_folders(
    folder: Path, model: Path, modes: Mapping[str, int], changed: Collection[str]
) -> None:
    """Give folders in `folder` the modes they have in `model`, and write through those `changed`.

    `modes` has all of them by path, each with that it is known to have, or -1.
    """
    for path in sorted(modes, reverse=True):
        with suppress(FileNotFoundError, NotADirectoryError):
            former = os.stat(f"{model}/{path}").st_mode  # noqa: PTH116  (of thousands)
            if stat.S_ISDIR(former) and stat.S_IMODE(former) != modes[path]:
                (folder / path).chmod(stat.S_IMODE(former))
        if path in changed:
            sync_folder(folder / path)


def hand_over(folder: Path, files: Iterable[str], folders: Iterable[str], keeper: Path) -> None:
    """Move what strangers put into `folder` to `keeper`, but for files that it has too."""
    for path in folders:
        (keeper / path).mkdir(parents=True, exist_ok=True)
    for path in files:
        if not os.path.lexists(keeper / path):
            (keeper / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).rename(keeper / path)


def retire_folder(folder: Path, made: Collection[str], keeper: Path) -> None:
    """Remove `folder` with the files `made` by a build and those that `keeper` has too.

    Anything else is a stranger's, put there while a build ran: it moves to `keeper`. The manifest
    goes last, so that a retirement that is cut short can be taken up again.
    """
    found, ours = list_folder(folder), list_parents(made)
    open_folders(folder, found.folders)
    strangers = found.files.keys() - {*made, MANIFEST}
    hand_over(folder, strangers, (path for path in found.folders if path not in ours), keeper)
    for path in found.files.keys() - {MANIFEST}:
        with suppress(FileNotFoundError):  # it was handed over
            os.unlink(f"{folder}/{path}")  # noqa: PTH108  (thousands of paths, each made once)
    for path in reversed(found.folders):
        (folder / path).rmdir()
    (folder / MANIFEST).unlink(missing_ok=True)
    folder.rmdir()
