"""Owns the plane that a kind is drawn on: its scales, and the words, rules and areas put on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from youju.theme.palette import colour
from youju.theme.style import SMALL

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Where a mark stands that is no row has columns of these names, which no table shares.
_X, _X2, _Y, _Y2, _SAID = "px_x", "px_x2", "px_y", "px_y2", "px_said"


def by_tone() -> alt.Color:
    """Return the channel by which marks have the colours (#rrggbb) in their column `tone`."""
    import altair as alt

    return alt.Color(field="tone", type="nominal", scale=None, legend=None)


@dataclass(frozen=True)
class Axis:
    """How values become pixels: `low` stands at the pixel `start`, `high` at `end`.

    `log` for a logarithmic scale; `dates` where values are milliseconds since 1970 in UTC.
    """

    low: float
    high: float
    start: float
    end: float
    log: bool = False
    dates: bool = False

    def place(self, value: float) -> float:
        """Return the pixel at which `value` stands."""
        low, high, value = (self._bend(v) for v in (self.low, self.high, value))
        return self.start + (value - low) / (high - low) * (self.end - self.start)

    def find(self, pixel: float) -> float:
        """Return the value that stands at `pixel`."""
        low, high = self._bend(self.low), self._bend(self.high)
        found = low + (pixel - self.start) / (self.end - self.start) * (high - low)
        return math.exp(found) if self.log else found

    def scale(self) -> alt.Scale:
        """Return Altair's scale of this axis."""
        import altair as alt

        shape: dict[str, Any] = {"type": "utc"} if self.dates else {"zero": False}
        if self.log:
            shape = {"type": "log"}
        return alt.Scale(
            domain=[self.low, self.high], range=[self.start, self.end], nice=False, **shape
        )

    def channel(self, field: str, channel: type[Any]) -> Any:
        """Return the x or y channel (`alt.X`, `alt.Y`) that draws `field` on this axis."""
        kind = "temporal" if self.dates else "quantitative"
        # Altair's setters, `.scale(…)`, read their own documentation at each call.
        return channel(field=field, type=kind, scale=self.scale(), axis=None)

    def mark(self, pixel: float) -> float:
        """Return what stands in the field of `mark_channel` for what is drawn at `pixel`."""
        return pixel if self.log else self.find(pixel)

    def mark_channel(self, field: str, channel: type[Any]) -> Any:
        """Return the channel that draws `field` at pixels, for marks that are no rows.

        Beside a logarithmic scale they have none: a legend above it would stand at a number that
        nothing can draw.
        """
        if self.log:
            return channel(field=field, type="quantitative", scale=None, axis=None)
        return self.channel(field, channel)

    def _bend(self, value: float) -> float:
        return math.log(value) if self.log else value


def in_pixels(size: float) -> Axis:
    """Return the axis on which values are pixels, for what has no scale, such as categories."""
    return Axis(0, size, 0, size)


def point_width(tall: float) -> float:
    """Return how wide a triangle of Plane.point is that is `tall` pixels high."""
    return tall * math.sqrt(3) / 2


@dataclass(frozen=True)
class Plane:
    """The room of a picture in pixels, with the axes that its marks are drawn on.

    What is no row (words on axes, grids, legends) is placed by pixels, whatever the axes.
    """

    width: float
    height: float
    x: Axis
    y: Axis

    def write(self, words: Sequence[tuple[float, float, str]], **style: Any) -> list[alt.Chart]:
        """Return the layer of `words`, each with its pixels from the left and of its middle."""
        import altair as alt

        style = {"fontSize": SMALL, "color": colour("quiet"), **style}
        line = style["fontSize"] + 4
        rows = [
            {
                _X: self.x.mark(x),
                _Y: self.y.mark(y - said.count("\n") * line / 2),  # Vega counts from the first
                _SAID: said,
            }
            for x, y, said in words
            if said
        ]
        return (
            [
                alt.Chart({"values": rows})
                .mark_text(lineBreak="\n", lineHeight=line, **style)
                .encode(
                    x=self.x.mark_channel(_X, alt.X),
                    y=self.y.mark_channel(_Y, alt.Y),
                    text=alt.Text(field=_SAID, type="nominal"),
                )
            ]
            if rows
            else []
        )

    def write_rows(self, rows: pd.DataFrame, x: str, y: str, **style: Any) -> list[alt.Chart]:
        """Return the layer of the column `word` of `rows`, each at the numbers in `x` and `y`."""
        import altair as alt

        marks = alt.Chart(rows).mark_text(**{"fontSize": SMALL, **style})
        text = alt.Text(field="word", type="nominal")
        return [self._place(marks, x, y, text=text)] if len(rows) else []

    def dot_rows(self, rows: pd.DataFrame, x: str, y: str, **style: Any) -> list[alt.Chart]:
        """Return the layer of a dot for each of `rows` in its `tone`, at its `x` and `y`."""
        import altair as alt

        marks = alt.Chart(rows).mark_circle(**style)
        tone = by_tone()
        return [self._place(marks, x, y, color=tone)] if len(rows) else []

    def line_rows(
        self, rows: pd.DataFrame, x: str, y: str, part: str, **style: Any
    ) -> list[alt.Chart]:
        """Return the layer of a line through the rows of each `part`, in their `tone`."""
        import altair as alt

        marks = alt.Chart(rows).mark_line(**style)
        more = {"color": by_tone(), "detail": alt.Detail(part, type="nominal")}
        return [self._place(marks, x, y, **more)] if len(rows) else []

    def box_rows(
        self,
        rows: pd.DataFrame,
        left: str = "left",
        top: str = "top",
        right: str = "right",
        bottom: str = "bottom",
        **style: Any,
    ) -> list[alt.Chart]:
        """Return the layer of a box for each of `rows`, between the numbers in these columns, and
        in its `tone` if it has one."""
        import altair as alt

        if not len(rows):
            return []
        tone = by_tone()
        ends = {"x2": alt.X2(right), "y2": alt.Y2(bottom)} | (
            {"color": tone} if "tone" in rows else {}
        )
        return [self._place(alt.Chart(rows).mark_rect(**style), left, top, **ends)]

    def rule(
        self, lines: Sequence[tuple[float, float, float, float]], **style: Any
    ) -> list[alt.Chart]:
        """Return the layer of straight `lines`: left, top, right and bottom in pixels."""
        return self._span("rule", lines, {"color": colour("rule"), "strokeWidth": 1, **style})

    def point(
        self, tips: Sequence[tuple[float, float, str]], tall: float, *, left: bool = False
    ) -> list[alt.Chart]:
        """Return the layer of triangles that point to the right, or `left`, `tall` pixels high:
        each with the pixels of its tip, and its colour as #rrggbb."""
        import altair as alt

        half = point_width(tall) / 2
        rows = [
            {_X: self.x.mark(x + (half if left else -half)), _Y: self.y.mark(y), "tone": tone}
            for x, y, tone in tips
        ]
        shape = "triangle-left" if left else "triangle-right"
        marks = alt.Chart({"values": rows}).mark_point(
            shape=shape, size=tall**2, filled=True, opacity=1
        )
        place = {"x": self.x.mark_channel(_X, alt.X), "y": self.y.mark_channel(_Y, alt.Y)}
        tone = by_tone()
        return [marks.encode(**place, color=tone)] if rows else []

    def fill(
        self,
        boxes: Sequence[tuple[float, float, float, float]],
        tone: str,
        edge: str = "",
        **more: Any,
    ) -> list[alt.Chart]:
        """Return the layer of `boxes` in a colour, its name or #rrggbb, with an edge in another:
        left, top, right and bottom in pixels."""
        shade = tone if tone.startswith("#") else colour(tone)
        style = {"stroke": edge, "strokeWidth": 1.5} if edge else {}
        return self._span("rect", boxes, {"color": shade, **style, **more})

    def _place(self, marks: alt.Chart, x: str, y: str, **channels: Any) -> alt.Chart:
        import altair as alt

        place = {"x": self.x.channel(x, alt.X), "y": self.y.channel(y, alt.Y)}
        return marks.encode(**place, **channels)

    def _span(
        self, mark: str, spans: Sequence[tuple[float, float, float, float]], style: dict[str, Any]
    ) -> list[alt.Chart]:
        import altair as alt

        x, y = self.x.mark, self.y.mark
        rows = [{_X: x(a), _Y: y(b), _X2: x(c), _Y2: y(d)} for a, b, c, d in spans]
        chart = getattr(alt.Chart({"values": rows}), f"mark_{mark}")(**style)
        return (
            [
                chart.encode(
                    x=self.x.mark_channel(_X, alt.X),
                    x2=alt.X2(field=_X2),
                    y=self.y.mark_channel(_Y, alt.Y),
                    y2=alt.Y2(field=_Y2),
                )
            ]
            if rows
            else []
        )

    def join(self, *layers: Sequence[Any]) -> alt.LayerChart | alt.FacetChart:
        """Return the chart of `layers`, the first at the back."""
        import altair as alt

        flat = [chart for charts in layers for chart in charts]
        return alt.LayerChart(layer=flat, width=self.width, height=self.height)
