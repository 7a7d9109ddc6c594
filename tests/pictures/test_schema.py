"""Specs of Altair charts: as Altair writes them, and refused where Altair refuses them."""

from __future__ import annotations

import traceback
from typing import Any

import altair as alt
import pandas as pd
import pytest
from altair.utils.schemapi import SchemaValidationError

from youju.pictures import schema
from youju.pictures.schema import draw_spec, keeps_schema

TABLE = pd.DataFrame({"n": [1.0, float("nan")], "word": ["<1>", ""]})


def make(**mark: Any) -> alt.LayerChart | alt.FacetChart:
    base = alt.Chart(TABLE)
    x = alt.X("n:Q", scale=alt.Scale(domain=[0, 2]), axis=None)
    return alt.layer(
        base.mark_bar(**mark).encode(x=x), base.mark_text().encode(x=x, text="word:N")
    ).properties(width=300)


def make_scaled(**scale: Any) -> Any:
    return alt.Chart(TABLE).mark_bar().encode(x=alt.X("n:Q", scale=alt.Scale(**scale)))


def test_a_spec_is_what_altair_writes() -> None:
    with alt.theme.enable("none"):
        expected = make().to_dict()
    made, spec = draw_spec(make)
    assert isinstance(made, alt.LayerChart)
    assert spec == expected
    assert keeps_schema(spec)


def test_long_tables_are_written() -> None:
    _, spec = draw_spec(lambda: alt.Chart(pd.DataFrame({"n": range(6000)})).mark_bar())
    assert spec is not None
    assert [len(rows) for rows in spec["datasets"].values()] == [6000]


@pytest.mark.parametrize("returned", [None, "words", TABLE, {"mark": "bar"}])
def test_what_is_no_chart_has_no_spec(returned: object) -> None:
    calls = iter([returned])
    made, spec = draw_spec(lambda: next(calls))
    assert made is returned
    assert spec is None
    assert list(calls) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: make_scaled(domains=[0, 2]), "has no parameter named 'domains'"),
        (lambda: make(opacity="much"), "'much' is an invalid value for `opacity`"),
        (lambda: make(invalid="all"), "'all' is an"),
    ],
)
def test_altair_says_what_is_wrong_at_its_line(wrong: Any, said: str) -> None:
    with pytest.raises(SchemaValidationError) as caught:
        draw_spec(wrong)
    assert said in str(caught.value)
    assert __file__ in [entry.filename for entry in traceback.extract_tb(caught.tb)]


def test_a_part_that_is_wrong_is_found_wherever_it_stands() -> None:
    spec = make().to_dict()
    assert keeps_schema(spec)
    spec["layer"][1]["encoding"]["x"]["scale"]["domains"] = [0, 2]
    assert not keeps_schema(spec)


def test_what_is_none_of_json_is_told_by_altair() -> None:
    assert not keeps_schema({"mark": "bar", "height": {1, 2}})
    with pytest.raises(SchemaValidationError):
        draw_spec(lambda: make(opacity={1, 2}))


def test_a_fault_of_ours_is_not_hidden_by_drawing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "_read_schema", fail)
    with pytest.raises(ZeroDivisionError):
        draw_spec(make)


def test_what_a_function_raises_comes_out() -> None:
    with pytest.raises(ZeroDivisionError):
        draw_spec(lambda: 1 / 0)


def test_afterwards_altair_checks_again() -> None:
    draw_spec(make)
    with pytest.raises(SchemaValidationError):
        alt.Scale(domains=[0, 2])
