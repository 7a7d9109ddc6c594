"""Owns the places of a map's rows in degrees: each held against the map that it is flat on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from youju.content.map_shapes import read_shapes
from youju.formats.toml import Document, find_table
from youju.kinds.flat_maps import FlatMap, lay_flat
from youju.problems import Problems
from youju.problems.hints import list_some

LONGITUDE, LATITUDE = "longitude", "latitude"
# How many rows a problem shows.
_SHOWN = 6
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
    outside = [n for n, one in enumerate(known) if one is None or not _is_on(flat, *one)]
    origin = document.origin(*path, LONGITUDE)
    pairs = [one for n in outside if (one := known[n]) is not None]
    turned = [one for one in pairs if _is_on(flat, one[1], one[0])]
    if turned and len(turned) == len(pairs):
        problems.add("map-point-turned", origin, count=len(turned), found=_write(*turned[0]))
    elif outside and "left_out" not in find_table(document, path):
        names = list(dict.fromkeys(places[n][0] for n in outside))
        values = {"count": len(outside), "rows": list_some(names, _SHOWN)}
        problems.add("map-point-outside", origin, **values)
    return outside


def _is_on(flat: FlatMap, longitude: float, latitude: float) -> bool:
    return flat.locate(longitude, latitude) is not None


def _write(longitude: float, latitude: float) -> str:
    return f"{longitude:g}, {latitude:g}"
