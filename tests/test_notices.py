"""Notices: the preview's lines and its page of problems, in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import youju.preview.notices
from youju.preview.attempts import Attempt, Notice
from youju.preview.notices import make_problem_page, word, word_attempt

NOTICE = Notice("data/a.csv:3:5", {"en": "E & <e>", "zh": "「中」"}, {"en": "mend", "zh": "修"})

WORDS = Path(youju.preview.notices.__file__).with_name("preview.toml")


def test_every_sentence_stands_in_both_languages_with_the_same_values() -> None:
    table = tomllib.loads(WORDS.read_text("utf-8"))
    for code, entry in table.items():
        assert set(entry) == {"en", "zh"}, code
        fields = [set(re.findall(r"{(\w+)}", text)) for text in entry.values()]
        assert fields[0] == fields[1], code
        assert not re.search(r"[,:;()?!]", re.sub(r"{\w+}", "", entry["zh"])), code


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Port 1 is taken, so the preview uses port 2."),
        ("zh", "連接埠 1 已被佔用，預覽改用 2。"),
        ("zh-hans", "連接埠 1 已被佔用，預覽改用 2。"),
        ("fr", "Port 1 is taken, so the preview uses port 2."),
    ],
)
def test_a_language_speaks_or_is_spoken_for(language: str, line: str) -> None:
    assert word("taken", language, port=1, used=2) == line


def test_lines_say_what_came_of_a_build() -> None:
    pages = {"a": b"", "b": b"", "c": b""}
    assert word_attempt(Attempt(pages), "en", 0.4249, 2) == (
        "Built in 0.42 s; pages changed: 2 of 3."
    )
    assert word_attempt(Attempt(notices=(NOTICE, NOTICE)), "zh", 1, 0) == (
        "未能建站（1.00 秒）。問題 2 個，第一個在 data/a.csv:3:5。"
    )
    assert word_attempt(Attempt(fault="Traceback:\n  x\nKeyError: 'a'\n"), "en", 1, 0) == (
        "Not built (1.00 s): KeyError: 'a'"
    )
    assert "exit code -6" in word_attempt(Attempt(died=-6), "en", 1, 0)


def test_lines_hold_no_control_characters() -> None:
    notice = Notice("data/\x1b[2J\n.csv:1:1", NOTICE.sentence, NOTICE.mend)
    for attempt in (Attempt(notices=(notice,)), Attempt(fault="E: \x1b[2J")):
        line = word_attempt(attempt, "en", 1, 0)
        assert line.isprintable() and "<U+001B>" in line


def test_the_page_lists_problems_in_both_languages_the_readers_first() -> None:
    page = make_problem_page(Attempt(notices=(NOTICE,)), "zh").decode()
    assert '<html lang="zh-Hant">' in page and "<title>待處理的問題：1 個</title>" in page
    assert "data/a.csv:3:5" in page and "E &amp; &lt;e&gt;" in page
    assert page.index("「中」") < page.index("E &amp; &lt;e&gt;")
    assert page.index("修") < page.index("mend")
    assert '<html lang="en">' in make_problem_page(Attempt(notices=(NOTICE,)), "en").decode()


def test_the_page_shows_a_fault_as_text() -> None:
    page = make_problem_page(Attempt(fault="KeyError: <script>\x00"), "en").decode()
    assert "<pre>KeyError: &lt;script&gt;" in page and "Youju stumbled" in page
    assert "exit code -6" in make_problem_page(Attempt(died=-6), "en").decode()
