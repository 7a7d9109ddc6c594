"""Owns the emblem: a newsroom's logo as its share cards have it, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from xml.etree import ElementTree

from youju.content.logos import STATIC
from youju.model import Logo, Site
from youju.rendering.jobs import Raster
from youju.rendering.renderer import Renderer

# On a card: as tall as fits above a title, and no longer than leaves it alone.
_HEIGHT, _WIDEST = 44, 420
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Emblem:
    """A PNG of `width` and `height` pixels that stands for the publisher's name on share cards."""

    png: bytes
    width: int
    height: int


def draw_emblem(site: Site, renderer: Renderer) -> Emblem | None:
    """Return the logo of `site` for light paper, or None where its name stands instead.

    So it does without a logo, with one that is damaged, and with an SVG that asks for pictures or
    faces from outside: words in a face that is not there would come out in another, or not at all.
    """
    logo = site.look.logo
    content = site.files.get(f"{STATIC}{logo.path}") if logo else None
    if logo is None or content is None:
        return None
    width, height = _fit(logo)
    if not logo.path.lower().endswith(".svg"):
        return _shrink(content, width, height)
    [drawn] = renderer.draw([Raster(_resize(content, width, height), 1)])
    return None if drawn.faults else Emblem(drawn.content, width, height)


def _fit(logo: Logo) -> tuple[int, int]:
    scale = min(_HEIGHT / logo.height, _WIDEST / logo.width)
    return max(round(logo.width * scale), 1), max(round(logo.height * scale), 1)


def _resize(content: bytes, width: int, height: int) -> str:
    """Return the SVG `content`, whose XML was read before, at another size."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(content)
    if "viewBox" not in root.attrib:
        sides = [root.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
        root.set("viewBox", " ".join(("0", "0", *sides)))
    root.set("width", str(width))
    root.set("height", str(height))
    return ElementTree.tostring(root, encoding="unicode")


@lru_cache(4)  # each story's cards have the same
def _shrink(content: bytes, width: int, height: int) -> Emblem | None:
    from PIL import Image

    try:
        with Image.open(BytesIO(content)) as picture:
            small = picture.convert("RGBA").resize((width, height), Image.Resampling.LANCZOS)
    except Exception:  # a damaged file may fail in any way, and one may be too large
        return None
    written = BytesIO()
    small.save(written, "PNG")
    return Emblem(written.getvalue(), width, height)
