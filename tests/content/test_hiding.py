"""Looks may not hide figures, notes and sources, nor add words to them, nor rewrite them."""

from __future__ import annotations

import pytest

from tests.fixture import ROOT
from youju.content.hiding import check_looks
from youju.problems import Problems

# Rules as Bootstrap 5, Tailwind 3, normalize.css and Font Awesome have them.
FRAMEWORK = r"""
.visually-hidden, .sr-only { position: absolute !important; width: 1px !important;
  height: 1px !important; padding: 0 !important; margin: -1px !important;
  overflow: hidden !important; clip: rect(0, 0, 0, 0) !important; }
.visually-hidden-focusable:not(:focus):not(:focus-within) { clip: rect(0,0,0,0) !important; }
.d-none { display: none !important; }
.invisible { visibility: hidden; }
.opacity-0 { opacity: 0; }
.fade:not(.show) { opacity: 0; }
.collapse:not(.show) { display: none; }
.h-0 { height: 0; } .text-\[0\] { font-size: 0; }
[hidden], template { display: none; }
.clearfix::after { display: block; clear: both; content: ""; }
.breadcrumb-item + .breadcrumb-item::before { content: "/"; }
.fa-check::before { content: "\f00c"; }
ol.steps li::before { counter-increment: step; content: counter(step) ". "; }
blockquote::before { content: open-quote; }
.note-toolbar { display: none; } .source-code .hidden { display: none; }
.btn .value-now { opacity: 0; }
.note:empty { display: none; } .fig[hidden] { display: none; }
.fig::after { content: none; display: none; }
:not(.fig) > i { display: none; }
@media print { .note, .no-print { display: none; } a::after { content: " (" attr(href) ")"; } }
.source { color: #666; font-size: 0.8rem; opacity: 0.9; left: -1px; height: 20px; }
"""


def find(name: str, text: str) -> list[str]:
    problems = Problems()
    check_looks({name: text.encode()}, problems)
    return [problem.code for problem in problems]


def test_a_framework_passes() -> None:
    assert find("static/css/own.css", FRAMEWORK) == []


def test_our_own_look_passes() -> None:
    problems = Problems()
    files = {str(f.relative_to(ROOT)): f.read_bytes() for f in ROOT.glob("static/*/*.*")}
    assert len(files) > 5
    check_looks(files, problems)
    assert list(problems) == []


@pytest.mark.parametrize(
    "rule",
    [
        "data.fig { display: none }",
        ".note { visibility: hidden !important }",
        ".chart .source { font-size: 0 }",
        "footer, .source { opacity: 0.0 }",
        "p > .fig { clip-path: inset(50%) }",
        ".locator { position: absolute; left: -9999px }",
        ".facts { height: 0px; overflow: hidden }",
        "[data-figure] { color: transparent }",
        ".strip { transform: scale(0) }",
        "@media (max-width: 600px) { figure .note { display: none } }",
        ".fig { font: 0/0 a }",
        ".note:not(.kept) { display: none }",
        ".note { --d: none; display: var(--d) }",
        "figure.chart { & .note { display: none } }",
        "figure { .source { display: none } }",
        ".fig { filter: blur(8px) }",
        ".source { zoom: 0.01 }",
        ".note { mask: linear-gradient(transparent, transparent) }",
        ".prose .fig { color: var(--paper) }",
        ".source { background: #ccc; color: #ccc }",
        ".evidences { display: none }",
        ".strip dd { max-width: 2ch; overflow: hidden }",
        "strong { font-size: 0.01px }",
    ],
)
def test_what_hides_is_refused(rule: str) -> None:
    assert find("static/css/own.css", rule) == ["look-hides"]


@pytest.mark.parametrize(
    "rule",
    [
        ".fig { direction: rtl; unicode-bidi: bidi-override }",
        ".fig { letter-spacing: -1em }",
        ".fig::first-letter { font-size: 0 }",
        ".strip dd::first-letter { color: transparent }",
        ".strip dt:nth-child(1) { order: 3 }",
        "figure.chart svg { transform: scaleX(2) }",
        '.plot path[data-figure="a"] { transform: scaleX(9) }',
        ".fig { text-decoration: line-through }",
        '.fig { --w: "at least " } .fig::before { content: var(--w) }',
        ".fig::after { counter-increment: x 9; content: counter(x) }",
        ".fig::after { content: attr(data-more) }",
        '.fig { quotes: "9" "" } .fig::before { content: open-quote }',
    ],
)
def test_what_alters_is_refused(rule: str) -> None:
    assert find("static/css/own.css", rule) == ["look-alters"]


