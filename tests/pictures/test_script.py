"""A story's charts.py as it runs: each mistake is told once, at its line, in its own words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from tests.fixture import FIGURES, load_fixture
from tests.framing import make_frame
from youju.model import Story
from youju.pictures.script import Script
from youju.problems import Problem, Problems
from youju.scripts import running
from youju.theme.files import Files

FILE = f"site_src/stories/{FIGURES}/charts.py"
FRAME = make_frame(words={"total": "Total"}, files=Files({"/data/x.json": b"{}"}))


def story(code: str) -> Story:
    found = next(story for story in load_fixture().stories if story.slug == FIGURES)
    return replace(found, code=code.encode())


def run(code: str, times: int = 1) -> tuple[Any, bool, list[Problem]]:
    """Return what charts.py makes of its first chart, whether it may be kept, and the problems."""
    problems = Problems()
    told = story(code)
    chart = told.charts[0]
    script = Script(told, problems)

    def call(function: Any) -> Any:
        made = function("rows", FRAME)
        if not isinstance(made, alt.TopLevelMixin):
            script.report_return(chart, made)
            return None
        return made

    for _ in range(times):
        made, kept = script.make(chart, call)
    return made, kept, list(problems)


DEF = "def kinds(data, frame):\n"


@pytest.mark.parametrize(
    ("code", "line", "name", "found"),
    [
        (f"x = 1\n{DEF}    return 1 / 0\n", 3, "chart-code-failed", "ZeroDivisionError"),
        ("def kinds(data, frame)\n", 1, "chart-code-failed", "SyntaxError"),
        ("import nothing_of_this_name\n", 1, "chart-code-failed", "ModuleNotFoundError"),
        ("\nraise SystemExit(3)\n", 2, "chart-code-failed", "SystemExit"),
        (f"{DEF}    raise SystemExit\n", 2, "chart-code-failed", "SystemExit"),
        (f"{DEF}    return {{}}['no']\n", 2, "chart-code-failed", "KeyError"),
        ("def kinds(data):\n    return data\n", 0, "chart-code-failed", "TypeError"),
        (f"{DEF}    return frame.say('no')\n", 0, "chart-word-missing", "no"),
        (f"{DEF}\n    return frame.files['us.json']\n", 3, "chart-file-unknown", "us.json"),
        (f"x = 1\n{DEF}    pass\n", 2, "chart-no-chart", "None"),
        (f"{DEF}    return data\n", 1, "chart-no-chart", "str"),
        ("kinds = dict(a=1).get\n", 0, "chart-no-chart", "Frame"),
        ("def other(data, frame):\n    pass\n", 0, "chart-no-function", "kinds"),
        ("kinds = 5\n", 0, "chart-no-function", "kinds"),
    ],
)
def test_a_mistake_is_reported_at_its_line(code: str, line: int, name: str, found: str) -> None:
    made, kept, (problem,) = run(code, times=3)
    assert made is None and not kept
    assert problem.code == name
    if line:
        assert (problem.origin.file, problem.origin.line) == (FILE, line)
    else:  # what is to be mended, or the call itself: the chart's place in story.toml
        assert problem.origin.file.endswith("story.toml")
    assert found in problem.sentence("en") and found in problem.sentence("zh")


def test_the_line_that_asks_for_a_word_is_told() -> None:
    _, _, (problem,) = run(f"{DEF}    x = 1\n    return frame.say('no')\n")
    assert "line 3" in problem.sentence("en")


def test_a_colour_that_the_look_lacks_is_told_where_colours_are_named() -> None:
    code = f"from youju.charts import colour\n{DEF}    return colour('ninth')\n"
    made, _, (problem,) = run(code)
    assert made is None
    assert (problem.code, problem.origin.file) == ("chart-colour", "site_src/theme.toml")
    assert '"ninth"' in problem.sentence("en") and f"{FILE}:3" in problem.sentence("en")


@pytest.mark.parametrize("code", ["", " "])
def test_a_missing_file_is_told_once(code: str) -> None:
    _, _, problems = run(code.strip(), times=3)
    assert [problem.code for problem in problems] == ["chart-code-missing"]
    assert problems[0].origin.file == FILE


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("code", "line"),
    [
        (f"{DEF}    while True: pass\n", 2),
        (f"{DEF}    while True:\n        try: x = 1\n        except Exception: pass\n", 0),
        (f"def turn():\n    while True: pass\n{DEF}    turn()\n", 2),
        ("x = 1\nwhile True: pass\n", 2),
    ],
)
def test_what_never_ends_is_ended_at_its_line(
    code: str, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "TIME_LIMIT", 0.3)
    made, _, (problem,) = run(code, times=2)
    assert made is None
    assert (problem.code, problem.origin.file) == ("chart-code-slow", FILE)
    assert line in (0, problem.origin.line)


def test_a_chart_that_reads_undeclared_files_may_not_be_kept(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    name = str(tmp_path / "x.csv")
    body = f"from altair import Chart; import pandas as pd; from pathlib import Path\n{DEF}"
    body += "    {}\n    return Chart()\n"
    for reading in (f"Path({name!r}).read_text()", f"pd.read_csv({name!r})"):
        made, kept, (problem,) = run(body.format(reading))
        assert made is not None and not kept
        assert (problem.code, problem.origin.line) == ("chart-file-undeclared", 3)
        assert "x.csv" in problem.sentence("en")
    made, kept, problems = run(body.format("frame.files['/data/x.json'].json()"))
    assert kept and problems == []


def test_a_file_that_the_module_reads_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("1")
    opening = f"import pathlib; pathlib.Path({str(tmp_path / 'x.csv')!r}).read_text()\n"
    _, kept, (problem,) = run(f"import altair as alt\n{opening}{DEF}    return alt.Chart()\n")
    assert (problem.code, problem.origin.line, kept) == ("chart-file-undeclared", 2, False)


def test_a_word_that_a_kind_lacks_is_told_without_a_script() -> None:
    problems, told = Problems(), story("")
    chart = replace(told.charts[0], kind="units", options={"x": "x", "y": "y"})
    told = replace(told, charts=(chart,))
    Script(told, problems).make(chart, lambda function: FRAME.say("dot"))
    (problem,) = problems
    assert problem.code == "chart-kind-word" and problem.origin == chart.origin
    assert "words.dot.en" in problem.mend("en") and "charts.py" not in problem.sentence("en")
