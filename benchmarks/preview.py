"""Measures the way from a save to the screen in the preview, in a real browser.

A page stands open in Chromium; a file is saved, and the clock stops when the page shows it. Beside
it stand seconds of processor of the preview with all its children, until the page shows it and
until nothing more is done, and the seconds after which the terminal tells what came of the build.
Ratios are to importing pandas and Altair. Run: python benchmarks/preview.py
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measuring import IMPORTS, run, take_median
from playwright.sync_api import Page, sync_playwright
from stories import CELL, SENTENCE, STORY, change_cell, change_sentence, write_site

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PATIENCE = 600.0
# The preview is at rest when it has used no processor for so long.
_REST = 0.6
# What share of a core the watch takes at most in the minute after a save.
_IDLE = 0.12
_SHOWS = """([place, text]) =>
    [...document.querySelectorAll(place)].some((one) => one.textContent.includes(text))"""


@dataclass(frozen=True)
class Edit:
    """A save: what is done to the site in each round, where it is looked for, what shows then."""

    name: str
    change: Callable[[Path, int], None]
    place: str
    shown: Callable[[int], str]


EDITS = (
    Edit("a sentence", change_sentence, "main", lambda number: f"M{'o' * (number + 2)}ns."),
    Edit("a cell", change_cell, "main figure", lambda number: f"({'o' * (number + 1)})"),
)


@dataclass(frozen=True)
class Saved:
    """What a save took: seconds until seen, and told; of processor until seen, and in all."""

    seen: float
    told: float
    cpu: float
    total: float


class Desk:
    """A running preview of the site under `root`; `address` is where it is."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, ROOT / "build.py", "serve", "--root", root, "--port", "5731"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self._lines: list[tuple[float, str]] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.await_lines(2)
        self.address = next(word for word in self._lines[0][1].split() if "://" in word)

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.append((time.perf_counter(), line))

    def count_lines(self) -> int:
        """Return how many lines were told."""
        return len(self._lines)

    def await_lines(self, count: int) -> float:
        """Return when the line of this number was told, once it is."""
        end = time.monotonic() + _PATIENCE
        while len(self._lines) < count:
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"no line came after {self._lines[-1:]}")
            time.sleep(0.005)
        return self._lines[count - 1][0]

    def read_cpu(self) -> float:
        """Return the seconds of processor of the preview and of all that it started (Linux)."""
        return _read_cpu(self._process.pid)

    def await_rest(self) -> float:
        """Return what read_cpu does once nothing more is done."""
        before, used = -1.0, self.read_cpu()
        while used - before > _IDLE * _REST:
            time.sleep(_REST)
            before, used = used, self.read_cpu()
        return used

    def close(self) -> None:
        """End the preview."""
        self._process.terminate()
        self._process.wait()


def _read_cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        below = Path(f"/proc/{pid}/task").glob("*/children")
        children = [int(child) for file in below for child in file.read_text().split()]
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICK + sum(map(_read_cpu, children))


@contextmanager
def open_page(address: str) -> Iterator[Page]:
    """Yield the page at `address`, shown by Chromium."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        try:
            page = browser.new_page()
            page.goto(address, timeout=_PATIENCE * 1000)
            yield page
        finally:
            browser.close()


def save(site: Path, desk: Desk, page: Page, edit: Edit, number: int) -> Saved:
    """Make one `edit` and return what it took until `page` showed it."""
    cpu, lines, started = desk.await_rest(), desk.count_lines(), time.perf_counter()
    assert not page.evaluate(_SHOWS, [edit.place, edit.shown(number)]), "it was there before"
    edit.change(site, number)
    page.wait_for_function(_SHOWS, arg=[edit.place, edit.shown(number)], timeout=_PATIENCE * 1000)
    seen, used = time.perf_counter(), desk.read_cpu()
    told = desk.await_lines(lines + 1)
    return Saved(seen - started, told - started, used - cpu, desk.await_rest() - cpu)


def measure(site: Path, count: int, rounds: int) -> Iterator[str]:
    """Yield a row of the table for each edit of a site of `count` stories."""
    subprocess.run([sys.executable, ROOT / "build.py", "check", "--root", site], check=True)
    yardstick = take_median([run(IMPORTS) for _ in range(3)])
    for edited in (SENTENCE, CELL):  # a site that is kept may have words of the last time
        shutil.copy(ROOT / edited, site / edited)
    desk = Desk(site)
    try:
        with open_page(f"{desk.address}en/{STORY}/") as page:
            for edit in EDITS:
                saves = [save(site, desk, page, edit, number) for number in range(rounds)]
                yield f"| {count} | {edit.name} | {tell(saves, yardstick.cpu)} |"
    finally:
        desk.close()


def tell(saves: list[Saved], yardstick: float) -> str:
    """Return the cells of a row: median and worst until seen, told; processor with its ratio."""
    middle = statistics.median
    seen, told = middle(one.seen for one in saves), middle(one.told for one in saves)
    cpu, total = middle(one.cpu for one in saves), middle(one.total for one in saves)
    worst = max(one.seen for one in saves)
    cells = [f"{number:.2f}" for number in (seen, worst, told, cpu, cpu / yardstick, total)]
    return " | ".join([*cells, f"{total / yardstick:.2f}"])


def main() -> None:
    """Measure what the command line asks for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[1, 20])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--site", type=Path, help="a folder for the site, kept for the next time")
    chosen = parser.parse_args()
    print(
        "| stories | edit | seen, s | worst | told, s | CPU s until seen | ratio | in all | ratio |"
    )
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for count in chosen.stories:
            site = (chosen.site or Path(folder)) / str(count)
            if not site.exists():
                write_site(ROOT, site, count)
            for row in measure(site, count, chosen.rounds):
                print(row, flush=True)


if __name__ == "__main__":
    main()
