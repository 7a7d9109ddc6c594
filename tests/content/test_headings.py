"""Labels: what a heading, a category or the name of a figure may hold that prose may not."""

from __future__ import annotations

import pytest

from youju.checks.numeral_patterns import LABELS, read_vocabulary
from youju.checks.typed_numbers import find_numerals

NAMES = {
    "zh-Hant": (
        "比重（%）",
        "職位（千個）",
        "每千人口",
        "每千人口醫生",
        "65歲及以上人口",
        "0—14歲人口",
        "0-14歲",
        "15至64歲",
        "六十五歲及以上",
        "一人住戶",
        "二人戶",
        "三口之家",
        "三孩政策",
        "二孩",
        "九年義務教育",
        "十二年國教",
        "一次能源",
        "第一季",
        "第三季度",
        "第二產業",
        "2015",
        "2015年",
        "2022 Q1",
        "2022Q1",
        "一線城市",
        "三甲醫院",
        "金額（億元）",
        "人口（萬人）",
        "百萬美元",
        "每10萬人",
        "每1,000人",
        "每百戶",
        "66號公路",
        "10號線",
        "65+",
        "100-499人",
        "2020/21",
        "（單位：萬噸）",
        "兩個數字掉轉了",
        "五星級酒店",
        "未滿15歲",
        "80歲以上",
        "百分比",
        "佔比%",
        "第二類",
        "三年期",
    ),
    "en": (
        "Share (%)",
        "Jobs (thousands)",
        "Engineers per thousand",
        "2015",
        "First half",
        "Second half",
        "Fourth quarter",
        "2022 Q1",
        "Q1 2022",
        "First-tier cities",
        "Two-child families",
        "Three-child policy",
        "One-person households",
        "Aged 65 and over",
        "Ages 0-14",
        "15–64",
        "65+",
        "65 and over",
        "Route 66",
        "Per 100,000 people",
        "Deaths per 1,000 births",
        "Deaths per 100,000",
        "US$ (millions)",
        "Revenue ($ billion)",
        "Spending, millions of yuan",
        "Thousands",
        "Millions of yuan",
        "% of total",
        "Percent of people",
        "Under-18s",
        "Under 5",
        "Under 15",
        "First marriages",
        "Third-level education",
        "10-year bonds",
        "2015 (estimate)",
        "2019-20",
        "2015 Census",
        "Type 2 diabetes",
        "Two digits were exchanged",
        "H1 2022",
        "100–499 employees",
        "80 and over",
        "2020 to 2024",
        "Tertiary",
        "Second-hand homes",
        "4-year colleges",
    ),
}
CLAIMS = {
    "zh-Hant": (
        "500萬人",
        "五百萬人",
        "職位（五百萬）",
        "三成",
        "百分之五",
        "兩百人",
        "3萬個攤位",
        "增長兩倍",
        "一半",
        "2000人",
        "1500個",
        "過千人",
        "2,015人",
        "數千人",
        "三人",
        "十大攤位的5%",
        "兩日攤位",
        "2.5倍",
        "3-5萬人",
        "10-15%",
        "第一大城市",
        "五分之一",
        "超過65萬",
        "4.3億",
    ),
    "en": (
        "5 million people",
        "Five million",
        "500 people",
        "2000 people",
        "2000 new jobs",
        "two-thirds",
        "a third of people",
        "One third",
        "three-quarters of all",
        "two-fold",
        "Twice",
        "dozens",
        "over 65 million",
        "Under 5 million",
        "3-5 million",
        "10-15%",
        "5%",
        "five percent",
        "Second largest city",
        "First in the country",
        "half of people",
        "Jobs (5 thousand)",
        "Stalls in 2 days",
        "twenty-five",
        "Twelve stalls",
        "300 Stalls",
        "1.5 times",
        "5,000",
        "first of ten",
        "Double",
    ),
}


def find(tag: str, text: str, place: str) -> list[str]:
    vocabulary = read_vocabulary(tag, place=place)
    return [text[span.start : span.end] for span in find_numerals(text, vocabulary)]


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag in NAMES for text in NAMES[tag]])
def test_units_ages_ordinals_and_years_are_names_in_a_label(tag: str, text: str) -> None:
    assert find(tag, text, LABELS) == []


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag in CLAIMS for text in CLAIMS[tag]])
def test_a_claim_is_none(tag: str, text: str) -> None:
    assert find(tag, text, LABELS)


@pytest.mark.parametrize(
    ("tag", "text"), [("zh-Hant", "有65+"), ("zh-Hant", "職位（千個）"), ("en", "First half")]
)
def test_prose_takes_no_advantage_of_it(tag: str, text: str) -> None:
    assert find(tag, text, "")
