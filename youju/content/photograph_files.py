"""Owns the photographs of a story's folder: which its texts show, and what each file is."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from youju.content.logos import read_shape
from youju.content.photographs import list_photographs
from youju.inputs import compose
from youju.model import Origin, Photograph, Prose
from youju.problems import Problems
from youju.problems.hints import hint
from youju.rendering.svg_checks import find_unsafe

if TYPE_CHECKING:
    from PIL import Image

# What Pillow calls the kinds that are shown, and what each is named in addresses.
PIXEL_KINDS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp"}
SVG = "svg"
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".svg")
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
    found = _read_svg(content) if _is_svg(content) else _read_pixels(content)
    if isinstance(found, str):
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
        limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            with Image.open(io.BytesIO(content)) as picture:
                (width, height), kind = picture.size, PIXEL_KINDS.get(picture.format or "")
                turned = kind is not None and read_orientation(picture) in _TURNED
        finally:
            Image.MAX_IMAGE_PIXELS = limit
    except Exception:  # a damaged file may fail in any way
        return "photograph-kind"
    if kind is None:
        return "photograph-kind"
    if width * height > MOST_PIXELS:
        return "photograph-large"
    return (height, width, kind) if turned else (width, height, kind)


def read_orientation(picture: Image.Image) -> int:
    """Return how a camera says that its picture must be turned: 1 for not at all, up to 8.

    A PNG that says it behind its pixels would have to be read for it, and is left as it is.
    """
    if picture.format == "PNG" and "exif" not in picture.info:
        return 1
    return int(picture.getexif().get(_ORIENTATION, 1))


def _is_svg(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in content


def _read_svg(content: bytes) -> tuple[int, int, str] | str:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return "photograph-kind"
    if any(find_unsafe(root)):
        return "photograph-script"
    shape = read_shape(content)
    if shape is None:
        return "photograph-shape"
    return round(shape[0]), round(shape[1]), SVG
