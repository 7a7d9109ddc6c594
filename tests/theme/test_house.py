"""The look in use: what stories import follows the site whose charts.py runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from youju.theme import HOUSE, config, use_look
from youju.theme.house import current_look, read_constant

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
    assert made["range"]["category"] == ["#8a1f3d", "#333333"]
    assert made["bar"] == {"color": "#8a1f3d"}


def test_other_names_are_none() -> None:
    with pytest.raises(AttributeError):
        read_constant("COLOURS")
    with pytest.raises(ImportError):
        run("from youju.charts import COLOURS")
