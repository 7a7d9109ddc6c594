"""A relation bears the claim that it states, of the figures that it is about, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import ROOT, read_site
from tests.relating import make_site
from tests.tabling import figures_of, row
from youju.checks.orders import is_borne, list_orders
from youju.checks.workbook import open_books

CASES = [
    # What is claimed, of which figures, what is drawn beside them, the two compared; is it borne?
    (
        "more",
        {"recruited", "flexible_specialists"},
        "",
        ("recruited", "flexible_specialists"),
        True,
    ),
    (
        "fewer",
        {"recruited", "flexible_specialists"},
        "",
        ("recruited", "flexible_specialists"),
        False,
    ),
    (
        "fewer",
        {"recruited", "flexible_specialists"},
        "",
        ("flexible_specialists", "recruited"),
        True,
    ),
    ("more", {"recruited"}, "", None, False),
    ("more", {"recruited"}, "flexible_specialists", None, True),
    ("more", {"flexible_specialists"}, "recruited", None, False),
    ("more", {"fund_city", "fund_districts"}, "", None, True),
    ("more", {"live_visits", "live_posts"}, "", ("live_visits", "live_posts"), True),
    ("largest", {"skilled_workers"}, "", None, True),
    ("smallest", {"skilled_workers"}, "", None, False),
    ("record", {"skilled_workers"}, "", None, False),
    ("largest", {"fund_total"}, "", None, False),
    ("majority", {"fund_districts"}, "", None, True),
    ("minority", {"fund_city"}, "", None, True),
    ("majority", {"fund_city"}, "", None, False),
    ("up", {"recruited", "flexible_specialists"}, "", None, False),
]


@pytest.mark.parametrize(("relation", "named", "drawn", "pair", "borne"), CASES)
def test_a_row_bears_what_it_states(
    relation: str, named: set[str], drawn: str, pair: tuple[str, str] | None, borne: bool
) -> None:
    site, _ = read_site(ROOT)
    books = open_books(site.stories[0], site.units)
    orders = list_orders(site.stories[0], books)
    shown = {*named, drawn} if drawn else set()
    assert is_borne(relation, named, shown, pair, orders, books) is borne


READ, _ = figures_of(row("now", "520"), row("then", "500"), row("other", "480"))
PERIODS = {"now": "2024", "then": "2014", "other": "2024"}
TIMES = {id: replace(figure, period=PERIODS[id]) for id, figure in READ.items()}


@pytest.mark.parametrize(
    ("relation", "line", "borne"),
    [
        ("up", "now,>,then", True),
        ("up", "then,<,now", True),
        ("up", "now,＞,then", True),
        ("up", "then - now,<,0", True),
        ("down", "now,>,then", False),
        ("up", "now,>,other", False),
        ("up", "now,>,nowhere", False),
        ("up", "now,is,exact", False),
    ],
)
def test_a_row_of_two_times_bears_a_change(relation: str, line: str, borne: bool) -> None:
    site = make_site(f"id,left,sign,right\nchange,{line}\n", figures=TIMES)
    books = open_books(site.stories[0], site.units)
    orders = list_orders(site.stories[0], books)
    assert is_borne(relation, {"now"}, frozenset(), None, orders, books) is borne
