"""Owns the folder embeds/ on disk: the only writer of embeds.lock and of what must stay."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from youju.addresses import is_embed_script, split_embed
from youju.content.register import (
    EMBEDS_FOLDER,
    LOCK,
    archive_script,
    extend_register,
    format_register,
    parse_register,
)
from youju.model import Origin, Pin, Register
from youju.output.folders import sync_folder
from youju.output.lock import BusyError, lock_output
from youju.problems import BuildError, Problems
from youju.progress import report

# Seconds that a build waits for another one to add its entries: that takes milliseconds.
_PATIENCE, _PAUSE = 10.0, 0.02


@dataclass(frozen=True)
class Recorded:
    """What embeds/ holds now that a build must count with, and how many entries are new."""

    files: Mapping[str, bytes]
    count: int


def record_pages(root: Path, pages: Mapping[str, bytes]) -> Recorded:
    """Record the embeds among `pages` (path → bytes), and keep their host script.

    Call it before the pages are published: a register that lists more than was published is
    harmless, the reverse is not.
    """
    scripts = {archive_script(path): pages[path] for path in pages if is_embed_script(path)}
    return record_embeds(root, filter(split_embed, pages), scripts)


def record_embeds(
    root: Path, addresses: Iterable[str], files: Mapping[str, bytes], pins: Iterable[Pin] = ()
) -> Recorded:
    """Add embed `addresses`, `files` to keep and `pins` to the register of the site under `root`.

    Nothing is ever removed, whatever other builds add meanwhile, and a process that is killed
    leaves a register that lists no file which is not there. When nothing is new, nothing is
    written. Raises BuildError when the disk refuses.
    """
    new = (tuple(addresses), files, tuple(pins))
    try:
        former = _read_register(root)
        if extend_register(former, *new) != former:
            with _hold(root / EMBEDS_FOLDER):
                former = _read_register(root)
                _write(root, former, extend_register(former, *new), files)
        content = (root / LOCK).read_bytes() if (root / LOCK).exists() else None
    except OSError as error:
        problems = Problems()
        place = Path(error.filename or root / EMBEDS_FOLDER).name
        problems.add("embed-unwritable", Origin(LOCK), place=place, reason=error.strerror or error)
        raise BuildError(problems) from error
    kept = {name: files[name] for name in files if name not in former.files}
    count = _count(extend_register(former, *new)) - _count(former)
    return Recorded(kept | ({LOCK: content} if content is not None else {}), count)


def _read_register(root: Path) -> Register:
    problems = Problems()
    content = (root / LOCK).read_bytes() if (root / LOCK).exists() else b""
    register = parse_register(content, problems)
    problems.raise_if_any()
    return register


def _write(root: Path, former: Register, register: Register, files: Mapping[str, bytes]) -> None:
    """Write the files first and the register that lists them last, each whole or not at all."""
    for name, content in files.items():
        if name not in former.files:
            _replace(root, name, content)
    _replace(root, LOCK, format_register(register).encode())


def _replace(root: Path, name: str, content: bytes) -> None:
    """Write a file of embeds/ as a whole; nothing is written through a link."""
    target = root / name
    if target.parent.resolve() != root.resolve() / Path(name).parent:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target.parent))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.new")
    draft.unlink(missing_ok=True)
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    sync_folder(target.parent)


@contextmanager
def _hold(folder: Path) -> Iterator[None]:
    """Hold the only right to write `folder`, or wait for it; raises BusyError in the end."""
    end = time.monotonic() + _PATIENCE
    while True:
        lock = lock_output(folder)
        try:
            lock.__enter__()
            break
        except BusyError:
            if time.monotonic() > end:
                raise
            report("waiting")
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


def _count(register: Register) -> int:
    return len(register.addresses) + len(register.pins)
