"""Rows of a kind: what figures and tables become, and what readers can be shown of a cell."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from tests.framing import make_frame
from youju.kinds.rows import arrange, arrange_named, needs_word, say_cell, sort_cells
from youju.theme.frame import MissingWord

TABLE = pd.DataFrame(
    {"id": ["r2", "r3", "r4"], "city": ["a_b", "Rome", "Oslo"], "year": [2001.0, 2002, 2003]}
).assign(count=[4.0, math.nan, 9])


@pytest.mark.parametrize(
    ("cell", "tag", "needed"),
    [
        ("new_york", "en", True),
        ("rain", "zh-Hant", True),
        ("New York", "zh-Hant", False),
        ("2006-01", "en", False),
        ("2006", "zh-Hant", False),
        ("臺北市", "en", True),
        ("臺北市", "zh-Hans", False),
        ("70+", "en", False),
    ],
)
def test_what_readers_cannot_read_needs_a_word(cell: str, tag: str, needed: bool) -> None:
    assert needs_word(cell, tag) is needed


def test_a_cell_is_said_by_the_charts_word() -> None:
    frame = make_frame(words={"a_b": "Alba"})
    assert [say_cell(cell, frame) for cell in ("a_b", "Rome", 2001.0)] == ["Alba", "Rome", "2001"]
    with pytest.raises(MissingWord):
        say_cell("b_c", frame)


def test_rows_of_a_table_have_labels_numbers_and_words() -> None:
    rows = arrange(TABLE, make_frame(words={"a_b": "Alba"}), "city", "count", "year")
    assert list(rows["label"]) == ["Alba", "Rome", "Oslo"]
    assert list(rows["word"]) == ["<4>", "–", "<9>"]
    assert list(rows["part"]) == ["2001", "2002", "2003"]


def test_rows_of_figures_keep_their_words() -> None:
    data = pd.DataFrame({"id": ["a"], "label": ["Shops"], "value": [5.0], "word": ["5 shops"]})
    rows = arrange(data, make_frame(words={}), None, None)
    assert rows.iloc[0][["label", "word", "value"]].tolist() == ["Shops", "5 shops", 5]
    assert list(arrange(data, make_frame(words={"a": "Stalls"}), None, None)["label"]) == ["Stalls"]


def test_rows_without_labels_keep_their_ids_and_cells() -> None:
    rows = arrange(TABLE, make_frame(words={}), "id", "count", labelled=False)
    assert list(rows["id"]) == list(rows["cell"]) == ["r2", "r3", "r4"]
    assert set(rows["label"]) == {""}
    rows = arrange_named(TABLE, make_frame(words={}), "id", "count", "city", ["Oslo", "r3"])
    assert list(rows["id"]) == ["r2", "r3", "r4"]
    assert list(rows["label"]) == ["", "Rome", "Oslo"]


def test_rows_are_sorted_by_number_and_gaps_come_last() -> None:
    rows = arrange(TABLE, make_frame(words={"a_b": "Alba"}), "city", "count")
    assert sort_cells(rows, "table") == ["a_b", "Rome", "Oslo"]
    assert sort_cells(rows, "descending") == ["Oslo", "a_b", "Rome"]
    assert sort_cells(rows, "ascending") == ["a_b", "Oslo", "Rome"]


def test_columns_of_dates_are_worded_by_the_language() -> None:
    table = pd.DataFrame(
        {"when": ["2006-01", "2006-02"], "day": ["2006-01-05", "2006-02-05"], "n": [1.0, 2]}
    )
    rows = arrange(table, make_frame(words={"2006-02": "Later"}), "when", "n", "day", "when")
    assert list(rows["label"]) == list(rows["head"]) == ["Jan 2006", "Later"]
    assert list(rows["name"]) == ["Jan 5, 2006", "Feb 5, 2006"]
    assert list(rows["cell"]) == ["2006-01", "2006-02"]
