"""Ends a build at one file-system event after the other, and looks at what is left behind.

Run by output/test_writer.py in a process of its own, because an audit hook can never be taken out:
`python tests/crashing.py kill|full|fail <start> <way> <folder>`.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from youju.model import Page
from youju.output import exchange
from youju.output.manifest import hash_bytes
from youju.output.sightings import Sightings
from youju.output.writer import recover_output, write_pages
from youju.problems import BuildError

OLD = {"index.html": b"old", "zh/index.html": b"same" * 9, "zh/a/index.html": b"gone", "x/y": b"y"}
NEW = {"index.html": b"new!", "zh/index.html": b"same" * 9, "zh/b/index.html": b"added", "x/z": b""}
# So much stays that a build keeps the site before as a spare.
STAYING = {f"same/{number}/index.html": b"%d" % number for number in range(5)}
COUNTED = ("mkdir", "rename", "remove", "rmdir", "link", "symlink", "chmod", "utime", "truncate")
ALLOCATING = ("open", "os.mkdir", "os.link", "os.symlink", "write", "fsync")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
CRASHED, BROKE, BORE = 1, 3, 4
HOUR_AGO = time.time_ns() // 1_000_000_000 * 1_000_000_000 - 3_599_876_543_211


def snapshot(folder: Path) -> dict[str, object] | None:
    """Return everything in `folder` byte for byte, with modes and links; None if it is missing."""
    if not folder.is_dir():
        return None
    found: dict[str, object] = {"": stat.S_IMODE(folder.stat().st_mode)}
    for path in sorted(folder.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        content = path.readlink() if path.is_symlink() else path.is_file() and path.read_bytes()
        found[path.relative_to(folder).as_posix()] = (mode, content)
    return found


def list_names(folder: Path) -> list[str]:
    """Return what stands in a folder; a spare may, whole or not, and is nobody's site."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".output.spare")


def prepare(start: str, output: Path) -> None:
    """Make what a build finds: "nothing", "strangers" alone, or a "site" with strangers.

    Beside a "spared" one stands a spare, and its files have been seen.
    """
    shutil.rmtree(output.parent, ignore_errors=True)
    output.parent.mkdir(parents=True)
    if start == "site":
        build(OLD, output)
    if start == "spared":
        for pages in (OLD | STAYING | {"older": b"", "index.html": b"older"}, OLD | STAYING):
            build(pages, output, spared=True)
            age(pages, output)
        assert (output.parent / ".output.spare/older").exists()
    if start in ("site", "strangers", "spared"):
        (output / "mine/empty").mkdir(parents=True)
        (output / "mine").chmod(0o750)
        (output / ".gitkeep").touch()
        (output / "mine/notes.txt").write_text("keep me")
        (output / "mine/notes.txt").chmod(0o440)
        (output / "mine/link").symlink_to("../nowhere")
    if start in ("site", "spared"):
        (output / "zh/mine.txt").write_text("between pages")


def build(pages: dict[str, bytes], output: Path, *, spared: bool = False) -> None:
    """Write a site; if it is `spared`, what was seen of it is kept."""
    plan = [Page(path, content) for path, content in pages.items()]
    write_pages(plan, output, repr(pages), seen=open_sightings(output) if spared else None)


def open_sightings(output: Path) -> Sightings:
    return Sightings(output.parents[1] / "seen.json", output)


def age(pages: dict[str, bytes], output: Path) -> None:
    """Let the output's pages be an hour old, and seen."""
    for path in pages:
        os.utime(output / path, ns=(HOUR_AGO, HOUR_AGO))
    hashes = {path: hash_bytes(content) for path, content in pages.items()}
    open_sightings(output).renew(hashes)


def choose(way: str, output: Path) -> None:
    """Make the system refuse: "swap" nothing, "renames" the exchange, "layer" the rename too."""
    rename = exchange._rename

    def refuse(source: Path, target: Path) -> None:
        if source == output:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        rename(source, target)

    if way in ("renames", "layer"):
        exchange._swap = lambda first, second: False
    if way == "layer":
        exchange._rename = refuse
    if way == "copies":
        os.link = lambda *names: (_ for _ in ()).throw(OSError(errno.EPERM, "no links"))


