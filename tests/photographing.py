"""Photographs as tests take them: small pictures that a camera or a drawing program would save."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from youju.content.photograph_files import MOST_PIXELS

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


def name_srgb() -> bytes:
    """Return the profile of the colours that every screen knows."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def make_large_photograph() -> bytes:
    """Return a small file of more pixels than a photograph may have."""
    side = int(MOST_PIXELS**0.5) + 1
    Image.new("1", (side, side)).save(out := io.BytesIO(), "PNG")
    return out.getvalue()
