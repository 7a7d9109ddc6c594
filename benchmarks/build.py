"""Measures builds of sites of several sizes, as ratios to importing pandas and Altair.

Everything is measured in one run, in turn; medians count. Run: make bench
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measuring import IMPORTS, Cost, run, take_median
from stories import (
    change_cell,
    change_nothing,
    change_sentence,
    change_theme,
    export_engine,
    forget,
    write_site,
)

ROOT = Path(__file__).resolve().parent.parent
MB = 1_000_000
WORK: dict[str, Callable[[Path, int], None]] = {
    "cold": forget,
    "nothing to do": change_nothing,
    "a sentence": change_sentence,
    "a cell": change_cell,
    "a colour": change_theme,
}
# Work whose first round says as much as five, or that an engine of before cannot do.
ONCE, NEWER = ("cold", "a colour"), ("a colour",)


def main() -> None:
    """Measure what the command line asks for and print a table for each engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[1, 20])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--against", help="a commit to measure in the same run")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engines = {"this checkout": ROOT}
        if chosen.against:
            engines[chosen.against] = export_engine(ROOT, chosen.against, Path(folder) / "engine")
        for name, engine in engines.items():
            print(f"\n{name}\n\n| stories | work | CPU s | ratio | wall s | largest process, MB |")
            print("|---|---|---|---|---|---|", flush=True)
            for count in chosen.stories:
                site = write_site(engine, Path(folder) / f"{engine.name}-{count}", count)
                for work, cells in measure(engine, site, count, chosen.rounds, list_work(engine)):
                    print(f"| {work} | {cells} |", flush=True)


def list_work(engine: Path) -> list[str]:
    """Return the names of the work that is measured: a look came later than some engines."""
    return [name for name in WORK if engine == ROOT or name not in NEWER]


def measure(
    engine: Path, site: Path, count: int, rounds: int, work: list[str]
) -> list[tuple[str, str]]:
    """Return a row of the table for each work on a site of `count` stories: name, cells."""
    floor: list[Cost] = []
    costs: dict[str, list[Cost]] = {name: [] for name in work}
    command = [sys.executable, engine / "build.py", "build", "--root", site]
    for number in range(rounds):
        floor.append(run(IMPORTS))
        for name in work:
            if number == 0 or name not in ONCE:
                WORK[name](site, number)
                costs[name].append(run(command))
    files = [path.stat().st_size for path in (site / "output").rglob("*") if path.is_file()]
    yardstick = take_median(floor).cpu
    rows = [(f"{count} | {name}", tell(take_median(costs[name]), yardstick)) for name in work]
    size = f"{len(files):,} files, {sum(files) / MB:,.0f} MB"
    return [*rows, (f"{count} | the site", f"{size} | | |")]


def tell(cost: Cost, yardstick: float) -> str:
    """Return the cells of a row: seconds of processor, their ratio to the yardstick, wall, MB."""
    ratio = cost.cpu / yardstick
    return f"{cost.cpu:.2f} | {ratio:.1f} | {cost.wall:.2f} | {cost.memory / MB:.0f}"


if __name__ == "__main__":
    main()
