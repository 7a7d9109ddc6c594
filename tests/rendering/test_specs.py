"""What a spec may hold: each rule refuses its hazard and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import youju
from youju.model import Origin
from youju.problems import LANGUAGES, Problem, read_sentences
from youju.rendering.specs import LONGEST_LABEL, MOST_VALUES, canonical, check_spec

ROWS = [{"name": "圖書館", "visits": 3}, {"name": "museum", "visits": 4.5}]
ENCODING = {
    "y": {"field": "name", "type": "nominal", "title": "Where: now (2021) — 人數"},
    "x": {"field": "visits", "type": "quantitative"},
}


def spec(**changes: Any) -> dict[str, Any]:
    return {"data": {"values": ROWS}, "mark": "bar", "encoding": ENCODING, **changes}


def codes(checked: dict[str, Any]) -> list[str]:
    return [fault.code.removeprefix("chart-spec-") for fault in check_spec(checked)]


def with_row(**cells: Any) -> dict[str, Any]:
    return spec(data={"values": [*ROWS, {"name": "x", "visits": 1, **cells}]})


def test_a_plain_spec_passes() -> None:
    assert check_spec(spec()) == []


def test_specs_of_altair_pass() -> None:
    data = pd.DataFrame(
        {"year": ["2020", "2021"] * 20, "visits": range(40), "kind": ["a", "b"] * 20}
    )
    base = alt.Chart(data, title=["A title", "of two lines"]).encode(
        x="year:O", y=alt.Y("sum(visits):Q", axis=alt.Axis(labelExpr="datum.value / 10000 + '萬'"))
    )
    layered = base.mark_line() + base.mark_text(dy=-8).encode(text="sum(visits):Q")
    chart = (layered | base.mark_bar(clip=True).encode(color="kind:N")).configure(font="x")
    assert check_spec(chart.to_dict()) == []


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        (spec(data={"url": "data.csv"}), "data.url"),
        (spec(data={"values": [], "url": "https://example.org"}), "data.url"),
        (spec(encoding={**ENCODING, "href": {"field": "name"}}), "encoding.href"),
        (spec(mark={"type": "bar", "href": "javascript:1"}), "mark.href"),
        (spec(mark="image"), "mark"),
        (spec(mark={"type": "image"}), "mark"),
        ({"layer": [spec(), spec(mark="image")]}, "layer[1].mark"),
        (
            spec(transform=[{"lookup": "name", "from": {"data": {"url": "x"}, "key": "name"}}]),
            "transform[0].from.data.url",
        ),
    ],
)
def test_addresses_and_images_are_refused(changed: dict[str, Any], where: str) -> None:
    assert [(f.code, f.where) for f in check_spec(changed)] == [("chart-spec-address", where)]


def test_a_column_may_be_called_url() -> None:
    assert codes(with_row(url="https://example.org", href="x", sample=3)) == []


def test_data_written_as_text_are_refused() -> None:
    assert codes(spec(data={"values": "name,visits\na,1", "format": {"type": "csv"}})) == ["data"]


CONTROL = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]


@given(
    st.sampled_from([*CONTROL, 0xFFFE, 0xFFFF, 0xD800, 0xDBFF, 0xDFFF]),
    st.sampled_from(["cell", "column", "title", "text", "dataset", "key"]),
    st.text("ab萬 ", max_size=5),
)
def test_control_characters_are_refused_everywhere(code: int, place: str, before: str) -> None:
    bad = f"{before}{chr(code)}b"
    made = {
        "cell": with_row(name=bad),
        "column": with_row(**{bad: 1}),
        "title": spec(title=["one", bad]),
        "text": spec(mark={"type": "text", "text": bad}),
        "dataset": spec(data={"name": "a"}, datasets={"a": [{"name": bad}]}),
        "key": spec(usermeta={bad: 1}),
    }[place]
    assert codes(made) == ["control"]


def test_line_ends_and_tabs_are_allowed() -> None:
    assert codes(spec(title="one\ntwo\tthree\r\n")) == []


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1.1e15, 10**400, 1e308])
def test_numbers_that_cannot_be_drawn_are_refused(number: float) -> None:
    assert codes(with_row(visits=number)) == ["number"]
    assert codes(spec(width=number)) == ["number"]


@pytest.mark.parametrize("number", [0, -1e15, 1e15, True, None, 48.9])
def test_other_numbers_pass(number: float | None) -> None:
    assert codes(with_row(visits=number)) == []


@pytest.mark.parametrize(
    "expression", ["now()", "datum.a > random( )", "year(now())", "datetime()", "sampleNormal(1)"]
)
def test_expressions_that_change_are_refused(expression: str) -> None:
    assert codes(spec(transform=[{"calculate": expression, "as": "b"}])) == ["chance"]
    assert codes(spec(transform=[{"filter": {"not": expression}}])) == ["chance"]
    assert codes(with_row(name=expression)) == []


def test_a_sample_is_refused() -> None:
    assert codes(spec(transform=[{"sample": 10}])) == ["chance"]


@pytest.mark.parametrize("text", ["4.3萬", "１２", "1,234", "12", ""])
def test_text_in_a_number_field_is_refused(text: str) -> None:
    (fault,) = check_spec(with_row(visits=text))
    assert (fault.code, fault.what) == ("chart-spec-text-number", text)
    assert fault.where == "data.values[2].visits"


def test_text_is_found_in_datasets_layers_facets_and_sums() -> None:
    part = {"mark": "bar", "encoding": {"x": {"aggregate": "sum", "field": "visits"}}}
    named = {"data": {"name": "d"}, "datasets": {"d": [{"visits": "1"}]}}
    for views in (
        {"layer": [part]},
        {"facet": {"field": "name"}, "spec": part},
        {"hconcat": [part]},
    ):
        assert codes({**named, **views}) == ["text-number"]
    shared = {"encoding": part["encoding"], "layer": [{"mark": "bar"}]}
    assert codes({**named, **shared}) == ["text-number"]


def test_a_layer_with_its_own_data_is_checked_against_them() -> None:
    words = {"data": {"values": [{"visits": "48.9萬"}]}, "mark": "text"}
    layer = {**words, "encoding": {"text": {"field": "visits", "type": "nominal"}}}
    assert codes({"layer": [spec(), layer]}) == []


@pytest.mark.parametrize("name", ["a.b", "GDP", "it's", "年", "", "a b", "constructor()", "2020"])
def test_field_names_are_plain(name: str) -> None:
    assert codes(spec(encoding={"y": {"field": name, "type": "nominal"}})) == ["field"]
    assert codes(spec(transform=[{"fold": ["visits", name]}])) == ["field"]


def test_long_labels_are_refused_but_not_alternative_texts() -> None:
    long = "長" * (LONGEST_LABEL + 1)
    assert codes(with_row(name=long)) == ["long"]
    assert codes(spec(title=long)) == ["long"]
    assert codes(spec(title=long[1:], description=long)) == []


def test_too_many_rows_are_refused() -> None:
    assert codes(spec(data={"values": [{"visits": 1}] * MOST_VALUES})) == []
    assert codes(spec(data={"values": [{"visits": 1}] * (MOST_VALUES + 1)})) == ["rows"]


def test_canonical_text_has_one_order_and_keeps_everything() -> None:
    turned = dict(reversed(list(spec(title="慶\ud800").items())))
    assert canonical(turned) == canonical(spec(title="慶\ud800"))
    assert json.loads(canonical(turned)) == turned


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["data", "values", "datasets", "field", "mark", "layer", "url", "x"]),
            inner,
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["mark", "title", "encoding", "config"]), JSON))
def test_any_spec_gets_an_answer(node: dict[str, Any]) -> None:
    assert check_spec(node) == check_spec(node)


def test_every_fault_has_its_sentences() -> None:
    here = Path(youju.__file__).parent / "rendering"
    sources = [here / f"{name}.py" for name in ("specs", "svg_checks", "process")]
    used = {
        code for path in sources for code in re.findall(r'Fault\("([a-z-]+)"', path.read_text())
    }
    written = {code for code in read_sentences() if code.startswith("chart-drawing")} | {
        code for code in read_sentences() if code.startswith("chart-spec")
    }
    assert used == written | {"chart-font", "chart-missing-glyph"}
    values = tuple((name, name) for name in ("chart", "language", "what", "where"))
    for code in used:
        problem = Problem(code, Origin("charts.py"), values)
        for language in LANGUAGES:
            assert problem.sentence(language) and problem.mend(language)
