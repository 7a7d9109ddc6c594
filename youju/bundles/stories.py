"""Owns making a story in two halves, its text and all else: each kept, or made anew of its part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from youju.audit.faults import Faults
from youju.audit.finished import find_faults
from youju.bundles.kept import Bundle, Drawn, keep_made, recall_made
from youju.bundles.parts import Parts
from youju.bundles.readings import Readings, key_readings
from youju.bundles.spool import Spool, Spooled
from youju.model import Page, Site, Story
from youju.pages.plan import plan_rest, plan_text
from youju.pictures.cards import Card, draw_cards
from youju.pictures.charts import draw_charts
from youju.pictures.photographs import make_photographs
from youju.pictures.share_cards import draw_posters
from youju.printing.context import Cards, Posters, Press
from youju.problems import Problems
from youju.rendering.cache import Store
from youju.rendering.renderer import Renderer

# Said of charts that depend on a file which no digest knows.
_UNKEPT = "chart-file-undeclared"


@dataclass(frozen=True)
class Half:
    """The pages that `plan` yields of one `part` of the site, or the bundle `kept` of them.

    What is read on them is kept under the key `readings`.
    """

    part: Site
    key: str
    readings: str
    plan: Callable[[Press, Story], Iterator[Page]]
    kept: Bundle | None


@dataclass(frozen=True)
class Work:
    """A story to be made: its pictures, which have a `key`, or those `kept`; and its halves.

    Pictures are drawn from the part of the last half, which has no prose.
    """

    key: str
    kept: Drawn | None
    halves: tuple[Half, ...]

    def list_keys(self) -> Iterator[str]:
        """Yield the keys under which the store has the story, or shall have it."""
        yield self.key
        for half in self.halves:
            yield from (half.key, half.readings)


@dataclass(frozen=True)
class Made:
    """The pages of a half of a story, by path, and what was said while its pictures were drawn."""

    half: Half
    pages: Spooled
    said: Problems


def begin_stories(site: Site, parts: Parts, store: Store | None, spool: Spool) -> list[Work]:
    """Return the stories of `site` by its `parts`, and what `store`, if any, has of them."""

    def begin(story: Story) -> Work:
        halves = []
        for name, prose, plan in (("text", True, plan_text), ("rest", False, plan_rest)):
            key = parts.key(name, story, prose=prose)
            kept = recall_made(store, key, Bundle) if store else None
            held = kept and Bundle(spool.hold(kept.pages), kept.faults)
            cut = parts.cut(story, prose=prose)
            readings = key_readings(parts.engine, story.slug, name)
            halves.append(Half(cut, key, readings, plan, held))
        drawn = parts.key("drawn", story, prose=False)
        found = recall_made(store, drawn, Drawn) if store else None
        return Work(drawn, found and _hold(found, spool), tuple(halves))

    return [begin(story) for story in site.stories]


def draw_story(
    work: Work, renderer: Renderer, store: Store, engine: str, spool: Spool, problems: Problems
) -> Drawn:
    """Return all pictures of a story, those kept if there are any; after an error, those before it.

    `store` keeps them; `problems` has the rules for what is said of them.
    """
    if work.kept:
        return work.kept
    part, found, before = work.halves[-1].part, problems.renew(), renderer.used
    renderer.used = set()
    cards: Cards = {}
    posters: Posters = {}
    pictures = draw_charts(part, renderer, store, engine, found)
    if not found.has_error():
        cards = draw_cards(part, pictures, renderer, found)
        posters = draw_posters(part, pictures, renderer, found)
    (story,) = part.stories
    photographs = make_photographs(part, story, store, renderer.used, found)
    drawn = Drawn(pictures, cards, posters, found, frozenset(renderer.used), photographs)
    renderer.used |= before
    if not (found.has_error() or found.has_code(_UNKEPT)):
        keep_made(store, work.key, drawn)
    return _hold(drawn, spool)


def _hold(drawn: Drawn, spool: Spool) -> Drawn:
    """Return `drawn` with all files in `spool`: of hundreds of stories, they fill the memory."""
    cards = {key: Card(spool.hold(card.files)) for key, card in drawn.cards.items()}
    posters, photographs = spool.hold(drawn.posters), spool.hold(drawn.photographs)
    return replace(drawn, cards=cards, posters=posters, photographs=photographs)


def print_halves(work: Work, said: Problems, press: Press, spool: Spool) -> Iterator[Made]:
    """Yield both halves of a story; `said` is what was said while it was drawn."""
    for half in work.halves:
        (story,) = half.part.stories
        if half.kept:
            yield Made(half, spool.hold(half.kept.pages), said)
            continue
        planned = half.plan(replace(press, site=half.part), story)
        pages = spool.hold({page.path: page.content for page in planned})
        half.part.kept.clear()  # no other page needs its words
        yield Made(half, pages, said)


def audit_half(made: Made, store: Store | None) -> Faults:
    """Return what is wrong on the pages of a half of a story; `store` keeps it with them."""
    half = made.half
    if half.kept:
        return half.kept.faults
    readings = Readings(store, half.readings)
    faults = find_faults(half.part, made.pages, readings.read)
    readings.save()
    if store and not made.said.has_code(_UNKEPT):
        keep_made(store, half.key, Bundle(dict(made.pages), faults))
    return faults
