"""Owns the rows of a kind: columns of figures or of a table become labels, numbers and series."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from youju.kinds.times import read_times, word_cell
from youju.theme.frame import Frame
from youju.theme.lengths import DASH
from youju.theme.palette import colour

if TYPE_CHECKING:
    import pandas as pd

# What rows of figures have besides where one of them is a range, or has a margin.
SPAN_COLUMNS = ("least", "most")
ORDERS = ("table", "descending", "ascending")
# A cell that is a name for programs, and none for readers: new_york.
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")


def needs_word(cell: str, tag: str) -> bool:
    """Tell whether readers of the language `tag` cannot be shown `cell` as it stands in its table.

    That are names for programs (new_york), and Han in a language that is not written in it.
    """
    if _HAN.search(cell):
        return tag.split("-")[0] not in ("zh", "ja", "ko", "yue")
    return bool(_NAME.fullmatch(cell)) and not cell.isdigit()


def say_cell(cell: object, frame: Frame) -> str:
    """Return the chart's word for a cell, or the cell itself; MissingWord where it needs one."""
    if cell != cell:  # a number that is not known
        return DASH
    text = _write_cell(cell)
    plain = _is_plain(cell, frame) and not needs_word(text, frame.language.tag)
    return text if plain else frame.say(text)


def _is_plain(cell: object, frame: Frame) -> bool:
    """Tell whether the chart has no word of its own for a cell."""
    text = _write_cell(cell)
    return text not in frame.words and text not in frame.labels


def say_cells(cells: Iterable[object], frame: Frame) -> list[str]:
    """Return what readers are told of the cells of a column: say_cell of each, "" of none; where
    all are dates, each that the chart has no word for as the language words it."""
    known = list(cells)
    times = read_times([_write_cell(cell) for cell in known])
    if times is None:
        return [say_cell(cell, frame) if cell != "" else "" for cell in known]
    worded = {day: word_cell(times, day, frame.language) for day in {*times.days}}
    return [
        worded[day] if _is_plain(cell, frame) else say_cell(cell, frame)
        for cell, day in zip(known, times.days, strict=True)
    ]


def arrange(
    data: pd.DataFrame,
    frame: Frame,
    x: str | None,
    y: str | None,
    series: str | None = None,
    facet: str | None = None,
    interval: Sequence[str] | None = None,
    *,
    labelled: bool = True,
) -> pd.DataFrame:
    """Return rows with `id`, `cell`, `label`, `value`, `word`, `part`, `name`, `panel`, `head`.

    `label` says for readers what the cell of the column `x` is, `name` what the `part`, the cell
    of the column `series`, is, `head` what the `panel`, the cell of the column `facet`, is; of
    figures, `x` and `y` are their label and value. A row without a number has a dash for its
    `word`. The columns of an `interval` become SPAN_COLUMNS, where both are known. Where they are
    not to be `labelled` cells need no words, and labels are empty.
    """
    cells = data[x or "label"]
    values = data[y or "value"].astype(float)
    given = data["word"] if "word" in data and y is None else [None] * len(data)
    parts = [""] * len(data) if series is None else list(data[series])
    panels = [""] * len(data) if facet is None else list(data[facet])
    rows = {
        "id": data["id"] if "id" in data else [str(number) for number in range(len(data))],
        "cell": [_write_cell(cell) for cell in cells],
        "label": _list_labels(data, frame, x) if labelled else [""] * len(data),
        "value": values,
        "word": [
            word if isinstance(word, str) and word else DASH if v != v else frame.number(v)
            for word, v in zip(given, values, strict=True)
        ],
        "part": [_write_cell(part) for part in parts],
        "name": say_cells(parts, frame),
        "panel": [_write_cell(panel) for panel in panels],
        "head": say_cells(panels, frame),
    }
    if y is None:
        rows |= {name: data[name].astype(float) for name in SPAN_COLUMNS if name in data}
    if interval:
        ends = data[list(interval)].astype(float)
        ends = ends.where(ends.notna().all(axis=1))  # one end alone is no interval
        rows |= {name: ends[column] for name, column in zip(SPAN_COLUMNS, interval, strict=True)}
    import pandas as pd

    return pd.DataFrame({name: list(column) for name, column in rows.items()})


def arrange_column(data: pd.DataFrame, frame: Frame, x: str, column: str) -> pd.DataFrame:
    """Return rows as arrange does, of one column of numbers; figures have their own words for it,
    with "at least" and unit."""
    return arrange(data, frame, x, None if column == "value" and "word" in data else column)


def read_cells(data: pd.DataFrame, column: str) -> list[str]:
    """Return the cells of a column as its table has them, "" where there is none."""
    return ["" if cell != cell else _write_cell(cell) for cell in data[column]]


def arrange_named(
    data: pd.DataFrame,
    frame: Frame,
    x: str,
    y: str | None,
    label: str | None,
    highlight: Collection[str],
) -> pd.DataFrame:
    """Return rows as `arrange` does, with what is `told`: those that `highlight` names by their
    cell or by that in the column `label`, which says for readers what they are."""
    # Nothing but what is told has its name in the picture, and codes have no words.
    rows = arrange(data, frame, x, y, labelled=False)
    named = [_write_cell(cell) for cell in data[label or x]]
    told = [
        is_highlighted(row, highlight) or name in highlight
        for row, name in zip(rows.itertuples(), named, strict=True)
    ]
    said = [say_cell(name, frame) if one else "" for name, one in zip(named, told, strict=True)]
    return rows.assign(told=told, label=said)


def sort_cells(rows: pd.DataFrame, order: str) -> list[str]:
    """Return the cells of `rows`, each once, in an order of ORDERS: by their sums or not."""
    cells = list(dict.fromkeys(rows["cell"]))
    if order == "table":
        return cells
    sums = rows.groupby("cell")["value"].sum(min_count=1)
    gaps = [cell for cell in cells if sums[cell] != sums[cell]]
    known = [cell for cell in cells if cell not in gaps]
    return sorted(known, key=lambda c: sums[c], reverse=order == "descending") + gaps


def sort_rows(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return `rows` in the order of their cells that sort_cells has."""
    ranks = {cell: rank for rank, cell in enumerate(sort_cells(rows, order))}
    return rows.sort_values("cell", key=lambda cells: cells.map(ranks), kind="stable")


def choose_tones(rows: pd.DataFrame, highlight: Collection[str], first: str = "main") -> list[str]:
    """Return the colour of each row: `first`, or a quiet one beside those of a `highlight`."""
    told = [not highlight or is_highlighted(row, highlight) for row in rows.itertuples()]
    return [colour(first if one else "second") for one in told]


def choose_parts(parts: Iterable[str], highlight: Collection[str]) -> list[str]:
    """Return those of `parts` that stand out: all, where `highlight` names none of them."""
    known = list(dict.fromkeys(parts))
    return [part for part in known if part in highlight] or known


def is_highlighted(row: object, highlight: Collection[str]) -> bool:
    """Tell whether a row, a named tuple, is one of `highlight`: its id, its cell or its part."""
    return any(getattr(row, name) in highlight for name in ("id", "cell", "part"))


def _write_cell(cell: object) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _list_labels(data: pd.DataFrame, frame: Frame, x: str | None) -> list[str]:
    """Return what readers are told of each row: its cell in the column `x`, or its figure."""
    if x is None:
        return [_say_row(row, frame) for row in data.to_dict("records")]
    return say_cells(data[x], frame)


def _say_row(row: Mapping[Hashable, object], frame: Frame) -> str:
    key = str(row.get("id", ""))
    return frame.words.get(key) or str(row["label"])
