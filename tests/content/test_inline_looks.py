"""Looks and scripts inside templates are found with their lines."""

from __future__ import annotations

import pytest

from youju.content.inline_looks import JINJA, list_scripts, list_styles


def test_blocks_and_attributes_are_sheets() -> None:
    template = """{# one
two #}<style media="screen">
.a { color: red }
</style>
<p id=x class='note {{ kind }}' style="color: {{ main }}; top: 0">
<img alt="a > b" style='margin:0'>"""
    assert list(list_styles(template)) == [
        ("@media screen {\n.a { color: red }\n}", 2),
        ("p.note { color: ; top: 0 }", 5),
        ("img { margin:0 }", 6),
    ]


def test_a_marked_figure_is_named_as_one() -> None:
    template = '<data class="fig" data-figure="{{ id }}" style="opacity:0">'
    assert list(list_styles(template)) == [("data.fig[data-figure] { opacity:0 }", 1)]


@pytest.mark.parametrize(
    ("attributes", "selector"),
    [
        ('class="x hidden fig" style="display:none"', "p.x.hidden.fig"),
        ('data-figure="x" style="display:none" hidden', "p[data-figure][hidden]"),
        ('hidden="" style="display:none"', "p[hidden]"),
        ("hidden style='display:none'/", "p[hidden]"),
        ('title="hidden" style="display:none"', "p"),
        ("class=fig style=display:none", "p.fig"),
        ('class={{ a }} style="display:none"', "p"),
        ('class="fig" style={{ a }} hidden', ""),
    ],
)
def test_attributes_are_read_as_browsers_do(attributes: str, selector: str) -> None:
    sheets = [sheet for sheet, _ in list_styles(f"<p {attributes}>")]
    assert [" ".join(sheet.replace("{", " { ").split()) for sheet in sheets] == [
        f"{selector} {{ display:none }}"
    ] * bool(selector)


@pytest.mark.parametrize(
    ("template", "sheet"),
    [
        (
            "<style>{% if a %}@media screen{.b{top:0}}{% endif %}</style>",
            "@media screen{.b{top:0}}",
        ),
        ("<style>.b{ {% if a %}top:0{% endif %} }</style>", ".b{ top:0 }"),
        ('<style {% if a %}media="print"{% endif %}>b{}</style>', "@media print {b{}}"),
        ('<p class="{% if a %}b{% endif %} c" style="top:0">', "p.b.c { top:0 }"),
        ('<p {% if a %}hidden{% endif %} style="top:0">', "p { top:0 }"),
        ('<p {% set a = 1 %} style="top:0">', "p { top:0 }"),
        ('<p style="top:0{% if a %};left:0{% endif %}">', "p { top:0 }"),
        ('<p{% if a %} title="b"{% endif %} style="top:0">', "p { top:0 }"),
        ('{% if a %}<p {% else %}<i {% endif %} style="top:0">', "i { top:0 }"),
        ('<p {%- if a -%} style="top:0" {%- endif %}>', ""),
        ('<p {% if a %}{% if b %}id="c"{% endif %} style="top:0"{% endif %}>', ""),
        ('<p style="{% if a %}top:0{% endif %}">', ""),
    ],
)
def test_a_style_on_a_condition_inside_its_element_is_left_out(template: str, sheet: str) -> None:
    assert [found for found, _ in list_styles(template)] == [sheet] * bool(sheet)


def test_the_line_of_a_style_is_that_of_its_attribute() -> None:
    template = '<p class="my-style"\n{% if a %}id="style"\n{% endif %} style="top:0">'
    assert [line for _, line in list_styles(template)] == [3]


def test_what_only_looks_like_a_style_is_none() -> None:
    template = '{# <style>.x {}</style> #}<p title="style=1" data-style="a">{{ "<style>" }}</p>'
    assert list(list_styles(template)) == []


def test_scripts_of_their_own_text_are_found() -> None:
    template = '<script src="a.js"></script>\n<script type="module">go()</script>'
    assert list(list_scripts(template)) == [("go()", 2)]
    assert list(list_scripts("<script>{% if a %}go(){% endif %}</script>")) == [("go()", 1)]


@pytest.mark.parametrize("begin", ["{{ ", "{% ", "{# "])
def test_what_nothing_closes_is_looked_through_once(begin: str) -> None:
    text = "<p>one</p>" + begin * 20_000
    assert [match.span() for match in JINJA.finditer(text)] == [(10, len(text))]
    assert not [*list_styles(text)]
