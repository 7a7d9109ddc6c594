"""Owns the palette: each colour of the house by its name, on light and on dark paper."""

from __future__ import annotations

from collections.abc import Mapping

# Name → (on light paper, on dark paper). Data colours reach 3:1 against their paper (WCAG 1.4.11);
# they differ in lightness too, so that they stay apart for colour-blind readers and in print.
PALETTE: Mapping[str, tuple[str, str]] = {
    "ink": ("#1c2a33", "#e7ecef"),
    "quiet": ("#56646e", "#a9b5bd"),
    "rule": ("#c8d1d7", "#3d4a53"),
    "pale": ("#dce5ea", "#2a3740"),
    "main": ("#0e5a72", "#62b6ce"),
    "accent": ("#b34d1b", "#f29a66"),
    "second": ("#657884", "#8fa2ae"),
    "third": ("#7a4a93", "#a979cf"),
    "fourth": ("#279357", "#7fd79c"),
    "fifth": ("#1a2675", "#5f78f0"),
    "sixth": ("#ae9016", "#e6d24c"),
    "seventh": ("#7b1543", "#c63a66"),
    "on_main": ("#fefefe", "#0c1216"),
    "paper": ("#ffffff", "#11181d"),
}
SERIES = ("main", "accent", "second", "third", "fourth", "fifth", "sixth", "seventh")
# What numbers are shaded with, from few to many and from below to above. Vega mixes them, so dark
# paper keeps them; none is a colour of the palette, which dark paper would put out of its order.
RAMP = ("#cfe3ea", "#8fc0d0", "#4b97ae", "#0f5b73")
DIVERGING = ("#b44e1c", "#dd9a72", "#e8e6e3", "#7fb0c0", "#0f5b73")


def colour(name: str) -> str:
    """Return the light-paper colour of `name`; the page's style sheet exchanges it when dark."""
    return PALETTE[name][0]


def palette_css() -> str:
    """Return the style sheet of the palette: variables for both papers, and the charts' classes."""
    light = "".join(f"--{name.replace('_', '-')}:{pair[0]};" for name, pair in PALETTE.items())
    dark = "".join(f"--{name.replace('_', '-')}:{pair[1]};" for name, pair in PALETTE.items())
    rules = "".join(
        f".f-{css}{{fill:var(--{css})}}.s-{css}{{stroke:var(--{css})}}"
        for css in (name.replace("_", "-") for name in PALETTE)
    )
    # A page may be told its theme (data-theme on its root) and else follows the reader's setting.
    # Paper is light, whatever the screen that a page is printed from.
    follow = f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
    told = f":root[data-theme=dark]{{{dark}}}"
    return f":root{{{light}}}@media screen{{{told}{follow}}}{rules}"
