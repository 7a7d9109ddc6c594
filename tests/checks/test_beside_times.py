"""A year, month or rate beside a figure is its own: slips are told, honest sentences are not."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.fixture import FIXTURE, ROOT, load_files, read_once
from youju.checks.beside_rates import check_beside_rates
from youju.checks.beside_times import check_beside_times
from youju.inputs import read_inputs
from youju.model import Prose, Site
from youju.problems import Problems

LINES = tomllib.loads((Path(__file__).parent / "beside_times.toml").read_text("utf-8"))
RULES = {"times": check_beside_times, "rates": check_beside_rates}
CASES = [(rule, code, kind) for rule in RULES for code in LINES[rule] for kind in LINES[rule][code]]
STORY = "site_src/stories/daqing-talent/story.toml"


@cache
def load_story() -> Site:
    return read_once(ROOT)[0]


def tell(rule: str, code: str, text: str) -> list[str]:
    site = load_story()
    (story,) = site.stories
    prose = {**story.prose, code: Prose(story.prose[code].file, text)}
    problems = Problems()
    RULES[rule](replace(site, stories=(replace(story, prose=prose),)), problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(("rule", "code", "kind"), CASES)
def test_sentences_are_told_or_pass(rule: str, code: str, kind: str) -> None:
    lines = LINES[rule][code][kind]
    want = [] if kind == "pass" else [f"beside-other-{rule[:-1]}"]
    assert {line: told for line in lines if (told := tell(rule, code, line)) != want} == {}


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "root",
    [ROOT, FIXTURE, *(FIXTURE.parent / name for name in ("kept_texts", "tables", "gallery"))],
)
def test_our_own_stories_say_the_times_of_their_figures(root: Path) -> None:
    site, _ = read_once(root)
    problems = Problems()
    for rule in RULES.values():
        rule(site, problems)
    assert list(problems) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Talent in Daqing by category, December 2021", "Talent in Daqing by category, May 2019"),
        ("比重，2021年12月", "比重，2021年11月"),
        ("大慶市各類人才，2021年12月", "大慶市各類人才，2022年12月"),
    ],
)
def test_a_subtitle_is_of_the_time_of_what_is_drawn(old: str, new: str) -> None:
    files = dict(read_inputs(ROOT).files)
    text = files[STORY].decode()
    assert old in text
    site, _ = load_files({**files, STORY: text.replace(old, new, 1).encode()})
    problems = Problems()
    check_beside_times(site, problems)
    assert [(p.code, p.origin.file) for p in problems] == [("beside-other-time", STORY)]
