"""Owns what a reader sees of a figure: its words, its mark-up and the evidence behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from markupsafe import Markup

from youju.localized.figures import mark_figure, mark_words, word_figure, word_time
from youju.localized.kept import keep
from youju.localized.story import Desk, SourceView, view_source
from youju.localized.strings import join
from youju.localized.table_words import list_table_words
from youju.model import Figure, Source
from youju.numbers.formulas import (
    CellsRef,
    FigureRef,
    GroupRef,
    Part,
    Tree,
    list_parts,
    parse_formula,
)
from youju.printing.excerpts import ExcerptView, view_excerpts, word_cells
from youju.tables.columns import Outlet, cells_of, list_columns
from youju.tables.quotes import find_quote

# A formula's signs as they are printed.
_SIGNS = {"/": "÷", "*": "×", "-": "−"}

# A sum of more numbers than these is told in words; its rows stand below it.
_MOST_WRITTEN_OUT = 6


class SpokenView(TypedDict):
    """The value of a figure in a language of the site, with the name and tag of that."""

    name: str
    tag: str
    value: Markup


class QuoteView(TypedDict):
    """The sentence of a source around what it prints; `whole` tells whether all of the print stands
    there. `gloss` is the figure in words of a page in another language than the source's, or "".
    """

    before: str
    printed: str
    after: str
    whole: bool
    gloss: str


class LineView(TypedDict):
    """A column of figures that is printed as it stands, below its heading."""

    head: str
    words: str


class EvidenceView(TypedDict):
    """The evidence of a figure, for the macro `evidence`.

    `whole` is its value before it was rounded for the language, or "". `formula` has the parts of a
    derived one: figures as mark-up, operators as text.
    """

    figure: Figure
    label: str
    value: Markup
    whole: str
    others: list[SpokenView]
    period: str
    source: SourceView | None
    locator: str
    printed: Markup | None
    quote: QuoteView | None
    note: str
    formula: tuple[str, ...]
    excerpts: list[ExcerptView]
    lines: list[LineView]


def view_evidence(desk: Desk, figure: Figure) -> EvidenceView:
    """Return the evidence of `figure` in words; nobody changes it."""
    made_of = (view_evidence, desk.story, figure, desk.code)
    return keep(desk.site, made_of, lambda: _view_evidence(desk, figure))


def _view_evidence(desk: Desk, figure: Figure) -> EvidenceView:
    site, code = desk.site, desk.code
    source = site.sources.get(figure.source)
    value, whole = (word_figure(site, figure, code, whole=whole) for whole in (False, True))
    return {
        "figure": figure,
        "label": figure.label[code],
        "value": mark_words(figure, value),
        "whole": whole if whole != value else "",
        "others": [
            {
                "name": language.name,
                "tag": language.tag,
                "value": mark_figure(site, figure, language.code),
            }
            for language in site.languages.values()
        ],
        "period": word_time(site, figure, code),
        "source": view_source(site, source, code) if source else None,
        "locator": _word_locator(desk, figure.locator),
        "printed": mark_words(figure, figure.as_printed) if figure.as_printed else None,
        "quote": _view_quote(desk, figure, source),
        "note": figure.note[code] if figure.note else "",
        "formula": _word_formula(desk, figure),
        "excerpts": view_excerpts(desk, figure),
        "lines": view_columns(desk, figure, Outlet.EVIDENCE),
    }


def _view_quote(desk: Desk, figure: Figure, source: Source | None) -> QuoteView | None:
    """Return the sentence that prints `figure`, where its text is kept."""
    quote = find_quote(figure, desk.site.files)
    if quote is None or source is None:
        return None
    whole = "…" not in figure.as_printed  # a margin may be given in another sentence
    foreign = source.language != desk.site.languages[desk.code].original
    return {
        "before": quote.before,
        "printed": mark_words(figure, quote.printed) if whole else quote.printed,
        "after": quote.after,
        "whole": whole,
        "gloss": word_figure(desk.site, figure, desk.code) if foreign and whole else "",
    }


def view_columns(desk: Desk, figure: Figure, outlet: Outlet) -> list[LineView]:
    """Return the columns of `figure` that `outlet` prints as they stand, each with its heading.

    An empty cell has no line.
    """
    lines: list[LineView] = []
    cells = cells_of(figure)
    for column in list_columns(outlet):
        cell = cells[column.name]
        words = cell.get(desk.code, "") if isinstance(cell, Mapping) else str(cell)
        if words:
            lines.append({"head": desk.say(column.name), "words": words})
    return lines


def _word_locator(desk: Desk, locator: str) -> str:
    return desk.say("paragraph", n=locator) if locator.isdigit() else locator


def _word_formula(desk: Desk, figure: Figure) -> tuple[Markup | str, ...]:
    """Return the parts of a formula; a cell that is taken as it stands is worked out by nobody."""
    if not figure.formula or _is_taken(parse_formula(figure.formula)):
        return ()
    parts = list_parts(figure.formula, desk.story.figures)
    return tuple(_word_part(desk, part, alone=len(parts) == 1) for part in parts)


def _is_taken(tree: Tree) -> bool:
    return isinstance(tree, CellsRef) and tree.function not in ("sum", "count")


def _word_part(desk: Desk, part: Part, *, alone: bool) -> Markup | str:
    figures, code = desk.story.figures, desk.code
    if isinstance(part, FigureRef):
        return mark_figure(desk.site, figures[part.id], code)
    if isinstance(part, GroupRef):
        labels = [f.label[code] for f in figures.values() if f.group == part.group]
        return desk.say(f"{part.function}_of", names=join(desk.site, code, labels))
    if isinstance(part, CellsRef):
        return _word_cells(desk, part, alone=alone)
    return _SIGNS.get(part, part) if isinstance(part, str) else f"{part:f}"


def _name_column(desk: Desk, ref: CellsRef) -> str:
    """Return the words for the column whose cells are added up, with the file that it is in.

    Of what is counted, rows, and of a column without words the file says enough; a site whose words
    are older than these has none.
    """
    words, file = list_table_words(desk.story, ref.table, desk.code), f"{ref.table}.csv"
    known = "column_of" in desk.site.strings and ref.column in words
    if ref.function == "count" or not known:
        return file
    return desk.say("column_of", column=words[ref.column], file=file)


def _word_cells(desk: Desk, ref: CellsRef, *, alone: bool) -> Markup | str:
    """Return the number that a formula takes from a table; of many numbers, where they are."""
    cells = [] if ref.function == "count" else word_cells(desk, ref)
    if not 0 < len(cells) <= _MOST_WRITTEN_OUT:
        return desk.say(f"{ref.function}_of", names=_name_column(desk, ref))
    written = Markup(" + ").join(cells)
    return written if len(cells) == 1 or alone else Markup("({})").format(written)
