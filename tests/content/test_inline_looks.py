"""Looks and scripts inside templates are found with their lines."""

from __future__ import annotations

from youju.content.inline_looks import list_scripts, list_styles


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


def test_what_only_looks_like_a_style_is_none() -> None:
    template = '{# <style>.x {}</style> #}<p title="style=1" data-style="a">{{ "<style>" }}</p>'
    assert list(list_styles(template)) == []


def test_scripts_of_their_own_text_are_found() -> None:
    template = '<script src="a.js"></script>\n<script type="module">go()</script>'
    assert list(list_scripts(template)) == [("go()", 2)]
