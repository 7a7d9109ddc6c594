"""Owns ties: which pages a file belongs to, and the site without what cannot be made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from youju import addresses
from youju.content.stories import CHECKS_TABLE
from youju.model import Leaf, Prose, Site, Story
from youju.problems import Problem
from youju.tables.corrections import CORRECTIONS
from youju.tables.sources import SOURCES

_Thing = TypeVar("_Thing", Story, Leaf)


@dataclass(frozen=True)
class Tie:
    """What a file belongs to: whole stories, texts in one language each, or a finished page.

    A file that belongs to none of these belongs to the whole site.
    """

    stories: tuple[Story, ...] = ()
    texts: tuple[tuple[Story | Leaf, str], ...] = ()
    page: str = ""


def find_pages(site: Site, problem: Problem) -> tuple[str, ...]:
    """Return the paths of the pages that `problem` belongs to.

    A path that ends with "/" stands for all below it, "" for every page of the site.
    """
    tie = _tie(site, problem.origin.file)
    paths = [path for story in tie.stories for path in _list_paths(site, story)]
    paths += [_find_text(thing, code) for thing, code in tie.texts]
    return tuple(paths) or (tie.page,)


def leave_out(site: Site, errors: Iterable[Problem]) -> tuple[Site, frozenset[str]] | None:
    """Return `site` without the stories and texts that `errors` make impossible.

    Beside it stand the paths of pages whose text was left empty, which are not to be shown. None
    when an error concerns the whole site.
    """
    gone: set[str] = set()
    texts: set[tuple[str, str]] = set()
    for error in errors:
        file = error.origin.file
        if file == CORRECTIONS:
            site = replace(site, corrections=())
            continue
        if file in _list_checks(site):
            continue  # a relation that cannot be read is not held, and its figures stand
        tie = _tie(site, file)
        if not tie.stories and not tie.texts:
            return None
        gone |= {story.folder for story in tie.stories}
        texts |= {(_name(thing), code) for thing, code in tie.texts}
    left = replace(
        site,
        stories=tuple(_empty(s, texts) for s in site.stories if s.folder not in gone),
        leaves=tuple(_empty(leaf, texts) for leaf in site.leaves),
    )
    things: list[Story | Leaf] = [*site.stories, *site.leaves]
    paths = {
        _find_text(thing, code)
        for thing in things
        for code in site.languages
        if (_name(thing), code) in texts
    }
    return left, frozenset(paths)


def _tie(site: Site, file: str) -> Tie:
    things: list[Story | Leaf] = [*site.stories, *site.leaves]
    texts = [
        (thing, code)
        for thing in things
        for code, prose in thing.prose.items()
        if prose.file == file
    ]
    if texts:
        return Tie(texts=tuple(texts))
    if file == SOURCES:
        return Tie(stories=site.stories)
    stories = tuple(story for story in site.stories if _uses(site, story, file))
    if not stories and file.partition("/")[0] in (*site.languages, "embed"):
        return Tie(page=file)
    return Tie(stories=stories)


def _uses(site: Site, story: Story, file: str) -> bool:
    """Tell whether `file` stands in the story's folder, or is a table that it names."""
    named = site.files.get(f"{story.folder}/story.toml", b"")
    is_table = file.startswith("data/") and f"/{file}".encode() in named
    checks = {table.file for table in story.checks}
    return file.startswith(f"{story.folder}/") or is_table or file in checks


def _list_checks(site: Site) -> set[str]:
    return {CHECKS_TABLE, *(table.file for story in site.stories for table in story.checks)}


def _list_paths(site: Site, story: Story) -> list[str]:
    """Return what all addresses of a story begin with; every address, when its slug is unknown."""
    if not (slug := story.slug):
        return [""]
    paths = [f"{start}{code}/{slug}/" for code in site.languages for start in ("", "embed/")]
    return [*paths, f"embed/{addresses.AUTO}/{slug}/", f"data/{slug}/"]


def _find_text(thing: Story | Leaf, code: str) -> str:
    if isinstance(thing, Story):
        return addresses.story(code, thing.slug)
    return addresses.leaf(code, thing.name)


def _name(thing: Story | Leaf) -> str:
    return thing.folder if isinstance(thing, Story) else thing.name


def _empty(thing: _Thing, texts: set[tuple[str, str]]) -> _Thing:
    """Return `thing` with nothing but a page's title in the languages that `texts` name with it."""
    prose = dict(thing.prose)
    for code, text in thing.prose.items():
        if (_name(thing), code) in texts:
            title = "" if isinstance(thing, Story) else text.text.lstrip().partition("\n")[0]
            prose[code] = Prose(text.file, title)
    return replace(thing, prose=prose)
