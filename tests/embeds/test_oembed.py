"""oEmbed: an answer that WordPress and Ghost understand, as a file."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import cast

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, TIDY, text_of
from youju.embeds.heights import Fit
from youju.embeds.oembed import write_oembed
from youju.embeds.snippets import OutsideView
from youju.pictures import share_cards

ASKED = {
    "title": "A title",
    "subtitle": "",
    "publisher": "Us",
    "home": "https://a.example/",
    "fit": Fit({280: 580, 600: 500, 680: 461}),
    "card": "https://a.example/card.png",
}
OUTSIDE = cast("OutsideView", ASKED)


def test_the_answer_has_what_the_standard_asks_of_a_rich_one() -> None:
    answer = json.loads(write_oembed(OUTSIDE, "<iframe></iframe>"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert (answer["width"], answer["height"], answer["html"]) == (640, 481, "<iframe></iframe>")
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (
        share_cards.WIDTH,
        share_cards.HEIGHT,
    )


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("slug, chart_id", [(FIGURES, KINDS), (TIDY, BY_YEAR)])
def test_wordpress_leaves_the_frame_of_an_answer(slug: str, chart_id: str, code: str) -> None:
    """The expressions and the list of attributes are those of wp_filter_oembed_result."""
    html = json.loads(text_of(f"embed/{code}/{slug}/{chart_id}.json"))["html"]
    # Elements and attributes that it does not know are taken out before it looks.
    known = "src|width|height|frameborder|marginwidth|marginheight|scrolling|title|href"
    bare = re.sub(r"</?(?!blockquote|iframe|a\b)\w+[^>]*>", "", html)
    bare = re.sub(rf'\s(?!(?:{known})=)[\w-]+="[^"]*"', "", bare)
    found = re.search(r"(?s)(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", bare)
    assert found and found[1]
    frame = (
        rf'<iframe src="https://fixture.example/sub/embed/{code}/{slug}/{chart_id}/" title="[^"]+"'
    )
    assert re.fullmatch(rf'{frame} width="100%" height="\d+" frameborder="0"></iframe>', found[2])


@pytest.mark.parametrize("code", ["en", "zh"])
def test_who_keeps_all_of_the_answer_gets_the_height_that_fits(code: str) -> None:
    """Ghost listens to no frame: it has the frame of the snippet, which needs no listener."""
    answer = json.loads(text_of(f"embed/{code}/{FIGURES}/{KINDS}.json"))
    page = text_of(f"{code}/{FIGURES}/{KINDS}/index.html")
    (snippet,) = re.findall(r'(?s)<textarea id="snippet-frame".*?>(.*?)</textarea>', page)
    quote, frame = answer["html"].split("\n")
    assert unescape(snippet).startswith(frame + "\n") and "100cqw" in frame
    assert quote.startswith("<blockquote>")
    height = re.search(r'height="(\d+)"', frame)
    assert height and 200 <= answer["height"] <= int(height[1])


def test_the_chart_page_says_where_the_answer_is() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    address = f"https://fixture.example/sub/embed/en/{FIGURES}/{KINDS}.json"
    assert f'<link rel="alternate" type="application/json+oembed" href="{address}"' in page


def test_the_title_says_what_is_measured_where_and_when() -> None:
    said = json.loads(write_oembed({**OUTSIDE, "subtitle": "Town, people, 2024"}, ""))
    assert said["title"] == "A title · Town, people, 2024"
