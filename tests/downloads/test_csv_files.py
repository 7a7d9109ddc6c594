"""CSV files for readers: nothing in them runs, and every program reads back what was written."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from unicodedata import normalize

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import FIGURES, TIDY, load_fixture, print_fixture
from youju.downloads.csv_files import BOM, list_downloads, neutralise, write_chart, write_figures
from youju.formats.csv import parse_csv
from youju.model import Series, Story, Table
from youju.problems import Problems

STARTS = ("=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠", " =", '"=', " +", ' "@')


def story(slug: str) -> Story:
    return next(story for story in load_fixture().stories if story.slug == slug)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", STARTS)
def test_what_a_spreadsheet_would_run_becomes_text(start: str) -> None:
    assert neutralise(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "a=b", "人數", "48.9萬", "'=1", "1-2", " a"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize(
    "text, told",
    [
        ("x;=cmd|' /C calc'!A", "x;'=cmd|' /C calc'!A"),
        ("x; @SUM(A)", "x; '@SUM(A)"),
        ('x;"=1+1', "x;\"'=1+1"),
        ("x\t=1+1", "x\t'=1+1"),
        ("a;＝1;+1+1;-2-2", "a;'＝1;'+1+1;'-2-2"),
        ("=a;=b", "'=a;'=b"),
    ],
)
def test_what_runs_where_cells_are_split_at_semicolons_becomes_text(text: str, told: str) -> None:
    assert neutralise(text) == told


@pytest.mark.parametrize("text", ["3; -4; +5,6 %", "a;b=c", "https://a.example/?a;b=1", "一；=二"])
def test_a_semicolon_alone_changes_nothing(text: str) -> None:
    assert neutralise(text) == text


def test_figures_come_with_their_evidence_in_every_language() -> None:
    rows = read(write_figures(load_fixture(), story(FIGURES).figures.values()))
    assert [row["id"] for row in rows] == ["stalls", "food", "clothes", "rent", "food_share"]
    assert rows[0] == {
        "id": "stalls",
        "label_en": "Stalls",
        "label_zh": "攤位",
        "value": "1200",
        "unit": "item",
        "qualifier": "over",
        "words_en": "more than 1,200\u00a0items",
        "words_zh": "1200多項",
        "period": "2024-05",
        "source": "office",
        "locator": "3",
        "as_printed": "1200多個",
        "formula": "",
        "note_en": "",
        "note_zh": "",
        "status": "",
        "value_to": "",
        "margin_of_error": "",
    }
    assert (rows[2]["note_en"], rows[2]["note_zh"]) == ("Shoes and hats included.", "含鞋帽。")
    assert (rows[4]["value"], rows[4]["formula"]) == ("66.7", "food / (food + clothes)")


def test_a_harmful_cell_is_text_and_a_negative_number_a_number() -> None:
    table = Table("data/a.csv", ("name", "n"), (("=HYPERLINK(1)", "-5"), ("-5", "-6")), (2, 3))
    site = load_fixture()
    tidy = replace(story(TIDY), series={"a": Series(table, ("n",), "office")})
    assert read(list_downloads(site, tidy)["a"]) == [
        {"name": "'=HYPERLINK(1)", "n": "-5"},
        {"name": "'-5", "n": "-6"},
    ]
    figure = story(FIGURES).figures["food"]
    minus = replace(
        figure,
        quantity=replace(figure.quantity, value=Decimal(-800)),
        as_printed="=1+1",
        formula="-a",
    )
    (row,) = read(write_figures(site, [minus]))
    assert (row["value"], row["as_printed"], row["formula"]) == ("-800", "'=1+1", "'-a")
    assert row["words_en"] == "−800\u00a0items"


def test_a_story_offers_its_figures_and_its_series() -> None:
    site = load_fixture()
    assert list(list_downloads(site, story(FIGURES))) == ["figures"]
    assert list(list_downloads(site, story(TIDY))) == ["visits"]


def test_a_chart_offers_the_rows_of_its_table() -> None:
    site = load_fixture()
    drawn = read(write_chart(site, story(FIGURES), story(FIGURES).charts[0]))
    assert [row["id"] for row in drawn] == ["food", "clothes", "stalls"]
    assert len(read(write_chart(site, story(TIDY), story(TIDY).charts[0]))) == 240


@pytest.mark.parametrize("name", ["figures.csv", "figures-excel.csv"])
def test_pandas_reads_back_what_stands_in_the_site(name: str) -> None:
    content = print_fixture().pages[f"data/{FIGURES}/{name}"]
    assert content.startswith(BOM.encode()) == (name == "figures-excel.csv")
    frame = pd.read_csv(io.BytesIO(content))
    assert list(frame["value"]) == [1200, 800, 400, 3_600_000, 66.7]
    assert list(frame["label_zh"])[:2] == ["攤位", "賣吃的"]
    assert frame.columns[0] == "id"


def test_lines_end_as_spreadsheets_write_them() -> None:
    content = print_fixture().pages[f"data/{TIDY}/visits.csv"]
    assert content.count(b"\r\n") == content.count(b"\n") == 241


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"]), max_size=12
).map(str.strip)


@given(st.lists(st.tuples(CELLS, st.integers(-999, 999)), min_size=1, max_size=5))
def test_a_table_is_read_back_by_our_own_reader(rows: list[tuple[str, int]]) -> None:
    cells = tuple((f"x{text}", str(number)) for text, number in rows)
    series = Series(
        Table("a.csv", ("name", "n"), cells, tuple(range(len(cells)))), ("n",), "office"
    )
    text = list_downloads(load_fixture(), replace(story(TIDY), series={"a": series}))["a"]
    problems = Problems()
    again = parse_csv(text, "a.csv", problems)
    assert again is not None and not problems
    expected = tuple(tuple(normalize("NFC", cell).strip() for cell in row) for row in cells)
    assert again.rows == expected
