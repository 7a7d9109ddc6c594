"""Owns the house look of charts: palette, type, and the few shapes that stories' charts share."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from youju.advances import measure_text
from youju.model import Language

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Name → (on light paper, on dark paper). Data colours reach 3:1 against their paper (WCAG 1.4.11);
# they differ in lightness too, so that they stay apart for colour-blind readers and in print.
PALETTE: Mapping[str, tuple[str, str]] = {
    "ink": ("#1c2a33", "#e7ecef"),
    "quiet": ("#56646e", "#a9b5bd"),
    "rule": ("#c8d1d7", "#3d4a53"),
    "pale": ("#dce5ea", "#2a3740"),
    "main": ("#0e5a72", "#62b6ce"),
    "accent": ("#b34d1b", "#f29a66"),
    "second": ("#657884", "#8fa2ae"),
    "third": ("#7a4a93", "#a979cf"),
    "on_main": ("#fefefe", "#0c1216"),
    "paper": ("#ffffff", "#11181d"),
}
SERIES = ("main", "accent", "second", "third")
# Pixels between a phone's margins and in a story's column.
WIDTHS: Mapping[str, int] = {"narrow": 344, "wide": 680}
TEXT, SMALL, LARGE = 14, 12.5, 22
# Where the lines of a frame stand, in pixels from its top.
_FRAME_LINES = {
    "bottom": 110,
    "word_y": 24,
    "head_y": 50,
    "period_y": 69,
    "bar_top": 84,
    "bar_bottom": 96,
}


def colour(name: str) -> str:
    """Return the light-paper colour of `name`; the page's style sheet exchanges it when dark."""
    return PALETTE[name][0]


@dataclass(frozen=True)
class Frame:
    """What a chart function is told besides its data.

    `say` words come from the chart's own [charts.words] and fall back to labels of figures;
    `number` words an axis value in the language ("25萬", "250,000").
    """

    language: Language
    width: int
    narrow: bool
    words: Mapping[str, str]
    beside: Mapping[str, Mapping[str, str]]
    number: Callable[[float], str]

    def say(self, key: str) -> str:
        """Return the chart's word for `key`; KeyError when story.toml has none."""
        return self.words[key]


def config(family: str) -> dict[str, Any]:
    """Return the Vega-Lite config of the house: `family` is the font that measures and draws."""
    quiet, rule = colour("quiet"), colour("rule")
    return {
        "font": family,
        "background": None,
        "padding": 0,
        "view": {"stroke": None},
        "text": {"color": colour("ink"), "fontSize": TEXT, "baseline": "middle", "align": "left"},
        "bar": {"color": colour("main")},
        "line": {"strokeWidth": 2.5, "strokeCap": "round"},
        "axis": {
            "labelColor": quiet,
            "labelFontSize": SMALL,
            "labelLimit": 0,
            "gridColor": rule,
            "domainColor": rule,
            "tickColor": rule,
            "title": None,
        },
        "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
        "axisX": {"grid": False, "labelPadding": 4},
        "range": {"category": [colour(name) for name in SERIES]},
    }


def config_alone(family: str) -> dict[str, Any]:
    """Return the config of a chart that stands by itself: on paper, with a margin and a title."""
    return {
        **config(family),
        "background": colour("paper"),
        "padding": 16,
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "offset": 18,
            "color": colour("ink"),
            "lineHeight": 30,
            "subtitleColor": colour("quiet"),
            "subtitleLineHeight": 21,
            "subtitlePadding": 6,
        },
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


def measure(text: str, size: float) -> float:
    """Return about how many pixels `text` is wide at `size` in readers' own fonts."""
    return measure_text(text, size)


def pixels(field: str, size: float, channel: type[Any]) -> Any:
    """Return an x or y channel (`alt.X`, `alt.Y`) whose `field` is in pixels of `size`."""
    import altair as alt

    scale = alt.Scale(domain=[0, size], range=[0, size], nice=False, zero=True)
    return channel(f"{field}:Q", axis=None, scale=scale)


