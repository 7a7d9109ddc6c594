"""Braces that cannot be read: the slip has its name, and the line that was meant is shown."""

from __future__ import annotations

import pytest

from youju.content.broken_braces import explain_broken
from youju.content.cited import parse_cited
from youju.model import Origin
from youju.problems import Problems

FIG, LITERAL = '{{ fig("rent") }}', '{{ literal("Hall 9", "a name") }}'
SLIPS = [
    ("{{ fig(“rent”) }}", "their quotation marks are curly", FIG),
    ("{{ fig(「rent」) }}", "their quotation marks are curly", FIG),
    ("{{ fig（“rent”） }}", "their quotation marks are curly", FIG),
    ('{{ fig（"rent"） }}', "they hold full-width signs", FIG),
    ("{{ fig(＂rent＂) }}", "they hold full-width signs", FIG),
    (
        '{{ fig("rent"，noun=False) }}',
        "they hold full-width signs",
        '{{ fig("rent", noun=False) }}',
    ),
    ('{{ literal("Hall 9"，"a name") }}', "they hold full-width signs", LITERAL),
    ('{{ fig("rent) }}', "a quotation mark is missing", FIG),
    ('{{ fig(rent") }}', "a quotation mark is missing", FIG),
    ("{{ fig('rent) }}", "a quotation mark is missing", "{{ fig('rent') }}"),
    ('{{ literal("Hall 9", "a name) }}', "a quotation mark is missing", LITERAL),
    ('{{ literal("Hall 9, "a name") }}', "a quotation mark is missing", LITERAL),
    ('{{ fig("rent" }}', "a round bracket is missing", FIG),
    ('{{ fig "rent" }}', "a round bracket is missing", FIG),
    ('{{ fig "rent") }}', "a round bracket is missing", FIG),
    ('{{ fig("rent")) }}', "there is one round bracket too many", FIG),
    ('{{ fig(("rent") }}', "there is one round bracket too many", FIG),
    ("{{ fig ( (rent) }}", "there is one round bracket too many", FIG),
    ('{{ literal(("Hall 9", "a name") }}', "there is one round bracket too many", LITERAL),
    ('{{ fig("rent") }', "they are not closed", FIG),
    ('{{ fig("rent")', "they are not closed", FIG),
    ('{{ fig("rent") a year.', "they are not closed", FIG),
    ('{{{ fig("rent") }}', "there are more than two on a side", FIG),
    ('{{ fig("rent" noun=False) }}', "a comma is missing", '{{ fig("rent", noun=False) }}'),
    ('{{ chart("kinds" }}', "a round bracket is missing", '{{ chart("kinds") }}'),
]


@pytest.mark.parametrize(("found", "slip", "meant"), SLIPS)
def test_a_slip_has_its_name_and_the_line_that_was_meant(found: str, slip: str, meant: str) -> None:
    problems = Problems()
    parse_cited(f"Stalls pay {found}", Origin("en.md"), problems)
    (problem,) = problems
    assert problem.code == "prose-syntax"
    assert problem.sentence("en") == f"These double braces cannot be read, for {slip}: {found}"
    assert problem.mend("en").startswith(f"Write: {meant}. ")
    assert problem.mend("zh").startswith(f"請寫成：{meant}。")
    parse_cited(meant, Origin("en.md"), meanwhile := Problems())
    assert not list(meanwhile)


@pytest.mark.parametrize("found", ["{{ 7 7 }}", "{% for %}", '{{ fig(" }}', "{{ fig("])
def test_what_nobody_can_guess_has_no_line(found: str) -> None:
    assert explain_broken(found)["near"] == ""


def test_the_slip_is_told_in_chinese_too() -> None:
    parse_cited("甲 {{ fig(“rent”) }}", Origin("zh.md"), problems := Problems())
    (problem,) = problems
    assert problem.sentence("zh") == "這對雙大括號讀不懂，引號不是半形直引號：{{ fig(“rent”) }}"


def test_braces_that_are_typed_by_halves_end_where_others_begin() -> None:
    """All up to the end of the next ones was shown, and the slip had no name."""
    problems = Problems()
    parse_cited(f"Stalls pay {{{{ a month, or {FIG} a year.", Origin("en.md"), problems)
    (problem,) = problems
    told = "These double braces cannot be read, for they are not closed: {{ a month, or"
    assert (problem.sentence("en").strip(), problem.origin.column) == (told, 12)
