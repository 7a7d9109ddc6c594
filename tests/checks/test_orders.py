"""A relation bears the claim that it states, of the figures that it is about, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import ROOT, read_once
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
    site, _ = read_once(ROOT)
    books = open_books(site.stories[0], site.units)
    orders = list_orders(site.stories[0], books)
    shown = {*named, drawn} if drawn else set()
    assert is_borne(relation, named, shown, pair, orders, books) is borne


READ, _ = figures_of(row("now", "520"), row("then", "500"), row("other", "480"))
PERIODS = {"now": "2024", "then": "2014", "other": "2024"}
TIMES = {key: replace(figure, period=PERIODS[key]) for key, figure in READ.items()}


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


PARTS, _ = figures_of(
    row("big", "600", group="parts"),
    row("small", "400", group="parts"),
    row("total", formula="big + small"),
    row("share", "60", "percent"),
    row("loss", "-5"),
    row("other", "7"),
)


@pytest.mark.parametrize(
    ("line", "borne"),
    [
        ("big,>,small", "more majority"),
        ("big,>=,small", ""),
        ("big,~,small", "equal"),
        ("big,=,1 * small", "equal"),
        ("big,=,2 * small", "more twice majority"),
        ("big,~,2 * small", "more twice majority"),
        ("2 * small,=,big", "more twice majority"),
        ("big / small,>,2", "more twice majority"),
        ("big,>,1.01 * small", "more majority"),
        ("big,>,1.01 * other", "more"),
        ("big,>,1.9 * small", "more twice majority"),
        ("big,>,2.9 * small", "more triple majority"),
        ("big,>,4 * small", "more quadruple majority"),
        ("big,>,9 * small", "more majority"),
        ("big,>,0.1 * small", ""),
        ("big,<,0.5 * total", "fewer minority"),
        ("big,>,0.5 * total", "majority"),
        ("big / total,>,0.4", ""),
        ("big / total,~,0.5", "half fewer"),
        ("big,>,sum(parts) - big", "largest majority"),
        ("big,=,max(parts)", "largest"),
        ("big,=,0.5 * max(parts)", "half"),
        ("big,=,min(parts)", "smallest"),
        ("big,<,min(parts)", "smallest"),
        ("share,>,50", "majority"),
        ("share,>,40", ""),
        ("share,<,50", "minority"),
        ("share,~,50", "half"),
        ("big,>,500", ""),
        ("loss,>,2 * small", ""),
        ("big,=,other + small", ""),
        ("big + other,>,small", ""),
    ],
)
def test_a_row_bears_its_factor_and_no_other(line: str, borne: str) -> None:
    site = make_site(f"id,left,sign,right\nrow,{line}\n", figures=PARTS)
    books = open_books(site.stories[0], site.units)
    orders = list_orders(site.stories[0], books)
    key = "share" if line.startswith("share") else "big"
    whole = next(
        name for name in ("total", "other", "small", "parts", "share", "500") if name in line
    )
    pair = None if key == "share" else (key, whole)
    found = [
        relation
        for relation in RELATIONS
        if is_borne(relation, {key}, frozenset(), pair, orders, books)
    ]
    assert sorted(found) == sorted(word.removeprefix("") for word in borne.split())


RELATIONS = (
    *("more", "fewer", "equal", "largest", "smallest", "record", "up", "down"),
    *("majority", "minority", "half", "twice", "triple", "quadruple", "nearly_all", "few"),
)


def test_a_multiple_of_two_is_borne_by_a_row_of_both() -> None:
    site = make_site("id,left,sign,right\nrow,big,=,2 * other\n", figures=PARTS)
    books = open_books(site.stories[0], site.units)
    orders = list_orders(site.stories[0], books)
    drawn: frozenset[str] = frozenset()
    assert is_borne("twice", {"big"}, drawn, None, orders, books)
    assert is_borne("twice", {"big", "other"}, drawn, ("big", "other"), orders, books)
    assert not is_borne("twice", {"big", "small"}, drawn, ("big", "small"), orders, books)