def watch(meet: Callable[[str], None]) -> None:
    """Call `meet` before every step that changes the disk, and in the middle of every write."""

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if opens or event in {f"os.{name}" for name in COUNTED} or event == "fcntl.flock":
            meet(event)

    def open_torn(self: Path, *how: Any, **more: Any) -> Any:
        file = plain_open(self, *how, **more)
        return Torn(file, meet) if how == ("xb",) else file

    def sync(handle: int) -> None:
        meet("fsync-folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "fsync")

    def swap(first: Path, second: Path) -> bool:
        meet("swap")
        done = plain_swap(first, second)
        meet("swapped")
        return done

    plain_open, plain_swap = Path.open, exchange._swap
    Path.open, os.fsync, exchange._swap = open_torn, sync, swap  # type: ignore[assignment]
    sys.addaudithook(hear)


class Torn:
    """A file whose every write stops half-way to meet an event."""

    def __init__(self, file: BinaryIO, meet: Callable[[str], None]) -> None:
        self.file, self.meet = file, meet

    def __enter__(self) -> Torn:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def write(self, content: bytes) -> None:
        half = len(content) // 2
        self.file.write(content[:half])
        self.file.flush()
        self.meet("write")
        self.file.write(content[half:])


def run_until(act: Callable[[], None], point: int, how: str) -> int:
    """Run `act` in a child that meets its end at event `point`; return how the child ended.

    `how` is "kill", "full" (no space from then on) or "fail" (this one event fails).
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    met = 0

    def meet(event: str) -> None:
        nonlocal met
        met += 1
        if how == "kill" and met == point:
            os.kill(os.getpid(), signal.SIGKILL)
        elif how == "full" and met >= point and event in ALLOCATING:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        elif how == "fail" and met == point:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    try:
        watch(meet)
        act()
        os._exit(0 if met < point else BORE)
    except BuildError as error:
        codes = {problem.code for problem in error.problems}
        expected = {"full": "output-disk-full", "fail": "output-failed"}
        os._exit(BROKE if codes == {expected[how]} else CRASHED)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(CRASHED)


def main(how: str, start: str, way: str, folder: str) -> None:
    output = Path(folder) / "output"
    # Waiting for the disk takes long, and only a power cut could tell.
    os.fsync = lambda handle: None  # type: ignore[assignment]
    spared = start == "spared"
    pages = NEW | STAYING if spared else NEW
    prepare(start, output)
    old = snapshot(output)
    build(pages, output, spared=spared)
    new = snapshot(output)
    assert spared == (output.parent / ".output.spare/x/y").exists()
    choose(way, output)
    seen, point, ended = [], 0, -1
    while ended != 0:
        point += 1
        prepare(start, output)
        ended = run_until(lambda: build(pages, output, spared=spared), point, how)
        assert ended in ((0, -signal.SIGKILL) if how == "kill" else (0, BORE, BROKE)), point
        if how == "full" and ended == BROKE:
            assert snapshot(output) == old, point
            assert list_names(output.parent) == ([output.name] if old else []), point
        if way in ("swap", "copies"):
            assert snapshot(output) in (old, new), point
        recover(output, point if how == "kill" else 0)
        left = snapshot(output)
        assert left in (old, new), point
        assert list_names(output.parent) == ([output.name] if left else []), point
        seen.append(left == new)
        build(pages, output, spared=spared)
        assert snapshot(output) == new, point
        assert list_names(output.parent) == [output.name], point
    assert seen[-1] and not all(seen)
    print(point - 1)


def recover(output: Path, point: int) -> None:
    """Recover as the next start does; after a kill, that is killed too, at ever another event."""
    if point:
        run_until(lambda: recover_output(output), 1 + point * 7 % 31, "kill")
    recover_output(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
