"""Owns what people are told of what a build made anew: a line each, and what had changed for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch

from youju.bundles.ledger import CHANGED, GONE, NEW, Anew, ChangedInput, Thing
from youju.inputs import OURS, TEMPLATES
from youju.messages import word_message

# What is made, the most important first: its first word, and the message that names it.
_MADE = {
    "text": "anew-text",
    "drawn": "anew-drawn",
    "rest": "anew-rest",
    "teaser": "anew-teaser",
    "whole": "anew-whole",
    "found": "anew-found",
    "relations": "anew-relations",
    "beside": "anew-beside",
    "words": "anew-words",
}
_LANGUAGE, _DATA, _PROSE = "anew-language", "anew-data", "anew-prose"
# Kinds of inputs, the most important first, and the message that names each.
_KINDS = {
    "engine": "input-engine",
    "story": "input-story",
    "file": "input-file",
    "pins": "input-pins",
    "corrections": "input-corrections",
    "photographs": "input-photographs",
    "cited": "input-cited",
    "embeds": "input-embeds",
    "vega": "input-vega",
    "house": "input-house",
    "derived": "input-derived",
    "told": "input-told",
    "words": "input-words",
    "common": "input-words",
}
# What a file is to editors, those of stories first.
_FILES = {
    "site_src/stories/*/story.toml": "input-settings",
    "site_src/stories/*/translations.toml": "input-translations",
    "site_src/stories/*.md": "input-text",
    "site_src/stories/*.py": "input-functions",
    "*.csv": "input-table",
    "*.xlsx": "input-table",
    "*.ods": "input-table",
    "*.jpg": "input-photograph",
    "*.jpeg": "input-photograph",
    "*.png": "input-photograph",
    "*.webp": "input-photograph",
    "site_src/units.toml": "input-units",
    "site_src/strings.toml": "input-strings",
    "site_src/theme.toml": "input-look",
    "static/css/*": "input-look",
    "templates/*": "input-template",
    "site_src/site.toml": "input-site",
    "*": "input-file",
}
_COLONS, _BETWEEN = {"en": ": ", "zh": "："}, {"en": "; ", "zh": "；"}
_CHANGES = {CHANGED: "input-changed", NEW: "input-new", GONE: "input-gone"}
# So many files of a folder are named one by one, and so many reasons in a line; where the
# same was made for the same reason, so many stories have a line each.
_FILES_NAMED, _REASONS, _STORIES = 3, 6, 3


def format_anew(anew: Sequence[Anew], language: str, *, fresh: bool = False) -> str:
    """Return what was made `anew`, and why, for people: a line each, the most important first.

    A `fresh` build was asked to make everything anew.
    """
    if fresh:
        return word_message("anew-fresh", language)
    if not anew:
        return word_message("anew-nothing", language)
    head = word_message("anew", language, count=len(anew))
    return "\n".join([head, *(f"  {line}" for line in _list_lines(anew, language))])


def _list_lines(anew: Iterable[Anew], language: str) -> Iterator[str]:
    """Yield a line for each, and one for many stories where the same was made alike."""
    alike: dict[tuple[str, str], list[Thing]] = {}
    for one in sorted(anew, key=lambda one: _rank(one.thing)):
        same = alike.setdefault((one.thing.made, _word_reasons(one, language)), [])
        same.append(one.thing)
    for (made, reason), things in alike.items():
        stories = [thing.folder.rpartition("/")[2] for thing in things]
        if len(stories) > _STORIES:
            stories = [word_message("anew-stories", language, count=len(stories))]
        for story in stories:
            thing = _word_thing(made, story, language)
            yield f"{thing}{_COLONS[language]}{reason}"


def _rank(thing: Thing) -> tuple[int, str, str]:
    return list(_MADE).index(thing.made.partition(" ")[0]), thing.folder, thing.made


def _word_thing(made: str, story: str, language: str) -> str:
    """Return what was `made`, of a `story` or of several."""
    kind, _, rest = made.partition(" ")
    piece, _, code = rest.partition(" ")
    if kind == "found" and piece:
        return word_message(_DATA if piece == "data" else _PROSE, language, story=story, code=code)
    if kind == "text" and piece:
        return word_message(_LANGUAGE, language, story=story, code=piece)
    return word_message(_MADE[kind], language, story=story, file=piece)


def _word_reasons(anew: Anew, language: str) -> str:
    """Return why a thing was made anew: what differs, the most important first."""
    if not anew.differences:
        return word_message("anew-first" if anew.first else "anew-lost", language)
    folders: dict[tuple[int, str, str], list[ChangedInput]] = {}
    names = {one.name for one in anew.differences}
    for one in anew.differences:
        if one.name.replace(OURS, TEMPLATES, 1) in names - {one.name}:
            continue  # of a template that a site replaces, Youju's own comes and goes with it
        folder = one.name.rpartition("/")[0] if one.kind == "file" else one.name
        folders.setdefault((_rank_input(one), folder, one.change), []).append(one)
    reasons = [
        reason for key in sorted(folders) for reason in _word_folder(key[1], folders[key], language)
    ]
    more = len(reasons) - _REASONS
    if more > 1:
        reasons[_REASONS:] = [word_message("input-more", language, count=more)]
    return _BETWEEN[language].join(reasons)


def _rank_input(one: ChangedInput) -> int:
    """Return where a difference stands among others."""
    kind = list(_KINDS).index(one.kind)
    return kind * 100 + (list(_FILES).index(_find_file(one.name)) if one.kind == "file" else 0)


def _find_file(name: str) -> str:
    """Return the pattern of _FILES that tells what a file is to editors."""
    return next(pattern for pattern in _FILES if fnmatch(name, pattern))


def _word_folder(folder: str, same: Sequence[ChangedInput], language: str) -> list[str]:
    """Return what differs alike in a folder: file by file, or of many how many."""
    said = _CHANGES[same[0].change]
    if len(same) > _FILES_NAMED:
        what = word_message("input-files", language, count=len(same), folder=folder)
        return [word_message(said, language, what=what)]
    words = (_word_input(one, language) for one in same)
    return [word_message(said, language, what=word).strip() for word in words]


def _word_input(one: ChangedInput, language: str) -> str:
    """Return what an input is, in the words of editors."""
    if one.kind == "file":
        return word_message(_FILES[_find_file(one.name)], language, name=one.name)
    name, _, code = one.name.partition(" ")
    return word_message(_KINDS[one.kind], language, name=name, code=code)
