"""The measure of coverage: packages added up, the floor held, every folder of tests run."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.covering import FLOOR, ROOT, Covered, format_table, list_fallen, list_parts, read_covered

FILES = {
    "youju/numbers/exact.py": {"summary": {"num_statements": 30, "covered_lines": 29}},
    "youju/numbers/sums.py": {"summary": {"num_statements": 10, "covered_lines": 9}},
    "youju/numbers/__init__.py": {"summary": {"num_statements": 0, "covered_lines": 0}},
    "youju/cli.py": {"summary": {"num_statements": 4, "covered_lines": 1}},
}


def test_modules_are_added_up_by_package() -> None:
    assert read_covered(FILES) == {"cli": Covered(4, 1), "numbers": Covered(40, 38)}
    assert Covered(40, 38).percent == 95 and Covered().percent == 100


def test_the_table_has_each_package_and_the_whole() -> None:
    assert list(format_table(read_covered(FILES), {"numbers": 94})) == [
        "package           lines  ran, %  floor",
        "cli                   4    25.0      0",
        "numbers              40    95.0     94",
        "in all               44    88.6",
    ]


def test_a_package_below_its_floor_falls_and_so_does_one_that_went() -> None:
    covered = read_covered(FILES)
    assert list_fallen(covered, {"numbers": 95, "cli": 25}) == []
    assert list_fallen(covered, {"numbers": 96, "cli": 25}) == ["numbers"]
    assert list_fallen(covered, {"gone": 1}) == ["gone"]


def test_every_test_file_but_those_of_browsers_is_run_once() -> None:
    run = [
        path
        for part in list_parts()
        for name in part
        for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).glob("test_*.py"))
    ]
    tests = [
        path
        for path in (ROOT / "tests").rglob("test_*.py")
        if not {"browser", "node_modules", "wordpress"} & set(path.relative_to(ROOT).parts)
    ]
    assert sorted(run) == sorted(tests)


def test_the_floor_names_packages_that_are_there() -> None:
    floor = tomllib.loads(FLOOR.read_text("utf-8"))
    packages = {
        Path(path.relative_to(ROOT / "youju").parts[0]).stem
        for path in (ROOT / "youju").rglob("*.py")
    }
    assert floor.keys() <= packages
    assert all(0 < least <= 100 for least in floor.values())
