"""Grounds: what a page of a story may print numbers from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.fixture import FIGURES, FIXTURE, TIDY, load_files, load_fixture
from youju.audit.allowed import Known, make_grounds
from youju.audit.grammar import read_tongue
from youju.audit.readings import Reading, read_quantity
from youju.content.site import SETTINGS
from youju.inputs import read_inputs
from youju.model import Chart, Figure, Quantity, Site, Story, Text

EN, ZH = read_tongue("en"), read_tongue("zh")
SITE = load_fixture()
STORIES = {story.slug: story for story in SITE.stories}
STALLS = STORIES[FIGURES]


def read(text: str, tag: str = "en") -> Reading:
    tongue = read_tongue(tag)
    reading = read_quantity(text, tongue)
    assert reading
    return reading


@pytest.mark.parametrize(
    ("figure_id", "words", "held"),
    [
        ("stalls", "more than 1,200", True),
        ("stalls", "1,200 stalls", False),
        ("stalls", "more than 1,201", False),
        ("food", "800", True),
        ("food", "nearly 800", False),
        ("food", "800 percent", False),
        ("rent", "about 3.6 million yuan", True),
        ("food_share", "66.7 percent", True),
        ("food_share", "66.7", False),
    ],
)
def test_a_reading_is_held_against_value_qualifier_and_percent(
    figure_id: str, words: str, held: bool
) -> None:
    grounds = make_grounds(SITE, [STALLS], "en")
    assert grounds.holds(STALLS.figures[figure_id], read(words), EN) is held


def put(value: str, qualifier: str) -> Figure:
    quantity = Quantity(Decimal(value), "yuan", qualifier)
    return replace(STALLS.figures["food"], quantity=quantity)


@pytest.mark.parametrize(
    ("value", "qualifier", "words", "held"),
    [
        ("113351800000000", "exact", "113.35 trillion yuan", True),
        ("113351800000000", "exact", "113,351,800,000,000 yuan", True),
        ("113351800000000", "exact", "113.4 trillion yuan", True),
        ("113351800000000", "exact", "113.36 trillion yuan", False),
        ("113351800000000", "exact", "113 trillion yuan", False),
        ("113351800000000", "exact", "nearly 113.36 trillion yuan", False),
        ("113351800000000", "at_least", "at least 113.35 trillion yuan", True),
        ("113358000000000", "at_least", "at least 113.36 trillion yuan", False),
        ("113358000000000", "over", "more than 113.36 trillion yuan", False),
        ("113358000000000", "over", "more than 113.34 trillion yuan", False),
        ("113351800000000", "nearly", "nearly 113.36 trillion yuan", True),
        ("113351800000000", "under", "less than 113.35 trillion yuan", False),
        ("1411780000", "exact", "1.412 billion yuan", True),
        ("1411780000", "exact", "1.41 billion yuan", False),
        ("999999999", "exact", "1.000 billion yuan", False),
        ("1234567", "exact", "1.235 million yuan", False),
    ],
)
def test_the_rounding_of_a_large_number_is_worked_out_anew(
    value: str, qualifier: str, words: str, held: bool
) -> None:
    grounds = make_grounds(SITE, [STALLS], "en")
    assert grounds.holds(put(value, qualifier), read(words), EN) is held


def test_each_language_rounds_by_itself() -> None:
    grounds, figure = make_grounds(SITE, [STALLS], "zh"), put("1411780000", "exact")
    assert not grounds.holds(figure, read("14.12億元", "zh"), ZH)
    assert grounds.holds(figure, read("141178萬元", "zh"), ZH)
    other = replace(EN, rounds_from=Decimal("Infinity"))
    assert not grounds.holds(figure, read("1.412 billion yuan"), other)


def test_a_figure_is_found_among_those_named() -> None:
    grounds = make_grounds(SITE, [STALLS], "en")
    clothes = Known("clothes", STALLS.figures["clothes"].quantity)
    assert grounds.find(["food", "clothes"], read("400"), EN) == clothes
    assert grounds.find(["food"], read("400"), EN) is None
    assert grounds.find(["none"], read("400"), EN) is None
    assert grounds.beside == {key: frozenset({"stalls"}) for key in ("food", "clothes")}


def test_stories_may_use_the_same_id() -> None:
    other = replace(
        STALLS, slug="other", figures={"food": replace(STALLS.figures["clothes"], id="food")}
    )
    grounds = make_grounds(SITE, [STALLS, other], "en")
    assert grounds.find(["food"], read("400"), EN) and grounds.find(["food"], read("800"), EN)


def test_rows_and_cells_of_tidy_tables_count() -> None:
    grounds = make_grounds(SITE, [STORIES[TIDY]], "en")
    assert grounds.rows["row-2"] == {Decimal(1964), Decimal(90000)}
    assert Decimal(121670) in grounds.cells
    assert make_grounds(SITE, [STALLS], "en").cells == frozenset()


def declare(site: Site, story: Story, text: str) -> frozenset[str]:
    words = Text(dict.fromkeys(site.languages, text), tuple(site.languages))
    chart: Chart = replace(story.charts[0], note=words)
    return make_grounds(site, [replace(story, charts=(chart,))], "zh").phrases


def test_what_is_declared_counts() -> None:
    phrases = declare(
        SITE, STALLS, '每格{{ literal("100", "畫法") }}人，{{ literal("一百", "畫法") }}'
    )
    assert "100" in phrases
    assert "一百" not in phrases  # has no digit, so it is never asked for
    assert "「1200多個」" in phrases and "1200多個" not in phrases


def test_addresses_of_charts_may_have_digits() -> None:
    story = replace(STALLS, slug="stalls-2-300")
    grounds = make_grounds(replace(SITE, stories=(story,)), [story], "en")
    assert "fixture.example/sub/en/stalls-2-300/kinds/" in grounds.phrases
    assert not any("stalls-2-300" in phrase for phrase in make_grounds(SITE, [story], "en").phrases)


def test_periods_give_durations() -> None:
    figures = {
        key: replace(STALLS.figures["food"], period=period)
        for key, period in (("a", "P12M/2021-12"), ("b", "P1Y"), ("c", "2019/2021"), ("d", ""))
    }
    grounds = make_grounds(SITE, [replace(STALLS, figures=figures)], "en")
    assert grounds.durations == {(Decimal(12), "M"), (Decimal(1), "Y")}


def test_names_that_the_site_allows_are_converted_with_their_script() -> None:
    files = dict(read_inputs(FIXTURE).files)
    files[SETTINGS] += (
        '\n[languages.zh-hans]\ntag = "zh-Hans"\nname = "简体中文"\nderived_from = "zh"\n'
        '\n[numerals]\nallow.zh = ["985高校聯盟"]\n'
    ).encode()
    site, problems = load_files(files)
    assert problems == []
    assert make_grounds(site, [], "zh").allowed == ("985高校聯盟",)
    assert make_grounds(site, [], "zh-hans").allowed == ("985高校联盟",)
    assert make_grounds(site, [], "en").allowed == ()


def test_an_axis_may_name_the_years_of_a_table_though_they_are_numbers() -> None:
    grounds = make_grounds(SITE, [STORIES[TIDY]], "en")
    assert Decimal(1964) in grounds.named
    assert Decimal(90_000) not in grounds.named  # what stands beside the years is compared


@pytest.mark.parametrize(
    ("formula", "phrases"),
    [
        ("b / a - 1", {"− 1"}),
        ("2 * b", {"2 ×"}),
        ("last(t.n[year=2020]) / 1000", {"÷ 1000"}),
        ("a × 1.5 − 3", {"× 1.5", "1.5 −", "− 3"}),
        ("a2 + b", set()),
    ],
)
def test_constants_of_formulas_are_phrases_with_their_signs(
    formula: str, phrases: set[str]
) -> None:
    figures = {key: replace(one, formula="") for key, one in STALLS.figures.items()}
    plain = make_grounds(SITE, [replace(STALLS, figures=figures)], "en").phrases
    figures["rent"] = replace(figures["rent"], formula=formula)
    grounds = make_grounds(SITE, [replace(STALLS, figures=figures)], "en")
    assert grounds.phrases - plain == phrases
