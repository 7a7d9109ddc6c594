"""Shades of a palette: in their order from light to dark, and never a colour of the palette."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from youju.checks.colours import measure_lightness
from youju.theme import HOUSE
from youju.theme.shades import shade_apart, shade_ramp

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_house_leads_to_shades_like_its_own() -> None:
    ramp = shade_ramp(HOUSE.palette["main"][0], ())
    assert ramp == ("#cfdee3", "#8eb1bd", "#4d8597", "#0e5a72")
    for ours, derived in zip(HOUSE.ramp, ramp, strict=True):
        assert abs(measure_lightness(ours) - measure_lightness(derived)) < 8
    main, accent = HOUSE.palette["main"][0], HOUSE.palette["accent"][0]
    assert shade_apart(accent, main, ())[2] == HOUSE.diverging[2]


@given(COLOUR, COLOUR)
def test_no_shade_is_a_colour_of_the_palette_and_each_is_darker(main: str, accent: str) -> None:
    palette = {main, accent, "#e8e6e3"}
    for shades in (shade_ramp(main, palette), shade_apart(accent, main, palette)):
        assert palette.isdisjoint(shades)
        assert all(len(tone) == 7 for tone in shades)
    ramp = [sum(bytes.fromhex(tone[1:])) for tone in shade_ramp(main, palette)]
    assert all(a >= b - 1 for a, b in pairwise(ramp))
