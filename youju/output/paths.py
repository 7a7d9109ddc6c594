"""Owns where a build may write: which folder, and under which names inside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from youju.inputs import FOLDERS, read_home
from youju.origins import Origin
from youju.output.manifest import MANIFEST
from youju.problems import Problems

# Between two slashes Linux and macOS allow 255 bytes; Windows allows 260 characters in all.
LONGEST_NAME = 255
LONGEST_PATH = 240
_FORBIDDEN = frozenset('<>:"|?*')
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{device}{port}" for device in ("COM", "LPT") for port in "0123456789¹²³"]
)


def check_output(output: Path, root: Path | None, problems: Problems) -> None:
    """Report an `output` that cannot be exchanged as one folder, or that meets the site's inputs.

    `root` is the folder of the site that is built. The folder may be missing.
    """
    origin = Origin(output.name or str(output))
    if output.is_symlink():
        problems.add("output-link", origin, target=output.readlink())
    elif output.exists() and not output.is_dir():
        problems.add("output-not-folder", origin)
    elif os.path.ismount(output):
        problems.add("output-mount", origin)
    sites = [site for site in (root, read_home()) if site is not None]
    inputs = [site / folder for site in sites for folder in FOLDERS] + [
        Path(__file__).parent.parent
    ]
    for folder in (*sites, *inputs):
        if _holds(output, folder) or (folder in inputs and _holds(folder, output)):
            problems.add("output-meets-inputs", origin, folder=folder)
            return


def check_paths(paths: Iterable[str], output: Path, problems: Problems) -> None:
    """Report pages that would leave `output`, fit no file system, or be one file twice.

    What Windows or macOS would take for one file counts as one: "A.html" and "a.html".
    """
    taken: dict[str, tuple[str, bool]] = {}
    for path in paths:
        code = _find_fault(path)
        clash = None if code else _find_clash(path, taken)
        if code:
            problems.add(code, Origin(output.name), path=path)
        elif clash is not None:
            problems.add("output-path-twice", Origin(output.name), path=path, other=clash)
        else:
            taken.update((_fold(name), (name, is_folder)) for name, is_folder in _list_names(path))


def check_strangers(
    paths: Iterable[str], strangers: Iterable[tuple[str, bool]], output: Path, problems: Problems
) -> None:
    """Report pages that stand where `output` has something that no build made.

    `strangers` are paths in the output, each with whether it is a folder.
    """
    taken = {
        _fold(name): (name, is_folder)
        for path, stranger_is_folder in strangers
        for name, is_folder in _list_names(path, stranger_is_folder)
    }
    for path in paths:
        clash = _find_clash(path, taken)
        if clash is not None:
            problems.add("output-stranger", Origin(output.name), path=path, other=clash)


def _find_fault(path: str) -> str | None:
    names = path.split("/")
    if "\\" in path or ":" in path or any(name in ("", ".", "..") for name in names):
        return "output-path-outside"
    if len(path) > LONGEST_PATH:
        return "output-path-long"
    if path == MANIFEST or any(_is_refused(name) for name in names):
        return "output-path-name"
    if any(len(name.encode()) > LONGEST_NAME for name in names):
        return "output-path-long"
    return None


@lru_cache(maxsize=4096)
def _is_refused(name: str) -> bool:
    """Return whether some system refuses `name` or reads it as another: "con.txt", "a."."""
    device = name.partition(".")[0].rstrip().upper()
    return (
        device in _DEVICES
        or name[-1] in ". "
        or not _FORBIDDEN.isdisjoint(name)
        or not name.isprintable()
    )


def _find_clash(path: str, taken: dict[str, tuple[str, bool]]) -> str | None:
    for name, is_folder in _list_names(path):
        former = taken.get(_fold(name))
        if former is not None and not (is_folder and former == (name, True)):
            return former[0]
    return None


def _list_names(path: str, is_folder: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the path and each folder it lies in: "zh/a.html" gives "zh" and "zh/a.html"."""
    end = path.find("/")
    while end >= 0:
        yield path[:end], True
        end = path.find("/", end + 1)
    yield path, is_folder


def _fold(path: str) -> str:
    """Return what file systems that ignore case and composition compare."""
    if path.isascii():
        return path.lower()
    from unicodedata import normalize

    return normalize("NFD", normalize("NFD", path).casefold())


def _holds(outer: Path, inner: Path) -> bool:
    folded = (Path(_fold(str(path.resolve()))) for path in (inner, outer))
    return next(folded).is_relative_to(next(folded))
