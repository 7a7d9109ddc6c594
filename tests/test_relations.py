"""Relations: what holds passes, what fails is told at its cell with both sides worked out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from relating import FIGURES, HEADER, find_problems, make_site, relate

from youju.checks.relations import check_relations
from youju.model import Origin
from youju.problems import Problems

HELD = (
    "total ~ sum(parts)",
    "sum(parts) >= total",
    "share|~|total / residents",
    "share|~|100 * total / residents",
    "sum_of_parts = sum(parts)",
    "adults|=|max(parts)",
    "adults > students",
    "adults|>=|students + children",
    "count(parts)|=|3",
    "museums > 300",
    "museums|<|300 + 2",
    "share < 100",
    "budget / residents|>|10",
    "part_share|~|adults / sum_of_parts",
    "budget|＞|2 * grants",
    "share|≈|total / residents",
    "residents ≥ total",
    "museums in museum",
    "total, parts; residents、sum_of_parts|in|person",
    "total is at_least",
    "parts, share|is|exact",
)


@pytest.mark.parametrize("relation", HELD)
def test_what_the_figures_bear_out_is_held(relation: str) -> None:
    assert relate(relation) == ()


SIDES = "The figures do not bear out {}: the left side is {}, the right side {}"
# The relation, its code, the column that it is told at, the English sentence.
FAILING = (
    (
        "sum(parts) = total",
        "relation-not-equal",
        3,
        SIDES.format(
            "sum(parts) = total",
            "489,700 (479,650 – 499,750) person",
            "489,000 (489,000 – 490,000) person.",
        ),
    ),
    (
        "share|~|adults / total",
        "relation-not-agreeing",
        3,
        SIDES.format(
            "share ~ adults / total",
            "17.6 (17.55 – 17.65) percent",
            "51.1247 (50 – 52.1472); their written digits leave no number that both could be.",
        ),
    ),
    (
        "adults|>|students + children",
        "relation-wrong-order",
        3,
        SIDES.format(
            "adults > students + children",
            "250,000 (245,000 – 255,000) person",
            "239,700 (234,650 – 244,750) person, and the order must hold whatever the digits were "
            "rounded from.",
        ),
    ),
)
MISTAKEN = (
    ("share in person", "relation-other-unit", 4, "\"share\" is counted in person"),
    ("parts in museum", "relation-other-unit", 4, "\"adults\" is counted in museum"),
    ("museums in musem", "relation-unknown-unit", 4, '"musem", which is not a unit'),
    ("adults is about", "relation-other-qualifier", 4, '"adults" is about'),
    ("adults is precise", "relation-unknown-qualifier", 4, '"precise", which is not a qualifier'),
    ("totl ~ adults", "relation-unknown-figure", 2, 'names "totl"'),
    ("adults|=|max(part)", "relation-unknown-figure", 4, 'names "part"'),
    ("musems in museum", "relation-unknown-figure", 2, 'names "musems"'),
    ("adults == > students", "relation-unknown-sign", 3, '"== >"'),
    ("adults|equals|students", "relation-unknown-sign", 3, '"equals"'),
    ("1 < 2", "relation-no-figure", 2, "checks nothing"),
    ("adults||students", "relation-empty", 3, 'Column C "sign" is empty'),
    ("adults > budget", "formula-mixed-units", 2, "person and yuan"),
    ("share > adults", "formula-mixed-units", 2, "percent and person"),
    ("adults|<|sum(parts) +", "formula-unreadable", 4, '"sum(parts) +"'),
    ("=adults > students", "formula-character", 2, '"="'),
    ("adults / 0 > students", "formula-unreadable", 2, ""),
)


@pytest.mark.parametrize(("relation", "code", "column", "sentence"), FAILING[:2])
def test_a_failing_relation_shows_both_sides(
    relation: str, code: str, column: int, sentence: str
) -> None:
    (problem,) = relate("total ~ sum(parts)", relation)
    assert (problem.code, problem.origin) == (code, Origin("data/checks.csv", 3, column))
    assert problem.sentence("en") == sentence
    assert problem.sentence("zh").startswith("數字不能證明")
