"""Dots and lines by position: both ways in which they lie come from a column of their table."""

from __future__ import annotations

from dataclasses import replace
from math import asinh, log10, radians, sqrt, tan

import pytest

from tests.fixture import open_store
from tests.test_meaning import make_site
from youju.output.up_to_date import engine_digest
from youju.pictures.charts import draw_charts
from youju.pictures.stray_places import find_stray_place
from youju.problems import Problems
from youju.rendering.drawn import DrawnItem, DrawnMark
from youju.rendering.renderer import Renderer

ROWS = [
    {"id": f"row-{n}", "country": country, "day": day, "wealth": str(wealth), "years": str(years)}
    for n, (country, day, wealth, years) in enumerate(
        [
            ("A", "2024-01-01", 1, 60),
            ("B", "2024-01-15", 10, 65.5),
            ("C", "2024-03-01", 25, 71),
            ("D", "2024-07-30", 100, 84),
            ("E", "2025-01-01", 400, 80),
        ]
    )
]
IDS = [row["id"] for row in ROWS]
WEALTH, YEARS = ([float(row[name]) for row in ROWS] for name in ("wealth", "years"))
DAYS = [0.0, 14.0, 60.0, 211.0, 366.0]
X = [20 + 1.5 * number for number in WEALTH]
Y = [400 - 4 * number for number in YEARS]


def find(across: list[float], down: list[float], kind: str = "symbol") -> tuple[str, str] | None:
    items = (
        DrawnItem((key,), (x - 3, y - 3, x + 3, y + 3))
        for key, x, y in zip(IDS, across, down, strict=True)
    )
    misfit = find_stray_place([DrawnMark(kind, tuple(items))], ROWS)
    return (misfit.mark, misfit.row) if misfit else None


@pytest.mark.parametrize(
    ("across", "down"),
    [
        (X, Y),
        ([20 + 90 * log10(number) for number in WEALTH], Y),
        (DAYS, Y),
        # As latitudes on Mercator’s map.
        (X, [90 - 60 * asinh(tan(radians(number))) for number in YEARS]),
        # Countries in bands, in any order.
        (X, [30.0, 150.0, 60.0, 120.0, 90.0]),
        # One way alone is held by the other rule.
        (X, [50.0] * 5),
    ],
)
def test_places_that_come_from_columns_pass(across: list[float], down: list[float]) -> None:
    assert find(across, down) is None
    assert find(across, down, "line") is None


@pytest.mark.parametrize(
    "down",
    [
        [400 - 40 * sqrt(number) for number in YEARS[:4]] + [10.0],
        [400 - number**2 / 20 for number in YEARS],
        [*Y[:3], Y[4], Y[3]],
        [*Y[:2], Y[2] - 30, *Y[3:]],
        Y[::-1],
    ],
)
def test_a_lie_along_one_axis_is_told_though_the_other_is_true(down: list[float]) -> None:
    assert find(X, down)
    assert find(down, X)
    assert find(DAYS, down, "line")


def test_lines_with_axes_of_their_own_are_held_alone() -> None:
    items = [DrawnItem((key,), (x, y, x, y)) for key, x, y in zip(IDS, DAYS, Y, strict=True)]
    other = [
        DrawnItem((f"{key}-b",), (x, 2 * y, x, 2 * y))
        for key, x, y in zip(IDS, DAYS, Y, strict=True)
    ]
    rows = [*ROWS, *({**row, "id": f"{row['id']}-b"} for row in ROWS)]
    marks = [DrawnMark("line", tuple(items)), DrawnMark("line", tuple(other))]
    assert find_stray_place(marks, rows) is None


def test_three_rows_are_too_few_to_tell() -> None:
    marks = DrawnMark(
        "symbol", tuple(DrawnItem((key,), (n, n * n, n, n * n)) for n, key in enumerate(IDS[:3]))
    )
    assert find_stray_place([marks], ROWS) is None


SCATTER = """
import altair as alt

def honest(data, frame):
    return alt.Chart(data).mark_point().encode(x="people:Q", y="change:Q")

def exchanged(data, frame):
    data = data.assign(change=list(data["change"])[::-1])
    return alt.Chart(data).mark_point().encode(x="people:Q", y="change:Q")
"""


@pytest.mark.slow
def test_a_scatter_that_lies_along_one_axis_is_a_note() -> None:
    site = make_site(SCATTER, ["honest", "exchanged"])
    (story,) = site.stories
    charts = tuple(replace(chart, encoding="position") for chart in story.charts)
    site = replace(site, stories=(replace(story, charts=charts),))
    problems, store = Problems(), open_store()
    with Renderer(store) as renderer:
        draw_charts(site, renderer, store, engine_digest(), problems)
    told = {(problem.code, dict(problem.values)["chart"]) for problem in problems}
    assert told == {("chart-place-doubtful", "exchanged")}
