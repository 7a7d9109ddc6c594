"""Faults: the same one on many pages is told once, with their count."""

from __future__ import annotations

from youju.checks.faults import Faults
from youju.model import Origin
from youju.problems import Problems


def test_the_same_fault_is_told_once_where_it_was_first_seen() -> None:
    faults, problems = Faults(), Problems()
    values = {"words": "6", "read": "6"}
    for path, line in (("en/b.html", 9), ("en/a.html", 2), ("en/b.html", 12)):
        faults.add("finished-bare-number", path, line, **values)
    faults.add("finished-bare-number", "en/a.html", 3, **{**values, "words": "7"})
    faults.report(problems)
    assert [(p.origin, dict(p.values)["pages"]) for p in problems] == [
        (Origin("en/b.html", 9), "2"),
        (Origin("en/a.html", 3), "1"),
    ]
