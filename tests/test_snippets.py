"""Snippets: each kind is whole, safe to paste, and names title, source and chart page."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from fixture import BY_YEAR, FIGURES, KINDS, TIDY, print_fixture, text_of

from youju.pages import snippets

BASE = "https://fixture.example/sub/"
CHARTS = ((FIGURES, KINDS), (TIDY, BY_YEAR))
ALL = [(code, *chart) for code in ("en", "zh") for chart in CHARTS]


class Reader(HTMLParser):
    """Collects tags with their attributes, and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def only(self, tag: str) -> dict[str, str | None]:
        (attributes,) = (attributes for name, attributes in self.found if name == tag)
        return attributes


def read(code: str, slug: str, id: str) -> dict[str, str]:
    page = text_of(f"{code}/{slug}/{id}/index.html")
    found = re.findall(r'<textarea id="snippet-([a-z]+)".*?>(.*?)</textarea>', page, re.DOTALL)
    return {kind: unescape(text) for kind, text in found}


def title(code: str, slug: str, id: str) -> str:
    told: str = json.loads(text_of(f"embed/{code}/{slug}/{id}.metadata.json"))["title"]
    return told


@pytest.mark.parametrize("code, slug, id", ALL)
def test_every_kind_is_offered_and_leads_back(code: str, slug: str, id: str) -> None:
    found = read(code, slug, id)
    assert list(found) == [*snippets.KINDS, "address"]
    page = f"{BASE}{code}/{slug}/{id}/"
    assert found["address"] == page
    for kind, text in found.items():
        assert page in text, kind
        if kind not in ("address", "markdown"):
            assert title(code, slug, id) in Reader(text).words, kind


@pytest.mark.parametrize("code, slug, id", ALL)
def test_the_frame_needs_no_script_and_is_closed_in(code: str, slug: str, id: str) -> None:
    reader = Reader(read(code, slug, id)["frame"])
    assert [tag for tag, _ in reader.found] == ["div", "iframe", "p", "a"]
    frame = reader.only("iframe")
    assert frame["src"] == f"{BASE}embed/{code}/{slug}/{id}/"
    assert frame["title"] == title(code, slug, id)
    assert frame["loading"] == "lazy" and frame["referrerpolicy"]
    assert "allow-same-origin" not in (frame["sandbox"] or "")
    assert "100cqw" in (frame["style"] or "") and int(frame["height"] or 0) > 200
    assert reader.only("div")["style"] == "container-type:inline-size"
    assert reader.only("p")["lang"] == {"en": "en", "zh": "zh-Hant"}[code]


@pytest.mark.parametrize("kind", ["script", "element"])
def test_a_script_is_ours_and_cannot_change(kind: str) -> None:
    script = Reader(read("en", FIGURES, KINDS)[kind]).only("script")
    path = (script["src"] or "").removeprefix(BASE)
    assert path in print_fixture().pages
    assert (script["integrity"] or "").startswith("sha384-")
    assert script["crossorigin"] == "anonymous" and "async" in script


def test_the_element_follows_the_pages_language() -> None:
    element = Reader(read("zh", FIGURES, KINDS)["element"]).only("youju-chart")
    assert element["src"] == f"{BASE}embed/auto/{FIGURES}/{KINDS}/"


@pytest.mark.parametrize("code, slug, id", ALL)
def test_the_picture_has_its_words_and_both_papers(code: str, slug: str, id: str) -> None:
    reader = Reader(read(code, slug, id)["picture"])
    image, dark = reader.only("img"), reader.only("source")
    told = json.loads(text_of(f"embed/{code}/{slug}/{id}.metadata.json"))
    assert image["alt"] == told["description"]
    named = [image["src"], *(image["srcset"] or "").split()[:1]]
    named += [part.split()[0] for part in (dark["srcset"] or "").split(", ")]
    assert len(named) == 4
    for address in named:
        assert (address or "").removeprefix(BASE) in print_fixture().pages, address
    size = print_fixture().pages[(image["src"] or "").removeprefix(BASE)][16:24]
    assert int(image["width"] or 0) == int.from_bytes(size[:4], "big")
    assert int(image["height"] or 0) == int.from_bytes(size[4:], "big")


@pytest.mark.parametrize("code, slug, id", ALL)
def test_wechat_gets_plain_sections_and_a_table(code: str, slug: str, id: str) -> None:
    text = read(code, slug, id)["wechat"]
    reader = Reader(text)
    kept = {"section", "p", "table", "tr", "td"}
    assert {tag for tag, _ in reader.found} <= kept
    assert {name for _, attributes in reader.found for name in attributes} == {"style"}
    assert "url(" not in text and len(text) < snippets.WECHAT_LONGEST
    if id == KINDS:
        assert "800" in reader.words and [tag for tag, _ in reader.found].count("tr") == 4


def test_a_table_too_long_for_wechat_is_left_out() -> None:
    """The series has hundreds of rows; what is pasted has none, and says where they are."""
    text = read("en", TIDY, BY_YEAR)["wechat"]
    assert "<table" not in text
    assert f"{BASE}en/{TIDY}/{BY_YEAR}/" in text


def test_markdown_is_a_linked_picture_and_a_line() -> None:
    text = read("en", FIGURES, KINDS)["markdown"]
    picture, _, line = text.partition("\n\n")
    page = f"{BASE}en/{FIGURES}/{KINDS}/"
    image = rf"!\[(?:[^\[\]\\]|\\.)+\]\(<{BASE}embed/en/{FIGURES}/{KINDS}\.png>\)"
    assert re.fullmatch(rf"\[{image}\]\(<{page}>\)", picture)
    assert line.startswith(f"[Most stalls sell food](<{page}>) · The Fixture")


def test_markdown_escapes_what_it_would_take_for_its_own() -> None:
    assert snippets._escape("a_b [c] <d> *e* & f") == r"a\_b \[c\] \<d\> \*e\* & f"


def test_amp_has_a_placeholder_and_a_way_to_see_all() -> None:
    reader = Reader(read("en", FIGURES, KINDS)["amp"])
    frame = reader.only("amp-iframe")
    assert frame["layout"] == "fixed-height" and "resizable" in frame
    assert (frame["sandbox"] or "").startswith("allow-scripts")
    assert "placeholder" in reader.only("amp-img")
    assert any("overflow" in attributes for _, attributes in reader.found)


@pytest.mark.parametrize("kind", snippets.KINDS)
def test_words_cannot_leave_their_place(kind: str) -> None:
    """Text between tags and in attributes is the title's own, quotation marks and all."""
    for code, slug, id in ALL:
        for tag, attributes in Reader(read(code, slug, id)[kind]).found:
            assert not any(name.startswith("on") for name in attributes), tag
            assert tag != "script" or attributes["src"]
