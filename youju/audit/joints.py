"""Owns what stands round numbers: joins ranges, qualifies, says that one fell or rose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from youju.audit.patterns import any_of, compiled, whole_word
from youju.audit.seen import FIGURE_SIGN


def read_joints(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what joins the ends of a range, or a number to its margin, what says that one fell or
    rose, and what a label of an axis is: a number with little round it."""
    spans = data.get("spans", {})
    return {
        "between": re.compile(rf"\s?{any_of(data.get('between', ()))}\s?"),
        "margins": compiled(rf"\s?{any_of([*data.get('margins', ()), '±'])}\s?"),
        "measure": compiled(rf"\s?{frame_measure(data)}"),
        "label": compiled(rf"\D{{0,4}}\d[\d.,]*{_frame_scales(data)}\D{{0,9}}"),
        "spans": {word: compiled(rf"\s?{whole_word(joint)}\s?") for word, joint in spans.items()},
        **_read_ways(data),
    }


def read_typed(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the patterns of what is taken for a qualifier beside a figure, and of what is none."""
    return {
        "decoys": compiled(any_of(typed["parts"])),
        "innocent": compiled(any_of(typed.get("innocent", ()))),
        "typed_before": compiled(
            rf"({any_of(typed['before'])}|(?<!\.)(?-i:{any_of(typed.get('short', ()))})\.)\s?$"
        ),
        # A plus that stands apart adds up: 120,000 people + 54,000 people.
        # And at the end of a phrase, behind a noun or a mark: residents and counting. Another
        # figure goes on with it: teachers, plus 20 aides.
        "typed_after": compiled(
            rf"(?!\s\+)(?:\s?({any_of(typed['after'])})"
            rf"|{typed.get('gap', '')}({any_of(typed.get('behind', ()))})"
            rf"(?!\s*-?[\w{FIGURE_SIGN}]))"
        ),
        "emphasis": frozenset(typed.get("emphasis", ())),
        "judging": frozenset(typed.get("judging", ())),
    }


def _read_ways(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what says that a number fell, or rose."""
    before, after = (
        [word for words in data[place].values() for word in words] for place in ("before", "after")
    )
    before += [*data["first"], *data["share_of"], *data["part_of"]]
    opening = any_of([*before, *data.get("spans", {})])
    numeral = any_of([*data["numerals"], *data["multipliers"], *data.get("words", ())])
    words = {
        -1: (any_of(data.get("falls", ())), any_of(data.get("fallen", ()))),
        1: (any_of(data.get("rises", ())), any_of(data.get("risen", ()))),
    }
    measure = rf"\s?(?:{frame_measure(data)}\s?)?(?:{any_of(after)}\s?)?"
    return {
        "ways": {
            way: (compiled(first), compiled(rf"(?<=.)\s?{last}$"))
            for way, (first, last) in words.items()
        },
        "opens": compiled(rf"\s?(?:{opening}\s?)*(?:\d|{numeral})"),
        "verbs": {
            way: (
                compiled(rf"{first}\s?(?:{any_of(before)}\s?)*$"),
                compiled(rf"{measure}{last}(?![\u3400-\u9fff])"),  # 減 in 減税 is none
            )
            for way, (first, last) in words.items()
        },
    }


def _frame_scales(data: Mapping[str, Any]) -> str:
    """Return the pattern of scale words between digits, where a number may have several."""
    return rf"(?:{any_of(data['scales'])}\d{{1,4}})*" if data.get("mixed") else ""


def frame_measure(data: Mapping[str, Any]) -> str:
    """Return the pattern of what a number counts, in a classifier or percent."""
    return any_of([*data.get("classifiers", ()), *data["share"]])
