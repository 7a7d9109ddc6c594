"""Owns theme.toml: what a newsroom changes of the house look, name by name, becomes the Look."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from youju.content.logos import parse_favicon, parse_logo
from youju.formats.toml import Document, check_keys, parse_document, take
from youju.model import Look
from youju.problems import Problems
from youju.problems.hints import hint
from youju.theme import HOUSE
from youju.theme.house import PALETTE
from youju.theme.letters import add_letters
from youju.theme.shades import shade_apart, shade_ramp
from youju.theme.sheet import GENERIC
from youju.typography.breadths import find_breadth

THEME = "site_src/theme.toml"
LOOK_KEYS = (
    "colours",
    "charts",
    "type",
    "frame",
    "sizes",
    "widths",
    "logo",
    "favicon",
    "share_card",
)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")
_SHADES = ("ramp", "diverging")
# A family stands in a style sheet between quotation marks.
_FACE = re.compile(r"[\w .&+-]+")
# What a number of theme.toml may be, in pixels.
LOOK_RANGES = {
    ("sizes", "prose"): (14, 24),
    ("frame", "title"): (14, 32),
    ("frame", "text"): (12, 22),
    ("frame", "small"): (11, 18),
    ("frame", "value"): (20, 48),
    ("widths", "column"): (580, 900),
    ("share_card", "band"): (0, 80),
}


def parse_look(files: Mapping[str, bytes], problems: Problems) -> Look:
    """Return the house look with what theme.toml among a site's `files` changes of it.

    Without the file it is the house's. Each mistake is reported, and leaves the house's own.
    """
    if THEME not in files:
        return HOUSE
    document = parse_document(files[THEME], THEME, problems)
    check_keys(document, (), LOOK_KEYS, problems)
    palette = _parse_palette(document, problems)
    faces, own = _parse_faces(document, problems)
    numbers = _parse_numbers(document, problems)
    derived = _derive_shades(palette)
    shades = {name: _parse_shades(document, name, derived[name], problems) for name in _SHADES}
    check_keys(document, ("charts",), ("series", *_SHADES), problems)
    series = _parse_series(document, palette, problems)
    return replace(
        HOUSE,
        palette=add_letters(palette, dict.fromkeys((*series, *HOUSE.series))),
        series=series,
        ramp=shades["ramp"],
        diverging=shades["diverging"],
        faces=faces,
        own_faces=own,
        breadths=_measure_faces(document, faces, problems),
        sizes={name: numbers.get(name, size) for name, size in HOUSE.sizes.items()},
        widths={**HOUSE.widths, "wide": int(numbers.get("column", HOUSE.widths["wide"]))},
        band=int(numbers.get("band", HOUSE.band)),
        favicon=parse_favicon(document, files, problems) or HOUSE.favicon,
        logo=parse_logo(document, files, problems),
    )


def _parse_palette(document: Document, problems: Problems) -> dict[str, tuple[str, str]]:
    """Return the house palette with the site's colours; new names may be added for series."""
    palette = dict(PALETTE)
    for name, value in take(document, ("colours",), dict, problems, {}).items():
        origin = document.origin("colours", name)
        pair = value if isinstance(value, list) else [value, value]
        if not _NAME.fullmatch(name):
            problems.add("look-name", origin, name=name)
        elif len(pair) != 2 or not all(map(_is_colour, pair)):
            problems.add("look-colour", origin, name=name, found=_show(value))
        else:
            palette[name] = (_spell(pair[0]), _spell(pair[1]))
    seen: dict[str, str] = {}
    for name, (light, dark) in palette.items():
        other = seen.setdefault(light, name)
        if other != name and palette[other][1] != dark:
            origin = document.origin("colours", name)
            problems.add("look-colour-twice", origin, colour=light, one=other, two=name)
    return palette


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and bool(_COLOUR.fullmatch(value))


