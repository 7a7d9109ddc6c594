"""Owns the columns of a figures table: what each is called, and where readers see it.

A column that is only shown is one line of COLUMNS and its words in strings.toml: it is read,
checked and printed with the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Flag, auto

from youju.model import Figure

# What a figure says in a column: words, a number, or words by language code.
FigureCell = str | Decimal | Mapping[str, str]


class Outlet(Flag):
    """Where readers meet a column as it stands."""

    EVIDENCE = auto()  # a line of its own wherever the evidence of a figure is printed
    CARD = auto()  # the card on other people's pages, and the line of plain text
    CSV = auto()
    JSON = auto()  # figures.json, and the metadata of charts
    DIFFERENCE = auto()  # what `build.py diff` tells of a changed figure


NOWHERE, FILES = Outlet(0), Outlet.CSV | Outlet.JSON
TOLD = FILES | Outlet.DIFFERENCE


@dataclass(frozen=True)
class Column:
    """A column by its name, which is also that of its words in strings.toml.

    A `needed` one stands in every table. A `localized` one stands once for each language that
    editors write (note_zh, note_en), and none of these alone; any other says the same to all
    readers, as a name or a place does, and makes no claim. `long` cells may have several lines. One
    that is `made` stands in files for readers only.
    """

    name: str
    shown: Outlet = NOWHERE
    needed: bool = False
    localized: bool = False
    long: bool = False
    made: bool = False

    @property
    def is_further(self) -> bool:
        """Tell whether the column is only shown: Figure.further keeps what it says."""
        return self.name not in _FIELDS

    def list_heads(self, codes: Iterable[str]) -> list[str]:
        """Return what stands above the column in tables of the languages `codes`."""
        return [f"{self.name}_{code}" for code in codes] if self.localized else [self.name]


# In the order of files. What pages print of label, period, source, locator, print and formula has
# mark-up of its own, in templates/macros.html.
COLUMNS = (
    Column("id", FILES, needed=True),
    Column("group", Outlet.JSON),
    Column("label", TOLD, needed=True, localized=True),
    Column("value", FILES, needed=True),
    Column("unit", FILES, needed=True),
    Column("qualifier", FILES),
    Column("precision", Outlet.JSON, made=True),
    Column("words", TOLD, localized=True, made=True),
    Column("period", TOLD),
    Column("source", TOLD, needed=True),
    Column("locator", TOLD),
    Column("as_printed", TOLD, needed=True),
    Column("formula", TOLD),
    Column("round"),
    Column("note", TOLD | Outlet.EVIDENCE, localized=True, long=True),
    Column("status", TOLD),
    Column("checked"),
    Column("value_to", FILES),
    Column("margin_of_error", FILES),
)
# What the engine reads for more than to show it.
_FIELDS = {field.name for field in fields(Figure)}
_FIELDS |= {"value", "unit", "qualifier", "precision", "words", "round"}
_FIELDS |= {"value_to", "margin_of_error"}


def list_columns(outlet: Outlet) -> list[Column]:
    """Return the columns shown at `outlet`, or at one of several, in the order of files."""
    return [column for column in COLUMNS if outlet & column.shown]


def list_read_columns() -> list[Column]:
    """Return the columns that editors fill; those of each language come last."""
    read = (column for column in COLUMNS if not column.made)
    return sorted(read, key=lambda column: column.localized)


def cells_of(figure: Figure) -> dict[str, FigureCell]:
    """Return what `figure` says in each column by its name; what is made of it is not among them.

    Where it says nothing, the cell is empty: "", or {} where languages have their own.
    """
    quantity = figure.quantity
    told = {
        **vars(figure),
        **figure.further,
        "value": quantity.value,
        "unit": quantity.unit,
        "qualifier": quantity.bound,  # of the number beside it, and not of its size
        "precision": quantity.quantum,
        "value_to": quantity.high,
        "margin_of_error": quantity.margin,
    }
    cells = {column: told.get(column.name) for column in COLUMNS}
    return {
        column.name: cell if cell is not None else {} if column.localized else ""
        for column, cell in cells.items()
    }
