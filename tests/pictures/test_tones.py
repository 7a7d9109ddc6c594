"""Tones: each row is filled in the shade of its own number, or it is told."""

from __future__ import annotations

from youju.kinds.shading import choose_shading
from youju.pictures.tones import StrayTone, find_stray_tone
from youju.rendering.drawn import DrawnItem, DrawnMark

VALUES = {"a": 1.0, "b": 5.0, "c": 9.0}
SHADING = choose_shading(VALUES.values())


def fill(kind: str = "shape", **tones: str) -> list[DrawnMark]:
    items = [DrawnItem((row,), (0, 0, 9, 9), tone=tone) for row, tone in tones.items()]
    legend = DrawnMark("rect", (DrawnItem((), (0, 0, 9, 9), tone="#123456"),))
    return [legend, DrawnMark(kind, tuple(items))]


def shade(**values: float) -> dict[str, str]:
    return {row: SHADING.shade(value) for row, value in values.items()}


def test_shades_of_their_own_numbers_are_right() -> None:
    assert find_stray_tone(fill(**shade(**VALUES)), VALUES, {}) is None
    gap = shade(**VALUES) | {"d": "#ffffff"}
    assert find_stray_tone(fill("rect", **gap), VALUES, {}) is None


def test_a_region_in_the_shade_of_another_is_told() -> None:
    marks = fill(**shade(a=9, b=5, c=1))
    due = SHADING.shade(1)
    assert find_stray_tone(marks, VALUES, {}) == StrayTone("a", SHADING.shade(9), due)


def test_edges_alone_and_words_are_not_held() -> None:
    assert find_stray_tone(fill(a=""), VALUES, {}) is None
    assert find_stray_tone(fill("text", a="#000000"), VALUES, {}) is None


def test_options_of_the_kind_decide_the_shade() -> None:
    options = {"breaks": (0.0, 6.0, 10.0), "reverse": True, "x": "code"}
    shading = choose_shading(VALUES.values(), breaks=(0.0, 6.0, 10.0), reverse=True)
    tones = {row: shading.shade(value) for row, value in VALUES.items()}
    assert find_stray_tone(fill(**tones), VALUES, options) is None
    assert find_stray_tone(fill(**tones), VALUES, {}) is not None
