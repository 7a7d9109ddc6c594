"""A story's folder becomes a Story, and what is wrong in it is reported where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixture import (
    BY_YEAR,
    FIGURES,
    FIXTURE,
    ONE_YEAR,
    TIDY,
    copy_site,
    edit,
    load_files,
    load_fixture,
    read_site,
)
from tests.profiles import sample
from youju.inputs import read_inputs
from youju.model import Series, Story

STORIES = "site_src/stories"


def find(slug: str) -> Story:
    return next(story for story in load_fixture().stories if story.slug == slug)


def test_stories_come_newest_first() -> None:
    assert [(story.date, story.slug) for story in load_fixture().stories] == [
        ("2024-05-09", FIGURES),
        ("2023-11-02", TIDY),
    ]


def test_a_story_has_its_words_figures_charts_and_code() -> None:
    story = find(FIGURES)
    assert list(story.figures) == ["stalls", "food", "clothes", "rent", "food_share"]
    assert dict(story.short) == {"en": "Market stalls", "zh": "市場攤位"}
    (chart,) = story.charts
    assert (chart.figures, chart.beside, chart.table) == (("food", "clothes"), ("stalls",), None)
    assert chart.origin.line == 13
    assert dict(chart.note) == {"en": "", "zh": ""}
    assert b"def kinds(" in story.code
    assert {code: prose.file for code, prose in story.prose.items()} == {
        code: f"{STORIES}/{FIGURES}/{code}.md" for code in ("en", "zh")
    }
    assert story.origins["title"].line == 5


def test_what_a_picture_leaves_out_is_said_at_the_end_of_its_note(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    told = 'left_out.en = "Rents are not shown."\nleft_out.zh = "沒有畫租金。"\n'
    note = 'note.en = "A note."\nnote.zh = "說明。"\n'
    file = root / STORIES / FIGURES / "story.toml"
    edit(file, 'id = "kinds"\n', f'id = "kinds"\n{told}')
    for added, english, chinese in (
        ("", "Rents are not shown.", "沒有畫租金。"),
        (note, "A note. Rents are not shown.", "說明。沒有畫租金。"),
    ):
        edit(file, told, f"{added}{told}")
        site, problems = read_site(root)
        assert problems == []
        chart = next(story for story in site.stories if story.slug == FIGURES).charts[0]
        assert chart.leaves_out and dict(chart.note) == {"en": english, "zh": chinese}
    assert not find(FIGURES).charts[0].leaves_out


def test_numbers_in_what_is_left_out_are_held_as_in_a_note(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    told = 'left_out.en = "Only 17 are shown."\nleft_out.zh = "沒有畫租金。"\n'
    edit(root / STORIES / FIGURES / "story.toml", 'id = "kinds"\n', f'id = "kinds"\n{told}')
    assert "naked-number" in {problem.code for problem in read_site(root)[1]}


def test_a_series_is_a_table_with_numbers_and_a_source() -> None:
    (series,) = find(TIDY).series.values()
    assert isinstance(series, Series)
    assert (series.numbers, series.source) == (("year", "visits"), "office")
    assert series.table.columns == ("year", "room", "visits")
    assert len(series.table.rows) == 240


def test_a_chart_is_a_picture_unless_it_declares_interaction() -> None:
    assert [(chart.id, chart.interactive) for chart in find(TIDY).charts] == [
        (BY_YEAR, False),
        (ONE_YEAR, True),
    ]


def dated(tmp_path: Path, lines: str) -> tuple[Story, list[str]]:
    """Return the fixture's first story with more `lines` below its date, and what is told."""
    root = copy_site(tmp_path / "site")
    file = root / STORIES / FIGURES / "story.toml"
    edit(file, "date = 2024-05-09", f"date = 2024-05-09\n{lines}")
    site, problems = read_site(root)
    return site.stories[0], [problem.code for problem in problems]


def test_a_story_may_say_when_we_published_and_changed_it(tmp_path: Path) -> None:
    assert find(FIGURES).days == {}
    story, codes = dated(tmp_path, "published = 2024-06-01\nupdated = 2024-06-01")
    assert (story.days, codes) == ({"published": "2024-06-01", "updated": "2024-06-01"}, [])
    assert story.date == "2024-05-09"


@pytest.mark.parametrize(
    "lines, code",
    [
        ("updated = 2024-06-01", "story-updated"),
        ("published = 2024-06-02\nupdated = 2024-06-01", "story-updated"),
        ('published = "soon"', "document-wrong-type"),
    ],
)
def test_days_that_cannot_be_are_told(tmp_path: Path, lines: str, code: str) -> None:
    assert dated(tmp_path, lines)[1] == [code]


def drop(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).unlink()


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root / name, old, new)


MARKET, ROOMS = f"{STORIES}/{FIGURES}/story.toml", f"{STORIES}/{TIDY}/story.toml"


def declare(name: str) -> Callable[[Path], None]:
    return change(MARKET, 'id = "kinds"', f'id = "kinds"\nfiles = ["{name}"]')


