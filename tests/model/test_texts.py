"""A text has its string in every language, or is not made."""

from __future__ import annotations

import pytest

from youju.model.texts import Text


def test_a_text_has_each_language_in_order() -> None:
    text = Text({"zh": "二", "en": "two", "de": "zwei"}, ("en", "zh"))
    assert dict(text) == {"en": "two", "zh": "二"}
    assert (len(text), repr(text)) == (2, "Text({'en': 'two', 'zh': '二'})")


def test_a_language_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="text lacks zh, fr"):
        Text({"en": "two"}, ("en", "zh", "fr"))
