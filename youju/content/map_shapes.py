"""Owns the shapes of a map as story.toml declares them, held against the codes of its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from youju.formats.geography import Region, UnreadableMap, read_regions
from youju.formats.toml import Document, check_keys, find_table, read_number, take, take_text
from youju.model import Language, MapSource
from youju.problems import Problems
from youju.problems.hints import hint, list_some

SHAPES = "shapes"
_KEYS = ("file", "property", "layer", "within", "centre", "credit", "approval")
# Of how many shapes a frame is still light.
_LIGHT = 1_500
# How much of a region's area a map that is cut has at least, that its row is seen for what it is.
_CUT = 0.1
# Properties in which maps have names for people.
_NAMES = ("name", "NAME", "名稱", "名称")
_Path = tuple[str | int, ...]


def take_shapes(
    document: Document, path: _Path, problems: Problems, *, coded: bool = True
) -> dict[str, Any]:
    """Return what a kind is told of its map at `path`: its file, property, layer, the degrees that
    it lies within, and the longitude in its middle. Only one that is `coded`, whose rows are found
    by the codes of its regions, needs a property."""
    take(document, path, dict, problems)
    check_keys(document, path, _KEYS, problems)
    return {
        "file": take(document, (*path, "file"), str, problems),
        "property": take(document, (*path, "property"), str, problems, *([] if coded else [""])),
        "layer": take(document, (*path, "layer"), str, problems, ""),
        "within": _take_within(document, (*path, "within"), problems),
        "centre": _take_centre(document, (*path, "centre"), problems),
    }


def _take_centre(document: Document, path: _Path, problems: Problems) -> float | None:
    """Return the longitude that a map has in its middle, or None to leave it to its shapes."""
    found = find_table(document, path[:-1]).get("centre")
    if found is None:
        return None
    degrees = read_number(found)
    if degrees is not None and abs(degrees) <= 180:
        return degrees
    problems.add("map-centre", document.origin(*path), found=found)
    return None


def _take_within(document: Document, path: _Path, problems: Problems) -> tuple[float, ...]:
    """Return the degrees in the west, south, east and north that a map is cut to, or ()."""
    found = take(document, path, list, problems, [])
    numbers = [number for one in found if (number := read_number(one)) is not None]
    if not found:
        return ()
    if len(found) == len(numbers) == 4:
        west, south, east, north = numbers
        if max(abs(west), abs(east)) <= 360 and -90 <= south < north <= 90 and west != east:
            return tuple(numbers)
    shown = ", ".join(str(one) for one in found)
    problems.add("map-within", document.origin(*path), found=shown)
    return ()


def take_map_source(
    document: Document, path: _Path, languages: Mapping[str, Language], problems: Problems
) -> MapSource:
    """Return whom the map at `path` credits, and its number of approval."""
    credit = None
    if "credit" in find_table(document, path):
        credit = take_text(document, (*path, "credit"), languages, problems)
    else:
        problems.add("map-credit", document.origin(*path))
    approval = take(document, (*path, "approval"), str, problems, "")
    return MapSource(credit, approval.strip())


def find_unplaced(
    document: Document,
    path: _Path,
    content: bytes,
    shapes: Mapping[str, Any],
    codes: Sequence[str],
    problems: Problems,
) -> list[str]:
    """Return which of `codes`, those of a chart's rows, are none of its map's, whose file holds
    `content`; and report what is wrong with the shapes at `path`."""
    if not (regions := read_shapes(document, path, content, shapes, problems)):
        return []
    name = shapes["property"]
    known = {code for region in regions if (code := region.properties.get(name, ""))}
    if not known:
        names = list(dict.fromkeys(found for region in regions for found in region.properties))
        values = {"found": name, "known": ", ".join(names[:12]) or "-", **hint(name, names)}
        problems.add("map-property", document.origin(*path, "property"), **values)
        return []
    if {code.lstrip("0") for code in known}.isdisjoint(code.lstrip("0") for code in codes):
        theirs, ours = (list_some(sorted(some)) for some in (known, set(codes)))
        values = {"property": name, "theirs": theirs, "ours": ours}
        problems.add("map-codes", document.origin(*path, "property"), **values)
        return []
    if blank := list(_list_blank(regions, name, set(codes))):
        values = {"count": len(blank), "shapes": list_some(blank)}
        problems.add("map-shape-without-row", document.origin(*path), **values)
    if cut := list(_list_cut(regions, name, set(codes))):
        values = {"count": len(cut), "shapes": list_some(cut)}
        problems.add("map-row-cut", document.origin(*path, "within"), **values)
    return list(_report_unplaced(document, path, codes, known, problems))


def read_shapes(
    document: Document,
    path: _Path,
    content: bytes,
    shapes: Mapping[str, Any],
    problems: Problems,
) -> Sequence[Region]:
    """Return the regions of the map at `path`, whose file holds `content`; () where it has none,
    which is reported, as are so many that a frame of them is heavy."""
    try:
        regions = read_regions(content, shapes["layer"], shapes["within"])
    except UnreadableMap as fault:
        problems.add(fault.code, document.origin(*path), file=shapes["file"], **fault.values)
        return ()
    if len(regions) > _LIGHT:
        problems.add("map-many", document.origin(*path), count=len(regions), most=_LIGHT)
    return regions


def _report_unplaced(
    document: Document,
    path: _Path,
    codes: Sequence[str],
    known: Collection[str],
    problems: Problems,
) -> list[str]:
    """Return the codes of rows that are none of those `known` to the map.

    Where one only lacks the zeros before it, a spreadsheet has taken them; others are told unless
    the chart tells readers what it leaves out.
    """
    unplaced = [code for code in dict.fromkeys(codes) if code not in known]
    bare = {code.lstrip("0"): code for code in known if code.startswith("0")}
    cut = [code for code in unplaced if code in bare]
    origin = document.origin(*path[:-1], "x")
    if cut:
        values = {"found": cut[0], "whole": bare[cut[0]], "count": len(cut)}
        problems.add("map-zeros", origin, **values)
    elif unplaced and "left_out" not in find_table(document, path[:-1]):
        values = {"count": len(unplaced), "codes": list_some(unplaced)}
        problems.add("map-row-without-shape", origin, **values)
    return unplaced


def _list_blank(regions: Sequence[Region], name: str, codes: Collection[str]) -> Iterator[str]:
    """Yield the shapes that no row has a number for."""
    for region in regions:
        if region.properties.get(name, "") not in codes:
            yield _name(region, name)


def _list_cut(regions: Sequence[Region], name: str, codes: Collection[str]) -> Iterator[str]:
    """Yield the shapes of rows of which the edge of the map has left too little."""
    whole = {region.properties.get(name, "") for region in regions if region.left >= _CUT}
    for region in regions:
        if (code := region.properties.get(name, "")) in codes and code not in whole:
            yield _name(region, name)


def _name(region: Region, code_name: str) -> str:
    """Return the code of a region, with its name for people, if it has one."""
    code = region.properties.get(code_name, "")
    said = next((found for one in _NAMES if (found := region.properties.get(one))), "")
    return f"{code} {said}".strip() if said != code else code
