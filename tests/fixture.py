"""The fixture site as tests use it: copies to change, its Site, and its pages made once."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path

from filelock import FileLock

from youju.audit.finished import find_faults, report_faults
from youju.bundles.findings import Findings
from youju.bundles.parts import Parts
from youju.checks.relations import check_table, list_relations
from youju.checks.rules import CHECKS
from youju.checks.workbooks import check_beside_table, list_beside
from youju.content.register import archive_facts
from youju.content.site import load_site
from youju.embeds.versions import describe_chart
from youju.inputs import Inputs, read_inputs
from youju.model import Page, Pin, Register, Site
from youju.pages.plan import plan_rest, plan_text, plan_whole
from youju.printing.context import Cards, Posters, make_press
from youju.printing.templating import Printer
from youju.problems import Problem, Problems
from youju.publish import CACHE, Prepared, check_pages, check_sources, make_pages
from youju.rendering.svg import Pictures
from youju.store.cache import Store, make_key

ROOT = Path(__file__).parent.parent
FIXTURE = ROOT / "tests" / "sites" / "two_stories"
# Where drawings of tests stay from run to run, each under the hash of all it came from: what is
# there is right or not found, and two processes may use it at once.
KEPT = ROOT / ".cache" / "tests"
# The fixture's own: copies of it take them all.
_OWN = KEPT / "two_stories"
# The story drawn from figures, the one drawn from a tidy table, and their charts; readers choose
# in the last.
FIGURES, TIDY = "market-stalls", "reading-rooms"
KINDS, BY_YEAR, ONE_YEAR = "kinds", "by-year", "one-year"


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
    return warm(target, _OWN)


def warm(root: Path, folder: Path = KEPT) -> Path:
    """Give the new site at `root` the drawings that `folder` keeps: it draws what is changed."""
    shutil.copytree(folder / CACHE, root / CACHE, copy_function=_link)
    return root


def _link(kept: str, copy: str) -> None:
    """Give a drawing a second name; a store replaces its files and never writes into them."""
    try:
        os.link(kept, copy)
    except OSError:  # another disk, or one without links
        shutil.copyfile(kept, copy)


def forget_index(root: Path) -> Path:
    """Take away the index of the fixture's source: for figures that it does not print."""
    (root / "data/sources/office.numbers.csv").unlink()
    return root


def edit(file: Path, old: str, new: str) -> None:
    """Write `new` in the place of `old`, which must stand in `file` just once."""
    text = file.read_bytes().decode("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_bytes(text.replace(old, new).encode())


def read_site(root: Path) -> tuple[Site, list[Problem]]:
    """Return the site under `root` with the problems that reading and checking find."""
    problems = Problems()
    site = load_site(read_inputs(root, problems), problems)
    if not problems:
        hold(site, problems)
    return site, list(problems)


@cache
def read_once(root: Path) -> tuple[Site, list[Problem]]:
    """Return what read_site does of a site of this repository, once for all tests of a run."""
    return read_site(root)


def hold(site: Site, problems: Problems, store: Store | None = None) -> None:
    """Report what every rule finds in `site`, as a build does; the `store` keeps it, if any."""
    Findings(site, Parts(site, ""), store).check(problems)


class Memory(Store):
    """A store for one run's many sites that differ in a word: what is alike is judged once."""

    def __init__(self) -> None:
        super().__init__(Path())
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def measure(self, key: str) -> int | None:
        return len(self._kept[key]) if key in self._kept else None

    def read_piece(self, key: str, start: int, length: int) -> bytes:
        return self._kept.get(key, b"")[start : start + length]

    def drop(self, key: str) -> None:
        self._kept.pop(key, None)

    def put(self, key: str, content: bytes) -> None:
        self._kept[key] = content

    def prune(self, keep: Collection[str]) -> None:
        self._kept = {key: self._kept[key] for key in self._kept.keys() & keep}


def load_files(files: Mapping[str, bytes]) -> tuple[Site, list[Problem]]:
    """Return the site that `files` make, with the problems that loading finds."""
    problems = Problems()
    site = load_site(Inputs(Path(), files), problems)
    return site, list(problems)


@cache
def load_fixture() -> Site:
    """Return the fixture, in which nothing may be wrong."""
    site, problems = read_once(FIXTURE)
    assert problems == []
    return site


@cache
def print_fixture() -> Prepared:
    """Draw and plan the fixture once for all tests of a run."""
    return print_site(load_fixture(), _OWN)


@cache
def print_new() -> Prepared:
    """Draw and plan the fixture as if nothing of it had been published yet."""
    return print_site(replace(load_fixture(), register=Register()), _OWN)


def print_site(site: Site, folder: Path = KEPT) -> Prepared:
    """Draw and plan `site`, in which nothing may be wrong; `folder` keeps what was drawn.

    Of two processes that want a site which is not the fixture one waits, and finds it drawn.
    """
    problems = Problems()
    key = make_key("lock", *(story.slug for story in site.stories))
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT / key) if folder == KEPT else nullcontext():
        prepared = make_pages(site, folder, problems, whole=False)
    problems.raise_if_any()
    return prepared


def plan_kept(root: Path) -> dict[str, bytes]:
    """Return what `plan_site` does, for a changed site whose drawings are kept from run to run."""
    problems = Problems()
    site = check_sources(read_inputs(root, problems), problems)
    problems.raise_if_any()
    made = make_pages(site, KEPT, problems, whole=False)
    check_pages(made, problems)
    problems.raise_if_any()
    problems.raise_if_held()
    return dict(made.pages)


def open_store() -> Store:
    """Return the store whose drawings are kept from run to run, for tests of single charts."""
    return Store(KEPT / CACHE)


def plan_pages(site: Site, pictures: Pictures, cards: Cards, posters: Posters) -> Iterator[Page]:
    """Yield every page of `site`; raises BuildError after the last when a template failed."""
    printer = Printer(site.files)
    press = make_press(site, pictures, cards, posters, printer, print_fixture().photographs)
    yield from plan_whole(press)
    for story in site.stories:
        yield from plan_text(press, story)
        yield from plan_rest(press, story)
    printer.problems.raise_if_any()


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


def check_relations(site: Site, problems: Problems) -> None:
    """Report every relation of a site that its figures do not bear out."""
    for table, stories in list_relations(site):
        check_table(table, stories, site.units, problems)


def check_workbooks(site: Site, problems: Problems) -> None:
    """Report every table beside which a spreadsheet has other cells."""
    for pair in list_beside(site):
        check_beside_table(site, *pair, problems)


def check_finished(site: Site, pages: Mapping[str, bytes], problems: Problems) -> None:
    """Report every number on finished `pages` (path → bytes) that the data do not bear out."""
    report_faults(site, find_faults(site, pages), problems)


# Every rule of what editors wrote, each over the whole site: a build asks them by stories.
WHOLE_RULES = (*(rule.check for rule in CHECKS), check_relations, check_workbooks)
