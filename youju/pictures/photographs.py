"""Owns the copies of a photograph: a few widths, without what a camera writes beside the pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from youju import addresses
from youju.content.photograph_files import PIXEL_KINDS, open_photograph, read_orientation
from youju.model import Photograph, Site, Story
from youju.problems import Problems
from youju.store.cache import Store, digest_modules, make_key

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
# What decides, besides Pillow, which bytes a copy has.
_CODE = ("content/photograph_files.py", "pictures/photographs.py")


@dataclass(frozen=True)
class PhotographCopy:
    """A photograph in one width and kind, under the `key` of all that its bytes depend on.

    `path` is that of its file in the output. Hosts serve it as a file that never changes, so its
    name is of the key: copies that are made in another way have other names.
    """

    path: str
    key: str
    width: int
    height: int
    kind: str


def list_copies(photograph: Photograph, slug: str, column: int) -> tuple[PhotographCopy, ...]:
    """Return the copies of a `photograph` of the story `slug`, the smallest first.

    Those in its own kind, and the same as WebP; none is wider than the photograph, or than twice
    the `column` of text.
    """
    widths = sorted({min(round(column * share), photograph.width) for share in _SHARES})
    kinds = dict.fromkeys((photograph.kind, WEBP))
    return tuple(_name_copy(photograph, slug, width, kind) for kind in kinds for width in widths)


def _name_copy(photograph: Photograph, slug: str, width: int, kind: str) -> PhotographCopy:
    height = max(1, round(photograph.height * width / photograph.width))
    size = f"{width}x{height}"
    key = make_key(kind, "photograph", photograph.digest, size, photograph.kind, *_machinery())
    return PhotographCopy(addresses.photograph(slug, key, width, kind), key, width, height, kind)


@cache
def _machinery() -> tuple[str, ...]:
    """Return everything but the photograph that a copy depends on."""
    from PIL import __version__

    return (__version__, digest_modules(_CODE))


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
        used.update(copy.key for copy in copies)
        kept = [store.get(copy.key) for copy in copies]
        try:
            drawn = kept if all(kept) else list(_draw_copies(site.files[photograph.path], copies))
        except Exception as error:  # a damaged file may fail in any way
            values = {"file": photograph.path, "reason": str(error) or type(error).__name__}
            problems.add("photograph-broken", photograph.origin, **values)
            continue
        for copy, before, content in zip(copies, kept, drawn, strict=True):
            assert content is not None
            made[copy.path] = content
            if before is None:
                store.put(copy.key, content)
    return made


def _draw_copies(content: bytes, copies: tuple[PhotographCopy, ...]) -> Iterator[bytes]:
    """Yield the bytes of each copy; only pixels are written, never where or by whom they are."""
    from PIL import Image, ImageOps

    largest = copies[-1]
    with open_photograph(content) as opened:
        side = max(largest.width, largest.height)
        opened.draft("RGB" if opened.mode == "YCbCr" else opened.mode, (side, side))
        turned = read_orientation(opened) != 1
        picture = _standardise(ImageOps.exif_transpose(opened) if turned else opened)
    for copy in copies:
        size = (copy.width, copy.height)
        small = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        small.info.clear()
        small.save(out := io.BytesIO(), _FORMATS[copy.kind], **_QUALITY[copy.kind])
        yield out.getvalue()


def _show_transparent(picture: Image.Image) -> Image.Image:
    """Return `picture` with eight bits a channel; where it names a colour that nobody shall see
    (tRNS of PNG), or each colour's opacity, that is a channel."""
    clear = picture.info.get("transparency")
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.mode not in ("1", "L", "P", "RGB") or (clear is None and picture.mode != "P"):
        return picture
    if isinstance(clear, int) and clear > 255:  # Pillow makes pixels of 16 bits 8, but not this
        picture.info["transparency"] = clear >> 8
    elif isinstance(clear, tuple) and max(clear) > 255:
        picture.info["transparency"] = tuple(level >> 8 for level in clear)
    return picture.convert("RGB" if clear is None else "RGBA")


def _standardise(picture: Image.Image) -> Image.Image:
    """Return `picture` in the colours that every screen knows (sRGB), eight bits a channel."""
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    picture = _show_transparent(picture)
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
