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


# Honest sentences: a sum whose sentence or table says its currency, and a figure before a word that
# is not its noun. One more is refused: a figure of shops before "dollar shops".
HONEST = {
    "en": [
        'from {{ fig("rent", noun=False) }} to {{ fig("rent") }}',
        'In yuan, rents are {{ fig("rent", noun=False) }} a year.',
        "| stall | rent (yuan) |\n|---|---|\n| all | {{ fig('rent', noun=False) }} |",
        'rents rose to {{ fig("rent", noun=False) }}, {{ fig("rent", noun=False) }} yuan in all',
        'It was {{ fig("rent") }} half an hour later',
        'It was {{ fig("rent") }} days before',
        'It costs {{ fig("rent") }} a person',
        'At {{ fig("rent") }} Euro 2024 was cheap',
        'With {{ fig("rent") }} People’s Square is the dearest',
        '{{ fig("food") }} Yuan Fang runs',
        'RMB {{ fig("rent", noun=False) }} a year',
        '{{ fig("rent") }}, people say',
        '{{ fig("rent") }} to people',
        'The {{ fig("food", noun=False) }} at the gate pay {{ fig("rent") }}',
        '{{ fig("rent") }} peoples’ parks',
    ],
    "zh": [
        '由{{ fig("rent", noun=False) }}加到{{ fig("rent") }}',
        '以元計，租金是{{ fig("rent", noun=False) }}。',
        "| 攤檔 | 租金（元） |\n|---|---|\n| 全部 | {{ fig('rent', noun=False) }} |",
        '一年{{ fig("rent") }}，人人要交',
        '交了{{ fig("rent") }}家中就沒有錢了',
        '拿{{ fig("rent") }}家裏就緊了',
        '{{ fig("rent") }}人才資金',
        '{{ fig("rent") }}項目費',
        '{{ fig("rent") }}個人所得',
        '{{ fig("rent") }}名義上是租金',
        '{{ fig("rent") }}場租',
        '{{ fig("rent") }}次日交清',
        '{{ fig("food") }}元旦開門',
        '{{ fig("food") }}元宵節開門',
        '{{ fig("rent") }}所得',
        '{{ fig("rent") }}人民幣',
    ],
}


@pytest.mark.parametrize("code", HONEST)
def test_honest_sentences_are_not_refused(code: str) -> None:
    assert {text: found for text in HONEST[code] if (found := tell(code, text))} == {}


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
        ("en", "person", "Asked", '{{ fig("food", noun=False) }} households', True),
        ("en", "person", "Households", '{{ fig("food", noun=False) }} households', False),
        ("zh", "person", "訪問", '{{ fig("food", noun=False) }}戶。', True),
        ("zh", "person", "訪問", '{{ fig("food", noun=False) }}名。', False),
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
