"""Clauses end at marks and at words that join, and hold the figures cited in them."""

from __future__ import annotations

from dataclasses import replace

from tests.fixture import FIGURES, load_fixture
from youju.checks.clauses import list_citing, list_clauses
from youju.model import Prose


def cut(code: str, text: str) -> list[tuple[str, list[str]]]:
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == FIGURES)
    story = replace(story, prose={**story.prose, code: Prose("a.md", text)})
    site = replace(site, stories=(story,))
    (written,) = (t for _, t in list_citing(site) if (t.key, t.code) == ("prose", code))
    return [
        (text[clause.start : clause.end], [one.figure.id for one in clause.cited])
        for clause in list_clauses(story, written, site.languages[code])
        if clause.start < clause.end
    ]


def test_a_clause_has_the_figures_that_stand_in_it() -> None:
    food, rent = "{{ fig('food') }}", '{{ fig("rent") }}'
    assert cut("en", f"Of them {food}, but {rent} and more") == [
        (f"Of them {food},", ["food"]),
        (" but", []),
        (f" {rent} and", ["rent"]),
        (" more", []),
    ]
    assert cut("zh", f"吃的{food}，收租{rent}。") == [
        (f"吃的{food}，", ["food"]),
        (f"收租{rent}。", ["rent"]),
    ]


def test_dates_are_left_whole_and_unknown_figures_out() -> None:
    whole = "On May 9, 2024 {{ fig('none') }}"
    assert cut("en", whole) == [(whole, [])]
