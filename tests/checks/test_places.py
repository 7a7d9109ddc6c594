"""Where words of a TOML document stand, character by character."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.checks.places import PlacedWords, list_words
from youju.model import Origin

CODES = ("en", "zh")


def words_of(text: str) -> dict[str, PlacedWords]:
    listed = list_words(text.encode(), "a.toml", CODES)
    return {".".join(map(str, words.path)): words for words in listed}


def place(words: PlacedWords, piece: str) -> tuple[int, int]:
    origin = words.origin(words.text.index(piece))
    return origin.line, origin.column


DOCUMENT = """\
# title.en = "not this 5"
title.en = "Title 5"
title.zh = '標題 5'
same.en = "same"
"quoted key".en = "five 5"
escaped.en = "a\\tb \\"c\\" \\u4e94 5"
other = "no words 5"
list.en = ["no words"]
inline = { en = "inline 5", zh = "行內 5" }

[[charts]]
id = "a"
alt.en = \"\"\"
first line
second \\
   line 5\"\"\"
alt.zh = '''
五
行 5'''

[[charts]]
words.a.en = "same"
"""


def test_every_text_has_its_place() -> None:
    words = words_of(DOCUMENT)
    assert list(words) == [
        *("title.en", "title.zh", "same.en", "quoted key.en", "escaped.en", "inline.en"),
        *("inline.zh", "charts.0.alt.en", "charts.0.alt.zh", "charts.1.words.a.en"),
    ]
    assert place(words["title.en"], "5") == (2, 19)
    assert place(words["title.zh"], "5") == (3, 16)
    assert place(words["quoted key.en"], "5") == (5, 25)
    assert words["escaped.en"].text == 'a\tb "c" 五 5'
    assert place(words["escaped.en"], "五") == (6, 26)
    assert place(words["escaped.en"], "5") == (6, 33)
    assert place(words["inline.en"], "5") == (9, 25)
    assert place(words["inline.zh"], "5") == (9, 38)
    assert place(words["charts.0.alt.en"], "first") == (14, 1)
    assert place(words["charts.0.alt.en"], "5") == (16, 9)
    assert place(words["charts.0.alt.zh"], "行") == (19, 1)
    assert place(words["charts.1.words.a.en"], "same") == (22, 15)
    assert place(words["same.en"], "same") == (4, 12)
    assert words["charts.0.alt.en"].code == "en"


def test_places_past_the_end_are_the_last() -> None:
    words = words_of('a.en = "abc"\nb.en = ""')
    assert words["a.en"].origin(9) == Origin("a.toml", 1, 11)
    assert words["b.en"].origin(0) == Origin("a.toml", 2)


@pytest.mark.parametrize("text", ['a.en = "x', "a.en = 5", "", "a = [[[", "\ufeff"])
def test_a_document_without_words_has_none(text: str) -> None:
    assert words_of(text) == {}


def test_bytes_that_are_no_text_have_no_words() -> None:
    assert list_words("a.en = '五'".encode("gb18030"), "a.toml", CODES) == ()


def test_windows_line_ends_and_a_byte_order_mark_move_nothing() -> None:
    text = '\ufeffa.en = "1"\r\nb.en = """\r\n2"""\r\n'
    words = words_of(text)
    assert words["a.en"].origin() == Origin("a.toml", 1, 9)
    assert words["b.en"].origin() == Origin("a.toml", 3, 1)


TEXTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20)


@given(TEXTS, TEXTS)
def test_any_text_is_found_again_at_its_place(one: str, other: str) -> None:
    escaped = "".join(f"\\U{ord(character):08x}" for character in one)
    document = f'a.en = "{escaped}"\nb.zh = {json.dumps(other, ensure_ascii=False)}\n'
    words = words_of(document)
    lines = document.split("\n")
    for key, text in (("a.en", one), ("b.zh", other)):
        assert words[key].text == text
        for index, character in enumerate(text):
            origin = words[key].origin(index)
            written = lines[origin.line - 1][origin.column - 1]
            assert written in (character, "\\")


@given(st.text(max_size=60))
def test_any_text_may_be_asked(text: str) -> None:
    for words in list_words(text.encode("utf-8", "surrogatepass"), "a.toml", CODES):
        assert words.origin().line >= 1
