"""Cells of tidy tables in formulas: which they are, what is made of them, what is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tabling import FILE, HEADER, LANGUAGES, SOURCES, UNITS, figures_of, read_table, row
from youju.model import Origin, Quantity, Series
from youju.numbers.calculation import Ledger
from youju.numbers.formulas import CellsRef, Condition, FormulaError, list_names, parse_formula
from youju.numbers.intervals import Interval, find_interval
from youju.numbers.lookups import look_up
from youju.problems import Problems
from youju.tables.derived import Derivation, evaluate
from youju.tables.figures import parse_figures
from youju.tables.series import find_steps, parse_series

VISITS = """year,room,visits,rate
2019,North,1200,1.70
2020,North,900,2.5
2021,North,1100,3.0
2019,New York,40萬,10
2020,New York,,11
2021,"York, old",35.5萬,-2
"""
NUMBERS = ("year", "visits", "rate")


def make_series(text: str = VISITS, **units: str) -> Series:
    problems = Problems()
    table = read_table(text, problems)
    assert table
    read = parse_series(table, NUMBERS, problems, [""], "visits")
    assert not problems
    return Series(read, NUMBERS, "office", units, find_steps(table, NUMBERS))


def work_out(formula: str, unit: str = "person", quantum: str = "", **units: str) -> str:
    """Return the value and the written precision, or the codes of what is told."""
    problems = Problems()
    step = Decimal(quantum) if quantum else None
    derivation = Derivation(formula, unit, "exact", step, Origin(FILE, 9, 14))
    tables = {"visits": make_series(**units), "by-year": make_series(), "lost": None}
    quantities = {"residents": Quantity(Decimal(50000), "person", quantum=Decimal(1000))}
    found = evaluate({"x": derivation}, quantities, {}, UNITS, problems, tables=tables)
    for problem in problems:
        assert problem.sentence("zh") and problem.mend("zh")
    told = [f"{problem.code}: {problem.mend('en')}" for problem in problems]
    shown = [f"{quantity.value} ±{quantity.quantum}" for quantity in found.values()]
    return "; ".join(told + shown)


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("visits.visits[year=2020, room=North]", "900 ±1"),
        ("visits.visits[year=2020][room=North]", "900 ±1"),
        ('"by-year".visits[room="York, old"]', "355000 ±1000"),
        ("visits.visits[room=New York, year=2019]", "400000 ±10000"),
        ("ｖisits.visits［year＝2020，room＝North］".replace("ｖ", "v"), "900 ±1"),
        ("visits.visits[room=“York, old”]", "355000 ±1000"),
        ("first(visits.visits)", "1200 ±1"),
        ("last(visits.visits)", "355000 ±1000"),
        ("last(visits.visits[room=North])", "1100 ±1"),
        ("max(visits.visits[room=North])", "1200 ±1"),
        ("min(visits.visits[room=North])", "900 ±1"),
        ("sum(visits.visits[room=North])", "3200 ±1"),
        ("sum(visits.visits[visits!=])", "758200 ±1"),
        ("sum(visits.visits[room=North, year>=2020])", "2000 ±1"),
        ("sum(visits.visits[room=North, year≤2020])", "2100 ±1"),
        ("sum(visits.visits[room!=North, visits!=\"\"])", "755000 ±1000"),
        ("visits.rate[year=2019, room=North]", "1.70 ±0.01"),
        ("visits.rate[year=2021, room!=North]", "-2 ±1"),
    ],
)  # fmt: skip
def test_cells_are_found_with_their_written_precision(formula: str, found: str) -> None:
    value, _, step = work_out(formula).partition(" ±")
    wanted, _, quantum = found.partition(" ±")
    assert (Decimal(value), Decimal(step)) == (Decimal(wanted), Decimal(quantum))


@pytest.mark.parametrize(
    ("formula", "unit", "quantum", "found"),
    [
        (
            "(last(visits.visits[room=North]) - visits.visits[year=2020, room=North])"
            " / visits.visits[year=2020, room=North]",
            *("percent", "0.1", "22.2"),
        ),
        (
            "visits.visits[year=2019, room=North] / visits.visits[year=2020, room=North] - 1",
            *("percent", "1", "33"),
        ),
        (
            "sum(visits.visits[room=North]) / count(visits.visits[room=North])",
            "person",
            "1",
            "1067",
        ),
        ("max(visits.rate) - min(visits.rate)", "percent", "", "13"),
        ("last(visits.visits[room=North]) * 1000", "person", "", "1100000"),
    ],
)
def test_growth_means_and_spans_are_worked_out(
    formula: str, unit: str, quantum: str, found: str
) -> None:
    assert work_out(formula, unit, quantum).partition(" ±")[0] == found


def test_a_column_with_a_unit_is_calculated_with_figures() -> None:
    share = "visits.visits[year=2020, room=North] / residents"
    assert work_out(share, "percent", "0.1", visits="person") == "1.8 ±0.1"
    assert work_out(share, "percent", "0.1").startswith("formula-other-unit")
    assert work_out("first(visits.visits)", "yuan", visits="person").startswith("formula-other-")
    assert (
        work_out("visits.rate[year=2020, room=North] - 1", "percent", rate="percent")[:3] == "1.5"
    )


def test_rows_are_counted_whatever_the_column_holds() -> None:
    assert work_out("count(visits.room[year=2020])").startswith("2 ")
    assert work_out("count(visits.visits)").startswith("5 "), "a gap is no row with a number"


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        (
            "visit.visits[year=2020]",
            'lookup-unknown-table: Did you mean "visits"? Tables are declared in story.toml: '
            "[series.name].",
        ),
        (
            "last(visits.vists)",
            'lookup-unknown-column: Did you mean "visits"? The headings stand in the first row '
            "of the table; if one was changed, change it back.",
        ),
        (
            "visits.visits[rooms=North]",
            'lookup-unknown-column: Did you mean "room"? The headings stand in the first row of '
            "the table; if one was changed, change it back.",
        ),
        (
            "last(visits.room)",
            "lookup-no-numbers: If it holds numbers, add the column to numbers = […] under "
            "[series.visits] of story.toml; count(visits.room) counts words, too.",
        ),
        (
            "visits.visits[room=Nort]",
            'lookup-no-row: Did you mean "North"? Write the cell as it stands in the table; all '
            "conditions together must leave a row.",
        ),
        (
            "visits.visits[room=North, year=1999]",
            'lookup-no-row: Known names: "2019", "2020", "2021". Write the cell as it stands in '
            "the table; all conditions together must leave a row.",
        ),
        (
            "visits.visits[room=North]",
            "lookup-several-rows: Add a condition, such as [year=2020, city=Taipei], or say what "
            "is made of them: sum, max, min, first, last or count, as in sum(visits.visits).",
        ),
        (
            "sum(visits.visits)",
            "lookup-gap: A gap is no zero. If the rows without a number may be left out, say so: "
            'add !="" as a condition of that column, as in sum(visits.visits[visits!=""]).',
        ),
        (
            "visits.visits[room>North]",
            "lookup-comparison: Compare numbers or dates such as 2020-01; of words, ask for = or "
            "!=. A column of numbers stands in numbers = […] of story.toml.",
        ),
        (
            "visits.visits[2020]",
            'lookup-condition: Write a heading, a sign and a cell: [year=2020], [city="New York, '
            'NY", year>=2019]. Signs are = != < <= > >=.',
        ),
        ("mean(visits.visits)", "formula-unknown-function: There are sum, count, max and min, "),
        ("visits.visits[year=2020", 'formula-character: '),
        ("lost.visits[year=2020]", ""),
        ("first(residents)", "formula-unknown-function: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_what_to_write(formula: str, told: str) -> None:
    assert work_out(formula).startswith(told)
    assert bool(work_out(formula)) == bool(told)


def test_the_row_of_a_gap_is_named() -> None:
    with pytest.raises(FormulaError) as raised:
        look_up(CellsRef("sum", "visits", "visits"), {"visits": make_series()})
    assert (raised.value.code, raised.value.values["row"]) == ("lookup-gap", 6)


def test_bounds_are_those_of_the_written_digits() -> None:
    tables = {"visits": make_series()}
    ledger = Ledger({}, {}, UNITS, tables)

    def bounds(formula: str) -> Interval:
        return find_interval(parse_formula(formula), ledger, {})

    assert bounds("last(visits.visits)") == Interval(Decimal("354500"), Decimal("355500"))
    assert bounds("visits.rate[room=North, year=2019]") == Interval(
        Decimal("1.695"), Decimal("1.705")
    )
    both = bounds('sum(visits.visits[room!=North, visits!=""])')
    assert both == Interval(Decimal(749500), Decimal(760500))
    counted = Ledger({}, {}, UNITS, {"visits": make_series(visits="person")})
    exact = find_interval(parse_formula("first(visits.visits)"), counted, {})
    assert exact == Interval(Decimal(1200), Decimal(1200)), "people are counted one by one"
    assert bounds("count(visits.room)") == Interval(Decimal(6), Decimal(6))


def test_a_formula_is_read_into_its_parts() -> None:
    (ref,) = list_names(parse_formula('sum( "by-year".visits [year >= 2019, room = New York ] )'))
    conditions = (Condition("year", ">=", "2019"), Condition("room", "=", "New York"))
    assert ref == CellsRef("sum", "by-year", "visits", conditions)


def test_a_figure_from_a_table_has_the_source_of_the_table() -> None:
    problems = Problems()
    rows = [
        HEADER,
        row("visitors", formula="last(visits.visits)"),
        row("b", formula="visitors * 2"),
    ]
    table = read_table("\n".join([*rows, ""]), problems)
    assert table
    tables = {"visits": make_series()}
    figures = parse_figures(table, UNITS, LANGUAGES, problems, SOURCES, tables)
    assert not list(problems)
    assert figures["visitors"].quantity == Quantity(
        Decimal(355000), "person", quantum=Decimal(1000)
    )
    assert (figures["visitors"].source, figures["b"].source) == ("office", "")


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30), st.data())
def test_what_is_looked_up_is_what_stands_there(values: list[int], data: st.DataObject) -> None:
    lines = [f"{index},x,{value},0" for index, value in enumerate(values)]
    tables = {"visits": make_series("year,room,visits,rate\n" + "\n".join(lines) + "\n")}
    index = data.draw(st.integers(0, len(values) - 1))
    for formula, wanted in {
        f"visits.visits[year={index}]": values[index],
        f"sum(visits.visits[year<={index}])": sum(values[: index + 1]),
        "max(visits.visits)": max(values),
        "last(visits.visits)": values[-1],
    }.items():
        (ref,) = list_names(parse_formula(formula))
        assert isinstance(ref, CellsRef)
        assert sum(cell.value for cell in look_up(ref, tables)) == wanted


def test_names_of_figures_still_have_no_dots() -> None:
    assert figures_of(row("a", "1"), row("b", formula="a.b"))[1] == ["lookup-unknown-table"]
