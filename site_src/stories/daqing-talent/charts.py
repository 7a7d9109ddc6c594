"""The pictures of this story that no kind of chart draws: a function each, named as the chart."""

from __future__ import annotations

import altair as alt
import pandas as pd

from youju.charts import SMALL, Frame, colour, pixels


def funding(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """A bar split by level, the larger part first; the sum stands under a rule as wide as both."""
    rows = data.sort_values("value", ascending=False).reset_index(drop=True)
    ends = rows["value"].cumsum() / rows["value"].sum() * frame.width
    rows = rows.assign(
        head=[frame.say(key) for key in rows["id"]],
        end=ends,
        start=ends.shift(fill_value=0),
        tone=[colour("main"), colour("accent")],
        anchor=[0, frame.width],
        head_y=10,
        word_y=34,
        bar_top=52,
        bar_bottom=92,
        rule_y=106,
        sum_y=126,
        sum=f"{frame.say('together')} {frame.beside['fund_total']['word']}",
    )
    height = 138
    base = alt.Chart(rows).properties(width=frame.width, height=height)
    together = alt.Chart(rows.iloc[[0]].assign(id="fund_total"))

    def y(field: str) -> alt.Y:
        return pixels(field, height, alt.Y)

    def words(row: int, align: str) -> alt.LayerChart:
        part = alt.Chart(rows.iloc[[row]])
        place = pixels("anchor", frame.width, alt.X)
        tone = rows["tone"].iloc[row]
        return part.mark_text(align=align, fontSize=SMALL, color=tone).encode(
            x=place, y=y("head_y"), text=alt.Text("head:N")
        ) + part.mark_text(align=align, fontWeight="bold", fontSize=17, color=tone).encode(
            x=place, y=y("word_y"), text=alt.Text("word:N")
        )

    return alt.layer(
        base.mark_rect(stroke=colour("paper"), strokeWidth=1).encode(
            x=pixels("start", frame.width, alt.X),
            x2=alt.X2("end"),
            y=y("bar_top"),
            y2=alt.Y2("bar_bottom"),
            color=alt.Color("tone:N", scale=None, legend=None),
        ),
        words(0, "left"),
        words(1, "right"),
        together.mark_rule(color=colour("quiet")).encode(
            x=alt.XValue(0), x2=alt.X2Value(frame.width), y=y("rule_y")
        ),
        together.mark_text(align="left").encode(
            x=alt.XValue(0), y=y("sum_y"), text=alt.Text("sum:N")
        ),
    ).properties(width=frame.width, height=height)


def livestream(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """Squares whose areas follow the counts: lengths would hide the small ones."""
    big = 196 if frame.narrow else 300
    side = (data["value"] / data["value"].max()) ** 0.5 * big
    left = [0, big + 24, big + 24]
    bottoms = [big, big * 0.48, big]
    rows = data.assign(
        head=[frame.say(key) for key in data["id"]],
        left=left,
        right=pd.Series(left) + side,
        bottom=bottoms,
        top=pd.Series(bottoms) - side,
        tone=[colour("main"), colour("accent"), colour("ink")],
    )
    small = rows.iloc[1:].assign(x=big + 24)
    small = small.assign(head_y=small["top"] - 34, word_y=small["top"] - 14)
    inside = rows.iloc[[0]].assign(x=14, head_y=24, word_y=50)
    base = alt.Chart(rows)

    def words(part: pd.DataFrame, field: str, top: str, **style: object) -> alt.Chart:
        return (
            alt.Chart(part)
            .mark_text(**style)
            .encode(
                x=pixels("x", frame.width, alt.X),
                y=pixels(top, big, alt.Y),
                text=alt.Text(f"{field}:N"),
            )
        )

    on_main = colour("on_main")
    return alt.layer(
        base.mark_rect().encode(
            x=pixels("left", frame.width, alt.X),
            x2=alt.X2("right"),
            y=pixels("top", big, alt.Y),
            y2=alt.Y2("bottom"),
            color=alt.Color("tone:N", scale=None, legend=None),
        ),
        words(inside, "head", "head_y", color=on_main),
        words(inside, "word", "word_y", color=on_main, fontSize=17, fontWeight="bold"),
        words(small, "head", "head_y", color=colour("quiet"), fontSize=SMALL),
        words(small, "word", "word_y", fontWeight="bold"),
    ).properties(width=frame.width, height=big)