def bars(data: pd.DataFrame, frame: Frame, first: str = "main") -> alt.LayerChart | alt.FacetChart:
    """Return labelled bars, a row of `data` each: label, bar, value in words.

    On narrow screens the label stands above its bar, on wide ones before it. The first bar is in
    the colour `first`, the others in quiet blue-grey.
    """
    import altair as alt

    step, thickness, left = (50, 18, 0) if frame.narrow else (38, 22, _label_column(data))
    room = max(measure(word, TEXT) for word in data["word"]) + 10
    reach = max(frame.width - left - room, 60)
    rows = data.assign(
        tone=[colour(first)] + [colour("second")] * (len(data) - 1),
        start=left,
        end=left + data["value"] / data["value"].max() * reach,
        middle=[step * i + (34 if frame.narrow else step / 2) for i in range(len(data))],
        above=[step * i + (12 if frame.narrow else step / 2) for i in range(len(data))],
    )
    height = step * len(rows)
    y = pixels("middle", height, alt.Y)
    base = alt.Chart(rows).properties(width=frame.width, height=height)
    return alt.layer(
        base.mark_bar(size=thickness).encode(
            x=pixels("start", frame.width, alt.X),
            x2=alt.X2("end:Q"),
            y=y,
            color=alt.Color("tone:N", scale=None, legend=None),
        ),
        base.mark_text(x=0).encode(y=pixels("above", height, alt.Y), text=alt.Text("label:N")),
        base.mark_text(dx=7).encode(
            x=pixels("end", frame.width, alt.X), y=y, text=alt.Text("word:N")
        ),
    )


def frames(data: pd.DataFrame, frame: Frame) -> alt.LayerChart | alt.FacetChart:
    """Return counts that must not be added, each in a frame of its own: words, label, period, bar.

    The bars share a scale; the label of a row is `frame.say(id)`.
    """
    import altair as alt

    step, box, inset = 122, 110, 16
    reach = frame.width - 2 * inset
    rows = data.assign(
        head=[frame.say(id) for id in data["id"]],
        left=0,
        right=frame.width,
        start=inset,
        end=inset + data["value"] / data["value"].max() * reach,
        top=[step * i for i in range(len(data))],
    )
    for name, offset in _FRAME_LINES.items():
        rows[name] = rows["top"] + offset
    height = step * len(rows) - (step - box)
    base = alt.Chart(rows).properties(width=frame.width, height=height)
    start = pixels("start", frame.width, alt.X)

    def y(field: str) -> Any:
        return pixels(field, height, alt.Y)

    def words(field: str, **style: Any) -> Any:
        text = alt.Text(f"{field}:N")
        return base.mark_text(**style).encode(x=start, y=y(f"{field}_y"), text=text)

    return alt.layer(
        base.mark_rect(fill=None, stroke=colour("rule"), strokeWidth=1).encode(
            x=pixels("left", frame.width, alt.X),
            x2=alt.X2("right"),
            y=y("top"),
            y2=alt.Y2("bottom"),
        ),
        words("word", fontSize=LARGE, fontWeight="bold"),
        words("head"),
        words("period", color=colour("quiet"), fontSize=SMALL),
        base.mark_rect(color=colour("main")).encode(
            x=start, x2=alt.X2("end"), y=y("bar_top"), y2=alt.Y2("bar_bottom")
        ),
    )


def word_axis(values: Sequence[float], frame: Frame) -> str:
    """Return the labelExpr that words an axis's tick `values` in the language: 5萬, 50,000."""
    words = {f"{value:.15g}": frame.number(value) for value in values}
    return f"({json.dumps(words, ensure_ascii=False)})[datum.value]"


def palette_css() -> str:
    """Return the style sheet of the palette: variables for both papers, and the charts' classes."""
    light = "".join(f"--{name.replace('_', '-')}:{pair[0]};" for name, pair in PALETTE.items())
    dark = "".join(f"--{name.replace('_', '-')}:{pair[1]};" for name, pair in PALETTE.items())
    rules = "".join(
        f".f-{css}{{fill:var(--{css})}}.s-{css}{{stroke:var(--{css})}}"
        for css in (name.replace("_", "-") for name in PALETTE)
    )
    # A page may be told its theme (data-theme on its root) and else follows the reader's setting.
    # Paper is light, whatever the screen that a page is printed from.
    follow = f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
    told = f":root[data-theme=dark]{{{dark}}}"
    return f":root{{{light}}}@media screen{{{told}{follow}}}{rules}"


def _label_column(data: pd.DataFrame) -> float:
    return max(measure(label, TEXT) for label in data["label"]) + 14
