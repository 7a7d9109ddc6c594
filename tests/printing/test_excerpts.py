"""Rows of tidy tables on pages: in the language's words, and only those that bear a figure out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from markupsafe import Markup

from tests.fixture import ROOT, read_once
from youju.localized.story import Desk
from youju.localized.table_words import MOST_ROWS_SHOWN
from youju.model import Site
from youju.printing.evidence import view_evidence
from youju.printing.excerpts import view_excerpts, view_series

POWER = "iowa-power"


@cache
def load_tables() -> Site:
    """Return the fixture whose numbers come from tables, in which nothing may be wrong."""
    site, problems = read_once(ROOT / "tests" / "sites" / "tables")
    assert problems == []
    return site


def open_desk(code: str, slug: str = POWER) -> Desk:
    site = load_tables()
    return Desk(site, next(story for story in site.stories if story.slug == slug), code)


def word_formula(figure_id: str, code: str = "en") -> str:
    desk = open_desk(code)
    return " ".join(map(str, view_evidence(desk, desk.story.figures[figure_id])["formula"]))


def test_a_number_that_is_taken_as_it_stands_shows_its_row_and_no_sum() -> None:
    desk = open_desk("zh")
    figure = desk.story.figures["renewables"]
    (excerpt,) = view_excerpts(desk, figure)
    assert excerpt["heads"] == ["年份", "種類", "吉瓦時"]
    assert [row["cells"] for row in excerpt["rows"]] == [["2017", "再生能源", "21933"]]
    assert (excerpt["file"], excerpt["path"]) == ("iowa.csv", "data/iowa-power/iowa.csv")
    evidence = view_evidence(desk, figure)
    assert evidence["formula"] == ()
    assert evidence["source"] is not None
    assert evidence["source"]["publisher"] == "美國能源資訊署"
    assert word_formula("peak") == ""


def test_a_table_without_a_chart_has_the_words_of_that_made_from_it() -> None:
    """Of what the charts of totals.csv are worded, iowa.csv has the columns of the same name."""
    desk = open_desk("zh")
    charts = tuple(chart for chart in desk.story.charts if chart.table == "totals")
    desk = replace(desk, story=replace(desk.story, charts=charts))
    (excerpt,) = view_excerpts(desk, desk.story.figures["renewables"])
    assert excerpt["heads"] == ["年份", "kind", "吉瓦時"]


def test_a_column_without_words_is_left_out_unless_the_formula_asks_for_it() -> None:
    desk = open_desk("zh")
    iowa = desk.story.series["iowa"]
    columns, rows = iowa.table.columns, iowa.table.rows
    codes = replace(
        iowa.table, columns=("code", *columns), rows=tuple((f"IA-{row[0]}", *row) for row in rows)
    )
    series = {**desk.story.series, "iowa": replace(iowa, table=codes)}
    figures = desk.story.figures
    asking = replace(figures["renewables"], formula='iowa.gwh[code="IA-2017", kind=renewables]')
    desk = replace(desk, story=replace(desk.story, series=series))
    (excerpt,) = view_excerpts(desk, figures["renewables"])
    assert excerpt["heads"] == ["年份", "種類", "吉瓦時"]
    assert [row["cells"] for row in excerpt["rows"]] == [["2017", "再生能源", "21933"]]
    (excerpt,) = view_excerpts(desk, asking)
    assert excerpt["heads"] == ["code", "年份", "種類", "吉瓦時"]


def test_a_table_of_which_nothing_is_drawn_has_the_words_of_all_charts() -> None:
    desk = open_desk("zh")
    charts = tuple(replace(chart, table=None) for chart in desk.story.charts)
    desk = replace(desk, story=replace(desk.story, charts=charts))
    (excerpt,) = view_excerpts(desk, desk.story.figures["renewables"])
    assert excerpt["heads"] == ["年份", "種類", "吉瓦時"]


@pytest.mark.parametrize(
    ("figure_id", "words"),
    [
        (
            "growth",
            '<data class="cell" value="21933">21,933</data> ÷ '
            '<data class="cell" value="1437">1,437</data>',
        ),
        (
            "total",
            '<data class="cell" value="29329">29,329</data> + '
            '<data class="cell" value="5214">5,214</data> + '
            '<data class="cell" value="21933">21,933</data>',
        ),
        ("years", "counted: iowa.csv"),
    ],
)
def test_a_number_that_is_worked_out_shows_the_cells_in_its_sum(figure_id: str, words: str) -> None:
    assert word_formula(figure_id) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "the sum of: Gigawatt hours (iowa.csv)"), ("zh", "各項之和：吉瓦時（iowa.csv）")],
)
def test_a_sum_of_many_cells_names_their_column(code: str, words: str) -> None:
    desk = open_desk(code)
    whole = replace(desk.story.figures["total"], formula="sum(iowa.gwh)")
    assert view_evidence(desk, whole)["formula"] == (words,)


def test_a_sum_inside_a_formula_stands_in_brackets() -> None:
    assert word_formula("share").startswith('<data class="cell" value="21933">21,933</data> ÷ (<d')


def test_many_rows_are_cut_and_rows_are_told_once() -> None:
    desk = open_desk("en")
    (excerpt,) = view_excerpts(desk, desk.story.figures["years"])
    assert (len(excerpt["rows"]), excerpt["cut"]) == (MOST_ROWS_SHOWN, True)
    (excerpt,) = view_excerpts(desk, desk.story.figures["share"])
    assert [row["cells"][1] for row in excerpt["rows"]] == [
        *("Renewables", "Fossil fuels", "Nuclear energy")
    ]
    assert view_excerpts(desk, desk.story.figures["change"]) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", ["Jan 2006", "Feb 2006", "–"]), ("zh", ["2006年1月", "2006年2月", "–"])],
)
def test_months_are_worded_in_each_language_and_kept_in_iso(code: str, words: list[str]) -> None:
    desk = open_desk(code)
    series = desk.story.series["iowa"]
    rows = (("2006-01", "a", "1"), ("2006-02", "b", "2"), ("", "c", "3"))
    table = replace(series.table, columns=("month", "kind", "gwh"), rows=rows, lines=(2, 3, 4))
    shown = view_series(desk, {}, replace(series, table=table, numbers=("gwh",)))
    assert shown["timed"] == [True, False, False]  # and its cells are not broken into lines
    cells = [row["cells"][0] for row in shown["rows"]]
    assert [Markup(cell).striptags() for cell in cells] == words
    school = replace(table, rows=(("2010-11", "a", "1"), ("2012-13", "b", "2")), lines=(2, 3))
    shown = view_series(desk, {}, replace(series, table=school, numbers=("gwh",)))
    assert [row["cells"][0] for row in shown["rows"]] == ["2010-11", "2012-13"]
