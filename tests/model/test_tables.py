"""The nouns of tables: equal by what they hold."""

from decimal import Decimal

from youju.model import Series, Table


def test_a_series_is_what_its_table_holds() -> None:
    table = Table("data/a.csv", ("year",), (("2020",),), (2,))
    assert Series(table, ("year",), "office") == Series(
        table, ("year",), "office", steps={(2, "year"): Decimal(1)}
    )
    assert Series(table, ("year",), "office") != Series(
        table, ("year",), "office", units={"year": "item"}
    )
