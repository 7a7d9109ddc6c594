"""Tombstones: pages and files at every address that was published, in words of each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.fixture import FIGURES, KINDS, load_fixture, print_fixture
from youju import addresses
from youju.content.tombstones import list_stone_places
from youju.embeds.tombstone_pages import print_tombstones
from youju.model import Origin, Register, Text, Tombstone
from youju.pictures.cards import Card
from youju.printing.context import make_press
from youju.printing.templating import Printer

CODES = ("en", "zh")
# What stands beside the embed page of a chart; the two pictures are those of the card below.
FILES = (
    *(".svg", "-dark@2x.png"),
    *(".csv", "-excel.csv", ".json", ".metadata.json", ".vl.json"),
)


def bury(place: str, *published: str, instead: str = "") -> Mapping[str, str]:
    """Return the pages of a tombstone for `place` by their paths."""
    site = load_fixture()
    title = Text({"en": "Sorts of stalls", "zh": "攤位種類"}, CODES)
    reason = Text({"en": "The count was withdrawn.", "zh": "清點結果已經撤回。"}, CODES)
    origin = Origin("site_src/tombstones.toml")
    stone = Tombstone(place, "2024-06-01", title, reason, instead, origin)
    slug, _, item = place.partition("/")
    card = Card({".svg": b"<svg/>", "-dark@2x.png": b"png"})
    register = Register(tuple(f"embed/{path}/index.html" for path in published))
    site = replace(site, tombstones=(stone,), register=register)
    cards = {(slug, item, code): card for code in CODES}
    printed, printer = print_fixture(), Printer(site.files)
    poster = next(iter(printed.posters.values()))
    posters = {
        addresses.share_card(addresses.chart(there, *chart)): poster
        for there, *chart in list_stone_places(site, stone)
    }
    press = make_press(site, printed.pictures, cards, posters, printer)
    pages = {page.path: page.content.decode() for page in print_tombstones(press)}
    assert list(printer.problems) == []
    return pages


def test_a_charts_tombstone_stands_at_embed_and_chart_page_in_all_languages() -> None:
    pages = bury("rooms/by-year", "en/rooms/by-year")
    assert sorted(pages) == sorted(
        path
        for code in CODES
        for path in (
            f"embed/{code}/rooms/by-year/index.html",
            *(f"embed/{code}/rooms/by-year{suffix}" for suffix in FILES),
            f"{code}/rooms/by-year/index.html",
        )
    )
    for path in ("embed/zh/rooms/by-year/index.html", "zh/rooms/by-year/index.html"):
        assert "<h1>攤位種類</h1>" in pages[path] and "清點結果已經撤回。" in pages[path]
        assert "2024年6月1日起停止發佈" in pages[path]
    shared = "https://fixture.example/sub/zh/rooms/by-year/card.png"
    assert f'property="og:image" content="{shared}"' in pages["zh/rooms/by-year/index.html"]
    assert '<meta name="robots" content="noindex">' in pages["embed/en/rooms/by-year/index.html"]


def test_a_page_that_chose_a_language_still_does() -> None:
    pages = bury("rooms/by-year", "auto/rooms/by-year")
    page = pages["embed/auto/rooms/by-year/index.html"]
    for code, title in (("en", "Sorts of stalls"), ("zh", "攤位種類")):
        assert f'<a href="../../../{code}/rooms/by-year/" data-code="{code}">' in page
        assert f"</a> · {title}</li>" in page
        assert f"embed/{code}/rooms/by-year/index.html" in pages
    assert 'content="0; url=../../../en/rooms/by-year/"' in page
    assert "LANGUAGES = {" in page
    assert "embed/auto/rooms/by-year.svg" not in pages  # nor was it ever
    assert "auto/rooms/by-year/index.html" not in pages


def test_a_figures_card_has_no_page_beside_its_embed() -> None:
    pages = bury(f"{FIGURES}/figure/drinks", f"en/{FIGURES}/figure/drinks")
    assert [path for path in pages if path.endswith("index.html")] == [
        f"embed/{code}/{FIGURES}/figure/drinks/index.html" for code in CODES
    ]
    page = pages[f"embed/en/{FIGURES}/figure/drinks/index.html"]
    assert (
        f'canonical" href="https://fixture.example/sub/embed/en/{FIGURES}/figure/drinks/"' in page
    )
    assert [path for path in pages if not path.endswith("index.html")] == [
        f"embed/{code}/{FIGURES}/figure/drinks.txt" for code in CODES
    ]


def test_a_language_leaves_a_tombstone_at_each_of_its_embeds() -> None:
    pages = bury(
        "fr", f"fr/{FIGURES}/{KINDS}", f"fr/{FIGURES}/figure/food", f"en/{FIGURES}/{KINDS}"
    )
    # Snippets lead to the chart's own page; a figure's card has no picture files.
    assert set(pages) == {
        f"fr/{FIGURES}/{KINDS}/index.html",
        f"embed/fr/{FIGURES}/figure/food/index.html",
        f"embed/fr/{FIGURES}/figure/food.txt",
        *(f"embed/fr/{FIGURES}/{KINDS}{end}" for end in ("/index.html", *FILES)),
    }
    assert "/en/" in pages[f"embed/fr/{FIGURES}/figure/food.txt"]
    own = pages[f"fr/{FIGURES}/{KINDS}/index.html"]
    assert f'href="../../../en/{FIGURES}/{KINDS}/"' in own
    page = pages[f"embed/fr/{FIGURES}/{KINDS}/index.html"]
    assert f'href="https://fixture.example/sub/en/{FIGURES}/{KINDS}/"' in page
    page = pages[f"embed/fr/{FIGURES}/figure/food/index.html"]
    assert f'href="https://fixture.example/sub/en/{FIGURES}/data/#ev-food"' in page


@pytest.mark.parametrize(
    ("place", "instead", "link", "words"),
    [
        ("rooms/by-year", "", "en/", "The Fixture"),
        (f"{FIGURES}/sorts", "", f"en/{FIGURES}/", "The market has <data "),
        ("rooms/by-year", f"{FIGURES}/{KINDS}", f"en/{FIGURES}/{KINDS}/", "Most stalls sell food"),
        ("rooms/x", f"{FIGURES}/figure/food", f"en/{FIGURES}/data/#ev-food", "Selling food"),
    ],
)
def test_it_leads_to_what_stands_instead_or_to_its_story_or_to_the_front_page(
    place: str, instead: str, link: str, words: str
) -> None:
    page = bury(place, instead=instead)[f"embed/en/{place}/index.html"]
    assert (
        f'href="https://fixture.example/sub/{link}" target="_blank" rel="noopener">{words}' in page
    )
