"""What one language alone turns round is told; what both change, and rewording, is not."""

from __future__ import annotations

import pytest

from youju.checks.turns import find_turns
from youju.model import Language

LANGUAGES = (Language("zh", "zh-Hant", "繁體中文"), Language("en", "en", "English"))
JAPANESE = (Language("ja", "ja", "日本語"), LANGUAGES[1])

TURNED = [
    ("denial", "來源沒有說誰可以。", "It does not say who qualifies.", "It says who qualifies."),
    ("denial", "存量不是流量。", "A stock is not a flow.", "A flow is a stock."),
    ("denial", "不宜相加。", "They should not be added up.", "They may be added up."),
    (
        "denial",
        "甲、乙都算。",
        "Staff qualify, as do others.",
        "Staff do not qualify, nor do others.",
    ),
    ("denial", "留下的有公佈。", "A is published; B is not.", "A is not published; B is."),
    ("denial", "不清楚。", "Whether it is so isn’t clear.", "Whether it is so is clear."),
    ("direction", "大慶排在前列。", "It is among the leaders.", "It is among the laggards."),
    ("direction", "其餘小得多。", "The rest are far smaller.", "The rest are far larger."),
    ("sentence", "有訪問。沒有說。", "There are visits. It does not say so.", "There are visits."),
]
TURNED_CHINESE = [
    ("denial", "來源沒有說。", "來源已經說了。", "It does not say."),
    ("denial", "不宜相加。", "可以相加。", "They should not be added up."),
    ("denial", "醫院的人同樣可以。", "醫院的人不可以。", "Those of hospitals may, too."),
    ("direction", "其餘小得多。", "其餘大得多。", "The rest are far smaller."),
    (
        "sentence",
        "有訪問。名次算高算低，難以判斷。",
        "有訪問。",
        "There are visits. It is hard to tell.",
    ),
]
HONEST = [
    ("It does not say who qualifies.", "Who qualifies, it does not say."),
    ("There are visits. There are posts.", "There are visits, and there are also posts."),
    ("The rest are far smaller.", "The rest are a good deal smaller."),
    ("A is {{ fig('no') }}.", "A is {{ fig('never') }}."),
    ("Not only Daqing counts.", "Daqing counts, too."),
]


@pytest.mark.parametrize(("kind", "chinese", "before", "now"), TURNED)
def test_english_that_is_turned_alone_is_told(
    kind: str, chinese: str, before: str, now: str
) -> None:
    (turn,) = find_turns((chinese, before), (chinese, now), LANGUAGES)
    assert (turn.kind, turn.side) == (kind, 1) and turn.before != turn.now


@pytest.mark.parametrize(("kind", "before", "now", "english"), TURNED_CHINESE)
def test_chinese_that_is_turned_alone_is_told(
    kind: str, before: str, now: str, english: str
) -> None:
    (turn,) = find_turns((before, english), (now, english), LANGUAGES)
    assert (turn.kind, turn.side) == (kind, 0)


def test_japanese_that_is_turned_alone_is_told() -> None:
    english = "The rest are not far smaller."
    turned = find_turns(("公表されていない。", english), ("公表されている。", english), JAPANESE)
    assert [turn.kind for turn in turned] == ["denial"]
    turned = find_turns(("ほかは少ない。", english), ("ほかは多い。", english), JAPANESE)
    assert [turn.kind for turn in turned] == ["direction"]


@pytest.mark.parametrize(("before", "now"), HONEST)
def test_other_words_for_the_same_are_not_told(before: str, now: str) -> None:
    assert find_turns(("原文。", before), ("原文。", now), LANGUAGES) == []


def test_what_both_languages_turn_is_another_thing_said() -> None:
    before = ("來源沒有說。其餘小得多。", "It does not say. The rest are far smaller.")
    now = ("來源說了。其餘大得多。", "It says so. The rest are far larger.")
    assert find_turns(before, now, LANGUAGES) == []
    assert find_turns(before, ("來源說了。", "It says so."), LANGUAGES) == []
    (turn,) = find_turns(before, (now[0], "It never says. The rest are larger."), LANGUAGES)
    assert (turn.kind, turn.side) == ("denial", 0)
