"""What of a style sheet a page for frames has: what its elements can need, and all of it."""

from __future__ import annotations

import re

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from tinycss2.ast import AtRule, Declaration, QualifiedRule

from tests.fixture import load_fixture, print_fixture, text_of
from youju.printing.assets import EMBED_CSS, OWN_EMBED_CSS, bundle_assets
from youju.printing.trimming import (
    CARD,
    FRAME,
    compact,
    cut_rules,
    drop_variables,
    list_classes,
    tighten,
)

TAGS = {"en": "en"}
NAME = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
SELECTOR = st.builds("{}{}".format, st.sampled_from(["", "p", ":root"]), NAME.map(".{}".format))
RULE = st.builds('{} {{ content: "}}{{"; }}'.format, SELECTOR)


def test_comments_and_indentation_go() -> None:
    css = '/* Two\n lines; */\n  a::after { content: "/* said */"; } /* b */\n\n  b {}'
    assert tighten(css) == 'a::after { content: "/* said */"; }\nb {}'


def test_a_rule_stays_if_one_of_its_selectors_may_apply() -> None:
    kept = (
        *("p { a: b }", ".card { a: b }", ".card .value, .tip { a: b }", '.card { a: ".tip}{" }'),
        *(".card :is(h1, .tip) { a: b }", "@media print { .card { a: b } }", "a:not(.tip) {}"),
        *(".tips { a: b }", ".card:where(.tip, .plot), .tip { a: b }"),
    )
    gone = (
        *(".tip { a: b }", ".card .tip { a: b }", ".tip, .plot > p { a: '}' }", "p.tip::after {}"),
        *("@media print { .tip { a: b } }", ".tip :is(h1, .card) { a: b }", ".plot:not(.card) {}"),
    )
    css = "\n".join([*kept, *gone])
    assert tighten(cut_rules(css, {"tip", "plot"})).splitlines() == list(kept)
    assert list_classes(css) == {"card", "value", "tip", "plot", "tips"}
    assert cut_rules("@media print { .tip {} p {} }", {"tip"}) == "@media print { p {} }"
    assert cut_rules("@import 'a.css';\n.tip {}\n@charset \"x\";", {"tip"}).split("\n") == [
        *("@import 'a.css';", '@charset "x";')
    ]


@given(st.lists(RULE), st.sets(NAME))
def test_what_is_left_are_the_rules_that_may_apply_in_their_order(
    rules: list[str], lacks: set[str]
) -> None:
    expected = [rule for rule in rules if lacks.isdisjoint(re.findall(r"\.([a-z]+)", rule))]
    left = tighten(cut_rules("\n".join(rules), lacks))
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


PLACES = {
    "card": (r"embed/\w+/[\w-]+/figure/.*\.html", 10),
    "auto": (r"embed/auto/.*\.html", 3),
    "chart": (r"embed/(en|zh)/[\w-]+/(kinds|by-year)/.*\.html", 4),
    "live": (r"embed/(en|zh)/[\w-]+/one-year/.*\.html", 2),
}


@pytest.mark.parametrize("kind", PLACES)
def test_a_page_has_every_rule_that_its_elements_can_need(kind: str) -> None:
    """The classes of each page are looked up again, with words of its script, which may give some;
    and rules by another parser."""
    assets = bundle_assets(load_fixture().files, TAGS)
    place, count = PLACES[kind]
    pages = [text_of(path) for path in print_fixture().pages if re.fullmatch(place, path)]
    assert len(pages) == count
    for page in pages:
        inside = dict(re.findall(r"<(style|script)>(.*?)</\1>", page, re.DOTALL))
        style, *shapes = re.split(r"(?=:root\{--(?:narrow|wide):)", inside["style"])
        bare = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
        classes = {name for one in re.findall(r'class="([^"]*)"', bare) for name in one.split()}
        classes |= (
            {*re.findall(r"[\w-]+", inside["script"])} if kind in ("chart", "live") else set()
        )
        assert {"embed", "frame"} < classes
        whole, kept = list_rules(assets.embed_css), list_rules(style)
        needed = {
            rule
            for rule in whole
            for one in re.split(r",(?![^(]*\))", rule)
            if {*re.findall(r"\.([a-z][\w-]*)", one)} <= classes
        }
        assert needed <= {*kept} and len(kept) < len(whole) * (1 if kind == "live" else 0.8)
        assert [rule for rule in kept if rule in whole] == [rule for rule in whole if rule in kept]
        asked = {*re.findall(r"var\((--[\w-]+)\)", style + bare)}
        assert asked <= {*re.findall(r"(--[\w-]+):", inside["style"])}
        assert len(shapes) == (kind in ("chart", "live"))


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


@pytest.mark.parametrize("css", ["embed_css", "chart_css", "card_css", "auto_css"])
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
