"""What pages say about a story: title, day, key figures and files in their language."""

from __future__ import annotations

import re

from tests.fixture import BY_YEAR, FIGURES, TIDY, load_fixture, print_fixture, text_of
from youju.pages.story_views import view_story, view_teaser
from youju.printing.context import Press, make_press
from youju.printing.templating import Printer

STORIES = {story.slug: story for story in load_fixture().stories}


def press() -> Press:
    site, printed = load_fixture(), print_fixture()
    drawn = (printed.pictures, printed.cards, printed.posters)
    return make_press(site, *drawn, Printer(site.files))


def test_a_storys_head_has_its_words_and_key_figures() -> None:
    page = text_of(f"zh/{FIGURES}/index.html")
    head = page.partition('<header class="head">')[2].partition("</header>")[0]
    assert re.search(r"<h1>市場有<data [^>]*>1200多項</data>攤位</h1>", head)
    assert '<time datetime="2024-05-09">2024年5月9日</time>' in head
    assert re.findall(r'href="#ev-([a-z_]+)"', head) == ["stalls", "food_share"]
    assert "<title>市場有1200多項攤位 · 樣本</title>" in page


def test_links_start_from_the_page_that_asks() -> None:
    here = f"zh/{FIGURES}/data/index.html"
    view = view_story(press(), STORIES[FIGURES], "zh", here)
    links = [figure["href"] for figure in view["key_figures"]]
    assert links == ["../#ev-stalls", "../#ev-food_share"]
    assert view["plain_title"] == "市場有1200多項攤位"
    assert "<data " in view["title"]


def test_the_front_page_has_a_storys_charts_and_files() -> None:
    view = view_teaser(press(), STORIES[TIDY], "en")
    assert BY_YEAR in [chart["id"] for chart in view["charts"]]
    names = [file["name"] for file in view["files"]]
    assert names == sorted(set(names), key=names.index) != []
    assert view["ledger"] == f"data/{TIDY}/figures.json"
