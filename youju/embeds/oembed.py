"""Owns oEmbed: the static answer that turns a pasted address into the chart it names."""

from __future__ import annotations

import json
from math import ceil

from youju.embeds.snippets import OutsideView
from youju.pictures import share_cards

# A static answer cannot know how wide a column is: its frame takes all of it, and this is a usual
# one, for which it names a height.
WIDTH = 640


def write_oembed(outside: OutsideView, html: str) -> str:
    """Return the oEmbed 1.0 answer ("rich") for the chart that `outside` describes.

    `html` is a quotation with the chart's line, and the frame as in the snippets. To providers it
    does not know WordPress leaves no more than the quotation and a bare frame, in that order
    (wp_filter_oembed_result), and listens for its height; others keep all, and listen to nothing.
    """
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": " · ".join(filter(None, (outside["title"], outside["subtitle"]))),
        "author_name": outside["publisher"],
        "provider_name": outside["publisher"],
        "provider_url": outside["home"],
        "cache_age": 86_400,
        "width": WIDTH,
        "height": ceil(outside["fit"].at(WIDTH)),
        "html": html,
        "thumbnail_url": outside["card"],
        "thumbnail_width": share_cards.WIDTH,
        "thumbnail_height": share_cards.HEIGHT,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
