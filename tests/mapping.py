"""Small maps for tests: squares of a degree with codes, as GeoJSON; and faulty ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from youju.content.map_points import find_outside
from youju.content.map_shapes import find_unplaced, take_map_source, take_shapes
from youju.formats.toml import parse_document
from youju.model import Language
from youju.problems import Problem, Problems

Ring = Sequence[Sequence[float]]
ENGLISH = {"en": Language("en", "en", "English")}
PLACE = ("charts", 0, "shapes")
# The line on which longitudes are named.
POINTS = 5


def square(left: float, low: float, size: float = 1.0) -> list[list[float]]:
    """Return the closed ring of a square, wound as RFC 7946 has an outer one."""
    right, high = left + size, low + size
    return [[left, low], [right, low], [right, high], [left, high], [left, low]]


def make_feature(code: str, *polygons: Sequence[Ring], **more: Any) -> dict[str, Any]:
    """Return a feature of GeoJSON with a `code`; a polygon is its rings."""
    geometry = {"type": "MultiPolygon", "coordinates": list(polygons)}
    return {"type": "Feature", "properties": {"code": code, **more}, "geometry": geometry}


def write_map(*features: Mapping[str, Any]) -> bytes:
    """Return a file of GeoJSON."""
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def make_row(*codes: str) -> bytes:
    """Return a map of squares side by side, a degree each, with these codes."""
    return write_map(*(make_feature(code, [square(n, 10)]) for n, code in enumerate(codes)))


def declare(lines: str = "") -> str:
    """Return a chart of story.toml with a map, and `lines` more."""
    return f'[[charts]]\nx = "code"\nshapes.file = "a.json"\nshapes.property = "code"\n{lines}'


def find_faults(content: bytes, codes: Sequence[str] = ("01",), lines: str = "") -> list[Problem]:
    """Return what is told of a chart whose rows have `codes`, and whose map is `content`."""
    problems = Problems()
    document = parse_document(declare(lines).encode(), "story.toml", problems)
    shapes = take_shapes(document, PLACE, problems)
    find_unplaced(document, PLACE, content, shapes, codes, problems)
    return list(problems)


def find_point_faults(
    content: bytes, places: Sequence[tuple[str, str, str]], lines: str = ""
) -> tuple[list[int], list[Problem]]:
    """Return which of `places` are not on the map `content`, and what is told of their chart."""
    problems = Problems()
    points = f'longitude = "east"\nlatitude = "north"\n{lines}'
    document = parse_document(declare(points).encode(), "story.toml", problems)
    shapes = take_shapes(document, PLACE, problems, coded=False)
    found = find_outside(document, PLACE[:-1], content, shapes, places, problems)
    return found, list(problems)


def provoke_maps() -> Iterator[Problem]:
    """Yield each thing that is told of a map."""
    wide = write_map(make_feature("01", [square(500_000, 200_000)]))
    layers = {"type": "Topology", "arcs": [], "objects": {"towns": {}, "roads": {}}}
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    for content in (
        b"<html>",
        b'{"type": "Point"}',
        json.dumps(layers).encode(),
        b'{"type": "FeatureCollection"}',
        write_map({"type": "Feature", "properties": {}, "geometry": line}),
        wide,
        write_map(make_feature("01", [square(0, 0) * 100_001])),
        make_row("02", "03"),
        make_row("01", "02"),
    ):
        yield from find_faults(content)
    many = [make_feature(str(n), [square(n / 10, 10, 0.1)]) for n in range(1_501)]
    yield from find_faults(write_map(*many), [str(n) for n in range(1_501)])
    yield from find_faults(make_row("01"), ("1", "01"))
    yield from find_faults(make_row("01"), ("01", "99"))
    yield from find_faults(make_row("01"), ("01",), "shapes.within = [1, 2]")
    yield from find_faults(make_row("01"), ("01",), "shapes.centre = 200")
    yield from find_faults(make_row("01"), ("01",), "shapes.within = [0.95, 0, 20, 20]")
    yield from find_faults(make_row("01").replace(b'"code"', b'"CODE"'))
    yield from find_point_faults(make_row("01"), [("a", "9", "9")])[1]
    yield from find_point_faults(make_row("01"), [("a", "10.5", "0.5")])[1]
    yield from find_point_faults(make_row("01"), [("a", "0.5", "10.5"), ("b", "0.50", "10.5")])[1]
    problems = Problems()
    document = parse_document(declare().encode(), "story.toml", problems)
    take_map_source(document, PLACE, ENGLISH, problems)
    yield from problems
