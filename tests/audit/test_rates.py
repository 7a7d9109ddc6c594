"""Changes between rows: worked out a second time, and whatever else a picture tells is found."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from tests.cataloguing import GALLERY
from tests.fixture import FIGURES, load_files, load_fixture, print_site
from youju.audit.grammar import read_tongue
from youju.audit.rates import list_rates, tells_change
from youju.audit.readings import find_quantities
from youju.inputs import read_inputs
from youju.model import Site, Story
from youju.numbers.rates import Rate
from youju.problems import Problems
from youju.publish import check_pages


@cache
def read_story() -> tuple[Site, Story]:
    """Return the gallery with nothing but its story of rates, and that story."""
    stories = re.compile("site_src/stories/(?!rates/)")
    files = read_inputs(GALLERY).files
    site, _ = load_files({name: files[name] for name in files if not stories.match(name)})
    (story,) = site.stories
    return site, story


def take_chart(chart: str) -> Story:
    """Return the gallery's story of rates, with one of its charts."""
    _, story = read_story()
    return replace(story, charts=tuple(one for one in story.charts if one.id == chart))


def test_each_row_has_its_changes_from_the_one_before() -> None:
    rates = dict(list_rates(take_chart("renewables")))
    assert list(rates) == ["row-3", "row-4", "row-5", "row-6"]
    times = Decimal(2724) / 1437
    assert {times, (times - 1) * 100} <= rates["row-3"]
    # Rounded to tens, to hundreds, where it is "about" so much.
    assert {Decimal(210), Decimal(200)} <= rates["row-4"]


def test_figures_have_theirs_and_other_kinds_none() -> None:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    chart = next(chart for chart in story.charts if len(chart.figures) > 1)
    before, after = (story.figures[key].quantity.value for key in chart.figures[:2])
    told = replace(story, charts=(replace(chart, kind="rates"),))
    assert after / before in dict(list_rates(told))[chart.figures[1]]
    assert not list(list_rates(replace(story, charts=(replace(chart, kind="bars"),))))


def test_from_nothing_and_to_what_is_not_known_there_is_no_change() -> None:
    story = take_chart("births")
    series = story.series["births"]
    cells = ("0", "5", "", "5", "4", "2")
    rows = tuple((row[0], cell) for row, cell in zip(series.table.rows, cells, strict=True))
    table = replace(series.table, rows=rows)
    story = replace(story, series={"births": replace(series, table=table)})
    assert list(dict(list_rates(story))) == ["row-6", "row-7"]


@pytest.mark.parametrize(
    ("change", "words", "told"),
    [
        ("-99.9997", "−99.9997%", True),
        ("-99.9997", "−99.9%", False),
        ("-99.9997", "−100%", False),
        ("-100", "−100%", True),
        ("0.00008", "0%", False),
        ("0", "0%", True),
        ("0.4", "about +0.4%", True),
        ("1.0003", "×1", False),
        ("1", "×1", True),
        ("2.4", "×2.4", True),
        ("67.2", "+67%", True),
    ],
)
def test_no_change_and_nothing_left_are_told_only_if_it_is_so(
    change: str, words: str, told: bool
) -> None:
    (reading,) = find_quantities(words, read_tongue("en"))
    assert tells_change([Decimal(change)], reading) is told


@pytest.mark.slow
def test_a_change_that_a_picture_tells_wrongly_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("youju.kinds.rates.find_rate", lambda *_, times: Rate(Decimal("3.5")))
    (site, _), problems = read_story(), Problems()
    check_pages(print_site(site, tmp_path), problems)
    assert {problem.code for problem in problems} == {"finished-bare-number"}
