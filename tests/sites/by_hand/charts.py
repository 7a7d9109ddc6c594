"""Pictures of the story that kinds draw now, as functions drew them: slips are made in these."""

from __future__ import annotations

import altair as alt
import pandas as pd

from youju.charts import LARGE, SMALL, TEXT, Frame, bars, colour, frames, measure, pixels


def composition(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """Bars, largest first: lengths compare best, and the labels need room."""
    return bars(data, frame)


def service(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """People and problems are different things: each has a frame of its own."""
    return frames(data, frame)


def share(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """A hundred squares; a share of 17.6 fills 17 of them and 0.6 of the next."""
    percent = data["value"].iloc[0]
    pitch = 34
    side, side_text = pitch * 10, measure(frame.say("others"), TEXT) + 42
    height = side + (64 if frame.narrow else 0)
    cells = pd.DataFrame(
        {
            "id": data["id"].iloc[0],
            "left": [(i % 10) * pitch for i in range(100)],
            "top": [(i // 10) * pitch for i in range(100)],
            "part": [min(max(percent - i, 0), 1) for i in range(100)],
        }
    )
    gap = 3
    cells = cells.assign(
        right=cells["left"] + pitch - gap,
        bottom=cells["top"] + pitch - gap,
        filled=cells["left"] + (pitch - gap) * cells["part"],
    )
    x, y = 0 if frame.narrow else side + 24, side + 18 if frame.narrow else pitch * 0.5
    keys = data.assign(
        x=x, word_y=y + 6, talent_y=y + 34, others_y=y + (34 if frame.narrow else 62)
    ).assign(others_x=frame.width - side_text + 20 if frame.narrow else x)
    keys["square"] = "■"
    keys["talent"], keys["others"] = frame.say("talent"), frame.say("others")
    # Words of the chart stand at rows of their own ids; beside others no figure may be shown.
    talent, others = keys.assign(id="talent"), keys.assign(id="others")
    width = frame.width

    def squares(end: str, tone: str, rows: pd.DataFrame) -> alt.Chart:
        return (
            alt.Chart(rows)
            .mark_rect(color=colour(tone))
            .encode(
                x=pixels("left", width, alt.X),
                x2=alt.X2(end),
                y=pixels("top", height, alt.Y),
                y2=alt.Y2("bottom"),
            )
        )

    def words(
        field: str, left: str, top: str, rows: pd.DataFrame = keys, **style: object
    ) -> alt.Chart:
        return (
            alt.Chart(rows)
            .mark_text(**style)
            .encode(
                x=pixels(left, width, alt.X),
                y=pixels(top, height, alt.Y),
                text=alt.Text(f"{field}:N"),
            )
        )

    return alt.layer(
        squares("right", "rule", cells.assign(id="others")),
        squares("filled", "main", cells[cells["part"] > 0]),
        words("word", "x", "word_y", fontSize=LARGE, fontWeight="bold", color=colour("main")),
        words("square", "x", "talent_y", color=colour("main")),
        words("square", "others_x", "others_y", others, color=colour("rule")),
        words("talent", "x", "talent_y", talent, color=colour("main"), dx=18),
        words("others", "others_x", "others_y", others, color=colour("quiet"), dx=18),
    ).properties(width=width, height=height)


def recruitment(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """Each count in a frame of its own, so that nobody adds them up."""
    return frames(data, frame)


def network(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """One dot each, in tens; the posts are words only, since no dot could stand for them."""
    pitch, ten, line = 7.5, 84, 15
    per_line = frame.width // ten
    lines, heads, top = [], [], 0.0
    for row in data.to_dict("records"):
        heads.append(
            {"id": row["id"], "y": top + 8, "label": frame.say(row["id"]), "word": row["word"]}
        )
        top += 28
        count = int(row["value"])
        for i, first in enumerate(range(0, count, 10)):
            x = (i % per_line) * ten + 3
            dots = min(10, count - first)
            y = top + (i // per_line) * line
            lines.append({"id": row["id"], "x": x, "x2": x + pitch * (dots - 1) + 0.01, "y": y})
        top += ((count - 1) // 10 // per_line + 1) * line + 14
    posts = frame.beside["station_posts"]
    label = frame.say("station_posts")
    heads.append({"id": "station_posts", "y": top + 8, "label": label, "word": posts["word"]})
    height = top + 20
    head = pd.DataFrame(heads).assign(end=frame.width)
    y = pixels("y", height, alt.Y)
    return alt.layer(
        alt.Chart(pd.DataFrame(lines))
        .mark_rule(strokeCap="round", strokeDash=[0, pitch], strokeWidth=5, color=colour("main"))
        .encode(x=pixels("x", frame.width, alt.X), x2=alt.X2("x2"), y=y),
        alt.Chart(head)
        .mark_text(fontSize=SMALL)
        .encode(x=alt.XValue(0), y=y, text=alt.Text("label:N")),
        alt.Chart(head)
        .mark_text(align="right", fontWeight="bold")
        .encode(x=pixels("end", frame.width, alt.X), y=y, text=alt.Text("word:N")),
    ).properties(width=frame.width, height=height)
