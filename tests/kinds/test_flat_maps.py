"""Maps on their plane: what lies on one, and that neither drawing nor rounding is asked for it."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from tests.mapping import make_feature, make_row, square, write_map
from youju.formats.rings import measure_area, surround
from youju.kinds import regions
from youju.kinds.flat_maps import lay_flat
from youju.kinds.regions import draw_regions

MAP = write_map(make_feature("1", [square(0, 0, 4), square(1, 1)]))


@pytest.mark.parametrize(
    ("longitude", "latitude", "on"),
    [(2.0, 2.0, True), (4.1, 2.0, True), (4.3, 2.0, False), (2.0, -0.3, False), (2.0, 91.0, False)],
)
def test_a_place_is_on_a_map_or_near_its_shore(longitude: float, latitude: float, on: bool) -> None:
    assert (lay_flat(MAP, "", ()).locate(longitude, latitude) is not None) == on
    assert (draw_regions(MAP, "", (), 300, 200).locate(longitude, latitude) is not None) == on


def test_holes_turn_left_and_what_is_round_them_right() -> None:
    ((_, (part,)),) = lay_flat(MAP, "", ()).regions
    assert [measure_area(ring) > 0 for ring in part] == [True, False]
    assert lay_flat(MAP, "", ()).ground == surround(part)


def test_pictures_of_several_widths_are_drawn_of_one_plane() -> None:
    content = write_map(make_feature("a map of this test's own", [square(3, 3, 2)]))
    with patch.object(regions, "lay_flat", wraps=lay_flat) as laid:
        flats = {id(draw_regions(content, "", (), width, 200).flat) for width in (300, 680)}
    assert laid.call_count == 2 and len(flats) == 1


def test_each_region_keeps_its_properties() -> None:
    named = [properties["code"] for properties, _ in lay_flat(make_row("1", "2"), "", ()).regions]
    assert named == ["1", "2"]
