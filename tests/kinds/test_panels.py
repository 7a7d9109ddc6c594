"""Small multiples: a panel for each cell, its head whole, the scale of all, beside each other."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import have_room, read_panels, write_spec
from tests.profiles import examples
from youju.kinds.areas import area
from youju.kinds.bars import bars
from youju.kinds.columns import columns
from youju.kinds.lines import lines
from youju.theme import WIDTHS

ROWS = {"x": "year", "y": "n", "facet": "place"}
KINDS = [bars, columns, lines, area]
NAMES = ["Place", "A region with quite a long name that is broken", "高技能人才佔就業人口比重"]


def make_table(values: list[list[float]], name: str = "Place") -> pd.DataFrame:
    rows = [
        (f"r{panel}-{turn}", f"{name} {panel}", str(2001 + turn), value)
        for panel, numbers in enumerate(values)
        for turn, value in enumerate(numbers)
    ]
    return pd.DataFrame(rows, columns=["id", "place", "year", "n"]).astype({"n": float})


def draw(kind: Any, table: pd.DataFrame, size: str) -> Any:
    words = {name: name for name in table["place"]}
    return kind(table, make_frame(size, words=words), **ROWS)


@pytest.mark.slow
@settings(max_examples=examples(30))
@given(
    st.lists(st.lists(st.integers(-999, 999), min_size=2, max_size=6), min_size=2, max_size=5),
    st.sampled_from(NAMES),
    st.sampled_from(KINDS),
    st.sampled_from(list(WIDTHS)),
)
def test_panels_stand_beside_each_other_with_their_words_whole(
    values: list[list[float]], name: str, kind: Any, size: str
) -> None:
    chart = draw(kind, make_table(values, name), size)
    panels = read_panels(chart)
    assert len(panels) == len(values)
    spec = write_spec(chart)
    across, gap = spec["columns"], spec["spacing"]["column"]
    assert sum(panel.width for panel in panels[:across]) + gap * (across - 1) <= WIDTHS[size]
    for number, panel in enumerate(panels):
        said = "".join(" ".join(panel.words).split())
        assert "".join(f"{name} {number}".split()) in said
        assert have_room(panel.boxes, panel.width)


@pytest.mark.parametrize("kind", [columns, lines, area])
@pytest.mark.parametrize("size", WIDTHS)
def test_panels_have_one_scale(kind: Any, size: str) -> None:
    panels = read_panels(draw(kind, make_table([[1, 2, 3], [50, 900, 4], [7, 7]]), size))
    assert len({panel.domain for panel in panels}) == 1


@pytest.mark.parametrize("size", WIDTHS)
def test_bars_of_panels_are_as_long_as_their_numbers(size: str) -> None:
    spec = write_spec(draw(bars, make_table([[1, 2], [50, 100]]), size))
    rows = [row for rows in spec["datasets"].values() for row in rows if "end" in row]
    lengths = {row["id"]: row["end"] - row["start"] for row in rows}
    assert lengths["r1-0"] / lengths["r1-1"] == pytest.approx(0.5)
    assert lengths["r0-1"] / lengths["r1-1"] == pytest.approx(0.02)


def test_few_panels_are_in_lines_of_about_as_many() -> None:
    across = [
        write_spec(draw(lines, make_table([[1, 2]] * count), "wide")) for count in (2, 3, 5, 9)
    ]
    assert [spec["columns"] for spec in across] == [2, 3, 3, 3]


@pytest.mark.parametrize(("order", "years"), [("table", "123"), ("descending", "312")])
def test_bars_of_panels_stand_in_one_order(order: str, years: str) -> None:
    table = make_table([[5, 1, 9], [2, 3, 8]])
    mixed = table.iloc[[0, 1, 2, 5, 4, 3]]
    words = {name: name for name in table["place"]}
    spec = write_spec(bars(mixed, make_frame(words=words), **ROWS, order=order))
    found, heads = [], []
    for view in spec["concat"]:
        drawn = [spec["datasets"][one["data"]["name"]] for one in view["layer"] if "data" in one]
        (rows,) = {tuple(r["cell"] for r in rows) for rows in drawn if rows and "end" in rows[0]}
        found.append("".join(year[-1] for year in rows))
        heads += [row["px_said"] for rows in drawn for row in rows if "px_said" in row]
    assert found == [years, years]
    assert heads == ["Place 0", "Place 1"]
