"""Measures builds of the real site as ratios to `python -c pass`, all in one run.

Each command runs as a process of its own, in turn, several rounds; the median counts.
Run: make bench
"""

from __future__ import annotations

import csv
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def main() -> None:
    """Print a table: command, median milliseconds, ratio to an empty Python process."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        for name in ("site_src", "data", "templates", "static"):
            shutil.copytree(ROOT / name, site / name, ignore=shutil.ignore_patterns("__pycache__"))
        measure(site)


def measure(site: Path) -> None:
    """Time each kind of build on the copy at `site` and print the table."""
    times: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        for name, prepare in (
            ("python -c pass", None),
            ("--help", None),
            ("cold build", forget),
            ("nothing to do", None),
            ("one cell changed", lambda site, number=number: change_cell(site, number)),
            ("one sentence changed", lambda site, number=number: change_prose(site, number)),
        ):
            if prepare:
                prepare(site)
            times.setdefault(name, []).append(run(name, site))
    floor = statistics.median(times["python -c pass"])
    print(f"{'':24}{'median ms':>12}{'ratio':>8}{'min':>8}{'max':>8}")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(
            f"{name:24}{median * 1000:12.0f}{median / floor:8.1f}"
            f"{min(taken) * 1000:8.0f}{max(taken) * 1000:8.0f}"
        )


def run(name: str, site: Path) -> float:
    """Run the command called `name` and return its seconds."""
    command = [sys.executable, "-c", "pass"]
    if name == "--help":
        command = [sys.executable, str(ROOT / "build.py"), "--help"]
    elif name != "python -c pass":
        command = [sys.executable, str(ROOT / "build.py"), "build", "--root", str(site)]
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def forget(site: Path) -> None:
    """Leave neither a site nor a cache."""
    for name in ("output", ".cache"):
        shutil.rmtree(site / name, ignore_errors=True)


def change_cell(site: Path, number: int) -> None:
    """Change the note of the first row of the first table: one cell of a CSV."""
    path = sorted((site / "data").glob("*stats*.csv"))[0]
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    column = rows[0].index("label_en")
    rows[1][column] = f"{rows[1][column].split(' #')[0]} #{'x' * (number + 1)}"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def change_prose(site: Path, number: int) -> None:
    """Add a paragraph to one language of the first story."""
    path = sorted((site / "site_src" / "stories").glob("*/en.md"))[0]
    path.write_text(f"{path.read_text('utf-8')}\nMore {'x' * (number + 1)}.\n", "utf-8")


if __name__ == "__main__":
    main()
