"""Charts are held against their rows: each is drawn, fits its width, or is reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, TIDY, load_fixture, open_store, print_fixture
from youju.localized.story import list_chart_rows
from youju.model import Site
from youju.pictures import charts
from youju.pictures.charts import draw_charts
from youju.problems import Problem, Problems
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Picture, Slot
from youju.store.cache import Store
from youju.theme import WIDTHS

HEAD = "import altair as alt\nimport pandas as pd\nfrom youju.theme import *\n"


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store()) as renderer:
        yield renderer


def only(slug: str, code: str) -> Site:
    """Return the fixture with the first chart of the story `slug` alone, drawn by `code`."""
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == slug)
    languages = {"en": site.languages["en"]}
    story = replace(story, charts=story.charts[:1], code=code.encode())
    return replace(site, languages=languages, stories=(story,))


def draw(
    site: Site, renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[Slot, Picture], list[Problem]]:
    problems = Problems()
    store = Store(tmp_path_factory.mktemp("cache"))
    pictures = draw_charts(site, renderer, store, "test", problems)
    return pictures, list(problems)


def told(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.code, dict(problem.values).get("missing", "")) for problem in problems}


def test_every_row_of_the_fixture_is_drawn_at_every_width() -> None:
    printed = print_fixture()
    lines = next(story for story in printed.site.stories if story.slug == TIDY)
    # One of the three is broad.
    assert Counter(slot.size for slot in printed.pictures) == {"narrow": 6, "wide": 6, "broad": 2}
    for slot, picture in printed.pictures.items():
        assert picture.width == pytest.approx(WIDTHS[slot.size], abs=3)
        rows = set(re.findall('data-figure="([^"]*)"', picture.body))
        if slot.chart == KINDS:
            assert rows == {"food", "clothes"}
        else:
            assert len(rows) == 4  # a line stands for many rows; the words at its end for one
    assert len(lines.series["visits"].table.rows) == 240


def test_words_in_pictures_are_those_of_the_language() -> None:
    pictures = print_fixture().pictures
    assert "Selling food" in pictures[Slot(FIGURES, KINDS, "en", "wide")].texts
    assert "賣吃的" in pictures[Slot(FIGURES, KINDS, "zh", "narrow")].texts
    axis = pictures[Slot(TIDY, BY_YEAR, "zh", "wide")].texts
    assert {"0", "5萬", "10萬", "15萬"} <= set(axis)


def test_a_chart_that_leaves_out_a_row_is_reported(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = HEAD + "def kinds(data, frame):\n    return bars(data.iloc[:1], frame)\n"
    _, problems = draw(only(FIGURES, code), renderer, tmp_path_factory)
    assert told(problems) == {("chart-rows-missing", "clothes")}


def test_a_row_without_a_place_is_reported(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = HEAD + (
        "def kinds(data, frame):\n"
        "    data.loc[0, 'value'] = float('nan')\n"
        "    return alt.Chart(data).mark_bar().encode(x='value:Q', y='label:N')"
        ".properties(width=100)\n"
    )
    _, problems = draw(only(FIGURES, code), renderer, tmp_path_factory)
    assert ("chart-rows-missing", "food") in told(problems)


def test_a_line_that_skips_a_point_is_reported(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = HEAD + (
        "def by_year(data, frame):\n"
        "    return alt.Chart(data.iloc[5:]).mark_line().encode(x='year:Q', y='visits:Q',"
        " detail='room:N').properties(width=100)\n"
    )
    _, problems = draw(only(TIDY, code), renderer, tmp_path_factory)
    assert {problem.code for problem in problems} == {"chart-rows-missing"}
    assert "row-2, row-3" in dict(problems[0].values)["missing"]


def test_points_of_a_series_are_counted_one_by_one(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = HEAD + (
        "def by_year(data, frame):\n"
        "    return alt.Chart(data{}).mark_circle().encode(x='year:Q', y='visits:Q')"
        ".properties(width=100)\n"
    )
    assert draw(only(TIDY, code.format("")), renderer, tmp_path_factory)[1] == []
    _, problems = draw(only(TIDY, code.format(".drop(7)")), renderer, tmp_path_factory)
    assert told(problems) == {("chart-rows-missing", "row-9")}


def test_a_chart_wider_than_its_room_is_reported(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = HEAD + (
        "def kinds(data, frame):\n"
        "    bars = alt.Chart(data).mark_bar().encode(x='value:Q', y='label:N')\n"
        "    return (bars.properties(width=300) | bars.properties(width=120))\n"
    )
    _, problems = draw(only(FIGURES, code), renderer, tmp_path_factory)
    found = [dict(problem.values)["size"] for problem in problems]
    assert {problem.code for problem in problems} == {"chart-overflows"}
    assert found == ["narrow"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("alt.Chart('https://x.example/a.csv').mark_bar().encode(x='a:Q')", "chart-spec-address"),
        (
            "alt.Chart(data).mark_bar().encode(x='value:Q', y='label:N', href='label:N')",
            "chart-spec-address",
        ),
        ("alt.Chart(data).mark_image().encode(x='value:Q', url='label:N')", "chart-spec-address"),
        (
            "alt.Chart(data.assign(word='🙂')).mark_text().encode(x='value:Q', text='word:N')",
            "chart-missing-glyph",
        ),
    ],
)
def test_what_cannot_be_published_is_reported_with_chart_and_language(
    body: str, code: str, renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = HEAD + f"def kinds(data, frame):\n    return {body}.properties(width=100)\n"
    pictures, problems = draw(only(FIGURES, source), renderer, tmp_path_factory)
    assert pictures == {}
    assert code in {problem.code for problem in problems}
    for problem in problems:
        assert problem.origin.file.endswith("story.toml")
        assert "kinds" in problem.sentence("en") and "en" in problem.sentence("zh")


def test_the_rows_of_a_table_are_those_drawn_and_those_beside() -> None:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    assert [figure.id for figure in list_chart_rows(story, story.charts[0])] == [
        *("food", "clothes", "stalls")
    ]


@pytest.mark.slow
def test_five_thousand_rows_are_drawn_and_one_more_is_refused_with_the_limit(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = HEAD + (
        "def kinds(data, frame):\n"
        "    rows = pd.concat([data] * 2501)[:{}]\n"
        "    return alt.Chart(rows).mark_tick().encode(x=alt.X('value:Q', axis=None))"
        ".properties(width=100)\n"
    )
    assert draw(only(FIGURES, code.format(5000)), renderer, tmp_path_factory)[1] == []
    _, problems = draw(only(FIGURES, code.format(5001)), renderer, tmp_path_factory)
    (sentence,) = {problem.sentence("en") for problem in problems}
    assert {problem.code for problem in problems} == {"chart-spec-rows"}
    assert "draws 5001 rows" in sentence and "5,000 is the most" in sentence


def test_english_dates_in_a_picture_are_held(
    renderer: Renderer, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "find_english", lambda svg, spec, tag: "Jan")
    code = HEAD + "def kinds(data, frame):\n    return bars(data, frame)\n"
    _, problems = draw(only(FIGURES, code), renderer, tmp_path_factory)
    assert {(problem.code, problem.grade) for problem in problems} == {
        ("chart-dates-english", "hold")
    }
