"""Owns the moment of publishing: the staged site takes the old one's place, as a whole or not."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from youju.output.folders import (
    carry_file,
    finish_folders,
    list_folder,
    name_beside,
    retire_folder,
    sync_folder,
)
from youju.output.manifest import read_manifest

# Windows refuses to rename a folder for a moment after a virus scanner or a browser read from it.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()


def exchange_folders(output: Path) -> None:
    """Put the complete folder .output.stage in the place of `output`, which may be missing.

    Linux and macOS exchange the two at once. Elsewhere, or where the file system refuses, the old
    folder is first put aside as .output.old; `recover_folders` brings it back after a crash.
    """
    stage = name_beside(output, "stage")
    if not os.path.lexists(output):
        _rename(stage, output)
    elif not _swap(stage, output):
        _put_aside(output)
        _rename(stage, output)
    sync_folder(output.parent)


def recover_folders(output: Path) -> None:
    """End what an earlier build began: the site stands in its place and nothing lies beside it.

    .output.old is the whole old site. While a stage stands beside it too, or when the output is
    missing, the new site has not taken its place, and the old one comes back.
    """
    stage, copy, old = (name_beside(output, use) for use in ("stage", "copy", "old"))
    if _stands(old) and (_stands(stage) or not _stands(output)):
        if _stands(output):
            _retire(output, old)
        _rename(old, output)
    leftovers = [folder for folder in (stage, copy, old) if _stands(folder)]
    if leftovers:
        sync_folder(output.parent)
    for folder in leftovers:
        _retire(folder, output)


def list_leftovers(output: Path) -> list[Path]:
    """Return what lies beside `output` while a build runs, and after one that was killed."""
    beside = [name_beside(output, use) for use in ("lock", "stage", "copy", "old")]
    return [path for path in beside if path.exists()]


def _swap(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; return whether the system could."""
    name = {"linux": "renameat2", "darwin": "renamex_np"}.get(sys.platform)
    if name is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD; RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
    a, b = os.fsencode(first), os.fsencode(second)
    arguments = (here, a, here, b, exchange) if name == "renameat2" else (a, b, exchange)
    import ctypes

    try:
        call = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError):
        return False
    return bool(call(*arguments) == 0)


def _put_aside(output: Path) -> None:
    old, copy = name_beside(output, "old"), name_beside(output, "copy")
    try:
        _rename(output, old)
    except OSError as error:
        # A folder that came with a container image cannot be renamed, but it can be emptied.
        if error.errno != errno.EXDEV:
            raise
        copy.mkdir()
        found = list_folder(output)
        for path in found.folders:
            (copy / path).mkdir()
        for path in found.files:
            carry_file(output / path, copy / path)
        modes = dict.fromkeys(("", *found.folders), -1)
        finish_folders(copy, output, modes, modes)
        _rename(copy, old)
        _retire(output, old)


def _stands(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink()


def _retire(folder: Path, keeper: Path) -> None:
    manifest = read_manifest(folder)
    retire_folder(folder, manifest.pages.keys() if manifest else (), keeper)


def _rename(source: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            source.rename(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.rename(target)
