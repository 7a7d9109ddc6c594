"""The unit that a table says of its cells, taken apart and put round a number."""

from __future__ import annotations

import pytest

from youju.audit.grammar import read_tongue
from youju.audit.heading_units import read_heading_unit
from youju.formats.fragments import Fragment


@pytest.mark.parametrize(
    ("unit", "tag", "parts", "printed"),
    [
        ("億元", "zh-Hant", ("", "億", "元"), "45億元"),
        ("US$ million", "en", ("US$", "million", ""), "US$45 million"),
        ("in thousands of people", "en", ("", "thousand", "people"), "45 thousand people"),
        ("US$ thousands", "en", ("US$", "thousand", ""), "US$45 thousand"),
        ("boats", "en", ("", "", "boats"), "45 boats"),
        ("％", "en", ("", "", "%"), "45%"),
    ],
)
def test_a_heading_says_sign_scale_and_what_is_counted(
    unit: str, tag: str, parts: tuple[str, str, str], printed: str
) -> None:
    read = read_heading_unit(Fragment("table 1: 2019 / x", "45", unit), read_tongue(tag))
    assert read and (read.sign, read.scale, read.counted) == parts
    assert read.put_round("45") == printed


@pytest.mark.parametrize(
    ("caption", "tag", "known"),
    [
        ("thousand", "en", True),
        ("thousands", "en", True),
        ("million people", "en", True),
        ("by year", "en", False),
        ("thousand oaks", "en", False),
        ("萬人", "zh-Hant", True),
        ("初步", "zh-Hant", False),
        ("", "en", False),
    ],
)
def test_a_caption_ends_in_a_unit_or_says_none(caption: str, tag: str, known: bool) -> None:
    cell = Fragment("table 1: 2019 / x", "45", caption=caption)
    assert (read_heading_unit(cell, read_tongue(tag)) is not None) is known
