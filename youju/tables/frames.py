"""Owns tables as pandas has them: rows of text become a data frame, and a data frame rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any

from youju.formats.worksheets import write_number, write_time
from youju.model import Series

if TYPE_CHECKING:
    import pandas as pd

Rows = tuple[tuple[str, ...], ...]


def frame_table(series: Series) -> pd.DataFrame:
    """Return a table as a data frame: whole numbers, numbers with gaps as NaN, and text."""
    import pandas as pd  # only what makes tables needs it

    table = series.table
    frame = pd.DataFrame(list(table.rows), columns=list(table.columns), dtype=str)
    for column in series.numbers:
        cells = [float(cell or "nan") for cell in frame[column]]
        whole = all(cell.is_integer() for cell in cells)
        frame[column] = [int(cell) for cell in cells] if whole else cells
    return frame


def list_frame(frame: pd.DataFrame) -> tuple[tuple[str, ...], Rows]:
    """Return the names and the rows of a data frame as text; an index that has a name is a column.

    Numbers come in plain digits, dates in ISO 8601, and what is missing as "".
    """
    if any(frame.index.names):
        frame = frame.reset_index()
    columns = tuple(_name(name) for name in frame.columns)
    rows = frame.itertuples(index=False, name=None)
    return columns, tuple(tuple(map(_write_cell, row)) for row in rows)


def _name(name: Any) -> str:
    """Return the name of a column; one of several levels, as agg() makes, has them joined."""
    return "_".join(filter(None, map(str, name))) if isinstance(name, tuple) else str(name)


def _write_cell(value: Any) -> str:
    import pandas as pd

    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (Real, Decimal)) and abs(value) != float("inf"):
        return write_number(Decimal(str(value)))
    if isinstance(value, date):
        return write_time(value)
    return str(value)
