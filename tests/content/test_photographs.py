"""Lines of Markdown that show a photograph: what they say, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.content.photographs import (
    PhotographLine,
    list_photographs,
    read_photograph_line,
    spare_files,
)
from youju.model import Origin

LINES = {
    '![A](b.jpg "c; d")': ("b.jpg", "A", "c", "d"),
    "![甲](乙.jpg “丙；丁”)": ("乙.jpg", "甲", "丙", "丁"),
    "![A](b.jpg 'c; d')  ": ("b.jpg", "A", "c", "d"),
    '![A](b.jpg "one; two; three")': ("b.jpg", "A", "one; two", "three"),
    '![A](b.jpg "; d")': ("b.jpg", "A", "", "d"),
    '![A](b.jpg "c")': ("b.jpg", "A", "c", ""),
    '![A](b.jpg "c;")': ("b.jpg", "A", "c", ""),
    "![A](b.jpg)": ("b.jpg", "A", "", ""),
    '![-](b.jpg "; d")': ("b.jpg", "-", "", "d"),
    '![](b.jpg "; d")': ("b.jpg", "", "", "d"),
    '   ![A]( my photo (1).jpg "c; d" )': ("my photo (1).jpg", "A", "c", "d"),
    '![A](<my photo.jpg> "c; d")': ("my photo.jpg", "A", "c", "d"),
    '![A](./my%20photo.jpg "c; d")': ("my photo.jpg", "A", "c", "d"),
    '![A [b] c](d.jpg "the "big" hall (left); e")': (
        *("d.jpg", "A [b] c"),
        *('the "big" hall (left)', "e"),
    ),
    '![{{ fig("x") }} came](d.jpg "{{ fig("x") }}; e")': (
        *("d.jpg", '{{ fig("x") }} came'),
        *('{{ fig("x") }}', "e"),
    ),
    '![A &amp; b](d.jpg "c; e &amp; f")': ("d.jpg", "A & b", "c", "e & f"),
    '![A](b.jpg "Photo: e &amp; f")': ("b.jpg", "A", "Photo: e & f", ""),
}
NONE = (
    *("![A](b.jpg) and words", "words ![A](b.jpg)", "![A](b.jpg) ![C](d.jpg)", "![A][b]", "![A]()"),
    *("    ![A](b.jpg)", "[A](b.jpg)", "![A] (b.jpg)", "- ![A](b.jpg)", ""),
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read(line: str) -> None:
    assert read_photograph_line(line) == PhotographLine(*LINES[line])


@pytest.mark.parametrize("line", NONE)
def test_what_is_no_photograph(line: str) -> None:
    assert read_photograph_line(line) is None


def test_each_has_its_place_and_code_has_none() -> None:
    text = "a\n\n ![A](b.jpg)\n```\n![C](d.jpg)\n~~~\n```\n![E](f.jpg)\n~~~\n![G](h.jpg)"
    found = [(line.file, str(place)) for line, place in list_photographs(text, Origin("en.md"))]
    assert found == [("b.jpg", "en.md:3:2"), ("f.jpg", "en.md:8:1")]
    assert list(list_photographs("no picture", Origin("en.md"))) == []


def test_names_of_files_stay_as_they_are() -> None:
    text = '中國\n![中國](國.jpg "國")\n國'
    assert spare_files(text, lambda s: s.replace("國", "国")) == '中国\n![中国](國.jpg "国")\n国'
    assert spare_files("國", lambda s: s.replace("國", "国")) == "国"


@given(st.text("![](a.jpg\"';；“”<> \n{}`~-", max_size=40))
def test_any_text_is_read_and_spared(text: str) -> None:
    for line, place in list_photographs(text, Origin("en.md")):
        assert line.file and text.split("\n")[place.line - 1][place.column - 1 :].startswith("![")
    assert spare_files(text, str) == text
