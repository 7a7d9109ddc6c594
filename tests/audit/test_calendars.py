"""How a language's tables name times: eras, months in words, years from that of writing."""

from __future__ import annotations

import tomllib

import pytest

from youju.audit.calendars import read_calendar
from youju.audit.grammar import read_tongue
from youju.languages.parts import read_part

ZH, JA, EN = (read_tongue(tag).calendar for tag in ("zh", "ja", "en"))


@pytest.mark.parametrize(
    ("era", "count", "text"),
    [("民國", "110", "民國110年"), ("民國", "元", "民國元年"), ("令和", "三", "令和三年")],
)
def test_a_year_of_an_era_is_found_with_its_count(era: str, count: str, text: str) -> None:
    found = (JA if era == "令和" else ZH).eras.fullmatch(text)
    assert found and (found["era"], found["count"]) == (era, count)


def test_years_and_months_in_words() -> None:
    assert ZH.spelled.search("二〇二一年") and not ZH.spelled.search("二〇二一人")
    assert [found[1] for found in ZH.month.finditer("十二月和五月")] == ["十二", "五"]


def test_words_for_years_and_parts_of_them() -> None:
    assert ZH.offsets["去年"] == -1 and EN.offsets["last year"] == -1
    assert EN.relative.search("Last year") and EN.parts.search("the third quarter")
    assert not EN.parts.search("the quartermaster") and EN.fiscal.search("in fiscal 2023")


def test_a_sites_own_words_are_known_in_any_case() -> None:
    data = tomllib.loads(read_part("en", "reading"))
    data["calendar"] = {"relative": {"Dieses Jahr": 0}, "eras": {"Reiwa": 2018}}
    calendar = read_calendar(data)
    assert calendar.relative.search("dieses Jahr") and calendar.offsets["dieses jahr"] == 0
    found = calendar.eras.search("reiwa 3年")
    assert found and calendar.before[found["era"].casefold()] == 2018


def test_a_language_without_such_words_has_none() -> None:
    assert not EN.eras.search("民國110年") and not EN.month.search("五月")
