"""Maps as they are published (npm us-atlas and world-atlas): whole, in proportion, light.

The countries of the world lie across the date line and round the pole; 3,107 counties are many.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from youju.formats.geography import UnreadableMap, read_regions
from youju.kinds.regions import DrawnRegion, draw_regions
from youju.rendering.outlines import shorten_outline

ATLAS = Path(__file__).parent / "node_modules"
WORLD = "world-atlas/countries-110m.json", "countries", ()
STATES = "us-atlas/states-10m.json", "states", (-126.0, 24.0, -66.0, 50.0)
COUNTIES = "us-atlas/counties-10m.json", "counties", (-126.0, 24.0, -66.0, 50.0)
# Bytes of the outlines of one picture as they travel: a frame has two, and its table.
HEAVIEST = 25_000
Atlas = tuple[str, str, tuple[float, ...]]
pytestmark = pytest.mark.slow


def read(name: str) -> bytes:
    file = ATLAS / name
    if not file.is_file():
        reason = "us-atlas or world-atlas is missing: run tests/install-browser"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return file.read_bytes()


@cache
def draw(atlas: Atlas, width: float = 680) -> Mapping[str, DrawnRegion]:
    name, layer, within = atlas
    drawn = draw_regions(read(name), layer, within, width, 560)
    return {one.properties["name"]: one for one in drawn.regions}


def weigh(atlas: Atlas, width: float) -> int:
    paths = [
        shorten_outline(
            "".join(
                f"M{'L'.join(f'{x},{y}' for x, y in ring[:-1])}Z"
                for part in one.parts
                for ring in part
            )
        )
        for one in draw(atlas, width).values()
    ]
    return len(gzip.compress("\n".join(paths).encode(), 9))


@pytest.mark.parametrize(("atlas", "count"), [(WORLD, 177), (STATES, 49), (COUNTIES, 3107)])
def test_all_regions_are_drawn(atlas: Atlas, count: int) -> None:
    name, layer, within = atlas
    regions = draw_regions(read(name), layer, within, 680, 560).regions
    assert len(regions) == count == len(read_regions(read(name), layer, within))
    assert all(one.area > 0 for one in regions)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),  # by their areas in square kilometres
    [
        ("Greenland", "Dem. Rep. Congo", 2.166 / 2.345),
        ("Canada", "China", 9.985 / 9.597),
        ("Brazil", "Australia", 8.516 / 7.688),
        ("Russia", "Brazil", 17.098 / 8.516),
    ],
)
def test_countries_keep_their_areas(one: str, other: str, ratio: float) -> None:
    world = draw(WORLD)
    assert world[one].area / world[other].area == pytest.approx(ratio, rel=0.12)


def test_what_lies_across_the_date_line_is_no_band_across_the_map() -> None:
    for name in ("Russia", "Fiji"):
        left, _, right, _ = draw(WORLD)[name].box
        assert right - left < 340, name
    antarctica = draw(WORLD)["Antarctica"]
    assert antarctica.box[1] > max(draw(WORLD)[name].box[3] for name in ("Chile", "Australia"))


@pytest.mark.parametrize("width", [344.0, 680.0])
@pytest.mark.parametrize("atlas", [WORLD, STATES])
def test_a_picture_is_light(atlas: Atlas, width: float) -> None:
    assert weigh(atlas, width) < HEAVIEST


def test_a_map_in_pixels_is_told_from_one_in_degrees() -> None:
    with pytest.raises(UnreadableMap, match="map-degrees"):
        read_regions(read("us-atlas/states-albers-10m.json"), "states")
