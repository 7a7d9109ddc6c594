"""Citations in a text: what it cites is known, all else in braces is told, never evaluated."""

from __future__ import annotations

import pytest

from youju.content.cited import (
    Citation,
    check_citations,
    cut_citations,
    parse_cited,
    render_inline,
    render_plain,
)
from youju.model import Origin
from youju.problems import Problems

PLACE = Origin("en.md")


def codes(text: str) -> list[str]:
    problems = Problems()
    parse_cited(text, PLACE, problems)
    return [f"{problem.origin.line}:{problem.origin.column} {problem.code}" for problem in problems]


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
    ("call", "kind"),
    [
        ("{{ total }}", "bare-word"),
        ("{{ fig(total) }}", "unquoted"),
        ("{{ fig() }}", "empty-call"),
        ('{{ fig("") }}', "empty-call"),
        ('{{ fig("a", "b") }}', "call-words"),
        ("{{ fig(12) }}", "unquoted"),
        ('{{ fig("a") | upper }}', "unknown-call"),
        ('{{ fig("a", noun=True) }}', "call-words"),
        ('{{ chart("a", noun=False) }}', "call-words"),
        ('{{ literal("half") }}', "no-reason"),
        ('{{ include("x") }}', "unknown-call"),
        ("{{ 7 * 7 }}", "unknown-call"),
        ('{{ fig("a".upper()) }}', "call-words"),
        ("{% set x = 1 %}", "unknown-call"),
        ('{% include "x" %}', "unknown-call"),
    ],
)
def test_everything_else_in_braces_is_reported_and_not_evaluated(call: str, kind: str) -> None:
    assert codes(f"one\ntwo {call}") == [f"2:5 prose-{kind}"]
    parse_cited(f"one\ntwo {call} three {{{{ fig('a') }}}}", PLACE, problems := Problems())
    (problem,) = problems
    assert all(call in problem.sentence(language) for language in ("en", "zh"))


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
    assert [(p.code, p.origin.line, dict(p.values)["hint_en"]) for p in problems] == [
        ("prose-unknown-figure", 1, 'Did you mean "total"?'),
        ("prose-unknown-chart", 2, "No name is known yet."),
    ]


def test_words_around_a_citation_are_escaped_in_html_only() -> None:
    cited = parse_cited('<i> & "{{ fig("a") }}"', PLACE)
    assert render_inline(cited, lambda _: "<b>1</b>") == '&lt;i&gt; &amp; "<b>1</b>"'
    assert render_plain(cited, lambda _: "1") == '<i> & "1"'


def test_what_comes_by_an_escape_in_a_call_is_reported_and_left_out() -> None:
    problems = Problems()
    text = (
        'a\n{{ literal("a\\u202egnp.exe \\x07", "\\ue0000\\N{DELETE}\\ue001") }} {{ fig("a\\0") }}'
    )
    cited = parse_cited(text, PLACE, problems)
    assert [(citation.id, citation.reason) for citation in cited.citations] == [
        ("agnp.exe ", "0"),
        ("a", ""),
    ]
    assert [(p.origin.line, p.origin.column, dict(p.values)["character"]) for p in problems] == [
        *((2, 1, name) for name in ("U+202E RIGHT-TO-LEFT OVERRIDE", "U+0007")),
        *((2, 1, name) for name in ("U+E000", "U+007F", "U+E001")),
        (2, 65, "U+0000"),
    ]


def test_an_escape_of_an_honest_character_is_the_character() -> None:
    problems = Problems()
    cited = parse_cited('{{ literal("na\\u00efve\\u200f", "a \\"name\\"") }}', PLACE, problems)
    assert [(c.id, c.reason) for c in cited.citations] == [("naïve\u200f", 'a "name"')]
    assert not problems


def test_what_is_cut_to_its_citations_cites_the_same_and_says_nothing_else() -> None:
    text = (
        'In {{ literal("\u4e09\u5206\u5929\u4e0b \\"x\\" \\\\", "a name") }} '
        '{{ fig("b", noun=False) }}, {{ fig("a") }} and {{ fig("b") }}.\n\n{{ chart("c") }}\n'
    )
    cut = cut_citations(text)
    assert cut.splitlines() == [
        '{{ fig("a") }}',
        '{{ fig("b") }}',
        '{{ literal("\u4e09\u5206\u5929\u4e0b \\"x\\" \\\\", "a name") }}',
    ]
    literals = {
        (one.id, one.reason)
        for one in parse_cited(cut, Origin("")).citations
        if one.function == "literal"
    }
    assert literals == {('\u4e09\u5206\u5929\u4e0b "x" \\', "a name")}
    assert cut_citations("Not a number.") == "" == cut_citations("")
