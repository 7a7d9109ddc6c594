"""Owns stories that are made by other processes, several at once: what these leave in the store.

What they cannot make they leave to whoever asked, who then makes it as if nobody else had been
asked: so nothing that goes wrong there changes a page, or what is said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from youju.bundles.audited import audit_half
from youju.bundles.parts import Parts
from youju.bundles.spool import Spool
from youju.bundles.stories import Work, begin_stories, draw_story, is_keepable, print_halves
from youju.bundles.teasers import Teasers
from youju.cancelling import step
from youju.model import Story
from youju.pictures.expected import open_renderer
from youju.printing.assets import Assets
from youju.printing.context import Press, bundle_site
from youju.printing.templating import Printer
from youju.problems import Problems
from youju.progress import named, place, report
from youju.store.cache import Store

# Opens what makes so many stories, several at the same time.
Hire = Callable[[int], AbstractContextManager[Executor]]
# How long nobody asks whether the work is still wanted.
_LOOK_SECONDS = 0.25


@dataclass(frozen=True)
class StoryTask:
    """All that another process needs to make a story: its `parts`, the site's `assets`, `rules` for
    what is said, the `name` that progress has for it, and the folder of the `store`."""

    parts: Parts
    assets: Assets
    rules: Problems
    name: str
    store: Path


class Begin(Protocol):
    """Begins stories with what the store has of them (see begin_stories)."""

    def __call__(self, *, stories: Collection[Story]) -> list[Work]:
        """Return the `stories` begun."""


def make_elsewhere(
    works: list[Work], begin: Begin, parts: Parts, store: Store, rules: Problems, hire: Hire
) -> list[Work]:
    """Return `works` with those begun anew whose pictures were to be drawn, if they were several:
    what could be made of these is in the `store` now, see make_story."""
    undrawn = [work for work in works if not (work.kept or work.settled)]
    if len(undrawn) < 2 or not store.is_writable():
        return works
    assets, count = bundle_site(parts.site), len(undrawn)
    names = [place(work.story.slug, number, count) for number, work in enumerate(undrawn, start=1)]
    with hire(count) as executor:
        futures = []
        for work, name in zip(undrawn, names, strict=True):
            alone = parts.narrow(work.story)
            task = StoryTask(alone, assets, rules.renew(), name, store.folder.absolute())
            futures.append(executor.submit(make_story, task))
        _wait(futures)
    for work in undrawn:
        parts.ledger.note(work.teaser)
    again = {one.story.folder: one for one in begin(stories=[work.story for work in undrawn])}
    return [again.get(work.story.folder, work) for work in works]


def _wait(futures: Sequence[Future[None]]) -> None:
    """Wait for all, or until nobody wants the work any more. What failed is not told: who then
    makes the story finds out why."""
    left, total = set(futures), len(futures)
    while left:
        report("stories", total - len(left) + 1, total)
        done = set[Future[None]]()
        while not done:
            step()
            done, left = wait(left, _LOOK_SECONDS, FIRST_COMPLETED)


def make_story(task: StoryTask) -> None:
    """Make a story and leave it in the task's store: its pictures, its pages and what is wrong on
    them, what the front page says of it. Of one with a mistake, what may not be kept is missing."""
    store, parts, spool = Store(task.store), task.parts, Spool(task.store)
    (work,) = begin_stories(parts.site, parts, store, spool)
    with named(task.name), open_renderer(parts.site, store, workers=1) as renderer:
        drawn = draw_story(work, renderer, store, parts.engine, spool, task.rules)
    if not is_keepable(drawn.problems):
        return
    printer = Printer(parts.site.files)
    pictures = (drawn.pictures, drawn.cards, drawn.posters)
    press = Press(parts.site, *pictures, task.assets, printer, drawn.photographs)
    made = list(print_halves(work, drawn.problems, press, spool))
    rest, teasers = work.halves[-1].part, Teasers([work], store)
    for code in rest.languages:
        teasers.view(replace(press, site=rest), rest.stories[0], code)
    if printer.problems:
        return
    teasers.save(work.story, drawn.problems)
    for half in made:
        audit_half(half, store)
