"""Rows held against their kind: what it would draw wrongly is told at its option's line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from tests.provoking import (
    ABOUT,
    CIRCLES,
    COUNTS,
    KIND_ROWS,
    MANY_PANELS,
    ONE_SIDED,
    SHARES,
    SPELLINGS,
    SPELT,
    UNLIKE,
    read_kind,
)
from youju.content.chart_rows import ChartRows, gather_rows
from youju.theme.house import HOUSE, use_look

FIT = ChartRows(
    {"year": ("2001", "2001", "2002"), "city": ("Oslo", "Rome", "Rome"), "n": ("4", "5", "0")},
    ("year", "n"),
    figures=False,
)
SPLIT = 'x = "year"\ny = "n"\nseries = "city"'


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("percent-bars", {"part-blank:4", "negative:4", "twice:3", "words:5"}),
        ("stacked-area", {"negative:4", "twice:3", "words:5"}),
        ("stacked-columns", {"blank:4", "twice:3", "words:5"}),
        ("lines", {"twice:3", "words:5"}),
    ],
)
def test_rows_that_a_kind_would_draw_wrongly_are_told(kind: str, told: set[str]) -> None:
    found = read_kind(f'kind = "{kind}"\n{SPLIT}', KIND_ROWS)
    names = [f"{p.code.removeprefix('chart-kind-')}:{p.origin.line}" for p in found]
    assert sorted(names) == sorted(told)


@pytest.mark.parametrize("kind", ["percent-columns", "percent-area", "grouped-bars", "lines"])
def test_rows_that_fit_are_not(kind: str) -> None:
    assert read_kind(f'kind = "{kind}"\n{SPLIT}', FIT) == []


def test_bars_may_have_two_rows_of_a_name() -> None:
    assert read_kind('kind = "bars"\nx = "year"\ny = "n"', FIT) == []


def test_zero_has_no_place_on_a_logarithmic_axis() -> None:
    (problem,) = read_kind(f'kind = "lines"\n{SPLIT}\nlog = true', FIT)
    assert (problem.code, problem.origin.line) == ("chart-kind-log", 6)


def test_the_line_that_gives_a_cell_its_word_can_be_pasted() -> None:
    (problem,) = read_kind('kind = "columns"\nx = "city"\ny = "n"', KIND_ROWS)
    assert 'words.new_york.en = "…"' in problem.mend("en")
    rows = ChartRows({"city": ("臺北市",), "n": ("1",)}, ("n",), figures=False)
    (problem,) = read_kind('kind = "columns"\nx = "city"\ny = "n"', rows)
    assert 'words."臺北市".en' in problem.mend("en")


def test_more_panels_than_readers_compare_are_told() -> None:
    lines = 'kind = "bars"\nx = "city"\ny = "n"\nfacet = "city"'
    (problem,) = read_kind(lines, MANY_PANELS)
    assert (problem.code, problem.origin.line) == ("chart-kind-panels", 5)
    columns = {name: cells[:24] for name, cells in MANY_PANELS.columns.items()}
    assert read_kind(lines, ChartRows(columns, ("n",), figures=False)) == []


def test_a_place_may_come_again_in_another_panel() -> None:
    lines = 'kind = "lines"\nx = "city"\ny = "n"'
    rows = ChartRows(
        {"city": ("Oslo", "Oslo"), "sex": ("Men", "Women"), "n": ("1", "2")}, ("n",), figures=False
    )
    assert [problem.code for problem in read_kind(lines, rows)] == ["chart-kind-twice"]
    assert read_kind(f'{lines}\nfacet = "sex"', rows) == []


def test_a_pyramid_has_two_sides() -> None:
    (problem,) = read_kind(f'kind = "pyramid"\n{SPLIT}', ONE_SIDED)
    assert (problem.code, problem.origin.line) == ("chart-kind-sides", 5)
    assert "grouped-bars" in problem.mend("en")
    assert read_kind(f'kind = "pyramid"\n{SPLIT}', FIT) == []


@pytest.mark.parametrize(
    ("numbers", "ranked", "told"),
    [
        (("1", "2", "1"), True, []),
        (("1", "", "3"), True, []),
        (("1", "0", "3"), True, ["chart-kind-rank"]),
        (("1", "2.5", "3"), True, ["chart-kind-rank"]),
        (("-4", "0.5", "9"), False, []),
        (("-4", "", "9"), False, ["chart-kind-rank-gap"]),
    ],
)
def test_ranks_are_given_or_can_be_worked_out(
    numbers: tuple[str, ...], ranked: bool, told: list[str]
) -> None:
    lines = f'kind = "ranks"\n{SPLIT}\nranked = {str(ranked).lower()}'
    rows = ChartRows({**FIT.columns, "n": numbers}, ("year", "n"), figures=False)
    found = read_kind(lines, rows)
    assert [(p.code, p.origin.line) for p in found] == [(code, 4) for code in told]


@pytest.mark.parametrize(
    ("begun", "over", "told"),
    [
        ("2001", "2001", []),
        ("2001-05", "2001", []),
        ("2001-05-09", "2001-05-09", []),
        ("2001Q3", "", []),
        ("", "2001", []),
        ("", "", []),
        ("soon", "2001", ["chart-kind-date:4"]),
        ("2001", "2001-13", ["chart-kind-date:5"]),
        ("2001", "9999-12-31", ["chart-kind-date:5"]),
        ("2001-05", "2001-04", ["chart-kind-backwards:5"]),
        ("2002", "2001", ["chart-kind-backwards:5"]),
    ],
)
def test_a_span_has_dates_and_does_not_end_before_it_begins(
    begun: str, over: str, told: list[str]
) -> None:
    columns = {"what": ("Bridge", "Tunnel"), "from": ("1999", begun), "to": ("2000", over)}
    lines = 'kind = "time-spans"\nx = "what"\nstart = "from"\nend = "to"'
    found = read_kind(lines, ChartRows(columns, (), figures=False))
    assert [f"{problem.code}:{problem.origin.line}" for problem in found] == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [(COUNTS, []), (ABOUT, ["chart-kind-exact:4"]), (SHARES, ["chart-kind-points:4"])],
)
def test_changes_are_told_between_exact_amounts(rows: ChartRows, told: list[str]) -> None:
    words = ["chart-kind-words:3"]  # ids are no words for readers
    found = read_kind('kind = "rates"\nx = "id"\ny = "value"', rows)
    assert [f"{problem.code}:{problem.origin.line}" for problem in found] == [*told, *words]
    assert read_kind('kind = "bars"', rows) == []


def test_shares_of_a_waffle_are_of_one_whole() -> None:
    lines = 'kind = "waffle"\nx = "city"\ny = "n"'
    columns = {"city": ("Oslo", "Rome"), "n": ("50", "60")}
    (problem,) = read_kind(lines, ChartRows(columns, ("n",), figures=False))
    assert (problem.code, problem.origin.line) == ("chart-kind-whole", 4)
    assert "add up to 110" in problem.sentence("en")


@pytest.mark.parametrize(
    ("shares", "fit"),
    [
        (("34", "33", "34"), True),
        (("14.3",) * 7, True),
        (("50.05", "50.05"), False),
        (("51.9", "9.7", "39.2"), False),
        (("51", "9.7", "39.2"), True),
        (("", "100"), True),
    ],
)
def test_shares_may_be_more_than_a_whole_by_as_much_as_they_are_rounded(
    shares: tuple[str, ...], fit: bool
) -> None:
    columns = {"city": tuple(f"City {n}" for n in "ABCDEFG"[: len(shares)]), "n": shares}
    found = read_kind('kind = "waffle"\nx = "city"\ny = "n"', ChartRows(columns, ("n",), False))
    assert [problem.code for problem in found] == ["chart-kind-whole"] * (not fit)


def test_a_waffle_of_counts_is_refused_where_units_are_known() -> None:
    (problem,) = read_kind('kind = "waffle"', COUNTS)
    assert (problem.code, problem.origin.line) == ("chart-kind-percent", 2)
    assert 'in the unit "person"' in problem.sentence("en")
    lines = 'kind = "waffle"\nx = "city"\ny = "n"'
    columns = {"city": ("Oslo", "Rome"), "n": ("12", "30")}
    rows = ChartRows(columns, ("n",), figures=False, amounts={"n": "person"})
    (problem,) = read_kind(lines, rows)
    assert (problem.code, problem.origin.line) == ("chart-kind-percent", 4)
    assert read_kind(lines, ChartRows(columns, ("n",), figures=False)) == []
    assert read_kind('kind = "units"', COUNTS) == []


def test_a_slope_has_two_ends() -> None:
    rows = ChartRows(
        {"year": ("2001", "2002", "2003"), "city": ("Oslo",) * 3, "n": ("1", "2", "3")},
        ("year", "n"),
        figures=False,
    )
    (problem,) = read_kind(f'kind = "slope"\n{SPLIT}', rows)
    assert (problem.code, problem.origin.line) == ("chart-kind-two", 3)


@pytest.mark.parametrize(
    ("width", "told"),
    [("0", True), ("-1", True), ("0.01", True), ("5e-324", True), ("1", False)],
)
def test_intervals_are_wide_enough(width: str, told: bool) -> None:
    found = read_kind(f'kind = "histogram"\nx = "n"\nbin = {width}', FIT)
    assert [problem.code for problem in found] == ["chart-kind-bin"] * told


@pytest.mark.parametrize(
    ("worth", "told"),
    [
        *(("0", True), ("-1", True), ("5e-324", True), ("1e-9", True), ("2.49", True)),
        *(("2.5", False), ("1000", False)),
    ],
)
def test_dots_are_few_enough_to_be_counted(worth: str, told: bool) -> None:
    rows = ChartRows({"city": ("Oslo", "Rome"), "n": ("1000", "3")}, ("n",), figures=False)
    found = read_kind(f'kind = "units"\nx = "city"\ny = "n"\nper = {worth}', rows)
    assert [(p.code, p.origin.line) for p in found] == [("chart-kind-per", 5)] * told


MAP = 'kind = "choropleth"\nx = "code"\ny = "n"\nshapes.file = "a.json"\nshapes.property = "a"'


@pytest.mark.parametrize(
    ("breaks", "told"), [("[0, 5, 9]", False), ("[1, 9]", False), ("[2, 9]", True)]
)
def test_every_number_lies_between_breaks(breaks: str, told: bool) -> None:
    rows = ChartRows({"code": ("A", "B", "C"), "n": ("1", "9", "")}, ("n",), figures=False)
    found = read_kind(f"{MAP}\nbreaks = {breaks}", rows)
    assert [(p.code, p.origin.line) for p in found] == [("chart-kind-beyond", 7)] * told


def test_codes_are_no_numbers() -> None:
    rows = ChartRows({"code": ("01", "02"), "n": ("1", "9")}, ("code", "n"), figures=False)
    (problem,) = read_kind(MAP, rows)
    assert (problem.code, problem.origin.line) == ("map-code-number", 3)


def test_codes_need_words_only_where_no_column_has_names() -> None:
    columns = {"code": ("new_york", "ohio"), "name": ("紐約", "俄亥俄"), "n": ("1", "9")}
    rows = ChartRows(columns, ("n",), figures=False)
    assert [problem.code for problem in read_kind(MAP, rows)] == ["chart-kind-words"]
    assert read_kind(f'{MAP}\nlabel = "name"', rows) == []
    (problem,) = read_kind(f'{MAP}\nlabel = "name"\nhighlight = ["紐約"]', rows)
    assert (problem.code, problem.origin.line) == ("chart-kind-words", 7)


def test_no_circle_is_less_than_nothing() -> None:
    rows = ChartRows({"code": ("A", "B"), "n": ("1", "-9")}, ("n",), figures=False)
    (problem,) = read_kind(MAP.replace("choropleth", "symbol-map"), rows)
    assert (problem.code, problem.origin.line) == ("map-negative", 4)
    assert read_kind(MAP, rows) == []


@pytest.mark.parametrize(
    ("event", "codes"),
    [
        ("2001-03", []),
        ("2001", []),
        ("2002-12-31", []),
        ("2000-12", ["chart-event-nowhere"]),
        ("2003", ["chart-event-nowhere"]),
        ("soon", ["chart-event-nowhere"]),
    ],
)
def test_an_event_beyond_the_dates_is_told(event: str, codes: list[str]) -> None:
    rows = ChartRows({"year": ("2001", "2002"), "n": ("4", "5")}, ("year", "n"), figures=False)
    found = read_kind(f'kind = "lines"\nx = "year"\ny = "n"\nevents.{event}.en = "A"', rows)
    assert [problem.code for problem in found] == codes


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ('kind = "lines"', ["chart-kind-colours"]),
        ('kind = "lines"\nhighlight = ["City A"]', []),
        ('kind = "slope"', ["chart-kind-two"]),
        ('kind = "heat-map"', []),
    ],
)
def test_more_parts_than_there_are_colours_are_told(more: str, codes: list[str]) -> None:
    found = read_kind(f'{more}\nx = "n"\ny = "n"\nseries = "city"', MANY_PANELS)
    assert [problem.code for problem in found] == codes


def test_colours_are_those_of_the_look_in_use() -> None:
    tones = {name: HOUSE.palette["main"] for name in HOUSE.series if name != "accent"}
    chart = f'kind = "lines"\n{SPLIT}'
    rows = ChartRows(
        {"year": ("2001",) * 3, "city": ("Oslo", "Rome", "Bern"), "n": ("4", "5", "6")},
        ("year", "n"),
        figures=False,
    )
    assert read_kind(chart, rows) == []
    with use_look(replace(HOUSE, palette={**HOUSE.palette, **tones}, series=("main", "accent"))):
        (problem,) = read_kind(chart, rows)
    assert (problem.code, problem.origin.line) == ("chart-kind-colours", 5)
    assert dict(problem.values)["most"] == "2"


PORTS = ChartRows(
    {
        "port": ("利物浦", "Hull", "Hull"),
        "east": ("-3", "-0.3", "-0.3"),
        "north": ("53.4", "53.7", "53.7"),
        "tons": ("5", "4", ""),
    },
    ("east", "north", "tons"),
    figures=False,
)
POINTED = """kind = "symbol-map"
x = "port"
y = "tons"
shapes.file = "a.json"
longitude = "east"
"""


def test_places_in_degrees_need_both_numbers() -> None:
    (problem,) = read_kind(POINTED, PORTS)
    assert problem.code == "chart-option-missing"
    assert dict(problem.values)["option"] == "latitude"


def test_places_in_degrees_may_share_a_name_and_have_words_where_they_are_told() -> None:
    both = f'{POINTED}latitude = "north"\n'
    assert read_kind(both, PORTS) == []
    codes = {problem.code for problem in read_kind(f'{both}highlight = ["利物浦"]', PORTS)}
    assert codes == {"chart-kind-words"}


@pytest.mark.parametrize(
    ("kind", "rows", "told"),
    [("symbol-map", SHARES, True), ("symbol-map", COUNTS, False), ("choropleth", SHARES, False)],
)
def test_areas_of_shares_are_told(kind: str, rows: ChartRows, told: bool) -> None:
    found = read_kind(CIRCLES.replace("symbol-map", kind), rows)
    assert [p.grade for p in found if p.code == "map-shares"] == ["note"] * told


@pytest.mark.parametrize("kind", ["bars", "framed-bars", "columns"])
def test_units_that_cannot_be_compared_are_on_no_scale(kind: str) -> None:
    (problem,) = [
        one for one in read_kind(f'kind = "{kind}"\nx = "id"', UNLIKE) if "unlike" in one.code
    ]
    assert problem.grade == "note"
    assert problem.sentence("en").endswith("cannot be compared: person, yuan.")


@pytest.mark.parametrize(
    ("units", "scales"),
    [
        (("person", "item"), ["person"]),
        (("person", "yuan", "usd"), ["person", "yuan", "usd"]),
        (("kilometre", "metre"), ["kilometre", "metre"]),
        (("percent", "point"), ["percent"]),
        (("nothing-known",), []),
    ],
)
def test_counts_of_all_things_share_a_scale(units: tuple[str, ...], scales: list[str]) -> None:
    site = load_fixture()
    known = next(iter(site.stories[0].figures.values()))
    figures = [replace(known, quantity=replace(known.quantity, unit=unit)) for unit in units]
    rows = gather_rows(figures, None, (), site.units)
    assert list(rows.units.get("value", {}).values()) == scales


def test_a_bullets_target_is_in_the_unit_of_its_bar() -> None:
    columns = {"city": ("Oslo",), "n": ("4",), "goal": ("5",)}
    units = {"n": {"usd": "usd"}, "goal": {"yuan": "yuan"}}
    rows = ChartRows(columns, ("n", "goal"), figures=False, units=units)
    (problem,) = read_kind('kind = "bullet"\nx = "city"\ny = "n"\ntarget = "goal"', rows)
    assert problem.code == "chart-kind-unlike"


def test_cells_that_are_mostly_times_are_told_with_the_key_that_reads_them() -> None:
    (problem,) = read_kind(SPELT, SPELLINGS)
    said = dict(problem.values)
    assert (problem.code, problem.origin.line) == ("chart-kind-times", 3)
    assert (said["count"], said["column"], said["table"]) == ("3", "when", "visits")


@pytest.mark.parametrize(
    ("cells", "table"),
    [
        (("2021年12月", "龍井"), "visits"),
        (("2021年12月", "2022年1月", "龍井", "淡水", "羅東"), "visits"),
        (("2021年12月", "2022年1月"), ""),  # figures have no times = […]
    ],
)
def test_names_among_which_times_are_few_ask_for_words(cells: tuple[str, ...], table: str) -> None:
    columns = {"when": cells, "n": tuple("12345"[: len(cells)])}
    found = read_kind(SPELT, ChartRows(columns, ("n",), figures=False, table=table))
    assert [problem.code for problem in found] == ["chart-kind-words"]