def _spell(colour: str) -> str:
    """Return a colour as all of the engine writes it: #1c2a33."""
    digits = colour[1:].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _show(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _parse_series(
    document: Document, palette: Collection[str], problems: Problems
) -> tuple[str, ...]:
    names = take(document, ("charts", "series"), list, problems, list(HOUSE.series))
    for index, name in enumerate(names):
        if name not in palette:
            origin = document.origin("charts", "series", index)
            problems.add("look-series", origin, name=name, **hint(str(name), palette))
    return tuple(name for name in names if name in palette) or HOUSE.series


def _derive_shades(palette: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the shades of a site that names none: the house's, or those of its own colours."""
    taken = {colour for pair in palette.values() for colour in pair}
    main, accent = (palette[name][0] for name in ("main", "accent"))
    changed = [palette[name] != HOUSE.palette[name] for name in ("main", "accent")]
    return {
        "ramp": shade_ramp(main, taken) if changed[0] else HOUSE.ramp,
        "diverging": shade_apart(accent, main, taken) if any(changed) else HOUSE.diverging,
    }


def _parse_shades(
    document: Document, name: str, ours: tuple[str, ...], problems: Problems
) -> tuple[str, ...]:
    shades = take(document, ("charts", name), list, problems, list(ours))
    if len(shades) < 2 or not all(map(_is_colour, shades)):
        origin = document.origin("charts", name)
        problems.add("look-shades", origin, name=name, found=_show(shades))
        return ours
    return tuple(map(_spell, shades))


def _parse_faces(
    document: Document, problems: Problems
) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, tuple[str, ...]]]]:
    """Return the faces of every language, each with a generic one last, and the languages' own."""
    faces = dict(HOUSE.faces)
    own = {tag: dict(of_tag) for tag, of_tag in HOUSE.own_faces.items()}
    for key, value in take(document, ("type",), dict, problems, {}).items():
        if key in faces:
            named = _take_faces(document, ("type", key), value, problems) or faces[key]
            faces[key] = named if named[-1] in GENERIC else (*named, faces[key][-1])
        elif isinstance(value, Mapping):
            check_keys(document, ("type", key), faces, problems)
            for kind in faces.keys() & value.keys():
                path = ("type", key, kind)
                found = _take_faces(document, path, value[kind], problems)
                own.setdefault(key, {})[kind] = found
        else:
            origin = document.origin("type", key)
            problems.add("document-unknown-key", origin, key=key, **hint(key, faces))
    return faces, own


def _take_faces(
    document: Document, path: tuple[str, ...], value: Any, problems: Problems
) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    if names and all(isinstance(name, str) and _FACE.fullmatch(name) for name in names):
        return tuple(names)
    problems.add("look-face", document.origin(*path), found=_show(value))
    return ()


def _measure_faces(
    document: Document, faces: Mapping[str, Sequence[str]], problems: Problems
) -> dict[str, float]:
    """Return how wide the widest face of each kind is; one that nobody knows is told."""
    breadths = dict(HOUSE.breadths)
    for kind in faces:
        if faces[kind] == HOUSE.faces[kind]:
            continue
        known = {face: find_breadth(face, bold=kind == "headline") for face in faces[kind]}
        for face in [face for face, breadth in known.items() if not breadth]:
            problems.add("look-face-unknown", document.origin("type", kind), face=face)
        widest = find_breadth("", bold=kind == "headline")
        breadths[kind] = max(breadth or widest for breadth in known.values())
    return breadths


def _parse_numbers(document: Document, problems: Problems) -> dict[str, float]:
    """Return the numbers of theme.toml by their names; all are pixels."""
    numbers: dict[str, float] = {}
    for table in dict.fromkeys(table for table, _ in LOOK_RANGES):
        known = [name for at, name in LOOK_RANGES if at == table]
        check_keys(document, (table,), known, problems)
        for name, value in take(document, (table,), dict, problems, {}).items():
            low, high = LOOK_RANGES.get((table, name), (0, 0))
            if name not in known:
                continue
            if type(value) in (int, float) and low <= value <= high:
                numbers[name] = value
            else:
                values = {"name": f"{table}.{name}", "found": value, "low": low, "high": high}
                problems.add("look-number", document.origin(table, name), **values)
    return numbers
