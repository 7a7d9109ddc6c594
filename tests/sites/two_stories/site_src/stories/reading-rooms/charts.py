"""One chart: a line per room, named at its end; the axis counts in the reader's language."""

import altair as alt
import pandas as pd

from youju.theme import SERIES, TEXT, Frame, colour, measure, word_axis


def by_year(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    rooms = list(dict.fromkeys(data["room"]))
    names = {room: frame.say(room) for room in rooms}
    room = 26 + max(measure(name, TEXT) for name in names.values())
    tones = alt.Scale(domain=rooms, range=[colour(name) for name in SERIES])
    left = 56
    x = alt.X(
        "year:Q",
        scale=alt.Scale(range=[left, frame.width - room], nice=False, zero=False),
        axis=alt.Axis(format="d", tickCount=4 if frame.narrow else 8),
    )
    ticks = [0, 50_000, 100_000, 150_000]
    y = alt.Y(
        "visits:Q",
        scale=alt.Scale(domain=[0, 150_000]),
        axis=alt.Axis(values=ticks, labelExpr=word_axis(ticks, frame), offset=-left),
    )
    base = alt.Chart(data).encode(color=alt.Color("room:N", scale=tones, legend=None))
    last = data[data["year"] == data["year"].max()].assign(name=lambda d: d["room"].map(names))
    return alt.layer(
        base.mark_line().encode(x=x, y=y, detail="room:N"),
        alt.Chart(last)
        .mark_text(dx=8)
        .encode(x=x, y=y, text="name:N", color=alt.Color("room:N", scale=tones, legend=None)),
    ).properties(width=frame.width, height=300)
