"""The pictures of this story: one function per chart of story.toml, data in, Altair chart out."""

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


def funding(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """A bar split by level, the larger part first; the sum stands under a rule as wide as both."""
    rows = data.sort_values("value", ascending=False).reset_index(drop=True)
    ends = rows["value"].cumsum() / rows["value"].sum() * frame.width
    rows = rows.assign(
        head=[frame.say(id) for id in rows["id"]],
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


def livestream(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    """Squares whose areas follow the counts: lengths would hide the small ones."""
    big = 196 if frame.narrow else 300
    side = (data["value"] / data["value"].max()) ** 0.5 * big
    left = [0, big + 24, big + 24]
    bottoms = [big, big * 0.48, big]
    rows = data.assign(
        head=[frame.say(id) for id in data["id"]],
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
