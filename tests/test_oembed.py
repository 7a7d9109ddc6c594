"""oEmbed: an answer that WordPress and Ghost understand, as a file."""

from __future__ import annotations

import json
import re

import pytest
from fixture import BY_YEAR, FIGURES, KINDS, TIDY, text_of

from youju.drawing import posters
from youju.pages.heights import Fit
from youju.pages.oembed import write_oembed

OUTSIDE = {
    "title": "A title",
    "publisher": "Us",
    "home": "https://a.example/",
    "fit": Fit({280: 480}),
    "card": "https://a.example/card.png",
}


def test_the_answer_has_what_the_standard_asks_of_a_rich_one() -> None:
    answer = json.loads(write_oembed(OUTSIDE, "<iframe></iframe>"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert (answer["width"], answer["height"], answer["html"]) == (640, 480, "<iframe></iframe>")
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (
        posters.WIDTH,
        posters.HEIGHT,
    )


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("slug, id", [(FIGURES, KINDS), (TIDY, BY_YEAR)])
def test_wordpress_leaves_the_frame_of_an_answer(slug: str, id: str, code: str) -> None:
    """The expressions and the list of attributes are those of wp_filter_oembed_result."""
    answer = json.loads(text_of(f"embed/{code}/{slug}/{id}.json"))
    found = re.search(
        r"(?s)(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", answer["html"]
    )
    assert found and found[1]
    assert set(re.findall(r'\s([a-z]+)="', found[2])) <= {
        *("src", "width", "height", "frameborder", "marginwidth", "marginheight"),
        *("scrolling", "title"),
    }
    assert f'src="https://fixture.example/sub/embed/{code}/{slug}/{id}/"' in found[2]
    assert 200 <= answer["height"] <= 1000


def test_the_chart_page_says_where_the_answer_is() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    address = f"https://fixture.example/sub/embed/en/{FIGURES}/{KINDS}.json"
    assert f'<link rel="alternate" type="application/json+oembed" href="{address}"' in page
