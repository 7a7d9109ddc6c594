"""Draws docs/charts: a small light picture of each kind, in each language, as the gallery has it.

A picture that is light enough is an SVG; of many marks it is a PNG, which says what it was made of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from youju.kinds.registry import CHART_KINDS
from youju.model import Site
from youju.rendering.jobs import Raster
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Picture, Pictures, Slot, paint
from youju.typography.fonts import stack

# Bytes of the heaviest picture, and of all together.
HEAVIEST, HEAVIEST_OF_ALL = 25_000, 700_000
# Pixels round a picture; colours of a PNG, so many that series keep their own.
_EDGE, _COLOURS = 12, 128
_MADE_OF = "made-of"


def draw_depictions(site: Site, pictures: Pictures, renderer: Renderer) -> dict[str, bytes]:
    """Return the files of docs/charts by name: "bars.en.svg"."""
    svgs = dict(_list_svgs(site, pictures))
    heavy = [name for name, svg in svgs.items() if len(svg.encode()) > HEAVIEST]
    drawn = renderer.draw([Raster(svgs[name], 1.0) for name in heavy])
    pngs = {f"{n}.png": _shrink(d.content, svgs[n]) for n, d in zip(heavy, drawn, strict=True)}
    return {f"{n}.svg": svg.encode() for n, svg in svgs.items() if n not in heavy} | pngs


def find_stale(site: Site, pictures: Pictures, files: Mapping[str, bytes]) -> list[str]:
    """Return the names of pictures that are not as the gallery has them now, or not there."""
    svgs = dict(_list_svgs(site, pictures))
    return [
        name
        for name, svg in svgs.items()
        if files.get(f"{name}.svg") != svg.encode()
        and _read_mark(files.get(f"{name}.png", b"")) != _hash(svg)
    ]


def read_depictions(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.*"))}


def _list_svgs(site: Site, pictures: Pictures) -> Iterator[tuple[str, str]]:
    stories = {story.slug: story for story in site.stories}
    for kind in CHART_KINDS:
        for code in site.languages:
            slot = Slot(kind, stories[kind].charts[0].id, code, "wide")
            yield f"{kind}.{code}", _write_svg(pictures[slot], site.languages[code].tag)


def _write_svg(picture: Picture, tag: str) -> str:
    width, height = (round(size) + 2 * _EDGE for size in (picture.width, picture.height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="{-_EDGE} {-_EDGE} {width} {height}" font-family="{stack(tag)}">'
        f'<rect x="{-_EDGE}" y="{-_EDGE}" width="{width}" height="{height}" fill="#ffffff"/>'
        f"{paint(picture.body)}</svg>\n"
    )


def _shrink(png: bytes, svg: str) -> bytes:
    told, out = PngInfo(), BytesIO()
    told.add_text(_MADE_OF, _hash(svg))
    with Image.open(BytesIO(png)) as image:
        few = image.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE)
        few.save(out, "PNG", optimize=True, pnginfo=told)
    return out.getvalue()


def _read_mark(png: bytes) -> str:
    if not png:
        return ""
    with Image.open(BytesIO(png)) as image:
        return str(image.info.get(_MADE_OF, ""))


def _hash(svg: str) -> str:
    return hashlib.sha256(svg.encode()).hexdigest()
