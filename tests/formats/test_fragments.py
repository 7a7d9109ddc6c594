"""The text of a source: its paragraphs, headings, pages and tables, and their places."""

from __future__ import annotations

import re

import pytest

from youju.formats import fragments
from youju.formats.fragments import normalise_text, split_fragments


def places(text: str) -> list[tuple[str, str]]:
    return [(one.place, one.text) for one in split_fragments(normalise_text(text))]


def test_a_text_is_normalised_so_that_its_hash_is_one() -> None:
    assert normalise_text("é \r\nb\t\r\n\r\n") == "é\nb\n"
    assert normalise_text("a\rb") == normalise_text("a\nb\n\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Title\n\nFirst, broken\nin two.\n\n## Part\n\nSecond",
            [
                ("heading 1", "Title"),
                ("1", "First, broken in two."),
                ("heading 2", "Part"),
                ("2", "Second"),
            ],
        ),
        (
            "大標題\n來源：日報 | 2021-12-23\n\n  第一段。\n\n小標題\n\n"
            "  第二段，共有24\n000多人。\n\n編輯",
            [
                ("heading 1", "大標題來源：日報 | 2021-12-23"),
                ("1", "第一段。"),
                ("heading 2", "小標題"),
                ("2", "第二段，共有24000多人。"),
                ("heading 3", "編輯"),
            ],
        ),
        ("第一段。\n第二段。", [("1", "第一段。"), ("2", "第二段。")]),
        (
            "第一段。\n　　第二段。\n\n第三段。",
            [("1", "第一段。"), ("2", "第二段。"), ("3", "第三段。")],
        ),
        (
            "It cost 1,\n234 in all.\n\nSo it did.",
            [("1", "It cost 1,234 in all."), ("2", "So it did.")],
        ),
        (
            "另有一萬\n二千人。\n其餘三千\n多人走了\n第一\n二千",
            [
                ("1", "另有一萬二千人。"),
                ("heading 1", "其餘三千多人走了"),
                ("heading 2", "第一"),
                ("heading 3", "二千"),
            ],
        ),
        (
            "It has 12\n000 seats.\nTable 1\n234 boats",
            [("1", "It has 12 000 seats."), ("heading 1", "Table 1"), ("heading 2", "234 boats")],
        ),
        ("Twenty-\none came.\n\nSo.", [("1", "Twenty-one came."), ("2", "So.")]),
        (
            "[page 1]\n\nOne.\n\n[page 2]\nTwo",
            [("page 1", "One."), ("page 2", "Two")],
        ),
    ],
)
def test_places_are_counted_in_the_body(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


def test_a_cell_has_its_headings_and_unit() -> None:
    text = "| 年 | 經費（億元） | 人數 |\n|---|---|---|\n| 2019 | 1.15 | 1,234 |\n| 2020 | | 5 |"
    cells = list(split_fragments(normalise_text(text)))
    assert [(c.place, c.text, c.unit) for c in cells] == [
        ("table 1: 2019 / 經費（億元）", "1.15", "億元"),
        ("table 1: 2019 / 人數", "1,234", ""),
        ("table 1: 2020 / 人數", "5", ""),
    ]


def test_what_stands_above_a_table_is_its_unit() -> None:
    table = "(Unit: US$ million)\n\n| Year | Spent |\n| 2019 | 1.15 |"
    text = f"# Money\n\n{table}\n\nLater.\n\n| A | B |\n| x | 2 |"
    units = [one.unit for one in split_fragments(normalise_text(text))]
    assert units == ["", "", "US$ million", "", ""]


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("Riders, thousand", "thousand"),
        ("表一：乘客（萬人）", "萬人"),
        ("Riders by year", ""),
        ("Riders (Unit: thousand)", ""),
    ],
)
def test_the_last_words_above_a_table_may_be_its_unit(above: str, caption: str) -> None:
    text = f"# R\n\n{above}\n\n| Year | North |\n| 2019 | 1.15 |"
    *_, cell = split_fragments(normalise_text(text))
    assert cell.caption == caption


class Watched:
    """A pattern that knows how long a text it was made to search."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.longest = pattern, 0

    def search(self, text: str) -> re.Match[str] | None:
        self.longest = max(self.longest, len(text))
        return self.pattern.search(text)


@pytest.mark.parametrize(
    ("words", "end", "rest", "joined"),
    [
        ("word ", "some 24", "000 people came", "24 000 people came"),
        ("文字", "共有24", "000多人", "24000多人"),
    ],
)
def test_of_a_long_line_only_its_end_says_whether_a_number_goes_on(
    monkeypatch: pytest.MonkeyPatch, words: str, end: str, rest: str, joined: str
) -> None:
    watched = [(Watched(ending), start) for ending, start in fragments._list_broken()]
    monkeypatch.setattr(fragments, "_list_broken", lambda: watched)
    ((_, told),) = places(f"{words * 3000}{end}\n{rest}")
    assert told.endswith(joined)
    assert 0 < max(one.longest for one, _ in watched) <= 80
