"""Owns what joins the numbers of a range, and what says that they fell or rose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from youju.audit.patterns import any_of, compiled, whole_word


def read_joints(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what joins the ends of a range, or a number to its margin, and what says that one
    fell or rose."""
    spans = data.get("spans", {})
    return {
        "between": re.compile(rf"\s?{any_of(data.get('between', ()))}\s?"),
        "margins": compiled(rf"\s?{any_of([*data.get('margins', ()), '±'])}\s?"),
        "measure": compiled(rf"\s?{frame_measure(data)}"),
        "spans": {word: compiled(rf"\s?{whole_word(joint)}\s?") for word, joint in spans.items()},
        **_read_ways(data),
    }


def _read_ways(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what says that a number fell, or rose."""
    falls, fallen, rises, risen = (
        any_of(data.get(name, ())) for name in ("falls", "fallen", "rises", "risen")
    )
    before, after = (
        [word for words in data[place].values() for word in words] for place in ("before", "after")
    )
    before += [*data["first"], *data["share_of"], *data["part_of"], *data.get("spans", {})]
    numeral = any_of([*data["numerals"], *data["multipliers"], *data.get("words", ())])
    return {
        "ways": {
            -1: (compiled(falls), compiled(rf"(?<=.)\s?{fallen}$")),
            1: (compiled(rises), compiled(rf"(?<=.)\s?{risen}$")),
        },
        "opens": compiled(rf"\s?(?:{any_of(before)}\s?)*(?:\d|{numeral})"),
        "fell": compiled(rf"{falls}\s?(?:{any_of(before)}\s?)*$"),
        # 減 in 減税 is none.
        "lost": compiled(
            rf"\s?(?:{frame_measure(data)}\s?)?(?:{any_of(after)}\s?)?{fallen}(?![\u3400-\u9fff])"
        ),
    }


def frame_measure(data: Mapping[str, Any]) -> str:
    """Return the pattern of what a number counts, in a classifier or percent."""
    return any_of([*data.get("classifiers", ()), *data["share"]])
