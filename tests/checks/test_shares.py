"""Shares of one group are of the same whole, and each is of the part that its label names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from tests.tabling import UNITS, figures_of, row
from youju.checks.shares import check_shares
from youju.problems import Problem, Problems

PARTS = {
    "farmers": ("農民", "Farmers"),
    "fishers": ("漁民", "Fishers"),
    "tailors": ("裁縫", "Tailors"),
}


def part(figure_id: str) -> str:
    zh, en = PARTS[figure_id]
    return row(figure_id, "30", label_zh=zh, label_en=en)


def share(figure_id: str, formula: str, group: str = "shares", **cells: str) -> str:
    zh, en = PARTS[figure_id]
    names = {"label_zh": f"{zh}佔比", "label_en": f"Share of {en.lower()}"} | cells
    return row(
        f"{figure_id}_share", unit="percent", group=group, formula=formula, round="1", **names
    )


def find_problems(*shares: str) -> list[Problem]:
    rows = [*map(part, PARTS), row("everyone", "90"), row("town", "900")]
    figures, _ = figures_of(*rows, *shares)
    site = load_fixture()
    story = replace(site.stories[0], figures=figures, checks=())
    problems = Problems()
    check_shares(replace(site, stories=(story,), units=UNITS), problems)
    return list(problems)


RIGHT = [share(key, f"{key} / everyone") for key in PARTS]


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (RIGHT, []),
        (
            [*RIGHT[:2], share("tailors", "tailors / town")],
            [("share-other-whole", "tailors_share")],
        ),
        (
            [*RIGHT[:2], share("tailors", "fishers / everyone")],
            [("share-other-part", "tailors_share")],
        ),
        # The whole may be added up in the formula.
        (
            [share("tailors", "fishers / (farmers + fishers + tailors)")],
            [("share-other-part", "tailors_share")],
        ),
        # A label that names the whole alone is none of a part.
        (
            [
                share(
                    "tailors", "fishers / farmers", label_zh="相對農民", label_en="Against farmers"
                )
            ],
            [],
        ),
        # Of two nobody knows which is the odd one, and of three wholes none is usual.
        ([RIGHT[0], share("tailors", "tailors / town")], []),
        (
            [
                RIGHT[0],
                share("fishers", "fishers / town"),
                share("tailors", "tailors / (everyone + town)"),
            ],
            [],
        ),
        # Others are of a group of their own.
        ([*RIGHT[:2], share("tailors", "tailors / town", group="others")], []),
        # A label that names both, as of one number against the other.
        (
            [
                share(
                    "tailors",
                    "fishers / everyone",
                    label_zh="漁民與裁縫佔比",
                    label_en="Share of fishers with tailors",
                )
            ],
            [],
        ),
        # Or one that names none.
        ([share("tailors", "fishers / everyone", label_zh="佔比", label_en="Share")], []),
    ],
)
def test_a_share_of_another_whole_or_part_is_told(
    shares: list[str], told: list[tuple[str, str]]
) -> None:
    found = find_problems(*shares)
    assert [(one.code, dict(one.values)["id"]) for one in found] == told
    assert all(one.grade == "note" for one in found)
