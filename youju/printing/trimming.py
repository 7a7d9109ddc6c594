"""Owns what of style sheets stands inside pages for frames: it stands there hundreds of times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from youju.inputs import OURS, TEMPLATES
from youju.model import Look
from youju.printing.style_sheets import (
    StyleSheet,
    cut_rules,
    drop_variables,
    list_classes,
    write_css,
)
from youju.theme import css_name

# Templates of pages for frames, from which they have their classes: that of a chart, the card of a
# figure, and the page that chooses a language. Words may have some more.
FRAME, CARD, DOORS, MACROS = "embed.html", "figure_embed.html", "auto.html", "macros.html"
_OTHERS = (CARD, DOORS, "tombstone.html", "pinned.html")
_CLASSES, _IN_WORDS = re.compile(r'class="([\w -]*)"'), ("embed", "fig", "span")
# Classes of charts that no template need have: pictures, words and scripts write them.
_WRITTEN = {*_IN_WORDS, "plot", "wide", "narrow", "on", "lit", "hint", "tip", "live", "slider"}


@dataclass(frozen=True)
class ChartStyle:
    """The style of charts: `ours`, the newsroom's `own`, and whether ours is `fixed`.

    It is where a newsroom has templates of its own, which may need any of it.
    """

    ours: StyleSheet
    own: StyleSheet
    fixed: bool

    @property
    def css(self) -> str:
        """The style of a chart that may have every colour."""
        return write_css(self.ours + self.own)


def trim_card(files: Mapping[str, bytes], name: str, ours: StyleSheet, own: StyleSheet) -> str:
    """Return the style of a page for frames that is printed from the template `name`.

    Of ours, it is what the page needs; of the newsroom's `own`, all.
    """
    if not _is_replaced(files, FRAME, MACROS, name):
        classes = {*_IN_WORDS, *_list_classes(files, name)}
        ours = drop_variables(cut_rules(ours, list_classes(ours) - classes), own)
    return write_css(ours + own)


def trim_chart(files: Mapping[str, bytes], ours: StyleSheet, own: StyleSheet) -> ChartStyle:
    """Return the style of charts: of ours, without what the other pages for frames need alone."""
    fixed = _is_replaced(files, FRAME, MACROS, *_OTHERS)
    if not fixed:
        shared = _WRITTEN | _list_classes(files, FRAME, MACROS)
        ours = cut_rules(ours, _list_classes(files, *_OTHERS) - shared)
    return ChartStyle(ours, own, fixed)


def trim_colours(style: ChartStyle, pictures: Iterable[str], look: Look) -> str:
    """Return the `style` of a page that shows `pictures`, SVGs as they stand in it, and whose
    scripts ask for no colour: of ours, without classes and variables of colours that it lacks.
    """
    if style.fixed:
        return style.css
    shown = {name for svg in pictures for one in _CLASSES.findall(svg) for name in one.split()}
    colours = {f"{kind}-{css_name(name)}" for kind in "fs" for name in look.palette}
    return write_css(drop_variables(cut_rules(style.ours, colours - shown), style.own) + style.own)


def _is_replaced(files: Mapping[str, bytes], *names: str) -> bool:
    """Return whether a newsroom has replaced any of these templates: who knows what is in them."""
    return any(f"{OURS}{name}" in files for name in names)


def _list_classes(files: Mapping[str, bytes], *names: str) -> set[str]:
    """Return the classes of elements in templates."""
    texts = (files.get(f"{TEMPLATES}{name}", b"").decode() for name in names)
    return {one for text in texts for classes in _CLASSES.findall(text) for one in classes.split()}
