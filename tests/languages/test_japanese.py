"""Numbers as the Japanese press prints them, read by both pairs of eyes, and found in sentences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from tests.fixture import ROOT
from tests.rounding import round_quantity
from tests.wording import LANGUAGES, UNITS_FILE, quantities
from youju.audit.grammar import read_tongue
from youju.audit.prints import find_prints
from youju.audit.readings import find_quantities, read_quantity
from youju.audit.statements import says
from youju.checks.numeral_patterns import read_vocabulary
from youju.checks.typed_numbers import find_numerals
from youju.content.units import read_units
from youju.formats.fragments import Fragment
from youju.languages import read_style
from youju.languages.parts import read_part
from youju.model import Language, Quantity
from youju.numbers.directions import word_change
from youju.numbers.numerals import parse
from youju.numbers.range_reading import Expected, read_range
from youju.numbers.wording import word
from youju.problems import Problems

JAPANESE = Language("ja", "ja", "日本語")
STYLE, TONGUE = read_style("ja"), read_tongue("ja")
# A language of a site that has but a sign for what fell.
SIGNED = replace(
    JAPANESE,
    own={
        "style": read_part("ja", "style")
        .replace('down = "{x}減"', 'down = "マイナス{x}"')
        .replace('up = "{x}増"', 'up = "プラス{x}"')
    },
)
UNITS = read_units(
    (ROOT / UNITS_FILE).read_bytes(), UNITS_FILE, {**LANGUAGES, "ja": JAPANESE}, Problems()
)
PRINTS = """
約4万3000人 43000 person about
4万3千人 43000 person exact
4万3,000人 43000 person exact
1億2300万円 123000000 jpy exact
1億2,300万円 123000000 jpy exact
213億4,500万円 21345000000 jpy exact
1億2,300万4,567人 123004567 person exact
3万5,000人 35000 person exact
五六・七％ 56.7 percent exact
五六・七億円 5670000000 jpy exact
2千万円 20000000 jpy exact
1兆2000億円 1200000000000 jpy exact
1億2300万4567人 123004567 person exact
３万５０００人 35000 person exact
三万五千人 35000 person exact
千二百人 1200 person exact
百五人 105 person exact
二〇二一人 2021 person exact
3割5分 35 percent exact
三割五分 35 percent exact
3割 30 percent exact
三割 30 percent exact
3割強 30 percent over
3割弱 30 percent nearly
3割超 30 percent over
およそ4割 40 percent about
約6割 60 percent about
2割に満たない 20 percent under
2割未満 20 percent under
半数 50 percent exact
ほぼ半数 50 percent about
半数以上 50 percent at_least
半数近く 50 percent nearly
12.5% 12.5 percent exact
12.5パーセント 12.5 percent exact
１２．５％ 12.5 percent exact
2.3ポイント 2.3 point exact
2.3%ポイント 2.3 point exact
マイナス3.5% -3.5 percent exact
1.2%減少 -1.2 percent exact
1.2%の減少 -1.2 percent exact
3.5ポイント下落 -3.5 point exact
1,234人減った -1234 person exact
1億2,300万円減 -123000000 jpy exact
約3割減 -30 percent about
5.0%減となった -5.0 percent exact
5.0%増となった 5.0 percent exact
2倍 2 fold exact
三・五倍 3.5 fold exact
約1.5倍 1.5 fold about
第3回 3 ordinal exact
3回目 3 ordinal exact
第3位 3 rank exact
3位 3 rank exact
少なくとも12人 12 person at_least
最低でも5人 5 person at_least
300人以上 300 person at_least
20歳以上 20 age at_least
20歳未満 20 age under
300人を超えた 300 person over
300人を上回る 300 person over
3000人超 3000 person over
500人を超す 500 person over
500人を越えた 500 person over
500人に迫る 500 person nearly
500人を切った 500 person under
3000人余り 3000 person over
4万人あまり 40000 person over
4万余人 40000 person over
5万人近く 50000 person nearly
1万人を突破 10000 person passed
1万人を突破した 10000 person passed
10人ほど 10 person about
100人程度 100 person about
100人前後 100 person about
1万2345人に上る 12345 person exact
1万人に達した 10000 person exact
計15件 15 event exact
合わせて15件 15 event exact
わずか3人 3 person exact
延べ1万2000人 12000 visits exact
10人足らず 10 person under
5人以下 5 person at_most
最大5人 5 person at_most
3人以内 3 person at_most
多くとも50人 50 person at_most
2千3百万円 23000000 jpy exact
約1千5百億円 150000000000 jpy about
▲3億円 -300000000 jpy exact
100人を下回る 100 person under
3か所 3 station exact
3カ所 3 station exact
3ヶ所 3 station exact
12か国 12 country exact
450社 450 company exact
7校 7 school exact
台数 - - -
48台 48 vehicle exact
1200万ドル 12000000 usd exact
12万5000トン 125000 tonne exact
3年 3 years exact
1年半 1.5 years exact
6か月 6 months exact
3時間 3 hours exact
人口10万人あたり5.2人 5.2 per_100000_people exact
"""


@pytest.mark.parametrize("line", PRINTS.strip().splitlines())
def test_prints_are_read_by_both(line: str) -> None:
    text, value, unit, qualifier = line.split()
    read = parse(text, STYLE, UNITS, "ja", expected=unit)
    seen = read_quantity(text, TONGUE)
    if value == "-":
        assert (read, seen) == (None, None)
        return
    assert read and seen
    assert (read.value, read.unit, read.qualifier) == (Decimal(value), unit, qualifier)
    assert seen.value == Decimal(value)
    assert qualifier in seen.meanings
    assert seen.share == (unit == "percent")


@pytest.mark.parametrize(
    "text",
    [
        "過半数",
        "数十人",
        "2千5人",
        "4万30000人",
        "多く",
        "1億2,30万人",
        "五六人",
        "〇六・七",
        "五六・七・八",
        "▲3人減",
    ],
)
def test_what_a_figure_cannot_say_is_not_read(text: str) -> None:
    assert parse(text, STYLE, UNITS, "ja", expected="person") is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30～50万人", 300_000, 500_000),
        ("30万から50万人", 300_000, 500_000),
        ("3ないし5人", 3, 5),
        ("約20万〜25万人", 200_000, 250_000),
    ],
)
def test_ranges_are_read(text: str, low: int, high: int) -> None:
    ends = read_range(text, Expected(STYLE, UNITS, "ja", "person"))
    assert ends and [end.value for end in ends] == [low, high]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年12月23日、港には約4万3000人が集まった。", "約4万3000人=43000"),
        ("令和3年12月の乗客は延べ1億2300万人で、", "1億2300万人=123000000"),
        ("平成元年から昭和63年まで、21年12月に23日の午後3時半", ""),
        ("回答者の3割5分、全体の三割強", "3割5分=35 三割強=30"),
        ("30～50万人が利用し、3か所以上で", "30万人=300000 50万人=500000 3か所以上=3"),
        ("5Gと東京五輪、九州の第三者、過半数が勉強した", ""),
        ("半数が、2倍の5万人近くに", "半数=50 2倍=2 5万人近く=50000"),
        ("1200人が強い風の中、駅の近くで", "1200人=1200"),
        ("３人が、１２．５％", "3人=3 12.5%=12.5"),
        (
            "売上は213億4,500万円、1億2,300万人が",
            "213億4,500万円=21345000000 1億2,300万人=123000000",
        ),
        ("前年比5.0%減となった。1.2%減少し", "5.0%=5.0 1.2%=1.2"),
        ("23日間で1兆2000億円", "23日間=23 1兆2000億円=1200000000000"),
    ],
)
def test_numbers_are_found_in_sentences(text: str, expected: str) -> None:
    found = [one for one in find_prints(Fragment("1", text), TONGUE) if one.value is not None]
    assert " ".join(f"{one.printed}={one.value:f}" for one in found) == expected


@pytest.mark.parametrize(
    ("text", "falling"),
    [
        ("乗客は1.2%減少した。", True),
        ("乗客は1,234人減。", True),
        ("3.5ポイント下落し、", True),
        ("乗客は1.2%増加した。", False),
        ("所得税は1.2%減税される。", False),
        ("乗客は1.2%だった。減少した", False),
    ],
)
def test_what_fell_is_seen_behind_its_number(text: str, falling: bool) -> None:
    [found] = find_quantities(text, TONGUE)
    assert found.falling == falling


@given(quantities())
def test_both_pairs_of_eyes_agree(quantity: Quantity) -> None:
    unit = UNITS[quantity.unit]
    read = read_quantity(word(quantity, unit, JAPANESE), TONGUE)
    assert read
    assert read.value == round_quantity(quantity, unit, JAPANESE).value
    assert read.meanings == {quantity.qualifier}
    assert read.share == (unit.kind == "percent")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乗客は四万三千人だった。", ["四万三千"]),
        ("三割が賛成、12.5%が反対した。", ["三割", "12.5%"]),
        ("ふたりが半数を", ["ふたり", "半"]),
        ("2021年12月23日、令和3年度、午後3時半", []),
        ("一般に一部の第三者は九州や四国で十分に", []),
        ("東京五輪と5G、二酸化炭素、千葉の百貨店", []),
    ],
)
def test_typed_numbers_are_found(text: str, expected: list[str]) -> None:
    spans = find_numerals(text, read_vocabulary("ja"))
    assert [text[span.start : span.end] for span in spans] == expected


@pytest.mark.parametrize(
    ("printed", "qualifier", "unit", "said"),
    [
        ("3.5%以上の減少", "at_least", "percent", "3.5%以上の減"),
        ("3.5%以下の減少", "at_most", "percent", "3.5%以下の減"),
        ("3.5%を超える減少", "over", "percent", "3.5%超の減"),
        ("約3.5%減", "about", "percent", "約3.5%減"),
        ("3.5%以上の増加", "at_least", "percent", "3.5%以上の増"),
        ("2.5ポイント以上の低下", "at_least", "point", "2.5ポイント以上の低下"),
        ("300人弱減った", "nearly", "person", "300人弱の減"),
    ],
)
def test_a_bound_of_a_change_is_joined_to_its_word(
    printed: str, qualifier: str, unit: str, said: str
) -> None:
    changed = parse(printed, STYLE, UNITS, "ja", expected=unit, qualifier=qualifier)
    assert changed and (changed.qualifier, changed.directed) == (qualifier, True)
    assert word_change(changed, UNITS[unit], JAPANESE) == said
    for text in (printed, said):
        read = read_quantity(text, TONGUE)
        assert read and says(read, changed, TONGUE)


@pytest.mark.parametrize(
    ("printed", "qualifier", "said"),
    [
        ("3.5%以上の減少", "at_least", "−3.5%以下"),
        ("3.5%以下の減少", "at_most", "−3.5%以上"),
        ("3.5%を超える減少", "over", "−3.5%未満"),
        ("約3.5%減", "about", "マイナス約3.5%"),
        ("3.5%以上の増加", "at_least", "プラス3.5%以上"),
    ],
)
def test_a_bound_of_a_fall_has_a_minus_and_the_other_side(
    printed: str, qualifier: str, said: str
) -> None:
    fallen = parse(printed, STYLE, UNITS, "ja", expected="percent", qualifier=qualifier)
    assert fallen and (fallen.qualifier, fallen.directed) == (qualifier, True)
    words = word_change(fallen, UNITS["percent"], SIGNED).replace("\u00a0", " ")
    assert words == said
    for text in (printed, said):
        read = read_quantity(text, TONGUE)
        assert read and says(read, fallen, TONGUE)
