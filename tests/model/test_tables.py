"""The nouns of tables: equal by what they hold, whatever row a place has in a spreadsheet."""

from decimal import Decimal

from youju.model import Origin, Series, Table


def test_a_place_is_written_and_ordered_by_file_line_and_column() -> None:
    first, second = Origin("data/a.csv", 2, 3, row=2), Origin("data/a.csv", 10, 1)
    assert (str(first), str(second)) == ("data/a.csv:2:3", "data/a.csv:10:1")
    assert first < second
    assert first == Origin("data/a.csv", 2, 3, row=9)


def test_a_series_is_what_its_table_holds() -> None:
    table = Table("data/a.csv", ("year",), (("2020",),), (2,))
    assert Series(table, ("year",), "office") == Series(
        table, ("year",), "office", steps={(2, "year"): Decimal(1)}
    )
    assert Series(table, ("year",), "office") != Series(
        table, ("year",), "office", units={"year": "item"}
    )
