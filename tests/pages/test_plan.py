"""The plan: every address, every link inside the site, the same figures in every language."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.fixture import (
    BY_YEAR,
    FIGURES,
    KINDS,
    ONE_YEAR,
    TIDY,
    load_fixture,
    plan_pages,
    print_fixture,
    print_new,
    text_of,
)
from youju.model import Leaf, Prose

CHARTS = ((FIGURES, KINDS), (TIDY, BY_YEAR), (TIDY, ONE_YEAR))
# What stands beside the page to embed.
FILES = (
    *(
        f"{paper}{end}"
        for paper in ("", "-dark", "-phone", "-phone-dark")
        for end in (".svg", ".png", "@2x.png")
    ),
    *(".csv", "-excel.csv", ".vl.json", ".json", ".metadata.json"),
)
CODES = ("en", "zh")
ROOT = "/sub/"
COPY = rf"assets/{TIDY}/[0-9a-f]{{12}}-(\d+)\.(jpg|webp)"


class Reader(HTMLParser):
    """Collects a page's links, ids, language, figures and headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.described: list[str] = []
        self.figures: list[tuple[str, str]] = []
        self.lang = ""
        self.heads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.links += [found[name] for name in ("href", "src") if name in found]
        self.ids += [found["id"]] if "id" in found else []
        for name in ("aria-describedby", "aria-labelledby", "for"):
            self.described += found.get(name, "").split()
        if "data-figure" in found and tag == "data":
            self.figures.append((found["data-figure"], found["value"]))
        if tag == "html":
            self.lang = found["lang"]
        if tag in ("h1", "h2", "h3", "h4"):
            self.heads.append(tag)


def html_pages(*, new: bool = False) -> dict[str, Reader]:
    pages = (print_new() if new else print_fixture()).pages
    return {path: Reader(pages[path].decode()) for path in pages if path.endswith(".html")}


def test_every_address_of_the_site_is_there_and_no_other() -> None:
    expected = {"index.html", "404.html", "sitemap.xml", "robots.txt", "favicon.svg"}
    for code in CODES:
        expected |= {f"{code}/index.html", f"{code}/about/index.html"}
        for slug, chart in CHARTS:
            expected |= {
                f"{code}/{slug}/index.html",
                f"{code}/{slug}/data/index.html",
                f"{code}/{slug}/{chart}/index.html",
                f"embed/{code}/{slug}/{chart}/index.html",
                *(f"embed/{code}/{slug}/{chart}{end}" for end in FILES),
                f"{code}/{slug}/card.png",
                f"{code}/{slug}/{chart}/card.png",
            }
        for key in ("stalls", "food", "clothes", "rent", "food_share"):
            card = f"embed/{code}/{FIGURES}/figure/{key}"
            expected |= {f"{card}/index.html", f"{card}.txt"}
    for slug, chart in CHARTS:
        expected |= {f"embed/auto/{slug}/{chart}/index.html", f"data/{slug}/{chart}.zip"}
    for slug, names in ((FIGURES, ("figures",)), (TIDY, ("visits",))):
        expected |= {f"data/{slug}/{name}{end}.csv" for name in names for end in ("", "-excel")}
        expected.add(f"data/{slug}/figures.json")
    found = set(print_fixture().pages)
    # Their names are of the photograph and of how copies are made.
    copies = {path: re.fullmatch(COPY, path) for path in found if path.endswith((".jpg", ".webp"))}
    sizes = {copy.groups() for copy in copies.values() if copy}
    assert sizes == {(w, kind) for w in ("408", "816", "900") for kind in ("jpg", "webp")}
    assert len(copies) == len(sizes)
    expected |= copies.keys()
    named = r"(?:assets/[a-z]+|embed/embed)\.[0-9a-f]{12}\.(?:css|js|txt)"
    assets = {path for path in found if re.fullmatch(named, path)}
    assets_named = sorted(re.sub(r"\.[0-9a-f]{12}\.", ".", path) for path in assets)
    of_site = [
        *("assets/interactive.js", "assets/licences.txt"),
        *("assets/site.css", "assets/site.js", "assets/vega.js"),
    ]
    kept = [path for path in load_fixture().files if path.startswith("embeds/scripts/")]
    assert len(kept) == 2  # the one that snippets name now, and the one before
    assert assets_named == [*of_site, *["embed/embed.js"] * len(kept)]
    assert found - assets == expected


def test_what_is_new_has_fewer_files_and_no_other_than_before() -> None:
    old, new = (set(printed.pages) for printed in (print_fixture(), print_new()))
    texts = {path for path in old if "/figure/" in path and path.endswith(".txt")}
    dark = [f"{name}{end}" for name in ("-dark", "-phone-dark") for end in (".png", "@2x.png")]
    pictures = {
        f"embed/{code}/{slug}/{key}{suffix}"
        for code in CODES
        for slug, key in CHARTS
        for suffix in (".png", "-phone.svg", "-phone-dark.svg", *dark)
    }
    kept = {path for path in old if path.startswith("embed/embed.")} - new
    assert old - new == texts | pictures | kept and new <= old
    assert len(kept) == 1 and len(texts) == 10 and len(pictures) == 42


