"""Owns what stands round numbers on a finished page: their own labels, notes and source lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from youju import addresses
from youju.audit.faults import Faults
from youju.audit.seen import FIGURE_SIGN, Seen, VisibleWords
from youju.languages.scripts import UNSPACED
from youju.model import Chart, Site, Story, Text

# What a note is cut at: figures, entities, and signs that Markdown turns into elements.
_CUT = re.compile(r"\{\{.*?\}\}|&#?\w+;|\]\([^()\s]*\)|[\[\]*_`<>\\\\]")
# A shorter piece may stand on a page by chance, or be set otherwise.
_TELLING = 4

# The word that a text ends within, and signs of scripts that set no words apart.
_WORD_END, _HAN = re.compile(r"[^\W_]+$"), re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True)
class Near:
    """What a page about a chart must say near it: a piece of its note, one of its sources."""

    id: str
    pages: tuple[str, ...]
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Surroundings:
    """All that the surroundings of numbers on pages of a story are held against, in one language.

    `labels` has those of its figures by id, `charts` what stands near each chart.
    """

    labels: Mapping[str, str]
    charts: tuple[Near, ...]


def make_surroundings(site: Site, story: Story, code: str) -> Surroundings:
    """Gather what pages of `story` in language `code` have round their numbers."""
    labels = {key: figure.label[code] for key, figure in story.figures.items()}
    return Surroundings(labels, tuple(_list_near(site, story, code)))


def _list_near(site: Site, story: Story, code: str) -> Iterator[Near]:
    for chart in story.charts:
        places = (code, story.slug, chart.id)
        pages = addresses.chart(*places), addresses.embed(*places)
        names = tuple(_list_sources(site, story, chart, code))
        yield Near(chart.id, pages, _find_piece(chart.note[code]), names)


def check_surroundings(path: str, seen: Seen, known: Surroundings, faults: Faults) -> None:
    """Report, of the page at `path`, labels of others and what charts lack of what is `known`.

    A template may leave out much, but not the note and the source line of a chart that it shows,
    and what stands beside a value may not be the label of another figure.
    """
    _check_labels(path, seen, known.labels, faults)
    for chart in _list_shown(path, seen, known.charts):
        said = _join_letters(seen.words, f"chart-{chart.id}")
        if _letters(chart.note) not in said:
            faults.add("finished-no-note", path, 1, chart=chart.id, words=chart.note)
        names = chart.sources
        if names and not any(_letters(name) in said for name in names):
            faults.add("finished-no-source", path, 1, chart=chart.id, words=names[0])


def _check_labels(path: str, seen: Seen, named: Mapping[str, str], faults: Faults) -> None:
    """Report each value in a row or an item of a list that has another's label, and not its own."""
    labels = {key: _letters(label) for key, label in named.items()}
    items: dict[int, set[str]] = {}
    for words in seen.words:
        if words.item and words.kind in ("text", "cell"):
            items.setdefault(words.item, set()).add(_letters(words.text))
    marked: dict[int, set[str]] = {}
    for mark in seen.marks:
        marked.setdefault(mark.item, set()).add(mark.figure)
    for mark in seen.marks:
        said, own = items.get(mark.item, set()), labels.get(mark.figure, "")
        if not mark.item or own in said or len(marked[mark.item]) > 1:
            continue
        own_words = named[mark.figure] if own else ""
        around = _letters(mark.over) + "".join(said)
        for key, label in labels.items():
            if label and label in said and not _is_shorter(label, own_words, around):
                values = {"id": mark.figure, "words": mark.words, "other": key}
                faults.add("finished-label", path, mark.line, label=named[key], **values)
                break


def _is_shorter(label: str, own: str, around: str) -> bool:
    """Tell whether a row that has the letters of a `label` may mean what is labelled `own`.

    A row may say its own label shorter, from where a word of it begins: "Ferries" for "Large
    ferries", as under a heading, but not "Male" for "Female". Where words are not set apart,
    what is left out before it is said `around`: 人口 is no 出生人口, but where 出生 is said.
    """
    own = own.casefold()
    for found in re.finditer(r"[\W_]*".join(map(re.escape, label)), own):
        before, after = _WORD_END.search(own[: found.start()]), own[found.end() :][:1]
        inside = after.isalnum() and not _HAN.search(label[-1] + after)
        apart = before and _HAN.search(before[0][-1] + label[0]) and before[0] in around
        if not inside and (apart or not before):
            return True
    return False


def _list_shown(path: str, seen: Seen, charts: Iterable[Near]) -> Iterator[Near]:
    """Yield the charts whose pictures the page at `path` shows; pictures have words in them."""
    shown = {words.chart for words in seen.words if words.kind == "picture"}
    for chart in charts:
        if f"chart-{chart.id}" in shown or (path in chart.pages and shown):
            yield chart


def _join_letters(words: Iterable[VisibleWords], chart: str) -> str:
    """Return the letters of the texts in the figure element `chart`, or else on the whole page."""
    shown = [one for one in words if one.kind in ("text", "cell")]
    inside = [one for one in shown if one.chart == chart] or shown
    return "".join(_letters(one.text) for one in inside)


def _list_sources(site: Site, story: Story, chart: Chart, code: str) -> list[str]:
    """Return the publishers and titles of what the numbers of a chart come from."""
    figures = [
        story.figures[key] for key in (*chart.figures, *chart.beside) if key in story.figures
    ]
    ids = [figure.source for figure in figures]
    if chart.table:
        ids.append(story.series[chart.table].source)
    texts: list[Text] = []
    for key in dict.fromkeys(ids):
        if source := site.sources.get(key):
            texts += (source.publisher, source.title)
    return [text[code] for text in texts if _letters(text[code])]


def _find_piece(note: str) -> str:
    """Return the longest piece of a note that is text, or "" when none is long enough to tell."""
    piece = max(_CUT.split(note), key=lambda piece: len(_letters(piece)))
    return piece.strip() if len(_letters(piece)) >= _TELLING else ""


def _letters(text: str) -> str:
    """Return the letters and digits of `text`, which typography leaves alone."""
    return "".join(filter(str.isalnum, text.replace(FIGURE_SIGN, ""))).casefold()
