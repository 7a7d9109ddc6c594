"""Owns which state of the original each translation was made from: the record, and its check."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from youju.checks.passages import Passage, hash_words, list_passages
from youju.model import Leaf, Origin, Site, Story
from youju.problems import Problems
from youju.problems.hints import hint, hint_known

# So much of a changed original is shown.
_START = 60
_FOLDERS = ("site_src/stories/", "site_src/pages/")
_HEAD = """\
# Which state of the original each text was translated from: a pair of hashes, the original's and
# the translation's. Written by `build.py translated {name}`; not to be edited by hand.
original = {original}
"""


@dataclass(frozen=True)
class TranslationRecord:
    """What `translated` writes: a file of the site, its text, and how many passages are new."""

    file: str
    text: str
    confirmed: int


@dataclass(frozen=True)
class _Work:
    """A story or page, its record's file and the language that it was written in."""

    name: str
    file: str
    original: str
    thing: Story | Leaf


# Language code → passage's key → hashes of the original and of the translation.
_Pairs = Mapping[str, Mapping[str, tuple[str, str]]]


def check_translations(site: Site, problems: Problems) -> None:
    """Report passages whose original has changed since `translated` recorded their translation.

    A translation that was edited while its original stands is no problem. Where both changed, or
    both are new, somebody has to confirm the translation. Without a record nothing is reported.
    """
    for work in _list_works(site):
        pairs = _read_record(site, work, problems)
        for code, known in pairs.items():
            for passage in list_passages(site, work.thing, work.original, code):
                _check_passage(passage, set(known.values()), work, code, problems)


def record_translations(
    site: Site, name: str, codes: Collection[str], problems: Problems
) -> TranslationRecord | None:
    """Return the record that says: the story or page `name` is up to date in languages `codes`.

    All its translations when there are no `codes`. A name or language that does not exist is
    reported. What the former record says of other languages stays.
    """
    works = {work.name: work for work in _list_works(site)}
    if name not in works:
        problems.add("translation-no-story", Origin(_FOLDERS[0]), name=name, **hint(name, works))
        return None
    work = works[name]
    possible = [code for code in site.authored if code != work.original]
    for code in codes:
        if code not in possible:
            values = {"found": code, "name": name, **hint_known(possible)}
            problems.add("translation-no-language", Origin(work.file), **values)
            return None
    former = _read_record(site, work, Problems())
    present = {
        code: {
            passage.key: passage.hashes
            for passage in list_passages(site, work.thing, work.original, code, whole=True)
        }
        for code in codes or possible
    }
    new = [
        passage
        for code in present
        for passage in list_passages(site, work.thing, work.original, code)
        if passage.hashes not in former.get(code, {}).values()
    ]
    return TranslationRecord(work.file, _write(work, {**former, **present}), len(new))


def write_record(root: Path, record: TranslationRecord) -> None:
    """Write `record` under the site's folder `root`, whole or not at all."""
    target = root / record.file
    draft = target.with_name(f".{target.name}")
    draft.unlink(missing_ok=True)  # what a link leads to is not ours to write
    with draft.open("x", encoding="utf-8", newline="\n") as file:
        file.write(record.text)
    draft.replace(target)


def _list_works(site: Site) -> Iterator[_Work]:
    default = site.languages[site.default].original
    for story in site.stories:
        file = f"{story.folder}/translations.toml"
        yield _Work(story.slug, file, story.original or default, story)
    for leaf in site.leaves:
        file = f"{_FOLDERS[1]}{leaf.name}/translations.toml"
        yield _Work(leaf.name, file, default, leaf)


def _check_passage(
    passage: Passage, known: set[tuple[str, str]], work: _Work, code: str, problems: Problems
) -> None:
    original, translation = passage.hashes
    if (original, translation) in known:
        return
    if translation in {pair[1] for pair in known}:
        problem = "translation-stale"
    elif original in {pair[0] for pair in known}:
        return
    else:
        problem = "translation-unconfirmed"
    originals = {pair[0] for pair in known}
    changed = [piece for piece in passage.original if hash_words(piece.text) not in originals]
    piece = (changed or passage.original)[0]
    text = " ".join(piece.text.split())
    start = text if len(text) <= _START else text[:_START] + "…"
    values = {"name": work.name, "language": code, "start": start}
    problems.add(problem, passage.origin, original=piece.origin, **values)


def _read_record(site: Site, work: _Work, problems: Problems) -> _Pairs:
    if work.file not in site.files:
        return {}
    try:
        data = tomllib.loads(site.files[work.file].decode("utf-8"))
        original = data.pop("original")
        pairs = {
            code: {key: (str(first), str(last)) for key, (first, last) in entries.items()}
            for code, entries in data.items()
        }
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        problems.add("translation-record", Origin(work.file), name=work.name)
        return {}
    if original != work.original:
        values = {"found": original, "original": work.original, "name": work.name}
        problems.add("translation-other-original", Origin(work.file), **values)
        return {}
    return {code: pairs[code] for code in pairs if code in site.authored}


def _write(work: _Work, pairs: _Pairs) -> str:
    lines = [_HEAD.format(name=work.name, original=json.dumps(work.original))]
    for code, entries in sorted(pairs.items()):
        lines.append(f"[{json.dumps(code)}]")
        for key, (original, translation) in entries.items():
            lines.append(f'{json.dumps(key)} = ["{original}", "{translation}"]')
        lines.append("")
    return "\n".join(lines)
