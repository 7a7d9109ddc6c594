"""Owns the index of what numbers and times a source prints: made of its text, held against it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import chain, zip_longest

from youju.audit.grammar import Tongue, find_tongue
from youju.audit.prints import find_prints
from youju.audit.times import find_times
from youju.formats.decoding import decode
from youju.formats.fragments import normalise_text, split_fragments
from youju.model import Origin, PrintedNumber, PrintedTime, PrintIndex, Site
from youju.problems import Problems
from youju.tables.print_indexes import name_index, name_text

# One more whenever a change of the reader gives other entries of a text than before.
EDITION = 7


def make_index(text: str, source: str, tongue: Tongue) -> PrintIndex:
    """Return the index of numbers and times in `text`, of which facts are kept: no sentence.

    The hash is the SHA-256 of the normalised text in UTF-8. Numbers of one place are counted from
    1, whatever fragments they stand in.
    """
    normal = normalise_text(text)
    counts: dict[str, int] = {}
    numbers: list[PrintedNumber] = []
    times: dict[PrintedTime, None] = {}
    for fragment in split_fragments(normal):
        found = list(find_prints(fragment, tongue))
        for one in found:
            counts[one.place] = counts.get(one.place, 0) + 1
            numbers.append(replace(one, order=counts[one.place]))
        times |= dict.fromkeys(find_times(fragment, found, tongue))
    digest = hashlib.sha256(normal.encode()).hexdigest()
    return PrintIndex(
        name_index(source), digest, tuple(numbers), edition=EDITION, times=tuple(times)
    )


def check_indexes(site: Site, problems: Problems) -> None:
    """Report an index that is not that of the text kept beside it, at its first other number.

    One that an older edition of the rules made of the same text holds nothing up.
    """
    spoken = {language.tag: language for language in site.languages.values()}
    for key, source in site.sources.items():
        content, language = site.files.get(name_text(key)), source.written_in
        text = None if content is None else decode(content, name_text(key), problems)
        tongue = find_tongue(language.tag, spoken) if language and text is not None else None
        if text is None or tongue is None:
            continue
        made, kept = make_index(text, key, tongue), site.indexes.get(key)
        if kept is None:
            problems.add("index-missing", Origin(name_text(key)), id=key, text=name_text(key))
        elif made != kept:
            _report_other(made, kept, key, problems)


def _report_other(made: PrintIndex, kept: PrintIndex, source_id: str, problems: Problems) -> None:
    """Tell where index and text part; where no number differs, the text has other words."""
    older = kept.edition < made.edition and kept.digest == made.digest
    pairs = chain(zip_longest(made.numbers, kept.numbers), zip_longest(made.times, kept.times))
    new, old = next(((new, old) for new, old in pairs if new != old), (None, None))
    line = kept.lines[kept.numbers.index(old)] if isinstance(old, PrintedNumber) else 1
    shown = ["-" if one is None else f"{one.place}: {one.printed}" for one in (new, old)]
    values = {"id": source_id, "text": name_text(source_id), "new": shown[0], "old": shown[1]}
    code = "index-older" if older else "index-differs"
    problems.add(code, Origin(kept.file, line), **values)
