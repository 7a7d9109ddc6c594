"""Photographs as pages show them: copies for every screen, words for those who see none."""

from __future__ import annotations

import html
import re

import pytest

from tests import test_other_newsroom as newsroom
from tests.fixture import TIDY, load_fixture, print_fixture
from youju import addresses
from youju.content.cited import Cited
from youju.content.prose import PlacedPhotograph
from youju.localized.story import Desk
from youju.printing.photographs import view_photograph
from youju.printing.templating import make_environment


def cut(page: bytes) -> str:
    found = re.findall(r'(?s)<figure class="photograph">.*?</figure>', page.decode())
    assert len(found) == 1
    return html.unescape(found[0]).replace("\xa0", " ")


def test_every_copy_that_a_page_names_is_published() -> None:
    pages = print_fixture().pages
    for code in ("en", "zh"):
        here = addresses.story(code, TIDY)
        shown = cut(pages[here])
        named = re.findall(r"([^\s\"]+\.(?:jpg|webp)) (\d+)w", shown)
        paths = {path for path in pages if path.startswith(f"assets/{TIDY}/")}
        assert {name for name, _ in named} == {addresses.relative(here, path) for path in paths}
        assert all(name.split("-")[-1].startswith(f"{width}.") for name, width in named)
        largest = re.search(r'<img src="(\S+)".* width="(\d+)" height="(\d+)" alt="', shown)
        assert largest and largest[1] in {name for name, _ in named}
        assert (largest[2], largest[3]) == ("900", "560")
        assert 'loading="lazy"' in shown and '<source type="image/webp"' in shown


@pytest.mark.slow
def test_words_stand_in_their_language_and_their_figures_lead_to_their_evidence() -> None:
    pages = newsroom.make()
    english, chinese = (cut(pages[f"{code}/ferries/index.html"]) for code in ("en", "zh"))
    assert 'alt="A ferry with a red funnel leaves the harbour; of 60 items, 20 are as' in english
    assert 'href="#ev-large"><data class="fig" value="20"' in english
    assert "Drawing: Harbour Ledger" in english and "繪圖：港灣帳本" in chinese
    assert "艘大船裏的一艘，正在離港" in chinese and "red funnel" not in chinese


def test_what_decorates_is_silent_and_what_is_missing_is_not_shown() -> None:
    site = load_fixture()
    (story,) = (story for story in site.stories if story.slug == TIDY)
    desk = Desk(site, story, "en")
    words = (Cited(("-",)), Cited(()), Cited(("Lin",)))
    view = view_photograph(desk, PlacedPhotograph("hall.jpg", *words))
    assert view and (view["alt"], view["caption"], view["credit"]) == ("", "", "Lin")
    assert view_photograph(desk, PlacedPhotograph("wall.jpg", *words)) is None


def test_what_is_upright_is_narrower_than_the_text() -> None:
    template = make_environment(load_fixture().files).get_template("photograph.html")

    def show(width: int, height: int) -> str:
        copy = {"path": "a.jpg", "width": width, "height": height}
        words = {"alt": "A hall", "caption": "", "credit": "Lin"}
        photograph = {"largest": copy, "copies": [copy, copy], "others": [], **words}
        return template.render(photograph=photograph, href=str, column=680)

    assert 'class="photograph tall"' in show(900, 1200) and "416px, 100vw" in show(900, 1200)
    assert 'class="photograph"' in show(1200, 900) and "680px, 100vw" in show(1200, 900)
