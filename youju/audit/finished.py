"""Owns the check after rendering: every quantity on a finished page is what the data say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from youju.addresses import PINNED, VARIANTS
from youju.audit.allowed import Grounds, make_grounds
from youju.audit.counterparts import Sight, check_alike
from youju.audit.faults import Faults
from youju.audit.page import check_page
from youju.audit.published import check_published_characters
from youju.audit.surroundings import check_surroundings
from youju.audit.visible import MarkedFigure, Seen, read_page, read_text
from youju.checks.written import find_written
from youju.model import Site
from youju.problems import Problems

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


def find_faults(
    site: Site, pages: Mapping[str, bytes], read: Callable[..., Seen] = read_page
) -> Faults:
    """Return what is wrong on finished `pages` (path → bytes) in all languages of some stories.

    HTML pages, the SVG files of charts and the text files of figures are read as a stranger reads
    them, by tables that the wording does not share (reading.toml), and the languages are held
    against each other. No text file may hold what turns numbers round. `read` is read_page, or
    remembers what it returned.
    """
    return hold_together([find_own_faults(site, pages, read)], site)


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
    site: Site, pages: Mapping[str, bytes], read: Callable[..., Seen] = read_page
) -> tuple[Faults, Sights]:
    """Return what is wrong on each of `pages`, and what there is to be held against those of other
    languages."""
    faults = Faults()
    check_published_characters(pages, faults)
    grounds: dict[tuple[str, str], Grounds] = {}
    families: dict[str, dict[str, Sight]] = {}
    marks: dict[str, tuple[MarkedFigure, ...]] = {}
    for path in sorted(pages, key=lambda path: not path.endswith(".html")):
        if path.startswith(PINNED):
            continue  # it has the numbers of its day
        code, slug, rest = _place(site, path)
        file = bool(_FILE.search(path))
        if not path.endswith(".html") and not (file and code):
            continue
        stories = [story for story in site.stories if story.slug == slug]
        if (code, slug) not in grounds:
            grounds[code, slug] = make_grounds(site, stories or site.stories, code or site.default)
        if path.endswith(".txt"):
            seen = read_text(pages[path], site.languages[code].tag)
        else:
            seen = read(pages[path], picture=file)
        marks[path] = seen.marks
        beside = marks.get(_FILE.sub("/index.html", path), seen.marks)
        sight = check_page(path, seen, grounds[code, slug], beside, faults)
        if code and stories and path.endswith(".html"):
            check_surroundings(path, seen, site, stories[0], code, faults)
        if code:
            families.setdefault(rest, {})[code] = sight
    return faults, families


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
