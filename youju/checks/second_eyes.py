"""Owns the second pair of eyes: who compared a figure with its source, and what it said then."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from youju.model import Figure, Origin, Site, Story
from youju.numbers.ranges import write_value
from youju.problems import Problems
from youju.problems.hints import hint, list_some

CHECKED = "data/checked.toml"
_HEAD = """\
# Who had compared a figure with its source, and a hash of what it said then.
# Written by `build.py checked STORY`; not to be edited by hand.
"""
# Who and when: Chan 2026-11-03.
_DAY = r"(?<!\d)[12]\d{3}-[01]\d-[0-3]\d(?!\d)"
_FORM = re.compile(rf"\S.*{_DAY}|{_DAY}.*\S")
_SHOWN = 8

# Table's file → figure's id → (what its cell `checked` said, hash of the figure).
Signatures = dict[str, dict[str, tuple[str, str]]]


@dataclass(frozen=True)
class CheckedRecord:
    """What `checked` writes: the text of the record, and the figures that it adds to it."""

    text: str
    figures: tuple[Figure, ...]
    story: Story


def check_second_eyes(site: Site, problems: Problems) -> None:
    """Report figures that nobody has compared with their source as they are now.

    Only tables with a column `checked` are held, of each first what nobody has looked at.
    """
    seen = _read_record(site, problems)
    missing: dict[str, list[str]] = {}
    for figure in list_checkable(site):
        said, digest = seen.get(figure.origin.file, {}).get(figure.id, ("", ""))
        values = {"id": figure.id, "checked": figure.checked}
        if not figure.checked:
            missing.setdefault(figure.origin.file, []).append(figure.id)
        elif not _FORM.fullmatch(figure.checked):
            problems.add("checked-form", figure.origin, **values)
        elif not digest or (said != figure.checked and digest != hash_figure(site, figure)):
            problems.add("checked-unrecorded", figure.origin, **values)
        elif digest != hash_figure(site, figure):
            problems.add("checked-changed", figure.origin, **values)
    for file, ids in missing.items():
        shown = list_some(ids, _SHOWN)
        problems.add("checked-missing", Origin(file), count=len(ids), ids=shown)


def list_checkable(site: Site) -> Iterator[Figure]:
    """Yield the figures of tables with a column `checked`, once each."""
    figures = (figure for story in site.stories for figure in story.figures.values())
    known = {(figure.origin.file, figure.id): figure for figure in figures}
    yield from (figure for figure in known.values() if "checked" in figure.extra)


def count_checked(site: Site) -> tuple[int, int]:
    """Return how many figures were compared as they are now, and how many could have been."""
    seen = _read_record(site, Problems())
    figures = list(list_checkable(site))
    held = (f for f in figures if f.checked and _find(seen, f)[1] == hash_figure(site, f))
    return sum(1 for _ in held), len(figures)


def record_checked(site: Site, slug: str, problems: Problems) -> CheckedRecord | None:
    """Return the record that says: the figures of the story `slug` are as their cells say, checked.

    Reported are a story that does not exist, and a figure that has changed under the same cell: who
    looks at it again, writes so.
    """
    stories = {story.slug: story for story in site.stories}
    if slug not in stories:
        problems.add(
            "translation-no-story", Origin("site_src/stories/"), name=slug, **hint(slug, stories)
        )
        return None
    seen, added = _read_record(site, Problems()), []
    for figure in stories[slug].figures.values():
        digest, (said, former) = hash_figure(site, figure), _find(seen, figure)
        if not _FORM.fullmatch(figure.checked) or digest == former:
            continue
        if said == figure.checked:
            values = {"id": figure.id, "checked": figure.checked}
            problems.add("checked-again", figure.origin, **values)
            continue
        seen.setdefault(figure.origin.file, {})[figure.id] = (figure.checked, digest)
        added.append(figure)
    return CheckedRecord(_format(seen), tuple(added), stories[slug])


def hash_figure(site: Site, figure: Figure) -> str:
    """Return a hash of what somebody compares: number, print, source and words."""
    quantity, source = figure.quantity, site.sources.get(figure.source)
    words = [figure.label, figure.note, *((source.publisher, source.title) if source else ())]
    told = [
        [write_value(quantity), quantity.unit, quantity.qualifier, figure.period, figure.status],
        [figure.source, source.published if source else "", figure.locator, figure.as_printed],
        [figure.formula],
        [[text[code] for code in site.authored] if text else [] for text in words],
    ]
    plain = json.dumps(told, ensure_ascii=False).encode()
    return hashlib.blake2b(plain, digest_size=8).hexdigest()


def _find(seen: Signatures, figure: Figure) -> tuple[str, str]:
    return seen.get(figure.origin.file, {}).get(figure.id, ("", ""))


def _read_record(site: Site, problems: Problems) -> Signatures:
    try:
        data = tomllib.loads(site.files.get(CHECKED, b"").decode("utf-8"))
        return {
            file: {key: (str(said), str(digest)) for key, (said, digest) in entries.items()}
            for file, entries in data.items()
        }
    except (ValueError, AttributeError, TypeError, RecursionError):
        problems.add("checked-record", Origin(CHECKED))
        return {}


def _format(seen: Mapping[str, Mapping[str, Collection[str]]]) -> str:
    lines = [_HEAD]
    for file, entries in sorted(seen.items()):
        lines.append(f"[{json.dumps(file, ensure_ascii=False)}]")
        for key, pair in entries.items():
            lines.append(f"{key} = {json.dumps(list(pair), ensure_ascii=False)}")
        lines.append("")
    return "\n".join(lines)
