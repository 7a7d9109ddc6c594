"""Owns the way from a folder to finished pages, none of them written: load, check, draw, plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from youju.audit.finished import check_finished
from youju.audit.indexes import check_indexes
from youju.checks.links import check_links
from youju.checks.prints import count_prints, note_unindexed
from youju.checks.rules import check_site
from youju.checks.style_samples import check_house_style
from youju.content.site import load_site
from youju.embeds.losses import check_lost
from youju.formats.rows import list_rows
from youju.inputs import Inputs, read_inputs
from youju.model import Site
from youju.output.up_to_date import engine_digest
from youju.pages.plan import plan_pages
from youju.pictures.cards import draw_cards
from youju.pictures.charts import draw_charts
from youju.pictures.expected import expect_characters
from youju.pictures.share_cards import draw_posters
from youju.pictures.withdrawn import draw_epitaphs, draw_last_posters
from youju.printing.context import Cards, Posters, Press, make_press
from youju.printing.templating import Printer
from youju.problems import Problems
from youju.rendering.cache import Store
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Pictures

CACHE = ".cache/charts"
# What the reader of finished pages would find again, as the same fault told twice.
_EXPLAINED = ("naked-", "parity-", "exchange-", "figure-print-", "prose-", "unfinished-conflict")


@dataclass(frozen=True)
class Prepared:
    """A site as far as it gets before it is written: its pictures, and its pages by path."""

    site: Site
    pictures: Pictures
    cards: Cards
    posters: Posters
    pages: dict[str, bytes]

    def open_press(self) -> Press:
        """Return a press that prints further pages of the site."""
        printer = Printer(self.site.files)
        return make_press(self.site, self.pictures, self.cards, self.posters, printer)

    def count(self) -> dict[str, int]:
        """Return how many figures, prints (of how many), relations, pictures and languages were
        held."""
        prints, printed = count_prints(self.site)
        tables = {table.file: table for story in self.site.stories for table in story.checks}
        return {
            "figures": sum(len(story.figures) for story in self.site.stories),
            "prints": prints,
            "printed": printed,
            "relations": sum(1 for table in tables.values() for _ in list_rows(table)),
            "pictures": len(self.pictures),
            "languages": len(self.site.languages),
        }


def plan_site(root: Path) -> dict[str, bytes]:
    """Return every page of the site under `root` by its path, fit to be published.

    Raises BuildError with every problem of the stage that has an error, or with what is held.
    """
    problems = Problems()
    return publish(read_inputs(root, problems), problems).pages


def publish(inputs: Inputs, problems: Problems, keeper: Path | None = None) -> Prepared:
    """Return the site that `inputs` hold, fit to be published: as `prepare`, but nothing is held.

    Raises BuildError for a hold, too.
    """
    prepared = prepare(inputs, problems, keeper)
    problems.raise_if_held()
    return prepared


def prepare(inputs: Inputs, problems: Problems, keeper: Path | None = None) -> Prepared:
    """Return the site that `inputs` hold, drawn and planned; `problems` has what reading found.

    The folder `keeper`, the site's own unless told, keeps what was drawn. Raises BuildError
    with every problem of the stage that has an error: reading, checking, drawing.
    """
    site = check_sources(inputs, problems)
    problems.raise_if_any()
    prepared = make_pages(site, keeper or inputs.root, problems)
    check_pages(prepared, problems)
    problems.raise_if_any()
    return prepared


def check_sources(inputs: Inputs, problems: Problems) -> Site:
    """Return the site that `inputs` hold, held against every rule of what editors wrote."""
    site = load_site(inputs, problems)
    check_site(site, problems)
    check_indexes(site, problems)
    note_unindexed(site, problems)
    return site


def make_pages(site: Site, root: Path, problems: Problems, *, whole: bool = True) -> Prepared:
    """Draw and plan `site`, whose sources have no error; `root` keeps what was drawn.

    Of a site that is not `whole`, pictures that were not used now are kept, too.
    """
    check_house_style(site, problems)
    store = Store(root / CACHE)
    with Renderer(store, expect=lambda: expect_characters(site)) as renderer:
        pictures = draw_charts(site, renderer, store, engine_digest(), problems)
        problems.raise_if_any()
        cards = {
            **draw_cards(site, pictures, renderer, problems),
            **draw_epitaphs(site, renderer, problems),
        }
        posters = {
            **draw_posters(site, pictures, renderer, problems),
            **draw_last_posters(site, renderer, problems),
        }
        problems.raise_if_any()
        if whole:
            store.prune(renderer.used)
    pages = {page.path: page.content for page in plan_pages(site, pictures, cards, posters)}
    return Prepared(site, pictures, cards, posters, pages)


def check_pages(prepared: Prepared, problems: Problems) -> None:
    """Report what finished pages have lost, links that lead nowhere, and each number on them that
    the data do not bear out.

    What was found in the sources would be found again on the pages; it is told once.
    """
    check_lost(prepared.site, prepared.pages, problems)
    check_links(prepared.site, prepared.pages, problems)
    if not any(problem.code.startswith(_EXPLAINED) for problem in problems):
        check_finished(prepared.site, prepared.pages, problems)
