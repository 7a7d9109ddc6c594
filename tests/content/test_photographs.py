"""Lines of Markdown that show a photograph: what they say, and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.content.cited import parse_cited
from youju.content.photographs import (
    PhotographLine,
    blank_photographs,
    list_photographs,
    replace_photographs,
    spare_files,
)
from youju.content.prose import PlacedPhotograph, render_markdown
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
    '![A](b.jpg "AT&T; d")': ("b.jpg", "A", "AT&T", "d"),
    '![A](b.jpg "c {{ literal("9", "d; e") }}")': (
        "b.jpg",
        "A",
        'c {{ literal("9", "d; e") }}',
        "",
    ),
    '![A](b.jpg "c; {{ literal("9", "d; e") }} f")': (
        *("b.jpg", "A"),
        *("c", '{{ literal("9", "d; e") }} f'),
    ),
    '![{{ fig(\n"x") }}](b.jpg "c; d")': ("b.jpg", '{{ fig(\n"x") }}', "c", "d"),
}
NONE = (
    *("![A](b.jpg) and words", "words ![A](b.jpg)", "![A](b.jpg) ![C](d.jpg)", "![A][b]", "![A]()"),
    *("    ![A](b.jpg)", "[A](b.jpg)", "![A] (b.jpg)", "- ![A](b.jpg)", ""),
    *("> ![A](b.jpg)", "[^1]: ![A](b.jpg)", "<!--\n![A](b.jpg)\n-->", "a <!--\n![A](b.jpg)\n-->"),
    *(
        "```\n![A](b.jpg)\n```",
        "~~~~ py\n~~~\n![A](b.jpg)\n~~~~",
        '![A]({{ fig("x") }}.jpg "c; d")',
    ),
)


# What hides no photograph in the line behind it.
BEFORE = (
    *(
        "```a``` b",
        "```\na",
        "```a``` b\n\nc",
        "~~~",
        "```a b c\n",
        "- a",
        "- a\n",
        "> a",
        "a\n- b",
    ),
    *("`<!--` a\n", "[^1]: a", "<!-- a -->", "```\na\n```", "| a |\n|---|\n| b |", "## a", "甲"),
)


def list_all(text: str) -> list[PhotographLine]:
    return [line for line, _ in list_photographs(text, Origin("en.md"))]


def show_all(text: str) -> tuple[list[PlacedPhotograph], str]:
    """Return the photographs that readers are shown, and the page in which each is a star."""
    shown: list[PlacedPhotograph] = []

    def show(placed: PlacedPhotograph) -> str:
        shown.append(placed)
        return "*"

    cited = parse_cited(text, Origin("en.md"))
    return shown, render_markdown(cited, lambda _: "9", show_photograph=show)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read(line: str) -> None:
    assert list_all(line) == [PhotographLine(*LINES[line])]


@pytest.mark.parametrize("line", LINES)
def test_readers_are_shown_what_is_checked(line: str) -> None:
    (shown,), _ = show_all(line)
    expected = PhotographLine(*LINES[line])
    assert shown.file == expected.file
    assert [bool(words.parts) for words in (shown.alt, shown.caption, shown.credit)] == [
        *(bool(expected.alt), bool(expected.caption), bool(expected.credit)),
    ]


@pytest.mark.parametrize("line", NONE)
def test_what_is_no_photograph(line: str) -> None:
    assert list_all(line) == []
    assert show_all(line)[0] == []


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("after", ["", "\nb", "\n```", "\n`-->`", "\n\n`-->`", "\n- b", "\n乙"])
def test_nothing_before_a_photograph_hides_it_from_checks_alone(before: str, after: str) -> None:
    text = f"{before}\n![A](b.jpg){after}"
    shown, page = show_all(text)
    assert [placed.file for placed in shown] == [line.file for line in list_all(text)]
    assert shown == [] or re.search(r"(^|>|\n)\*(\n|<|$)", page)
    assert shown != [] or "```" in before + after or "<!--" in before


@pytest.mark.parametrize("before", BEFORE)
def test_a_photograph_stands_between_paragraphs(before: str) -> None:
    text = f"{before}\n![A](b.jpg)\n\nc"
    shown, page = show_all(text)
    assert [placed.file for placed in shown] == ["b.jpg"] == [line.file for line in list_all(text)]
    assert "\n*\n<p>c</p>" in f"\n{page}"


def test_it_takes_the_place_of_its_line() -> None:
    text = "a\n  ![A](b.jpg)\nc"
    assert replace_photographs(text, lambda line: line.file) == "a\n\n  b.jpg\n\nc"


def test_what_is_no_picture_of_its_own_is_blanked() -> None:
    text = 'a {{ fig(\n"x") }}\n![A](b.jpg)\n<!-- ![c](d) -->\n![e](f) g'
    blanked = blank_photographs(text, "_")
    assert blanked.split("\n") == [
        *(f"a {'_' * 7}", "_" * 7, "_" * 11, "_" * len("<!-- ![c](d) -->"), "![e](f) g"),
    ]
    assert len(blanked) == len(text)


def test_each_has_its_place_and_code_has_none() -> None:
    text = "a\n\n ![A](b.jpg)\n```\n![C](d.jpg)\n~~~\n```\n![E](f.jpg)\n~~~\na\n~~~\n```b```\n"
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
