"""Links inside the site: those that lead nowhere are told at their line, all others pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.fixture import (
    FIGURES,
    FIXTURE,
    hold,
    load_fixture,
    print_fixture,
)
from youju.checks.links import check_links
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.model import Language, Prose, Site
from youju.problems import Problems

STORY = f"site_src/stories/{FIGURES}/en.md"


@cache
def list_pages() -> Mapping[str, bytes]:
    """Return the fixture's pages with a file that a newsroom put beside them."""
    return {**print_fixture().pages, "files/report 1.pdf": b"%PDF"}


def add(words: str, code: str = "en") -> Site:
    """Return the fixture with `words` behind a story's prose of one language."""
    site = load_fixture()
    changed = tuple(
        replace(story, prose={**story.prose, code: Prose(STORY, f"Before.\n\n{words}\n")})
        if story.slug == FIGURES
        else story
        for story in site.stories
    )
    return replace(site, stories=changed)


def tell(site: Site) -> list[str]:
    check_links(site, list_pages(), problems := Problems())
    return [f"{p.origin.line} {p.code} {dict(p.values)['found']}" for p in problems]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("See [other](../no-such-page/).", ["3 link-no-page ../no-such-page/"]),
        ("a\nb [x](../abuot/)", ["4 link-no-page ../abuot/"]),
        ("[x](kind/)", ["3 link-no-page kind/"]),
        ("[x](../../data/nothing.csv)", ["3 link-no-page ../../data/nothing.csv"]),
        ("[x](../../../../about/)", ["3 link-no-page ../../../../about/"]),
        ("[x](/sub/en/abuot/)", ["3 link-no-page /sub/en/abuot/"]),
        (
            "[x](https://fixture.example/sub/fr/)",
            ["3 link-no-page https://fixture.example/sub/fr/"],
        ),
        ("<https://fixture.example/sub/fr/>", ["3 link-no-page https://fixture.example/sub/fr/"]),
        ("[x](#nowhere)", ["3 link-no-part #nowhere"]),
        ("## A {#a}\n\n[x](#b)", ["5 link-no-part #b"]),
        ("[x](../about/#nowhere)", ["3 link-no-part ../about/#nowhere"]),
        ("[x](../a/) [y](../a/)", ["3 link-no-page ../a/"] * 2),
        ("[x][1]\n\n[1]: ../a/?b=1&c=2", ["5 link-no-page ../a/?b=1&c=2"]),
        ('<a href="../a/">x</a>', ["3 link-no-page ../a/"]),
    ],
)
def test_a_link_that_leads_nowhere_is_told(words: str, told: list[str]) -> None:
    assert tell(add(words)) == told


@pytest.mark.parametrize(
    "link",
    [
        *("../about/", "../about", "../about/index.html", "../", "../../", "../../zh/about/"),
        *("kinds/", "data/", "#stalls", "./#stalls", "#", "", "#top", "?print#stalls"),
        *("../../data/market-stalls/figures.csv", "../../embed/en/market-stalls/kinds/"),
        *("../../files/report%201.pdf#page=2", "../about/#:~:text=market", "../../sitemap.xml"),
        *("/sub/en/about/", "https://fixture.example/sub/", "HTTPS://Fixture.Example/sub/en/"),
        *("/elsewhere/", "https://fixture.example/other/", "//other.example/x", "https://[/"),
        *("https://other.example/sub/nothing", "mailto:a@b.example", "tel:+85212345"),
    ],
)
def test_a_link_that_leads_somewhere_passes(link: str) -> None:
    assert tell(add(f"[x]({link})")) == []


def test_footnotes_are_no_links_to_check() -> None:
    assert tell(add("A note[^a] here.\n\n[^a]: Its words.")) == []


def test_pages_are_checked_as_stories_are() -> None:
    site = load_fixture()
    words = Prose("site_src/pages/about.en.md", "About\n\n[x](../market-stalls/) [y](../market/)")
    leaves = tuple(replace(leaf, prose={**leaf.prose, "en": words}) for leaf in site.leaves)
    assert [line.split()[1:] for line in tell(replace(site, leaves=leaves))] == [
        ["link-no-page", "../market/"]
    ]


def test_a_converted_language_is_told_at_its_original_and_once() -> None:
    site = add("看[別頁](../nothing/)。", "zh")
    derived = Language("zh-hans", "zh-Hans", "简体", "zh")
    site = replace(site, languages={**site.languages, "zh-hans": derived})
    assert len(tell(site)) == 1
    pages = {path.replace("zh/", "zh-hans/", 1): page for path, page in list_pages().items()}
    check_links(add("[x](../nothing/)", "zh"), pages, problems := Problems())
    assert {p.origin.file for p in problems} == {STORY}


def test_what_was_meant_is_named() -> None:
    check_links(add("[x](../abuot/)"), list_pages(), problems := Problems())
    (problem,) = problems
    assert problem.mend("en").startswith('Did you mean "../about/"?')
    check_links(add("## Rents {#rents}\n\n[x](#rent)"), list_pages(), problems := Problems())
    (problem,) = problems
    assert "stalls" in problem.mend("en")


# What a newsroom wrote, in which every line is lost or broken without a word elsewhere.
CASE = """
###No space {#gap}

See the [old site](http://www.stats.gov.cn/x), or call the [office](tel:+85212345).

The stalls: ![Market](market.png)

A footnote[^a] here.

[^a]: The note

**Bold end**
goes on.

> Quote a
> quote b

    indented

~~struck~~ word

# Big heading

Underlined
---

The end. See [other](../no-such-page/).
"""


def test_every_line_that_markdown_loses_is_told() -> None:
    files = dict(read_inputs(FIXTURE).files)
    start = files[STORY].count(b"\n")
    files[STORY] += CASE.encode()
    site = load_site(Inputs(Path(), files), problems := Problems())
    hold(site, problems)
    check_links(site, list_pages(), problems)
    told = {
        (p.origin.line - start, p.code)
        for p in problems
        if p.origin.file == STORY and p.origin.line > start
    }
    assert {line for line, code in told if code == "link-no-page"} == {27}
    assert {line for line, code in told if code == "prose-picture"} == {6}
    assert {line for line, code in told if code == "prose-heading"} == {2, 22, 24}
    assert not {line for line, _ in told} - {2, 6, 22, 24, 27}
