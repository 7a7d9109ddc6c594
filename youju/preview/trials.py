"""Owns trials: a site as the preview shows it: what can be made, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from youju.inputs import read_inputs
from youju.model import Site
from youju.preview.ties import find_pages, leave_out
from youju.problems import ERROR, BuildError, Problem, Problems
from youju.publish import CACHE, Prepared, check_pages, check_sources, make_pages
from youju.rendering.cache import Store


@dataclass(frozen=True)
class Trial:
    """Pages by path, and what is to be said: each problem with the paths that it belongs to.

    A path that ends with "/" stands for all below it, "" for the whole site.
    """

    pages: Mapping[str, bytes]
    problems: tuple[tuple[Problem, tuple[str, ...]], ...] = ()


def try_site(root: Path) -> Trial:
    """Return the site under `root`: what is held is shown, only what cannot be made is left out.

    Raises BuildError when an error concerns the whole site.
    """
    problems = Problems()
    inputs = read_inputs(root, problems)
    whole = check_sources(inputs, problems, Store(root / CACHE))
    site, missing = _leave_out(whole, problems)
    while True:
        found = problems.renew()
        try:
            prepared = _make(site, whole, root, found)
            break
        except BuildError:
            known = set(problems)
            problems.merge(found)
            if known == set(problems):
                raise BuildError(problems) from None
            site, missing = _leave_out(whole, problems)
    problems.merge(found)
    if site is whole:
        check_pages(prepared, problems)
    pages = {path: page for path, page in prepared.pages.items() if path not in missing}
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


def _make(site: Site, whole: Site, root: Path, found: Problems) -> Prepared:
    try:
        return make_pages(site, root, found, whole=site is whole)
    except BuildError:
        raise
    except Exception as error:
        if site is whole:
            raise
        # Something that is there needs what was left out: then no page can be made.
        raise BuildError(found) from error
