"""Charts whose meaning must survive: a table and fifty functions, as a story's charts.py has them.

Each kind that Vega-Lite makes tuples of its own for, or draws in its own way, has five or more.
"""

import altair as alt
import pandas as pd

from youju.theme import Frame

# Sixteen rows: four years, two places, two kinds; months, degrees; a zero, negative numbers.
COLUMNS = ("year", "place", "kind", "people", "change", "month", "lon", "lat")
NUMBERS = ("year", "people", "change", "lon", "lat")
ROWS = tuple(
    (
        str(2020 + at // 4),
        ("north", "south")[at % 2],
        ("young", "old")[at // 2 % 2],
        str((at * 7) % 16),
        str((at * 5) % 11 - 4),
        f"{2020 + at // 4}-{at % 4 + 1:02}-01",
        str(-120 + at * 3),
        str(30 + at % 5 * 3),
    )
    for at in range(16)
)
OUTLINES = [
    {
        "type": "Feature",
        "id": number,
        "properties": {"place": place, "kind": kind},
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[x, y], [x, y + 8], [x + 9, y + 8], [x + 9, y], [x, y]]],
        },
    }
    for number, (place, kind, x, y) in enumerate(
        [("north", "young", -120, 40), ("south", "old", -110, 32), ("east", "old", -90, 35)]
    )
]


def outlines() -> alt.Data:
    return alt.Data(values=OUTLINES)


def chart(data: pd.DataFrame) -> alt.Chart:
    return alt.Chart(data).properties(width=240, height=120)


# aggregate


