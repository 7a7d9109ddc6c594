"""What a number is counted per is what its figure says; sentences: test_beside_times."""

from __future__ import annotations

from dataclasses import replace

from tests.fixture import FIXTURE, read_once
from youju.checks.beside_rates import check_beside_rates
from youju.model import Prose
from youju.problems import Problems


def test_a_label_says_the_rate_where_the_period_does_not() -> None:
    site, _ = read_once(FIXTURE.parent / "kept_texts")
    (story,) = site.stories
    for text, told in (("{{ fig('summer') }} a month", True), ("{{ fig('summer') }} a day", False)):
        prose = {**story.prose, "en": Prose("en.md", text)}
        problems = Problems()
        check_beside_rates(replace(site, stories=(replace(story, prose=prose),)), problems)
        assert [problem.code for problem in problems] == ["beside-other-rate"] * told
