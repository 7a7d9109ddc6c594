"""Outlines of paths: their box, their area, and the points that they name."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.rendering.outlines import measure_outline, read_outline, shorten_outline


@pytest.mark.parametrize(
    ("path", "box", "area"),
    [
        ("M0,0h10v5h-10Z", (0, 0, 10, 5), 50),
        ("M1,2H11V7H1Z", (1, 2, 11, 7), 50),
        ("m1,2l10,0l0,5l-10,0z", (1, 2, 11, 7), 50),
        ("M0,0L4,0L4,4Z", (0, 0, 4, 4), 8),
        ("M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0", (-5, -5, 5, 5), 25 * math.pi),
        ("M0,-10A10,10,0,0,1,10,0L0,0Z", (0, -10, 10, 0), 25 * math.pi),
        ("M0,-10A10,10,0,1,0,10,0L0,0Z", (-10, -10, 10, 10), 75 * math.pi),
        ("M0,0h1e1v5h-10Z", (0, 0, 10, 5), 50),
        ("", (0, 0, 0, 0), 0),
    ],
)
def test_a_path_is_measured(path: str, box: tuple[float, ...], area: float) -> None:
    extent, inside = measure_outline(read_outline(path)[0])
    assert extent == pytest.approx(box, abs=0.05)
    assert inside == pytest.approx(area, rel=0.005)


def test_a_path_stands_at_its_place() -> None:
    shapes, ends = read_outline("M0,0L4,3", (10.0, 20.0))
    assert ends == [(10.0, 20.0), (14.0, 23.0)]
    assert measure_outline(shapes)[0] == (10.0, 20.0, 14.0, 23.0)


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("M10,20L11,18.5L11,19ZM5,5L6,6L5,6Z", "M10 20l1-1.5 0 .5zM5 5l1 1-1 0z"),
        ("M-0.25,0.5L0,0L100.004,-3", "M-.25 .5l.25-.5 100-3"),
        ("M0,0A5,5,0,1,1,-5,0", "M0,0A5,5,0,1,1,-5,0"),
        ("M0,0h5v5Z", "M0,0h5v5Z"),
        ("", ""),
    ],
)
def test_a_path_of_straight_lines_is_written_in_steps(path: str, short: str) -> None:
    assert shorten_outline(path) == short


@given(
    st.lists(
        st.lists(st.tuples(*[st.integers(-99_999, 99_999)] * 2), min_size=1, max_size=9),
        max_size=4,
    )
)
def test_steps_lead_to_the_same_places(shapes: list[list[tuple[int, int]]]) -> None:
    path = "".join(f"M{'L'.join(f'{x / 100},{y / 100}' for x, y in shape)}Z" for shape in shapes)
    ends, short = read_outline(path)[1], read_outline(shorten_outline(path))[1]
    assert len(ends) == len(short)
    assert all(a == pytest.approx(b, abs=1e-6) for a, b in zip(ends, short, strict=True))
