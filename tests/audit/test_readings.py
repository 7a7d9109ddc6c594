"""Reading quantities: forms of sources and of sentences, in each language."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import ROOT, read_once
from youju.audit.grammar import Tongue, read_tongue
from youju.audit.readings import (
    find_quantities,
    find_typed,
    fold,
    read_digits,
    read_quantity,
    read_span,
)
from youju.languages.parts import read_part


def tongue_of(tag: str) -> Tongue:
    return read_tongue(tag)


ZH, EN, JA = tongue_of("zh-Hant"), tongue_of("en"), tongue_of("ja")
# What a newsroom that brings Korean says behind a number: its words are set apart by spaces.
KO = read_tongue(
    "ko",
    read_part("ja", "reading")
    .replace('over = [\n  "を超えている"', 'over = [\n  "초과", "を超えている"')
    .replace('at_least = ["以上"', 'at_least = ["이상", "以上"')
    .replace('"万" = 4', '"만" = 4\n"억" = 8\n"万" = 4'),
)
OVER = "over"
# The text, the number, the size of its last digit, what it may mean, whether it is in percent.
CHINESE = (
    ("48.9萬人以上", "489000", "1000", "at_least", False),
    ("突破25萬", "250000", "10000", "passed", False),
    ("24000多個", "24000", "1", "over", False),
    ("3000餘萬元", "30000000", "10000", "over", False),
    ("滿兩年", "2", "1", "at_least", False),
    ("六個方面", "6", "1", "exact", False),
    ("兩個百分點", "2", "1", "exact", False),
    ("17.6%", "17.6", "0.1", "exact", True),
    ("１７.６％", "17.6", "0.1", "exact", True),
    ("百分之十七點六", "17.6", "0.1", "exact", True),
    ("三成", "30", "1", "exact", True),
    ("三成五", "35", "1", "exact", True),
    ("千分之5", "5", "1", "exact", False),
    ("2億3000萬", "230000000", "10000", "exact", False),
    ("兩億三千萬人", "230000000", "10000", "exact", False),
    ("二〇二一", "2021", "1", "exact", False),
    ("一千零五十人", "1050", "1", "exact", False),
    ("約15億美元左右", "1500000000", "100000000", "about", False),
    ("近5萬以上", "50000", "10000", "", False),
    ("5千米", "5", "1", "exact", False),
    ("−500萬美元", "-5000000", "10000", "exact", False),
    ("負3人", "-3", "1", "exact", False),
    ("3比2", "1.5", "1", "exact", False),
    ("1,234,567人", "1234567", "1", "exact", False),
    ("13 697名", "13697", "1", "exact", False),
    ("共計達110人", "110", "1", "exact", False),
    ("第三十九位", "39", "1", "exact", False),
    ("三點一四", "3.14", "0.01", "exact", False),
    ("三點五萬人", "35000", "1000", "exact", False),
    ("三點五百分點", "3.5", "0.1", "exact", False),
)
ENGLISH = (
    ("about half a year", "0.5", "0.1", "about", False),
    ("more than doubled", "1", "1", OVER, False),
    ("grew by at least 1.5 times its size", "1.5", "0.1", "at_least", False),
    ("nearly HK$80 million", "80000000", "1000000", "nearly", False),
    ("−NT$5.2", "-5.2", "0.1", "exact", False),
    ("about 20 per 100,000 people", "20", "1", "about", False),
    ("more than 489,000 people", "489000", "1", OVER, False),
    ("more than 110 people", "110", "1", "over", False),
    ("a total of nearly 52,000 visits", "52000", "1", "nearly", False),
    ("ten or more", "10", "1", "at_least", False),
    ("thirty-ninth", "39", "1", "exact", False),
    ("two hundred and five", "205", "1", "exact", False),
    ("three point five million", "3500000", "100000", "exact", False),
    ("a dozen museums", "12", "1", "exact", False),
    ("17.6 per cent", "17.6", "0.1", "exact", True),
    ("2.5 percentage points", "2.5", "0.1", "exact", False),
    ("2.5 percentage points lower", "-2.5", "0.1", "exact", False),
    ("about 40 fewer", "-40", "1", "about", False),
    ("about $1.5 billion", "1500000000", "100000000", "about", False),
    ("RMB 30 million", "30000000", "1000000", "exact", False),
    ("5 per 1,000", "5", "1", "exact", False),
    ("minus 3 people", "-3", "1", "exact", False),
    ("3 to 2", "1.5", "1", "exact", False),
)


def describe(text: str, tongue: Tongue) -> tuple[str, str, str, bool] | None:
    read = read_quantity(text, tongue)
    if read is None:
        return None
    return f"{read.value:f}", f"{read.step:f}", "/".join(sorted(read.meanings)), read.share


@pytest.mark.parametrize(("text", "value", "step", "meanings", "share"), CHINESE)
def test_chinese_is_read(text: str, value: str, step: str, meanings: str, share: bool) -> None:
    assert describe(text, ZH) == (value, step, meanings, share)


@pytest.mark.parametrize(("text", "value", "step", "meanings", "share"), ENGLISH)
def test_english_is_read(text: str, value: str, step: str, meanings: str, share: bool) -> None:
    assert describe(text, EN) == (value, step, meanings, share)


NO_QUANTITY = (
    *("", "人", "以上", "5至10萬", "5人6人", "5萬億億"),
    *("千點千", "三點十分", "三點五百", "三點一四百"),  # no digits behind the point
)


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_what_is_not_one_quantity_is_not_read(text: str) -> None:
    assert describe(text, ZH) is None


@pytest.mark.parametrize("text", ["people", "5 to 10 people or 12", "30 million billion yuan"])
def test_what_is_not_one_quantity_is_not_read_in_english(text: str) -> None:
    assert describe(text, EN) is None


def test_the_prints_of_this_repository_are_read_as_the_data_say() -> None:
    site, _ = read_once(ROOT)
    figures = [figure for story in site.stories for figure in story.figures.values()]
    printed = [figure for figure in figures if figure.as_printed]
    assert len(printed) > 30
    for figure in printed:
        tongue = tongue_of(site.languages[site.sources[figure.source].language].tag)
        read = read_quantity(figure.as_printed, tongue)
        assert read
        assert read.value == figure.quantity.value
        assert figure.quantity.qualifier in read.meanings


# The sentence, and what is found: number, meanings, % for a share, and the text of the number.
RUNNING: tuple[tuple[Tongue, str, list[str]], ...] = (
    (ZH, "人才48.9萬人以上，附近有5所。", ["489000 at_least 48.9萬", "5 exact 5"]),
    (ZH, "2021年12月23日到3月，2019至2021年。", []),
    (ZH, "佔共17.6%，近5.2萬人次", ["17.6% exact 17.6", "52000 nearly 5.2萬"]),
    (ZH, "約３萬元左右", ["30000 about ３萬"]),
    (ZH, "百分之45的人", ["45% exact 45"]),
    (ZH, "1323名，2億3000萬元", ["1323 exact 1323", "230000000 exact 2億3000萬"]),
    (EN, "In 2019 more than 489,000 people", [f"489000 {OVER} 489,000"]),
    (EN, "5 in 2,000 on December 23, 2021", ["5 exact 5", "2000 exact 2,000"]),
    (EN, "the 1990s, COVID-19, 5G and A4 at 10:30", []),
    (EN, "from December 23–25, 2021, some HK$3 million", ["3000000 about 3 million"]),
    (EN, "fewer than 20 per 100,000 people and 5", ["20 under 20", "5 exact 5"]),
    (ZH, "每10萬人約15467人，新台幣近3億元", ["15467 about 15467", "300000000 nearly 3億"]),
    (EN, "110 people or more paid $5 million", ["110 at_least 110", "5000000 exact 5 million"]),
    (EN, "see https://news.example/2,000 for -5 and 3-4", ["-5 exact 5", "3 exact 3", "4 exact 4"]),
)


@pytest.mark.parametrize(("tongue", "text", "expected"), RUNNING)
def test_quantities_are_found_in_sentences(tongue: Tongue, text: str, expected: list[str]) -> None:
    found = [
        f"{read.value:f}{'%' * read.share} {'/'.join(sorted(read.meanings))} "
        f"{text[read.start : read.end]}"
        for read in find_quantities(text, tongue)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("tongue", "before", "after", "typed"),
    [
        (ZH, "總數近", "", "近"),
        (ZH, "總數", "以上，", "以上"),
        (ZH, "大約 ", "", "大約"),
        (ZH, "附近", "人", ""),
        (ZH, "最近", "", ""),
        (ZH, "比去年的", "多", ""),
        (EN, "there were nearly ", " people", "nearly"),
        (EN, "there were ", " or more", "or more"),
        (EN, "they add up to ", " people", ""),
        (EN, "unearthly ", "", ""),
    ],
)
def test_a_qualifier_beside_a_figure_is_found(
    tongue: Tongue, before: str, after: str, typed: str
) -> None:
    assert find_typed(before, after, tongue) == typed


BESIDE = tomllib.loads((Path(__file__).parent / "beside.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (code, text, kind == "told")
        for code, kinds in BESIDE.items()
        for kind, texts in kinds.items()
        for text in texts
    ],
)
def test_what_may_not_be_typed_beside_a_figure(code: str, text: str, told: bool) -> None:
    before, _, after = text.partition("{}")
    assert bool(find_typed(before, after, {"en": EN, "zh": ZH, "ja": JA}[code])) == told


PIECES = [
    *"0123456789,.%:-−+ 萬億千百十三五零多餘以上近約第比成點分之負人ſ",
    *("to", "per ", "million", "a ", "ten ", "five", " point ", "hundred ", "leſs than "),
]


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("300 people + 200 people", ["exact", "exact"]),
        ("300 + 200", ["exact", "exact"]),
        ("300+ people", ["at_least"]),
        ("300 people +", ["at_least"]),
    ],
)
def test_a_plus_before_a_number_adds_and_qualifies_nothing(text: str, meanings: list[str]) -> None:
    found = [reading.meanings for reading in find_quantities(text, EN)]
    assert found == [frozenset({meaning}) for meaning in meanings]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from([ZH, EN]))
def test_anything_is_read_or_not(text: str, tongue: Tongue) -> None:
    read = read_quantity(text, tongue)
    assert read is None or (read.value.is_finite() and read.step > 0)
    for found in find_quantities(text, tongue):
        assert any(map(str.isdigit, text[found.start : found.end]))
    assert all(number.is_finite() for number in read_digits(text))


def test_cells_are_read_as_numbers() -> None:
    assert list(read_digits("1964 中央 90,000 48.9萬")) == [1964, 90_000, Decimal(489_000)]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("-3.5", ["-3.5"]),
        ("\u2212101", ["-101"]),
        ("－１２", ["-12"]),
        ("-48.9萬", ["-489000"]),
        ("0", ["0"]),
        ("1.70", ["1.70"]),
        ("3-5", ["3", "5"]),
        ("2019-2020", ["2019", "2020"]),
        ("2021-12-23", ["2021", "12", "23"]),
        ("0—14歲", ["0", "14"]),
    ],
)
def test_a_minus_sign_is_read_and_a_hyphen_is_none(cell: str, numbers: list[str]) -> None:
    assert [str(number) for number in read_digits(cell)] == numbers


def test_folding_keeps_places() -> None:
    assert fold("１２％\u00a0Ａ") == "12% A"


@pytest.mark.parametrize("text", ["ſıx people", "leſs than ſİx", "6 booKs"])
def test_letters_that_a_search_takes_for_ascii_are_read_as_ascii(text: str) -> None:
    assert describe(text, EN) == describe(fold(text), EN) is not None
    assert find_quantities(text, EN) == find_quantities(fold(text), EN)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30至50萬人", 300_000, 500_000),
        ("−30至−20萬人", -300_000, -200_000),
        ("−31000至−3萬人", -31_000, -30_000),
        ("300萬至400萬", 3_000_000, 4_000_000),
        ("100人至5萬人", 100, 50_000),
    ],
)
def test_the_lower_end_of_a_range_may_have_the_scale_of_the_upper_one(
    text: str, low: int, high: int
) -> None:
    read = read_span(text, ZH)
    assert read and (read.value, read.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "number", "meant"),
    [
        ("투자: 130억 달러 초과 · 한강", "13000000000", "over"),
        ("풍력 발전기: 4000대 이상 (2017년", "4000", "at_least"),
        ("4000대 이상", "4000", "at_least"),
        ("인구 100만 명", "1000000", "exact"),
    ],
)
def test_a_qualifier_stands_behind_nouns_of_any_script_with_spaces(
    text: str, number: str, meant: str
) -> None:
    """Only Latin nouns were passed over: a site in Korean could not be published."""
    found = find_quantities(text, KO)[0]
    assert (found.value, found.meanings) == (Decimal(number), frozenset({meant}))
