"""The palette: colours that can be told apart on both papers, by every eye and in grey."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from youju.theme import HOUSE, palette_css

LIGHT, DARK = 0, 1
PALETTE, RAMP, DIVERGING = HOUSE.palette, HOUSE.ramp, HOUSE.diverging
# Colours that fill and draw data, and colours that letters are set in.
DATA = ("main", "accent", "second", "third", "fourth", "fifth", "sixth", "seventh")
LETTERS = ("ink", "quiet", "main", "accent")
# Machado, Oliveira and Fernandes 2009, severity 1: what a red- or green-blind eye sees.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def linear(colour: str) -> tuple[float, float, float]:
    """Return the light of "#rrggbb" in the red, green and blue of sRGB, 0 to 1 each."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def multiply(row: Sequence[float], column: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(row, column, strict=True))


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    weights = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(multiply(weights, linear(colour)) for colour in (one, two))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """Return CIELAB of what `eye` sees of `colour` (white D65)."""
    seen = [min(max(multiply(row, linear(colour)), 0), 1) for row in EYES[eye]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    parts = (multiply(row, seen) / w for row, w in zip(to_xyz, white, strict=True))
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("paper", [LIGHT, DARK])
@pytest.mark.parametrize("name", DATA)
def test_data_stand_out_from_their_paper(name: str, paper: int) -> None:
    assert contrast(PALETTE[name][paper], PALETTE["paper"][paper]) >= 3


@pytest.mark.parametrize("paper", [LIGHT, DARK])
@pytest.mark.parametrize("name", LETTERS)
def test_letters_can_be_read_on_their_paper(name: str, paper: int) -> None:
    assert contrast(PALETTE[name][paper], PALETTE["paper"][paper]) >= 4.5


@pytest.mark.parametrize("paper", [LIGHT, DARK])
def test_letters_can_be_read_on_a_bar(paper: int) -> None:
    assert contrast(PALETTE["on_main"][paper], PALETTE["main"][paper]) >= 4.5


@pytest.mark.parametrize("paper", [LIGHT, DARK])
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("pair", list(combinations(DATA, 2)))
def test_every_eye_tells_data_colours_apart(pair: tuple[str, str], eye: str, paper: int) -> None:
    one, two = (lab(PALETTE[name][paper], eye) for name in pair)
    distance = sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5
    assert distance >= 10  # 2.3 is just noticeable (CIE76)


@pytest.mark.parametrize("paper", [LIGHT, DARK])
@pytest.mark.parametrize("pair", list(combinations(DATA, 2)))
def test_data_colours_stay_apart_in_grey(pair: tuple[str, str], paper: int) -> None:
    one, two = (lab(PALETTE[name][paper], "all cones")[0] for name in pair)
    least = 1.5 if set(pair) == {"main", "accent"} else 3.5  # those two differ in hue most of all
    assert abs(one - two) >= least


def test_the_measures_of_this_test_are_those_of_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab("#ffffff", "all cones") == pytest.approx((100, 0, 0), abs=0.1)
    assert lab("#ff0000", "all cones") == pytest.approx((53.2, 80.1, 67.2), abs=0.2)


def test_no_two_names_share_a_colour() -> None:
    light = [pair[LIGHT] for pair in PALETTE.values()]
    assert len(set(light)) == len(light)
    assert HOUSE.series == DATA


def test_the_style_sheet_has_each_colour_on_both_papers() -> None:
    css = palette_css()
    day, told, night = re.split(r"@media screen|@media \(prefers-color-scheme:dark\)", css)
    assert told.startswith("{:root[data-theme=dark]{")
    assert night.startswith("{:root:not([data-theme=light]){")
    for name, (light, dark) in PALETTE.items():
        name = name.replace("_", "-")
        assert f"--{name}:{light};" in day
        assert f"--{name}:{dark};" in told
        assert f"--{name}:{dark};" in night
        assert f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}" in css


@pytest.mark.parametrize("eye", EYES)
def test_a_ramp_grows_darker_in_even_steps_to_every_eye(eye: str) -> None:
    shades = [lab(shade, eye)[0] for shade in RAMP]
    steps = [above - below for above, below in pairwise(shades)]
    assert min(steps) > 10
    middle = len(DIVERGING) // 2
    for side in (DIVERGING[: middle + 1], DIVERGING[: middle - 1 : -1]):
        assert [lab(shade, eye)[0] for shade in side] == sorted(lab(s, eye)[0] for s in side)
    assert contrast(RAMP[-1], PALETTE["paper"][LIGHT]) >= 3
    assert contrast(RAMP[0], PALETTE["paper"][DARK]) >= 3


def test_dark_paper_takes_no_shade_of_a_ramp_for_a_colour_of_the_palette() -> None:
    assert not {*RAMP, *DIVERGING} & {light for light, _ in PALETTE.values()}
