"""The copy of a chart's Vega says which rows a mark stands for, and draws what the chart draws."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import vl_convert

from tests import meaning
from tests.test_meaning import FUNCTIONS, make_data
from youju.rendering.scenes import Mark, parse_trace, write_trace
from youju.rendering.tracing import LABEL, trace_vega


def compile_labelled(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the Vega of `spec`, each of whose records is labelled by its id."""
    for records in spec.get("datasets", {}).values():
        for record in records:
            if "id" in record and record.get("type") != "Feature":
                record[LABEL] = record["id"]
    vega: dict[str, Any] = vl_convert.vegalite_to_vega(json.dumps(spec))
    return vega


def trace(name: str) -> list[Mark]:
    vega = trace_vega(compile_labelled(FUNCTIONS[name](make_data(), None).to_dict()))
    return list(parse_trace(write_trace(vl_convert.vega_to_scenegraph(json.dumps(vega)))).marks)


def sets(mark: Mark) -> list[str]:
    return [" ".join(sorted(item.labels, key=lambda label: int(label[4:]))) for item in mark.items]


def shape(svg: str) -> str:
    """Return an SVG without what screen readers are told, and without its count of ids."""
    return re.sub(r' aria-\w+="[^"]*"| role="[^"]*"|(?<=clip)\d+|(?<=gradient_)\d+', "", svg)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_copy_draws_what_the_chart_draws(name: str) -> None:
    vega = compile_labelled(FUNCTIONS[name](make_data(), None).to_dict())
    plain = vl_convert.vega_to_svg(json.dumps(vega))
    assert shape(vl_convert.vega_to_svg(json.dumps(trace_vega(vega)))) == shape(plain)


def test_a_mean_stands_for_all_its_rows() -> None:
    (bars,) = trace("aggregate_mean")
    odd = " ".join(f"row-{line}" for line in range(2, 18, 2))
    even = " ".join(f"row-{line}" for line in range(3, 18, 2))
    assert sets(bars) == [odd, even]


def test_rows_come_through_one_aggregate_after_another() -> None:
    marks = trace("aggregate_box")
    assert {label for mark in marks for item in mark.items for label in item.labels} == {
        f"row-{line}" for line in range(2, 18)
    }


def test_a_stacked_area_has_its_rows_at_its_points() -> None:
    areas = trace("stack_area")
    assert {mark.kind for mark in areas} == {"area"}
    assert sorted(label for mark in areas for label in sets(mark)) == sorted(
        f"row-{line} row-{line + 2}" for year in range(4) for line in (2 + 4 * year, 3 + 4 * year)
    )


def test_each_facet_has_its_own_rows() -> None:
    first, second = trace("facet_columns")
    assert sets(first) == [f"row-{line}" for line in range(2, 18, 2)]
    assert sets(second) == [f"row-{line}" for line in range(3, 18, 2)]


def test_an_imputed_point_belongs_to_no_row() -> None:
    labels = [item.labels for mark in trace("impute_with_zero") for item in mark.items]
    assert labels.count(()) == 1 and len(labels) == len(meaning.ROWS)


def test_what_is_looked_up_for_an_outline_is_its_row() -> None:
    (outlines,) = trace("map_by_lookup")
    assert [len(item.labels) for item in outlines.items] == [1, 1]
    (outlines,) = trace("map_from_rows")
    assert sets(outlines) == [f"row-{line}" for line in range(2, 18)]


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name.startswith("reckoned")])
def test_what_leaves_no_trace_says_so(name: str) -> None:
    marks = trace(name)
    assert {item.labels for mark in marks for item in mark.items} == {("*",)}
