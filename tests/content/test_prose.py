"""Prose: what it cites is known and never evaluated, and what it becomes is safe HTML."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from youju.content.cited import parse_cited, render_plain
from youju.content.prose import list_sections, render_markdown
from youju.model import Origin
from youju.problems import Problems

PLACE = Origin("en.md")


def markdown(text: str) -> str:
    cited = parse_cited(text, PLACE, problems := Problems())
    assert not problems
    return render_markdown(cited, lambda citation: f"<b>{citation.id}</b>")


def test_a_chart_alone_on_its_line_is_no_paragraph() -> None:
    assert markdown('a\n\n{{ chart("c") }}\n\nb {{ fig("f") }}') == (
        "<p>a</p>\n<b>c</b>\n<p>b <b>f</b></p>"
    )


def test_headings_have_the_ids_that_are_written() -> None:
    text = "## 人才 {#who}\n\na\n\n### Later {{ fig('f') }} {#later}\n\n#### Plain\n"
    assert markdown(text) == (
        '<h2 id="who">人才</h2>\n<p>a</p>\n<h3 id="later">Later <b>f</b></h3>\n<h4>Plain</h4>'
    )
    assert list_sections(text) == [
        ("who", "人才", 1),
        ("later", "Later {{ fig('f') }}", 5),
        (None, "Plain", 7),
    ]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("第一行，\n第二行", "<p>第一行，第二行</p>"),
        ('人數\n{{ fig("f") }}\n之多', "<p>人數<b>f</b>之多</p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("## 標題 {#a}\n正文", '<h2 id="a">標題</h2>\n<p>正文</p>'),
        ("**“人才”**戰略", "<p><strong>“人才”</strong>戰略</p>"),
    ],
)
def test_chinese_is_set_as_chinese(text: str, html: str) -> None:
    assert markdown(text) == html


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("<script>alert(1)</script>a", "script"),
        ("<img src=x onerror=alert(1)>a", "img"),
        ("<iframe srcdoc='<script>'></iframe>a", "iframe"),
        ('<p onclick="x()" style="color:red" id="y">a</p>', "="),
        ("[a](javascript:alert(1))", "javascript"),
        ("[a](JaVaScRiPt:alert(1))", "alert"),
        ("[a](data:text/html,x)", "data:"),
        ("[a](ftp://plain.example)", "ftp:"),
        ('<li id="a">a</li>', "id="),
        ('<div class="footnotes">a</div>', "class"),
        ("![a](https://tracker.example/x.png)", "tracker"),
        ("<svg><use href='https://x.example'/></svg>a", "svg"),
    ],
)
def test_nothing_unsafe_passes_markdown(text: str, gone: str) -> None:
    assert gone not in markdown(text)


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="https://news.example/a?b=1">a</a>',
        '<a href="../about/">a</a>',
        '<a href="http://news.example/a">a</a>',
        '<a href="tel:+85212345">a</a>',
        "<ruby>漢<rt>hàn</rt></ruby>",
        "<em>a</em>",
        '<span lang="fr">a</span>',
    ],
)
def test_what_prose_needs_passes(kept: str) -> None:
    assert markdown(f"x {kept}") == f"<p>x {kept}</p>"


def test_a_table_has_its_cells() -> None:
    html = markdown("|a|b|\n|-|-|\n|1|{{ fig('f') }}|\n")
    assert "<th>a</th>" in html
    assert "<td><b>f</b></td>" in html


@given(st.text(string.ascii_letters + string.punctuation + " \n人「」。{}%#"))
@settings(max_examples=examples(300))
def test_any_text_is_read_or_reported(text: str) -> None:
    problems = Problems()
    cited = parse_cited(text, PLACE, problems)
    html = render_markdown(cited, lambda citation: "")
    assert "<script" not in html
    if not problems and not cited.citations:
        assert render_plain(cited, lambda _: "") == text


@pytest.mark.parametrize(
    "forged", ["\ue00099\ue001", "\ue0000\ue001", "\ue0000.0\ue001", "\ue000-\ue001"]
)
def test_a_forged_place_holder_is_words_and_nothing_else(forged: str) -> None:
    text = f'a {{{{ literal("{forged}", "why") }}}} b {forged} c {{{{ fig("f") }}}}'
    cited = parse_cited(text, PLACE, problems := Problems())
    shown = render_markdown(cited, lambda citation: f"<b>{citation.id}</b>")
    words = forged.strip("\ue000\ue001")
    assert shown == f"<p>a <b>{words}</b> b {forged} c <b>f</b></p>"
    assert {problem.code for problem in problems} == {"text-escaped-character"}
