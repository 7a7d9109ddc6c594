"""Faults: the same one on many pages is told once, with their count."""

from __future__ import annotations

from youju.audit.faults import Faults
from youju.model import Origin
from youju.problems import Problems


def test_the_same_fault_is_told_once_where_it_was_first_seen() -> None:
    faults, problems = Faults(), Problems()
    values = {"words": "6", "read": "6"}
    for path, line in (("en/b.html", 9), ("en/a.html", 2), ("en/b.html", 12)):
        faults.add("finished-bare-number", path, line, **values)
    faults.add("finished-bare-number", "en/a.html", 3, **{**values, "words": "7"})
    faults.report(problems, lambda words: None)
    assert [(p.origin, dict(p.values)["pages"]) for p in problems] == [
        (Origin("en/b.html", 9), "2"),
        (Origin("en/a.html", 3), "1"),
    ]


def test_a_number_that_nothing_bears_out_is_told_where_it_was_written() -> None:
    faults, problems = Faults(), Problems()
    faults.add("finished-bare-number", "en/a.html", 3, words="Top 6 kinds", read="6")
    faults.add("finished-date", "en/a.html", 4, words="Top 6 kinds", date="2024")
    faults.report(problems, lambda words: Origin("charts.py", 7) if "Top" in words else None)
    assert [p.origin for p in problems] == [Origin("charts.py", 7), Origin("en/a.html", 4)]
