"""Owns single figures on other people's pages: a card for a frame, and the same as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.content.register import list_whole
from youju.embeds.chart_frames import FrameAssets, print_framed
from youju.embeds.heights import fit_card
from youju.embeds.snippets import FramedItemView, print_snippet
from youju.localized.figures import word_figure
from youju.localized.kept import keep
from youju.localized.story import Desk
from youju.model import Figure, Page, Story
from youju.printing.catalogue import SNIPPETS
from youju.printing.context import Press, make_page
from youju.printing.evidence import EvidenceView, view_columns, view_evidence
from youju.tables.columns import Outlet


class CardView(EvidenceView):
    """A figure for the card that stands in a frame, at the whole `address` of its evidence.

    `story` is the story's short title, `text` all of the card as a line of plain text, and
    `details` what of it stands below the value. `texts` are those by whose sizes it is measured.
    """

    story: str
    title: str
    details: str
    text: str
    address: str
    texts: dict[str, list[str]]


class FigureFrameView(TypedDict):
    """The card of a figure in a frame; `name` is told to the page around it, "story/figure/id"."""

    card: CardView
    name: str


class FigureEmbedView(TypedDict):
    """What a page offers to whoever embeds a figure: snippet, address of the card, line of text.

    `file` is where the text was published, or "". Templates of newsrooms have a link to what once
    was a file of every figure: `text`.
    """

    snippet: str
    card: str
    text: str
    file: str
    line: str


def print_figure_cards(press: Press, story: Story, code: str) -> Iterator[Page]:
    """Yield the card of every figure of `story`, and its text where one was published."""
    for figure in story.figures.values():
        here = addresses.embed_figure(code, story.slug, figure.id)
        view = _view_card(press, story, figure, code)
        assets = FrameAssets(press.assets.card_js, press.assets.card_css)
        own: FigureFrameView = {"card": view, "name": f"{story.slug}/figure/{figure.id}"}
        yield print_framed(press, "figure_embed.html", code, here, own, assets)
        if text := _find_text(press, story, figure, code):
            yield make_page(text, _write_text(view))


def view_snippet(
    press: Press, story: Story, figure: Figure, code: str, here: str
) -> FigureEmbedView:
    """Return what the page at `here` says about embedding `figure`."""
    view = _view_card(press, story, figure, code)
    card = addresses.embed_figure(code, story.slug, figure.id)
    text = _find_text(press, story, figure, code)
    outside: FramedItemView = {
        "tag": press.site.languages[code].tag,
        "title": view["title"],
        "embed": addresses.absolute(press.site.base_url, card),
        "page": view["address"],
        "credit": f"{press.site.published_by[code]} · {view['details']}",
        "fit": fit_card(view["texts"], press.site.look),
    }
    return {
        "snippet": print_snippet(press, SNIPPETS["frame"], outside),
        "card": addresses.relative(here, card),
        "text": addresses.relative(here, text or card),
        "file": addresses.relative(here, text) if text else "",
        "line": _write_text(view),
    }


def _find_text(press: Press, story: Story, figure: Figure, code: str) -> str:
    """Return the path of the file of a figure's text, "" if none was published."""
    register = press.site.register
    whole = keep(press.site, (list_whole, register), lambda: list_whole(register))
    place = f"{story.slug}/{addresses.FIGURE_FOLDER}{figure.id}"
    return addresses.embed_figure_text(code, story.slug, figure.id) if place in whole else ""


def _write_text(view: CardView) -> str:
    """Return a figure in a line of text, with its address on a second line."""
    return f"{view['text']}\n{view['address']}\n"


def _view_card(press: Press, story: Story, figure: Figure, code: str) -> CardView:
    made_of = (_view_card, story, figure, code)
    return keep(press.site, made_of, lambda: _make_card(press, story, figure, code))


def _make_card(press: Press, story: Story, figure: Figure, code: str) -> CardView:
    desk = Desk(press.site, story, code)
    lines = view_columns(desk, figure, Outlet.CARD)
    evidence: EvidenceView = {**view_evidence(desk, figure), "lines": lines}
    home = addresses.absolute(press.site.base_url, addresses.data(code, story.slug))
    value, short = word_figure(press.site, figure, code), story.short[code]
    details, told = _word_details(desk, evidence), {"label": evidence["label"], "value": value}
    more = f"{press.site.name[code]} · {desk.say('more_at')}"
    return {
        **evidence,
        "story": short,
        "title": desk.say("named", **told),
        "details": details,
        "text": desk.say("figure_text", story=short, details=details, **told),
        "address": f"{home}#ev-{figure.id}",
        "texts": {
            "label": [evidence["label"]],
            "value": [value],
            "small": [short, " · ".join(filter(None, [*_list_details(desk, evidence), more]))],
        },
    }


def _list_details(desk: Desk, evidence: EvidenceView) -> list[str]:
    """Return what a card prints of a figure below its value, part by part."""
    source, period = evidence["source"], evidence["period"]
    if source:
        worked = [desk.say("derived")] if evidence["formula"] else []
        borne = [*worked, source["publisher"], source["published_words"], evidence["locator"]]
    else:
        borne = [desk.say("derived"), _word_formula(evidence)]
    return [period, *borne, *(f"{line['head']} {line['words']}" for line in evidence["lines"])]


def _word_formula(evidence: EvidenceView) -> str:
    formula = " ".join(Markup(part).striptags() for part in evidence["formula"])
    return formula.replace("( ", "(").replace(" )", ")")


def _word_details(desk: Desk, evidence: EvidenceView) -> str:
    """Return when a figure holds, what bears it out, and what a card says besides."""
    source, period = evidence["source"], evidence["period"]
    if source:
        words = {"publisher": source["publisher"], "date": source["published_words"]}
        details = desk.say("figure_reckoned" if evidence["formula"] else "figure_source", **words)
    else:
        details = desk.say("figure_derived", formula=_word_formula(evidence))
    if period:
        details = desk.say("figure_period", period=period, details=details)
    lines = (
        desk.say("named", label=line["head"], value=line["words"]) for line in evidence["lines"]
    )
    return desk.style.semicolon.join([details, *lines])
