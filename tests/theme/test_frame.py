"""The frame: what it says to chart functions, and how it says that it cannot."""

from __future__ import annotations

import pytest

from tests.framing import make_frame
from youju.theme.frame import MissingWord


def test_a_frame_says_its_words_or_fails_loudly() -> None:
    assert make_frame().say("total") == "Total"
    with pytest.raises(KeyError):
        make_frame().say("sum")
    with pytest.raises(MissingWord, match="sum"):
        make_frame().say("sum")


def test_a_figure_without_a_word_of_its_own_is_said_by_its_label() -> None:
    frame = make_frame(labels={"total": "All stalls", "food": "Selling food"})
    assert frame.say("food") == "Selling food"
    assert frame.say("total") == "Total"
