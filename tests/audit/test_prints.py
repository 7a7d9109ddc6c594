"""Numbers in the text of a source, from qualifier to classifier, in each language."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from youju.audit.grammar import read_tongue
from youju.audit.prints import find_prints
from youju.formats.fragments import Fragment

FOLDER = Path(__file__).parent / "printed"
CHINESE = (
    ("達到48.9萬人以上，佔17.6%。", "48.9萬人以上=489000 17.6%=17.6"),
    ("近5.2萬人次、24000多個崗位", "近5.2萬人次=52000 24000多個=24000"),
    ("滿兩年的六個方面，第39位", "滿兩年=2 六個=6 第39位=39"),
    ("累計訪問量突破25萬。", "突破25萬=250000"),
    ("3至5萬人", "3萬人=30000 5萬人=50000"),
    ("48.9 萬 人，1 234 個", "48.9萬人=489000 1234個=1234"),
    ("三成五，百分之三十二點五", "三成五=35 百分之三十二點五=32.5"),
    ("2億3000萬元，二百三十一名", "2億3000萬元=230000000 二百三十一名=231"),
    ("2019年12月23日09:23:54，聽說5G和A4紙，一些人", ""),
    ("一名學生和一萬名老師", "一名=1 一萬名=10000"),
    ("虧損負3.5億元", "負3.5億元=-350000000"),
    ("編號20220517151231", ""),
    ("縣裏三成半的人，約四成半，三成半年", "三成半=35 約四成半=45 三成=30 半年=0.5"),
    (
        "一萬二千人，二萬零五人，十二萬三千四百五十六人",
        "一萬二千人=12000 二萬零五人=20005 十二萬三千四百五十六人=123456",
    ),
    ("一萬五，一億二千，三倍半", ""),
    (
        "收入(1,200)萬元，（3.5）%，虧損△500萬元",
        "−1,200萬元=-12000000 −3.5%=-3.5 △500萬元=-5000000",
    ),
    ("編號(3)人，成員(2019)人，(12)名", "3=3 2019=2019 12=12"),
    ("近半年來，一年半以上，一年又一年", "近半年=0.5 一年半以上=1.5 一年=1 一年=1"),
)
ENGLISH = (
    ("about 489,000 people or more", "about 489,000 people or more=489000"),
    ("a total of at least 3,500 metres", "at least 3,500 metres=3500"),
    ("US$1.2 million, £30 and 17.6 percent", "US$1.2 million=1200000 £30=30 17.6 percent=17.6"),
    ("10 to 20 thousand", "10 thousand=10000 20 thousand=20000"),
    ("3–5 percent", "3 percent=3 5 percent=5"),
    ("twenty-one clubs, a hundred shops and one official", "twenty-one=21 a hundred=100"),
    ("24 000 people in 2019 300 metres on", "24000 people=24000 300 metres=300"),
    ("1 234 boats, 12 000 seats and in May 300 more", "1234=1234 12000=12000 300=300"),
    (
        "lost (1,200) dollars and $(1,200) million",
        "−1,200 dollars=-1200 −$1,200 million=-1200000000",
    ),
    ("a loss (1,200) and its price ($1,200)", "1,200=1200 $1,200=1200"),
    (
        "twenty-one thousand three hundred people, two thousand and one",
        "twenty-one thousand three hundred people=21300 two thousand=2000",
    ),
    ("one million two hundred thousand", "one million two hundred thousand=1200000"),
    ("300+ people on May 9, 2024", "300+ people=300"),
    ("nearly half a year, then a year and a half", "nearly half a year=0.5 a year and a half=1.5"),
)


def tell(fragment: Fragment, tag: str) -> str:
    found = find_prints(fragment, read_tongue(tag))
    return " ".join(f"{one.printed}={one.value:f}" for one in found if one.value is not None)


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese(text: str, expected: str) -> None:
    assert tell(Fragment("1", text), "zh-Hant") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert tell(Fragment("1", text), "en") == expected


@pytest.mark.parametrize("tag", ["en", "ja", "zh-Hant"])
def test_sentences_of_newspapers(tag: str) -> None:
    """Each line of printed/ is a sentence and its numbers; a vague one has no value."""
    lines = (FOLDER / f"{tag}.txt").read_text("utf-8").splitlines()
    assert len(lines) >= 50
    for line in lines:
        text, _, expected = line.partition(" =>")
        found = find_prints(Fragment("1", text), read_tongue(tag))
        told = (f"{n.printed} = {'-' if n.value is None else f'{n.value:f}'}" for n in found)
        assert " | ".join(told) == expected.strip(), text


def test_a_vague_number_is_an_entry_without_a_value() -> None:
    (one,) = find_prints(Fragment("1", "約數千人到場"), read_tongue("zh-Hant"))
    assert (one.printed, one.qualifier, one.number) == ("約數千人", "約", "數千")
    assert (one.classifier, one.value) == ("人", None)
    low, high = find_prints(Fragment("1", "數百至3千人"), read_tongue("zh-Hant"))
    assert (low.printed, low.value, high.value) == ("數百", None, Decimal(3000))


def test_both_ends_of_an_opened_range_have_its_scale() -> None:
    assert tell(Fragment("1", "between 2 and 3 million people"), "en") == (
        "2 million people=2000000 3 million people=3000000"
    )
    assert tell(Fragment("1", "They won 2 and 3 million came"), "en") == "2=2 3 million=3000000"


@pytest.mark.parametrize(
    ("text", "unit", "tag", "expected"),
    [
        ("1.15", "億元", "zh-Hant", "1.15億元=115000000"),
        ("(0.3)", "億元", "zh-Hant", "-0.3億元=-30000000"),
        ("近200人", "萬元", "zh-Hant", "近200人=200"),
        ("1,234", "US$ million", "en", "US$1,234 million=1234000000"),
        ("(1,234)", "thousand", "en", "-1,234 thousand=-1234000"),
        ("17.6", "%", "en", "17.6%=17.6"),
    ],
)
def test_a_cell_has_the_unit_of_its_heading(text: str, unit: str, tag: str, expected: str) -> None:
    assert tell(Fragment("table 1: 2019 / x", text, unit), tag) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("thousands", "45 thousand=45000"),
        ("in millions of yuan", "45 million yuan=45000000"),
        ("US$ thousands", "US$45 thousand=45000"),
    ],
)
def test_a_unit_in_the_plural_is_a_scale(unit: str, expected: str) -> None:
    assert tell(Fragment("table 1: 2019 / x", "45", unit), "en") == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("thousand", "45 thousand=45000"),
        ("million people", "45 million people=45000000"),
        ("by year", "45=45"),
        ("estimated", "45=45"),
        ("", "45=45"),
    ],
)
def test_the_end_of_a_caption_is_a_unit_where_all_of_it_is(caption: str, expected: str) -> None:
    cell = Fragment("table 1: 2019 / x", "45", caption=caption)
    assert tell(cell, "en") == expected


def test_parentheses_in_a_sentence_are_no_minus() -> None:
    assert tell(Fragment("1", "常住人口(278萬)的"), "zh-Hant") == "278萬=2780000"


def test_the_parts_of_an_entry_are_told() -> None:
    (one,) = find_prints(Fragment("11", "今年接待近5.2萬人次。"), read_tongue("zh-Hant"))
    assert (one.place, one.order, one.qualifier) == ("11", 1, "近")
    assert (one.number, one.scale, one.classifier) == ("5.2萬", "萬", "人次")


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("收入下降3.5%，職位增加120個。", "zh-Hant", "3.5%=down 120個=up"),
        ("收入下降超過3.5%，跌幅5%", "zh-Hant", "超過3.5%=down 5%="),
        ("減少3至5個，降至3萬元", "zh-Hant", "3個=down 5個=down 3萬元="),
        ("增長2倍，增長不超過2倍", "zh-Hant", "增長2倍=up 不超過2倍=up"),
        ("票價下降，3.5%的人坐船", "zh-Hant", "3.5%="),
        ("fell by more than 4 percent to 30,000", "en", "more than 4 percent=down 30,000="),
        (
            "down 3 to 5 percent, 3.5 percent higher",
            "en",
            "3 percent=down 5 percent=down 3.5 percent=up",
        ),
        ("up to 500 people", "en", "up to 500 people="),
        ("fell by a fifth to £2.4bn", "en", "a fifth=down £2.4bn="),
        ("fell by 400 to 300 people", "en", "400 people=down 300 people="),
        ("fell from 5 to 3 percent", "en", "5 percent= 3 percent="),
        ("由下降3%至下降5%，由5%降至3%", "zh-Hant", "3%=down 5%=down 5%= 3%="),
        ("3.5%減、120人増えた。1.2%減税", "ja", "3.5%=down 120人=up 1.2%="),
        ("3～5%の減少", "ja", "3%=down 5%=down"),
    ],
)
def test_a_number_has_the_direction_of_its_verb(text: str, tag: str, expected: str) -> None:
    found = find_prints(Fragment("1", text), read_tongue(tag))
    assert " ".join(f"{one.printed}={one.direction}" for one in found) == expected
