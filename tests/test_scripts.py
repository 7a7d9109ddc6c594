"""Traditional becomes Simplified: words, quotation marks, and phrases set by hand."""

from __future__ import annotations

import pytest

from youju.content.scripts import convert, make_text
from youju.model import Language

PLAIN = Language("zh-hans", "zh-Hans", "简体中文", derived_from="zh")
BY_HAND = Language(
    "zh-hans",
    "zh-Hans",
    "简体中文",
    derived_from="zh",
    overrides={"帳": "账", "帳篷": "帐篷", "(a|b)": "x"},
)


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("頭髮與發展", "头发与发展"),
        ("「頭」裏的『髮』", "“头”里的‘发’"),
        ("48.9萬人以上", "48.9万人以上"),
        ("English, 12,000", "English, 12,000"),
        ("", ""),
    ],
)
def test_words_and_marks_are_converted(written: str, set_: str) -> None:
    assert convert(written, PLAIN) == set_


def test_phrases_set_by_hand_come_first_the_longest_before_all() -> None:
    assert convert("帳目、帳篷", BY_HAND) == "账目、帐篷"
    assert convert("(a|b)頭a", BY_HAND) == "x头a"


def test_a_text_has_the_derived_language_too() -> None:
    languages = {"zh": Language("zh", "zh-Hant", "繁體中文"), "zh-hans": PLAIN}
    assert dict(make_text({"zh": "頭"}, languages)) == {"zh": "頭", "zh-hans": "头"}
    assert dict(make_text({"zh": "頭", "zh-hans": "首"}, languages))["zh-hans"] == "首"
    with pytest.raises(ValueError, match="zh"):
        make_text({"en": "head"}, languages)
