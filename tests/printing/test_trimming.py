"""What of a style sheet a page for frames has: what its elements can need, and all of it."""

from __future__ import annotations

import re

import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from tinycss2.ast import AtRule, QualifiedRule

from tests.fixture import load_fixture, print_fixture
from youju.printing.assets import CARD, EMBED_CSS, OWN_EMBED_CSS, bundle_assets
from youju.printing.trimming import drop_variables, pick_rules, tighten

TAGS = {"en": "en"}
NAME = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
SELECTOR = st.builds("{}{}".format, st.sampled_from(["", "p", ":root"]), NAME.map(".{}".format))
RULE = st.builds('{} {{ content: "}}{{"; }}'.format, SELECTOR)


def test_comments_and_indentation_go() -> None:
    css = '/* Two\n lines; */\n  a::after { content: "/* said */"; } /* b */\n\n  b {}'
    assert tighten(css) == 'a::after { content: "/* said */"; }\nb {}'


def test_a_rule_stays_if_one_of_its_selectors_needs_no_other_class() -> None:
    kept = (
        *("p { a: b }", ".card { a: b }", ".card .value, .tip { a: b }", '.card { a: ".}{" }'),
        *(".card :is(h1, .value) { a: b }", "@media print { .card { a: b } }", "a:not(.card) {}"),
    )
    gone = (
        *(".tip { a: b }", ".card .tip { a: b }", ".tip, .plot > p { a: '}' }", "p.tip::after {}"),
        *("@media print { .tip { a: b } }", ".card :is(h1, .tip) { a: b }", ".cards { a: b }"),
    )
    css = "\n".join([*kept, *gone])
    assert tighten(pick_rules(css, {"card", "value"})).splitlines() == list(kept)
    assert pick_rules("@media print { .tip {} p {} }", set()) == "@media print { p {} }"
    assert pick_rules("@import 'a.css';\n.tip {}\n@charset \"x\";", set()).split("\n") == [
        *("@import 'a.css';", '@charset "x";')
    ]


@given(st.lists(RULE), st.sets(NAME))
def test_what_is_left_are_the_rules_that_may_apply_in_their_order(
    rules: list[str], classes: set[str]
) -> None:
    expected = [rule for rule in rules if {*re.findall(r"\.([a-z]+)", rule)} <= classes]
    left = tighten(pick_rules("\n".join(rules), classes))
    assert left.splitlines() == expected


def test_variables_go_that_nothing_asks_for() -> None:
    css = ":root{--a:1;--b:var(--c);--c:2;--ab:3;}p{x:var( --b , 2)}q{--a:4;y:z--a:5;}"
    assert drop_variables(css) == ":root{--b:var(--c);--c:2;}p{x:var( --b , 2)}q{y:z--a:5;}"


def list_rules(css: str) -> list[str]:
    """Return the selectors of every rule, inside conditions too."""
    found = []
    for rule in tinycss2.parse_stylesheet(css, skip_whitespace=True):
        if isinstance(rule, AtRule):
            found += list_rules(tinycss2.serialize(rule.content or []))
        else:
            assert isinstance(rule, QualifiedRule)
            found.append(tinycss2.serialize(rule.prelude).strip())
    return found


def test_the_card_has_every_rule_that_its_elements_can_need() -> None:
    """The classes of all cards are looked up again, and rules by another parser."""
    assets = bundle_assets(load_fixture().files, TAGS)
    cards = [path for path in print_fixture().pages if re.search(r"/figure/\w+/index", path)]
    assert len(cards) == 10
    pages = [print_fixture().pages[path].decode().partition("<style>") for path in cards]
    words = [head + rest.partition("</style>")[2].partition("<body>")[2] for head, _, rest in pages]
    found = {
        name
        for text in words
        for one in re.findall(r'class="([^"]*)"', text)
        for name in one.split()
    }
    assert {"card", "embed", "fig"} <= found

    whole, trimmed = list_rules(assets.embed_css), list_rules(assets.card_css)
    needed = [
        rule
        for rule in whole
        if any(
            {*re.findall(r"\.([a-z][\w-]*)", one)} <= found
            for one in re.split(r",(?![^(]*\))", rule)
        )
    ]
    assert trimmed == [rule for rule in whole if rule in trimmed]
    assert set(needed) <= set(trimmed) and len(trimmed) < len(whole) / 2
    used = {*re.findall(r"var\((--[\w-]+)", assets.card_css)}
    assert used <= {*re.findall(r"(--[\w-]+):", assets.card_css)}
    assert len(assets.card_css) < 0.5 * len(assets.embed_css)


def test_what_a_newsroom_adds_or_replaces_is_left_whole() -> None:
    files = dict(load_fixture().files)
    own = bundle_assets({**files, OWN_EMBED_CSS: b".mine { color: var(--sixth) }"}, TAGS)
    assert own.card_css.endswith("\n.mine { color: var(--sixth) }") and "--sixth:" in own.card_css
    plain = bundle_assets(files, TAGS)
    assert ".slider" not in plain.card_css and "--sixth:" not in plain.card_css
    assert ".slider" in files[EMBED_CSS].decode()
    theirs = {
        CARD: b'{% extends "youju/figure_embed.html" %}',
        "templates/youju/figure_embed.html": b"",
    }
    replaced = bundle_assets({**files, **theirs}, TAGS)
    assert ".slider" in replaced.card_css and replaced.embed_css == plain.embed_css
