"""Drafts: what charts.py is told, what it makes of it, and that its mistakes are an editor's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fixture import BY_YEAR, FIGURES, KINDS, ONE_YEAR, TIDY, load_fixture

from youju.drawing import drafts
from youju.drawing.drafts import Slot, Spec, make_specs
from youju.drawing.render import Renderer
from youju.drawing.specs import check_spec
from youju.drawing.store import Store
from youju.model import Story
from youju.problems import Problem, Problems
from youju.theme import WIDTHS, config


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Renderer]:
    monkeypatch.setattr(Renderer, "warm", lambda self: None)  # nothing is drawn here
    with Renderer() as renderer:
        yield renderer


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
        Slot(FIGURES, KINDS, code, size) for code in ("en", "zh") for size in WIDTHS
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


def test_rows_of_a_series_are_numbered_by_their_line(renderer: Renderer, tmp_path: Path) -> None:
    specs, _ = draft(story(TIDY), renderer, tmp_path)
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
        first, second = (specs[Slot(TIDY, id, "en", "wide")] for id in (BY_YEAR, ONE_YEAR))
        assert problems == [] and "usermeta" in second and "usermeta" not in first


def test_a_spec_is_the_functions_own_and_its_look_the_houses(
    renderer: Renderer, tmp_path: Path
) -> None:
    specs, _ = draft(story(TIDY), renderer, tmp_path)
    spec = specs[Slot(TIDY, BY_YEAR, "zh", "wide")]
    for layer in spec["layer"]:
        assert "description" not in layer["encoding"]
    assert spec["config"] == config("Noto Sans CJK TC")


def test_what_a_function_configures_is_kept(renderer: Renderer, tmp_path: Path) -> None:
    code = (
        "import altair as alt\ndef kinds(data, frame):\n"
        "    return alt.Chart(data).mark_bar().configure_axis(grid=False)\n"
    )
    specs, problems = draft(story(FIGURES, code), renderer, tmp_path)
    assert problems == []
    house = config("Noto Sans")
    for spec in (specs[Slot(FIGURES, KINDS, "en", size)] for size in WIDTHS):
        own = {**house, "axis": {**house["axis"], "grid": False}}
        assert {**spec["config"], "font": house["font"]} == own


@pytest.mark.parametrize(
    ("code", "line", "error"),
    [
        ("x = 1\ndef kinds(data, frame):\n    return 1 / 0\n", 3, "ZeroDivisionError"),
        ("def kinds(data, frame)\n", 1, "SyntaxError"),
        ("import nothing_of_this_name\n", 1, "ModuleNotFoundError"),
        ("\nraise SystemExit(3)\n", 2, "SystemExit"),
        ("def kinds(data, frame):\n    raise SystemExit\n", 2, "SystemExit"),
        ("def kinds(data, frame):\n    return data['no']\n", 2, "KeyError"),
        ("def kinds(data, frame):\n    return frame.say('no')\n", 2, "MissingWord"),
        ("def kinds(data):\n    return data\n", 0, "TypeError"),
        ("def kinds(data, frame):\n    return None\n", 0, "AttributeError"),
    ],
)
def test_a_mistake_in_charts_py_is_reported_at_its_line(
    code: str, line: int, error: str, renderer: Renderer, tmp_path: Path
) -> None:
    specs, problems = draft(story(FIGURES, code), renderer, tmp_path)
    assert specs == {}
    assert {problem.code for problem in problems} == {"chart-code-failed"}
    (origin,) = {problem.origin for problem in problems}
    if line:
        assert (origin.file, origin.line) == (f"site_src/stories/{FIGURES}/charts.py", line)
    else:  # the call itself failed: the chart's place in story.toml
        assert origin.file.endswith("story.toml")
    assert error in problems[0].sentence("en")


def test_a_chart_without_a_function_is_reported(renderer: Renderer, tmp_path: Path) -> None:
    for code in ("def other(data, frame):\n    pass\n", "kinds = 5\n", ""):
        _, problems = draft(story(FIGURES, code), renderer, tmp_path)
        assert {problem.code for problem in problems} == {"chart-no-function"}


def test_a_known_sheet_is_not_drafted_again(
    renderer: Renderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = draft(story(FIGURES), renderer, tmp_path)
    asked: list[str] = []
    run = drafts._run_code

    def record(story: Story, file: str, problems: Problems) -> dict[str, Any]:
        asked.append(story.slug)
        return run(story, file, problems)

    monkeypatch.setattr(drafts, "_run_code", record)
    again, _ = draft(story(FIGURES), renderer, tmp_path)
    assert again == first
    assert asked == []
    draft(story(FIGURES), renderer, tmp_path, engine="2")
    draft(story(FIGURES, story(FIGURES).code.decode() + "\n"), renderer, tmp_path)
    assert asked == [FIGURES, FIGURES]
