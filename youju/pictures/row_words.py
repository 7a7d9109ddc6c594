"""Owns the words drawn at a row: its label, its number, its period, or a word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from youju.languages import style_of
from youju.numbers.wording import word_plain
from youju.pictures.chart_specs import ChartRow, Sheet
from youju.pictures.labels import is_number
from youju.rendering.drawn import AXIS_LABEL, DrawnItem, DrawnMark
from youju.rendering.tracing import NO_ROW

_CUT = "…"
# Pixels by which a label of an axis may stand beside the bar that it names.
_BESIDE = 8.0


@dataclass(frozen=True)
class StrangeWords:
    """Words of a picture that stand at a row (its id), and are not its own."""

    row: str
    words: str


def find_strange_words(marks: Sequence[DrawnMark], sheet: Sheet) -> StrangeWords | None:
    """Return the first words drawn at a row that are not the row's own, or None.

    Its own are its label, number, period, cells, and the chart's words of its id or of its cells.
    Words of the chart that belong to no row may stand anywhere, but for those that name another.
    At a row of a tidy table any words may stand that are not another row's alone.
    """
    words = _OwnWords(sheet, {label for item in _list_texts(marks) for label in item.labels})
    for item in _list_texts(marks):
        if len(item.labels) == 1 and not words.are_own(item.labels[0], item.words):
            return StrangeWords(item.labels[0].removeprefix(NO_ROW), item.words)
    return _find_exchanged_label(marks, words)


class _OwnWords:
    """Which words are whose: those of each row, and those of none."""

    def __init__(self, sheet: Sheet, labels: set[str]) -> None:
        self.sheet = sheet
        rows = {**dict(sheet.beside), **{row["id"]: row for row in sheet.rows}}
        named = {label.removeprefix(NO_ROW) for label in labels} | set(rows)
        keys = named | {cell for row in sheet.rows for cell in row.values()}
        self.own = {name: self._list_own(name, rows.get(name, {})) for name in named}
        self.free = {_squash(word) for key, word in sheet.words.items() if key not in keys}
        self.free |= {_squash(word) for word in _list_qualifiers(sheet)}
        self.tidy = bool(sheet.rows) and "label" not in sheet.rows[0]

    def are_own(self, label: str, text: str) -> bool:
        """Tell whether `text` may stand at what is labelled so."""
        key, text = label.removeprefix(NO_ROW), _squash(text)
        own = self.own.get(key, set())
        if text in own or self._is_cut(text, own):
            return True
        if self.tidy:
            others = {word for other, words in self.own.items() if other != key for word in words}
            return text not in others - own - self.free
        left = text
        for word in sorted(own | self.free, key=len, reverse=True):
            left = left.replace(word, "\0") if word else left
        return not any(map(str.isalpha, left))

    def _is_cut(self, text: str, own: set[str]) -> bool:
        begun = text.removesuffix(_CUT)
        return begun != text and any(word.startswith(begun) for word in own)

    def _list_own(self, figure_id: str, row: ChartRow) -> set[str]:
        keys = {figure_id, *row.values()}
        texts = {*row.values(), *(self.sheet.words[key] for key in keys & self.sheet.words.keys())}
        numbers = [row[name] for name in (*self.sheet.numbers, "value") if is_number(row.get(name))]
        texts |= {word_plain(Decimal(number), self.sheet.language) for number in numbers}
        return {_squash(text) for text in texts} - {""}


def _list_qualifiers(sheet: Sheet) -> Iterator[str]:
    """Yield the words for "about" where a kind says so of changes, which are no row's own."""
    for wording in style_of(sheet.language).wordings if sheet.kind == "rates" else ():
        if wording.qualifier == "about":
            yield re.sub(r"\{.\}", "", wording.pattern)


def _find_exchanged_label(marks: Sequence[DrawnMark], words: _OwnWords) -> StrangeWords | None:
    """Return a label of an axis that stands at another row's bar, and at none of its own."""
    bars = [item for mark in marks if mark.kind == "rect" for item in mark.items if item.labels]
    for mark in marks:
        places = {(round(item.extent[0]), round(item.extent[1])) for item in mark.items}
        if mark.kind != AXIS_LABEL or len(places) < 2:
            continue
        axis = 1 if len({x for x, _ in places}) == 1 else 0
        for label in filter(_is_named, mark.items):
            near = [bar for bar in bars if _is_beside(bar, label, axis)]
            text = _squash(label.words)
            owners = {key for key, own in words.own.items() if text in own and key in _name(bars)}
            if owners and near and not owners & _name(near):
                return StrangeWords(min(_name(near)), label.words)
    return None


def _is_named(label: DrawnItem) -> bool:
    """Tell whether a label has letters: a number of an axis may equal any cell."""
    return any(map(str.isalpha, label.words))


def _name(items: Sequence[DrawnItem]) -> set[str]:
    return {label for item in items for label in item.labels}


def _is_beside(bar: DrawnItem, label: DrawnItem, axis: int) -> bool:
    place = label.extent[axis]
    return bar.extent[axis] - _BESIDE <= place <= bar.extent[axis + 2] + _BESIDE


def _list_texts(marks: Sequence[DrawnMark]) -> Iterator[DrawnItem]:
    return (item for mark in marks if mark.kind == "text" for item in mark.items)


def _squash(text: str) -> str:
    """Return `text` without spaces, for a picture breaks the lines of a long label anywhere."""
    return "".join(text.split())