def aggregate_mean(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_bar().encode(x="mean(people):Q", y="place:N")


def aggregate_sum_by_colour(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_bar().encode(x="sum(people):Q", y="year:O", color="kind:N")


def aggregate_transform(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_aggregate(total="sum(people)", least="min(people)", groupby=["place", "year"])
        .mark_bar()
        .encode(x="year:O", y="total:Q", color="place:N")
    )


def aggregate_box(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_boxplot().encode(x="place:N", y="people:Q")


def aggregate_error(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_errorbar(extent="stdev").encode(x="people:Q", y="place:N")


def aggregate_count_in_heat_map(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_rect().encode(x="place:N", y="kind:N", color="count():Q")


def aggregate_line_with_band(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    base = chart(data).encode(x="year:Q")
    return base.mark_errorband().encode(y="people:Q") + base.mark_line().encode(y="mean(people):Q")


# stack


def stack_area(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_area().encode(x="year:O", y="sum(people):Q", color="place:N")


def stack_area_of_rows(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    rows = data[data["kind"] == "young"]
    return chart(rows).mark_area().encode(x="year:Q", y="people:Q", color="place:N")


def stack_bars(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_bar().encode(x="year:O", y="people:Q", color="place:N", detail="kind:N")


def stack_shares(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    y = alt.Y("people:Q", stack="normalize")
    return chart(data).mark_bar().encode(x="year:O", y=y, color="kind:N")


def stack_stream(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    y = alt.Y("sum(people):Q", stack="center")
    return chart(data).mark_area().encode(x="year:Q", y=y, color="kind:N")


def stack_of_signs(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_bar().encode(x="year:O", y="change:Q", color="place:N")


def stack_pie(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_arc().encode(theta="sum(people):Q", color="place:N")


# facet and repeat


def facet_columns(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return alt.Chart(data).mark_bar().encode(x="people:Q", y="year:O", column="place:N")


def facet_wrapped(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    facet = alt.Facet("year:O", columns=2)
    return alt.Chart(data).mark_point().encode(x="people:Q", y="change:Q", facet=facet)


def facet_of_areas(data: pd.DataFrame, frame: Frame) -> alt.FacetChart:
    return (
        alt.Chart(data)
        .mark_area()
        .encode(x="year:Q", y="sum(people):Q", color="kind:N")
        .properties(width=100, height=80)
        .facet(row="place:N")
    )


def facet_sorted_by_sum(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    row = alt.Row("place:N", sort=alt.EncodingSortField("people", op="sum", order="descending"))
    return alt.Chart(data).mark_bar().encode(x="mean(people):Q", y="kind:N", row=row)


def facet_of_layers(data: pd.DataFrame, frame: Frame) -> alt.FacetChart:
    base = alt.Chart().encode(x="year:Q", y="people:Q", detail="kind:N")
    return alt.layer(base.mark_line(), base.mark_circle(), data=data).facet("place:N")


def repeat_rows(data: pd.DataFrame, frame: Frame) -> alt.RepeatChart:
    y = alt.Y(alt.repeat("row"), type="quantitative", aggregate="mean")
    return alt.Chart(data).mark_bar().encode(x="place:N", y=y).repeat(row=["people", "change"])


def repeat_layers(data: pd.DataFrame, frame: Frame) -> alt.RepeatChart:
    y = alt.Y(alt.repeat("layer"), type="quantitative", aggregate="sum")
    return alt.Chart(data).mark_line().encode(x="year:Q", y=y).repeat(layer=["people", "change"])


# window, impute and other transforms


def window_running_sum(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_window(total="sum(people)", sort=[{"field": "year"}], groupby=["place"])
        .mark_line()
        .encode(x="year:Q", y="total:Q", color="place:N", detail="kind:N")
    )


def window_rank(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_window(rank="rank()", sort=[{"field": "people", "order": "descending"}])
        .mark_bar()
        .encode(x="people:Q", y="rank:O")
    )


def window_share_of_all(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_joinaggregate(all="sum(people)", groupby=["year"])
        .transform_calculate(share="datum.people / datum.all")
        .mark_bar()
        .encode(x="year:O", y="share:Q", color="place:N", detail="kind:N")
    )


def impute_with_zero(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    rows = data.drop(5)
    y = alt.Y("people:Q", impute=alt.ImputeParams(value=0))
    return chart(rows).mark_line().encode(x="year:O", y=y, color="place:N", detail="kind:N")


def impute_with_mean(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data.drop(6))
        .transform_impute("people", key="year", method="mean", groupby=["place", "kind"])
        .mark_line()
        .encode(x="year:O", y="people:Q", color="place:N", detail="kind:N")
    )


def window_fold(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_fold(["people", "change"])
        .mark_point()
        .encode(x="year:O", y="value:Q", color="key:N")
    )


# layer


def layer_mean_over_points(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    base = alt.Chart(data)
    points = base.mark_circle().encode(x="year:Q", y="people:Q")
    return points + base.mark_rule().encode(y="mean(people):Q")


def layer_halo(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    base = chart(data).encode(x="year:Q", y="people:Q", detail=["place:N", "kind:N"])
    return base.mark_line(stroke="white", strokeWidth=7) + base.mark_line()


def layer_annotation(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    mark = alt.Chart(pd.DataFrame({"year": [2021], "words": ["the flood"]}))
    line = chart(data).mark_line(point=True).encode(x="year:Q", y="people:Q", detail="place:N")
    return line + mark.mark_rule().encode(x="year:Q") + mark.mark_text().encode(text="words:N")


def layer_labels(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    base = chart(data).encode(x="people:Q", y=alt.Y("month:N"))
    return base.mark_bar() + base.mark_text(dx=4).encode(text="people:Q")


def layer_lollipops(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    base = chart(data).encode(y="month:N", x="change:Q")
    return base.mark_rule().encode(x2=alt.datum(0)) + base.mark_point(filled=True)


def layer_side_by_side(data: pd.DataFrame, frame: Frame) -> alt.HConcatChart:
    base = alt.Chart(data).properties(width=100, height=100)
    left = base.mark_bar().encode(x="people:Q", y="place:N")
    right = base.mark_tick().encode(x="change:Q", y="kind:N")
    return alt.hconcat(left, alt.vconcat(right, left))


# map


def map_points(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    points = chart(data).mark_circle().encode(longitude="lon:Q", latitude="lat:Q", size="people:Q")
    return points.project("albersUsa")


def map_outlines_and_points(data: pd.DataFrame, frame: Frame) -> alt.LayerChart:
    back = alt.Chart(outlines()).mark_geoshape(fill="#dddddd")
    points = alt.Chart(data).mark_circle().encode(longitude="lon:Q", latitude="lat:Q")
    return (back + points).properties(width=240, height=160).project("mercator")


def map_by_lookup(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        alt.Chart(outlines())
        .transform_lookup("properties.place", alt.LookupData(data, "place", ["people", "kind"]))
        .mark_geoshape()
        .encode(color="people:Q")
        .project("albersUsa")
    )


def map_from_rows(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_lookup("place", alt.LookupData(outlines(), "properties.place"), as_="shape")
        .transform_calculate(geometry="datum.shape.geometry", type="datum.shape.type")
        .mark_geoshape()
        .project("equirectangular")
    )


def map_scaled(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        alt.Chart(outlines())
        .mark_geoshape(stroke="white")
        .encode(color="properties.kind:N")
        .properties(width=200, height=200)
        .project("mercator", scale=250, center=[-105, 38])
    )


# time


def time_line(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_line().encode(x="month:T", y="people:Q")


def time_years(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_bar().encode(x="year(month):T", y="sum(people):Q")


def time_months(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_line().encode(x="month(month):O", y="mean(people):Q", color="place:N")


def time_unit_transform(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_timeunit(when="yearquarter(month)")
        .mark_area()
        .encode(x="when:T", y="sum(people):Q", color="kind:N")
    )


def time_heat_map(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_rect().encode(x="month(month):O", y="year(month):O", color="people:Q")


# bin


def bin_count(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_bar().encode(x=alt.X("people:Q", bin=True), y="count()")


def bin_by_colour(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    x = alt.X("people:Q", bin=alt.Bin(maxbins=5))
    return chart(data).mark_bar().encode(x=x, y="count()", color="place:N")


def bin_both_ways(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    x, y = alt.X("people:Q", bin=True), alt.Y("change:Q", bin=True)
    return chart(data).mark_rect().encode(x=x, y=y, color="count()")


def bin_mean(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return chart(data).mark_point().encode(x=alt.X("people:Q", bin=True), y="mean(change):Q")


def bin_transform(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_bin("group", "people", bin=alt.Bin(step=4))
        .mark_bar()
        .encode(x="group:O", y="sum(people):Q")
    )


# Where nothing is left of the rows.


def reckoned_density(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_density("people", as_=["people", "density"])
        .mark_area()
        .encode(x="people:Q", y="density:Q")
    )


def reckoned_trend(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .mark_line()
        .transform_regression("year", "people")
        .encode(x="year:Q", y="people:Q")
    )


def reckoned_pivot(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        chart(data)
        .transform_pivot("place", value="people", groupby=["year"])
        .mark_bar()
        .encode(x="year:O", y="north:Q")
    )
