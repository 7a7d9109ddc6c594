"""Owns what each template is given: the types of the names that it may use.

Templates of newsrooms use them, too: a name is added, and never taken out (tests/promises).
"""

from __future__ import annotations

from collections.abc import Mapping

from youju.embeds.chart_frames import AutoView, EmbedView, FramedView
from youju.embeds.figure_frames import FigureFrameView
from youju.embeds.pin_pages import PinnedEmbedView
from youju.embeds.snippets import ChartSnippetView, SnippetView
from youju.embeds.tombstone_pages import StoneFrameView, WithdrawnView
from youju.pages.chart_pages import ChartPageView
from youju.pages.plan import EntrancesView, FrontView, LeafPageView
from youju.pages.story_pages import (
    FiguresPageView,
    PlacedChartView,
    PlacedPhotographView,
    StoryPageView,
)
from youju.printing.catalogue import OEMBED, SNIPPETS
from youju.printing.context import BaseView

_CHART_SNIPPETS = {*SNIPPETS.values(), OEMBED} - {"", SNIPPETS["frame"]}

# Of a name that several have, the last is meant.
GIVEN: Mapping[str, tuple[type, ...]] = {
    "plain.html": (BaseView, EntrancesView),
    "index.html": (BaseView, FrontView),
    "page.html": (BaseView, LeafPageView),
    "story.html": (BaseView, StoryPageView),
    "figure.html": (PlacedChartView,),
    "photograph.html": (PlacedPhotographView,),
    "data.html": (BaseView, FiguresPageView),
    "chart.html": (BaseView, ChartPageView),
    "withdrawn.html": (BaseView, WithdrawnView),
    "embed.html": (BaseView, FramedView, EmbedView),
    "pinned.html": (BaseView, FramedView, PinnedEmbedView),
    "tombstone.html": (BaseView, FramedView, StoneFrameView),
    "figure_embed.html": (BaseView, FramedView, FigureFrameView),
    "auto.html": (BaseView, FramedView, AutoView),
    SNIPPETS["frame"]: (SnippetView,),
    **dict.fromkeys(sorted(_CHART_SNIPPETS), (ChartSnippetView,)),
}
