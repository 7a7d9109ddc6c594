"""Owns the check after rendering: every quantity on a finished page is what the data say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from youju.addresses import PINNED, VARIANTS
from youju.audit.allowed import Grounds, gather_said, make_grounds
from youju.audit.counterparts import Sight, check_alike
from youju.audit.drawn_words import check_drawn_words
from youju.audit.faults import Faults
from youju.audit.page import Counted, Pieces, check_page
from youju.audit.published import check_published_characters
from youju.audit.reader import HeldBy, Reader, Reviewed
from youju.audit.seen import MarkedFigure
from youju.audit.surroundings import Surroundings, check_surroundings, make_surroundings
from youju.audit.visible import read_text
from youju.checks.written import find_written
from youju.model import Site
from youju.output.manifest import hash_bytes
from youju.problems import Problems
from youju.store.cache import make_key
from youju.store.nouns import write_noun

# What was read on pages, by path without the language and by language.
Sights = Mapping[str, Mapping[str, Sight]]
# Faults of the words beside a figure, which say nothing of the numbers that are typed elsewhere.
BESIDE = frozenset({"finished-typed-qualifier", "finished-typed-emphasis"})
_EMBEDS = "embed/"
# A file has no marks of its own: the page beside it, /…/by-year/ of by-year-dark.svg, has them.
_FILE = re.compile(rf"(?:(?:{'|'.join(VARIANTS)})?\.svg|\.txt)$")


def report_faults(site: Site, faults: Faults, problems: Problems) -> None:
    """Report `faults` of the finished pages of `site`, every number that the data do not bear out.

    The problems' origins are the pages' paths, and of a number that nothing bears out the place
    where it was written, if it can be told.
    """
    faults.report(problems, partial(find_written, site))


def find_faults(site: Site, pages: Mapping[str, bytes]) -> Faults:
    """Return what is wrong on finished `pages` (path → bytes) in all languages of some stories.

    HTML pages, the SVG files of charts and the text files of figures are read as a stranger reads
    them, by tables that the wording does not share (reading.toml), and the languages are held
    against each other. No text file may hold what turns numbers round.
    """
    return hold_together([find_own_faults(site, pages, Reader())], site)


def hold_together(found: Iterable[tuple[Faults, Sights]], site: Site) -> Faults:
    """Return all faults that were `found` on pages of each language by itself, and those between
    the languages."""
    faults, families = Faults(), dict[str, dict[str, Sight]]()
    for own, sights in found:
        faults.merge(own)
        for rest, sight in sights.items():
            families.setdefault(rest, {}).update(sight)
    check_alike(families.values(), site.languages, faults)
    return faults


def find_own_faults(
    site: Site, pages: Mapping[str, bytes], reader: Reader
) -> tuple[Faults, Sights]:
    """Return what is wrong on each of `pages`, and what there is to be held against those of other
    languages. The `reader` may remember what it read and held."""
    faults = Faults()
    check_published_characters(pages, faults, reader)
    bearings: dict[tuple[str, str], _Bearing] = {}
    families: dict[str, dict[str, Sight]] = {}
    marks: dict[str, tuple[MarkedFigure, ...]] = {}
    for path in sorted(pages, key=lambda path: not path.endswith(".html")):
        if path.startswith(PINNED):
            continue  # it has the numbers of its day
        code, slug, rest = _place(site, path)
        if not path.endswith(".html") and not (_FILE.search(path) and code):
            continue
        if (code, slug) not in bearings:
            bearings[code, slug] = _make_bearing(site, code, slug)
        content, bearing, page = pages[path], bearings[code, slug], _FILE.sub("/index.html", path)
        # The page that a file lies beside was held before it.
        beside = hash_bytes(pages[page]) if page in marks else ""
        by = HeldBy(bearing.grounds_key, f"{bearing.key} {beside}")
        hold = partial(_hold, path, content, bearing, marks.get(page), reader)
        held = reader.review(path, content, by, hold)
        marks[path] = held.marks
        faults.merge(held.faults)
        if code:
            families.setdefault(rest, {})[code] = held.sight
    return faults, families


@dataclass(frozen=True)
class _Bearing:
    """All that a page of a story in a language is held against, and keys of the grounds and of all.

    `tag` is the language's, "" for none; pages of no story have no `surroundings`. What is `said`
    charts may draw: it is no part of the grounds, which stay where a title changes.
    """

    grounds: Grounds
    said: frozenset[str]
    surroundings: Surroundings | None
    tag: str

    @cached_property
    def grounds_key(self) -> str:
        return make_key("held", *write_noun(self.grounds))

    @cached_property
    def key(self) -> str:
        return make_key(
            "held", self.grounds_key, *write_noun((self.said, self.surroundings, self.tag))
        )


def _make_bearing(site: Site, code: str, slug: str) -> _Bearing:
    stories = [story for story in site.stories if story.slug == slug]
    named = stories or site.stories, code or site.default
    grounds, said = make_grounds(site, *named), gather_said(site, *named)
    near = make_surroundings(site, stories[0], code) if code and stories else None
    return _Bearing(grounds, said, near, site.languages[code].tag if code else "")


def _hold(
    path: str,
    content: bytes,
    bearing: _Bearing,
    beside: tuple[MarkedFigure, ...] | None,
    reader: Reader,
    known: Mapping[str, Counted],
) -> Reviewed:
    faults, pieces = Faults(), Pieces(known)
    if path.endswith(".txt"):
        seen = read_text(content, bearing.tag)
    else:
        seen = reader.read(content, picture=bool(_FILE.search(path)))
    marks = seen.marks if beside is None else beside
    check_drawn_words(path, seen, bearing.grounds, bearing.said, faults)
    sight = check_page(path, seen, bearing.grounds, marks, faults, pieces)
    if bearing.surroundings and path.endswith(".html"):
        check_surroundings(path, seen, bearing.surroundings, faults)
    return Reviewed(seen.marks, sight, faults, pieces.found)


def _place(site: Site, path: str) -> tuple[str, str, str]:
    """Return the language and the story of a page, and its path without the language.

    The first two are "" for a page of no language or of no story.
    """
    folder = _EMBEDS if path.startswith(_EMBEDS) else ""
    code, _, rest = path[len(folder) :].partition("/")
    if code not in site.languages:
        return "", "", path
    slug = rest.partition("/")[0]
    # A tombstone may lead to another story.
    buried = tuple(f"{stone.place}{end}" for stone in site.tombstones for end in "/.")
    known = not rest.startswith(buried) and any(story.slug == slug for story in site.stories)
    return code, slug if known else "", folder + rest
