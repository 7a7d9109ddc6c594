"""Names and patterns of dates, from CLDR in the terms of d3."""

from __future__ import annotations

import pytest

from youju.numbers.calendars import find_format, read_names, read_signs


@pytest.mark.parametrize(
    ("tag", "skeleton", "form"),
    [
        ("zh-Hant", "y", "%Y年"),
        ("zh-Hant", "MMM", "%b"),
        ("zh-Hant", "MMMd", "%-m月%-d日"),
        ("zh-Hans", "yMMMd", "%Y年%-m月%-d日"),
        ("zh-Hant", "yQQQ", "%Y年第%q季"),
        ("zh-Hans", "Hm", "%H:%M"),
        ("fr", "MMMd", "%-d %b"),
        ("de", "yMMMd", "%-d. %b %Y"),
        ("en-GB", "yMMMd", "%-d %b %Y"),
        ("en", "yMMMd", "%b %-d, %Y"),
        ("zh-Hant", "Gy", ""),  # eras are nothing that d3 knows
        ("zh-Hant", "nothing", ""),
    ],
)
def test_patterns_are_in_the_order_of_the_language(tag: str, skeleton: str, form: str) -> None:
    assert find_format(skeleton, tag) == form


def test_names_do_not_depend_on_the_language_that_was_read_before() -> None:
    assert read_names("zh-Hant")["shortMonths"][:2] == ["1月", "2月"]
    assert read_names("fr")["shortMonths"][:2] == ["janv.", "févr."]
    assert read_names("fr")["months"][7] == "août"


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-Hans"])
def test_months_are_numbers_in_chinese_whether_long_or_short(tag: str) -> None:
    names = read_names(tag)
    assert names["months"] == names["shortMonths"] == [f"{n}月" for n in range(1, 13)]
    assert names["days"][0] == "星期日" and names["shortDays"][1] in ("週一", "周一")
    assert names["periods"] == ["上午", "下午"]


def test_signs_of_numbers_are_the_languages() -> None:
    assert read_signs("zh-Hant") == read_signs("zh-Hans") == read_signs("en")
    assert (read_signs("de")["decimal"], read_signs("de")["thousands"]) == (",", ".")
