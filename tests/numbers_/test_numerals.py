"""Reading print: everything we word is read back the same, and what is not clear is not read."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.rounding import round_quantity
from tests.wording import LANGUAGES, UNITS, quantities
from youju.languages import QUALIFIERS, read_style
from youju.model import Quantity, Unit
from youju.numbers.exact import last_power
from youju.numbers.numerals import parse
from youju.numbers.wording import word

CODES = sorted(LANGUAGES)


def read(text: str, code: str = "zh", **options: str | None) -> Quantity | None:
    return parse(text, read_style(LANGUAGES[code].tag), UNITS, code, **options)


@settings(max_examples=examples(500))
@given(quantities(), st.sampled_from(CODES))
def test_what_is_worded_is_read_back(quantity: Quantity, code: str) -> None:
    printed = word(quantity, UNITS[quantity.unit], LANGUAGES[code])
    back = read(printed, code, expected=quantity.unit, qualifier=quantity.qualifier)
    assert back is not None, printed
    value = round_quantity(quantity, UNITS[quantity.unit], LANGUAGES[code]).value
    assert back == Quantity(value, quantity.unit, quantity.qualifier, back.quantum)
    assert not back.value or last_power(back.value) >= back.quantum.adjusted()


@pytest.mark.sampled(8)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("unit", sorted(UNITS))
def test_every_unit_and_qualifier_is_read_back(unit: str, code: str) -> None:
    for value in ("1", "2", "10", "39", "110", "999999", "1000000", "99999999", "0.005", "-2.5"):
        for qualifier in QUALIFIERS:
            quantity = Quantity(Decimal(value), unit, qualifier)
            printed = word(quantity, UNITS[unit], LANGUAGES[code])
            back = read(printed, code, expected=unit, qualifier=qualifier)
            assert back is not None, printed
            assert (back.value, back.unit, back.qualifier) == (Decimal(value), unit, qualifier)


@given(quantities(), st.sampled_from(CODES))
def test_without_a_hint_only_words_with_two_meanings_differ(quantity: Quantity, code: str) -> None:
    printed = word(quantity, UNITS[quantity.unit], LANGUAGES[code])
    back = read(printed, code)
    assert back is not None
    assert back.value == round_quantity(quantity, UNITS[quantity.unit], LANGUAGES[code]).value
    if back.qualifier != quantity.qualifier:
        assert (code, back.qualifier, quantity.qualifier) == ("en", "over", "at_least")


@given(quantities(), quantities(), st.sampled_from(CODES))
def test_two_values_are_never_worded_alike(one: Quantity, other: Quantity, code: str) -> None:
    other = Quantity(other.value, one.unit, one.qualifier, other.quantum)
    words = [word(q, UNITS[one.unit], LANGUAGES[code], whole=True) for q in (one, other)]
    assert (words[0] == words[1]) <= (one.value == other.value)


PRINTED = [
    ("48.9萬人以上", "489000", "person", "at_least", "1000"),
    ("278萬", "2780000", "", "exact", "10000"),
    ("17.6%", "17.6", "percent", "exact", "0.1"),
    ("1.97萬人", "19700", "person", "exact", "100"),
    ("0.7萬人", "7000", "person", "exact", "1000"),
    ("不超過5萬", "50000", "", "at_most", "10000"),
    ("35歲以下", "35", "age", "at_most", "1"),
    ("二十來個", "20", "item", "about", "1"),
    ("2千3百萬元", "23000000", "yuan", "exact", "10000"),
    ("第39位", "39", "rank", "exact", "1"),
    ("第19次", "19", "ordinal", "exact", "1"),
    ("6所", "6", "university", "exact", "1"),
    ("六個", "6", "item", "exact", "1"),
    ("兩年", "2", "years", "exact", "1"),
    ("滿兩年", "2", "years", "at_least", "1"),
    ("301家", "301", "organisation", "exact", "1"),
    ("6689個", "6689", "item", "exact", "1"),
    ("突破25萬", "250000", "", "passed", "10000"),
    ("13697名", "13697", "person", "exact", "1"),
    ("近5.2萬人次", "52000", "visits", "nearly", "1000"),
    ("228次", "228", "times", "exact", "1"),
    ("24000多個", "24000", "item", "over", "1"),
    ("1230多萬人", "12300000", "person", "over", "10000"),
    ("每10萬人近20人", "20", "per_100000_people", "nearly", "1"),
    ("約新台幣3億元", "300000000", "twd", "about", "100000000"),
    ("零下5.2℃", "-5.2", "celsius", "exact", "0.1"),
    ("一年半", "1.5", "years", "exact", "0.1"),
    ("百分之三十二點七", "32.7", "percent", "exact", "0.1"),
    ("3000萬元", "30000000", "yuan", "exact", "10000"),
    ("3000餘萬元", "30000000", "yuan", "over", "10000"),
    ("30多萬", "300000", "", "over", "10000"),
    ("逾1.2億美元", "120000000", "usd", "over", "10000000"),
    ("達到48.9萬人以上", "489000", "person", "at_least", "1000"),
    ("約5萬左右", "50000", "", "about", "10000"),
    ("人民幣三千萬元", "30000000", "yuan", "exact", "10000"),
    ("4.8 萬 人", "48000", "person", "exact", "1000"),
    ("１３，６９７名", "13697", "person", "exact", "1"),
    ("１７．６％", "17.6", "percent", "exact", "0.1"),
    ("13\u00a0697人", "13697", "person", "exact", "1"),
    ("2億3000萬", "230000000", "", "exact", "10000"),
    ("1億500萬", "105000000", "", "exact", "10000"),
    ("兩百五十六萬七千零八", "2567008", "", "exact", "1"),
    ("一百零五人", "105", "person", "exact", "1"),
    ("十二人", "12", "person", "exact", "1"),
    ("二〇二一年", "2021", "years", "exact", "1"),
    ("百餘人", "100", "person", "over", "1"),
    ("近百人", "100", "person", "nearly", "1"),
    ("超百億元", "10000000000", "yuan", "over", "100000000"),
    ("500人之多", "500", "person", "exact", "1"),
    ("多達500人", "500", "person", "exact", "1"),
    ("十多萬人", "100000", "person", "over", "10000"),
    ("三成", "30", "percent", "exact", "10"),
    ("三成半", "35", "percent", "exact", "1"),
    ("約三成半", "35", "percent", "about", "1"),
    ("(1,200)萬元", "-12000000", "yuan", "exact", "10000"),
    ("△500萬元", "-5000000", "yuan", "exact", "10000"),
    ("近三成五", "35", "percent", "nearly", "1"),
    ("百分之三點五", "3.5", "percent", "exact", "0.1"),
    ("千分之六", "6", "permille", "exact", "1"),
    ("兩倍", "2", "fold", "exact", "1"),
    ("負三", "-3", "", "exact", "1"),
    ("-3.5%", "-3.5", "percent", "exact", "0.1"),
    ("1.5萬億元", "1500000000000", "yuan", "exact", "100000000000"),
]


@pytest.mark.parametrize(("text", "value", "unit", "qualifier", "quantum"), PRINTED)
def test_chinese_print(text: str, value: str, unit: str, qualifier: str, quantum: str) -> None:
    back = read(text, expected=unit)
    assert back == Quantity(Decimal(value), unit, qualifier, Decimal(quantum))
    assert (str(back.value), str(back.quantum)) == (value, quantum)


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("more than 489,000 people", "489000", "person", "over"),
        ("more than doubled", "1", "growth", "over"),
        ("twice", "2", "fold", "exact"),
        ("at least half a year", "0.5", "years", "at_least"),
        ("15,467 per 100,000 people", "15467", "per_100000_people", "exact"),
        ("489,000 or more", "489000", "", "at_least"),
        ("no fewer than 110 people", "110", "person", "at_least"),
        ("almost 52,000 visits", "52000", "visits", "nearly"),
        ("surpassed 250,000", "250000", "", "passed"),
        ("30\u00a0million\u00a0yuan", "30000000", "yuan", "exact"),
        ("RMB 30 million", "30000000", "yuan", "exact"),
        ("around US$1.5 billion", "1500000000", "usd", "about"),
        ("−$5 million", "-5000000", "usd", "exact"),
        ("39th", "39", "rank", "exact"),
        ("No. 39", "39", "rank", "exact"),
        ("third", "3", "rank", "exact"),
        ("17.6%", "17.6", "percent", "exact"),
        ("17.6 per cent", "17.6", "percent", "exact"),
        ("two and a half", "2.5", "", "exact"),
        ("about half a million people", "500000", "person", "about"),
        ("more than two and a half million people", "2500000", "person", "over"),
        ("a billion and a half yuan", "1500000000", "yuan", "exact"),
        ("half a dozen schools", "6", "school", "exact"),
        ("half a thousand and a half people", None, None, None),
        ("two million and a half people", "2500000", "person", "exact"),
        ("500 people at most", "500", "person", "at_most"),
        ("500 people at least", "500", "person", "at_least"),
        ("500 or more people", "500", "person", "at_least"),
        ("500 or fewer people", "500", "person", "at_most"),
        ("Six universities", "6", "university", "exact"),
        ("a dozen schools", "12", "school", "exact"),
        ("twenty-one people", "21", "person", "exact"),
        ("two hundred and five people", "205", "person", "exact"),
        ("nineteen hundred", "1900", "", "exact"),
        ("three point five percent", "3.5", "percent", "exact"),
        ("two million five hundred thousand yuan", "2500000", "yuan", "exact"),
    ],
)
def test_english_print(
    text: str, value: str | None, unit: str | None, qualifier: str | None
) -> None:
    back = read(text, "en", expected=unit)
    found = back and (str(back.value), back.unit, back.qualifier)
    assert found == (value and (value, unit, qualifier))


UNCLEAR = (
    "一百五 一億二千 一千五十 1.5兆 數百 幾十人 1,23 1,234,5 007 1e5 5. .5 5² ①個 5-10萬 1/3 "
    "近5萬以上 百萬 五六個 2千3個 數千人 三分之一 "
    "1億2000 2億3.5萬 萬 人 % 以上 多 第位 5多多人 48.9萬3千 1:2:3 ####"
)


@pytest.mark.parametrize("text", [*UNCLEAR.split(), "", " ", "9" * 500])
def test_what_is_not_clear_is_not_read(text: str) -> None:
    assert read(text) is None


UNCLEAR_ENGLISH = (
    "million|over|one two|twenty twenty|thirtysix|1 million 5|more than halved|"
    "half|5 or|hundred|and five|two hundred and|point five|3 point 5|1.234,5"
)


@pytest.mark.parametrize("text", UNCLEAR_ENGLISH.split("|"))
def test_unclear_english_is_not_read(text: str) -> None:
    assert read(text, "en") is None


def make_units(*forms: str) -> dict[str, Unit]:
    return {form: Unit(form, "count", {"zh": {"other": form}}) for form in forms}


@pytest.mark.parametrize(
    ("text", "expected", "unit"),
    [
        ("5個", None, "{n}個"),
        ("5個方面", None, "{n}個方面"),
        ("5方面", None, "{n}方面"),
        ("5個", "{n} 個", "{n} 個"),
        ("5個方面", "{n}個", "{n}個方面"),
        ("5個", "{n}方面", "{n}個"),
        ("5", None, ""),
        ("5", "{n}", "{n}"),
    ],
)
def test_the_unit_is_the_expected_or_the_longest_or_the_first(
    text: str, expected: str | None, unit: str
) -> None:
    units = make_units("{n}個", "{n} 個", "{n}方面", "{n}個方面", "{n}")
    found = parse(text, read_style("zh-Hant"), units, "zh", expected=expected)
    assert found is not None
    assert found.unit == unit


def test_the_expected_qualifier_wins_where_a_word_has_two_meanings() -> None:
    text = "more than 489,000 people"
    found = [
        read(text, "en", qualifier="at_least"),
        read(text, "en", qualifier="nearly"),
        read("近5萬", qualifier="over"),
    ]
    assert [quantity and quantity.qualifier for quantity in found] == ["at_least", "over", "nearly"]


PIECES = st.sampled_from(
    [
        *"0123456789,.%-−+萬億十百千零〇一兩三點成多餘近約以上第位人個元年 $",
        "more than",
        "million",
        "th",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)), st.sampled_from(CODES))
def test_no_text_raises(text: str, code: str) -> None:
    back = read(text, code)
    assert back is None or (back.quantum > 0 and back.qualifier in QUALIFIERS)


@given(st.integers(0, 10**12 - 1))
def test_spelled_out_chinese_is_read(value: int) -> None:
    back = read(spell(value))
    assert back is not None, spell(value)
    assert back.value == value


def spell(value: int) -> str:
    """Write a whole number in Chinese numerals as primers teach it: 10500 is 一萬零五百."""
    if value == 0:
        return "零"
    digits, text, gap = str(value), "", False
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == "0":
            gap = True
        else:
            text += "零" * (gap and bool(text)) + "零一二三四五六七八九"[int(digit)]
            text += ["", "十", "百", "千"][place % 4]
            gap = False
        if place % 4 == 0 and place and value // 10**place % 10_000:
            text += ["", "萬", "億"][place // 4]
    return text
