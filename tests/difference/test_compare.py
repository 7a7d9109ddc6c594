"""Two sites compared: one cell or one word changed, and just what it touches is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fixture import (
    BY_YEAR,
    FIGURES,
    KINDS,
    ONE_YEAR,
    TIDY,
    copy_warm,
    edit,
    forget_index,
    load_fixture,
    plan_kept,
    print_fixture,
)
from youju.difference.changes import Difference
from youju.difference.compare import compare_sites, read_former
from youju.model import Page
from youju.output.writer import write_pages

SPOKEN = tuple(load_fixture().languages.values())


def change(root: Path, file: str, *edits: tuple[str, str]) -> Difference:
    """Return the difference that edits of a file of the fixture make; its source has no index."""
    forget_index(copy_warm(root))
    for old, new in edits:
        edit(root / file, old, new)
    return compare_sites(print_fixture().pages, plan_kept(root), SPOKEN)


def values(difference: Difference) -> dict[str, tuple[object, object]]:
    return {
        change.id: (change.old and change.old["value"], change.new and change.new["value"])
        for change in difference.figures
    }


def test_the_same_pages_make_no_difference() -> None:
    assert compare_sites(print_fixture().pages, dict(print_fixture().pages), SPOKEN) == Difference()


def test_a_changed_figure_tells_every_sentence_chart_and_page_it_touches(tmp_path: Path) -> None:
    difference = change(
        tmp_path / "site",
        "data/stalls.csv",
        (
            "吃的,Selling food,800,item,exact,2024-05,office,3,800個",
            "吃的,Selling food,600,item,exact,2024-05,office,3,600個",
        ),
    )
    assert values(difference) == {"food": (800, 600), "food_share": (66.7, 60)}
    told = {(text.language, text.kind, text.old, text.new) for text in difference.texts}
    assert (
        "en",
        "text",
        "Food is sold at 800 items.",
        "Food is sold at 600 items.",
    ) in told
    assert ("zh", "text", "賣吃的有800項。", "賣吃的有600項。") in told
    assert {kind for _, kind, _, _ in told} == {"text", "alt", "table"}
    assert {(chart.id, chart.how, chart.languages) for chart in difference.charts} == {
        (KINDS, "changed", ("en", "zh"))
    }
    assert not any(TIDY in page for page in difference.touched)
    assert {f"{code}/{FIGURES}/index.html" for code in ("en", "zh")} <= set(difference.touched)
    (finding,) = (text for text in difference.texts if text.new.startswith("Food is sold"))
    assert finding.figures == ("food",)
    assert f"embed/en/{FIGURES}/{KINDS}/index.html" in finding.pages
    assert f"data/{FIGURES}/figures.csv" in difference.others
    assert difference.added == difference.removed == ()


@pytest.mark.slow
def test_claims_about_a_chart_that_draws_it_are_doubtful(tmp_path: Path) -> None:
    difference = change(
        tmp_path / "site", "data/stalls.csv", (",800,", ",801,"), (",800個", ",801個")
    )
    doubts = {(doubt.language, doubt.sentence): doubt for doubt in difference.doubts}
    assert doubts["en", "Most stalls sell food"].claims == ("Most",)
    assert doubts["zh", "賣吃的攤位最多"].claims == ("最多",)
    assert doubts["en", "Most stalls sell food"].figures == ("food",)
    assert set(doubts["en", "Most stalls sell food"].pages) == {
        f"en/{FIGURES}/index.html",
        f"en/{FIGURES}/{KINDS}/index.html",
        f"embed/en/{FIGURES}/{KINDS}/index.html",
    }


@pytest.mark.slow
def test_a_label_or_a_note_makes_nothing_doubtful(tmp_path: Path) -> None:
    difference = change(tmp_path / "site", "data/stalls.csv", ("Selling food", "With food"))
    assert [change.id for change in difference.figures] == ["food"]
    assert difference.doubts == ()
    assert {text.language for text in difference.texts} == {"en"}


@pytest.mark.slow
def test_a_changed_row_of_a_series_is_told_with_its_chart(tmp_path: Path) -> None:
    difference = change(
        tmp_path / "site", "data/visits.csv", ("1964,central,90000", "1964,central,91000")
    )
    (row,) = difference.rows
    assert (row.file, row.old, row.new) == (
        f"data/{TIDY}/visits.csv",
        "1964,central,90000",
        "1964,central,91000",
    )
    assert [chart.id for chart in difference.charts] == [BY_YEAR, ONE_YEAR]
    assert {doubt.sentence for doubt in difference.doubts} >= {
        "The central room draws the most visitors.",
        "中央閱覽室的訪客最多。",
    }


@pytest.mark.slow
def test_a_sentence_of_prose_changes_its_page_alone(tmp_path: Path) -> None:
    difference = change(
        tmp_path / "site",
        f"site_src/stories/{TIDY}/en.md",
        ("The rooms differ in how many come.", "The rooms differ. Nobody knows why."),
    )
    assert {(text.old, text.new) for text in difference.texts} == {
        ("The rooms differ in how many come.", "The rooms differ."),
        ("", "Nobody knows why."),
    }
    assert difference.touched == (f"en/{TIDY}/index.html",)
    assert (difference.figures, difference.charts, difference.rows) == ((), (), ())


def pages_of(slug: str) -> dict[str, bytes]:
    pages = print_fixture().pages
    return {path: page for path, page in pages.items() if slug not in path.split("/")}


def test_a_new_story_comes_whole_and_a_removed_one_goes_whole() -> None:
    whole = print_fixture().pages
    difference = compare_sites(pages_of(FIGURES), whole, SPOKEN)
    assert [(chart.story, chart.how) for chart in difference.charts] == [(FIGURES, "added")]
    assert f"zh/{FIGURES}/index.html" in difference.added
    assert values(difference)["food"] == (None, 800)
    assert difference.doubts == ()
    back = compare_sites(whole, pages_of(FIGURES), SPOKEN)
    assert [(chart.story, chart.how) for chart in back.charts] == [(FIGURES, "removed")]
    assert back.removed == difference.added
    assert values(back)["food"] == (800, None)


def test_looks_alone_change_no_words() -> None:
    whole = print_fixture().pages
    dressed: Mapping[str, bytes] = {
        path: page.replace(b"<body", b"<body data-x") if path.endswith(".html") else page
        for path, page in whole.items()
    }
    difference = compare_sites(whole, dressed, SPOKEN)
    assert set(difference.others) == {path for path in whole if path.endswith(".html")}
    assert Difference(others=difference.others) == difference


def test_the_former_pages_are_those_the_last_build_made(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert read_former(output) is None
    output.mkdir()
    (output / "index.html").write_text("a stranger's", "utf-8")
    assert read_former(output) is None
    (output / "index.html").unlink()
    write_pages([Page("index.html", b"1"), Page("en/index.html", b"2")], output, "digest")
    (output / "notes.txt").write_text("a stranger's", "utf-8")
    assert read_former(output) == {"en/index.html": b"2", "index.html": b"1"}
    (output / "index.html").unlink()
    assert read_former(output) == {"en/index.html": b"2"}


def test_stories_of_a_former_engine_without_figures_json_count_as_new() -> None:
    whole = print_fixture().pages
    old = {path: page for path, page in whole.items() if not path.endswith("figures.json")}
    difference = compare_sites(old, whole, SPOKEN)
    assert {change.story for change in difference.figures} == {FIGURES}
    assert json.loads(whole[f"data/{FIGURES}/figures.json"])["story"] == FIGURES
