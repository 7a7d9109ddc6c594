"""Double braces that cite nothing: each mistake has its own words, and says what to write."""

from __future__ import annotations

import pytest

from youju.content.braces import explain_braces
from youju.model import Origin
from youju.problems import Problem


@pytest.mark.parametrize(
    ("found", "code", "mended"),
    [
        ("{{ fig(recruited) }}", "prose-unquoted", '{{ fig("recruited") }}'),
        ("{{fig( food-share )}}", "prose-unquoted", '{{ fig("food-share") }}'),
        ("{{ fig(rent, noun=False) }}", "prose-unquoted", '{{ fig("rent", noun=False) }}'),
        ("{{ chart(kinds) }}", "prose-unquoted", '{{ chart("kinds") }}'),
        ("{{ literal(4) }}", "prose-unquoted", '{{ literal("4", "…") }}'),
        ('{{ literal("4") }}', "prose-no-reason", '{{ literal("4", "name of a building") }}'),
        ("{{ literal('4, or 5') }}", "prose-no-reason", "{{ literal('4, or 5', "),
        ("{{ fig() }}", "prose-empty-call", '{{ fig("id") }}'),
        ('{{ chart( "" ) }}', "prose-empty-call", '{{ chart("id") }}'),
        ("{{ rent }}", "prose-bare-word", '{{ fig("rent") }}'),
        ("{{ 租金 }}", "prose-bare-word", '{{ fig("租金") }}'),
        ('{{ figure("rent") }}', "prose-misspelt-call", 'Did you mean "fig"'),
        ('{{ "rent" }}', "prose-unknown-call", '{{ fig("id") }}'),
        ('{{ fig("a", "b") }}', "prose-call-words", '{{ fig("id", noun=False) }}'),
        ('{{ fig("a",\n  noun=no) }}', "prose-call-words", "noun=False"),
    ],
)
def test_each_mistake_has_its_words(found: str, code: str, mended: str) -> None:
    told, values = explain_braces(found)
    problem = Problem(told, Origin("en.md"), tuple(sorted(values.items())))
    assert told == code
    assert mended in problem.mend("en")
    assert " ".join(found.split()) in problem.sentence("zh")
