"""`youju.slider` is the name by which stories imported the slider first: it stays."""

from __future__ import annotations

from youju import charts, slider


def test_the_older_name_is_the_same_function() -> None:
    assert slider.add_slider is charts.add_slider
    assert slider.__all__ == ["add_slider"]
