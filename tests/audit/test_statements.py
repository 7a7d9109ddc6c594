"""Whether a stranger reads what the data say: bounds of what fell, on both sides of zero."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.wording import LANGUAGES, UNITS, quantities
from youju.audit.grammar import read_tongue
from youju.audit.readings import read_quantity, read_span
from youju.audit.statements import says, says_part
from youju.model import OPPOSITE, Quantity
from youju.numbers.directions import is_worded_by_size, word_change
from youju.numbers.ranges import word_quantity


def is_said(words: str, tag: str, quantity: Quantity) -> bool:
    tongue = read_tongue(tag)
    read = read_span(words, tongue) if quantity.is_span else read_quantity(words, tongue)
    return read is not None and says(read, quantity, tongue)


def fall(qualifier: str) -> Quantity:
    return Quantity(Decimal("-3.5"), "percent", qualifier, Decimal("0.1"), directed=True)


@pytest.mark.parametrize(
    ("words", "tag", "qualifier"),
    [
        ("下降超過3.5%", "zh", "over"),
        ("下降不超過3.5%", "zh", "at_most"),
        ("下降3.5%以上", "zh", "at_least"),
        ("下降近3.5%", "zh", "nearly"),
        ("下降約3.5%", "zh", "about"),
        ("跌逾3.5%", "zh", "over"),
        ("不足3.5%的下降", "zh", "under"),
        ("至少−3.5%", "zh", "at_most"),
        ("fell by more than 3.5 percent", "en", "over"),
        ("fell by less than 3.5 percent", "en", "under"),
        ("down at most 3.5 percent", "en", "at_most"),
        ("down at least 3.5 percent", "en", "at_least"),
        ("at least 3.5 percent lower", "en", "at_least"),
        ("at least −3.5 percent", "en", "at_most"),
        ("3.5%以上の減少", "ja", "at_least"),
        ("3.5%超の減少", "ja", "over"),
        ("マイナス3.5%以下", "ja", "at_least"),
        ("マイナス3.5%以上", "ja", "at_most"),
    ],
)
def test_a_bound_of_a_fall_is_read_as_that_and_no_other(
    words: str, tag: str, qualifier: str
) -> None:
    known = ("exact", "at_least", "over", "nearly", "about", "under", "at_most")
    said = {name for name in known if is_said(words, tag, fall(name))}
    assert qualifier in said
    assert said <= {qualifier} | ({"at_least"} if "more than" in words else set())
    rise = replace(fall("exact"), value=Decimal("3.5"))
    assert not any(is_said(words, tag, replace(rise, qualifier=name)) for name in known)


@pytest.mark.parametrize(
    ("words", "tag", "qualifier"),
    [
        ("上升超過3.5%", "zh", "over"),
        ("增加3.5%以上", "zh", "at_least"),
        ("up more than 3.5 percent", "en", "over"),
        ("rose by at most 3.5 percent", "en", "at_most"),
        ("3.5%以上の増加", "ja", "at_least"),
        ("プラス3.5%以上", "ja", "at_least"),
    ],
)
def test_a_bound_of_a_rise_is_that_of_the_number(words: str, tag: str, qualifier: str) -> None:
    rise = Quantity(Decimal("3.5"), "percent", qualifier, Decimal("0.1"), directed=True)
    assert is_said(words, tag, rise)
    assert not is_said(words, tag, replace(rise, qualifier="exact"))
    assert not is_said(words, tag, fall(qualifier))


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("下降3～5%", "zh"),
        ("3～5%減少", "zh"),
        ("下降3%至5%", "zh"),
        ("down 3 to 5 percent", "en"),
        ("fell by between 3 and 5 percent", "en"),
        ("3 to 5 percent lower", "en"),
        ("3～5%減少", "ja"),
        ("3～5%の減少", "ja"),
    ],
)
def test_a_range_that_fell_is_read(words: str, tag: str) -> None:
    fallen = Quantity(Decimal(-5), "percent", high=Decimal(-3))
    risen = Quantity(Decimal(3), "percent", high=Decimal(5))
    assert is_said(words, tag, fallen)
    assert not is_said(words, tag, risen)
    assert not is_said(words, tag, replace(fallen, high=Decimal(-2)))


@given(quantities(), st.sampled_from(sorted(LANGUAGES)), st.booleans(), st.booleans())
def test_both_pairs_of_eyes_agree_on_changes(
    quantity: Quantity, code: str, directed: bool, change: bool
) -> None:
    """Whatever Youju words as a change or with a sign is read as that, and as no other bound."""
    unit, language = UNITS[quantity.unit], LANGUAGES[code]
    assume(quantity.value and unit.kind in ("count", "money", "percent", "point", "measure"))
    quantity = replace(quantity, directed=directed)
    by_size = change or is_worded_by_size(quantity)
    words = (word_change if by_size else word_quantity)(quantity, unit, language)
    tongue = read_tongue(language.tag)
    read = read_quantity(words, tongue)
    assert read and says(read, quantity, tongue)
    assert not says(replace(read, value=read.value.copy_negate()), quantity, tongue)
    if quantity.qualifier in OPPOSITE:
        other = replace(quantity, qualifier=OPPOSITE[quantity.qualifier])
        assert not says(read, other, tongue)


@pytest.mark.parametrize(
    ("words", "value", "right"),
    [
        ("5兆", "4999950000000", True),  # rounded to 5兆0000億, as it is written
        ("5兆", "4999400000000", False),
        ("5兆", "5000500000000", True),
        ("5兆", "5000600000000", False),
        ("4兆9999億", "4999949000000", True),
        ("4兆9999億", "4999951000000", False),
    ],
)
def test_zeros_that_rounding_left_may_be_unwritten(words: str, value: str, right: bool) -> None:
    assert is_said(words, "ja", Quantity(Decimal(value), "people")) is right


def test_running_text_has_the_ends_of_a_range_one_by_one() -> None:
    tongue, spread = read_tongue("en"), Quantity(Decimal(3), "percent", high=Decimal(5))
    found = [read_quantity(words, tongue) for words in ("3 percent", "5 percent", "4 percent")]
    assert [one and says_part(one, spread, tongue) for one in found] == [True, True, False]
    assert found[0] and not says_part(found[0], replace(spread, high=None), tongue)
