"""Tidy tables as story.toml declares them: of files and workbooks, as they are or made long."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.fixture import load_files
from tests.provoking import FILES, STALLS, TIDY, VISITS
from tests.spreadsheets import Rows, make_xlsx
from youju.preview.problem_page import make_notices

HEAD = FILES[STALLS].splitlines()[0].decode()


WIDE = """區域,面積,2019,2020
全國,1,7.54,48.9萬
南投縣,2,6.41,-
"""
LONG = """rename."區域" = "county"
rename."面積" = "size"
missing = ["-"]
numbers = ["size", "year", "rate"]
long = {from = ["2019", "2020"], name = "year", value = "rate"}
"""


def load_wide(settings: str, wide: str = WIDE) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return head and rows of the tidy table as `settings` make them, and what is told."""
    story = FILES[TIDY].replace(b'numbers = ["year", "visits"]', settings.encode(), 1)
    site, problems = load_files({**FILES, TIDY: story, VISITS: wide.encode()})
    found = [s.series["visits"] for s in site.stories if "visits" in s.series]
    rows = [(tuple(one.table.columns), *one.table.rows) for one in found]
    told = [f"{p.origin} {p.code}" for p in problems]
    return [row for one in rows for row in one], told


def _name_workbook(lines: str = "") -> bytes:
    story = FILES[TIDY].replace(b"visits.csv", b"visits.xlsx", 1)
    return story.replace(b"[series.visits]", f"[series.visits]\n{lines}".encode(), 1)


def test_a_sheet_of_a_workbook_is_the_table_that_its_csv_is() -> None:
    rows = [line.split(",") for line in FILES[VISITS].decode().split()]
    typed = [[int(cell) if cell.isdecimal() else cell for cell in row] for row in rows]
    book = make_xlsx({"notes": [["of the office"]], "1964": [["Visits, by year"], *typed]})
    story = _name_workbook('sheet = "1964"\nrange = "A2:C"')
    site, problems = load_files({**FILES, "data/visits.xlsx": book, TIDY: story})
    assert not list(problems)
    plain, _ = load_files(FILES)
    (new,), (old,) = ([s.series["visits"] for s in x.stories if s.series] for x in (site, plain))
    assert (new.table.columns, new.table.rows) == (old.table.columns, old.table.rows)


def test_a_bad_cell_of_a_workbook_is_told_as_excel_names_it() -> None:
    rows: Rows = [["year", "room", "visits"], [1964, "central", "soon"], [1965, "#REF!", 3]]
    story = _name_workbook()
    _, problems = load_files({**FILES, "data/visits.xlsx": make_xlsx({"a": rows}), TIDY: story})
    told = {problem.code: problem for problem in problems}
    assert str(told["cell-not-a-number"].origin) == "data/visits.xlsx:a:2:3"
    assert str(told["series-failed-formula"].origin) == "data/visits.xlsx:a:3:2"
    (notice,) = make_notices([(told["cell-not-a-number"], ())])
    assert notice.where == {
        "en": ("data/visits.xlsx, sheet a, cell C2",),
        "zh": ("data/visits.xlsx，工作表「a」，儲存格 C2",),
    }


def test_percent_signs_in_each_row_are_read() -> None:
    rows = b"year,room,visits\n1964,central,4.5%\n1965,central,30%\n"
    site, problems = load_files({**FILES, VISITS: rows})
    assert not list(problems)
    (series,) = [s.series["visits"] for s in site.stories if s.series]
    assert [row[2] for row in series.table.rows] == ["4.5", "30"]


def test_a_wide_table_is_made_long_by_one_line() -> None:
    rows, told = load_wide(LONG)
    assert told == []
    assert rows == [
        ("county", "size", "year", "rate"),
        ("全國", "1", "2019", "7.54"),
        ("全國", "1", "2020", "489000"),
        ("南投縣", "2", "2019", "6.41"),
        ("南投縣", "2", "2020", ""),
    ]


def test_numbers_of_a_wide_table_keep_their_written_digits_and_are_found() -> None:
    story = FILES[TIDY].replace(b'numbers = ["year", "visits"]', LONG.encode(), 1)
    changed = {TIDY: story.replace(b"date =", b'figures = ["/data/cited.csv"]\ndate =', 1)}
    changed[VISITS] = WIDE.encode()
    row = 'visitors,,訪客,Visitors,,person,exact,1964,,,,,,"visits.rate[county=全國, year=2020]",'
    changed["data/cited.csv"] = f"{HEAD}\n{row}\n".encode()
    site, problems = load_files({**FILES, **changed})
    assert not list(problems)
    (figure,) = [s.figures["visitors"] for s in site.stories if "visitors" in s.figures]
    assert (figure.quantity.value, figure.source) == (Decimal(489000), "office")
    (series,) = [s.series["visits"] for s in site.stories if s.series]
    assert series.steps == {(3, "rate"): Decimal(1000)}
    assert series.table.lines == (2, 3, 4, 5)


@pytest.mark.parametrize(
    ("settings", "wide", "told"),
    [
        (LONG, WIDE.replace("7.54", "7.5x"), "data/visits.csv:2:3 cell-with-words"),
        (LONG, WIDE.replace("6.41", "…"), "data/visits.csv:3:3 series-no-number"),
        (LONG.replace("2019", "2018"), WIDE, "story.toml:17:1 series-column"),
        (LONG.replace('"county"', '"County"'), WIDE, "data/visits.csv:1:1 series-column-name"),
        (LONG.replace('name = "year"', 'name = "Year"'), WIDE, "story.toml:17:1 series-long-name"),
        (LONG.replace('name = "year"', 'name = "size"'), WIDE, "story.toml:17:1 series-long-name"),
        (LONG.replace(', value = "rate"', ""), WIDE, "story.toml:17:1 document-wrong-type"),
        (LONG.replace("value =", "values ="), WIDE, "story.toml:17:1 document-unknown-key"),
        (LONG.replace("2019", "前年"), WIDE.replace("2019", "前年"), "17:1 series-long-heading"),
    ],
)
def test_a_mistake_of_a_wide_table_is_told_at_its_cell_or_line(
    settings: str, wide: str, told: str
) -> None:
    _, found = load_wide(settings, wide)
    assert any(line.endswith(told) for line in found), found


def test_a_row_of_declared_gaps_alone_is_read() -> None:
    wide = "year,visits,low\n1964,5,4\n1965,,\n1966,7,6\n"
    settings = 'numbers = ["year", "visits", "low"]\nmissing = [""]'
    rows, told = load_wide(settings, wide)
    assert rows[2] == ("1965", "", "")
    assert not [each for each in told if "visits.csv" in each]
    _, told = load_wide(settings.replace('""', '"-"'), wide)
    assert [each for each in told if "visits.csv" in each] == ["data/visits.csv:3:1 row-lone-cell"]
