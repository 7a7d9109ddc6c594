"""Owns the list of kinds: the name that story.toml says, what draws it, and its options."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Kind:
    """One kind of chart, `drawn_by` a function of the module of this package that has its name, or
    by "module.function": of `(data, frame, **options)` it returns an Altair chart.

    `options` are names of OPTIONS, of which it `needs` some, and of tables `x` and `y` where these
    are not `spare`. Numbers below zero are refused where it draws `positive` ones only; two rows of
    the same cell and part where each is `unique`. Its `x` is a column of numbers where it is
    `numeric`, and has two cells where there are `two` places; its `series` has where there are two
    `sides`. Figures that are ranges, or have a margin, are drawn as such where it has `spans`. Each
    number lies in its interval where all are `inside`; all are percent of one `whole`. Rows of what
    `ranks` stand at their ranks. Numbers are `exact` amounts of one unit where changes between them
    are told. `encoding` is what its marks are held to, where they alone do not show it: a line of
    two points follows any numbers; those of one that is `shaded` have the colours of kinds.shading.
    One that is `silent` has nothing in the place of a row without a number, but for a dash in a
    lane without any where it is `laned`; of more than `roomy` columns on a phone none has room for
    the dash of one. What its numbers are
    stands in the picture where it is `headed`, and is told in words alone where it is `worded`; it
    draws `shares` of sums, which have no unit. Its `x` are codes of regions where it is `coded`.
    """

    drawn_by: str
    options: tuple[str, ...]
    needs: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    positive: bool = False
    unique: bool = False
    numeric: bool = False
    spans: bool = False
    two: bool = False
    sides: bool = False
    inside: bool = False
    whole: bool = False
    ranks: bool = False
    exact: bool = False
    encoding: str = ""
    shaded: bool = False
    silent: bool = False
    laned: bool = False
    roomy: int = 0
    headed: bool = False
    worded: bool = False
    shares: bool = False
    coded: bool = False

    def find_function(self) -> Callable[..., Any]:
        """Return what draws it, whose module is imported now: few builds draw, and few kinds."""
        module, _, name = self.drawn_by.partition(".")
        found: Callable[..., Any] = getattr(
            import_module(f"{__package__}.{module}"), name or module
        )
        return found

    @property
    def axis(self) -> bool:
        """Tell whether numbers are read off an axis, which may be of time, and not in words."""
        return "events" in self.options

    @property
    def mapped(self) -> bool:
        """Tell whether it is a map."""
        return "shapes" in self.options

    def told(self, options: Collection[str]) -> Kind:
        """Return what the kind is like with `options`: rows that stand on a map at places of their
        own have no codes, and may share a name."""
        return replace(self, unique=False, coded=False) if "longitude" in options else self

    @property
    def explained(self) -> bool:
        """Tell whether its legend says what has no number, with a word that all charts may have."""
        return self.shaded or self.mapped


_ROWS = ("x", "y")
_HELD = ("reference", "band")
_PARTS = (*_ROWS, "series")
_SPLIT = (*_PARTS, "order", "facet")
_SPLIT_HELD = (*_SPLIT, *_HELD)
_STACKED = (*_PARTS, *_HELD, "events", "facet")
_BARS = (*_ROWS, "highlight", "order", *_HELD, "interval", "facet")

# How many columns are on a phone as wide as a dash, whatever the words of their axis are.
_ROOMY = 26

CHART_KINDS: Mapping[str, Kind] = {
    "bars": Kind("bars", _BARS, spans=True, inside=True),
    "framed-bars": Kind("framed_bars", _ROWS),
    "columns": Kind("columns", _BARS, spans=True, inside=True, roomy=_ROOMY),
    "lines": Kind(
        "lines",
        (*_ROWS, "series", "highlight", "interval", *_HELD, "baseline", "log", "events", "facet"),
        unique=True,
        inside=True,
        spans=True,
    ),
    "grouped-bars": Kind("split_bars.grouped_bars", _SPLIT_HELD, _PARTS, unique=True),
    "stacked-bars": Kind("split_bars.stacked_bars", _SPLIT_HELD, _PARTS, unique=True, silent=True),
    "percent-bars": Kind(
        "split_bars.percent_bars",
        _SPLIT_HELD,
        _PARTS,
        positive=True,
        unique=True,
        silent=True,
        shares=True,
    ),
    "grouped-columns": Kind(
        "split_columns.grouped_columns", _SPLIT_HELD, _PARTS, unique=True, roomy=_ROOMY
    ),
    "stacked-columns": Kind(
        "split_columns.stacked_columns", _SPLIT_HELD, _PARTS, unique=True, silent=True
    ),
    "percent-columns": Kind(
        "split_columns.percent_columns",
        _SPLIT_HELD,
        _PARTS,
        positive=True,
        unique=True,
        silent=True,
        shares=True,
    ),
    "area": Kind("areas.area", (*_ROWS, *_HELD, "events", "facet"), unique=True),
    "stacked-area": Kind(
        "areas.stacked_area",
        _STACKED,
        _PARTS,
        positive=True,
        unique=True,
    ),
    "percent-area": Kind(
        "areas.percent_area",
        _STACKED,
        _PARTS,
        positive=True,
        unique=True,
        shares=True,
    ),
    "dot-range": Kind(
        "dot_range", _SPLIT_HELD, ("series",), unique=True, spans=True, encoding="position"
    ),
    "bullet": Kind(
        "bullet",
        (*_ROWS, "target", "interval", "highlight", "order"),
        (*_ROWS, "target"),
        unique=True,
        encoding="length",
        headed=True,
    ),
    "rates": Kind(
        "rates",
        (*_ROWS, "highlight", "times"),
        _ROWS,
        unique=True,
        exact=True,
        encoding="length",
    ),
    "time-spans": Kind(
        "time_spans",
        ("x", "start", "end", "y", "highlight", "order"),
        ("x", "start", "end"),
        spare=("y",),
        headed=True,
        worded=True,
    ),
    "bar-table": Kind(
        "bar_table",
        ("x", "columns", "highlight", "order"),
        ("x", "columns"),
        encoding="length",
        headed=True,
    ),
    "scatter": Kind(
        "scatter",
        (*_ROWS, "series", "label", "highlight", "log_x", *_HELD, "facet"),
        _ROWS,
        numeric=True,
        encoding="position",
        silent=True,
        headed=True,
    ),
    "strip": Kind(
        "strip",
        (*_ROWS, "label", "highlight", "order", *_HELD),
        _ROWS,
        encoding="position",
        silent=True,
        laned=True,
    ),
    "slope": Kind(
        "slope",
        (*_ROWS, "series", "highlight", "facet"),
        _PARTS,
        unique=True,
        two=True,
        encoding="position",
    ),
    "ranks": Kind(
        "ranks",
        (*_PARTS, "highlight", "ranked", "reverse"),
        _PARTS,
        unique=True,
        ranks=True,
        encoding="position",
    ),
    "diverging-bars": Kind(
        "diverging_bars",
        (*_SPLIT, "reverse"),
        _PARTS,
        positive=True,
        unique=True,
        silent=True,
        shares=True,
    ),
    "pyramid": Kind(
        "pyramid",
        (*_PARTS, "order", "highlight"),
        _PARTS,
        positive=True,
        unique=True,
        sides=True,
        encoding="length",
    ),
    "units": Kind(
        "units",
        (*_ROWS, "highlight", "order", "per", "words_only"),
        positive=True,
        unique=True,
        encoding="count",
    ),
    "waffle": Kind(
        "waffle", (*_ROWS, "part"), positive=True, unique=True, whole=True, encoding="area"
    ),
    "histogram": Kind(
        "histogram", ("x", "bin", *_HELD, "facet"), numeric=True, silent=True, headed=True
    ),
    "heat-map": Kind("heat_map", (*_ROWS, "series", "reverse"), _PARTS, unique=True, shaded=True),
    "choropleth": Kind(
        "choropleth",
        (*_ROWS, "shapes", "label", "highlight", "middle", "breaks", "reverse"),
        ("x", "shapes"),
        unique=True,
        shaded=True,
        coded=True,
    ),
    "symbol-map": Kind(
        "symbol_map",
        (*_ROWS, "shapes", "longitude", "latitude", "label", "highlight"),
        ("x", "shapes"),
        positive=True,
        unique=True,
        encoding="area",
        coded=True,
    ),
}
