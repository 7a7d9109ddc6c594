"""Owns links inside the site: each in prose leads to a page, a file or a heading that is there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from youju import addresses
from youju.checks.elements import read_elements
from youju.checks.finder import Finder
from youju.checks.texts import blank_title
from youju.content.cited import parse_cited
from youju.content.prose import render
from youju.model import Origin, Prose, Site
from youju.problems import Problems
from youju.problems.hints import hint

_ID = re.compile(r"""<(\w+)[^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)""")
# Every browser knows these: the page's beginning, and words that are looked for on it.
_TOP, _WORDS = ("", "top"), ":~:"
# Addresses and how often each stands in a text.
Links = Sequence[tuple[str, int]]


def list_links(prose: Prose, text: str) -> Links:
    """Return the links in a `text` of `prose`, but for those to its own notes and figures."""
    safe = render(parse_cited(text, Origin(prose.file))).safe
    return [
        (link, count)
        for (_, name, link), count in read_elements(safe).attributes.items()
        if name == "href" and "\ue000" not in link and not link.startswith(("#fn:", "#fnref"))
    ]


def check_links(
    site: Site,
    pages: Mapping[str, bytes],
    problems: Problems,
    list_links: Callable[[Prose, str], Links] = list_links,
) -> None:
    """Report links in the prose of stories and pages that lead to nothing in `pages`, by path.

    Each is told at its line of Markdown, for converted languages at the original's. What leads
    out of the site is not followed. `list_links` is the function of this name, or remembers what
    it returned.
    """
    ways = _Ways(site, pages)
    told: set[tuple[str, str]] = set()  # texts and their links, which converted languages share
    for code, here, prose, text in _list_texts(site):
        for link, count in list_links(prose, text):
            lost = None if (prose.file, link) in told else ways.follow(here, link, code)
            if lost:
                told.add((prose.file, link))
                where = Finder(text, Origin(prose.file))
                for _ in range(count):
                    place = where.find(*_list_spellings(link))
                    problems.add(lost.code, place, found=link, **lost.values)


@dataclass(frozen=True)
class _Lost:
    code: str
    values: Mapping[str, str]


class _Ways:
    """Follows links between the pages of a site."""

    def __init__(self, site: Site, pages: Mapping[str, bytes]) -> None:
        self._base, self._pages = site.base_url, pages
        self._home = urlsplit(site.base_url)
        self._parts: dict[str, dict[str, str]] = {}

    def follow(self, here: str, link: str, code: str) -> _Lost | None:
        """Return what is wrong with `link` on the page at `here`, which is in language `code`."""
        try:
            typed, target = urlsplit(link), urlsplit(urljoin(self._base + here, link))
        except ValueError:
            return None
        home = self._home.netloc.lower()
        if target.scheme not in ("http", "https") or target.netloc.lower() != home:
            return None
        inside = target.path.startswith(self._home.path)
        if not inside and (typed.netloc or typed.path.startswith("/")):
            return None  # another site on the same host
        path = self._find(target.path) if inside else None
        if path is None:
            near = [addresses.relative(here, page) for page in self._pages if _is_page(page, code)]
            return _Lost("link-no-page", hint(link, near))
        part = unquote(target.fragment.partition(_WORDS)[0])
        if part.lower() in _TOP or not path.endswith(".html") or part in self._list_parts(path):
            return None
        parts = self._list_parts(path).items()
        headings = [key for key, tag in parts if re.fullmatch("h[1-6]", tag)]
        return _Lost("link-no-part", {"part": part, **hint(part, headings)})

    def _find(self, address: str) -> str | None:
        """Return the path of the page or file that a host shows at `address`, such as /zh/."""
        path = unquote(address)[len(self._home.path) :]
        tries = (path, f"{path.rstrip('/')}/index.html".lstrip("/"))
        return next((found for found in tries if found in self._pages), None)

    def _list_parts(self, path: str) -> Mapping[str, str]:
        """Return the places of the page at `path` that a link can lead to, each with its tag."""
        if path not in self._parts:
            page = self._pages[path].decode("utf-8", "replace")
            found = ((html.unescape(key), tag.lower()) for tag, key in _ID.findall(page))
            self._parts[path] = dict(found)
        return self._parts[path]


def _list_texts(site: Site) -> Iterator[tuple[str, str, Prose, str]]:
    """Yield each text of prose as (language, path of its page, prose, Markdown).

    A converted text is its original's, so that its lines are those that an editor has.
    """
    for code, language in site.languages.items():
        written = language.original
        for story in site.stories:
            prose = story.prose[written]
            yield code, addresses.story(code, story.slug), prose, prose.text
        for leaf in site.leaves:
            prose = leaf.prose[written]
            yield code, addresses.leaf(code, leaf.name), prose, blank_title(prose.text)


def _is_page(path: str, code: str) -> bool:
    return path.startswith(f"{code}/") and path.endswith("/index.html")


def _list_spellings(link: str) -> Iterator[str]:
    for written in (link, html.escape(link, quote=False)):
        yield from (f"]({written}", f"](<{written}", f"]: {written}", f'href="{written}', written)
