"""A picture is held against its rows: seen, a gap, left out and told, or unknowable."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixture import load_fixture, open_store
from tests.pictures.test_charts import HEAD, draw
from tests.pictures.test_labels import SHEET
from tests.test_meaning import make_site
from youju.model import MapSource
from youju.pictures.accounts import Account, check_accounts, count_rows
from youju.pictures.chart_specs import Sheet
from youju.pictures.labels import label_rows
from youju.problems import Problems
from youju.rendering.renderer import Renderer
from youju.rendering.scenes import (
    HIDDEN,
    SEEN,
    UNSEEN,
    ZERO,
    Item,
    Mark,
    Trace,
    parse_trace,
    write_trace,
)
from youju.rendering.svg import Slot
from youju.rendering.tracing import trace_vega

BAR = {"mark": "bar", "encoding": {"x": {"field": "people"}}}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store()) as renderer:
        yield renderer


def count(*marks: tuple[str, str, str], worded: bool = False, spec: Any = BAR) -> Account:
    """Return the account of marks, each with its kind, the state and the labels of its items."""
    items = [Mark(kind, (Item(tuple(labels.split()), state),)) for kind, state, labels in marks]
    return count_rows(spec, SHEET, Trace(tuple(items), worded))


def test_a_row_is_seen_or_has_no_value() -> None:
    assert count(("rect", SEEN, "row-2 row-3")) == Account(())  # row-4 has nobody
    assert count(("rect", SEEN, "row-2")) == Account(("row-3",))
    assert count(("rect", SEEN, "row-2"), ("rect", UNSEEN, "row-3")) == Account(("row-3",))


def test_a_gap_is_one_in_what_is_drawn() -> None:
    years = {"mark": "bar", "encoding": {"x": {"field": "year"}}}
    assert count(("rect", SEEN, "row-2 row-3"), spec=years) == Account(("row-4",))
    reckoned = {"transform": [{"filter": "datum.people > 0"}]}
    assert count(("rect", SEEN, "row-2 row-3"), spec=reckoned) == Account(())


@pytest.mark.parametrize(("kind", "blank"), [("strip", True), ("bars", False), ("", False)])
def test_a_gap_of_a_silent_kind_is_nowhere(kind: str, blank: bool) -> None:
    trace = Trace((Mark("symbol", (Item(("row-2", "row-3"), SEEN),)),))
    account = count_rows(BAR, replace(SHEET, kind=kind), trace)
    assert account == Account((), blank=blank)
    chart, problems = replace(load_fixture().stories[0].charts[0], leaves_out=True), Problems()
    slot = Slot("story", "chart", "en", "wide")
    check_accounts({slot: account}, {("story", "chart"): chart}, (), problems)
    assert [found.code for found in problems] == ["chart-left-out-nothing"] * (not blank)


def test_a_zero_counts_where_its_word_stands() -> None:
    bars = ("rect", SEEN, "row-2"), ("rect", ZERO, "row-3")
    assert count(*bars) == Account(("row-3",))
    assert count(*bars, ("text", SEEN, "row-3")) == Account(())
    assert count(*bars, ("text", UNSEEN, "row-3")) == Account(("row-3",))
    assert count(*bars, worded=True) == Account(())


def test_a_word_alone_is_seen_but_not_beside_a_bar_that_is_not() -> None:
    bar, word = ("rect", SEEN, "row-2"), ("text", SEEN, "row-3")
    assert count(bar, word) == Account(())
    assert count(bar, word, ("rect", UNSEEN, "row-3")) == Account(("row-3",))
    assert count(bar, word, ("rect", HIDDEN, "row-3")) == Account(())


def test_what_cannot_be_known_is_told_apart() -> None:
    assert count(("area", SEEN, "*")) == Account(("row-2", "row-3"), reckoned=True)
    assert count_rows(BAR, SHEET, Trace()) == Account(("row-2", "row-3"), reckoned=True)
    assert count(("rect", SEEN, "row-2 row-3 *")) == Account(())


def test_data_that_are_no_rows_are_named_if_nothing_else_draws_the_rows() -> None:
    note = {"data": {"values": [{"at": 1}]}, "mark": {"type": "rule"}}
    rows = {"data": {"values": [{"id": "row-2"}]}, "mark": "bar"}
    spec = {"layer": [rows, note]}
    assert count(("rect", SEEN, "row-2"), spec=spec).unnamed == ()
    assert count(("rule", SEEN, ""), spec={"layer": [note]}).unnamed == ("mark_rule (layer[0])",)
    sums = [{"place": "north", "people": 3.5}, {"place": "south", "people": 0}]
    spec = {"layer": [rows, {"data": {"values": sums}, "spec": {"mark": "bar"}}]}
    assert count(("rect", SEEN, "row-2"), spec=spec).unnamed == ("mark_bar (layer[1].spec)",)
    assert count(("rect", SEEN, ""), spec={"data": {"values": sums}, **BAR}).unnamed == (
        "mark_bar",
    )


# The last lies in Puerto Rico, which the projection of the United States leaves out.
TABLE = [
    (str(2020 + at), place, "young", people, "1", "2020-01-01", lon, lat)
    for at, (place, people, lon, lat) in enumerate(
        [
            ("north", "5", "-100", "45"),
            ("south", "0", "-90", "32"),
            ("east", "9", "-80", "40"),
            ("west", "2", "-66.5", "18.2"),
        ]
    )
]


def tell(body: str, renderer: Renderer, tmp_path_factory: Any, **changes: Any) -> list[str]:
    """Return the code, the rows and the place that are told of a chart drawn by `body`."""
    code = f"{HEAD}def plot(data, frame):\n    chart = alt.Chart(data)\n    return {body}\n"
    site = make_site(code, ["plot"], TABLE)
    (story,) = site.stories
    (chart,) = story.charts
    site = replace(site, stories=(replace(story, charts=(replace(chart, **changes),)),))
    _, problems = draw(site, renderer, tmp_path_factory)
    told = []
    for problem in problems:
        values = dict(problem.values)
        told.append(f"{problem.code} {values.get('missing', values.get('where', ''))}".strip())
    return sorted(set(told))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("chart.mark_bar().encode(x='people:Q', y='place:N')", []),
        ("chart.mark_bar().encode(x='mean(people):Q')", []),
        ("chart.mark_area().encode(x='year:Q', y='people:Q')", []),
        ("chart.mark_area().encode(x='year:Q', y='people:Q', color='place:N')",
         []),  # Vega-Lite fills in zeros beside each
        ("chart.mark_bar().encode(x='people:Q', facet=alt.Facet('place:N', columns=1))", []),
        ("chart.mark_line(strokeWidth=6).encode(x='year:Q', y='people:Q')"
         " + chart.mark_line().encode(x='year:Q', y='people:Q')", []),
        # a filter, a top two, the ends of an axis, the edge of a map and of a view
        ("chart.mark_bar().encode(x='people:Q').transform_filter('datum.people > 4')",
         ["chart-rows-missing row-3, row-5"]),
        ("chart.mark_bar().encode(x='people:Q', y='r:O').transform_window("
         "r='rank()', sort=[{'field': 'people', 'order': 'descending'}])"
         ".transform_filter('datum.r <= 2')", ["chart-rows-missing row-3, row-5"]),
        ("alt.Chart(data.nlargest(3, 'people')).mark_bar().encode(x='people:Q')",
         ["chart-rows-missing row-3"]),
        ("chart.mark_circle().encode(x=alt.X('people:Q', scale=alt.Scale(domain=[1, 8])),"
         " y='place:N')", ["chart-rows-missing row-3, row-4"]),
        ("chart.mark_circle(clip=True).encode(y=alt.Y('people:Q', scale=alt.Scale(domain=[1, 6])),"
         " x='year:O')", ["chart-rows-missing row-3, row-4"]),
        ("chart.mark_line().encode(x=alt.X('year:Q', scale=alt.Scale(domain=[2021, 2023])),"
         " y='people:Q')", ["chart-rows-missing row-2"]),
        ("chart.mark_bar().encode(x='people:Q', y=alt.Y('place:N', scale=alt.Scale("
         "domain=['north', 'south', 'east'])))", ["chart-rows-missing row-5"]),
        ("chart.mark_circle().encode(longitude='lon:Q', latitude='lat:Q').project('albersUsa')",
         ["chart-rows-missing row-5"]),
        # notes of their own data, and data that do not say which rows they are
        ("chart.mark_bar().encode(x='people:Q', y='place:N')"
         " + alt.Chart(pd.DataFrame({'people': [3]})).mark_rule().encode(x='people:Q')", []),
        ("alt.Chart(data.drop(columns='id')).mark_bar().encode(x='people:Q', y='place:N')", []),
        ("alt.Chart(data[['people']]).mark_bar().encode(x='people:Q')",
         ["chart-rows-unnamed mark_bar"]),
        ("alt.Chart(data.groupby('kind', as_index=False)[['people']].sum()).mark_bar()"
         ".encode(x='people:Q', y='kind:N')", ["chart-rows-unnamed mark_bar"]),
        ("alt.Chart(data.groupby('kind', as_index=False).agg(id=('id', ' '.join),"
         " people=('people', 'sum'))).mark_bar().encode(x='people:Q', y='kind:N')", []),
        ("chart.mark_area().transform_density('people', as_=['people', 'd'])"
         ".encode(x='people:Q', y='d:Q')", ["chart-rows-unknown"]),
        # zeros: an axis has their words, or nothing has
        ("chart.mark_bar().encode(x=alt.X('people:Q', axis=None), y=alt.Y('place:N', axis=None))",
         ["chart-rows-missing row-3"]),
        ("alt.layer(chart.mark_bar(), chart.mark_text(dx=20).encode(text='place:N')).encode("
         "x=alt.X('people:Q', axis=None), y=alt.Y('place:N', axis=None))", []),
    ],
)  # fmt: skip
def test_what_a_chart_leaves_out_is_told(
    body: str, told: list[str], renderer: Renderer, tmp_path_factory: Any
) -> None:
    body = f"({body}).properties(width=200)" if "facet" not in body else body
    assert tell(body, renderer, tmp_path_factory) == told


def test_what_readers_are_told_is_left_out_may_be(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bars = "alt.Chart(data{}).mark_bar().encode(x='people:Q').properties(width=200)"
    short, whole = bars.format(".head(3)"), bars.format("")
    assert tell(short, renderer, tmp_path_factory) == ["chart-rows-missing row-5"]
    assert tell(short, renderer, tmp_path_factory, leaves_out=True) == []
    assert tell(whole, renderer, tmp_path_factory, leaves_out=True) == ["chart-left-out-nothing"]


VALUES = st.one_of(st.none(), st.just(0), st.integers(-9, 9), st.floats(-1e9, 1e9, width=32))
SHAPES = (
    lambda c: c.mark_bar().encode(x="value:Q", y="at:O"),
    lambda c: c.mark_bar().encode(x="value:Q", y="at:O", color="kind:N"),
    lambda c: c.mark_bar().encode(x="sum(value):Q", y="kind:N"),
    lambda c: c.mark_point().encode(x="at:Q", y="value:Q"),
    lambda c: c.mark_line(strokeCap="round").encode(x="at:O", y="value:Q", color="kind:N"),
    lambda c: c.mark_rect().encode(x="at:O", y="kind:N", color="value:Q"),
    lambda c: c.mark_bar().encode(x="value:Q", y="at:O", row="kind:N"),
    lambda c: c.mark_boxplot().encode(x="kind:N", y="value:Q"),
    lambda c: c.mark_bar().encode(x=alt.X("value:Q", bin=True), y="count()"),
)


def test_a_facet_of_nothing_but_a_gap_leaves_nothing_out() -> None:
    """Vega makes no cell for it, and so no mark of which anything could be known."""
    rows = ({"id": "row-0", "at": "0", "kind": "a", "value": ""},)
    sheet = replace(SHEET, rows=rows, numbers=("at", "value"))
    found = account(lambda c: c.mark_bar().encode(x="value:Q", y="at:O", row="kind:N"), sheet, None)
    assert found.missing == ()


@pytest.mark.slow
@settings(max_examples=40)
@given(values=st.lists(VALUES, min_size=1, max_size=12), data=st.data())
def test_rows_are_rows_drawn_whatever_the_table(values: list[Any], data: Any) -> None:
    """A row of any sign and size is drawn, a gap is none, and a row taken out is found."""
    shape = data.draw(st.sampled_from(SHAPES))
    rows = tuple(
        {
            "id": f"row-{at}",
            "at": str(at),
            "kind": "ab"[at % 2],
            "value": "" if value is None else repr(float(value)),
        }
        for at, value in enumerate(values)
    )
    sheet = replace(SHEET, rows=rows, numbers=("at", "value"))
    whole = [row["id"] for row in rows if row["value"]]
    out = data.draw(st.sampled_from([None, *whole]))
    assert set(account(shape, sheet, out).missing) == ({out} if out else set())


def account(shape: Any, sheet: Sheet, out: str | None) -> Account:
    table = pd.DataFrame([{**row} for row in sheet.rows if row["id"] != out])
    if table.empty:
        table = pd.DataFrame(columns=["id", "at", "kind", "value"])
    for name in sheet.numbers:
        table[name] = [float(cell or "nan") for cell in table[name]]
    spec = shape(alt.Chart(table)).to_dict()
    vega = trace_vega(vl_convert.vegalite_to_vega(json.dumps(label_rows(spec, sheet))))
    scene = vl_convert.vega_to_scenegraph(json.dumps(vega))
    return count_rows(spec, sheet, parse_trace(write_trace(scene)))


def test_rows_without_a_place_on_a_map_are_not_told_twice(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bars = "alt.Chart(data.head(3)).mark_bar().encode(x='people:Q').properties(width=200)"
    told, other = (MapSource(unplaced=(key,)) for key in ("row-5", "row-2"))
    assert tell(bars, renderer, tmp_path_factory, map_source=told) == []
    missing = ["chart-rows-missing row-5"]
    assert tell(bars, renderer, tmp_path_factory, map_source=other) == missing
