"""Owns figures in words: in one language, as mark-up that leads to the evidence, in columns."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from youju.content.cited import Citation
from youju.localized.kept import keep
from youju.model import Figure, Site
from youju.numbers.directions import is_worded_by_size, word_change
from youju.numbers.periods import word_period
from youju.numbers.ranges import word_quantity, write_value
from youju.tables.columns import FigureCell, cells_of


def word_figure(
    site: Site,
    figure: Figure,
    code: str,
    *,
    noun: bool = True,
    event: bool = True,
    whole: bool = False,
    short: bool = False,
    change: bool = False,
) -> str:
    """Return the figure in words of language `code`: 48.9萬人以上, at least 489,000 people.

    `noun` and `event` are those of numbers.wording; `whole` words it without the rounding that
    large numbers have in some languages, `short` without the unit of its margin,
    `change` with the word of its direction (下降3.5%), which a bound of a fall has in any case.
    """
    quantity = figure.quantity
    unit, language = site.units[quantity.unit], site.languages[code]

    def say() -> str:
        if change or is_worded_by_size(quantity):
            return word_change(quantity, unit, language, noun=noun, whole=whole)
        how = {"noun": noun, "event": event, "whole": whole, "short": short}
        return word_quantity(quantity, unit, language, **how)

    return keep(site, (word_figure, figure, code, noun, event, whole, short, change), say)


def word_time(site: Site, figure: Figure, code: str) -> str:
    """Return the figure's period in words of language `code`; a plan or a forecast is marked."""
    return word_period(figure.period, site.languages[code], figure.status)


def list_cells(site: Site, figure: Figure) -> dict[str, FigureCell]:
    """Return what files for readers have of `figure` in each column, by the column's name."""
    words = {code: word_figure(site, figure, code) for code in site.languages}
    return {**cells_of(figure), "words": words}


def word_citation(site: Site, figures: Mapping[str, Figure], code: str, citation: Citation) -> str:
    """Return the words that a citation stands for: those of a figure as its sentence wants them.

    What is none of `figures` stands for itself: the words of literal().
    """
    if citation.function != "fig" or citation.id not in figures:
        return citation.id
    how = {"noun": citation.noun, "event": citation.event, "change": citation.change}
    return word_figure(site, figures[citation.id], code, **how)


def mark_figure(site: Site, figure: Figure, code: str) -> Markup:
    """Return the figure as HTML: `<data class="fig" value="489000" data-figure="…">…</data>`."""
    return mark_words(figure, word_figure(site, figure, code))


def mark_words(figure: Figure, words: str) -> Markup:
    """Return `words` as HTML that says which figure they are: its own, or those of its source."""
    value, key = write_value(figure.quantity), escape(figure.id)
    name = "fig span" if figure.quantity.is_span else "fig"
    return Markup(
        f'<data class="{name}" value="{value}" data-figure="{key}">{escape(words)}</data>'
    )
