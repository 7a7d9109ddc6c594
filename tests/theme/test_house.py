"""The look in use: what stories import follows the site whose charts.py runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from youju.kinds.legend import name_tones
from youju.theme import HOUSE, config, use_look
from youju.theme.house import current_look, list_tones, read_constant

OTHER = replace(
    HOUSE,
    palette={**HOUSE.palette, "main": ("#8a1f3d", "#ee5588"), "ninth": ("#333333", "#dddddd")},
    series=("main", "ninth"),
    widths={**HOUSE.widths, "wide": 720},
)


def run(code: str) -> dict[str, object]:
    space: dict[str, object] = {}
    exec(code, space)
    return space


def test_what_a_story_imports_follows_the_look() -> None:
    code = (
        "from youju.charts import PALETTE, SERIES, colour\nfrom youju.theme import WIDTHS\n"
        "main, series, wide = PALETTE['main'], SERIES + ('ink',), WIDTHS['wide']\n"
        "said = colour('main')\n"
    )
    names = ("main", "series", "wide", "said")
    with use_look(OTHER):
        inside = run(code)
    outside = run(code)
    assert [inside[name] for name in names] == [
        *(("#8a1f3d", "#ee5588"), ("main", "ninth", "ink"), 720, "#8a1f3d")
    ]
    assert outside["said"] == "#0e5a72"
    assert current_look() is HOUSE


def test_the_config_follows_the_look() -> None:
    with use_look(OTHER):
        made = config("Some Face")
    further = ("accent", "second", "third", "fourth", "fifth", "sixth")
    assert made["range"]["category"] == [
        *("#8a1f3d", "#333333"),
        *(HOUSE.palette[name][0] for name in further),
    ]
    assert made["bar"] == {"color": "#8a1f3d"}


def test_more_parts_than_series_have_colours_of_the_house_that_stand_apart() -> None:
    assert list_tones(HOUSE) == HOUSE.series
    five = replace(HOUSE, series=("main", "accent", "second", "fourth", "sixth"))
    assert list_tones(five) == (*five.series, "third", "fifth", "seventh")
    with use_look(five):
        assert len(set(name_tones(list("abcdefgh")).values())) == 8
    # What a site made of a colour of the house may be too close to one of its own.
    near = replace(five, palette={**HOUSE.palette, "third": ("#0e5a7a", "#62b6ce")})
    assert list_tones(near) == (*five.series, "fifth", "seventh")
    # The seventh is too close to the main colour of the other look.
    assert "seventh" not in list_tones(OTHER)


def test_other_names_are_none() -> None:
    with pytest.raises(AttributeError):
        read_constant("COLOURS")
    with pytest.raises(ImportError):
        run("from youju.charts import COLOURS")
