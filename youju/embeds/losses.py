"""Owns the refusal to lose an embed: what was published, and what an archive keeps, must stay."""

from __future__ import annotations

from collections.abc import Container, Iterable

from youju.addresses import AUTO, split_embed
from youju.content.register import LOCK, archive_facts, hash_file
from youju.model import Origin, Site, Tombstone
from youju.problems import Problems
from youju.problems.hints import hint


def check_archive(site: Site, problems: Problems) -> None:
    """Report kept files that are gone or changed, and tombstones that stand where none should."""
    for name, known in site.register.files.items():
        if name not in site.files:
            problems.add("embed-file-lost", _find_line(site, name), name=name)
        elif hash_file(site.files[name]) != known:
            problems.add("embed-file-changed", _find_line(site, name), name=name)
    for pin in site.register.pins:
        if (name := archive_facts(pin.version)) not in site.register.files:
            problems.add("embed-file-lost", _find_line(site, pin.version), name=name)
    alive = _list_standing(site)
    published = dict.fromkeys(place for path in site.register.addresses for place in _name(path))
    for stone in site.tombstones:
        _check_stone(stone, alive, list(published), problems)


def check_lost(site: Site, pages: Container[str], problems: Problems) -> None:
    """Report every embed that was published and is not among `pages` (paths) any more.

    It is told once for each chart or figure; for a language that the site gave up, once.
    """
    lost: dict[str, dict[str, str]] = {}
    for path in site.register.addresses:
        code, place = split_embed(path) or ("", path)
        if path not in pages:
            lost.setdefault(place, {})[code] = path
    gone: dict[str, list[str]] = {}
    for place, paths in sorted(lost.items()):
        if place in _list_standing(site):
            for code, path in paths.items():
                gone.setdefault(code, []).append(path)
        else:
            origin = _find_line(site, next(iter(paths.values())))
            problems.add("embed-lost", origin, place=place, languages=", ".join(sorted(paths)))
    for code, found in gone.items():
        origin = _find_line(site, found[0])
        problems.add("embed-language-lost", origin, language=code, count=len(found))


def _check_stone(
    stone: Tombstone, alive: list[str], published: list[str], problems: Problems
) -> None:
    if stone.place in alive:
        problems.add("tombstone-alive", stone.origin, place=stone.place)
    elif stone.place not in published:
        near = hint(stone.place, [place for place in published if place not in alive])
        problems.add("tombstone-unpublished", stone.origin, place=stone.place, **near)
    if stone.instead and stone.instead not in alive:
        near = hint(stone.instead, [place for place in alive if "/" in place])
        problems.add("tombstone-instead", stone.origin, found=stone.instead, **near)


def _list_standing(site: Site) -> list[str]:
    """Return what a tombstone could be named after and still stands: charts, figures, languages."""
    places = list(site.languages)
    for story in site.stories:
        places += [f"{story.slug}/{chart.id}" for chart in story.charts]
        places += [
            f"{story.slug}/figure/{key}" for key in (*story.figures, *sorted(story.unread.ids))
        ]
    return places


def _name(path: str) -> Iterable[str]:
    """Return what a tombstone for the embed at `path` can be named: its language, its place."""
    return [part for part in split_embed(path) or () if part != AUTO]  # it is no language


def _find_line(site: Site, words: str) -> Origin:
    """Return the line of embeds.lock that has `words`."""
    text = site.files.get(LOCK, b"").decode("utf-8", "replace")
    return Origin(LOCK, text.count("\n", 0, max(text.find(f'"{words}"'), 0)) + 1)
