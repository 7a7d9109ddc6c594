"""The press: the base round a page knows its place, its translations and the way to everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.fixture import FIGURES, KINDS, load_fixture, print_fixture, text_of
from youju.model import Leaf, Prose
from youju.printing.assets import bundle_assets
from youju.printing.context import Press, make_page, name_leaf, print_page, view_base, view_poster
from youju.printing.templating import Printer

HERE = "en/about/index.html"
FAMILY = {"en": HERE, "zh": "zh/about/index.html"}


class Namer(Printer):
    """Prints a template's name and the page's language and place."""

    def print(self, name: str, values: Mapping[str, Any]) -> str:
        return f"{name} {values['code']} {values['here']} {values.get('more')}"


@pytest.fixture
def press() -> Press:
    """Return a press that prints a template's name and the page's language and place."""
    site = load_fixture()
    return Press(
        site,
        print_fixture().pictures,
        print_fixture().cards,
        print_fixture().posters,
        bundle_assets(site.files, {"en": "en"}),
        Namer({}),
    )


def test_a_page_knows_its_translations(press: Press) -> None:
    base = view_base(press, "en", HERE, FAMILY)
    assert [(other["tag"], other["path"]) for other in base["alternates"]] == [
        ("en", HERE),
        ("zh-Hant", "zh/about/index.html"),
    ]
    assert base["default_path"] == HERE
    fronts = {code: f"{code}/index.html" for code in FAMILY}
    assert view_base(press, "en", "en/index.html", fronts)["default_path"] == "index.html"


def test_links_start_from_the_page(press: Press) -> None:
    base = view_base(press, "zh", FAMILY["zh"], FAMILY)
    assert base["href"]("favicon.svg") == "../../favicon.svg"
    assert base["absolute"](HERE) == "https://fixture.example/sub/en/about/"
    assert base["say"]("source") == "來源"
    assert base["leaves"] == [{"path": "zh/about/index.html", "title": "關於樣本"}]


def test_a_shared_page_names_its_picture(press: Press) -> None:
    page = f"en/{FIGURES}/index.html"
    assert view_poster(press, page, "In words") == {
        "path": f"en/{FIGURES}/card.png",
        "alt": "In words",
        "width": 1200,
        "height": 630,
    }
    address = f"https://fixture.example/sub/en/{FIGURES}/card.png"
    for path in (page, f"en/{FIGURES}/data/index.html", "en/index.html"):
        assert f'<meta property="og:image" content="{address}">' in text_of(path)
    assert "og:image" not in text_of("en/about/index.html")
    shown = "The market has more than 1,200\u00a0items · Bars: food 800\u00a0items, clothes 400"
    alts = [
        re.findall(r'og:image:alt" content="([^"]*)"', text_of(path))[0]
        for path in (page, f"en/{FIGURES}/data/index.html", "en/index.html")
    ]
    assert alts[0] == alts[1] and alts[0].startswith(shown)
    assert alts[2] == "The market has more than 1,200\u00a0items · Most stalls sell food"
    card = f"en/{FIGURES}/{KINDS}/card.png"
    chart = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    assert f'content="https://fixture.example/sub/{card}"' in chart
    alt = "Fixture Town, items, May 2024: Bars: food 800\u00a0items, clothes 400\u00a0items."
    assert f'og:image:alt" content="{alt}"' in chart
    assert '<meta name="twitter:card" content="summary_large_image">' in chart


def test_a_template_is_printed_with_its_own_values(press: Press) -> None:
    page = print_page(press, "page.html", "zh", lambda code: FAMILY[code], {"more": "x"})
    assert (page.path, page.content) == (FAMILY["zh"], b"page.html zh zh/about/index.html x")
    assert make_page("a.txt", "數").content == "數".encode()


@pytest.mark.parametrize("text", ["# A title\n\nText", "\n\n#  A title \nText", "A title"])
def test_the_first_line_names_a_page(text: str) -> None:
    assert name_leaf(Leaf("a", {"en": Prose("a.md", text)}), "en") == "A title"


def test_the_lost_page_speaks_every_language() -> None:
    page = text_of("404.html")
    both = ("This page does not exist", "找不到這個頁面")
    assert f"<title>{' · '.join(both)}</title>" in page
    (head,) = re.findall("<h1>(.*?)</h1>", page)
    assert head == f'<span lang="en">{both[0]}</span> <span lang="zh-Hant">{both[1]}</span>'
    for tag, words in (("en", "To the front page"), ("zh-Hant", "回到首頁")):
        assert re.search(rf'<li lang="{tag}">.*<p>{words}</p>', page)


def test_the_lost_page_works_at_any_depth() -> None:
    page = text_of("404.html")
    assert 'href="/sub/en/"' in page and 'href="/sub/assets/site.' in page
    assert 'href="en/"' in text_of("index.html")
