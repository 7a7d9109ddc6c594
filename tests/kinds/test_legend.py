"""The legend: its entries stand in lines, in their room, and say what a picture is held against."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.framing import make_frame
from youju.kinds.legend import (
    LegendEntry,
    draw_sample,
    find_references,
    lay_out_legend,
    name_tones,
)
from youju.kinds.plane import Plane, in_pixels
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text


@pytest.mark.parametrize("width", [120, 344, 680])
def test_entries_stand_in_lines_that_have_room(width: float) -> None:
    names = ["Education and health services", "製造業", "Government", "A", "建築業及相關工程服務業"]
    legend = lay_out_legend([LegendEntry("square", "main", name) for name in names], width)
    boxes = [
        (x, x + 20 + max(measure_text(line, SMALL) for line in words.split("\n")), y)
        for _, x, y, words in legend.entries
    ]
    assert all(right <= width + 1 for _, right, _ in boxes)
    for (_, right, y), (left, _, below) in pairwise(boxes):
        assert below > y or left > right
    assert max(y for *_, y in boxes) < legend.height


def test_no_entries_take_no_room() -> None:
    assert lay_out_legend([], 344).height == 0


def test_references_are_figures_with_their_words() -> None:
    beside = {
        key: {"value": str(n), "word": f"{n}!"} for n, key in enumerate(("mean", "low", "high"))
    }
    frame = make_frame(words={"mean": "Mean", "band": "Usual"}, beside=beside)
    entries, values = find_references(frame, "mean", ("low", "high"))
    assert [entry.words for entry in entries] == ["Mean 0!", "Usual"]
    assert values == [0, 1, 2]
    assert find_references(frame, None, None) == ([], [])


def test_parts_have_colours_of_their_own() -> None:
    tones = name_tones(["a", "b", "c"])
    assert len(set(tones.values())) == 3


def test_what_is_blank_is_an_edge_alone() -> None:
    plane = Plane(344, 40, in_pixels(344), in_pixels(40))
    (layer,) = draw_sample("blank", "quiet", 0, 9, plane)
    mark = layer.to_dict()["mark"]
    assert (mark["color"], mark["stroke"]) == (colour("paper"), colour("quiet"))