@pytest.mark.parametrize(
    ("mistake", "found"),
    [
        (change(MARKET, '"market-stalls"', '"Market Stalls"'), f"{MARKET}:2 story-slug"),
        (change(MARKET, '"market-stalls"', '"../x"'), f"{MARKET}:2 story-slug"),
        (change(MARKET, '"market-stalls"', '"reading-rooms"'), f"{ROOMS}:2 story-duplicate-slug"),
        (change(MARKET, "date = 2024", 'date = "May" #'), f"{MARKET}:3 document-wrong-type"),
        (change(MARKET, "key_figures", "key_figure"), f"{MARKET}:11 document-unknown-key"),
        (change(MARKET, 'title.zh = "市場有', 'title.fr = "市場有'), "document-missing-text"),
        (change(MARKET, "/data/stalls.csv", "/data/Stalls.csv"), f"{MARKET}:4 table-missing"),
        (change(MARKET, "/data/stalls.csv", "stalls.csv"), f"{MARKET}:4 table-missing"),
        (change(MARKET, 'id = "kinds"', 'id = "data"'), f"{MARKET}:13 chart-id"),
        (change(MARKET, 'id = "kinds"', 'id = "a.b"'), f"{MARKET}:13 chart-id"),
        (change(MARKET, 'id = "kinds"', 'id = "a-dark"'), f"{MARKET}:13 chart-id"),
        (change(MARKET, 'id = "kinds"', 'id = "a-phone"'), f"{MARKET}:13 chart-id"),
        (change(MARKET, 'id = "kinds"', 'id = "a-excel"'), f"{MARKET}:13 chart-id"),
        (declare("/data/us.json"), f"{MARKET}:15 chart-file-missing"),
        (declare("us.json"), f"{MARKET}:15 chart-file-missing"),
        (declare("/site_src/site.toml"), f"{MARKET}:15 chart-file-missing"),
        (declare("../../../data/stalls.csv"), f"{MARKET}:15 chart-file-missing"),
        (change(ROOMS, '"office"', '"nobody"'), f"{ROOMS}:14 series-source"),
        (change(ROOMS, '["year", "visits"]', '["year", "visit"]'), f"{ROOMS}:11 series-column"),
        (change(ROOMS, '["year", "visits"]', '["year", ["visits"]]'), f"{ROOMS}:11 series-column"),
        (change(ROOMS, "interactive = true", "interactive = 1"), f"{ROOMS}:47 document-wrong-type"),
        (change(ROOMS, "broad = true", "broad = 'yes'"), f"{ROOMS}:48 document-wrong-type"),
        (drop(f"{STORIES}/{TIDY}/zh.md"), f"{STORIES}/{TIDY}/zh.md:1 prose-missing"),
        (drop("data/visits.csv"), f"{ROOMS}:11 table-missing"),
        (change("data/visits.csv", "1964,central,90000", "1964,central,x"), "visits.csv:2 cell-"),
        (change("data/visits.csv", "year,room,visits", "year,room,visits.all"), "series-column"),
    ],
)
def test_a_mistake_is_reported_where_it_stands(
    mistake: Callable[[Path], None], found: str, tmp_path: Path
) -> None:
    mistake(copy_site(tmp_path / "site"))
    _, problems = read_site(tmp_path / "site")
    told = [f"{p.origin.file}:{p.origin.line} {p.code}" for p in problems]
    assert any(found in line for line in told), told
    assert all(problem.sentence("en") and problem.mend("zh") for problem in problems)


def test_an_id_may_stand_in_one_table_only(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    (root / "data/more.csv").write_bytes((root / "data/stalls.csv").read_bytes())
    edit(root / MARKET, '["/data/stalls.csv"]', '["/data/stalls.csv", "/data/more.csv"]')
    _, problems = read_site(root)
    assert {problem.code for problem in problems} == {"figure-duplicate-id"}
    assert [problem.origin.file for problem in problems] == ["data/more.csv"] * 5


def test_a_table_may_stand_in_the_storys_own_folder(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    (root / "data/stalls.csv").rename(root / STORIES / FIGURES / "stalls.csv")
    edit(root / MARKET, "/data/stalls.csv", "stalls.csv")
    site, problems = read_site(root)
    assert problems == []
    assert len(site.stories[0].figures) == 5


def read_files() -> dict[str, bytes]:
    """Read the fixture with a few rows of its tidy table, to be quick."""
    files = dict(read_inputs(FIXTURE).files)
    files["data/visits.csv"] = b"".join(files["data/visits.csv"].splitlines(keepends=True)[:5])
    return files


@pytest.mark.parametrize("slug", [FIGURES, TIDY])
def test_no_missing_line_of_a_story_ends_in_a_traceback(slug: str) -> None:
    files = read_files()
    name = f"{STORIES}/{slug}/story.toml"
    lines = files[name].splitlines(keepends=True)
    for index in sample(range(len(lines)), 8, slug):
        files[name] = b"".join(lines[:index] + lines[index + 1 :])
        site, _ = load_files(files)
        assert len(site.stories) == 2


@pytest.mark.parametrize("value", ["5", '"x"', "[1]", "[[1]]", "{a = 1}", "[{a = 1}]", "true", ""])
def test_no_value_of_another_type_ends_in_a_traceback(value: str) -> None:
    files = read_files()
    for name in (MARKET, ROOMS):
        lines = files[name].decode().splitlines(keepends=True)
        for index, line in sample(enumerate(lines), 8, value):
            if "=" in line and not line.startswith("#"):
                mistaken = f"{line.partition('=')[0]}= {value}\n"
                text = "".join([*lines[:index], mistaken, *lines[index + 1 :]])
                site, _ = load_files(files | {name: text.encode()})
                assert site.stories


def test_files_that_a_chart_declares_are_read_with_the_site(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    declare('/data/us.json", "x.csv')(root)
    (root / "data/us.json").write_bytes(b"{}")
    (root / STORIES / FIGURES / "x.csv").write_bytes(b"a,b")
    site, problems = read_site(root)
    assert problems == []
    (chart,) = next(story for story in site.stories if story.slug == FIGURES).charts
    assert chart.files == {"/data/us.json": b"{}", "x.csv": b"a,b"}
    assert read_inputs(root).files["data/us.json"] == b"{}"  # watched, as every input is
