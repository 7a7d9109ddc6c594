"""Owns what is to be drawn: each kind of job, what a drawing process is asked, and the result."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from youju.rendering.specs import Fault, canonical


@dataclass(frozen=True)
class Drawing:
    """A Vega-Lite spec to be drawn as SVG; its data stand inside it."""

    kind: ClassVar = "svg"
    spec: Mapping[str, Any]


@dataclass(frozen=True)
class Compilation:
    """A Vega-Lite spec to be compiled to the Vega that an interactive chart's page gets."""

    kind: ClassVar = "vega"
    spec: Mapping[str, Any]


@dataclass(frozen=True)
class Tracing:
    """A Vega-Lite spec with labelled rows, whose picture is traced (rendering.scenes)."""

    kind: ClassVar = "rows"
    spec: Mapping[str, Any]


@dataclass(frozen=True)
class Inlay:
    """A PNG that stands in a Raster, its upper left corner at (`x`, `y`), and its size there."""

    png: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Raster:
    """An SVG of our own to be made a PNG, `scale` pixels for each of its pixels.

    Its text has no picture, as no SVG of ours; an `inlay` is laid over it.
    """

    kind: ClassVar = "png"
    svg: str
    scale: float = 2.0
    inlay: Inlay | None = None


# The kind of each is what rendering.worker makes of it, and how the key of what is kept ends.
Job = Drawing | Compilation | Tracing | Raster


@dataclass(frozen=True)
class Result:
    """What became of a job, or the faults that prevented it."""

    content: bytes = b""
    faults: tuple[Fault, ...] = ()

    @property
    def text(self) -> str:
        """Return the content of what is no picture of pixels."""
        return self.content.decode()


def write_request(job: Job) -> str:
    """Return the frame that rendering.worker draws `job` from, and the identity of the job."""
    if isinstance(job, Raster):
        return json.dumps([job.kind, _lay(job), job.scale])
    return json.dumps([job.kind, canonical(job.spec), 1])


def _lay(job: Raster) -> str:
    """Return the SVG with its inlay, as an address that holds what it leads to."""
    if not (inlay := job.inlay):
        return job.svg
    place = f'x="{inlay.x:g}" y="{inlay.y:g}" width="{inlay.width:g}" height="{inlay.height:g}"'
    picture = f'<image {place} href="data:image/png;base64,{b64encode(inlay.png).decode()}"/>'
    return f"{job.svg.removesuffix('</svg>')}{picture}</svg>"
