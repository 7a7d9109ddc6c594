"""A relation says how many times one name is another, in whatever form it is written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tabling import read_table
from youju.checks.ratios import Ratio, list_ratios
from youju.checks.relation_rows import parse_relation
from youju.formats.rows import list_rows
from youju.numbers.formulas import FigureRef, GroupRef
from youju.problems import Problems

A, B, C = map(FigureRef, "abc")


def read(left: str, sign: str, right: str) -> list[Ratio]:
    table = read_table(f"id,left,sign,right\nr,{left},{sign},{right}\n", Problems())
    assert table
    return [*list_ratios(parse_relation(next(list_rows(table))))]


def show(ratio: Ratio) -> str:
    names = [getattr(name, "id", None) or "all" for name in (ratio.first, ratio.last) if name]
    bounds = ["" if bound is None else str(bound) for bound in (ratio.least, ratio.most)]
    return f"{'/'.join(names)} {'..'.join(bounds)}{'!' if ratio.strict else ''}"


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        (("a", ">", "b"), ["a/b 1..!", "b/a ..1!"]),
        (("b", "<", "a"), ["a/b 1..!", "b/a ..1!"]),
        (("b - a", "<", "0"), ["a/b 1..!", "b/a ..1!"]),
        (("a", ">=", "2 * b"), ["a/b 2..", "b/a ..1/2"]),
        (("a / b", ">", "2"), ["a/b 2..!", "b/a ..1/2!"]),
        (("2", "<", "a / b"), ["a/b 2..!", "b/a ..1/2!"]),
        (("a", "<", "b / 3"), ["b/a 3..!", "a/b ..1/3!"]),
        (("a", "=", "2 * b"), ["a/b 2..2", "b/a 1/2..1/2"]),
        (("a - 2 * b", "~", "0"), ["a/b 2..2", "b/a 1/2..1/2"]),
        (("(a - b) / b", ">", "0.1"), ["a/b 11/10..!", "b/a ..10/11!"]),
        (("a", ">", "sum(g) - a"), ["a/all 1/2..!", "all/a ..2!"]),
        (("a", ">", "b + c"), ["a/b 1..!", "b/a ..1!", "a/c 1..!", "c/a ..1!"]),
        (("a", ">", "b + 100"), ["a/b 1..!", "b/a ..1!", "a 100..!"]),
        (("a", "<", "50"), ["a ..50!"]),
        (("50", "<", "a"), ["a 50..!"]),
        (("a", "~", "50"), ["a 50..50"]),
    ],
)
def test_what_is_stated_of_two(written: tuple[str, str, str], stated: list[str]) -> None:
    assert [*map(show, read(*written))] == stated


@pytest.mark.parametrize(
    "written",
    [
        ("a + b", ">", "c"),
        ("a", "=", "b + c"),
        ("a", ">", "b - 100"),
        ("a / b", ">", "c"),
        ("a", ">", "b / (b + c)"),
        ("a", ">", "a"),
        ("a", ">", "b / 0"),
        ("a", ">", "0"),
        ("a", "in", "person"),
        ("a", ">", "b +"),
        ("(a + b + c + 1) * (a + b + c + 2) * (a + b + c + 3) * (a + b + c)", ">", "a"),
    ],
)
def test_nothing_is_stated_of_two(written: tuple[str, str, str]) -> None:
    assert read(*written) == []


def test_only_a_bare_comparison_is_plain() -> None:
    bare, scaled, summed = (read("a", ">", right)[0] for right in ("b", "2 * b", "b + c"))
    assert (bare.plain, scaled.plain, summed.plain) == (True, False, False)


def test_what_is_above_and_below() -> None:
    ratio = Ratio(A, B, Fraction(2), None, strict=True)
    assert ratio.is_above(2) and ratio.is_above(1) and not ratio.is_above(3)
    assert not ratio.is_below(3) and ratio.level is None
    loose = Ratio(A, GroupRef("max", "g"), Fraction(1), Fraction(1))
    assert not loose.is_above(1) and not loose.is_below(1) and loose.level == 1
    assert loose.names(Fraction(1, 2), Fraction(1)) and not loose.names(Fraction(2), Fraction(3))
