"""What a chart's page offers: all of it is made, and all of it has a template."""

from __future__ import annotations

import re

from tests.fixture import FIGURES, KINDS, load_fixture, print_fixture, print_new, text_of
from youju import addresses
from youju.printing.catalogue import OEMBED, OFFERED, SNIPPETS, THEMES


def test_every_file_on_offer_is_published_in_every_language() -> None:
    suffixes = [suffix for files in OFFERED.values() for suffix in files.values()]
    assert len(suffixes) == len(set(suffixes)) > 5
    for code in load_fixture().languages:
        for suffix in suffixes:
            assert addresses.embed_file(code, FIGURES, KINDS, suffix) in print_fixture().pages


def test_some_of_each_kind_is_on_offer_of_a_new_chart() -> None:
    for code in load_fixture().languages:
        made = {
            suffix
            for files in OFFERED.values()
            for suffix in files.values()
            if addresses.embed_file(code, FIGURES, KINDS, suffix) in print_new().pages
        }
        assert all(made & {*files.values()} for files in OFFERED.values())
        page = print_new().pages[f"{code}/{FIGURES}/{KINDS}/index.html"].decode()
        offered = re.findall(rf'download="{FIGURES}-{KINDS}-{code}([^"]*)"', page)
        assert set(offered) == made and len(offered) == len(made)


def test_every_template_of_a_snippet_is_on_offer() -> None:
    """But for what several of them share; Markdown and an address have none."""
    files = {name for name in load_fixture().files if name.startswith("templates/snippets/")}
    named = {f"templates/{name}" for name in (*SNIPPETS.values(), OEMBED) if name}
    assert files - {"templates/snippets/parts.html"} == named
    bare = [kind for kind, template in SNIPPETS.items() if not template]
    assert bare == ["address", "markdown"]


def test_a_preview_can_lie_on_every_paper() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    assert re.findall(r'<option value="(\w+)">', page) == list(THEMES)
