"""The name right beside a figure is its own: exchanges are told, and honest sentences are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.campaign import KINDS, read_truth
from tests.fixture import FIXTURE, ROOT, load_files, read_once, read_site
from youju.checks.beside_labels import check_beside_labels
from youju.model import Prose, Site
from youju.problems import Problems

HONEST = {
    "en": [
        "There are {{ fig('managers', noun=False) }} business managers.",
        "{{ fig('skilled_workers', noun=False) }} highly skilled workers, "
        "{{ fig('managers', noun=False) }} managers and "
        "{{ fig('party_officials', noun=False) }} officials.",
        "Highly skilled workers number {{ fig('skilled_workers', noun=False) }}, "
        "professional and technical staff {{ fig('professionals', noun=False) }}.",
        "Business managers ({{ fig('managers') }}) are fewer than social workers, "
        "who number only {{ fig('social_workers', noun=False) }}.",
        "Unlike business managers, of whom few came, {{ fig('skilled_workers') }} are skilled.",
        "With professional and technical staff they are {{ fig('top_categories') }}.",
        "Of the resident population, {{ fig('talent_share') }} count.",
        "Social workers: {{ fig('social_workers') }}. Business managers: {{ fig('managers') }}.",
        "{{ fig('career_heads') }} from {{ fig('partner_universities') }} came.",
    ],
    "zh": [
        "企業經營管理人才{{ fig('managers') }}。",
        "高技能人才{{ fig('skilled_workers') }}，專業技術人才{{ fig('professionals') }}。",
        "高技能人才和專業技術人才合計{{ fig('top_categories') }}。",
        "高技能人才有{{ fig('skilled_workers') }}；"
        "其次是專業技術人才，有{{ fig('professionals') }}。",
        "有{{ fig('managers', noun=False) }}名企業經營管理人才、"
        "{{ fig('party_officials') }}黨政人才。",
        "常住人口之中，人才有{{ fig('talent_total') }}。",
        "黨政人才不算，其餘另有{{ fig('managers') }}。",
        "常住人口的{{ fig('talent_share') }}是人才。",
        "比社會工作人才多的，是黨政人才：{{ fig('party_officials') }}。",
        "人才總量{{ fig('talent_total') }}，高技能人才佔其中的{{ fig('skilled_workers') }}。",
    ],
}
# Honest, and told: the number is of another one than the name before it.
ALARMS = [
    "Against business managers {{ fig('rural_talent') }} is more.",
    "Beside business managers stand {{ fig('rural_talent') }} of the countryside.",
]


@cache
def load_story() -> Site:
    return read_once(ROOT)[0]


def tell(code: str, text: str) -> list[str]:
    site = load_story()
    (story,) = site.stories
    prose = {**story.prose, code: Prose(story.prose[code].file, text)}
    problems = Problems()
    check_beside_labels(replace(site, stories=(replace(story, prose=prose),)), problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("code", HONEST)
def test_honest_sentences_pass(code: str) -> None:
    assert {line: told for line in HONEST[code] if (told := tell(code, line))} == {}


def test_what_the_note_costs() -> None:
    assert [tell("en", line) for line in ALARMS] == [["beside-other-label"]] * 2


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "There are {{ fig('party_officials', noun=False) }} business managers."),
        ("en", "Business managers ({{ fig('party_officials') }}) came."),
        ("en", "Business managers number {{ fig('party_officials') }}."),
        ("zh", "企業經營管理人才{{ fig('party_officials') }}。"),
        ("zh", "企業經營管理人才共有{{ fig('party_officials') }}。"),
        ("zh", "有{{ fig('party_officials', noun=False) }}名企業經營管理人才。"),
        ("zh", "縣區和開發區每年{{ fig('fund_city') }}。"),
    ],
)
def test_the_name_of_another_is_told(code: str, text: str) -> None:
    assert tell(code, text) == ["beside-other-label"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "root",
    [ROOT, FIXTURE, *(FIXTURE.parent / name for name in ("kept_texts", "tables", "gallery"))],
)
def test_our_own_stories_name_their_figures(root: Path) -> None:
    problems = Problems()
    check_beside_labels(read_site(root)[0], problems)
    assert list(problems) == []


def list_exchanges() -> Iterator[bool]:
    """Yield, of each two neighbouring figures exchanged in a text, whether it is told."""
    files, _ = read_truth("story")
    for _, changed in KINDS["two citations exchanged in one language"]("story"):
        problems = Problems()
        check_beside_labels(load_files({**files, **changed})[0], problems)
        yield bool(problems)


@pytest.mark.slow
def test_one_exchange_in_five_is_told() -> None:
    """Once made in all languages, and confirmed, no other rule tells them."""
    found = [*list_exchanges()]
    assert (sum(found) >= 26, len(found) >= 100) == (True, True)
