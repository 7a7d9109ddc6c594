"""Owns the house look, which a site's theme.toml changes name by name, and the look in use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import dist

from youju.model import Look
from youju.theme.letters import add_letters

# Name → (on light paper, on dark paper). Data colours reach 3:1 against their paper (WCAG 1.4.11);
# they differ in lightness too, so that they stay apart for colour-blind readers and in print.
PALETTE = {
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
_SERIES = ("main", "accent", "second", "third", "fourth", "fifth", "sixth", "seventh")
HOUSE = Look(
    palette=add_letters(PALETTE, _SERIES),
    series=_SERIES,
    # What numbers are shaded with, from few to many and from below to above. Vega mixes them, so
    # dark paper keeps them; none is a colour of the palette, which dark paper would put out of its
    # order.
    ramp=("#cfe3ea", "#8fc0d0", "#4b97ae", "#0f5b73"),
    diverging=("#b44e1c", "#dd9a72", "#e8e6e3", "#7fb0c0", "#0f5b73"),
    faces={
        "headline": ("Georgia", "Times New Roman", "serif"),
        "text": (
            *("-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial"),
            "sans-serif",
        ),
    },
    own_faces={
        "": {"headline": ("Songti SC", "Noto Serif CJK SC"), "text": ()},
        "zh-Hant": {
            "headline": ("Songti TC", "Noto Serif CJK TC", "Source Han Serif TC", "PMingLiU"),
            "text": ("PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC"),
        },
        "zh-Hans": {
            "headline": ("Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun"),
            "text": ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"),
        },
        "ja": {
            "headline": ("Hiragino Mincho ProN", "Noto Serif CJK JP", "Noto Serif JP", "Yu Mincho"),
            "text": ("Hiragino Sans", "Yu Gothic", "Meiryo", "Noto Sans CJK JP"),
        },
    },
    breadths={"headline": 1.27, "text": 1.08},
    sizes={"prose": 18.0, "title": 19.0, "text": 15.5, "small": 13.0, "value": 28.0},
    # Pixels between a phone's margins, in a story's column, and of what breaks out of it.
    widths={"narrow": 344, "wide": 680, "broad": 1040},
    band=14,
)
# How far apart two colours are at least in red, green and blue (0 to 255), that one may stand for
# a thing beside the other; series that a site names itself are measured as eyes see them.
_APART = 48.0
_used: ContextVar[Look] = ContextVar("look", default=HOUSE)


def current_look() -> Look:
    """Return the look of the site whose charts.py runs: Youju's own outside of any."""
    return _used.get()


def list_tones(look: Look) -> tuple[str, ...]:
    """Return the names of colours that tell data apart: those of `look.series`, and then others of
    the house that stand apart from all before them on both papers.

    The further ones are for charts of more parts than a site has named series for.
    """
    tones = list(look.series)
    for name in HOUSE.series:
        if name not in tones and all(_are_apart(look, name, tone) for tone in tones):
            tones.append(name)
    return tuple(tones)


def _are_apart(look: Look, one: str, other: str) -> bool:
    pairs = zip(look.palette[one], look.palette[other], strict=True)
    return all(dist(_read(a), _read(b)) >= _APART for a, b in pairs)


def _read(tone: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(tone[1:]))


@contextmanager
def use_look(look: Look) -> Iterator[None]:
    """Have what a story's charts.py imports follow `look` for a while."""
    token = _used.set(look)
    try:
        yield
    finally:
        _used.reset(token)


def read_constant(name: str) -> object:
    """Return what stories import as PALETTE, SERIES or WIDTHS: that of the look in use.

    AttributeError for another name, as a module would.
    """
    look = current_look()
    constants = {"PALETTE": look.palette, "SERIES": look.series, "WIDTHS": look.widths}
    if name not in constants:
        raise AttributeError(name)
    return constants[name]
