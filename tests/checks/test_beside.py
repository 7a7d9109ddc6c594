"""Units that are typed beside a figure, and are not its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import FIGURES, load_fixture
from youju.checks.beside import check_beside
from youju.model import Prose, Text
from youju.problems import Problems

SITE = load_fixture()
STORY = next(story for story in SITE.stories if story.slug == FIGURES)


def tell(code: str, text: str) -> list[tuple[str, int]]:
    prose = {**STORY.prose, code: Prose(STORY.prose[code].file, text)}
    problems = Problems()
    check_beside(replace(SITE, stories=(replace(STORY, prose=prose),)), problems)
    return [(problem.code, problem.origin.column) for problem in problems]


OTHER, NONE = "beside-other-unit", "beside-no-currency"


def test_the_fixture_says_its_own_units() -> None:
    problems = Problems()
    check_beside(SITE, problems)
    assert list(problems) == []


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", '{{ fig("rent", noun=False) }} people', [(OTHER, 31)]),
        ("en", '{{ fig("rent", noun=False) }} euros', [(OTHER, 31)]),
        ("en", '{{ fig("rent", noun=False) }} yuan', []),
        ("en", '{{ fig("rent", noun=False) }} a year', [(NONE, 1)]),
        ("en", '{{ fig("rent") }} a year', []),
        ("en", '{{ fig("food", noun=False) }} yuan', [(OTHER, 31)]),
        ("en", '{{ fig("food", noun=False) }} stalls', []),
        ("en", '{{ fig("food", noun=False) }} **yuan**', [(OTHER, 33)]),
        ("en", '{{ fig("food", noun=False) }} people', []),
        ("zh", '{{ fig("rent") }}人。', [(OTHER, 18)]),
        ("zh", '{{ fig("rent") }}人才資金', []),
        ("zh", '{{ fig("food", noun=False) }}元，', [(OTHER, 30)]),
        ("zh", '{{ fig("rent", noun=False) }}元', []),
    ],
)
def test_another_kind_of_unit_is_told(code: str, text: str, told: list[tuple[str, int]]) -> None:
    assert tell(code, text) == told


@pytest.mark.parametrize(
    ("code", "unit", "label", "text", "told"),
    [
        ("en", "teacher", "At schools", '{{ fig("food", noun=False) }} students', True),
        ("en", "teacher", "At schools", '{{ fig("food", noun=False) }} **students**', True),
        ("en", "teacher", "Students who teach", '{{ fig("food", noun=False) }} students', False),
        ("en", "teacher", "At schools", '{{ fig("food", noun=False) }} teachers', False),
        ("en", "teacher", "At schools", '{{ fig("food", noun=False) }} people', False),
        ("en", "teacher", "At schools", '{{ fig("food") }} students', False),
        ("en", "person", "At schools", '{{ fig("food", noun=False) }} students', False),
        ("en", "hospital", "Closed", '{{ fig("food", noun=False) }} organizations', False),
        ("zh", "teacher", "在校", '{{ fig("food", noun=False) }}名學生，', True),
        ("zh", "teacher", "在校", '{{ fig("food", noun=False) }}名教師，', False),
        ("zh", "teacher", "在校", '{{ fig("food", noun=False) }}位。', False),
        ("zh", "school", "關閉", '{{ fig("food", noun=False) }}家。', False),
    ],
)
def test_a_noun_of_other_things_is_told_where_the_own_is_left_out(
    code: str, unit: str, label: str, text: str, *, told: bool
) -> None:
    food = STORY.figures["food"]
    labels = Text({**food.label, code: label}, tuple(food.label))
    food = replace(food, quantity=replace(food.quantity, unit=unit), label=labels)
    story = replace(
        STORY,
        figures={**STORY.figures, "food": food},
        prose={**STORY.prose, code: Prose(STORY.prose[code].file, text)},
    )
    problems = Problems()
    check_beside(replace(SITE, stories=(story,)), problems)
    assert ["beside-other-noun"] * told == [problem.code for problem in problems]
