"""What the preview shows beside pages and in their place."""

from __future__ import annotations

from dataclasses import replace

from tests.preview.test_problem_page import make
from youju.model import Origin
from youju.preview.panels import (
    SERVED,
    find_language,
    make_bar,
    make_code_page,
    make_fault_page,
    make_problem_page,
    make_waiting_page,
    read_file,
)

HERE = make("parity-items", Origin("zh.md", 7), pages=("zh/city/",))
THERE = make("cell-date", Origin("data/<a>.csv", 17, 5, 16), pages=("zh/town/",))


def test_a_page_without_anything_to_say_has_no_bar() -> None:
    assert make_bar((), "zh/index.html", "en") == b""


def test_the_bar_tells_what_belongs_to_the_page_in_its_language() -> None:
    bar = make_bar(HERE, "zh/city/index.html", "en").decode()
    assert 'lang="zh-Hant"' in bar and "暫不發佈 1 個" in bar
    assert HERE[0].sentence["zh"] in bar and HERE[0].mend["zh"] in bar
    assert HERE[0].sentence["en"] not in bar
    assert "zh.md，第 7 行" in bar
    assert 'href="/~youju/problem/parity-items"' in bar
    assert "<details>" in bar  # folded, until somebody wants to know


def test_what_belongs_to_other_pages_is_counted_and_leads_there() -> None:
    bar = make_bar((*HERE, *THERE), "en/city/index.html", "zh").decode()
    assert "nothing to mend here" in bar
    assert "on other pages: errors: 1, held: 1" in bar
    assert 'href="/zh/town/"' in bar and 'href="/zh/city/"' in bar


def test_a_page_of_problems_has_its_own_first_and_both_languages_the_readers_first() -> None:
    told = (*THERE, *HERE)
    page = make_problem_page(told, "zh/city/index.html", "en").decode()
    assert page.startswith("<!doctype html>")
    assert '<html lang="zh-Hant" data-youju-stands-in>' in page
    assert "<title>待處理的問題：2 個</title>" in page
    own, other = page.index(HERE[0].sentence["zh"]), page.index("data/&lt;a&gt;.csv，儲存格 E16")
    assert own < page.index(HERE[0].sentence["en"]) < other
    assert "<code>cell-date</code>" in page
    assert '<html lang="en"' in make_problem_page(told, "en/index.html", "zh").decode()


def test_notes_are_not_counted_among_what_is_to_be_mended() -> None:
    notes = tuple(replace(notice, grade="note") for notice in THERE)
    page = make_problem_page((*notes, *HERE), "zh/city/index.html", "zh").decode()
    assert f"<title>待處理的問題：{sum(len(notice.places) for notice in HERE)} 個</title>" in page
    assert notes[0].sentence["zh"] in page


def test_a_fault_is_shown_as_text() -> None:
    page = make_fault_page("KeyError: <script>\x00", "index.html", "en").decode()
    assert "<pre>KeyError: &lt;script&gt;" in page and "Youju stumbled" in page


def test_whoever_comes_too_early_is_told_in_their_language() -> None:
    assert "正在建站" in make_waiting_page("zh/index.html", "en").decode()


def test_a_code_is_explained_with_the_line_that_changes_its_grade() -> None:
    page = (make_code_page("parity-items", "en") or b"").decode()
    assert 'parity-items = "note"' in page.replace("&#34;", '"')
    error = (make_code_page("cell-date", "zh") or b"").decode()
    assert "頁面做不出來" in error and "[rules]" not in error
    assert make_code_page("../x", "en") is None


def test_the_language_is_that_of_the_page() -> None:
    assert find_language("zh-hans/a/index.html", "en") == "zh"
    assert find_language("embed/en/a/index.html", "zh") == "en"
    assert find_language("index.html", "zh") == "zh"
    assert find_language("fr/index.html", "en") == "en"


def test_the_files_of_the_bar_are_there() -> None:
    assert all(read_file(name) for name in SERVED)
