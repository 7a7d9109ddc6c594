"""Owns trials: a site as the preview shows it: what can be made, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from youju.bundles.shelves import DamagedError
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.model import Site
from youju.preview.ties import find_pages, leave_out
from youju.problems import ERROR, BuildError, Problem, Problems
from youju.publish import CACHE, Prepared, check_loaded, check_pages, make_pages
from youju.rendering.renderer import Renderer
from youju.store.cache import Store

# A problem with the paths that it belongs to: one that ends with "/" stands for all below it, ""
# for the whole site.
Belonging = tuple[Problem, tuple[str, ...]]


@dataclass(frozen=True)
class Trial:
    """Pages by path, and what is to be said."""

    pages: Mapping[str, bytes]
    problems: tuple[Belonging, ...] = ()


class Hasty(Protocol):
    """Whoever makes something of a site before the whole of it is made; what draws it, stays."""

    def open_renderer(self, site: Site, store: Store) -> Renderer:
        """Return what draws the pictures of `site`."""

    def take_inputs(self, inputs: Inputs) -> None:
        """Take what was read, without an error."""

    def take_site(self, site: Site, inputs: Inputs, store: Store) -> None:
        """Take the site that was loaded from `inputs` without an error."""

    def take_problems(self, problems: Iterable[Belonging]) -> None:
        """Take what was found in what editors wrote."""


def try_site(root: Path, hasty: Hasty | None = None) -> Trial:
    """Return the site under `root`: what is held is shown, only what cannot be made is left out.

    Raises BuildError when an error concerns the whole site.
    """
    problems, store = Problems(), Store(root / CACHE)
    inputs = read_inputs(root, problems)
    if hasty and not problems.has_error():
        hasty.take_inputs(inputs)
    site = load_site(inputs, problems, store)
    if hasty and not problems.has_error():
        hasty.take_site(site, inputs, store)
    check_loaded(site, inputs, problems, store)
    if hasty:
        hasty.take_problems((problem, find_pages(site, problem)) for problem in problems)
    renderer = hasty.open_renderer(site, store) if hasty else None
    told = problems.renew()
    told.merge(problems)
    try:
        return _try(site, root, problems, renderer, sparing=True)
    except DamagedError:
        return _try(site, root, told, renderer, sparing=False)


def _try(
    whole: Site, root: Path, problems: Problems, renderer: Renderer | None, *, sparing: bool
) -> Trial:
    site, missing = _leave_out(whole, problems)
    while True:
        found = problems.renew()
        try:
            prepared = _make(site, whole, root, found, renderer, sparing=sparing)
            break
        except BuildError as error:
            known = set(problems)
            problems.merge(found)
            problems.repeat(error.problems)
            if known == set(problems):
                raise BuildError(problems) from None
            site, missing = _leave_out(whole, problems)
    problems.merge(found)
    if site is whole:
        check_pages(prepared, problems)
    pages = prepared.pages.without(missing)
    return Trial(pages, tuple((problem, find_pages(whole, problem)) for problem in problems))


def _leave_out(whole: Site, problems: Problems) -> tuple[Site, frozenset[str]]:
    """Return what of the site can be made, and the paths that are not to be shown of it."""
    errors = [problem for problem in problems if problem.grade == ERROR]
    if not errors:
        return whole, frozenset()
    left = leave_out(whole, errors)
    if left is None:
        raise BuildError(problems)
    return left


def _list_untouched(site: Site, whole: Site) -> list[str]:
    """Return the folders of the stories of `site` that are as they are in the `whole` of it."""
    texts = {story.folder: story.prose for story in whole.stories}
    return [story.folder for story in site.stories if story.prose == texts[story.folder]]


def _make(
    site: Site,
    whole: Site,
    root: Path,
    found: Problems,
    renderer: Renderer | None,
    *,
    sparing: bool,
) -> Prepared:
    """Return the pages of `site`, or of the part of the `whole` that can be made."""
    try:
        return make_pages(
            site,
            root,
            found,
            whole=site is whole,
            untouched=_list_untouched(site, whole),
            sparing=sparing,
            renderer=renderer,
        )
    except (BuildError, DamagedError):
        raise
    except Exception as error:
        if site is whole:
            raise
        # Something that is there needs what was left out: then no page can be made.
        raise BuildError(found) from error
