"""A frame as chart functions get it, for the tests of what is drawn in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from youju.model import Language
from youju.numbers.wording import word_plain
from youju.theme import WIDTHS, Frame


def make_frame(size: str = "wide", words: dict[str, str] | None = None, **told: Any) -> Frame:
    """Return an English frame that words the number 5 as <5>; `told` are its other fields."""
    language = Language("en", "en", "English")
    return Frame(
        language=language,
        width=WIDTHS[size],
        narrow=size == "narrow",
        words={"total": "Total"} if words is None else words,
        beside=told.pop("beside", {}),
        number=lambda number: f"<{number:g}>",
        **told,
    )


def speak(frame: Frame, code: str) -> Frame:
    """Return `frame` in the language `code`, which words its numbers as charts have them."""
    language = {
        "en": Language("en", "en", "English"),
        "zh": Language("zh", "zh-Hant", "中文"),
    }[code]
    return replace(
        frame, language=language, number=lambda v: word_plain(Decimal(repr(v)), language)
    )
