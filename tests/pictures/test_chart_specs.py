"""Drafts: what charts.py is told, what it makes of it, and that its mistakes are an editor's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, load_fixture
from youju.model import Chart, Story
from youju.pictures.chart_specs import Spec, make_specs
from youju.pictures.dates import date_config
from youju.pictures.script import Script
from youju.problems import Problem, Problems
from youju.rendering.renderer import Renderer
from youju.rendering.specs import check_spec
from youju.rendering.svg import Slot
from youju.store.cache import Store
from youju.theme import config

# Those of a chart that is not broad.
SIZES = ("narrow", "wide")


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with pytest.MonkeyPatch.context() as patch, Renderer() as renderer:
        patch.setattr(Renderer, "warm", lambda self, drawings: None)  # nothing is drawn here
        yield renderer


@pytest.fixture(scope="module")
def kept(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the specs of the story drawn from a tidy table, which is long."""
    folder = tmp_path_factory.mktemp("specs")
    draft(story(TIDY), renderer, folder)
    return folder


def story(slug: str, code: str | None = None) -> Story:
    found = next(story for story in load_fixture().stories if story.slug == slug)
    return found if code is None else replace(found, code=code.encode())


def draft(
    story: Story, renderer: Renderer, folder: Path, engine: str = "1"
) -> tuple[dict[Slot, Spec], list[Problem]]:
    problems = Problems()
    drafts = make_specs(load_fixture(), story, renderer, Store(folder), engine, problems)
    return {slot: draft.spec for slot, draft in drafts.items()}, list(problems)


def rows(spec: Spec) -> list[dict[str, Any]]:
    return [row for dataset in spec["datasets"].values() for row in dataset]


def test_each_chart_has_a_spec_for_each_language_and_width(
    renderer: Renderer, tmp_path: Path
) -> None:
    specs, problems = draft(story(FIGURES), renderer, tmp_path)
    assert problems == []
    assert set(specs) == {
        Slot(FIGURES, KINDS, code, size) for code in ("en", "zh") for size in SIZES
    }
    for spec in specs.values():
        assert check_spec(spec) == []


def test_rows_of_figures_are_worded_in_the_language(renderer: Renderer, tmp_path: Path) -> None:
    specs, _ = draft(story(FIGURES), renderer, tmp_path)
    english, chinese = (rows(specs[Slot(FIGURES, KINDS, code, "wide")]) for code in ("en", "zh"))
    assert [(row["id"], row["value"]) for row in english] == [("food", 800), ("clothes", 400)]
    assert [row["label"] for row in chinese] == ["賣吃的", "賣衣服的"]
    assert [row["word"] for row in english] == ["800\u00a0items", "400\u00a0items"]
    assert [row["word"] for row in chinese] == ["800項", "400項"]
    assert english[0]["period"] == "May 2024"


def test_rows_of_a_series_are_numbered_by_their_line(renderer: Renderer, kept: Path) -> None:
    specs, _ = draft(story(TIDY), renderer, kept)
    spec = specs[Slot(TIDY, BY_YEAR, "en", "narrow")]
    drawn = [row for row in rows(spec) if "name" not in row]
    assert [row["id"] for row in drawn[:2]] == ["row-2", "row-3"]
    assert drawn[0] == {"year": 1964.0, "room": "central", "visits": 90000.0, "id": "row-2"}
    assert len(drawn) == 240


def test_charts_of_the_same_rows_and_words_keep_a_spec_each(
    renderer: Renderer, tmp_path: Path
) -> None:
    for _ in ("new", "stored"):
        specs, problems = draft(story(TIDY), renderer, tmp_path)
        first, second = (specs[Slot(TIDY, key, "en", "wide")] for key in (BY_YEAR, ONE_YEAR))
        assert problems == [] and "usermeta" in second and "usermeta" not in first


def test_a_spec_is_the_functions_own_and_its_look_the_houses(
    renderer: Renderer, kept: Path
) -> None:
    specs, _ = draft(story(TIDY), renderer, kept)
    spec = specs[Slot(TIDY, BY_YEAR, "zh", "wide")]
    for layer in spec["layer"]:
        assert "description" not in layer["encoding"]
    assert spec["config"] == {**config("Noto Sans CJK TC"), **date_config("zh-Hant")}


def test_what_a_function_configures_is_kept(renderer: Renderer, tmp_path: Path) -> None:
    code = (
        "import altair as alt\ndef kinds(data, frame):\n"
        "    return alt.Chart(data).mark_bar().configure_axis(grid=False)\n"
    )
    specs, problems = draft(story(FIGURES, code), renderer, tmp_path)
    assert problems == []
    house = config("Noto Sans")
    for spec in (specs[Slot(FIGURES, KINDS, "en", size)] for size in SIZES):
        own = {**house, "axis": {**house["axis"], "grid": False}}
        assert {**spec["config"], "font": house["font"]} == own


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which the chart of every sheet is added that is drafted."""
    asked: list[str] = []
    make = Script.make

    def record(self: Script, chart: Chart, call: Any) -> Any:
        asked.append(chart.id)
        return make(self, chart, call)

    monkeypatch.setattr(Script, "make", record)
    return asked


def test_a_known_sheet_is_not_drafted_again(
    renderer: Renderer, tmp_path: Path, asked: list[str]
) -> None:
    first, _ = draft(story(FIGURES), renderer, tmp_path)
    assert set(asked) == {KINDS}
    asked.clear()
    again, _ = draft(story(FIGURES), renderer, tmp_path)
    assert again == first
    assert asked == []
    draft(story(FIGURES), renderer, tmp_path, engine="2")
    assert len(asked) == 2 * len(SIZES)
    changed = (
        story(FIGURES).code.decode().replace("bars(data, frame)", "bars(data, frame, 'third')")
    )
    draft(story(FIGURES, changed), renderer, tmp_path)
    assert len(asked) == 4 * len(SIZES)


def test_a_changed_function_drafts_its_own_chart_only(
    renderer: Renderer, kept: Path, asked: list[str]
) -> None:
    draft(story(TIDY), renderer, kept)
    assert asked == []
    code = story(TIDY).code.decode()
    draft(story(TIDY, code.replace("top, height = 24", "top, height = 25")), renderer, kept)
    assert set(asked) == {ONE_YEAR}
    asked.clear()
    draft(story(TIDY, code + "\n# a remark\n"), renderer, kept)
    assert asked == []
    draft(story(TIDY, code + "\nANYTHING = 3\n"), renderer, kept)
    assert set(asked) == {BY_YEAR, ONE_YEAR}


def declare(story: Story, **files: bytes) -> Story:
    """Return the story with `files` declared by its first chart: x_csv=... for x.csv."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    return replace(story, charts=(replace(story.charts[0], files=named), *story.charts[1:]))


