"""Owns the press: what every page is printed with, and the frame that stands round each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from youju.drawing.cards import Card
from youju.model import Leaf, Page, Site
from youju.pages import addresses
from youju.pages.assets import Assets, bundle_assets, make_csp
from youju.pages.templating import Printer, make_say
from youju.pages.views import Pictures, View

Cards = Mapping[tuple[str, str, str], Card]


@dataclass(frozen=True)
class Press:
    """What every page is printed with: the site, its pictures, templates and assets."""

    site: Site
    pictures: Pictures
    cards: Cards
    assets: Assets
    render: Callable[[str, Mapping[str, Any]], str]


def make_press(site: Site, pictures: Pictures, cards: Cards, printer: Printer) -> Press:
    """Return the press that prints pages of `site` with `printer`."""
    return Press(site, pictures, cards, bundle_assets(site.files), printer.print)


def print_page(
    press: Press,
    template: str,
    code: str,
    address: Callable[[str], str],
    **values: Any,
) -> Page:
    """Return the page at `address(code)` from `template`; `values` are for it alone."""
    here = address(code)
    family = {other: address(other) for other in press.site.languages}
    frame = make_frame(press, code, here, family)
    return make_page(here, press.render(template, {**frame, **values}))


def make_page(path: str, text: str) -> Page:
    """Return a page of text."""
    return Page(path, text.encode())


def make_frame(press: Press, code: str, here: str, family: Mapping[str, str]) -> View:
    """Return what base.html needs on the page at `here`, whose translations are `family`."""
    site = press.site
    return {
        "site": site,
        "code": code,
        "language": site.languages[code],
        "here": here,
        "csp": make_csp(),
        "assets": press.assets,
        "paths": addresses,
        "say": make_say(site.strings, code),
        "href": lambda path: addresses.relative(here, path),
        "absolute": lambda path: addresses.absolute(site.base_url, path),
        "default_path": family[site.default],
        "alternates": [
            {
                "code": other,
                "tag": site.languages[other].tag,
                "name": site.languages[other].name,
                "path": path,
            }
            for other, path in family.items()
        ],
        "leaves": [
            {"path": addresses.leaf(code, leaf.name), "title": name_leaf(leaf, code)}
            for leaf in site.leaves
        ],
    }


def name_leaf(leaf: Leaf, code: str) -> str:
    """Return the title of a page that is no story: its first line."""
    return leaf.prose[code].text.lstrip().partition("\n")[0].lstrip("# ").strip()
