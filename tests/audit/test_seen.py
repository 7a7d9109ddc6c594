"""What is seen of a page is kept from run to run, so it is made of plain nouns."""

from __future__ import annotations

import pickle

from youju.audit.seen import FIGURE_SIGN, MarkedFigure, Seen, VisibleWords


def test_what_was_seen_comes_back_as_it_was() -> None:
    mark = MarkedFigure("food", "800", "800 items", "en", 3, "stalls", 1, before="There are ")
    words = VisibleWords("text", f"There are {FIGURE_SIGN}", "en", 3)
    seen = Seen((mark,), (words,), {"": 0, "stalls": 1})
    assert pickle.loads(pickle.dumps(seen)) == seen


def test_words_stand_in_no_picture_unless_told() -> None:
    words = VisibleWords("picture", "1980", "en", 1)
    assert (words.plot, words.chart, words.item, words.about) == (False, "", 0, "")
