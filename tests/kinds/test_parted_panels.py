"""Small multiples of kinds with parts, dots and counts: all rows, one scale, one legend, words
whole; a column of panels on phones."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_grid, have_room, list_views, read_panels, write_spec
from tests.profiles import examples
from youju.kinds.areas import percent_area, stacked_area
from youju.kinds.diverging_bars import diverging_bars
from youju.kinds.dot_range import dot_range
from youju.kinds.histogram import histogram
from youju.kinds.scatter import scatter
from youju.kinds.slope import slope
from youju.kinds.split_bars import grouped_bars, percent_bars, stacked_bars
from youju.kinds.split_columns import grouped_columns, percent_columns, stacked_columns
from youju.theme import WIDTHS

PARTED = {"x": "year", "y": "n", "series": "part", "facet": "place"}
SPLIT: list[Any] = [
    *(grouped_bars, stacked_bars, percent_bars, diverging_bars),
    *(grouped_columns, stacked_columns, percent_columns),
]
OPTIONS: dict[Any, dict[str, str]] = {
    **dict.fromkeys(SPLIT, PARTED),
    stacked_area: PARTED,
    percent_area: PARTED,
    dot_range: PARTED,
    slope: PARTED,
    scatter: {"x": "m", "y": "n", "facet": "place"},
    histogram: {"x": "n", "facet": "place"},
}
PARTS = ["Corn", "菜籽油"]
NAMES = ["Place", "A region with quite a long name that is broken", "高技能人才佔就業人口比重"]


def make_table(values: list[list[int]], name: str = "Place") -> pd.DataFrame:
    """Return a table of panels: of each, a number for both parts of the first year and of the
    second, as far as `values` have them."""
    rows = [
        (f"r{panel}-{n}", f"{name} {panel}", str(2001 + n // 2), PARTS[n % 2], n % 3, float(value))
        for panel, numbers in enumerate(values)
        for n, value in enumerate(numbers)
    ]
    return pd.DataFrame(rows, columns=["id", "place", "year", "part", "m", "n"])


def draw(kind: Any, table: pd.DataFrame, size: str = "wide", **told: Any) -> Any:
    words = {name: name for column in ("place", "part") for name in table[column]}
    words |= {"n": "Number", "m": "More", "count": "Count"}
    return kind(table, make_frame(size, words=words), **OPTIONS[kind], **told)


def list_rows(view: Any, spec: Any) -> dict[str, dict[str, Any]]:
    """Return the rows that marks of a panel draw, by their id."""
    return {
        row["id"]: row
        for layer in view["layer"]
        if layer["mark"]["type"] != "text" and "name" in layer.get("data", {})
        for row in spec["datasets"][layer["data"]["name"]]
        if "id" in row
    }


def list_said(view: Any, spec: Any) -> list[str]:
    """Return the words of a view that are no rows."""
    return [
        row["px_said"]
        for layer in view["layer"]
        for row in spec["datasets"][layer["data"]["name"]]
        if "px_said" in row
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", OPTIONS, ids=lambda kind: kind.__name__)
@settings(max_examples=examples(5))
@given(
    st.lists(st.lists(st.integers(0, 999), min_size=4, max_size=4), min_size=2, max_size=5),
    st.sampled_from(NAMES),
    st.sampled_from(list(WIDTHS)),
)
def test_all_rows_are_drawn_in_their_panels_whose_words_are_whole(
    kind: Any, values: list[list[int]], name: str, size: str
) -> None:
    chart = draw(kind, make_table(values, name), size)
    spec, panels = write_spec(chart), read_panels(chart)
    assert len(panels) == len(values)
    across, gap = find_grid(spec)["columns"], find_grid(spec)["spacing"]["column"]
    assert sum(panel.width for panel in panels[:across]) + gap * (across - 1) <= WIDTHS[size]
    assert across == 1 or size != "narrow"
    for number, (panel, view) in enumerate(zip(panels, list_views(spec), strict=True)):
        assert list_rows(view, spec).keys() == {f"r{number}-{n}" for n in range(4)}
        assert "".join(f"{name} {number}".split()) in "".join(" ".join(panel.words).split())
        assert have_room(panel.boxes, panel.width)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("kind", OPTIONS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("size", WIDTHS)
def test_panels_have_one_scale_and_are_as_tall(kind: Any, size: str) -> None:
    spec = write_spec(draw(kind, make_table([[1, 2, 3, 4], [50, 900, 4, 8]]), size))
    found = [
        {
            str(layer["encoding"][axis].get("scale"))
            for layer in view["layer"]
            for axis in ("x", "y")
            if layer["mark"]["type"] in ("rect", "area", "circle", "line")
            and "px_x" not in str(layer["encoding"])
        }
        for view in list_views(spec)
    ]
    assert found[0] == found[1]
    assert len({view["height"] for view in list_views(spec)}) == 1


@pytest.mark.parametrize("kind", [stacked_bars, stacked_columns, stacked_area])
def test_parts_stand_on_those_of_their_own_panel(kind: Any) -> None:
    spec = write_spec(draw(kind, make_table([[1, 2, 3, 4], [10, 20, 30, 40]])))
    ends = {
        key: (row["start"], row["end"])
        for view in list_views(spec)
        for key, row in list_rows(view, spec).items()
    }
    assert [ends[f"r1-{n}"] for n in range(4)] == [(0, 10), (10, 30), (0, 30), (30, 70)]


def test_shares_are_those_of_each_panel() -> None:
    spec = write_spec(draw(percent_bars, make_table([[1, 3, 1, 1], [30, 10, 1, 1]])))
    second = list_rows(list_views(spec)[1], spec)
    assert (second["r1-0"]["end"], second["r1-1"]["end"]) == (75, 100)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", [*SPLIT, stacked_area, dot_range])
def test_parts_have_one_legend_and_their_colours_in_every_panel(kind: Any) -> None:
    table = make_table([[1, 2, 3, 4], [50, 900, 4, 8]])
    mixed = pd.concat([table.iloc[:4], table.iloc[[5, 4, 7, 6]]])
    spec = write_spec(draw(kind, mixed))
    assert list_said(spec["vconcat"][0], spec) == PARTS
    tones = [
        {row["part"]: row["tone"] for row in list_rows(view, spec).values()}
        for view in list_views(spec)
    ]
    assert tones[0] == tones[1]
    assert len({*tones[0].values()}) == len(PARTS)


@pytest.mark.parametrize("kind", [grouped_bars, stacked_bars, dot_range])
def test_cells_of_panels_stand_in_one_order(kind: Any) -> None:
    spec = write_spec(draw(kind, make_table([[1, 2, 3, 4], [50, 900, 4, 8]]), order="ascending"))
    place = "middle" if kind is dot_range else "top"
    for view in list_views(spec):
        rows = sorted(list_rows(view, spec).values(), key=lambda row: row[place])
        assert [row["cell"] for row in rows] == ["2002", "2002", "2001", "2001"]


@pytest.mark.parametrize("kind", [scatter, histogram])
def test_what_the_axes_of_all_panels_are_is_said_once_above_them(kind: Any) -> None:
    spec = write_spec(draw(kind, make_table([[1, 2, 3, 4], [50, 900, 4, 8]])))
    words = {scatter: ["↑ Number", "→ More"], histogram: ["↑ Count", "→ Number"]}[kind]
    assert list_said(spec["vconcat"][0], spec) == words
    for view in list_views(spec):
        assert not {"Number", "More", "Count"} & {*list_said(view, spec)}
