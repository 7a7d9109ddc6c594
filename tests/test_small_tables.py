"""Tidy tables of any size, published: negative numbers, written zeros, gaps, ages, dates, years."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from tests.fixture import copy_site, edit, plan_kept, read_site

SLUG = "tide-marks"
SIZES = (1, 5, 20, 60)
MOST = 5000
# What the cells of the tables go round: signs, written zeros, a nought and a gap.
LEVELS = ("-3.20", "1.70", "n/a", "0", "12.5", "-40", "118017")
WORDED = {
    **{"-3.20": "−3.20", "1.70": "1.70", "n/a": "–", "0": "0", "12.5": "12.5", "-40": "−40"},
    "118017": "118,017",
}
# Tables whose words hold numbers, and their columns of numbers.
NAMED = {
    "ages": "age,y2015,y2016\n0-14歲,-1.50,2\n15-64歲,3.10,\n65+,4,0.00\n",
    "days": "day,level\n2021/12/23,-5\n2021/12/24,7.0\n",
}
NUMBERS = {"ages": '"y2015", "y2016"', "days": '"level"'}
_CELL = r"(?s)<t[dh][^>]*>(.*?)</t[dh]>"
_UNDECLARED = (
    'file = "/data/days.csv"\nnumbers = ["level"]\nmissing = ["", "n/a"]\n',
    'file = "/data/days.csv"\nnumbers = ["level"]\n',
)
_CHARTS = """
import altair as alt
import pandas as pd

from youju.theme import Frame, colour


def draw(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        alt.Chart(data)
        .mark_circle(color=colour("main"))
        .encode(x=alt.X("mark:Q", axis=None), y=alt.Y("level:Q", axis=None))
        .properties(width=frame.width, height=240)
    )


def ages(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        alt.Chart(data)
        .mark_bar(color=colour("main"))
        .encode(x=alt.X("y2015:Q", axis=None), y=alt.Y("age:N", sort=None, title=None))
        .properties(width=frame.width, height=160)
    )


def days(data: pd.DataFrame, frame: Frame) -> alt.Chart:
    return (
        alt.Chart(data)
        .mark_bar(color=colour("main"))
        .encode(x=alt.X("level:Q", axis=None), y=alt.Y("day:N", sort=None, title=None))
        .properties(width=frame.width, height=120)
    )
