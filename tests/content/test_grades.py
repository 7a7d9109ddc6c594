"""[rules] of site.toml: what a problem is worth on this site."""

from __future__ import annotations

import pytest

from youju.content.grades import parse_rules
from youju.formats.toml import parse_document
from youju.problems import Problems, grade, read_sentences

HOLD, ERROR = "parity-items", "cell-date"


def rule(text: str) -> tuple[dict[str, str], list[tuple[str, int]]]:
    problems = Problems()
    document = parse_document(f"[rules]\n{text}".encode(), "site_src/site.toml", problems)
    rules = parse_rules(document, problems)
    return rules, [(problem.code, problem.origin.line) for problem in problems]


def test_without_rules_there_are_none() -> None:
    problems = Problems()
    assert parse_rules(parse_document(b"", "site.toml", problems), problems) == {}
    assert not problems


@pytest.mark.parametrize("wished", ["error", "hold", "note"])
def test_a_hold_may_have_any_grade(wished: str) -> None:
    assert grade(HOLD) == "hold"
    assert rule(f'{HOLD} = "{wished}"') == ({HOLD: wished}, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f'{ERROR} = "note"', "rule-error"),
        (f'{ERROR} = "hold"', "rule-error"),
        (f'{ERROR} = "off"', "rule-error"),
        (f'{HOLD} = "off"', "rule-off"),
        (f'{HOLD} = "warning"', "rule-unknown-grade"),
        (f"{HOLD} = true", "rule-unknown-grade"),
        (f'{HOLD} = ["note"]', "rule-unknown-grade"),
        ('parity-item = "note"', "rule-unknown-code"),
        ('"" = "note"', "rule-unknown-code"),
    ],
)
def test_a_rule_that_cannot_be_is_told_at_its_line_and_changes_nothing(
    text: str, code: str
) -> None:
    assert rule(f"# why\n{text}") == ({}, [(code, 3)])


def test_an_error_may_be_named_as_what_it_is() -> None:
    assert rule(f'{ERROR} = "error"') == ({ERROR: "error"}, [])


def test_a_misspelt_code_is_told_with_the_nearest() -> None:
    problems = Problems()
    parse_rules(parse_document(b'[rules]\nparity-itms = "note"', "a", problems), problems)
    (problem,) = problems
    assert HOLD in problem.mend("en")


def test_what_a_site_may_rule_is_what_can_be_made() -> None:
    """An unreadable file, a cell without a number, a figure nobody knows: no page without them."""
    for code in ("input-unreadable", "cell-date", "prose-unknown-figure", "document-syntax"):
        assert grade(code) == "error"
    for code in ("translation-stale", "naked-number", "finished-differs", "relation-not-equal"):
        assert grade(code) == "hold"
    assert {grade(code) for code in read_sentences()} <= {"error", "hold", "note"}
