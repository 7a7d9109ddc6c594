"""What is not drawn: each name has a kind to use instead, and is none itself."""

from __future__ import annotations

from youju.kinds.declined import ABSENT, DECLINED
from youju.kinds.registry import CHART_KINDS


def test_what_is_declined_has_a_kind_to_use_instead() -> None:
    assert {*DECLINED.values(), *ABSENT.values()} <= CHART_KINDS.keys()
    assert not {*DECLINED, *ABSENT} & CHART_KINDS.keys()
    assert not DECLINED.keys() & ABSENT.keys()
