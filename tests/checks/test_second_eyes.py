"""A figure that somebody checked is open again when it says anything else, and only then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fixture import FIGURES, copy_site
from tests.provoking import FILES, STALLS, sign
from youju.checks.second_eyes import (
    CHECKED,
    check_second_eyes,
    count_checked,
    list_checkable,
    record_checked,
)
from youju.cli import main
from youju.content.site import load_site
from youju.inputs import Inputs
from youju.model import Site
from youju.problems import Problems

SIGNED = "Chan 2026-11-03"
FOOD = "800,item,exact,2024-05,office,3,800個"


def load(files: Mapping[str, bytes]) -> Site:
    return load_site(Inputs(Path(), files), Problems())


def record(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return `files` with the record of what their cells say."""
    made = record_checked(load(files), FIGURES, Problems())
    assert made
    return {**files, CHECKED: made.text.encode()}


def tell(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    problems = Problems()
    check_second_eyes(load(files), problems)
    told = [(problem.code, dict(problem.values)) for problem in problems]
    return [(code, values.get("id", values.get("ids", ""))) for code, values in told]


def change(files: Mapping[str, bytes], old: str, new: str, file: str = STALLS) -> dict[str, bytes]:
    text = files[file].decode("utf-8")
    assert old in text
    return {**files, file: text.replace(old, new, 1).encode()}


REST = ("checked-missing", "stalls, clothes, rent, food_share")
RECORDED = record(sign(food=SIGNED))


def test_a_table_without_the_column_is_left_alone() -> None:
    assert tell(FILES) == []
    assert list(list_checkable(load(FILES))) == []
    assert count_checked(load(FILES)) == (0, 0)


def test_what_is_signed_is_recorded_before_it_counts() -> None:
    assert tell(sign(food=SIGNED)) == [("checked-unrecorded", "food"), REST]
    assert count_checked(load(sign(food=SIGNED))) == (0, 5)
    assert tell(RECORDED) == [REST]
    assert count_checked(load(RECORDED)) == (1, 5)


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        (FOOD, FOOD.replace("800", "900"), STALLS),
        (FOOD, FOOD.replace("exact", "about").replace("800個", "約800個"), STALLS),
        (FOOD, FOOD.replace("2024-05", "2023-05"), STALLS),
        (FOOD, FOOD.replace("office,3", "office,4"), STALLS),
        ("Selling food", "Food stalls", STALLS),
        ("賣吃的", "賣食物的", STALLS),
        ("2024-05-09", "2024-05-10", "data/sources.csv"),
        ("Market count", "Market survey", "data/sources.csv"),
    ],
)
def test_any_change_opens_it_again(old: str, new: str, file: str) -> None:
    changed = change(RECORDED, old, new, file)
    assert ("checked-changed", "food") in tell(changed)
    assert count_checked(load(changed))[0] == 0


def test_a_change_of_another_figure_does_not() -> None:
    assert tell(change(RECORDED, "Selling clothes", "Clothes")) == [REST]


def test_whoever_looks_again_signs_anew() -> None:
    changed = change(RECORDED, "Selling food", "Food stalls")
    problems = Problems()
    same = record_checked(load(changed), FIGURES, problems)
    assert [problem.code for problem in problems] == ["checked-again"]
    assert same and same.figures == ()
    anew = change(changed, SIGNED, "陳2026-11-05")
    assert tell(anew) == [("checked-unrecorded", "food"), REST]
    assert tell(record(anew)) == [REST]


@pytest.mark.parametrize("cell", ["yes", "Chan", "2026-11-03", "Chan 3/11/2026"])
def test_who_and_when_are_both_said(cell: str) -> None:
    assert tell(sign(food=cell)) == [("checked-form", "food"), REST]
    assert count_checked(load(record(sign(food=cell)))) == (0, 5)


@pytest.mark.parametrize("content", [b"[broken", b"a = 1", b'[a]\nb = ["c"]', b"\xff"])
def test_a_broken_record_is_told(content: bytes) -> None:
    assert ("checked-record", "") in tell({**RECORDED, CHECKED: content})


def test_the_command_shows_asks_and_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_site(tmp_path / "site")
    (root / STALLS).write_bytes(sign(food=SIGNED, rent=SIGNED)[STALLS])
    command = ["checked", FIGURES, "--root", str(root)]
    assert main(command) == 1
    shown = capsys.readouterr().out
    assert "Selling food: 800" in shown and "as_printed: 約360萬元" in shown
    assert not (root / CHECKED).exists()
    assert main([*command, "--yes"]) == 0
    assert "2 new or changed" in capsys.readouterr().out
    assert re.findall("^(?:food|rent) = ", (root / CHECKED).read_text("utf-8"), re.MULTILINE)
    assert main(["checked", "no-such", "--root", str(root), "--lang", "zh"]) == 1
