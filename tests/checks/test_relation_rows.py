"""A row of checks.csv is read once: its sign, its formulas, and the phrases that it bears."""

from __future__ import annotations

import pytest

from tests.tabling import read_table
from youju.checks.relation_rows import Relation, parse_relation
from youju.formats.rows import list_rows
from youju.numbers.formulas import FigureRef
from youju.problems import Problems


def parse(left: str, sign: str, right: str, bears: str = "") -> Relation:
    cells = ",".join(f'"{cell}"' for cell in ("a_row", left, sign, right, bears))
    table = read_table(f"id,left,sign,right,bears\n{cells}\n", Problems())
    assert table
    return parse_relation(next(list_rows(table)))


@pytest.mark.parametrize(
    ("written", "sign"),
    [("==", "="), ("≈", "~"), ("＞", ">"), ("≦", "<="), ("≥", ">="), ("in", "in"), ("=>", "")],
)
def test_signs_are_read_as_programs_write_them(written: str, sign: str) -> None:
    assert parse("a", written, "b").sign == sign


def test_both_sides_are_there_or_none_is() -> None:
    assert parse("a", ">", "b").sides == (FigureRef("a"), FigureRef("b"))
    broken = parse("a", ">", "b +")
    assert (broken.sides, [*broken.trees], [*broken.errors]) == ((), ["left"], ["right"])
    assert broken.errors["right"].code == "formula-unreadable"


@pytest.mark.parametrize("sign", ["in", "is", "?"])
def test_what_compares_nothing_has_no_formulas(sign: str) -> None:
    relation = parse("a, b", sign, "person")
    assert (relation.sides, relation.trees, relation.errors) == ((), {}, {})


def test_phrases_stand_between_bars() -> None:
    assert parse("a", ">", "b", " far more | |遠多於").phrases == ("far more", "遠多於")
    assert parse("a", ">", "b").phrases == ()
