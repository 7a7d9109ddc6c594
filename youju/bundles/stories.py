"""Owns making a story in two halves, its text and all else: each kept, or made anew of its part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from youju.bundles.kept import Bundle, Drawn, Said, Teaser, keep_made, recall_made
from youju.bundles.parts import NO_PROSE, Parts
from youju.bundles.readings import key_readings, name_texts
from youju.bundles.shelves import DamagedError, find_shelved, name_shelf
from youju.bundles.spool import Joined, Spool
from youju.cancelling import step
from youju.model import Page, Site, Story
from youju.pages.plan import plan_rest, plan_text
from youju.pictures.cards import Card, draw_cards
from youju.pictures.photographs import make_photographs
from youju.pictures.share_cards import draw_posters
from youju.printing.context import Cards, Posters, Press
from youju.problems import Problems
from youju.rendering.renderer import Renderer
from youju.store.cache import Store, make_key

# Said of charts that depend on a file which no digest knows.
_UNKEPT = "chart-file-undeclared"


@dataclass(frozen=True)
class HalfPlan:
    """A half of a story: its name, the languages in which it has the text whole, and what yields
    its pages; or the `pieces` that it may be made in."""

    name: str
    prose: frozenset[str]
    list_pages: Callable[[Press, Story], Iterator[Page]]
    pieces: tuple[HalfPlan, ...] = ()


@dataclass(frozen=True)
class KeptHalf:
    """The finished pages of a half of a story by path, and the bundle that told where they are."""

    pages: Mapping[str, bytes]
    bundle: Bundle


@dataclass(frozen=True)
class Half:
    """The pages that its plan yields of one part of the site, or those `kept` of them.

    What is read on them is kept under the key `readings`. A text is made in `pieces`, one for each
    language that is written.
    """

    parts: Parts
    story: Story
    plan: HalfPlan
    key: str
    readings: str
    kept: KeptHalf | None
    pieces: tuple[Half, ...] = ()

    @property
    def part(self) -> Site:
        """Return the part of the site that the pages are made from."""
        return self.parts.cut(self.story, self.plan.prose)

    def list_keys(self) -> Iterator[str]:
        """Yield the keys under which the store has the half, or shall have it."""
        yield from (self.key, name_shelf(self.key), self.readings, name_texts(self.readings))
        yield from self.kept.bundle.keys if self.kept else ()
        for piece in self.pieces:
            yield from piece.list_keys()


@dataclass(frozen=True)
class Work:
    """A story to be made: its pictures, which have a `key`, or those `kept`; and its halves.

    Pictures are drawn from the part of the last half, which has no prose. What the front page says
    of it has the key `teaser`, or was `worded`. Of a `settled` story that and all pages are kept:
    its pictures are not read.
    """

    story: Story
    key: str
    kept: Drawn | None
    said: Said | None
    teaser: str
    worded: Teaser | None
    halves: tuple[Half, ...]
    settled: bool

    def list_keys(self) -> Iterator[str]:
        """Yield the keys under which the store has the story, or shall have it."""
        yield from (self.key, _name_said(self.key), self.teaser)
        for half in self.halves:
            yield from half.list_keys()


@dataclass(frozen=True)
class Made:
    """The pages of a half of a story, by path, and what was said while its pictures were drawn.

    `pieces` has those of each of its pieces.
    """

    half: Half
    pages: Mapping[str, bytes]
    said: Problems
    pieces: tuple[Mapping[str, bytes], ...] = ()


def begin_stories(
    site: Site,
    parts: Parts,
    store: Store | None,
    spool: Spool,
    untouched: Collection[str] | None = None,
    *,
    sparing: bool = False,
    stories: Collection[Story] | None = None,
) -> list[Work]:
    """Return the `stories` of `site`, all unless told, by its `parts`, and what `store`, if any,
    has of them.

    Where some are named, it is asked for stories in the folders `untouched` alone. Pages that are
    kept are read at once into `spool`; of a `sparing` build each when it is needed, which may raise
    DamagedError, and no more than is needed.
    """

    def begin(story: Story) -> Work:
        step()
        known = store if untouched is None or story.folder in untouched else None
        halves = (
            _begin_half(parts, story, plan, known, None if sparing else spool)
            for plan in _list_plans(story, site.authored)
        )
        return _begin(parts, story, tuple(halves), known, spool, sparing=sparing)

    return [begin(story) for story in (site.stories if stories is None else stories)]


def _list_plans(story: Story, authored: Collection[str]) -> tuple[HalfPlan, HalfPlan]:
    """Return the halves of a story, its text also by language; what is derived goes with it."""
    pieces = (
        HalfPlan(f"text {code}", frozenset({code}), partial(plan_text, original=code))
        for code in story.prose
        if code in authored
    )
    text = HalfPlan("text", frozenset(story.prose), plan_text, tuple(pieces))
    return text, HalfPlan("rest", NO_PROSE, plan_rest)


def _begin(
    parts: Parts,
    story: Story,
    halves: tuple[Half, ...],
    store: Store | None,
    spool: Spool,
    *,
    sparing: bool,
) -> Work:
    drawn = parts.key("drawn", story, NO_PROSE)
    said = recall_made(store, _name_said(drawn), Said) if store else None
    teaser = parts.key("teaser", story, NO_PROSE)
    worded = recall_made(store, teaser, Teaser) if store else None
    settled = sparing and bool(said and worded) and all(half.kept for half in halves)
    found = recall_made(store, drawn, Drawn) if store and not settled else None
    kept = found and _hold(found, spool)
    if not kept and not settled:
        parts.ledger.note(drawn)
    return Work(story, drawn, kept, said, teaser, worded, halves, settled)


def _begin_half(
    parts: Parts, story: Story, plan: HalfPlan, store: Store | None, spool: Spool | None
) -> Half:
    """Return the half of a story that `plan` names, and what `store`, if any, has of it."""
    key = parts.key(plan.name, story, plan.prose)
    kept = recall_half(store, key, spool) if store else None
    if not kept:
        parts.ledger.note(key)
    pieces = () if kept else plan.pieces
    begun = tuple(_begin_half(parts, story, piece, store, spool) for piece in pieces)
    readings = key_readings(parts.engine, story.slug, plan.name)
    return Half(parts, story, plan, key, readings, kept, begun)


def recall_half(store: Store, key: str, spool: Spool | None) -> KeptHalf | None:
    """Return a half of a story, its pages in `spool`, or still on their shelf."""
    bundle = recall_made(store, key, Bundle)
    found = [find_shelved(store, *shelf) for shelf in bundle.shelves.items()] if bundle else []
    shelved = Joined(shelf for shelf in found if shelf is not None)
    if bundle is None or None in found:
        return None
    try:
        return KeptHalf(shelved if spool is None else spool.hold(shelved), bundle)
    except DamagedError:
        return None


def _name_said(key: str) -> str:
    return make_key("made", "said", key)


def is_keepable(said: Problems) -> bool:
    """Tell whether what is made of a story may be kept, after what was `said` of its drawing."""
    return not (said.has_error() or said.has_code(_UNKEPT))


def count_pictures(work: Work, drawn: Drawn) -> int:
    """Return how many pictures a story has, whether they were read or not."""
    return work.said.pictures if work.settled and work.said else len(drawn.pictures)


def draw_story(
    work: Work, renderer: Renderer, store: Store, engine: str, spool: Spool, problems: Problems
) -> Drawn:
    """Return all pictures of a story, those kept if there are any; after an error, those before it.

    `store` keeps them; `problems` has the rules for what is said of them.
    """
    if work.kept:
        return work.kept
    if work.settled and work.said:
        return Drawn({}, {}, {}, work.said.problems, work.said.used)
    from youju.pictures.charts import draw_charts  # thirty modules that a sentence does without

    part, found = work.halves[-1].part, problems.renew()
    cards: Cards = {}
    posters: Posters = {}
    with renderer.note_used() as used:
        pictures = draw_charts(part, renderer, store, engine, found)
        if not found.has_error():
            cards = draw_cards(part, pictures, renderer, found)
            posters = draw_posters(part, pictures, renderer, found)
        (story,) = part.stories
        photographs = make_photographs(part, story, store, used, found)
    drawn = Drawn(pictures, cards, posters, found, frozenset(used), photographs)
    if is_keepable(found):
        keep_made(store, work.key, drawn)
        keep_made(store, _name_said(work.key), Said(found, len(pictures), drawn.used))
    return _hold(drawn, spool)


def _hold(drawn: Drawn, spool: Spool) -> Drawn:
    """Return `drawn` with all files in `spool`: of hundreds of stories, they fill the memory."""
    cards = {key: Card(spool.hold(card.files)) for key, card in drawn.cards.items()}
    posters, photographs = spool.hold(drawn.posters), spool.hold(drawn.photographs)
    return replace(drawn, cards=cards, posters=posters, photographs=photographs)


def print_halves(work: Work, said: Problems, press: Press, spool: Spool) -> Iterator[Made]:
    """Yield both halves of a story; `said` is what was said while it was drawn."""
    for half in work.halves:
        if half.pieces and not half.kept:
            pieces = tuple(_print_half(piece, press, spool) for piece in half.pieces)
            yield Made(half, Joined(pieces), said, pieces)
        else:
            yield Made(half, _print_half(half, press, spool), said)


def _print_half(half: Half, press: Press, spool: Spool) -> Mapping[str, bytes]:
    if half.kept:
        return half.kept.pages
    planned = half.plan.list_pages(replace(press, site=half.part), half.story)
    pages = spool.hold({page.path: page.content for page in planned})
    half.part.kept.clear()  # no other page needs its words
    return pages
