"""Owns what a build reads: every input file's bytes, read once and hashed as they were read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from youju.model import Origin
from youju.problems import Problems

FOLDERS = ("site_src", "data", "templates", "static", "embeds")
# What a site may leave out; Youju's own then serve it.
SHARED = ("templates/", "static/", "site_src/strings.toml", "site_src/units.toml")
# What npm installs for interactive charts, in the site's folder or beside Youju's own templates.
RUNTIME = (
    "node_modules/vega/build/vega.min.js",
    "node_modules/vega-interpreter/build/vega-interpreter.js",
)
LARGEST_FILE = 20_000_000
# Files that Excel, WPS, LibreOffice and editors leave beside the one being edited.
_TEMPORARY = ("~$", ".~", ".#", "~WRL")


@dataclass(frozen=True)
class Inputs:
    """Every input file's bytes by its path from the site's root ("data/budget.csv")."""

    root: Path
    files: Mapping[str, bytes]

    def digest(self) -> str:
        """Return a hash over all paths and bytes: equal digests mean equal inputs."""
        total = hashlib.blake2b(digest_size=20)
        for name in sorted(self.files):
            content = self.files[name]
            total.update(f"{len(name.encode())}:{name}:{len(content)}:".encode())
            total.update(content)
        return total.hexdigest()


def read_inputs(root: Path, problems: Problems | None = None) -> Inputs:
    """Read the site under `root`, laid over Youju's own templates, look and interface words.

    Unreadable, oversized and outside files (a symbolic link that leaves the root) are reported
    to `problems`, or raised as BuildError when none is given.
    """
    found = Problems() if problems is None else problems
    files = dict(_read_folders(read_home(), SHARED, found))
    files.update(_read_folders(root, FOLDERS, found))
    if any(name.endswith("/story.toml") and b"interactive" in files[name] for name in files):
        files.update(_read_runtime(root))
    if problems is None:
        found.raise_if_any()
    return Inputs(root, dict(sorted(files.items())))


def read_home() -> Path:
    """Return the folder of Youju's own templates: in the wheel, or this checkout's root."""
    packaged = Path(__file__).parent / "home"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


def _read_folders(
    root: Path, wanted: tuple[str, ...], problems: Problems
) -> Iterator[tuple[str, bytes]]:
    for folder in FOLDERS:
        for path in _walk(root / folder):
            name = path.relative_to(root).as_posix()
            if not name.startswith(wanted):
                continue
            try:
                if not path.resolve().is_relative_to(root.resolve()):
                    problems.add("input-outside", Origin(name), path=path.readlink())
                elif path.stat().st_size > LARGEST_FILE:
                    problems.add("input-too-large", Origin(name), size=path.stat().st_size)
                else:
                    yield name, path.read_bytes()
            except OSError as error:
                problems.add("input-unreadable", Origin(name), reason=error.strerror or error)


def _read_runtime(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what is installed; pages.runtime tells what is missing or is not as it must be."""
    for place in (read_home(), root):
        for name in RUNTIME:
            with suppress(OSError):
                yield name, (place / name).read_bytes()


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((*_TEMPORARY, ".")) or entry.name == "__pycache__":
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        else:
            yield entry
