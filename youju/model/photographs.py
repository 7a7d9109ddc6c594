"""Owns the noun of a photograph: a picture in prose, as its file is."""

from __future__ import annotations

from dataclasses import dataclass, field

from youju.origins import Origin


@dataclass(frozen=True)
class Photograph:
    """A picture file that prose shows: its path among the inputs, and the hash of its bytes.

    `width` and `height` are pixels as it is seen, turned as the camera says; `kind` is jpg, png
    or webp. `origin` is where a text shows it first.
    """

    path: str
    digest: str
    width: int
    height: int
    kind: str
    origin: Origin = field(compare=False, repr=False)
