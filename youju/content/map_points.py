"""Owns the places of a map's rows in degrees: each held against the map that it is drawn on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from youju.content.map_shapes import read_shapes
from youju.formats.toml import Document, find_table
from youju.kinds.flat_maps import FlatMap, lay_flat
from youju.problems import Problems
from youju.problems.hints import list_some

LONGITUDE, LATITUDE = "longitude", "latitude"
_Path = tuple[str | int, ...]


def find_outside(
    document: Document,
    path: _Path,
    content: bytes,
    shapes: Mapping[str, Any],
    places: Sequence[tuple[str, str, str]],
    problems: Problems,
) -> list[int]:
    """Return which of `places`, each a row's name, longitude and latitude as its table has them,
    are not on the map that `content` holds; and report them at the chart's `path`.

    Places that would be on it with their numbers exchanged are told as that.
    """
    if not read_shapes(document, (*path, "shapes"), content, shapes, problems):
        return []
    flat = lay_flat(content, shapes["layer"], shapes["within"], shapes["centre"])
    known = [(float(a), float(b)) if a and b else None for _, a, b in places]
    _report_twice(document, path, places, known, problems)
    outside = [n for n, one in enumerate(known) if one is None or not _is_on(flat, *one)]
    origin = document.origin(*path, LONGITUDE)
    pairs = [one for n in outside if (one := known[n]) is not None]
    turned = [one for one in pairs if _is_on(flat, one[1], one[0])]
    if turned and len(turned) == len(pairs):
        problems.add("map-point-turned", origin, count=len(turned), found=_write(*turned[0]))
    elif outside and "left_out" not in find_table(document, path):
        names = list(dict.fromkeys(places[n][0] for n in outside))
        values = {"count": len(outside), "rows": list_some(names)}
        problems.add("map-point-outside", origin, **values)
    return outside


def _report_twice(
    document: Document,
    path: _Path,
    places: Sequence[tuple[str, str, str]],
    known: Sequence[tuple[float, float] | None],
    problems: Problems,
) -> None:
    """Report rows that stand at the same degrees: one covers another, or is counted twice."""
    counts = Counter(one for one in known if one is not None)
    if twice := [one for one, count in counts.items() if count > 1]:
        names = [name for (name, _, _), one in zip(places, known, strict=True) if one in twice]
        told = list_some(names)
        values = {"count": len(names), "rows": told, "found": _write(*twice[0])}
        problems.add("map-point-twice", document.origin(*path, LONGITUDE), **values)


def _is_on(flat: FlatMap, longitude: float, latitude: float) -> bool:
    return flat.locate(longitude, latitude) is not None


def _write(longitude: float, latitude: float) -> str:
    return f"{longitude:g}, {latitude:g}"
