"""Power by kind: a line for each."""

import altair as alt
import pandas as pd

from youju.charts import Frame


def by_kind(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    named = data.assign(kind=[frame.say(kind) for kind in data["kind"]])
    return (
        alt.Chart(named)
        .mark_line(point=True)
        .encode(
            x=alt.X("year:Q").axis(format="d"),
            y="gwh:Q",
            color=alt.Color("kind:N").legend(orient="top"),
            detail="kind:N",
        )
        .properties(width=frame.width, height=280)
    )
