"""Owns holding one finished page against the data, number by number."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from youju.audit.allowed import Grounds, squash
from youju.audit.counterparts import AXIS, PICTURE, Sight
from youju.audit.dates import is_date
from youju.audit.faults import Faults
from youju.audit.grammar import Tongue, find_tongue
from youju.audit.readings import (
    Reading,
    find_quantities,
    find_said,
    find_typed,
    read_quantity,
    read_span,
)
from youju.audit.seen import FIGURE_SIGN, MarkedFigure, Seen, VisibleWords
from youju.audit.stating import show_known, show_reading, state_quantity
from youju.checks.numeral_patterns import read_foreign_vocabulary, vocabulary_of
from youju.checks.typed_numbers import find_numerals
from youju.problems.hints import hint
from youju.store.cache import make_key
from youju.store.nouns import write_noun

# The kinds of texts whose figures are counted without a mark.
_COPIED = ("plain", "copied")
# A number below this may equal a figure by chance: it must stand in the figure's own words.
_TELLING = 100
# What names a row of a table that an editor typed; dates are compared apart.
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


# What was counted in a piece of a page that is right: the arguments of Sight.count.
Counted = tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Pieces:
    """What was counted in pieces of a page, by marks of what they say and of what they follow from
    besides the grounds: what is `known`, and what was `found` on the page as it is now."""

    known: Mapping[str, Counted] = field(default_factory=dict)
    found: dict[str, Counted] = field(default_factory=dict)


def check_page(
    path: str,
    seen: Seen,
    grounds: Grounds,
    marks: Sequence[MarkedFigure],
    faults: Faults,
    pieces: Pieces | None = None,
) -> Sight:
    """Report every fault of the page at `path`; return what was read on it, and where.

    `marks` are those of the page, or of the one that a file lies beside: its plain texts (title,
    description, alternative texts) may name the figures marked there and no others. `pieces` knows
    what was right on it before, by the same grounds.
    """
    # In an order that is each process's: of two figures with one value, the same is counted.
    marked = sorted({mark.figure for mark in marks})
    sight, prints, printed = Sight(path, seen.blocks), _list_prints(marks), _list_prints(seen.marks)
    reader = _Reader(grounds, faults, sight, marked, prints, pieces or Pieces())
    # A picture that no build has drawn is a chart where rows are drawn in it; else it is a banner,
    # whose words are the page's.
    pictures = [words for words in seen.words if words.kind == "picture"]
    drawn = {words.picture for words in pictures if words.plot or words.about}
    for mark in seen.marks:
        reader.count_mark(mark)
        said = (mark.figure, mark.value, mark.words, mark.tag, mark.before, mark.after)
        reader.hold(("mark", *said), partial(reader.read_mark, mark))
    around = make_key("page", *write_noun((marked, prints, printed)))
    for words in seen.words:
        tongue = find_tongue(words.tag, grounds.languages)
        if tongue and (words.kind in _COPIED or _has_digit(words)):
            chart = words.kind == "picture" and words.picture in drawn
            place = f"{words.drawing} {chart:d} {words.lenient:d} {words.leads:d}"
            text = (words.kind, words.text, words.tag, words.about, place)
            read = partial(reader.read_words, words, tongue, printed, chart=chart)
            reader.hold((*text, around), read)
    return reader.sight


@dataclass(frozen=True)
class _Reader:
    """Reads one page; see check_page for its parts."""

    grounds: Grounds
    faults: Faults
    sight: Sight
    marked: Collection[str]
    prints: Collection[str]
    pieces: Pieces
    noted: list[tuple[str, str, int] | None] = field(default_factory=list)

    def hold(self, piece: tuple[str, ...], read: Callable[[], None]) -> None:
        """Read a piece of the page, or count what was counted when it was right."""
        key, start = make_key("piece", *piece), len(self.noted)
        if key not in self.pieces.known:
            read()
        for counted in self.pieces.known.get(key, ()):
            self.count(*counted)
        found = self.noted[start:]
        if None not in found:
            self.pieces.found[key] = tuple(filter(None, found))

    def fault(self, code: str, line: int, **values: object) -> None:
        self.noted.append(None)
        self.faults.add(code, self.sight.path, line, **values)

    def count(self, what: str, section: str, block: int = 0) -> None:
        self.noted.append((what, section, block))
        self.sight.count(what, section, block)

    def count_mark(self, mark: MarkedFigure) -> None:
        """Count a marked figure where it stands."""
        figures = self.grounds.figures.get(mark.figure, ())
        unit = figures[0].quantity.unit if figures else ""
        self.sight.count(mark.figure, mark.section, mark.block, unit)

    def read_words(
        self, words: VisibleWords, tongue: Tongue, printed: Collection[str], *, chart: bool
    ) -> None:
        """Hold a piece of text against the data, as its kind asks, or one of a `chart`; most kinds
        need digits."""
        if words.kind in _COPIED and not words.lenient:
            self.count_said(words, tongue)
        if not _has_digit(words):
            return
        if words.kind == "time":
            if not is_date(words.text, words.about, tongue):
                self.fault("finished-date", words.line, words=words.text, date=words.about)
        elif chart:
            self.read_picture(words, tongue)
        else:
            lenient = words.lenient or (words.kind == "picture" and _is_label(words.text, tongue))
            self.read_text(replace(words, lenient=lenient), tongue, printed)

    def read_mark(self, mark: MarkedFigure) -> None:
        """Hold a marked figure against the data: its value, its words, the words that touch it."""
        key, figures = mark.figure, self.grounds.figures.get(mark.figure, ())
        if not figures:
            near = hint(key, self.grounds.figures)
            self.fault("finished-unknown-figure", mark.line, id=key, **near)
            return
        if all(mark.value != state_quantity(figure.quantity) for figure in figures):
            data = show_known(figures[0])
            self.fault("finished-value", mark.line, id=key, read=mark.value, data=data)
        if (tongue := find_tongue(mark.tag, self.grounds.languages)) is None:
            return
        found = (read_span(mark.words, tongue), read_quantity(mark.words, tongue))
        readings = [reading for reading in found if reading]
        if not any(self.grounds.holds(f, one, tongue) for f in figures for one in readings):
            self._differ(key, mark.words, next(iter(readings), None), mark.line)
        if typed := find_typed(mark.before, mark.after, tongue):
            values = {"id": key, "words": mark.words, "typed": typed}
            exact = all(figure.quantity.qualifier == "exact" for figure in figures)
            judged = typed.lower() in (tongue.judging | (tongue.emphasis if exact else frozenset()))
            code = "finished-typed-emphasis" if judged else "finished-typed-qualifier"
            self.fault(code, mark.line, **values)

    def read_picture(self, words: VisibleWords, tongue: Tongue) -> None:
        """Hold the words at a drawn row against its figure, or its row of a tidy table."""
        grounds, key = self.grounds, words.about
        if key not in grounds.figures.keys() | grounds.rows.keys():
            label = tongue.label.fullmatch(words.text) and read_quantity(words.text, tongue)
            if label and label.value not in grounds.named:
                self.count(f"{label.value:,f}", AXIS, words.drawing)
            elif not label:
                told = grounds.worths if words.text.startswith("=") else ()
                self.read_text(words, tongue, (), told)
            return
        if _is_spelled(words.text, grounds.spelled.get(key, ())):
            return
        for reading in find_quantities(words.text, tongue):
            figure = grounds.find((key, *sorted(grounds.beside.get(key, ()))), reading, tongue)
            if figure:
                self.count(figure.id, PICTURE)
            elif grounds.prints(key, reading):
                continue
            elif not self._is_passed_over(words, reading, tongue):
                if key in grounds.figures:
                    self._differ(key, words.text, reading, words.line)
                else:
                    self._report_bare(words, reading)

    def count_said(self, words: VisibleWords, tongue: Tongue) -> None:
        """Count the figures that words say whole in a plain text, for other languages may have
        digits: tripled, 增長2倍."""
        for reading in find_said(words.text, self.prints, tongue):
            if figure := self.grounds.find(self.marked, reading, tongue):
                self.count(figure.id, "plain")

    def read_text(
        self,
        words: VisibleWords,
        tongue: Tongue,
        printed: Collection[str],
        worths: Collection[Decimal] = (),
    ) -> None:
        """Report the numbers of a text that no figure, date, literal or table bears out.

        Its first may be one of `worths`, what a dot of the chart stands for.
        """
        tabled, copied = words.kind in ("cell", "copied"), words.kind in _COPIED
        if (tabled or words.kind == "picture") and _is_spelled(words.text, self.grounds.texts):
            return
        for turn, reading in enumerate(find_quantities(words.text, tongue)):
            if turn == 0 and any(abs(one - reading.value) * 2 <= reading.step for one in worths):
                continue
            figure = self.grounds.find(self.marked, reading, tongue)
            # A legend says the figure of its line of reference.
            apart = sorted(self.grounds.apart) if words.kind == "picture" else ()
            if beside := self.grounds.find(apart, reading, tongue):
                self._count_read(words, beside.id, PICTURE)
                continue
            if figure and (copied or words.kind == "pinned"):
                # What is pinned is on offer in the languages whose words are still those.
                if copied:
                    self._count_read(words, figure.id, "plain")
                continue
            telling = reading.share or abs(reading.value) >= _TELLING
            own = figure and (telling or _is_in(reading, words.text, printed))
            cell = tabled and reading.value in self.grounds.cells
            if not (own or cell or self._is_passed_over(words, reading, tongue)):
                self._report_bare(words, reading)

    def _count_read(self, words: VisibleWords, figure: str, section: str) -> None:
        if not words.lenient:
            self.count(figure, section)

    def _is_passed_over(self, words: VisibleWords, reading: Reading, tongue: Tongue) -> bool:
        """Tell whether a number is declared, a date, part of an idiom, or how long a period is."""
        if words.leads and not words.chart and _YEAR.fullmatch(words.text):
            return True
        length = tongue.length.match(words.text, reading.end)
        letter = tongue.lengths[length[1].lower()] if length else ""
        if (reading.value, letter) in self.grounds.durations:
            return True
        if _is_in(reading, words.text, self.grounds.phrases):
            return True
        language, allowed = self.grounds.languages.get(words.tag), self.grounds.allowed
        if language:
            vocabulary = vocabulary_of(language, allowed)
        else:
            vocabulary = read_foreign_vocabulary(words.tag, allowed)
        numerals = [n for n in find_numerals(words.text, vocabulary) if not n.doubtful]
        return not any(n.start < reading.end and reading.start < n.end for n in numerals)

    def _differ(self, figure_id: str, words: str, reading: Reading | None, line: int) -> None:
        read = show_reading(reading) if reading else "-"
        data = show_known(self.grounds.figures[figure_id][0])
        self.fault("finished-differs", line, id=figure_id, words=words, read=read, data=data)

    def _report_bare(self, words: VisibleWords, reading: Reading) -> None:
        shown = words.text.replace(FIGURE_SIGN, "…")
        around = shown[max(0, reading.start - 20) : reading.end + 20]
        code = "finished-shown-number" if words.lenient else "finished-bare-number"
        self.fault(code, words.line, words=around, read=show_reading(reading))


def _is_label(text: str, tongue: Tongue) -> bool:
    return bool(tongue.label.fullmatch(text) and read_quantity(text, tongue))


def _has_digit(words: VisibleWords) -> bool:
    return any(map(str.isdigit, words.text))


def _list_prints(marks: Sequence[MarkedFigure]) -> frozenset[str]:
    """Return what `marks` print; in running text, as after a quote in another language, spaces
    are plain ones."""
    return frozenset(" ".join(mark.words.split()) for mark in marks)


def _is_spelled(text: str, cells: Collection[str]) -> bool:
    """Tell whether `text` is one of the text cells, or the beginning of one that was cut: 0-1…"""
    text = squash(text)
    cut = text.removesuffix("…")
    return text in cells or (cut != text and any(cell.startswith(cut) for cell in cells))


def _is_in(reading: Reading, text: str, phrases: Collection[str]) -> bool:
    """Tell whether one of `phrases` stands in `text` over all of the number read."""
    return any(
        match.start() <= reading.start and reading.end <= match.end()
        for phrase in phrases
        if phrase in text
        for match in re.finditer(re.escape(phrase), text)
    )
