"""Owns outlines: the points of a path as SVG writes it, the box round them and the area inside."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Extent = tuple[float, float, float, float]
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*(?:e-?\d+[^A-Za-z]*)*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
# How many numbers each command takes (SVG 2, 9.3), and into how many pieces a curve is cut.
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_PIECES = 48


def read_outline(path: str, place: Point = (0.0, 0.0)) -> tuple[list[list[Point]], list[Point]]:
    """Return the shapes of a `path` whose origin stands at `place`, and the ends of its steps.

    A shape is the points along one line of it, with those between on curves; the ends are those
    alone that the path itself names, which of a drawn line are its data.
    """
    shapes: list[list[Point]] = []
    ends: list[Point] = []
    at = start = place
    for command, numbers in _list_steps(path):
        kind, relative = command.upper(), command.islower()
        origin = at if relative else place
        if kind == "Z":
            at = start
            continue
        end = _find_end(kind, numbers, at, origin)
        if kind == "M" or not shapes:
            shapes.append([end])
            start = end
        elif kind == "A":
            shapes[-1] += _bend(at, end, numbers)
        else:
            shapes[-1].append(end)
        ends.append(end)
        at = end
    return shapes, ends


def shorten_outline(path: str) -> str:
    """Return a `path` of straight lines in steps from point to point, to hundredths of a pixel:
    half as long as the places of all points. Another path is returned as it is."""
    if set(filter(str.isalpha, path)) - set("MLZ"):
        return path
    said, before = "", ""
    at = start = (0, 0)
    for command, numbers in _list_steps(path):
        if command == "Z":
            said, before, at = f"{said}z", command, start
            continue
        x, y = (round(number * 100) for number in numbers)
        if command == "M":
            said, start = f"{said}M{_write_pair(x, y)}", (x, y)
        else:
            pair = _write_pair(x - at[0], y - at[1])
            said += ("l" if before != "L" else "" if pair[0] == "-" else " ") + pair
        before, at = command, (x, y)
    return said


def _write_pair(x: int, y: int) -> str:
    """Return two numbers of hundredths, parted by a sign where there is one: 3-.5."""
    first, second = (_write_hundredths(number) for number in (x, y))
    return first + ("" if second[0] == "-" else " ") + second


def _write_hundredths(number: int) -> str:
    whole, rest = divmod(abs(number), 100)
    text = f"{whole or ''}.{rest:02d}".rstrip("0") if rest else str(whole)
    return f"-{text}" if number < 0 else text


def measure_outline(shapes: Sequence[Sequence[Point]]) -> tuple[Extent, float]:
    """Return the box round `shapes` (left, top, right, bottom) and the area inside them."""
    points = [point for shape in shapes for point in shape]
    if not points:
        return (0.0, 0.0, 0.0, 0.0), 0.0
    across, down = zip(*points, strict=True)
    area = sum(abs(_measure_area(shape)) for shape in shapes)
    return (min(across), min(down), max(across), max(down)), area


def _list_steps(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each step of a path; numbers that go on under one letter are steps of their own."""
    for command, text in _STEP.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        takes = _TAKES.get(command.upper(), 0)
        if not takes:
            yield command, []
            continue
        for first in range(0, len(numbers) - takes + 1, takes):
            yield command, numbers[first : first + takes]


def _find_end(kind: str, numbers: Sequence[float], at: Point, origin: Point) -> Point:
    if kind == "H":
        return origin[0] + numbers[0], at[1]
    if kind == "V":
        return at[0], origin[1] + numbers[0]
    return origin[0] + numbers[-2], origin[1] + numbers[-1]


def _measure_area(shape: Sequence[Point]) -> float:
    """Return the area inside a shape, by the formula of Gauss."""
    after = [*shape[1:], *shape[:1]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(shape, after, strict=True)) / 2


def _bend(start: Point, end: Point, numbers: Sequence[float]) -> Iterator[Point]:
    """Yield the points of an arc of a circle up to its `end` (SVG 2, B.2.4)."""
    radius, large, sweep = numbers[0], numbers[3] != 0, numbers[4] != 0
    chord = math.dist(start, end)
    if not radius or not chord:
        yield end
        return
    radius = max(radius, chord / 2)
    height = math.sqrt(max(radius**2 - (chord / 2) ** 2, 0)) * (-1 if large == sweep else 1)
    across, down = (end[0] - start[0]) / chord, (end[1] - start[1]) / chord
    centre = (
        (start[0] + end[0]) / 2 - down * height,
        (start[1] + end[1]) / 2 + across * height,
    )
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    turn = (math.atan2(end[1] - centre[1], end[0] - centre[0]) - first) % math.tau
    turn = turn if sweep else turn - math.tau
    for piece in range(1, _PIECES + 1):
        angle = first + turn * piece / _PIECES
        yield centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
