"""Marks beside bars stand on the scale of the bars, each row's at its own number."""

from __future__ import annotations

from youju.pictures.targets import find_stray_target
from youju.rendering.drawn import DrawnItem, DrawnMark

VALUES, TARGETS = {"a": 10.0, "b": -4.0}, {"a": 12.0, "b": 6.0}


def draw(targets: dict[str, float], scale: float = 5) -> list[DrawnMark]:
    bars = {key: sorted((100.0, 100 + 5 * value)) for key, value in VALUES.items()}
    marks = {key: 100 + scale * value for key, value in targets.items()}
    return [
        DrawnMark("rect", tuple(DrawnItem((key,), (a, 0, b, 9)) for key, (a, b) in bars.items())),
        DrawnMark("rule", tuple(DrawnItem((key,), (x, 0, x, 9)) for key, x in marks.items())),
    ]


def test_marks_at_their_numbers_are_right() -> None:
    assert find_stray_target(draw(TARGETS), VALUES, TARGETS) is None


def test_marks_on_a_scale_of_their_own_are_found() -> None:
    stray = find_stray_target(draw(TARGETS, 8), VALUES, TARGETS)
    assert stray and (stray.mark, stray.row) == ("rule", "a")


def test_marks_of_other_rows_or_none_are_found() -> None:
    assert find_stray_target(draw({"a": 6.0, "b": 12.0}), VALUES, TARGETS)
    missing = find_stray_target(draw({"a": 12.0}), VALUES, TARGETS)
    assert missing and missing.row == "b"


def test_without_bars_there_is_no_scale_to_hold_marks_to() -> None:
    assert find_stray_target(draw(TARGETS)[1:], VALUES, TARGETS) is None
