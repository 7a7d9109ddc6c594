"""Owns the style of everything drawn: the Vega-Lite config of the house, and its type sizes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from youju.theme.house import current_look, list_tones
from youju.theme.palette import colour

TEXT, SMALL, LARGE = 14, 12.5, 22


def config(family: str) -> dict[str, Any]:
    """Return the Vega-Lite config of the look in use: `family` is the font that draws."""
    look = current_look()
    quiet, rule = colour("quiet"), colour("rule")
    return {
        "font": family,
        "background": None,
        "padding": 0,
        "view": {"stroke": None},
        **_set_marks(),
        "axis": {
            "labelColor": quiet,
            "labelFontSize": SMALL,
            "labelLimit": 0,
            "gridColor": rule,
            "domainColor": rule,
            "tickColor": rule,
            "titleColor": quiet,
            "title": None,
        },
        "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
        "axisX": {"grid": False, "labelPadding": 4},
        "title": {"color": colour("ink"), "subtitleColor": quiet},
        "header": {
            "labelColor": colour("ink"),
            "labelFontSize": SMALL,
            "titleColor": quiet,
            "titleFontSize": SMALL,
        },
        "legend": {
            "labelColor": quiet,
            "labelFontSize": SMALL,
            "labelLimit": 0,
            "titleColor": quiet,
            "titleFontSize": SMALL,
            "titleLimit": 0,
            "gradientStrokeColor": rule,
            "symbolBaseFillColor": quiet,
            "symbolBaseStrokeColor": quiet,
        },
        "range": {
            "category": [colour(name) for name in list_tones(look)],
            "ordinal": list(look.ramp),
            "ramp": list(look.ramp),
            "heatmap": list(look.ramp),
            "diverging": list(look.diverging),
        },
    }


def config_alone(family: str) -> dict[str, Any]:
    """Return the config of a chart that stands by itself: on paper, with a margin and a title."""
    inside = config(family)
    return {
        **inside,
        "background": colour("paper"),
        "padding": 16,
        "title": {
            **inside["title"],
            "anchor": "start",
            "frame": "bounds",
            "offset": 18,
            "lineHeight": 30,
            "subtitleLineHeight": 21,
            "subtitlePadding": 6,
        },
    }


def _set_marks() -> dict[str, Any]:
    """Return what the marks look like that no encoding colours."""
    quiet, main = colour("quiet"), colour("main")
    return {
        "mark": {"color": main},
        "text": {"color": colour("ink"), "fontSize": TEXT, "baseline": "middle", "align": "left"},
        "bar": {"color": main},
        "line": {"strokeWidth": 2.5, "strokeCap": "round"},
        "rule": {"color": quiet},
        "boxplot": {"median": {"color": colour("paper")}},
    }


def join_config(house: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the config of the `house` with what a chart's function configures of its `own`."""
    joined = dict(house)
    for name, value in own.items():
        known = joined.get(name)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            joined[name] = join_config(known, value)
        else:
            joined[name] = value
    return joined
