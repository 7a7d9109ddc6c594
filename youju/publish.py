"""Owns the way from a folder to finished pages, none of them written: load, check, draw, plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from youju.audit.finished import BESIDE, report_faults
from youju.audit.indexes import check_indexes
from youju.audit.template_words import check_template_words
from youju.bundles.asked import find_findings, find_parts, list_kept, mark_engine
from youju.bundles.elsewhere import Hire, make_elsewhere
from youju.bundles.kept import Drawn
from youju.bundles.ledger import Anew
from youju.bundles.shelves import DamagedError, Shelved
from youju.bundles.spool import Joined, Spool
from youju.bundles.stories import (
    Made,
    Work,
    begin_stories,
    count_pictures,
    draw_story,
    print_halves,
)
from youju.bundles.teasers import Teasers
from youju.bundles.whole import Whole, audit_all, begin_whole
from youju.checks.held import count_held
from youju.checks.links import check_links
from youju.checks.prints import note_unindexed
from youju.checks.style_samples import check_house_style
from youju.checks.templates import compile_templates
from youju.checks.timing import note_days
from youju.content.site import load_site
from youju.difference.exemptions import Exemptions, list_exemptions
from youju.embeds.losses import check_lost
from youju.inputs import Inputs, read_inputs
from youju.model import Site
from youju.output.up_to_date import find_engine
from youju.pages.plan import plan_whole
from youju.pictures.expected import open_renderer
from youju.pictures.withdrawn import draw_epitaphs, draw_last_posters
from youju.printing.context import Cards, Posters, Press, make_press
from youju.printing.templating import Printer
from youju.problems import NOTE, Problems
from youju.progress import track
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Pictures
from youju.store.cache import Store

CACHE = ".cache/charts"
# Why the reader of finished pages would find numbers again, as the same fault told twice.
_EXPLAINED = (
    *("naked-", "parity-", "exchange-", "figure-print-", "prose-"),
    *("unfinished-conflict", "unfinished-braces"),
)


@dataclass(frozen=True)
class Prepared:
    """A site as far as it gets before it is written: its pictures, and its pages by path.

    Pages are read when they are needed. `made` has the halves of each story, and `whole` the pages
    that are no story's, which the `store` keeps, if there is one; `drawn` is how many pictures they
    have.
    """

    site: Site
    pictures: Pictures
    cards: Cards
    posters: Posters
    pages: Joined
    photographs: Mapping[str, bytes] = field(default_factory=dict)
    made: tuple[Made, ...] = ()
    whole: Whole | None = None
    store: Store | None = None
    drawn: int = 0

    def list_hashes(self) -> dict[str, str]:
        """Return the hashes of pages that are known without reading them, by path."""
        shelves = (part for part in self.pages.list_parts() if isinstance(part, Shelved))
        return {path: known for shelf in shelves for path, known in shelf.hashes().items()}

    def find_engine(self) -> str:
        """Return the digest of the engine that made it."""
        return mark_engine(self.site)

    def list_exemptions(self) -> Exemptions:
        """Return what the site is held by and lets pass; of stories, what was kept of it."""
        return list_exemptions(self.site, find_findings(self.site, self.store).literals)

    def explain(self) -> tuple[Anew, ...]:
        """Return what was made anew of what the `store` keeps, and which inputs differ."""
        return find_parts(self.site, self.store).ledger.explain()

    def open_press(self) -> Press:
        """Return a press that prints further pages of the site."""
        printer = Printer(self.site.files)
        drawn = (self.pictures, self.cards, self.posters)
        return make_press(self.site, *drawn, printer, self.photographs)

    def count(self) -> dict[str, int]:
        """Return how many figures, prints (of how many), relations, pictures and languages were
        held, and how many figures (of how many) were checked by a second pair of eyes."""
        return {**count_held(self.site), "pictures": self.drawn}


def plan_site(root: Path) -> dict[str, bytes]:
    """Return every page of the site under `root` by its path, fit to be published.

    Raises BuildError with every problem of the stage that has an error, or with what is held.
    """
    problems = Problems()
    return dict(publish(read_inputs(root, problems), problems).pages)


def publish(
    inputs: Inputs,
    problems: Problems,
    keeper: Path | None = None,
    *,
    sparing: bool = False,
    hire: Hire | None = None,
) -> Prepared:
    """Return the site that `inputs` hold, fit to be published: as `prepare`, but nothing is held.

    Raises BuildError for a hold, too.
    """
    prepared = prepare(inputs, problems, keeper, sparing=sparing, hire=hire)
    problems.raise_if_held()
    return prepared


def prepare(
    inputs: Inputs,
    problems: Problems,
    keeper: Path | None = None,
    *,
    sparing: bool = False,
    hire: Hire | None = None,
) -> Prepared:
    """Return the site that `inputs` hold, drawn and planned; `problems` has what reading found.

    The folder `keeper`, the site's own unless told, keeps what was drawn. Raises BuildError
    with every problem of the stage that has an error: reading, checking, drawing. Of a `sparing`
    one, no further pages can be printed, and reading a page may raise DamagedError: then the same
    without it gives the page. Several stories are made by those whom `hire` gives, if it is told.
    """
    root = keeper or inputs.root
    site = check_sources(inputs, problems, Store(root / CACHE))
    problems.raise_if_any()
    try:
        prepared = make_pages(site, root, problems, sparing=sparing, hire=hire)
        check_pages(prepared, problems)
    except DamagedError:
        return prepare(inputs, problems, keeper)
    problems.raise_if_any()
    return prepared


def check_sources(inputs: Inputs, problems: Problems, store: Store | None = None) -> Site:
    """Return the site that `inputs` hold, held against every rule of what editors wrote.

    The `store` keeps stories as they were loaded, tables that were worked out, and what was found
    in stories and templates.
    """
    site = load_site(inputs, problems, store)
    mark_engine(site, lambda: find_engine(inputs))
    check_loaded(site, inputs, problems, store)
    return site


def check_loaded(
    site: Site, inputs: Inputs, problems: Problems, store: Store | None = None
) -> None:
    """Hold `site`, which was loaded from `inputs`, against every rule of what editors wrote; see
    check_sources."""
    if store:
        compile_templates(site, store, mark_engine(site))
    find_findings(site, store).check(problems)
    note_days(site, inputs.today, problems)
    check_indexes(site, problems)
    note_unindexed(site, problems)


def make_pages(
    site: Site,
    root: Path,
    problems: Problems,
    *,
    whole: bool = True,
    untouched: Collection[str] = (),
    sparing: bool = False,
    renderer: Renderer | None = None,
    hire: Hire | None = None,
) -> Prepared:
    """Draw and plan `site`, whose sources have no error; `root` keeps what was drawn.

    The `renderer` stays open; without one, it has its own. It may be `sparing`, see prepare.
    Stories whose bundle is kept are taken from there. Of a site that is not `whole`, nothing is
    kept, all stories but those in the folders `untouched` are made anew, and pictures that were not
    used now stay.
    """
    check_house_style(site, problems)
    store, spool = Store(root / CACHE), Spool(root / CACHE)
    engine = mark_engine(site)
    parts = find_parts(site, store if whole or untouched else None)
    known = None if whole else untouched
    begin = partial(begin_stories, site, parts, store, spool, known, sparing=sparing)
    works = begin()
    if whole and hire:
        works = make_elsewhere(works, begin, parts, store, problems, hire)
    rest = begin_whole(parts, store if whole else None, spool, sparing=sparing)
    with (
        nullcontext(renderer) if renderer else open_renderer(site, store) as renderer,
        renderer.note_used() as used,
    ):
        named = track("stories", works, lambda work: work.story.slug)
        drawn = [draw_story(work, renderer, store, engine, spool, problems) for work in named]
        for one in drawn:
            problems.merge(one.problems)
        problems.raise_if_any()
        gone = draw_epitaphs(site, renderer, problems)
        last = draw_last_posters(site, renderer, problems)
        problems.raise_if_any()
        if whole:
            used.update(
                list_kept(site, works, store), rest.list_keys(), *(one.used for one in drawn)
            )
            renderer.prune(used)
    return _plan(site, works, rest, drawn, (gone, last), spool, store if whole else None)


def _plan(
    site: Site,
    works: list[Work],
    rest: Whole,
    drawn: list[Drawn],
    more: tuple[Cards, Posters],
    spool: Spool,
    store: Store | None,
) -> Prepared:
    """Return the site with all its pages, in the order in which they are needed: pages that are no
    story's come first, for they word the teasers that are kept with each story.

    `more` are pictures of what is no story's any more: cards and share cards of tombstones.
    """
    pictures = {slot: made for one in drawn for slot, made in one.pictures.items()}
    cards = {key: card for one in drawn for key, card in one.cards.items()} | dict(more[0])
    posters = Joined([spool.hold(more[1]), *(one.posters for one in drawn)])
    printer = Printer(site.files)
    photographs = Joined(one.photographs for one in drawn)
    press = make_press(site, pictures, cards, posters, printer, photographs)
    teasers = Teasers(works, store)
    whole = rest.print_pages(lambda press: plan_whole(press, teasers.view), press, spool)
    made = tuple(
        half
        for work, one in track("printing", list(zip(works, drawn, strict=True)))
        for half in print_halves(work, one.problems, press, spool)
    )
    pages = Joined([whole, *(half.pages for half in made)])
    printer.problems.raise_if_any()
    for work, one in zip(works, drawn, strict=True):
        teasers.save(work.story, one.problems)
    count = sum(count_pictures(work, one) for work, one in zip(works, drawn, strict=True))
    made, kept = (made, rest) if store else ((), None)
    return Prepared(site, pictures, cards, posters, pages, photographs, made, kept, store, count)


def check_pages(prepared: Prepared, problems: Problems) -> None:
    """Report what finished pages have lost, links that lead nowhere, and each number on them that
    the data do not bear out.

    A number that may not stand in the sources would be found again on the pages: of those only
    words typed beside a figure are told then. A note hides nothing.
    """
    parts = find_parts(prepared.site, prepared.store)
    check_template_words(prepared.site, problems, prepared.store, parts.engine)
    check_lost(prepared.site, prepared.pages, problems)
    check_links(prepared.site, prepared.pages, problems, parts.links.read)
    parts.save()
    told_before = any(one.code.startswith(_EXPLAINED) for one in problems if one.grade != NOTE)
    faults = audit_all(prepared.site, prepared.pages, prepared.made, prepared.whole, prepared.store)
    report_faults(prepared.site, faults.only(BESIDE) if told_before else faults, problems)
