"""Owns the slider of an interactive chart, as the functions of charts.py put it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from youju.theme.frame import Frame

if TYPE_CHECKING:
    import altair as alt


def add_slider(
    chart: alt.LayerChart, frame: Frame, name: str, stops: Mapping[float, str], start: float
) -> alt.LayerChart:
    """Return `chart` with a slider that sets the parameter `name` to one of the `stops`.

    `stops` has the words that readers see for each value: {1964: "1964", 1965: "1965"}. The
    slider's own label is `frame.say(name)`; the picture is drawn with the value `start`.
    Expressions of the chart use the parameter by its name: `datum.year == year`.
    """
    import altair as alt

    values = list(stops)
    slider = {
        "name": name,
        "label": frame.say(name),
        "stops": [[value, words] for value, words in stops.items()],
        "start": values.index(start),
    }
    return chart.add_params(alt.param(name=name, value=start)).properties(
        usermeta={"slider": slider}
    )
