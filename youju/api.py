"""Owns what other programs ask of a site: to load, check, plan and build what a folder holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from youju.inputs import Inputs, read_inputs
from youju.output.paths import check_output
from youju.output.sightings import SIGHTINGS, Sightings
from youju.output.up_to_date import build_digest, engine_digest, is_fresh
from youju.output.writer import Changes, recover_output, write_pages
from youju.problems import BuildError, Problem, Problems

if TYPE_CHECKING:
    from youju.bundles.ledger import Anew
    from youju.model import Site

Folder = str | os.PathLike[str]


@dataclass(frozen=True)
class Build:
    """What came of a build: the folder of the site, what changed in it, and the notes.

    `changes` is None where the site was up to date; then nothing was counted either. `held` counts
    the figures, relations, pictures and languages that were held; `recorded` the new entries in
    embeds.lock; `anew` has what was made anew, and why, where that was asked for.
    """

    output: Path
    notes: Problems
    changes: Changes | None = None
    pages: int = 0
    recorded: int = 0
    held: Mapping[str, int] = field(default_factory=dict)
    anew: tuple[Anew, ...] = ()


def load(root: Folder) -> Site:
    """Return everything that editors wrote under `root` as one Site; nothing is drawn.

    Raises BuildError with every problem when one of them is an error.
    """
    from youju.content.site import load_site

    problems = Problems()
    site = load_site(read_inputs(Path(root), problems), problems)
    problems.raise_if_any()
    return site


def check(root: Folder, *, today: date | None = None) -> tuple[Problem, ...]:
    """Return every problem of the site under `root`, notes too; no page is written.

    What depends on `today` is judged as on that day (see read_inputs).
    """
    from youju.publish import prepare

    problems = Problems()
    try:
        prepare(read_inputs(Path(root), problems, today), problems)
    except BuildError as error:
        return error.problems
    return BuildError(problems).problems


def plan(root: Folder) -> dict[str, bytes]:
    """Return every page of the site under `root` by its path, fit to be published.

    Raises BuildError with every problem of the stage that has an error, or with what is held.
    """
    from youju.publish import plan_site

    return plan_site(Path(root))


def build(
    root: Folder,
    output: Folder | None = None,
    *,
    fresh: bool = False,
    today: date | None = None,
    explain: bool = False,
    jobs: int | None = 1,
) -> Build:
    """Write the site under `root` to `output`, root/output unless told; `fresh` draws all anew.

    Several stories are made by up to `jobs` processes; None is one for each processor, four at
    most.

    Nothing of it depends on `today`, the day it is checked on (see read_inputs), but notes. With
    `explain` it says what was made anew, and which inputs differ.

    The new site takes the place of the old one as a whole. Raises BuildError, with the old site in
    place, for everything that is to be mended; BusyError while another build is at work.
    """
    root = Path(root)
    output = Path(output or root / "output")
    recover_output(output)
    problems = Problems()
    inputs = replace(read_inputs(root, problems, today), engine=engine_digest())
    check_output(output, root, problems)
    seen = None if fresh else Sightings(root / SIGHTINGS, output)
    if not problems and seen and is_fresh(output, build_digest(inputs, {}), seen):
        return Build(output, problems)
    return _publish(inputs, output, problems, seen, explain=explain, jobs=jobs)


def _publish(
    inputs: Inputs,
    output: Path,
    problems: Problems,
    seen: Sightings | None,
    *,
    explain: bool,
    jobs: int | None,
    sparing: bool = True,
) -> Build:
    from youju.bundles.shelves import DamagedError
    from youju.bundles.spool import list_pages
    from youju.crews import offer_crew
    from youju.embeds.archive import record_pages
    from youju.publish import publish

    with _choose_keeper(fresh=seen is None) as keeper:
        prepared = publish(inputs, problems, keeper, sparing=sparing, hire=offer_crew(jobs))
    recorded = record_pages(inputs.root, prepared.pages)
    whole = replace(inputs, files={**inputs.files, **recorded.files})
    digest = build_digest(whole, {}, prepared.find_engine())
    pages, known = list_pages(prepared.pages), prepared.list_hashes()
    exempt = prepared.list_exemptions()
    try:
        changes = write_pages(pages, output, digest, inputs.root, seen, exempt, known)
    except DamagedError:
        return _publish(inputs, output, problems, seen, explain=explain, jobs=jobs, sparing=False)
    count, held = len(prepared.pages), prepared.count()
    anew = prepared.explain() if explain else ()
    return Build(output, problems, changes, count, recorded.count, held, anew)


@contextmanager
def _choose_keeper(*, fresh: bool) -> Iterator[Path | None]:
    """Give a folder that keeps what is drawn: None for the site's own, an empty one if `fresh`."""
    if not fresh:
        yield None
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="youju-fresh-") as folder:
        yield Path(folder)
