"""Owns single figures on other people's pages: a card for a frame, and the same as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from youju.drawing.lines import wrap
from youju.model import Figure, Page, Story
from youju.pages import addresses
from youju.pages.assets import make_csp
from youju.pages.embeds import write_snippet
from youju.pages.evidence import word_figure
from youju.pages.press import Press, make_frame, make_page
from youju.pages.views import Desk, View, view_evidence

# The sizes and line heights of a card's texts, as static/css/embed.css sets them; a value is
# smaller in a narrow frame.
SIZES = {"story": (13.0, 1.5), "label": (15.5, 1.4), "value": (28.0, 1.25), "small": (13.0, 1.5)}
_LEAST, _SHARE = 20.0, 0.09
# Frames from a side column's to a whole page's.
WIDTHS_MEASURED = (200, 220, 260, 320, 480, 640, 960)
_MARGIN, _GAPS = 12, 34
# Readers' fonts are a little wider than the mean; the digits of a serif much.
_SLACK = {"story": 1.06, "label": 1.1, "value": 1.15, "small": 1.08}


def print_figure_cards(press: Press, story: Story, code: str) -> Iterator[Page]:
    """Yield the card of every figure of `story`, and each as a line of text with its address."""
    for figure in story.figures.values():
        here = addresses.embed_figure(code, story.slug, figure.id)
        view = _view_card(press, story, figure, code)
        frame = make_frame(press, code, here, {code: here, press.site.default: here})
        frame["csp"] = make_csp(press.assets.embed_css)
        values = {**frame, "card": view, "css": Markup(press.assets.embed_css)}
        yield make_page(here, press.render("figure_embed.html", values))
        text = f"{view['text']}\n{view['address']}\n"
        yield make_page(addresses.embed_figure_text(code, story.slug, figure.id), text)


def view_embed(press: Press, story: Story, figure: Figure, code: str, here: str) -> View:
    """Return what the page at `here` says about embedding `figure`: snippet, card and text."""
    view = _view_card(press, story, figure, code)
    card = addresses.embed_figure(code, story.slug, figure.id)
    text = addresses.embed_figure_text(code, story.slug, figure.id)
    address = addresses.absolute(press.site.base_url, card)
    source = f"{press.site.published_by[code]} · {view['details']}"
    height = max(measure_card(view["texts"], width) for width in WIDTHS_MEASURED)
    return {
        "snippet": write_snippet(address, view["title"], source, view["address"], height),
        "card": addresses.relative(here, card),
        "text": addresses.relative(here, text),
    }


def measure_card(texts: list[tuple[str, str]], width: int) -> int:
    """Return how many pixels a card is high at `width`; `texts` are its (size, words)."""
    total = 2.0 * _MARGIN + _GAPS
    for kind, text in texts:
        size, leading = SIZES[kind]
        if kind == "value":
            size = min(max(_SHARE * width, _LEAST), size)
        total += len(wrap(text, size * _SLACK[kind], width - 2 * _MARGIN)) * size * leading
    return round(total)


def _view_card(press: Press, story: Story, figure: Figure, code: str) -> View:
    """Return a figure for figure_embed.html, with the texts by whose sizes it is measured."""
    desk = Desk(press.site, story, code)
    evidence = view_evidence(desk, figure)
    home = addresses.absolute(press.site.base_url, addresses.data(code, story.slug))
    value, short = word_figure(press.site, figure, code), story.short[code]
    details, told = _word_details(desk, evidence), {"label": evidence["label"], "value": value}
    more = f"{press.site.name[code]} · {desk.say('more_at')}"
    return {
        **evidence,
        "story": short,
        "title": desk.say("figure_named", **told),
        "details": details,
        "text": desk.say("figure_text", story=short, details=details, **told),
        "address": f"{home}#ev-{figure.id}",
        "texts": [
            ("story", short),
            ("label", evidence["label"]),
            ("value", value),
            ("small", f"{details} · {evidence['locator']} · "),
            ("small", more),
        ],
    }


def _word_details(desk: Desk, evidence: View) -> str:
    """Return when a figure holds and what bears it out: its source, or its formula."""
    source, period = evidence["source"], evidence["period"]
    if source:
        words = {"publisher": source["publisher"], "date": source["published_words"]}
        details = desk.say("figure_source", **words)
    else:
        formula = " ".join(Markup(part).striptags() for part in evidence["formula"])
        formula = formula.replace("( ", "(").replace(" )", ")")
        details = desk.say("figure_derived", formula=formula)
    return desk.say("figure_period", period=period, details=details) if period else details
