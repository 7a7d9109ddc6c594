"""Photographs as tests take them: small pictures that a camera or a drawing program would save."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms

from youju.content.photograph_files import MOST_PIXELS
from youju.rendering.png import SIGNATURE

# Tags of EXIF: how the camera was held, who made it, and where its place stands.
ORIENTATION, MAKE, PLACE = 0x0112, 0x010F, 0x8825
RED, BLUE = (200, 40, 40), (40, 40, 200)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">{}</svg>'


def take(
    kind: str = "JPEG",
    size: tuple[int, int] = (60, 40),
    mode: str = "RGB",
    orientation: int = 1,
    profile: bytes = b"",
) -> bytes:
    """Return a picture whose left half is red and whose right half is blue, and where it was taken.

    It is kept as a camera does that was held as `orientation` says.
    """
    seen = Image.new("RGB", size, BLUE)
    seen.paste(RED, (0, 0, size[0] // 2, size[1]))
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}
    kept = seen.transpose(turns[orientation]) if orientation in turns else seen
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "Camera of Mr Secret"
    exif.get_ifd(PLACE)[1] = "N"
    kept.convert(mode).save(out := io.BytesIO(), kind, exif=exif, icc_profile=profile)
    return out.getvalue()


def write_png(
    depth: int,
    left: tuple[int, ...],
    right: tuple[int, ...],
    transparent: tuple[int, ...],
    profile: bytes = b"",
) -> bytes:
    """Return a PNG of 60 × 40 pixels, grey or in colours of `depth` bits, that names a colour
    whose pixels nobody shall see (tRNS); Pillow writes none such of 16 bits."""
    sign = "B" if depth == 8 else "H"
    halves = [struct.pack(f">{len(one)}{sign}", *one) * 30 for one in (left, right)]
    kind = 2 if len(left) == 3 else 0
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 60, 40, depth, kind, 0, 0, 0)),
        (b"iCCP", b"a\0\0" + zlib.compress(profile)),
        (b"tRNS", struct.pack(f">{len(transparent)}H", *transparent)),
        (b"IDAT", zlib.compress((b"\0" + b"".join(halves)) * 40)),
        (b"IEND", b""),
    ]
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
        if name != b"iCCP" or profile
    )


def name_srgb() -> bytes:
    """Return the profile of the colours that every screen knows."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def make_large_photograph(pixels: int = MOST_PIXELS) -> bytes:
    """Return a small file of more `pixels` than that; usually, than a photograph may have."""
    side = int(pixels**0.5) + 1
    Image.new("1", (side, side)).save(out := io.BytesIO(), "PNG")
    return out.getvalue()
