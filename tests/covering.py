"""Which lines of the engine the everyday suite runs, by package: `make coverage`.

Each folder of tests runs traced in a process of its own, as many at a time as there are cores, so
that one that hangs is ended and named. What the engine does in processes of its own (drawing, the
preview's worker) is not traced. coverage.toml has the floor: what each package had when it was last
raised, in whole percent.

    python tests/covering.py            # measure, and fail below the floor
    python tests/covering.py --raise    # measure, and raise the floor to what was found
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS, FLOOR = ROOT / "tests", ROOT / "tests/coverage.toml"
QUICK = "not browser and not slow and not hosts"
# A folder of tests takes a minute or two where nothing else runs.
_PATIENCE_SECONDS = 1800
# pytest found no test to run.
_NONE = 5


@dataclass(frozen=True)
class Covered:
    """How many lines of a package there are, and how many of them ran."""

    lines: int = 0
    ran: int = 0

    @property
    def percent(self) -> float:
        """Return the share that ran; of nothing, all did."""
        return 100 * self.ran / self.lines if self.lines else 100.0


def list_parts() -> list[list[str]]:
    """Return what runs together: the tests of each folder, and those that stand in none."""
    folders = {file.parent for file in TESTS.rglob("test_*.py") if "node_modules" not in file.parts}
    inner = sorted(folder for folder in folders if folder not in (TESTS, TESTS / "browser"))
    alone = sorted(str(file.relative_to(ROOT)) for file in TESTS.glob("test_*.py"))
    return [alone, *([str(folder.relative_to(ROOT))] for folder in inner)]


def run_part(data: Path, part: list[str]) -> str:
    """Run the tests of a `part` traced; return what went wrong, "" if nothing did."""
    environment = os.environ | {"COVERAGE_FILE": str(data / ".coverage"), "YOUJU_TRIALS": "few"}
    if sys.version_info >= (3, 12):  # costs next to nothing there
        environment["COVERAGE_CORE"] = "sysmon"
    traced = [sys.executable, "-m", "coverage", "run", "--parallel-mode", "--source=youju"]
    tests = ["-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-m", QUICK, *part]
    try:
        done = subprocess.run(
            [*traced, *tests],
            cwd=ROOT,
            env=environment,
            timeout=_PATIENCE_SECONDS,
            capture_output=True,
            text=True,
        )
    except subprocess.TimeoutExpired:
        return f"{part[0]}: did not end in {_PATIENCE_SECONDS} seconds"
    print(f"{part[0]}: {(done.stdout.splitlines() or ['no word'])[-1]}", flush=True)
    return "" if done.returncode in (0, _NONE) else f"{part[0]}: failed\n{done.stdout[-3000:]}"


def read_covered(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Covered]:
    """Return what was covered of each package by `files`, coverage's own, by their paths; a module
    that stands alone is a package."""
    found: dict[str, Covered] = {}
    for path, file in files.items():
        package = Path(path).relative_to("youju").parts[0].removesuffix(".py")
        before, counts = found.get(package, Covered()), file["summary"]
        lines, ran = counts["num_statements"], counts["covered_lines"]
        found[package] = Covered(before.lines + lines, before.ran + ran)
    return dict(sorted(found.items()))


def format_table(covered: Mapping[str, Covered], floor: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines of a table: each package with its lines, the share that ran, its floor."""
    yield f"{'package':16} {'lines':>6} {'ran, %':>7} {'floor':>6}"
    for package, one in covered.items():
        yield f"{package:16} {one.lines:6} {one.percent:7.1f} {floor.get(package, 0):6}"
    whole = Covered(sum(o.lines for o in covered.values()), sum(o.ran for o in covered.values()))
    yield f"{'in all':16} {whole.lines:6} {whole.percent:7.1f}"


def list_fallen(covered: Mapping[str, Covered], floor: Mapping[str, int]) -> list[str]:
    """Return the packages of which less ran than their floor says, and those that went."""
    return [name for name, least in floor.items() if covered.get(name, Covered(1)).percent < least]


def measure(data: Path) -> tuple[dict[str, Covered], list[str]]:
    """Run everything with its traces in the folder `data`; return what was covered, and faults."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [fault for fault in pool.map(partial(run_part, data), list_parts()) if fault]
    environment = os.environ | {"COVERAGE_FILE": str(data / ".coverage")}
    for command in (["combine", "--quiet"], ["json", "--quiet", "-o", str(data / "found.json")]):
        subprocess.run(
            [sys.executable, "-m", "coverage", *command], cwd=ROOT, env=environment, check=True
        )
    files = json.loads((data / "found.json").read_text("utf-8"))["files"]
    return read_covered(files), faults


def main() -> int:
    """Measure, print the table, and return 1 for tests that failed or a package that fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="higher")
    parser.add_argument("--data", type=Path, help="a folder that keeps the traces")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        covered, faults = measure(chosen.data or Path(folder))
    floor: dict[str, int] = tomllib.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    print(*format_table(covered, floor), sep="\n")
    if chosen.higher and not faults:
        found = {name: max(int(one.percent), floor.get(name, 0)) for name, one in covered.items()}
        lines = (f"{name} = {least}\n" for name, least in found.items() if least)
        FLOOR.write_text("".join(lines), "utf-8")
    fallen = list_fallen(covered, floor)
    print(*faults, *(f"{name}: below its floor" for name in fallen), sep="\n", file=sys.stderr)
    return 1 if faults or fallen else 0


if __name__ == "__main__":
    sys.exit(main())
