"""Kinds and options: each mistake told once, at its line, with what was meant."""

from __future__ import annotations

import pytest

from youju.content.chart_kinds import take_kind
from youju.content.chart_rows import ChartRows
from youju.formats.toml import parse_document
from youju.kinds.options import OPTIONS, PLACES
from youju.kinds.registry import CHART_KINDS
from youju.problems import Problems

ROWS = ChartRows(
    {"city": ("Rome", "Oslo"), "count": ("4", "9"), "year": ("2001", "2002")},
    ("count", "year"),
    figures=False,
    beside=("mean", "low", "high"),
)


def take(lines: str, rows: ChartRows = ROWS) -> tuple[str, dict[str, object], list[str]]:
    """Return the kind and options that `lines` of a chart say, and the codes of what is wrong."""
    problems = Problems()
    document = parse_document(f"[[charts]]\n{lines}".encode(), "story.toml", problems)
    chosen = take_kind(document, ("charts", 0), rows, problems)
    told = [f"{problem.code}:{problem.origin.line}" for problem in problems]
    return chosen.name, dict(chosen.options), told


def test_options_are_read_by_what_they_hold() -> None:
    lines = (
        'kind = "bars"\nx = "city"\ny = "count"\norder = "descending"\nhighlight = ["Rome"]\n'
        'reference = "mean"\nband = ["low", "high"]'
    )
    name, options, told = take(lines)
    assert (name, told) == ("bars", [])
    assert options == {
        **{"x": "city", "y": "count", "order": "descending", "highlight": ("Rome",)},
        **{"reference": "mean", "band": ("low", "high")},
    }


def test_figures_need_no_columns() -> None:
    rows = ChartRows({"id": ("a",), "value": ("1",)}, ("value",), figures=True)
    assert take('kind = "bars"', rows) == ("bars", {}, [])


@pytest.mark.parametrize("kind", ["bullet", "pyramid", "stacked-area", "heat-map"])
def test_figures_in_parts_need_columns(kind: str) -> None:
    rows = ChartRows({"id": ("a",), "value": ("1",)}, ("value",), figures=True)
    assert take(f'kind = "{kind}"', rows) == ("", {}, ["chart-option-missing:2"] * 3)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('kind = "bras"', ["chart-kind-unknown:2"]),
        ('kind = "donut"', ["chart-kind-declined:2"]),
        ('kind = "sankey"', ["chart-kind-absent:2"]),
        ('x = "city"', ["chart-option-alone:2"]),
        ('kind = "bars"\nx = "city"', ["chart-option-missing:2"]),
        ('kind = "bars"\nx = "city"\ny = "city"', ["chart-option-text:4"]),
        ('kind = "bars"\nx = "town"\ny = "count"', ["chart-option-column:3"]),
        ('kind = "bars"\nx = "city"\ny = "count"\nlog = true', ["chart-option-log:5"]),
        ('kind = "bars"\nx = "city"\ny = "count"\norder = "up"', ["chart-option-value:5"]),
        ('kind = "bars"\nx = "city"\ny = "count"\nreference = "m"', ["chart-option-value:5"]),
        ('kind = "bars"\nx = "city"\ny = "count"\nband = ["low"]', ["chart-option-value:5"]),
        ('kind = "bars"\nx = "city"\ny = "count"\nhighlight = ["Bonn"]', ["chart-option-value:5"]),
        ('kind = "lines"\nx = "city"\ny = "count"\ninterval = ["year"]', ["chart-option-value:5"]),
        (
            'kind = "lines"\nx = "city"\ny = "count"\ninterval = ["year", "city"]',
            ["chart-option-value:5"],
        ),
        ('kind = "bars"\nx = 5\ny = "count"', ["document-wrong-type:3"]),
        ("kind = 5", ["document-wrong-type:2"]),
    ],
)
def test_a_mistake_is_told_once_at_its_line(lines: str, told: list[str]) -> None:
    name, options, found = take(lines)
    assert (name, options, found) == ("", {}, told)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ('["count", "year"]', []),
        ('["count"]', []),
        ("[]", ["chart-option-value:4"]),
        ('["count", "city"]', ["chart-option-value:4"]),
    ],
)
def test_a_table_with_bars_has_columns_of_numbers(columns: str, told: list[str]) -> None:
    _, options, found = take(f'kind = "bar-table"\nx = "city"\ncolumns = {columns}')
    assert found == told
    assert bool(options) != bool(told)


MAP = 'kind = "choropleth"\nx = "city"\ny = "count"\nshapes.file = "a.json"\nshapes.property = "id"'


def test_a_map_is_told_where_its_shapes_are() -> None:
    name, options, told = take(f"{MAP}\nmiddle = 5\nbreaks = [0, 5, 10]")
    assert (name, told) == ("choropleth", [])
    shapes = {"file": "a.json", "property": "id", "layer": "", "within": (), "centre": None}
    assert options["shapes"] == shapes
    assert (options["middle"], options["breaks"]) == (5.0, (0.0, 5.0, 10.0))
    assert take('kind = "choropleth"\nx = "city"\ny = "count"')[2] == ["chart-option-missing:2"]


@pytest.mark.parametrize(
    "breaks",
    [
        "[5]",
        "[0, 0, 5]",
        "[5, 0]",
        '[0, "5"]',
        "[true, 5]",
        "[0, inf]",
        "[nan, 5]",
        f"[0, 1{'0' * 400}]",
    ],
)
def test_breaks_are_numbers_that_rise(breaks: str) -> None:
    assert take(f"{MAP}\nbreaks = {breaks}")[2] == ["chart-kind-breaks:7"]


@pytest.mark.parametrize("number", ["inf", "-inf", "nan", "1e999", "1" + "0" * 400, '"5"', "true"])
@pytest.mark.parametrize(
    "lines",
    [
        f"{MAP}\nmiddle = ",
        'kind = "units"\nx = "city"\ny = "count"\nper = ',
        'kind = "histogram"\nx = "count"\nbin = ',
    ],
)
def test_a_number_of_an_option_is_one_that_can_be_drawn(lines: str, number: str) -> None:
    line = lines.count("\n") + 2
    assert take(lines + number) == ("", {}, [f"document-wrong-type:{line}"])
    _, options, told = take(f"{lines}5")
    assert (list(options.values())[-1], told) == (5.0, [])


# What an option is told in story.toml, by what it holds.
GIVEN = {
    **{"column": '"city"', "numbers": '"count"', "two numbers": '["count", "year"]'},
    **{"some numbers": '["count"]', "names": '["Rome"]', "order": '"descending"'},
    **{"figure": '"mean"', "figures": '["low", "high"]', "number": "10", "flag": "true"},
    **{"events": '{2001 = {en = "A", zh = "A"}}', "beside": '["mean"]', "word": '"Rome"'},
    **{"shapes": '{file = "/data/map.geojson", property = "code"}', "breaks": "[1, 2]"},
}


@pytest.mark.parametrize("kind", CHART_KINDS)
@pytest.mark.parametrize("option", OPTIONS)
def test_a_kind_takes_an_option_or_refuses_it_by_name(kind: str, option: str) -> None:
    _, _, told = take(f'kind = "{kind}"\n{option} = {GIVEN[OPTIONS[option]]}')
    refused = [one for one in told if one.endswith(":3")]
    if option in CHART_KINDS[kind].options:
        assert not {*refused} & {"chart-option-other:3", "chart-option-log:3"}
    else:
        log = option in ("log", "log_x") and kind not in PLACES
        assert refused == ["chart-option-log:3" if log else "chart-option-other:3"]