def test_a_declared_file_is_handed_over_and_part_of_the_key(
    renderer: Renderer, tmp_path: Path, asked: list[str]
) -> None:
    code = (
        "from youju.theme import bars\n"
        "def kinds(data, frame):\n"
        "    word = frame.files['x.csv'].read_text()\n"
        "    return bars(data.assign(word=word), frame)\n"
    )
    for content in ("one", "two"):
        given = declare(story(FIGURES, code), x_csv=content.encode())
        specs, problems = draft(given, renderer, tmp_path)
        assert problems == []
        assert {row["word"] for spec in specs.values() for row in rows(spec)} == {content}
        assert len(asked) == 2 * len(SIZES)
        draft(given, renderer, tmp_path)
        assert len(asked) == 2 * len(SIZES)
        asked.clear()


def test_what_reads_an_undeclared_file_is_told_and_never_kept(
    renderer: Renderer, tmp_path: Path, asked: list[str]
) -> None:
    file = tmp_path / "outline.json"
    file.write_text("1")
    code = (
        "from pathlib import Path\n"
        "from youju.theme import bars\n"
        "def kinds(data, frame):\n"
        f"    Path({str(file)!r}).read_text()\n"
        "    return bars(data, frame)\n"
    )
    for _ in range(2):
        specs, problems = draft(story(FIGURES, code), renderer, tmp_path / "store")
        assert len(specs) == len(asked) == 2 * len(SIZES)
        assert [problem.code for problem in problems] == ["chart-file-undeclared"]
        assert problems[0].grade == "hold"
        asked.clear()


def test_dates_and_numbers_are_those_of_the_language(renderer: Renderer, tmp_path: Path) -> None:
    specs, _ = draft(story(FIGURES), renderer, tmp_path)
    english, chinese = (
        specs[Slot(FIGURES, KINDS, code, "wide")]["config"] for code in ("en", "zh")
    )
    assert "locale" not in english
    assert chinese["locale"]["time"]["shortMonths"][0] == "1月"


def test_more_rows_than_altair_allows_reach_the_check_of_specs(
    renderer: Renderer, tmp_path: Path
) -> None:
    code = (
        "import altair as alt\nimport pandas as pd\n"
        "def kinds(data, frame):\n"
        "    rows = pd.DataFrame({'id': 'food', 'a': range(5001)})\n"
        "    return alt.Chart(rows).mark_point().encode(x='a:Q')\n"
    )
    specs, problems = draft(story(FIGURES, code), renderer, tmp_path)
    assert problems == []
    assert {fault.code for spec in specs.values() for fault in check_spec(spec)} == {
        "chart-spec-rows"
    }


def test_a_sheet_tells_which_columns_are_percent(renderer: Renderer, tmp_path: Path) -> None:
    told: dict[str, tuple[str, ...]] = {}
    for unit in ("percent", "person"):
        tidy = story(TIDY)
        series = {name: replace(one, units={"visits": unit}) for name, one in tidy.series.items()}
        problems = Problems()
        charts = tuple(chart for chart in tidy.charts if chart.id == BY_YEAR)
        changed = replace(tidy, series=series, charts=charts)
        made = make_specs(load_fixture(), changed, renderer, Store(tmp_path), "", problems)
        told[unit] = made[Slot(TIDY, BY_YEAR, "en", "narrow")].sheet.percent
    assert told == {"percent": ("visits",), "person": ()}


@pytest.mark.parametrize(
    ("food", "clothes", "said"),
    [
        ({"margin": Decimal(20)}, {}, "Margin of error"),
        ({}, {"high": Decimal(500)}, "From the least to the most"),
        (
            {"margin": Decimal(20)},
            {"high": Decimal(500)},
            "Margin of error / From the least to the most",
        ),
    ],
)
def test_bands_of_figures_are_named_by_what_they_are(
    food: dict[str, Any],
    clothes: dict[str, Any],
    said: str,
    renderer: Renderer,
    tmp_path: Path,
) -> None:
    own = story(FIGURES)
    figures = {
        key: replace(one, quantity=replace(one.quantity, **{"food": food, "clothes": clothes}[key]))
        for key, one in own.figures.items()
        if key in ("food", "clothes")
    }
    (chart,) = [replace(one, kind="lines") for one in own.charts if one.id == KINDS]
    changed = replace(own, figures={**own.figures, **figures}, charts=(chart,))
    made = make_specs(load_fixture(), changed, renderer, Store(tmp_path), "", Problems())
    assert made[Slot(FIGURES, KINDS, "en", "wide")].sheet.words["interval"] == said
