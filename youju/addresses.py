"""Owns the addresses of the site: every path a page or file may have, and links between them.

Templates of newsrooms call these functions as `paths`, with arguments by name, too: parameters keep
their names.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

ROOT = "index.html"
NOT_FOUND = "404.html"
# Stands in an embed's address where the page chooses the language.
AUTO = "auto"
# Stands before a figure's id, where a chart has its id alone.
FIGURE_FOLDER = "figure/"
# What stands between a chart's id and the ending of its other pictures: by-year-phone-dark.svg.
DARK, PHONE = "-dark", "-phone"
VARIANTS = (DARK, PHONE, PHONE + DARK)
# Below here stand the embeds that never change.
PINNED = "embed/@"
_EMBED = re.compile(r"embed/([^/@]+)/([^/]+/(?:figure/)?[^/]+)/index\.html")

_PICTURE = re.compile(r"embed/([^/@]+)/([^/]+)/([^/]+)\.svg")


def index(code: str) -> str:
    """Return the path of a language's front page: zh/index.html."""
    return f"{code}/index.html"


def leaf(code: str, name: str) -> str:
    """Return the path of a page that is no story: zh/about/index.html."""
    return f"{code}/{name}/index.html"


def story(code: str, slug: str) -> str:
    """Return the path of a story: zh/city-budget/index.html."""
    return f"{code}/{slug}/index.html"


def chart(code: str, slug: str, id: str) -> str:
    """Return the path of a chart's own page: zh/city-budget/by-year/index.html."""
    return f"{code}/{slug}/{id}/index.html"


def data(code: str, slug: str) -> str:
    """Return the path of a story's page of figures: zh/city-budget/data/index.html."""
    return f"{code}/{slug}/data/index.html"


def embed(code: str, slug: str, id: str) -> str:
    """Return the path of a chart's embed page: embed/zh/city-budget/by-year/index.html."""
    return f"embed/{code}/{slug}/{id}/index.html"


def embed_file(code: str, slug: str, id: str, suffix: str) -> str:
    """Return the path of a file beside the embed page: embed/zh/city-budget/by-year-dark.png."""
    return f"embed/{code}/{slug}/{id}{suffix}"


def saved(slug: str, id: str, code: str, suffix: str) -> str:
    """Return the name under which readers keep a chart's file: city-budget-by-year-zh@2x.png."""
    return f"{slug}-{id}-{code}{suffix}"


def embed_auto(slug: str, id: str) -> str:
    """Return the path of the page that chooses a language: embed/auto/city-budget/by-year/…"""
    return embed(AUTO, slug, id)


def embed_figure(code: str, slug: str, id: str) -> str:
    """Return the path of a figure's card: embed/zh/city-budget/figure/spending/index.html."""
    return f"embed/{code}/{slug}/figure/{id}/index.html"


def embed_figure_text(code: str, slug: str, id: str) -> str:
    """Return the path of a figure in plain text: embed/zh/city-budget/figure/spending.txt."""
    return f"embed/{code}/{slug}/figure/{id}.txt"


def embed_script(digest: str) -> str:
    """Return the path of the script for host pages, which is kept for ever under its digest."""
    return f"embed/embed.{digest}.js"


def pinned(version: str, code: str, slug: str, id: str) -> str:
    """Return the path of an embed that never changes: embed/@1f2e3d4c5b6a/zh/…/index.html."""
    return f"embed/@{version}/{code}/{slug}/{id}/index.html"


def pinned_status(version: str, code: str, ending: str) -> str:
    """Return the path of what says whether a pinned embed is current: embed/@1f2e/zh/status.css."""
    return f"embed/@{version}/{code}/status.{ending}"


def split_embed(path: str) -> tuple[str, str] | None:
    """Return the language and the place of an embed page's path, None for any other path.

    embed/zh/city-budget/figure/spending/index.html gives "zh", "city-budget/figure/spending";
    the page that chooses a language has "auto". Pinned embeds stand in a register of their own.
    """
    match = _EMBED.fullmatch(path)
    return (match[1], match[2]) if match else None


def split_picture(path: str) -> tuple[str, str, str] | None:
    """Return the language, the story and the id of the chart whose picture has the path `path`.

    embed/zh/city-budget/by-year.svg gives "zh", "city-budget", "by-year"; other paths, and a
    chart's further pictures (by-year-dark.svg), give None.
    """
    match = _PICTURE.fullmatch(path)
    return None if match is None or match[3].endswith(VARIANTS) else (match[1], match[2], match[3])


def is_embed_script(path: str) -> bool:
    """Return whether `path` is that of a script for host pages: embed/embed.1f2e3d4c5b6a.js."""
    return path.startswith("embed/embed.") and path.endswith(".js")


def share_card(page: str) -> str:
    """Return the path of the picture that is shown where `page` is shared: zh/…/card.png."""
    return posixpath.join(posixpath.dirname(page), "card.png")


def download(slug: str, name: str) -> str:
    """Return the path of a story's download: data/city-budget/figures.csv."""
    return f"data/{slug}/{name}"


def photograph(slug: str, key: str, width: int, kind: str) -> str:
    """Return the path of a photograph in one width, named by the `key` of how it is made:
    assets/city-budget/1f2e3d4c5b6a-816.webp."""
    return f"assets/{slug}/{key[:12]}-{width}.{kind}"


def pretty(path: str) -> str:
    """Return the address that readers see: zh/index.html → zh/."""
    return path[: -len("index.html")] if path.endswith("index.html") else path


def relative(here: str, there: str) -> str:
    """Return the link from the page at path `here` to the path `there`, which may have a #part.

    Relative links work from any sub-path of a host and from a folder on disk.
    """
    path, mark, part = there.partition("#")
    if path == here and mark:
        return mark + part
    link = posixpath.relpath(pretty(path) or ".", posixpath.dirname(here) or ".")
    if pretty(path).endswith("/") or not pretty(path):
        link += "/"
    return link + mark + part


def absolute(base_url: str, path: str) -> str:
    """Return the full address of `path`, which may have a #part: https://news.example/zh/."""
    path, mark, part = path.partition("#")
    return base_url + pretty(path) + mark + part


def spoken(base_url: str, path: str) -> str:
    """Return the address of `path` as people write it: news.example/zh/."""
    return absolute(base_url, path).partition("://")[2]


def from_host(base_url: str, path: str) -> str:
    """Return the address of `path` from the host's root, for the 404 page: /data/zh/."""
    return (urlsplit(base_url).path or "/") + pretty(path)
