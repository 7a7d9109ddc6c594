"""Two charts: the house's bars, and columns in the series colours of whoever publishes them."""

import altair as alt
import pandas as pd

from youju.charts import PALETTE, SERIES, Frame, bars, colour


def sizes(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    return bars(data, frame)


def tones(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    known = [colour(name) for name in SERIES if name in PALETTE]
    tone = alt.Color("label:N", scale=alt.Scale(range=[colour("ninth"), *known]), legend=None)
    axis = alt.Axis(labelAngle=0)
    base = alt.Chart(data).properties(width=frame.width - 40, height=200)
    return base.mark_bar().encode(
        x=alt.X("label:N", axis=axis), y=alt.Y("value:Q", axis=None), color=tone
    )
