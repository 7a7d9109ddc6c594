"""What of a style sheet a page for frames has: what its elements can need, and all of it."""

from __future__ import annotations

import re

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from tinycss2.ast import AtRule, Declaration, QualifiedRule

from tests.fixture import load_fixture, print_fixture, text_of
from youju.printing.assets import CARD, EMBED_CSS, FRAME, OWN_EMBED_CSS, bundle_assets
from youju.printing.trimming import compact, drop_variables, pick_rules, tighten

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


@pytest.mark.parametrize("kind", ["card", "auto"])
def test_a_page_has_every_rule_that_its_elements_can_need(kind: str) -> None:
    """The classes of all such pages are looked up again, and rules by another parser."""
    assets = bundle_assets(load_fixture().files, TAGS)
    style = {"card": assets.card_css, "auto": assets.auto_css}[kind]
    place = {"card": r"embed/\w+/[\w-]+/figure/", "auto": r"embed/auto/"}[kind]
    pages = [text_of(path) for path in print_fixture().pages if re.match(place, path)]
    pages = [page for page in pages if page.startswith("<!doctype html>")]
    assert len(pages) == {"card": 10, "auto": 3}[kind]
    assert all(f"<style>{style}</style>" in page for page in pages)
    bare = [re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL) for page in pages]
    classes = {
        name for one in re.findall(r'class="([^"]*)"', "".join(bare)) for name in one.split()
    }
    assert {"embed", "frame"} < classes
    whole, trimmed = list_rules(assets.embed_css), list_rules(style)
    needed = {
        rule
        for rule in whole
        for one in re.split(r",(?![^(]*\))", rule)
        if {*re.findall(r"\.([a-z][\w-]*)", one)} <= classes
    }
    assert trimmed == [rule for rule in whole if rule in trimmed]
    assert needed <= {*trimmed} and len(trimmed) < len(whole) / 2
    assert {*re.findall(r"var\((--[\w-]+)", style)} <= {*re.findall(r"(--[\w-]+):", style)}
    assert len(style) < len(assets.embed_css) / 2


def read_meaning(css: str) -> str:
    """Return what another parser reads in a style sheet, without comments and needless spaces."""
    text = []
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        assert isinstance(node, AtRule | QualifiedRule)
        prelude = tinycss2.serialize(node.prelude).strip()
        inner = tinycss2.parse_blocks_contents(node.content or [], True, True)
        if any(isinstance(one, QualifiedRule) for one in inner):
            text.append(f"@{prelude}({read_meaning(tinycss2.serialize(node.content or []))})")
            continue
        for one in inner:
            assert isinstance(one, Declaration)
            value = tinycss2.serialize(one.value).strip()
            text.append(f"{prelude}({one.name}={value}{one.important})")
    return "\n".join(text)


@pytest.mark.parametrize("css", ["embed_css", "card_css", "auto_css"])
def test_a_compact_style_sheet_says_the_same(css: str) -> None:
    style = getattr(bundle_assets(load_fixture().files, TAGS), css)
    made = compact(style)
    assert read_meaning(made) == read_meaning(style) and len(read_meaning(made)) > 1_000
    assert compact(made) == made
    assert not re.search(r"[{;}]\s|\s[{;}]", made)


def test_what_stands_between_quotation_marks_is_left_alone() -> None:
    css = """a::after { content: "; b : { c" ; }\n@media print { a b:hover { d : e; f: ';}' } }\n"""
    expected = """a::after{content:"; b : { c"}@media print{a b:hover{d : e;f:';}'}}"""
    assert compact(css) == expected
    assert compact("a { b:c } /* d */ e { }") == "a{b:c}e{}"


def test_what_a_newsroom_adds_or_replaces_is_left_whole() -> None:
    files = dict(load_fixture().files)
    own = bundle_assets({**files, OWN_EMBED_CSS: b".mine { color: var(--sixth) }"}, TAGS)
    assert own.card_css.endswith("}.mine{color:var(--sixth)}") and "--sixth:" in own.card_css
    plain = bundle_assets(files, TAGS)
    assert ".slider" not in plain.card_css and "--sixth:" not in plain.card_css
    assert ".slider" in files[EMBED_CSS].decode()
    for name, whole in ((CARD, [True, False]), (FRAME, [True, True])):
        made = bundle_assets({**files, f"templates/youju/{name}": b""}, TAGS)
        assert [".slider" in css for css in (made.card_css, made.auto_css)] == whole
        assert made.embed_css == plain.embed_css
