"""Owns the photographs of a story's folder: which its texts show, and what each file is."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

from youju.content.photographs import list_photographs
from youju.inputs import compose
from youju.model import Origin, Photograph, Prose
from youju.problems import Problems
from youju.problems.hints import hint

if TYPE_CHECKING:
    from PIL import Image, ImageFile

# What Pillow calls the kinds that are shown, and what each is named in addresses.
PIXEL_KINDS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp"}
# What Pillow is asked to try: it reads MPO, a JPEG with further pictures behind it, as JPEG.
_TRIED = ("JPEG", "PNG", "WEBP")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_SVG_ENDINGS = (".svg", ".svgz")
_FIRST_ELEMENT = re.compile(rb"<(?:[a-z][\w.-]*:)?([a-z]+)", re.IGNORECASE)
# A camera's largest pictures; what is larger is a plan or a mistake, and takes a gigabyte to read.
MOST_PIXELS = 70_000_000
_TURNED = {5, 6, 7, 8}
_ORIENTATION = 0x0112
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|/|(?:.*/)?\.\./", re.IGNORECASE)


def parse_photographs(
    folder: str, prose: Mapping[str, Prose], files: Mapping[str, bytes], problems: Problems
) -> dict[str, Photograph]:
    """Return the photographs that the texts of a story in `folder` show, by the names they use.

    Each file that is not there, or not to be shown, is told where the first text names it.
    """
    found: dict[str, Photograph] = {}
    told: set[str] = set()
    for text in prose.values():
        for line, origin in list_photographs(text.text, Origin(text.file)):
            if line.file in found or line.file in told:
                continue
            photograph = _read_photograph(folder, line.file, origin, files, problems)
            if photograph is None:
                told.add(line.file)
            else:
                found[line.file] = photograph
    return found


def _read_photograph(
    folder: str, name: str, origin: Origin, files: Mapping[str, bytes], problems: Problems
) -> Photograph | None:
    """Return what is known of the photograph that a text names; what hinders that is reported."""
    path = compose(f"{folder}/{name}")
    if _OUTSIDE.match(name):
        problems.add("photograph-outside", origin, file=name, folder=folder)
        return None
    if path not in files:
        if not any(one.origin.file == path for one in problems):  # it is there, and was told
            start = f"{folder}/"
            known = [one.removeprefix(start) for one in files if one.startswith(start)]
            near = hint(name, [one for one in known if one.lower().endswith(_ENDINGS)])
            problems.add("photograph-missing", origin, file=name, folder=folder, **near)
        return None
    content = files[path]
    found = _read_pixels(content)
    if isinstance(found, str):
        found = "photograph-svg" if _is_svg(name, content) else found
        problems.add(found, origin, file=name, most=f"{MOST_PIXELS // 1_000_000}")
        return None
    width, height, kind = found
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Photograph(path, digest, width, height, kind, origin)


def _read_pixels(content: bytes) -> tuple[int, int, str] | str:
    """Return width and height as they are seen, and the kind; or the code of what is wrong.

    Only the head of the file is read.
    """
    from PIL import Image

    try:
        # Pillow warns of large pictures, and refuses larger ones: ours is the limit that is told.
        with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            picture = open_photograph(content)
        with picture:
            (width, height), kind = picture.size, PIXEL_KINDS[picture.format or ""]
            turned = read_orientation(picture) in _TURNED
    except Image.DecompressionBombError:
        return "photograph-large"
    except Exception:  # a damaged file may fail in any way
        return "photograph-kind"
    if width * height > MOST_PIXELS:
        return "photograph-large"
    return (height, width, kind) if turned else (width, height, kind)


def open_photograph(content: bytes) -> ImageFile.ImageFile:
    """Return the picture in `content`, of which only the head is read; to be closed by the caller.

    Raises UnidentifiedImageError for a kind that is not taken, and what else Pillow raises for a
    damaged file.
    """
    from PIL import Image

    return Image.open(io.BytesIO(content), formats=_TRIED)


def read_orientation(picture: Image.Image) -> int:
    """Return how a camera says that its picture must be turned: 1 for not at all, up to 8.

    A PNG that says it behind its pixels would have to be read for it, and is left as it is.
    """
    if picture.format == "PNG" and "exif" not in picture.info:
        return 1
    return int(picture.getexif().get(_ORIENTATION, 1))


def _is_svg(name: str, content: bytes) -> bool:
    """Tell whether a file that is no picture of pixels is a drawing, in any encoding or packed."""
    first = _FIRST_ELEMENT.search(content.replace(b"\0", b""))  # UTF-16 has one in each letter
    return name.lower().endswith(_SVG_ENDINGS) or (first is not None and first[1] == b"svg")
