"""The fixture site as tests use it: copies to change, its Site, and its pages made once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from youju.checks.rules import check_site
from youju.content.site import load
from youju.drawing.cards import draw_cards
from youju.drawing.charts import draw_charts
from youju.drawing.epitaphs import draw_epitaphs, draw_last_posters
from youju.drawing.posters import draw_posters
from youju.drawing.render import Renderer
from youju.drawing.store import Store
from youju.embeds.register import archive_facts
from youju.embeds.versions import describe_chart
from youju.inputs import Inputs, read_inputs
from youju.model import Page, Pin, Site
from youju.output.fresh import engine_digest
from youju.pages.plan import plan
from youju.pages.press import Cards, Posters
from youju.pages.views import Pictures
from youju.problems import Problem, Problems
from youju.publish import CACHE

ROOT = Path(__file__).parent.parent
FIXTURE = ROOT / "tests" / "sites" / "two_stories"
# The story drawn from figures, the one drawn from a tidy table, and their charts; readers choose
# in the last.
FIGURES, TIDY = "market-stalls", "reading-rooms"
KINDS, BY_YEAR, ONE_YEAR = "kinds", "by-year", "one-year"


@dataclass(frozen=True)
class Printed:
    """The fixture as far as it gets: loaded, drawn and planned."""

    site: Site
    pictures: Pictures
    cards: Cards
    posters: Posters
    pages: Mapping[str, bytes]


def copy_site(target: Path, source: Path = FIXTURE) -> Path:
    """Copy what editors and builds keep of `source`, the fixture, to the new folder `target`."""
    for name in ("site_src", "data", "embeds"):
        shutil.copytree(
            source / name, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
    return target


def copy_warm(target: Path) -> Path:
    """Copy the fixture with its drawn charts, so that a build draws only what is changed."""
    copy_site(target)
    print_fixture()
    shutil.copytree(_folder() / CACHE, target / CACHE)
    return target


def edit(file: Path, old: str, new: str) -> None:
    """Write `new` in the place of `old`, which must stand in `file` just once."""
    text = file.read_bytes().decode("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_bytes(text.replace(old, new).encode())


def read_site(root: Path) -> tuple[Site, list[Problem]]:
    """Return the site under `root` with the problems that reading and checking find."""
    problems = Problems()
    site = load(read_inputs(root, problems), problems)
    if not problems:
        check_site(site, problems)
    return site, list(problems)


def load_files(files: Mapping[str, bytes]) -> tuple[Site, list[Problem]]:
    """Return the site that `files` make, with the problems that loading finds."""
    problems = Problems()
    site = load(Inputs(Path(), files), problems)
    return site, list(problems)


@cache
def load_fixture() -> Site:
    """Return the fixture, in which nothing may be wrong."""
    site, problems = read_site(FIXTURE)
    assert problems == []
    return site


@cache
def print_fixture() -> Printed:
    """Draw and plan the fixture once for all tests of a run."""
    return print_site(load_fixture(), _folder())


def print_site(site: Site, folder: Path) -> Printed:
    """Draw and plan `site`, in which nothing may be wrong; `folder` keeps what was drawn."""
    problems = Problems()
    store = Store(folder / CACHE)
    with Renderer(store) as renderer:
        pictures = draw_charts(site, renderer, store, engine_digest(), problems)
        cards = {
            **draw_cards(site, pictures, renderer, problems),
            **draw_epitaphs(site, renderer, problems),
        }
        posters = {
            **draw_posters(site, pictures, renderer, problems),
            **draw_last_posters(site, renderer, problems),
        }
    problems.raise_if_any()
    pages: list[Page] = list(plan(site, pictures, cards, posters))
    return Printed(site, pictures, cards, posters, {page.path: page.content for page in pages})


def keep_pin(site: Site, pin: Pin, told: Mapping[str, str] | None = None) -> Site:
    """Return `site` with a `pin` of what its chart tells now, or that `told` else by language."""
    (found,) = (
        (story, chart)
        for story in site.stories
        for chart in story.charts
        if (story.slug, chart.id) == (pin.story, pin.chart)
    )
    facts = describe_chart(site, *found)
    facts["told"] |= told or {}
    facts["heights"] = {code: {"280": 500, "600": 400} for code in site.languages}
    kept = {archive_facts(pin.version): json.dumps(facts).encode()}
    register = replace(site.register, pins=(*site.register.pins, pin))
    return replace(site, register=register, files={**site.files, **kept})


def text_of(path: str) -> str:
    """Return the planned page of the fixture at `path` as text."""
    return print_fixture().pages[path].decode("utf-8")


def _folder() -> Path:
    """Return where the fixture's drawings stay from run to run, each under the hash of its making.

    What is in the store is right or not found; two test processes may use it at once.
    """
    return ROOT / ".cache" / "tests"
