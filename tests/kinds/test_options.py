"""The options of kinds: which go together or apart, and which kinds draw no lengths."""

from __future__ import annotations

from youju.kinds.options import APART, OPTIONS, PLACES, TOGETHER
from youju.kinds.registry import CHART_KINDS


def test_options_that_go_together_or_apart_are_options_of_some_kind() -> None:
    known = {option for kind in CHART_KINDS.values() for option in kind.options}
    assert known == OPTIONS.keys()
    assert {one for pair in (*TOGETHER, *APART) for one in pair} <= known


def test_kinds_of_places_are_kinds_and_only_these_may_have_a_logarithmic_scale() -> None:
    assert set(PLACES) <= CHART_KINDS.keys()
    logs = {name for name, kind in CHART_KINDS.items() if {"log", "log_x"} & {*kind.options}}
    assert logs == {"lines", "scatter"}
    assert logs <= set(PLACES)