"""
_TABLE = """
[series.{0}]
file = "/data/{0}.csv"
numbers = [{1}]
missing = ["", "n/a"]
source = "office"
"""
_CHART = """
[[charts]]
id = "{0}"
table = "{0}"
title.en = "{1}"
title.zh = "{2}"
finding.en = "The marks differ."
finding.zh = "各處水位不同。"
alt.en = "A mark for each row of the table."
alt.zh = "表中各行的標記。"
words.mark.en = "Mark"
words.mark.zh = "標記"
words.level.en = "Level"
words.level.zh = "水位"
words.age.en = "Age"
words.age.zh = "年齡"
words.day.en = "Day"
words.day.zh = "日期"
words.y2015.en = "2015"
words.y2015.zh = "2015年"
words.y2016.en = "2016"
words.y2016.zh = "2016年"
"""
_HEAD = """slug = "tide-marks"
date = 2024-03-01
title.en = "Tide marks"
title.zh = "潮位"
short.en = "Tides"
short.zh = "潮位"
standfirst.en = "Levels of an invented bay."
standfirst.zh = "虛構海灣的水位。"
"""


def _name(size: int) -> str:
    return f"rows_{size}"


def _list_levels(size: int) -> list[str]:
    return [LEVELS[row % len(LEVELS)] for row in range(size)]


def _write_site(root: Path, tables: Mapping[str, str]) -> Path:
    """Write a site whose one story has a chart for each of `tables`, named by its id."""
    copy_site(root)
    shutil.rmtree(root / "embeds")
    shutil.rmtree(root / "site_src/stories")
    folder = root / "site_src/stories" / SLUG
    folder.mkdir(parents=True)
    settings, code = _HEAD, _CHARTS
    for name, text in tables.items():
        (root / f"data/{name}.csv").write_text(text, "utf-8")
        settings += _TABLE.format(name, NUMBERS.get(name, '"mark", "level"'))
        if name not in NUMBERS:
            code += f"\n\n{name} = draw\n"
    settings += "".join(_CHART.format(name, "Marks", "水位") for name in tables)
    (folder / "story.toml").write_text(settings, "utf-8")
    (folder / "charts.py").write_text(code, "utf-8")
    calls = "\n\n".join(f'{{{{ chart("{name}") }}}}' for name in tables)
    (folder / "en.md").write_text(f"## Marks {{#marks}}\n\n{calls}\n", "utf-8")
    (folder / "zh.md").write_text(f"## 水位 {{#marks}}\n\n{calls}\n", "utf-8")
    return root


def _write_levels(size: int) -> str:
    rows = "".join(f"{number},{level}\n" for number, level in enumerate(_list_levels(size), 1))
    return f"mark,level\n{rows}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    tables = {_name(size): _write_levels(size) for size in SIZES}
    return plan_kept(_write_site(tmp_path_factory.mktemp("tables") / "site", tables | NAMED))


def _read_table(pages: Mapping[str, bytes], page: str) -> list[list[str]]:
    """Return the words of the rows of the table below the chart of `page`, headings first."""
    text = pages[f"{page}/index.html"].decode("utf-8")
    (table,) = re.findall(r"(?s)<table.*?</table>", text)
    return [
        [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(_CELL, row)]
        for row in re.findall(r"(?s)<tr.*?</tr>", table)
    ]


def _hold(pages: Mapping[str, bytes], size: int) -> None:
    """Hold the page, the file and the picture of the table with `size` rows against its cells."""
    name, levels = _name(size), _list_levels(size)
    rows = _read_table(pages, f"en/{SLUG}/{name}")
    assert rows[0] == ["Mark", "Level"]
    assert [row[1] for row in rows[1:]] == [WORDED[level] for level in levels]
    file = pages[f"embed/en/{SLUG}/{name}.csv"].decode("utf-8-sig")
    written = [row["level"] for row in csv.DictReader(io.StringIO(file))]
    assert written == ["" if level == "n/a" else level for level in levels]
    picture = pages[f"embed/en/{SLUG}/{name}.svg"].decode("utf-8")
    drawn = {f"row-{line}" for line, level in enumerate(levels, 2) if level != "n/a"}
    assert set(re.findall(r'data-figure="([^"]+)"', picture)) == drawn


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_table_of_any_size_is_published_as_it_is_written(
    pages: Mapping[str, bytes], size: int
) -> None:
    _hold(pages, size)


@pytest.mark.slow
def test_the_longest_table_is_published_as_it_is_written(tmp_path: Path) -> None:
    _hold(plan_kept(_write_site(tmp_path / "site", {_name(MOST): _write_levels(MOST)})), MOST)


@pytest.mark.slow
def test_ages_are_names_and_columns_may_be_headed_with_years(pages: Mapping[str, bytes]) -> None:
    assert _read_table(pages, f"en/{SLUG}/ages") == [
        ["Age", "2015", "2016"],
        ["0-14歲", "−1.50", "2"],
        ["15-64歲", "3.10", "–"],
        ["65+", "4", "0.00"],
    ]
    assert _read_table(pages, f"zh/{SLUG}/ages")[0] == ["年齡", "2015年", "2016年"]
    assert "0-14歲" in pages[f"embed/en/{SLUG}/ages.svg"].decode("utf-8")


@pytest.mark.slow
def test_dates_with_slashes_are_names(pages: Mapping[str, bytes]) -> None:
    rows = _read_table(pages, f"en/{SLUG}/days")
    assert rows[1:] == [["2021/12/23", "−5"], ["2021/12/24", "7.0"]]
    assert "2021/12/24" in pages[f"embed/zh/{SLUG}/days.svg"].decode("utf-8")


def test_rows_whose_words_went_with_merged_cells_are_held(tmp_path: Path) -> None:
    merged = NAMED | {"days": NAMED["days"].replace("2021/12/24", "")}
    root = _write_site(tmp_path / "site", merged)
    edit(root / f"site_src/stories/{SLUG}/story.toml", *_UNDECLARED)
    _, problems = read_site(root)
    assert [(p.code, str(p.origin)) for p in problems] == [
        ("series-empty-words", "data/days.csv:3:1")
    ]
