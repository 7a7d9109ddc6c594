"""Owns the comparison of what pages say: sentences that change, and doubtful ones beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from youju.difference.changes import Doubt, TextChange
from youju.difference.claims import find_claims
from youju.difference.pairing import pair_lines
from youju.difference.sentences import Sentence, read_printed_sentences
from youju.model import Language


@dataclass(frozen=True)
class Shaken:
    """The figures of a story whose number changes, and its charts with the changed ones they draw.

    A chart that draws a table's rows has no figures to name: ().
    """

    figures: frozenset[str]
    charts: Mapping[str, tuple[str, ...]]


def compare_page(
    path: str,
    old: str,
    new: str,
    codes: Mapping[str, str],
    shaken: Iterable[Shaken],
    languages: Mapping[str, Language],
) -> tuple[list[TextChange], list[Doubt]]:
    """Return what the HTML page at `path` says otherwise, and which of its claims are doubtful.

    `codes` has the site's code for each language tag; `shaken` is that of the stories on the page;
    `languages` has the site's by their tags.
    """
    former, coming = read_printed_sentences(old), read_printed_sentences(new)
    changes = [
        _describe(path, before, after, codes) for before, after in pair_lines(former, coming)
    ]
    claimed = [(s, find_claims(s.rest, s.tag, languages)) for s in coming if s.kind != "table"]
    doubts = [
        doubt
        for sentence, claims in claimed
        for doubt in _list_doubts(path, sentence, claims, codes, list(shaken))
    ]
    return changes, doubts


def merge_changes(changes: Iterable[TextChange]) -> tuple[TextChange, ...]:
    """Return each change once, with all its figures and pages; numbers that stand alone are left
    out, for they are told as figures."""
    merged: dict[tuple[str, ...], TextChange] = {}
    for change in changes:
        key = (change.language, change.kind, change.old, change.new)
        first = merged.setdefault(key, change)
        figures, pages = _join(first.figures, change.figures), _join(first.pages, change.pages)
        merged[key] = replace(first, figures=figures, pages=pages)
    return tuple(change for change in merged.values() if change.kind != "number")


def merge_doubts(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return each doubtful sentence once, with all its figures and pages."""
    merged: dict[tuple[str, str], Doubt] = {}
    for doubt in doubts:
        first = merged.setdefault((doubt.language, doubt.sentence), doubt)
        figures, pages = _join(first.figures, doubt.figures), _join(first.pages, doubt.pages)
        merged[doubt.language, doubt.sentence] = replace(first, figures=figures, pages=pages)
    return tuple(merged.values())


def _describe(
    path: str, old: Sentence | None, new: Sentence | None, codes: Mapping[str, str]
) -> TextChange:
    both = [sentence for sentence in (old, new) if sentence]
    alone = all(sentence.figures and not sentence.rest.strip("… ") for sentence in both)
    return TextChange(
        language=codes.get(both[-1].tag, both[-1].tag),
        kind="number" if alone else both[-1].kind,
        old=old.text if old else "",
        new=new.text if new else "",
        figures=_join(*(sentence.figures for sentence in both)),
        pages=(path,),
    )


def _list_doubts(
    path: str,
    sentence: Sentence,
    claims: tuple[str, ...],
    codes: Mapping[str, str],
    shaken: Iterable[Shaken],
) -> Iterator[Doubt]:
    """Yield a doubt if a sentence with `claims` cites a changed figure, or is about a chart that
    draws one."""
    for story in shaken if claims else ():
        cited = tuple(key for key in sentence.figures if key in story.figures)
        if cited or sentence.chart in story.charts:
            figures = cited or story.charts[sentence.chart]
            code = codes.get(sentence.tag, sentence.tag)
            yield Doubt(code, sentence.text, claims, figures, (path,))


def _join(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))
