"""Owns colours by their names: as stories ask for them, and as the style sheet of a look."""

from __future__ import annotations

from youju.model import Look
from youju.theme.house import HOUSE, current_look
from youju.theme.letters import name_letters


def colour(name: str) -> str:
    """Return the light-paper colour of `name`; the page's style sheet exchanges it when dark.

    MissingColour where the look has none of that name.
    """
    palette = current_look().palette
    if name not in palette:
        raise MissingColour(name)
    return palette[name][0]


def letter_colour(name: str) -> str:
    """Return the light-paper colour of `name` as letters have it, which are read on both papers."""
    letters = name_letters(name)
    return colour(letters if letters in current_look().palette else name)


class MissingColour(KeyError):
    """A chart asked for a colour that the site's look does not have: its name."""


def css_name(name: str) -> str:
    """Return what style sheets call the colour `name`: on-main for on_main."""
    return name.replace("_", "-")


def palette_css(look: Look = HOUSE) -> str:
    """Return the style sheet of the palette: variables for both papers, and the charts' classes."""
    light = "".join(f"--{css_name(name)}:{pair[0]};" for name, pair in look.palette.items())
    dark = "".join(f"--{css_name(name)}:{pair[1]};" for name, pair in look.palette.items())
    rules = "".join(
        f".f-{css}{{fill:var(--{css})}}.s-{css}{{stroke:var(--{css})}}"
        for css in map(css_name, look.palette)
    )
    # A page may be told its theme (data-theme on its root) and else follows the reader's setting.
    # Paper is light, whatever the screen that a page is printed from.
    follow = f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
    told = f":root[data-theme=dark]{{{dark}}}"
    return f":root{{{light}}}@media screen{{{told}{follow}}}{rules}"
