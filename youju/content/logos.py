"""Owns the pictures of a newsroom's own in theme.toml: its logo, and the icon of its pages."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from xml.etree import ElementTree

from youju.formats.toml import Document, check_keys, take
from youju.model import Logo
from youju.problems import Problems
from youju.rendering.png import read_size

STATIC = "static/"
ICONS = {".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon"}
_LOGOS = (".svg", ".png")
_TALLEST, _LEAST, _USUAL = 96, 12, 28
_NUMBER = re.compile(r"\s*([\d.]+)(?:px)?\s*")


def parse_logo(document: Document, files: Mapping[str, bytes], problems: Problems) -> Logo | None:
    """Return what stands for the site's name at the head of its pages."""
    path = ("logo",)
    if path[0] not in document.values:
        return None
    check_keys(document, path, ("file", "dark", "height"), problems)
    file = _take_file(document, (*path, "file"), files, _LOGOS, problems)
    dark = ""
    if "dark" in take(document, path, dict, problems, {}):
        dark = _take_file(document, (*path, "dark"), files, _LOGOS, problems)
    height = take(document, (*path, "height"), int, problems, _USUAL) or _USUAL
    if not _LEAST <= height <= _TALLEST:
        values = {"name": "logo.height", "found": height, "low": _LEAST, "high": _TALLEST}
        problems.add("look-number", document.origin(*path, "height"), **values)
    if not file:
        return None
    size = _read_shape(files[file])
    if size is None:
        problems.add("look-logo-shape", document.origin(*path, "file"), file=file)
        return None
    width = round(height * size[0] / size[1], 1)
    return Logo(_publish(file), width, height, _publish(dark))


def parse_favicon(document: Document, files: Mapping[str, bytes], problems: Problems) -> str:
    """Return the path of the icon of the site's pages in the output; "" where none is named."""
    if "favicon" not in document.values:
        return ""
    return _publish(_take_file(document, ("favicon",), files, tuple(ICONS), problems))


def _take_file(
    document: Document,
    path: tuple[str, ...],
    files: Mapping[str, bytes],
    endings: tuple[str, ...],
    problems: Problems,
) -> str:
    """Return a file below static/ that theme.toml names, or "" for one that is not there."""
    named: str = take(document, path, str, problems)
    name = named.removeprefix("/")
    if not name:
        return ""
    file = name if name.startswith(STATIC) else STATIC + name
    if file in files and file.lower().endswith(endings):
        return file
    kinds = ", ".join(endings)
    problems.add("look-file", document.origin(*path), file=file, kinds=kinds)
    return ""


def _publish(file: str) -> str:
    return file.removeprefix(STATIC)


def _read_shape(content: bytes) -> tuple[float, float] | None:
    """Return how wide and tall a picture is, by its own measure; None if it does not say."""
    try:
        if not content.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
            return read_size(content)
        root = ElementTree.fromstring(content)
        sides = [_NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
        box = root.get("viewBox", "").replace(",", " ").split()
        width, height = (
            [float(box[2]), float(box[3])]
            if len(box) == 4
            else [float(side[1]) if side else 0.0 for side in sides]
        )
    except (ElementTree.ParseError, ValueError, struct.error):
        return None
    return (width, height) if width > 0 and height > 0 else None
