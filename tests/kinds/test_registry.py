"""The list of kinds: each is a documented function of youju.charts that takes its options."""

from __future__ import annotations

import inspect

import pytest

from youju import charts
from youju.kinds.options import OPTIONS
from youju.kinds.registry import CHART_KINDS


@pytest.mark.parametrize("name", CHART_KINDS)
def test_a_kind_is_a_public_function_that_takes_its_options(name: str) -> None:
    kind = CHART_KINDS[name]
    assert getattr(charts, name.replace("-", "_")) is kind.find_function()
    assert kind.find_function().__name__ == name.replace("-", "_")
    assert kind.find_function().__doc__
    parameters = inspect.signature(kind.find_function()).parameters
    assert set(kind.options) <= parameters.keys() - {"data", "frame"}
    assert set(kind.options) <= OPTIONS.keys()
    assert set(kind.needs) <= set(kind.options)


@pytest.mark.parametrize("name", CHART_KINDS)
def test_what_a_kind_cannot_be_drawn_without_is_asked_for(name: str) -> None:
    kind = CHART_KINDS[name]
    own = list(inspect.signature(kind.find_function()).parameters.values())[2:]
    assert {one.name for one in own if one.default is one.empty} <= set(kind.needs)


def test_rows_at_places_of_their_own_have_no_codes_and_may_share_a_name() -> None:
    circles = CHART_KINDS["symbol-map"]
    assert (circles.coded, circles.unique) == (True, True)
    assert circles.told(("x", "shapes")) == circles
    pointed = circles.told(("x", "longitude", "latitude"))
    assert (pointed.coded, pointed.unique, pointed.mapped) == (False, False, True)
    assert {name for name, kind in CHART_KINDS.items() if kind.coded} == {
        name for name, kind in CHART_KINDS.items() if kind.mapped
    }
