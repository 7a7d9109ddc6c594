"""Style sheets in parts: which rules and variables go, and that all else says what it said."""

from __future__ import annotations

import re

import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from tinycss2.ast import AtRule, Declaration, QualifiedRule

from youju.printing.style_sheets import (
    cut_rules,
    drop_variables,
    list_classes,
    parse_css,
    write_css,
)

NAME = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
SELECTOR = st.builds("{}{}".format, st.sampled_from(["", "p", ":root"]), NAME.map(".{}".format))
RULE = st.builds('{} {{ content: "}}{{"; }}'.format, SELECTOR)


def read_meaning(css: str) -> str:
    """Return what a style sheet says, each declaration alone, without comments and spaces."""
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


def compact(css: str) -> str:
    return write_css(parse_css(css))


def cut(css: str, lacks: set[str]) -> str:
    return write_css(cut_rules(parse_css(css), lacks))


def drop(css: str, added: str = "") -> str:
    return write_css(drop_variables(parse_css(css), parse_css(added)))


def test_comments_and_indentation_go() -> None:
    css = '/* Two\n lines; */\n  a::after { content: "/* said */"; } /* b */\n\n  b {}'
    assert compact(css) == 'a::after{content:"/* said */"}b{}'


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
    assert cut(css, {"tip", "plot"}) == compact("\n".join(kept))
    assert list_classes(parse_css(css)) == {"card", "value", "tip", "plot", "tips"}
    assert cut("@media print { .tip {} p {} }", {"tip"}) == "@media print{p{}}"
    sheet = "@import 'a.css';\n.tip {}\n@charset \"x\";"
    assert cut(sheet, {"tip"}) == '@import "a.css";@charset "x";'


@given(st.lists(RULE), st.sets(NAME))
def test_what_is_left_are_the_rules_that_may_apply_in_their_order(
    rules: list[str], lacks: set[str]
) -> None:
    expected = [rule for rule in rules if lacks.isdisjoint(re.findall(r"\.([a-z]+)", rule))]
    assert cut("\n".join(rules), lacks) == compact("\n".join(expected))


def test_variables_go_that_nothing_asks_for() -> None:
    css = ":root{--a:1;--b:var(--c);--c:2;--ab:3;}p{x:var( --b , 2)}q{--a:4;y:z--a:5;}"
    assert drop(css) == ":root{--b:var(--c);--c:2}p{x:var( --b , 2)}q{y:z--a:5}"


def test_rules_and_variables_are_read_past_strings_and_addresses() -> None:
    kept = (
        '.plot[data-x="a, .story {"] { a: b }',
        ".next { content: 'it\\'s } .story { a: b }' }",
        ".a:not(:is(.b, .frame:not(.story))) { a: b }",
        r".story\:wide { a: b }",
        '.a { content: "@media x {}" }',
    )
    gone = (
        '.plot[data-x="1"] .story { a: b }',
        ".story:not(.b, .frame:not(.c)) { a: b }",
        ".story[title='}'], .a .story { content: '\\'}' }",
    )
    css = "\n".join([gone[0], kept[0], gone[1], *kept[1:], gone[2]])
    assert cut(css, {"story"}) == compact("\n".join(kept))
    assert "story" not in list_classes(parse_css(kept[0]))
    line = '@import "x.css"; .a[b="c"] .story[e="f"] {} .k {}'
    assert cut(line, {"story"}) == '@import "x.css";.k{}'
    for value in (
        'url("data:image/svg+xml;base64,A")',
        "url(data:image/svg+xml;base64,A)",
        "'\\';'",
    ):
        sheet = f":root {{ --a: {value}; --b: {value}; }} .k {{ c: var(--b); content: '--a: 1;'; }}"
        assert drop(sheet) == compact(sheet.replace(f"--a: {value};", "", 1))
        assert drop(sheet, "i { d: VAR( --a ) }") == compact(sheet)
        assert read_meaning(compact(sheet)) == read_meaning(sheet)
    assert compact("a { b: url(/*/c.png) } /* d */") == "a{b:url(/*/c.png)}"


def test_what_stands_between_quotation_marks_is_left_alone() -> None:
    css = """a::after { content: "; b : { c" ; }\n@media print { a b:hover { d : e; f: ';}' } }\n"""
    expected = 'a::after{content:"; b : { c"}@media print{a b:hover{d:e;f:";}"}}'
    assert compact(css) == expected
    assert compact("a { b:c } /* d */ e { }") == "a{b:c}e{}"


JUNK = (*"{}()[];:,.#@!'\"\\ab-0\n ", "/*", "*/", "url(", "--a", "@m")


def test_what_is_no_css_stands_as_it_stood_and_takes_nothing_along() -> None:
    assert compact("a { *b: c; d: e } .f { g: h }") == "a{*b: c; d: e}.f{g:h}"
    sheet = "a { --b: 1; *c: var(--d) } i { --d: 1; --e: 1; }"
    assert drop(sheet) == "a{--b: 1; *c: var(--d)}i{--d:1}"
    assert cut(f"{sheet} .j {{ *k: l }}", {"j"}) == compact(sheet)
    assert compact("a { b: 'c\n; d: e } .f { g: h }").endswith('"[bad string]\n;d:e}.f{g:h}')
    assert compact("a { b: c } .d") == "a{b:c}"
    assert compact("@media print { a { b: c") == "@media print{a{b:c}}"
    assert compact(r".a\:b { --c\:d: e\;f !important }") == r".a\:b{--c\:d:e\;f!important}"


@given(st.lists(st.sampled_from(JUNK)))
def test_whatever_comes_behind_a_rule_leaves_it_alone(pieces: list[str]) -> None:
    assert compact(f"a {{ b: c }}\n{''.join(pieces)}").startswith("a{b:c}")
