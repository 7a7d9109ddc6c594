"""Languages held together: the same figures in the same paragraphs, as often, in one order."""

from __future__ import annotations

import pytest

from youju.audit.counterparts import AXIS, PICTURE, Sight, check_alike
from youju.audit.faults import Faults
from youju.model import Language
from youju.problems import Problem, Problems

LANGUAGES = {
    "zh": Language("zh", "zh-Hant", "繁體中文"),
    "en": Language("en", "en", "English"),
    "fr": Language("fr", "fr", "français"),
}


def sight(path: str, *paragraphs: str, blocks: int | None = None) -> Sight:
    """Return what was read on a page with one section: "a b" are two figures of one paragraph."""
    seen = Sight(path, {"costs": len(paragraphs) if blocks is None else blocks})
    for number, paragraph in enumerate(paragraphs, 1):
        for what in paragraph.split():
            name, _, unit = what.partition(":")
            seen.count(name, "costs", number, unit)
    return seen


def compare(**pages: Sight) -> list[Problem]:
    faults, problems = Faults(), Problems()
    check_alike([pages], LANGUAGES, faults)
    faults.report(problems)
    return list(problems)


def test_the_same_figures_pass() -> None:
    assert compare(zh=sight("zh", "a b", "a"), en=sight("en", "b a", "a")) == []
    assert compare(zh=sight("zh", "a b", "a")) == []


def test_a_figure_that_one_language_lacks_is_told() -> None:
    (problem,) = compare(
        zh=sight("zh", "a b", "a"), en=sight("en", "a b", "b"), fr=sight("fr", "a b", "a")
    )[:1]
    assert problem.code == "finished-languages"
    assert problem.origin.file == "en"
    assert problem.sentence("en") == (
        'Section "costs": the page in English has "a" 0 times, the one in 繁體中文 1 times. '
        "Pages with it: 1."
    )
    assert "English版有「a」0 次，繁體中文版有 1 次" in problem.sentence("zh")


def test_a_figure_in_another_paragraph_is_told() -> None:
    found = compare(zh=sight("zh", "a b", "c"), en=sight("en", "a", "c b"))
    assert [dict(problem.values)["what"] for problem in found] == ["b", "b"]


def test_sections_of_other_lengths_are_held_as_a_whole() -> None:
    assert compare(zh=sight("zh", "a b", "c"), en=sight("en", "a b c")) == []
    (problem,) = compare(zh=sight("zh", "a b", "c"), en=sight("en", "a b"))
    assert dict(problem.values)["what"] == "c"


def test_figures_of_one_unit_come_in_one_order() -> None:
    zh, en = sight("zh", "a:yuan b:yuan c:person"), sight("en", "b:yuan c:person a:yuan")
    (problem,) = compare(zh=zh, en=en)
    assert problem.code == "finished-order"
    assert problem.sentence("en").startswith(
        'Section "costs": the page in English has figures of the same unit in the order b, a, '
        "the one in 繁體中文 in the order a, b."
    )
    assert "English版的次序是 b, a" in problem.sentence("zh")


def test_figures_of_other_units_may_be_told_the_other_way_round() -> None:
    assert compare(zh=sight("zh", "a:yuan b:person"), en=sight("en", "b:person a:yuan")) == []


def test_order_is_no_matter_outside_prose() -> None:
    zh, en = sight("zh", "a:yuan b:yuan", blocks=0), sight("en", "b:yuan a:yuan", blocks=0)
    assert compare(zh=zh, en=en) == []


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        ("2006 2008 2010", "2006 2008 2010", []),
        ("2006 2010", "2006 2008 2010", []),  # the longer words leave out every second number
        ("2006 2008 2010", "2006 2010", []),
        ("100,000 200,000", "10,000 20,000", ["10,000", "100,000", "20,000", "200,000"]),
        ("0 100,000", "0 10,000", ["10,000", "100,000"]),
    ],
)
def test_an_axis_may_leave_out_numbers_but_not_have_others(
    zh: str, en: str, told: list[str]
) -> None:
    pages = {"zh": Sight("zh", {}), "en": Sight("en", {})}
    for code, numbers in (("zh", zh), ("en", en)):
        for number in numbers.split():
            pages[code].count(number, AXIS)
    assert [dict(problem.values)["what"] for problem in compare(**pages)] == told


def test_each_picture_may_leave_out_numbers_of_its_own() -> None:
    pages = {"zh": Sight("zh", {}), "en": Sight("en", {})}
    for code, picture, numbers in (
        ("zh", 1, "0 250 500"),
        ("en", 1, "0 500"),
        ("zh", 2, "0 100"),
        ("en", 2, "0 50 100"),
    ):
        for number in numbers.split():
            pages[code].count(number, AXIS, picture)
    assert compare(**pages) == []
    pages["en"].count("70", AXIS, 1)
    assert [dict(problem.values)["what"] for problem in compare(**pages)] == ["250", "70"]


@pytest.mark.parametrize(("axis", "told"), [("0 100", []), ("", ["clothes", "food"])])
def test_words_at_rows_are_missing_only_where_an_axis_is(axis: str, told: list[str]) -> None:
    pages = {"zh": Sight("zh", {}), "en": Sight("en", {})}
    for figure in ("food", "clothes"):
        pages["zh"].count(figure, PICTURE)
    for number in axis.split():
        pages["en"].count(number, AXIS)
    assert [dict(problem.values)["what"] for problem in compare(**pages)] == told
