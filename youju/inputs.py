"""Owns what a build reads: every input file's bytes, read once and hashed as they were read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from youju.origins import Origin
from youju.problems import Problems

FOLDERS = ("site_src", "data", "templates", "static", "embeds")
# Of these, what a site leaves out is taken from Youju's own, key by key.
MERGED = ("site_src/strings.toml", "site_src/units.toml")
# Of these, Youju's own is kept beside the site's: what differs is told.
COMPARED = ("static/css/embed.css",)
# What a site may leave out, file by file; Youju's own then serve it.
SHARED = ("templates/", "static/", *MERGED)
# What npm installs for interactive charts, in the site's folder or beside Youju's own templates.
RUNTIME = (
    "node_modules/vega/build/vega.min.js",
    "node_modules/vega-interpreter/build/vega-interpreter.js",
)
# A site's template extends the one of Youju's that it replaces: {% extends "youju/story.html" %}.
TEMPLATES, OURS = "templates/", "templates/youju/"
LARGEST_FILE = 20_000_000
# Files that Excel, WPS, LibreOffice and editors leave beside the one being edited.
_TEMPORARY = ("~$", ".~", ".#", "~WRL")


@dataclass(frozen=True)
class Inputs:
    """Every input file's bytes by its path from the site's root ("data/budget.csv").

    `home` has Youju's own of the MERGED files, which complete the site's, and of those COMPARED.
    What depends on `today` may be said of the site, and is nothing of it: no digest has it.
    `engine` is the digest of the engine that they are for, where it was taken already.
    """

    root: Path
    files: Mapping[str, bytes]
    home: Mapping[str, bytes] = field(default_factory=dict)
    today: date = field(default_factory=lambda: read_today())
    engine: str = ""

    def digest(self) -> str:
        """Return a hash over all paths and bytes: equal digests mean equal inputs."""
        total = hashlib.blake2b(digest_size=20)
        own = {f"home/{name}": content for name, content in self.home.items()}
        for name, content in sorted([*self.files.items(), *own.items()]):
            total.update(f"{len(name.encode())}:{name}:{len(content)}:".encode())
            total.update(content)
        return total.hexdigest()


def read_today() -> date:
    """Return the day that SOURCE_DATE_EPOCH names, as reproducible-builds.org has it, or today."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC).date()
    return date.today()


def read_inputs(root: Path, problems: Problems | None = None, today: date | None = None) -> Inputs:
    """Read the site under `root`, laid over Youju's own templates, look and interface words.

    It is checked as on the day `today`, that of read_today unless told. Unreadable, oversized and
    outside files (a symbolic link to what is no input) are reported to `problems`, or raised as
    BuildError when none is given.
    """
    found = Problems() if problems is None else problems
    files = dict(_read_folders(read_home(), SHARED, found))
    home = {name: files[name] for name in (*MERGED, *COMPARED) if name in files}
    theirs = dict(_read_folders(root, FOLDERS, found))
    files.update(_keep_replaced(files, theirs))
    files.update(theirs)
    if any(name.endswith("/story.toml") and b"interactive" in files[name] for name in files):
        files.update(_read_runtime(root))
    if problems is None:
        found.raise_if_any()
    return Inputs(root, dict(sorted(files.items())), home, today or read_today())


def _keep_replaced(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return Youju's own of the templates that a site replaces, by names that these can extend."""
    return {
        f"{OURS}{name.removeprefix(TEMPLATES)}": content
        for name, content in ours.items()
        if name.startswith(TEMPLATES) and theirs.get(name, content) != content
    }


def read_home() -> Path:
    """Return the folder of Youju's own templates: in the wheel, or this checkout's root."""
    packaged = Path(__file__).parent / "home"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


def _read_folders(
    root: Path, wanted: tuple[str, ...], problems: Problems
) -> Iterator[tuple[str, bytes]]:
    """Yield the files whose names begin as `wanted`, each by its path in the site.

    A link is followed, but not out of the site's folder.
    """
    for folder in FOLDERS:
        for path in _walk(root / folder):
            name = compose(path.relative_to(root).as_posix())
            if not name.startswith(wanted):
                continue
            try:
                # What is looked at is what is read, whatever becomes of the link meanwhile.
                real = Path(os.path.realpath(path, strict=True))
                found = real.stat()
                if not _is_input(real, root.resolve()):
                    problems.add("input-outside", Origin(name), path=_name_target(path, real))
                elif not stat.S_ISREG(found.st_mode):  # to read a pipe would take for ever
                    problems.add("input-unreadable", Origin(name), reason="not a file")
                elif found.st_size > LARGEST_FILE:
                    problems.add("input-too-large", Origin(name), size=found.st_size)
                else:
                    yield name, real.read_bytes()
            except OSError as error:
                problems.add("input-unreadable", Origin(name), reason=error.strerror or error)


def compose(name: str) -> str:
    """Return a file's name as editors type it: composed (NFC), where macOS may keep it apart.

    What is published under its own name, in static/, keeps the name it has.
    """
    if name.isascii() or name.startswith("static/"):
        return name
    from unicodedata import normalize  # most builds have nothing to do with it

    return normalize("NFC", name)


def _is_input(real: Path, root: Path) -> bool:
    """Return whether a file lies in one of the site's folders, and nothing on its way is hidden.

    A repository keeps links: static/note.txt -> ../.env would publish a secret.
    """
    if not real.is_relative_to(root):
        return False
    parts = real.relative_to(root).parts
    return parts[0] in FOLDERS and not any(part.startswith(".") for part in parts)


def _name_target(path: Path, real: Path) -> Path:
    return path.readlink() if path.is_symlink() else real


def _read_runtime(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what is installed; printing.runtime tells what is missing or is not as it must be."""
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
