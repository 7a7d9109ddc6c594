"""Owns the files of a withdrawn chart or figure: at each old address, what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.downloads.csv_files import BOM, neutralise, write_csv
from youju.localized.strings import make_say
from youju.model import Page
from youju.printing.context import Press, make_page

# The answer of oEmbed when there is nothing to embed but a link.
_LINK = {"version": "1.0", "type": "link"}


class StoneView(TypedDict):
    """What a tombstone says: what was withdrawn, when and why, and where it leads.

    `words` are those of the `link`, a path, and `plain_words` the same without mark-up.
    """

    title: str
    reason: str
    date: str
    gone: str
    link: str
    words: Markup
    plain_words: str


def print_chart_files(
    press: Press, view: StoneView, there: str, slug: str, chart_id: str
) -> Iterator[Page]:
    """Yield tables and JSON of a chart that says `view`, at its addresses in language `there`.

    The archive has no successor: nobody opens one to be told that it is empty.
    """
    page = addresses.absolute(press.site.base_url, addresses.chart(there, slug, chart_id))
    link = addresses.absolute(press.site.base_url, view["link"])
    told = {"title": view["title"], "reason": view["reason"]}
    row = [view["date"], *map(neutralise, told.values()), link]
    table = write_csv(("withdrawn", *told, "instead"), [row])
    instead = {"title": view["plain_words"], "url": link}
    facts: dict[str, object] = {"withdrawn": view["date"], **told, "page": page, "instead": instead}
    texts = {
        ".csv": table,
        "-excel.csv": BOM + table,
        ".json": _write_json(_LINK | facts),
        ".metadata.json": _write_json(facts),
        ".vl.json": _write_json(facts),
    }
    for suffix, text in texts.items():
        yield make_page(addresses.embed_file(there, slug, chart_id, suffix), text)


def print_figure_text(
    press: Press, view: StoneView, code: str, there: str, slug: str, figure_id: str
) -> Page:
    """Return a figure's plain text: a line that says `view` in language `code`, and an address."""
    say = make_say(press.site.strings, code)
    told = {"title": view["title"], "gone": view["gone"], "reason": view["reason"]}
    line = say("gone_text", **told, instead=view["plain_words"])
    link = addresses.absolute(press.site.base_url, view["link"])
    return make_page(addresses.embed_figure_text(there, slug, figure_id), f"{line}\n{link}\n")


def _write_json(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
