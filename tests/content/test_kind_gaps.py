"""Empty cells: rows that leave no trace in their chart are counted, those without a name named."""

from __future__ import annotations

import pytest

from tests.provoking import NAMELESS, read_kind
from youju.content.chart_rows import ChartRows

PARTS = 'x = "city"\ny = "n"\nseries = "part"'
PLACED = 'longitude = "k"\nlatitude = "k"\nshapes.file = "a.json"'


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('kind = "histogram"\nx = "n"', (2, 4, "n")),
        ('kind = "scatter"\nx = "k"\ny = "n"', (3, 4, "k, n")),
        ('kind = "strip"\nx = "city"\ny = "n"', (1, 4, "n")),  # Oslo's lane has a dash
        ('kind = "strip"\nx = "city"\ny = "m"', None),
        ('kind = "bars"\nx = "city"\ny = "n"', None),
        (f'kind = "stacked-bars"\n{PARTS}', (2, 4, "n")),  # a bar that looks whole
        (f'kind = "stacked-columns"\n{PARTS}', (2, 4, "n")),
        (f'kind = "percent-bars"\n{PARTS}', None),  # told by its wholes
        (f'kind = "percent-columns"\n{PARTS}', None),
        (f'kind = "diverging-bars"\n{PARTS}', None),
        (f'kind = "grouped-bars"\n{PARTS}', None),
        (f'kind = "lines"\n{PARTS}', None),
        (f'kind = "symbol-map"\nx = "city"\ny = "n"\n{PLACED}', None),  # a blank square
        ('kind = "histogram"\nx = "n"\nleft_out.en = "The rest is not known."', None),
    ],
)
def test_rows_that_no_reader_learns_of_are_counted(
    lines: str, told: tuple[int, int, str] | None
) -> None:
    cities = ("Oslo", "Rome", "Rome", "Rome")
    columns = {"city": cities, "n": ("", "", "0", "7"), "m": ("", "1", "2", "3")}
    columns |= {"k": ("5", "", "6", ""), "part": ("a", "b", "c", "d")}
    rows = ChartRows(columns, ("n", "m", "k"), figures=False)
    counted = [dict(p.values) for p in read_kind(lines, rows) if p.code == "chart-kind-blank"]
    found = [(one["count"], one["total"], one["columns"]) for one in counted]
    assert found == ([tuple(map(str, told))] if told else [])


@pytest.mark.parametrize(
    "kind", ["percent-bars", "percent-columns", "percent-area", "diverging-bars"]
)
@pytest.mark.parametrize(
    ("numbers", "blank", "absent"),
    [
        ("12345678", [], []),
        ("1 345678", [("2001 (a)", "1")], []),
        ("  345678", [("2001 (a)", "0")], []),
        ("12345  8", [("2001 (c), 2001 (d)", "2")], []),
        ("12345-78", [], [("y", "2001 (c)")]),
        ("-2-4-6-8", [], []),  # no part of it is usual
    ],
)
def test_wholes_that_lack_a_part_are_named(
    kind: str, numbers: str, blank: list[tuple[str, str]], absent: list[tuple[str, str]]
) -> None:
    every = [("2001", panel, part) for panel in "abcd" for part in "xy"]
    cells = [(*row, n.strip()) for row, n in zip(every, numbers, strict=True) if n != "-"]
    years, panels, parts, values = zip(*cells, strict=True)
    columns = {"year": years, "panel": panels, "part": parts, "n": values}
    lines = f'kind = "{kind}"\nx = "year"\ny = "n"\nseries = "part"\nfacet = "panel"'
    rows = ChartRows(columns, ("n",), figures=False)
    told = [(p.code, dict(p.values)) for p in read_kind(lines, rows)]
    short = [v for code, v in told if code == "chart-kind-part-blank"]
    none = [v for code, v in told if code == "chart-kind-part-absent"]
    assert [(v["wholes"], v["count"]) for v in short] == blank
    assert [(v["part"], v["wholes"]) for v in none] == absent
    quiet = read_kind(f'{lines}\nleft_out.en = "Not all is known."', rows)
    assert not {p.code for p in quiet} & {"chart-kind-part-blank", "chart-kind-part-absent"}


NAMED = 'x = "year"\ny = "n"\n'


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('kind = "bars"\nx = "city"\ny = "n"', ["city: row-3"]),
        (f'kind = "lines"\n{NAMED}series = "city"', ["year: row-4", "city: row-3 (2002)"]),
        (f'kind = "area"\n{NAMED}facet = "city"', ["year: row-4", "city: row-3 (2002)"]),
        (f'kind = "strip"\n{NAMED}label = "city"', ["year: row-4"]),
        (f'kind = "scatter"\n{NAMED}label = "city"', []),  # told as without a number
        (f'kind = "symbol-map"\n{NAMED}{PLACED}'.replace('"k"', '"n"'), []),
    ],
)
def test_rows_without_a_name_or_a_place_are_named(lines: str, told: list[str]) -> None:
    found = [p for p in read_kind(lines, NAMELESS) if p.code == "chart-kind-nameless"]
    said = [dict(problem.values) for problem in found]
    assert [f"{one['column']}: {one['rows']}" for one in said] == told


@pytest.mark.parametrize(
    ("kind", "count", "month", "told"),
    [
        ("columns", 26, "{year}", False),  # each has a dash
        ("columns", 27, "{year}", True),
        ("columns", 35, "Place {year}", False),  # bars
        ("bars", 35, "{year}", False),
        ("lines", 35, "{year}", False),
    ],
)
def test_gaps_between_columns_without_room_for_a_dash_are_told(
    kind: str, count: int, month: str, told: bool
) -> None:
    cells = tuple(month.format(year=1900 + n) for n in range(count))
    rows = ChartRows({"x": cells, "n": ("", *["5"] * (count - 1))}, ("n",), figures=False)
    found = read_kind(f'kind = "{kind}"\nx = "x"\ny = "n"', rows)
    assert [p.code for p in found] == ["chart-kind-blank"] * told


def test_columns_of_parts_are_counted_together() -> None:
    years, parts = zip(*[(str(2000 + n), part) for n in range(14) for part in "ab"], strict=True)
    columns = {"x": years, "part": parts, "n": ("", *["5"] * 27)}
    rows = ChartRows(columns, ("n",), figures=False)
    lines = 'kind = "grouped-columns"\nx = "x"\ny = "n"\nseries = "part"'
    assert [p.code for p in read_kind(lines, rows)] == ["chart-kind-blank", "chart-kind-words"]
