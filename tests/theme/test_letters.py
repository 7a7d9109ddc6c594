"""Letters in the colours of data are read on both papers, and are no other colours there."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from youju.theme import HOUSE
from youju.theme.house import PALETTE
from youju.theme.letters import add_letters, measure_contrast, name_letters
from youju.theme.palette import letter_colour

TONES = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
READABLE = 4.5


def contrast(one: str, other: str) -> float:
    ratio: float = Color(one).contrast(Color(other), method="wcag21")
    return ratio


@given(TONES, TONES)
def test_contrast_is_that_of_wcag(one: str, other: str) -> None:
    assert measure_contrast(one, other) == pytest.approx(contrast(one, other), rel=1e-3)


@pytest.mark.parametrize("name", HOUSE.series)
def test_letters_of_the_house_are_read_on_both_papers(name: str) -> None:
    letters = HOUSE.palette.get(name_letters(name), HOUSE.palette[name])
    for tone, paper in zip(letters, HOUSE.palette["paper"], strict=True):
        assert contrast(tone, paper) >= READABLE


def test_marks_keep_their_colours() -> None:
    assert {name: HOUSE.palette[name] for name in PALETTE} == PALETTE


@given(st.lists(st.tuples(TONES, TONES), min_size=1, max_size=8))
def test_letters_of_any_look_are_read_and_known_by_their_light_colour(
    pairs: list[tuple[str, str]],
) -> None:
    own = {f"c{number}": pair for number, pair in enumerate(pairs)}
    palette = {**own, "paper": ("#ffffff", "#000000")}
    made = add_letters(palette, own)
    added = {name for name in made if name not in palette}
    for name in own:
        letters = made.get(name_letters(name), made[name])
        assert all(map(lambda t, p: contrast(t, p) > READABLE - 0.01, letters, palette["paper"]))
    others = [made[name][0] for name in palette]
    assert all(made[name][0] not in others or made[name][0] == "#000000" for name in added)


def test_the_look_in_use_has_its_own() -> None:
    assert letter_colour("main") == HOUSE.palette["main"][0]
    assert letter_colour("fourth") == HOUSE.palette["fourth_letters"][0] != PALETTE["fourth"][0]