@pytest.mark.parametrize(
    "rule",
    [
        '.a::before { content: url("data:image/svg+xml,<svg viewBox=\\"0 0 9 9\\"/>") }',
        'figure > figcaption > p::before { content: "Figure " counter(figure) ": " }',
        ".strip dt { order: 2 }",
        ".fig { letter-spacing: -.01em; font-variant-numeric: tabular-nums }",
        ".prose > p:first-of-type::first-letter { font-size: 3em; float: left }",
        '[dir="rtl"] .prose { direction: rtl }',
        ".cite:hover { transform: scale(1.02) }",
        ".photograph img { filter: grayscale(.3); mask: linear-gradient(#000, #000) }",
        "nav { & .sub { display: none } &:hover .sub { display: block } }",
        "nav a { max-width: 3ch; overflow: hidden; text-overflow: ellipsis }",
        ':root { --mark: "·" } .dateline span + span::before { content: var(--mark) }',
        ".note { color: #333; background: #eee }",
        "@media print { .fig::after { content: attr(href) } }",
    ],
)
def test_what_newsrooms_write_passes(rule: str) -> None:
    assert find("static/css/own.css", rule) == []


@pytest.mark.parametrize(
    "rule",
    [
        '.fig::after { content: "0" }',
        '.fig::before { content: "近" }',
        "h1::after { content: '2024' }",
        '.source::after { content: "unchecked" }',
        '.strip .value::before { content: "about " }',
    ],
)
def test_what_adds_is_refused(rule: str) -> None:
    assert find("static/css/own.css", rule) == ["look-content"]


@pytest.mark.parametrize(
    ("script", "codes"),
    [
        ("for (const f of document.querySelectorAll('.fig')) f.textContent = '9';", 1),
        ('document.querySelectorAll("data.fig").forEach((f) => f.replaceWith("9"));', 1),
        ('document.getElementsByTagName("data")[0].innerHTML += "0"', 1),
        ('document.querySelectorAll(".fig").forEach((f) => f.classList.add("seen"));', 0),
        ('document.querySelectorAll(".note").forEach((e) => e.remove());', 1),
        ('document.querySelector("p.source").style.display = "none";', 1),
        ('document.querySelectorAll(".evidences").forEach((e) => (e.hidden = true));', 1),
        ("const w = document.createTreeWalker(document.body, 4); w.currentNode.nodeValue = s;", 1),
        ('document.querySelector(".banner").remove(); notes.hidden = true;', 0),
        ('const note = document.querySelector(".note"); note.classList.add("open");', 0),
        ('menu.textContent = "Menu"; if (a.textContent === "x") go(".figure");', 0),
    ],
)
def test_scripts_do_not_rewrite_figures(script: str, codes: int) -> None:
    assert find("static/js/own.js", script) == ["look-script-rewrites"] * codes


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        ("{# a\nb #}<style>\n.note { display: none }</style>", [3]),
        ('<p>\n<p class="source small" style="font-size:0">', [2]),
        ('<p class="{{ kind }} note" style="display: {{ how }}none">', [1]),
        ('<data class="fig" data-figure="{{ id }}" style="opacity: 0">', [1]),
        ("<style>h1::after {\n content: '2024' }</style>", [2]),
        ("<script>\ndocument.querySelector('.fig')\n.textContent = '9'</script>", [3]),
        ('<style media="screen">.note { display: none }</style>', [1]),
        ("<style>{{ css }}</style><p class='note' style='color: red'>", []),
        ('<div class="menu" style="display:none"><img style="max-width:100%;height:auto">', []),
        ("<script src='own.js'></script><script>menu.textContent = 'x'</script>", []),
        ('<style media="print">.source { display: none }</style>', []),
        ("<style>@media print { .source { display: none } }</style>", []),
        ("<!-- <style>.note { display: none }</style> -->", []),
        ('<template><p class="note" style="display:none"></p></template>', []),
        ('<p class="note" style="{% if no %}display:none{% endif %}">', []),
        ('<p class="note" hidden style="display:none">', []),
        ('<data data-figure="x" style="display:none" hidden>', []),
        ('<span class="x hidden fig" style="display:none">', [1]),
        ("<style>{% if a %}@media screen{.fig{display:none}}{% endif %}</style>", [1]),
        ("<style>\n.fig{ {% if a %}display:none{% endif %} }</style>", [2]),
        ('<p class="fig" {% if a %}style="display:none"{% endif %}>', []),
    ],
)
def test_looks_in_templates_are_noted_too(template: str, lines: list[int]) -> None:
    problems = Problems()
    check_looks({"templates/story.html": template.encode()}, problems)
    assert [problem.origin.line for problem in problems] == lines
    assert {problem.code for problem in problems} <= {"look-in-template"}


def test_our_own_templates_pass() -> None:
    problems = Problems()
    found = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("tests/sites/*/templates/*.html")]
    files = {f"templates/{n}.html": file.read_bytes() for n, file in enumerate(found)}
    assert len(files) > 20
    check_looks(files, problems)
    assert list(problems) == []
