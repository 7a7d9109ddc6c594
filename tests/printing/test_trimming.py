"""What of a style sheet a page for frames has: what its elements can need, and all of it."""

from __future__ import annotations

import re

import pytest
import tinycss2
from tinycss2.ast import AtRule, QualifiedRule

from tests.fixture import load_fixture, print_fixture, text_of
from tests.printing.test_style_sheets import compact, read_meaning
from youju.printing.assets import EMBED_CSS, OWN_EMBED_CSS, bundle_assets
from youju.printing.style_sheets import parse_css
from youju.printing.trimming import CARD, DOORS, FRAME, MACROS, trim_chart, trim_colours
from youju.theme import HOUSE

TAGS = {"en": "en"}


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


# :is(:lang(zh), :lang(ja)), which asks for no element.
LANGUAGES = re.compile(r":is\((?:[^()]|\([^()]*\))*\)")
PLACES = {
    "card": (r"embed/\w+/[\w-]+/figure/.*\.html", 10),
    "auto": (r"embed/auto/.*\.html", 3),
    "chart": (r"embed/(en|zh)/[\w-]+/(kinds|by-year)/.*\.html", 4),
    "live": (r"embed/(en|zh)/[\w-]+/one-year/.*\.html", 2),
}


@pytest.mark.parametrize("kind", PLACES)
def test_a_page_has_every_rule_that_its_elements_can_need(kind: str) -> None:
    """The classes of each page are looked up again, with words of its script, which may give some;
    and rules are read apart from how they were cut."""
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
            for one in re.split(r",(?![^(]*\))", LANGUAGES.sub("", rule))
            if {*re.findall(r"\.([a-z][\w-]*)", one)} <= classes
        }
        assert needed <= {*kept} and len(kept) < len(whole) * (1 if kind == "live" else 0.8)
        assert [rule for rule in kept if rule in whole] == [rule for rule in whole if rule in kept]
        asked = {*re.findall(r"var\((--[\w-]+)\)", style + bare)}
        assert asked <= {*re.findall(r"(--[\w-]+):", inside["style"])}
        assert len(shapes) == (kind in ("chart", "live"))


@pytest.mark.parametrize("css", ["embed_css", "chart_css", "card_css", "auto_css"])
def test_a_compact_style_sheet_says_the_same(css: str) -> None:
    assets = bundle_assets(load_fixture().files, TAGS)
    style = assets.chart_style.css if css == "chart_css" else getattr(assets, css)
    made = compact(style)
    assert read_meaning(made) == read_meaning(style) and len(read_meaning(made)) > 1_000
    assert compact(made) == made
    assert not re.search(r"[{;}]\s|\s[{;}]", made)


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


LOGO = ':root { --logo: url("data:image/svg+xml;base64,AA"); --unasked: 1; }'
OWN = f'{LOGO}\n.f-accent, .story, .slider {{ fill: red }}\n.plot[data-x="1"] .story {{ a: b }}'


def test_the_newsrooms_own_style_is_never_cut() -> None:
    files = {**load_fixture().files, OWN_EMBED_CSS: OWN.encode()}
    assets, plain = bundle_assets(files, TAGS), bundle_assets(load_fixture().files, TAGS)
    meant = read_meaning(OWN)
    coloured = trim_colours(assets.chart_style, ['<rect class="f-main"/>'], HOUSE)
    for css in (assets.card_css, assets.auto_css, assets.chart_style.css, coloured):
        assert read_meaning(css).endswith(meant)
    bare = trim_colours(plain.chart_style, ['<rect class="f-main"/>'], HOUSE)
    assert coloured == bare + compact(OWN)
    assert ".f-accent" not in bare and ".f-main" in bare


@pytest.mark.parametrize("name", [FRAME, CARD, DOORS, MACROS, "tombstone.html", "pinned.html"])
def test_nothing_of_charts_is_cut_where_a_newsroom_has_templates_of_its_own(name: str) -> None:
    """A template that a newsroom replaces says youju/NAME is kept beside it."""
    ours = load_fixture().files
    own = b'{% block notices %}<p class="story fig f-accent"></p>{% endblock %}'
    theirs = {f"templates/{name}": own, f"templates/youju/{name}": ours[f"templates/{name}"]}
    made = bundle_assets({**ours, **theirs}, TAGS)
    assert made.chart_style.css == made.embed_css
    assert trim_colours(made.chart_style, [], HOUSE) == made.embed_css
    whole = [name in (FRAME, MACROS, page) for page in (CARD, DOORS)]
    assert [".slider" in css for css in (made.card_css, made.auto_css)] == whole
    assert [css == compact(made.embed_css) for css in (made.card_css, made.auto_css)] == whole


def test_classes_that_scripts_and_pictures_write_stay_in_charts_wherever_else_they_stand() -> None:
    written = ("fig", "span", "plot", "wide", "narrow", "on", "lit", "hint", "tip", "live")
    css = "".join(f".{name}{{a:b}}" for name in (*written, "slider"))
    card = f'<p class="{" ".join((*written, "slider", "story"))}"></p>'.encode()
    files = {f"templates/{CARD}": card, f"templates/{FRAME}": b""}
    assert trim_chart(files, parse_css(f"{css}.story{{a:b}}"), ()).css == css
