"""Owns the press: what every page is printed with, and what base.html says round each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import TypedDict

from youju import addresses
from youju.content.logos import ICONS
from youju.localized.charts import COMMON_SIZES
from youju.localized.strings import make_say
from youju.model import Language, Leaf, Page, Site
from youju.pictures.cards import Card
from youju.printing.assets import Assets, bundle_assets, make_csp
from youju.printing.metadata import find_neutral, name_locale
from youju.printing.runtime import is_wanted
from youju.printing.templating import Printer
from youju.rendering.png import read_size
from youju.rendering.svg import Picture, Pictures, Slot

Cards = Mapping[tuple[str, str, str], Card]
Posters = Mapping[str, bytes]


class PosterView(TypedDict):
    """The picture that is shown where a page is shared, its size in pixels and its description."""

    path: str
    alt: str
    width: int
    height: int


class AlternateView(TypedDict):
    """The page in one of its languages, its own among them."""

    code: str
    tag: str
    name: str
    path: str


class IconView(TypedDict):
    """The picture that stands for the site in a tab, and its media type."""

    path: str
    type: str


class LeafView(TypedDict):
    """A page that is no story, for the menu."""

    path: str
    title: str


class BaseView(TypedDict):
    """What base.html needs, and with it every page in the language `code` at the path `here`.

    `say` gives words of strings.toml by their key; `href` an address from here to a path of the
    site, and `absolute` the whole one; `paths` has the functions of `youju.addresses`.
    """

    site: Site
    code: str
    language: Language
    here: str
    poster: PosterView | None
    csp: str
    assets: Assets
    paths: ModuleType
    say: Callable[..., str]
    href: Callable[[str], str]
    absolute: Callable[[str], str]
    default_path: str
    locale: str
    locales: list[str]
    alternates: list[AlternateView]
    icon: IconView
    leaves: list[LeafView]


@dataclass(frozen=True)
class Press:
    """What every page is printed with: the site, its pictures, templates and assets.

    `photographs` are the copies of those in prose, by their path.
    """

    site: Site
    pictures: Pictures
    cards: Cards
    posters: Posters
    assets: Assets
    printer: Printer
    photographs: Mapping[str, bytes] = field(default_factory=dict)

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """Return `template` with its `values`; the printer's problems have what stopped it."""
        return self.printer.print(template, values)

    def pick_pictures(self, slug: str, chart_id: str, code: str) -> dict[str, Picture]:
        """Return the pictures of a chart for other people's pages, in language `code`, by size."""
        return {size: self.pictures[Slot(slug, chart_id, code, size)] for size in COMMON_SIZES}


def make_press(
    site: Site,
    pictures: Pictures,
    cards: Cards,
    posters: Posters,
    printer: Printer,
    photographs: Mapping[str, bytes] | None = None,
) -> Press:
    """Return the press that prints pages of `site` with `printer`."""
    assets = bundle_site(site)
    return Press(site, pictures, cards, posters, assets, printer, photographs or {})


def bundle_site(site: Site) -> Assets:
    """Return the style sheets and scripts of all pages of `site`."""
    codes = sorted(site.languages, key=lambda code: code != site.default)
    tags = {code: site.languages[code].tag for code in codes}
    return bundle_assets(site.files, tags, site.look, interactive=is_wanted(site))


def print_page(
    press: Press,
    template: str,
    code: str,
    address: Callable[[str], str],
    own: Mapping[str, object],
) -> Page:
    """Return the page at `address(code)` from `template`; beside a BaseView it is given its `own`
    values, as `pages.given` lists them."""
    here = address(code)
    family = {other: address(other) for other in press.site.languages}
    base = view_base(press, code, here, family)
    return make_page(here, press.render(template, {**base, **own}))


def view_poster(press: Press, page: str, alt: str) -> PosterView:
    """Return the picture that is shown where `page` is shared, described by `alt`."""
    path = addresses.share_card(page)
    width, height = read_size(press.posters[path])
    return {"path": path, "alt": alt, "width": width, "height": height}


def make_page(path: str, text: str) -> Page:
    """Return a page of text."""
    return Page(path, text.encode())


def view_base(press: Press, code: str, here: str, family: Mapping[str, str]) -> BaseView:
    """Return what base.html needs on the page at `here`, whose translations are `family`."""
    site = press.site
    return {
        "site": site,
        "code": code,
        "language": site.languages[code],
        "here": here,
        "poster": None,
        "csp": make_csp(),
        "assets": press.assets,
        "paths": addresses,
        "say": make_say(site.strings, code),
        "href": lambda path: addresses.relative(here, path),
        "absolute": lambda path: addresses.absolute(site.base_url, path),
        "default_path": find_neutral(site, family) if site.default in family else here,
        "locale": name_locale(site.languages[code]),
        "locales": [
            name_locale(site.languages[other])
            for other in family
            if other != code and other in site.languages
        ],
        "alternates": [
            {
                "code": other,
                "tag": site.languages[other].tag,
                "name": site.languages[other].name,
                "path": path,
            }
            for other, path in family.items()
        ],
        "icon": {"path": site.look.favicon, "type": _find_type(site.look.favicon)},
        "leaves": [
            {"path": addresses.leaf(code, leaf.name), "title": name_leaf(leaf, code)}
            for leaf in site.leaves
        ],
    }


def _find_type(icon: str) -> str:
    return ICONS[f".{icon.rpartition('.')[2].lower()}"]


def name_leaf(leaf: Leaf, code: str) -> str:
    """Return the title of a page that is no story: its first line."""
    return leaf.prose[code].text.lstrip().partition("\n")[0].lstrip("# ").strip()
