"""Embedding: a snippet that needs no script, is safe to paste, and is tall enough."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fixture import ROOT, text_of

from youju.drawing.svg import Picture
from youju.pages.embeds import (
    MARGIN,
    SIZES,
    TURN,
    WIDEST_NARROW,
    WIDTHS_MEASURED,
    frame_height,
    write_snippet,
)
from youju.theme import WIDTHS

PICTURE = Picture(344, 300, "", frozenset(), 0, ())
PICTURES = {"narrow": PICTURE, "wide": replace(PICTURE, width=680, height=240)}
TEXTS = {"title": ["A title"], "finding": ["A finding."], "small": ["Source: a list."]}


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_snippet_is_a_frame_and_a_line_that_remains_without_it() -> None:
    base = "https://news.example/"
    html = write_snippet(f"{base}embed/", "Title", "Us · Source", f"{base}chart/", 640)
    (_, frame), (_, _), (_, link) = Reader(html).found
    assert [tag for tag, _ in Reader(html).found] == ["iframe", "p", "a"]
    assert (frame["src"], frame["title"], frame["height"]) == (f"{base}embed/", "Title", "640")
    assert frame["loading"] == "lazy"
    assert "allow-same-origin" not in (frame["sandbox"] or "")
    assert link["href"] == f"{base}chart/"
    assert Reader(html).words.strip() == "Title · Us · Source"


@pytest.mark.parametrize("words", ['"><script>x</script>', "' onload='x", "a & b <i>"])
def test_words_cannot_leave_their_place_in_a_snippet(words: str) -> None:
    reader = Reader(write_snippet(words, words, words, words, 5))
    assert [tag for tag, _ in reader.found] == ["iframe", "p", "a"]
    assert reader.found[0][1]["title"] == words
    assert "onload" not in reader.found[0][1]


def test_a_frame_is_as_tall_as_its_tallest_width_needs() -> None:
    height = frame_height(TEXTS, PICTURES)
    tallest_picture = 300 * min(TURN - 1 - 2 * MARGIN, WIDEST_NARROW) / 344
    assert height > tallest_picture + sum(size * line for size, line in SIZES.values())
    assert height < 2 * tallest_picture
    assert max(WIDTHS_MEASURED) > WIDTHS["wide"]
    assert {TURN - 1, TURN} <= set(WIDTHS_MEASURED)


@pytest.mark.parametrize("kind", ["title", "finding", "small"])
def test_more_words_need_more_room(kind: str) -> None:
    longer = {**TEXTS, kind: ["有很多文字" * 30]}
    assert frame_height(longer, PICTURES) > frame_height(TEXTS, PICTURES) + 70


def test_a_taller_picture_needs_more_room() -> None:
    taller = {**PICTURES, "wide": replace(PICTURES["wide"], height=900)}
    assert frame_height(TEXTS, taller) > 900


def test_the_style_sheet_has_the_sizes_that_are_reckoned_with() -> None:
    css = (ROOT / "static/css/embed.css").read_text("utf-8")
    assert f"@media (min-width: {TURN}px)" in css
    assert f".plot.narrow {{ max-width: {WIDEST_NARROW}px; }}" in css
    assert f".plot.wide {{ display: none; max-width: {WIDTHS['wide']}px; }}" in css
    assert f"padding: {MARGIN}px;" in css
    for size, line in SIZES.values():
        short, long = f"{size:g}px/{line:g}", f"font-size: {size:g}px; line-height: {line:g};"
        assert short in css or long in css, size


def test_an_embed_page_is_bare_and_not_for_search_engines() -> None:
    page = text_of("embed/en/market-stalls/kinds/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert (
        '<link rel="canonical" href="https://fixture.example/sub/en/market-stalls/kinds/">' in page
    )
    assert page.count("<script") == 1 and "src=" not in page
    assert "<nav" not in page and "<footer" not in page
    assert page.count("<svg") == 2
    links = [attrs for tag, attrs in Reader(page).found if tag == "a"]
    assert links and all(link["target"] == "_blank" for link in links)
