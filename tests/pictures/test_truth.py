"""Pictures do not lie: what is drawn of figures follows them, has their words, order and group."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fixture import load_fixture, open_store
from tests.picturing import LIES, WORDS, find_told, read_files, tell_lie
from youju.model import Chart, Figure
from youju.pictures.truth import list_untold
from youju.problems import HOLD, NOTE
from youju.rendering.renderer import Renderer

# A picture of dots that stands for half as many each is in proportion; only words say it is one.
LEFT = {"half of the dots"}
SAMPLE = {
    "an axis that is cut by 6,000": "chart-not-proportional",
    "labels exchanged": "chart-strange-words",
    "an order reversed": "chart-other-order",
}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store()) as renderer:
        yield renderer


@pytest.mark.parametrize("name", SAMPLE)
def test_a_lie_is_refused(name: str, renderer: Renderer) -> None:
    (problem,) = find_told(tell_lie(name), LIES[name][0], renderer)
    assert (problem.code, problem.grade) == (SAMPLE[name], HOLD)


@pytest.mark.slow
def test_all_lies_but_those_that_no_picture_shows_are_refused(renderer: Renderer) -> None:
    left = {
        name
        for name, (chart, *_) in LIES.items()
        if all(p.grade == NOTE for p in find_told(tell_lie(name), chart, renderer))
    }
    assert left == LEFT


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en", "zh-hans"])
def test_the_truth_is_published(language: str, renderer: Renderer) -> None:
    for chart in {chart for chart, *_ in LIES.values()}:
        assert find_told(read_files(), chart, renderer, (language,)) == []


def test_what_follows_no_number_is_a_note_where_nothing_is_said_of_it(renderer: Renderer) -> None:
    name = "bars by their roots"
    files = tell_lie(name)
    files[WORDS] = files[WORDS].replace(
        b'id = "composition"\nencoding = "length"', b'id = "composition"'
    )
    assert [p.code for p in find_told(files, "composition", renderer)] == [
        "chart-proportion-doubtful"
    ]
    files[WORDS] = files[WORDS].replace(
        b'id = "composition"', b'id = "composition"\nencoding = "none"'
    )
    assert find_told(files, "composition", renderer) == []


def test_a_group_is_shown_whole_or_what_is_left_out_is_said(renderer: Renderer) -> None:
    files = dict(read_files())
    files[WORDS] = files[WORDS].replace(b'"managers", "party_officials", ', b'"party_officials", ')
    (problem,) = find_told(files, "composition", renderer)
    assert (problem.code, dict(problem.values)["missing"]) == ("chart-group-part", "managers")
    line = 'left_out.zh = "不含。"\nleft_out.en = "Without some."\n'
    files[WORDS] = files[WORDS].replace(
        b'beside = ["categories_sum"', f'{line}beside = ["categories_sum"'.encode()
    )
    assert find_told(files, "composition", renderer) == []


def list_of(drawn: tuple[str, ...], beside: tuple[str, ...] = ()) -> list[str]:
    story = load_fixture().stories[0]
    chart: Chart = story.charts[0]
    figures: dict[str, Figure] = dict(story.figures)
    from dataclasses import replace

    return list_untold(replace(chart, figures=drawn, beside=beside), figures)


def test_one_figure_alone_is_no_group() -> None:
    assert list_of(("food",)) == []
    assert list_of(("food", "clothes")) == []
