"""Owns what a reader sees of a figure: its words, its mark-up and the evidence behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from youju.localized.figures import mark_figure, mark_words, word_figure
from youju.localized.strings import join
from youju.model import Figure, Site, Source
from youju.numbers.formulas import FigureRef, GroupRef, Part, list_parts
from youju.numbers.periods import word_period

# A formula's signs as they are printed.
_SIGNS = {"/": "÷", "*": "×", "-": "−"}


@dataclass(frozen=True)
class Evidence:
    """Everything that bears a figure out, worded in one language, for a template.

    `whole` is its value before it was rounded for the language, or "". `formula` has the parts of a
    derived one: figures as mark-up, operators as text.
    """

    figure: Figure
    label: str
    value: Markup
    whole: str
    period: str
    source: Source | None
    locator: str
    printed: Markup | None
    note: str
    formula: tuple[Markup | str, ...]


def gather_evidence(
    site: Site, figures: Mapping[str, Figure], figure: Figure, code: str
) -> Evidence:
    """Return the evidence of `figure`, one of its story's `figures`, in language `code`."""
    source = site.sources.get(figure.source)
    value, whole = (word_figure(site, figure, code, whole=whole) for whole in (False, True))
    return Evidence(
        figure=figure,
        label=figure.label[code],
        value=mark_words(figure, value),
        whole=whole if whole != value else "",
        period=word_period(figure.period, site.languages[code]),
        source=source,
        locator=figure.locator,
        printed=mark_words(figure, figure.as_printed) if figure.as_printed else None,
        note=figure.note[code] if figure.note else "",
        formula=_word_formula(site, figures, figure, code),
    )


def _word_formula(
    site: Site, figures: Mapping[str, Figure], figure: Figure, code: str
) -> tuple[Markup | str, ...]:
    if not figure.formula:
        return ()
    parts = list_parts(figure.formula, figures)
    return tuple(_word_part(site, figures, part, code) for part in parts)


def _word_part(site: Site, figures: Mapping[str, Figure], part: Part, code: str) -> Markup | str:
    if isinstance(part, FigureRef):
        return mark_figure(site, figures[part.id], code)
    if isinstance(part, GroupRef):
        labels = [f.label[code] for f in figures.values() if f.group == part.group]
        words = site.strings[f"{part.function}_of"][code]
        return words.format(names=join(site, code, labels))
    return _SIGNS.get(part, part) if isinstance(part, str) else f"{part:f}"
