"""Sums of number words: each step smaller than the last, or the number is not clear."""

from decimal import Decimal

import pytest

from youju.languages import read_style
from youju.numbers.sums import Sum, Token, UnclearError

ROLES = {
    **dict.fromkeys("一二三五零", "numeral"),
    **dict.fromkeys("十百千", "multiplier"),
    **dict.fromkeys("萬億", "scale"),
    **dict.fromkeys("123", "digits"),
    "多": "within",
    "點": "point",
}


def add_up(text: str) -> tuple[Decimal, int]:
    total = Sum(read_style("zh-Hant").words)
    for character in text:
        total.add(Token(ROLES[character], character))
    return total.close()


@pytest.mark.parametrize(
    ("text", "value", "power"),
    [
        ("十", 10, 0),
        ("二十三", 23, 0),
        ("一百零五", 105, 0),
        ("二十三萬", 230_000, 4),
        ("一億二千萬", 120_000_000, 4),
        ("一億零二千", 100_002_000, 0),
        ("3億2千萬", 320_000_000, 4),
        ("二十多萬", 200_000, 4),
        ("二點五", Decimal("2.5"), -1),
        ("二點五萬", 25_000, 3),
    ],
)
def test_sums(text: str, value: int | Decimal, power: int) -> None:
    assert add_up(text) == (value, power)


UNCLEAR = (
    "一百五 一億二千 一千五十 三五 十百 百 萬 零萬 五萬億億 三萬五億 一百二百 零十 一百零 一萬零 "
    "二點 點五 二點三點五 二點五十 一多二 多 一多多 二點多 三百1 1二 3億2 二點五萬三千"
)


@pytest.mark.parametrize("text", UNCLEAR.split())
def test_what_could_mean_nothing_or_two_things(text: str) -> None:
    with pytest.raises(UnclearError):
        add_up(text)
