"""Owns the noun of a site's look: its colours, type, sizes and widths, its logo and share cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Logo:
    """A picture that stands for the site's name: its path in the output, and its shape in pixels.

    `dark` is the path of its counterpart on dark paper, "" where one serves both.
    """

    path: str
    width: float
    height: float
    dark: str = ""


@dataclass(frozen=True)
class Look:
    """What pages, pictures, cards, frames and snippets look like.

    `palette` has each colour by its name, on light and on dark paper ("#rrggbb"); `series` names
    those that tell data apart, in order. `ramp` and `diverging` shade numbers. `faces` are the
    families of "headline" and "text" in every language, the generic one last; `own_faces` the
    further ones of a language tag, "" for all others; `breadths` how wide the widest of them is,
    by Helvetica. `sizes` and `widths` are pixels: of "prose" on pages; of the "title", "text",
    "small" print and "value" in frames; of charts drawn "narrow", "wide" as a story's column, and
    "broad" to break out of it. `band` is how high the coloured edge of a share card is.
    """

    palette: Mapping[str, tuple[str, str]]
    series: tuple[str, ...]
    ramp: tuple[str, ...]
    diverging: tuple[str, ...]
    faces: Mapping[str, tuple[str, ...]]
    own_faces: Mapping[str, Mapping[str, tuple[str, ...]]]
    breadths: Mapping[str, float]
    sizes: Mapping[str, float]
    widths: Mapping[str, int]
    band: int
    favicon: str = "favicon.svg"
    logo: Logo | None = None
