"""Panels share a scale: what one of them draws larger than the others is found."""

from __future__ import annotations

import pytest

from youju.pictures.overlays import overlay_panels
from youju.pictures.proportions import Numbers, find_misfit
from youju.rendering.drawn import DrawnItem, DrawnMark

VALUES = {"a": 100.0, "b": 40.0, "c": 7.0, "d": 55.0, "e": 80.0, "f": 3.0}
NUMBERS = Numbers((VALUES,), shared=True)


def draw_columns(ids: str, scale: float, left: float) -> DrawnMark:
    items = [
        DrawnItem((key,), (left + 30 * n, 200 - VALUES[key] * scale, left + 30 * n + 20, 200.0))
        for n, key in enumerate(ids)
    ]
    return DrawnMark("rect", tuple(items), (left, 0.0))


def draw_line(ids: str, scale: float, top: float) -> DrawnMark:
    points = [(30.0 * n, top + 200 - VALUES[key] * scale) for n, key in enumerate(ids)]
    items = [DrawnItem((key,), (x, y, x, y)) for key, (x, y) in zip(ids, points, strict=True)]
    return DrawnMark("line", tuple(items), (0.0, top))


@pytest.mark.parametrize("draw", [draw_columns, draw_line])
@pytest.mark.parametrize(("scale", "right"), [(2.0, True), (3.0, False)])
def test_panels_share_their_scale(draw: object, scale: float, right: bool) -> None:
    assert callable(draw)
    marks = [draw("abc", 2.0, 0.0), draw("def", scale, 500.0)]
    assert (find_misfit(marks, NUMBERS) is None) == right


def test_what_stands_in_panels_is_brought_together() -> None:
    marks = [draw_columns("abc", 2.0, 0.0), draw_columns("def", 2.0, 500.0)]
    (joined,) = overlay_panels(marks, 1)
    bottoms = {item.extent[3] for item in joined.items}
    assert (len(joined.items), bottoms) == (6, {200.0})
    lefts = [item.extent[0] for item in joined.items]
    assert len(set(lefts)) == 6
