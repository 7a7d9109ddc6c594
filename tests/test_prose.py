"""Prose: what it cites is known and never evaluated, and what it becomes is safe HTML."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.content.prose import (
    Citation,
    check_citations,
    list_sections,
    parse_cited,
    render_inline,
    render_markdown,
    render_plain,
)
from youju.model import Origin
from youju.problems import Problems

PLACE = Origin("en.md")


def codes(text: str) -> list[str]:
    problems = Problems()
    parse_cited(text, PLACE, problems)
    return [f"{problem.origin.line}:{problem.origin.column} {problem.code}" for problem in problems]


def markdown(text: str) -> str:
    cited = parse_cited(text, PLACE, problems := Problems())
    assert not problems
    return render_markdown(cited, lambda citation: f"<b>{citation.id}</b>")


def test_a_text_is_taken_apart_in_reading_order() -> None:
    cited = parse_cited(
        'a {{ fig("total") }}\n{{ fig(\'share\', noun=False) }}{{ chart("by-year") }}'
        '{{ literal("half", "a saying") }} z\n',
        Origin("en.md", 10, 5),
    )
    assert cited.parts == (
        "a ",
        Citation("fig", "total", "", Origin("en.md", 10, 7)),
        "\n",
        Citation("fig", "share", "", Origin("en.md", 11, 1), noun=False),
        Citation("chart", "by-year", "", Origin("en.md", 11, 31)),
        Citation("literal", "half", "a saying", Origin("en.md", 11, 53)),
        " z\n",
    )


@pytest.mark.parametrize(
    "call",
    [
        "{{ total }}",
        "{{ fig(total) }}",
        "{{ fig() }}",
        '{{ fig("a", "b") }}',
        "{{ fig(12) }}",
        '{{ fig("a") | upper }}',
        '{{ fig("a", noun=True) }}',
        '{{ chart("a", noun=False) }}',
        '{{ literal("half") }}',
        '{{ include("x") }}',
        "{{ 7 * 7 }}",
        '{{ fig("a".upper()) }}',
        "{% set x = 1 %}",
        '{% include "x" %}',
    ],
)
def test_everything_else_in_braces_is_reported_and_not_evaluated(call: str) -> None:
    assert codes(f"one\ntwo {call}") == ["2:5 prose-unknown-call"]


@pytest.mark.parametrize("text", ["a\n{{ fig(“total”) }}", "a\n{{ fig('a' }}", "a\n{% for %}"])
def test_braces_that_cannot_be_read_are_reported_at_their_line(text: str) -> None:
    assert codes(text) == ["2:1 prose-syntax"]


def test_every_broken_pair_of_braces_is_told_at_its_place() -> None:
    text = "甲 {{ fig(“a”) }} 乙 {{ fig('b') }}\n{{ fig('c) }}\n\n{{ fig('d')"
    problems = Problems()
    parse_cited(text, PLACE, problems)
    assert [(str(p.origin)[len(PLACE.file) + 1 :], dict(p.values)["found"]) for p in problems] == [
        ("1:3", "{{ fig(“a”) }}"),
        ("2:1", "{{ fig('c) }}"),
        ("4:1", "{{ fig('d')"),
    ]
    assert codes("{{ " + "1" * 5000 + " }}") == ["1:1 prose-syntax"]
    assert codes("a\n{{ " + "(" * 3000 + " }}") == ["2:1 prose-syntax"]


def test_a_citation_of_nothing_is_told_the_nearest_name() -> None:
    cited = parse_cited('{{ fig("totl") }}\n{{ chart("x") }}{{ literal("half", "why") }}', PLACE)
    problems = Problems()
    check_citations(cited, ["total", "share"], [], problems)
    assert [(p.code, p.origin.line, dict(p.values)["near"]) for p in problems] == [
        ("prose-unknown-figure", 1, "total"),
        ("prose-unknown-chart", 2, "-"),
    ]


def test_words_around_a_citation_are_escaped_in_html_only() -> None:
    cited = parse_cited('<i> & "{{ fig("a") }}"', PLACE)
    assert render_inline(cited, lambda _: "<b>1</b>") == '&lt;i&gt; &amp; "<b>1</b>"'
    assert render_plain(cited, lambda _: "1") == '<i> & "1"'


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
        ("[a](http://plain.example)", "http:"),
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
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_reported(text: str) -> None:
    problems = Problems()
    cited = parse_cited(text, PLACE, problems)
    html = render_markdown(cited, lambda citation: "")
    assert "<script" not in html
    if not problems and not cited.citations:
        assert render_plain(cited, lambda _: "") == text
