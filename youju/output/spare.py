"""Owns the spare: the site before the one that stands, kept to become most of the next one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Set
from pathlib import Path

from youju.output.folders import (
    finish_folders,
    hand_over,
    list_folder,
    name_beside,
    open_folders,
)


class Spare:
    """The folder .output.spare beside `output`, which may be missing or in any state.

    All of it is a build's; strangers have their files in the output, too.
    """

    # Thousands of paths are looked at: to make a Path of each takes longer than the look.
    # ruff: noqa: PTH102, PTH106, PTH108

    def __init__(self, output: Path) -> None:
        self._output = output
        self.folder = name_beside(output, "spare")
        self._modes: dict[str, int] = {}
        self._touched: set[str] = set()

    def stands(self) -> bool:
        """Return whether there is one."""
        return self.folder.is_dir() and not self.folder.is_symlink()

    def strip(self, pages: Collection[str], folders: Collection[str]) -> dict[str, int]:
        """Leave nothing in it but `pages` and `folders`; return the inodes of pages that are left.

        These may have any bytes. Its manifest goes too, until it is a site again.
        """
        found = list_folder(self.folder)
        self._modes = open_folders(self.folder, found.folders)
        for path in found.files.keys() - pages:
            self.remove(path)
        for path in reversed(found.folders):
            if path not in folders:
                self._touch(path)
                del self._modes[path]
                os.rmdir(self._name(path))
        return {path: inode for path, inode in found.files.items() if path in pages}

    def remove(self, path: str) -> None:
        """Take out a file."""
        self._touch(path)
        os.unlink(self._name(path))

    def make_folder(self, path: str) -> None:
        """Make a folder, if it is not there; its parents are."""
        if path not in self._modes:
            os.mkdir(self._name(path))
            self._modes[path] = -1
            self._touch(path)

    def finish(self, added: Iterable[str]) -> None:
        """Give its folders the modes of the output's, and write through those with something
        `added` or taken out."""
        touched = self._touched.union(path.rpartition("/")[0] for path in added)
        finish_folders(self.folder, self._output, self._modes, touched)

    def fill(self, former: Path, files: Set[str], folders: Set[str]) -> None:
        """Take the site `former`, in whose place the output stands, as the new spare.

        What it has besides these `files` and `folders` came while a build ran: the output gets it.
        """
        found = list_folder(former)
        strangers = (path for path in found.folders if path not in folders)
        hand_over(former, found.files.keys() - files, strangers, self._output)
        self.drop()
        former.rename(self.folder)

    def drop(self) -> None:
        """Remove it, as far as that is possible."""
        if self.stands():
            shutil.rmtree(self.folder, ignore_errors=True)

    def _touch(self, path: str) -> None:
        self._touched |= {path, path.rpartition("/")[0]}

    def _name(self, path: str) -> str:
        return f"{self.folder}/{path}"
