"""Owns a figure in one language: its words, and the mark-up that leads to its evidence."""

from __future__ import annotations

from markupsafe import Markup, escape

from youju.localized.kept import keep
from youju.model import Figure, Site
from youju.numbers.wording import word


def word_figure(
    site: Site,
    figure: Figure,
    code: str,
    *,
    noun: bool = True,
    event: bool = True,
    whole: bool = False,
) -> str:
    """Return the figure in words of language `code`: 48.9萬人以上, at least 489,000 people.

    `noun` and `event` are those of numbers.wording; `whole` words it without the rounding that
    large numbers have in some languages.
    """
    quantity = figure.quantity
    return keep(
        site,
        (word_figure, figure, code, noun, event, whole),
        lambda: word(
            quantity,
            site.units[quantity.unit],
            site.languages[code],
            noun=noun,
            event=event,
            whole=whole,
        ),
    )


def mark_figure(
    site: Site, figure: Figure, code: str, *, noun: bool = True, event: bool = True
) -> Markup:
    """Return the figure as HTML: `<data class="fig" value="489000" data-figure="…">…</data>`."""
    return mark_words(figure, word_figure(site, figure, code, noun=noun, event=event))


def mark_words(figure: Figure, words: str) -> Markup:
    """Return `words` as HTML that says which figure they are: its own, or those of its source."""
    value, id = f"{figure.quantity.value:f}", escape(figure.id)
    return Markup(f'<data class="fig" value="{value}" data-figure="{id}">{escape(words)}</data>')
