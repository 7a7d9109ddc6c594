"""Owns a figure in one language: its words, and the mark-up that leads to its evidence."""

from __future__ import annotations

from markupsafe import Markup

from youju.model import Figure, Site
from youju.numbers.wording import word


def word_figure(site: Site, figure: Figure, code: str, *, noun: bool = True) -> str:
    """Return the figure in words of language `code`: 48.9萬人以上, at least 489,000 people."""
    unit = site.units[figure.quantity.unit]
    return word(figure.quantity, unit, site.languages[code], noun=noun)


def mark_figure(site: Site, figure: Figure, code: str, *, noun: bool = True) -> Markup:
    """Return the figure as HTML: `<data class="fig" value="489000" data-figure="…">…</data>`."""
    return mark_words(figure, word_figure(site, figure, code, noun=noun))


def mark_words(figure: Figure, words: str) -> Markup:
    return Markup('<data class="fig" value="{}" data-figure="{}">{}</data>').format(
        f"{figure.quantity.value:f}", figure.id, words
    )