@pytest.mark.parametrize("new", [False, True])
def test_every_address_that_a_text_names_is_there(new: bool) -> None:
    """In snippets, answers, metadata and texts, which no reader of links sees."""
    pages, base = (print_new() if new else print_fixture()).pages, load_fixture().base_url
    texts = (".html", ".json", ".txt", ".xml", ".svg", ".csv")
    found = {
        (path, unquote(urldefrag(address).url).removeprefix(base))
        for path in pages
        if path.endswith(texts)
        for address in re.findall(
            re.escape(base) + r"""[^\s"'<>()\\,;&]*""", unescape(pages[path].decode())
        )
    }
    assert len(found) > 200
    assert {
        (path, address)
        for path, address in found
        if (f"{address}index.html" if address.endswith("/") or not address else address)
        not in pages
    } == {(path, "assets/") for path, address in found if address == "assets/"}  # a policy's


@pytest.mark.parametrize("new", [False, True])
def test_every_link_inside_the_site_leads_somewhere(new: bool) -> None:
    pages = html_pages(new=new)
    site, planned = load_fixture(), (print_new() if new else print_fixture()).pages
    for path, page in pages.items():
        for link in page.links:
            address, part = urldefrag(link.removeprefix(site.base_url))
            if urlsplit(address).scheme:
                continue
            if link.startswith(site.base_url):
                target = address
            elif address.startswith(ROOT):
                target = address.removeprefix(ROOT)
            else:
                folder = posixpath.dirname(path)
                target = posixpath.normpath(posixpath.join(folder, address)) if address else path
                target += "/" if address.endswith("/") else ""
                target = target.removeprefix("./")
            if target.endswith("/") or not target:
                target += "index.html"
            assert target in planned, f"{path}: {link}"
            assert not part or part in pages[target].ids, f"{path}: {link}"


def test_only_named_addresses_outside_the_site_are_linked() -> None:
    own = urlsplit(load_fixture().base_url).netloc
    hosts = {urlsplit(link).netloc for page in html_pages().values() for link in page.links}
    assert hosts <= {"", own, "statistics.example"}


def test_names_inside_a_page_are_unique_and_references_resolve() -> None:
    for path, page in html_pages().items():
        assert len(set(page.ids)) == len(page.ids), path
        assert set(page.described) <= set(page.ids), path


def test_pages_speak_their_language_and_know_their_translations() -> None:
    tags = {code: language.tag for code, language in load_fixture().languages.items()}
    for path, page in html_pages().items():
        code = path.removeprefix("embed/").split("/")[0]
        if code in tags:
            assert page.lang == tags[code], path
        if path.startswith(tuple(f"{code}/" for code in tags)):
            for tag in (*tags.values(), "x-default"):
                assert f'<link rel="alternate" hreflang="{tag}"' in text_of(path), path


def test_all_languages_show_the_same_figures() -> None:
    pages = html_pages()
    for path, page in pages.items():
        if path.startswith("en/"):
            other = pages[path.replace("en/", "zh/", 1)]
            assert sorted(set(page.figures)) == sorted(set(other.figures)), path


def test_each_page_has_one_first_heading_and_skips_no_level() -> None:
    for path, page in html_pages().items():
        assert page.heads.count("h1") == 1, path
        levels = [int(head[1]) for head in page.heads]
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_planning_is_pure() -> None:
    printed = print_fixture()
    again = list(plan_pages(printed.site, printed.pictures, printed.cards, printed.posters))
    assert {page.path: page.content for page in again} == printed.pages


def test_a_page_that_is_no_story_may_say_a_number_as_a_figure_of_speech() -> None:
    printed = print_fixture()
    prose = {code: Prose("a.md", "# A\n\nB {{ literal('<one>', 'a saying') }}.") for code in CODES}
    site = replace(printed.site, leaves=(Leaf("about", prose),))
    pages = {
        page.path: page.content
        for page in plan_pages(site, printed.pictures, printed.cards, printed.posters)
    }
    assert "<p>B &lt;one&gt;.</p>" in pages["en/about/index.html"].decode()


def test_templates_that_were_copied_long_ago_go_on_working() -> None:
    """As docs/make-it-yours.md says: copies ask for names that no template of ours has now."""
    printed = print_fixture()
    old = {
        "templates/index.html": b"{{ stories[0].date }} {{ stories[0].date_words }}",
        "templates/story.html": b"{{ story.date }} {{ story.date_words }}",
        "templates/plain.html": b"{{ title }}",
    }
    site = replace(printed.site, files={**printed.site.files, **old})
    pages = {
        page.path: page.content.decode()
        for page in plan_pages(site, printed.pictures, printed.cards, printed.posters)
        if page.path.endswith("index.html")
    }
    first = site.stories[0].slug
    assert pages["en/index.html"] == pages[f"en/{first}/index.html"] == "2024-05-09 May 9, 2024"
    assert pages["zh/index.html"] == "2024-05-09 2024年5月9日"
    assert pages["index.html"] == site.name[site.default]
