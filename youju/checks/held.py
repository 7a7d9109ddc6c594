"""Owns holding one finished page against the data, number by number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from youju.checks.alike import Sight
from youju.checks.faults import Faults
from youju.checks.grounds import Grounds
from youju.checks.stranger.dates import is_date
from youju.checks.stranger.readings import Reading, find_quantities, find_typed, read_quantity
from youju.checks.stranger.tongues import Tongue, read_tongue
from youju.checks.stranger.visible import FIGURE, Mark, Seen, Words
from youju.checks.typed import find_numerals
from youju.checks.vocabulary import read_vocabulary
from youju.model import Figure
from youju.tables.rows import list_nearest

# A label of an axis is a number with little round it: 25萬, 250,000, 1980年.
_LABEL = re.compile(r"\D{0,4}\d[\d.,]*\D{0,9}")
# A number below this may equal a figure by chance: it must stand in the figure's own words.
_TELLING = 100


def check_page(
    path: str, seen: Seen, grounds: Grounds, marked: Collection[str], faults: Faults
) -> Sight:
    """Report every fault of the page at `path`; return what was read on it, and where.

    `marked` are the ids that stand marked on the page: its plain texts (title, description,
    alternative texts) may name those and no others.
    """
    reader = _Reader(grounds, faults, Sight(path, seen.blocks), marked)
    printed = frozenset(mark.words for mark in seen.marks)
    for mark in seen.marks:
        reader.read_mark(mark)
    for words in seen.words:
        tongue = read_tongue(words.tag)
        if tongue is None or not any(map(str.isdigit, words.text)):
            continue
        if words.kind == "time":
            if not is_date(words.text, words.about, tongue):
                reader.fault("finished-date", words.line, words=words.text, date=words.about)
        elif words.kind == "picture":
            reader.read_picture(words, tongue)
        else:
            reader.read_text(words, tongue, printed)
    return reader.sight


@dataclass(frozen=True)
class _Reader:
    """Reads one page; see check_page for its parts."""

    grounds: Grounds
    faults: Faults
    sight: Sight
    marked: Collection[str]

    def fault(self, code: str, line: int, **values: object) -> None:
        self.faults.add(code, self.sight.path, line, **values)

    def read_mark(self, mark: Mark) -> None:
        """Hold a marked figure against the data: its value, its words, the words that touch it."""
        id, figures = mark.figure, self.grounds.figures.get(mark.figure, ())
        unit = figures[0].quantity.unit if figures else ""
        self.sight.count(id, mark.section, mark.block, unit)
        if not figures:
            near = list_nearest(id, [*self.grounds.figures])
            self.fault("finished-unknown-figure", mark.line, id=id, near=near)
            return
        if all(mark.value != f"{figure.quantity.value:f}" for figure in figures):
            data = _show_figure(figures[0])
            self.fault("finished-value", mark.line, id=id, read=mark.value, data=data)
        if (tongue := read_tongue(mark.tag)) is None:
            return
        reading = read_quantity(mark.words, tongue)
        if reading is None or not any(self.grounds.holds(f, reading) for f in figures):
            self._differ(id, mark.words, reading, mark.line)
        if typed := find_typed(mark.before, mark.after, tongue):
            values = {"id": id, "words": mark.words, "typed": typed}
            self.fault("finished-typed-qualifier", mark.line, **values)

    def read_picture(self, words: Words, tongue: Tongue) -> None:
        """Hold the words at a drawn row against its figure, or its row of a tidy table."""
        grounds, id = self.grounds, words.about
        if id not in grounds.figures.keys() | grounds.rows.keys():
            label = _LABEL.fullmatch(words.text) and read_quantity(words.text, tongue)
            if label:
                self.sight.count(f"{label.value:,f}", "axis")
            else:
                self.read_text(words, tongue, ())
            return
        for reading in self._list_open(words, tongue):
            figure = grounds.find((id, *grounds.beside.get(id, ())), reading)
            if figure:
                self.sight.count(figure.id, "picture")
            elif id in grounds.figures:
                self._differ(id, words.text, reading, words.line)
            elif not any(abs(n - reading.value) * 2 <= reading.step for n in grounds.rows[id]):
                self._report_bare(words, reading)

    def read_text(self, words: Words, tongue: Tongue, printed: Collection[str]) -> None:
        """Report the numbers of a text that no figure, date, literal or table bears out."""
        own = _cover(words.text, printed)
        for reading in self._list_open(words, tongue):
            figure = self.grounds.find(self.marked, reading)
            telling = reading.share or abs(reading.value) >= _TELLING
            if words.kind == "cell" and reading.value in self.grounds.cells:
                continue
            if figure and words.kind == "plain":
                self.sight.count(figure.id, "plain")
            elif figure is None or not (telling or _is_in(reading, own)):
                self._report_bare(words, reading)

    def _list_open(self, words: Words, tongue: Tongue) -> Iterator[Reading]:
        """Yield the quantities in a text that are not declared, no idiom and no period's length."""
        text = words.text
        declared = _cover(text, self.grounds.phrases)
        vocabulary = read_vocabulary(words.tag, self.grounds.allowed)
        numerals = [(span.start, span.end) for span in find_numerals(text, vocabulary)]
        for reading in find_quantities(text, tongue):
            length = tongue.length.match(text, reading.end)
            letter = tongue.lengths[length[1].lower()] if length else ""
            free = any(start < reading.end and reading.start < end for start, end in numerals)
            known = (reading.value, letter) in self.grounds.durations
            if free and not known and not _is_in(reading, declared):
                yield reading

    def _differ(self, id: str, words: str, reading: Reading | None, line: int) -> None:
        read = _show(reading) if reading else "-"
        data = _show_figure(self.grounds.figures[id][0])
        self.fault("finished-differs", line, id=id, words=words, read=read, data=data)

    def _report_bare(self, words: Words, reading: Reading) -> None:
        shown = words.text.replace(FIGURE, "…")
        around = shown[max(0, reading.start - 20) : reading.end + 20]
        self.fault("finished-bare-number", words.line, words=around, read=_show(reading))


def _cover(text: str, phrases: Collection[str]) -> list[tuple[int, int]]:
    """Return where `phrases` stand in `text`: from, to."""
    return [
        match.span()
        for phrase in phrases
        if phrase in text
        for match in re.finditer(re.escape(phrase), text)
    ]


def _is_in(reading: Reading, spans: list[tuple[int, int]]) -> bool:
    return any(start <= reading.start and reading.end <= end for start, end in spans)


def _show(reading: Reading) -> str:
    """Return a reading as editors write figures: 489000 at_least, 17.6%."""
    sign = "%" if reading.share else ""
    qualifiers = "/".join(sorted(reading.meanings - {"exact"}))
    return f"{reading.value:f}{sign} {qualifiers}".strip()


def _show_figure(figure: Figure) -> str:
    quantity = figure.quantity
    qualifier = "" if quantity.qualifier == "exact" else quantity.qualifier
    return f"{quantity.value:f} {quantity.unit} {qualifier}".strip()
