"""Owns the copies of a photograph: a few widths, without what a camera writes beside the pixels."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from youju import addresses
from youju.content.photograph_files import PIXEL_KINDS, SVG, read_orientation
from youju.model import Photograph, Site, Story
from youju.problems import Problems
from youju.rendering.cache import Store, make_key

if TYPE_CHECKING:
    from PIL import Image

WEBP = "webp"
# Of the text's column: on a phone, on a phone of many pixels, and on a desk with twice as many.
_SHARES = (0.6, 1.2, 2)
_QUALITY: Mapping[str, Mapping[str, object]] = {
    "jpg": {"quality": 82, "optimize": True, "progressive": True},
    "png": {"optimize": True},
    WEBP: {"quality": 80, "method": 5},
}
_FORMATS = {kind: name for name, kind in PIXEL_KINDS.items() if name != "MPO"}
_METADATA = re.compile(rb"<metadata\b.*?</metadata>|<metadata\b[^>]*/>|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class PhotographCopy:
    """A photograph in one width and kind, and the path of its file in the output."""

    path: str
    width: int
    height: int
    kind: str


def list_copies(photograph: Photograph, slug: str, column: int) -> tuple[PhotographCopy, ...]:
    """Return the copies of a `photograph` of the story `slug`, the smallest first.

    Those in its own kind, and the same as WebP; none is wider than the photograph, or than twice
    the `column` of text. A drawing (SVG) has one that serves every width.
    """
    widths = sorted({min(round(column * share), photograph.width) for share in _SHARES})
    kinds = dict.fromkeys((photograph.kind, WEBP))
    if photograph.kind == SVG:
        widths, kinds = [photograph.width], {SVG: None}
    return tuple(
        PhotographCopy(
            addresses.photograph(slug, photograph.digest, width, kind),
            width,
            max(1, round(photograph.height * width / photograph.width)),
            kind,
        )
        for kind in kinds
        for width in widths
    )


def make_photographs(
    site: Site, story: Story, store: Store, used: set[str], problems: Problems
) -> dict[str, bytes]:
    """Return every copy of the photographs of `story` by its path.

    The `store` keeps them by the photograph's bytes; `used` is given their keys. One that cannot
    be read is reported where a text shows it.
    """
    made: dict[str, bytes] = {}
    for photograph in story.photographs.values():
        copies = list_copies(photograph, story.slug, site.look.widths["wide"])
        keys = [_key_copy(photograph, copy) for copy in copies]
        used.update(keys)
        kept = [store.get(key) for key in keys]
        try:
            drawn = kept if all(kept) else list(_draw_copies(site.files[photograph.path], copies))
        except Exception as error:  # a damaged file may fail in any way
            values = {"file": photograph.path, "reason": str(error) or type(error).__name__}
            problems.add("photograph-broken", photograph.origin, **values)
            continue
        for key, copy, before, content in zip(keys, copies, kept, drawn, strict=True):
            assert content is not None
            made[copy.path] = content
            if before is None:
                store.put(key, content)
    return made


def _key_copy(photograph: Photograph, copy: PhotographCopy) -> str:
    from importlib.metadata import version

    how = (repr(_QUALITY.get(copy.kind)), version("pillow"))
    size = (f"{copy.width}x{copy.height}", photograph.kind)
    return make_key(copy.kind, "photograph", photograph.digest, *size, *how)


def _draw_copies(content: bytes, copies: tuple[PhotographCopy, ...]) -> Iterator[bytes]:
    """Yield the bytes of each copy; only pixels are written, never where or by whom they are."""
    from PIL import Image, ImageOps

    if copies[0].kind == SVG:
        yield _METADATA.sub(b"", content)
        return
    largest = copies[-1]
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # held when it was read first
    try:
        with Image.open(io.BytesIO(content)) as opened:
            side = max(largest.width, largest.height)
            opened.draft("RGB" if opened.mode == "YCbCr" else opened.mode, (side, side))
            turned = read_orientation(opened) != 1
            picture = _standardise(ImageOps.exif_transpose(opened) if turned else opened)
    finally:
        Image.MAX_IMAGE_PIXELS = limit
    for copy in copies:
        size = (copy.width, copy.height)
        small = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        small.info.clear()
        small.save(out := io.BytesIO(), _FORMATS[copy.kind], **_QUALITY[copy.kind])
        yield out.getvalue()


def _standardise(picture: Image.Image) -> Image.Image:
    """Return `picture` in the colours that every screen knows (sRGB), eight bits a channel."""
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.mode == "P" or (picture.mode in ("1", "L") and "transparency" in picture.info):
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source, target = (
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
            )
            mode = "RGBA" if picture.mode == "RGBA" else "RGB"
            return ImageCms.profileToProfile(picture, source, target, outputMode=mode) or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that nobody can read changes nothing
    if picture.mode not in ("RGB", "RGBA", "L"):
        picture = picture.convert("RGBA" if "A" in picture.mode else "RGB")
    picture.load()
    assert isinstance(picture, Image.Image)
    return picture
