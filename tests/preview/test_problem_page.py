"""Notices: problems in words, causes first, each with its places and its pages."""

from __future__ import annotations

import pytest

from youju.model import Origin
from youju.preview.problem_page import Notice, count, find_here, has_error, make_notices
from youju.problems import Problem

VALUES = {
    "cell-date": {"column": "E", "header": "value", "found": "5月3日"},
    "parity-items": dict.fromkeys(("language", "found", "other", "expected"), "x"),
    "prose-unknown-figure": {"id": "stals", "hint_en": "", "hint_zh": ""},
    "story-slug": {"slug": "A b"},
    "rule-error": {"name": "cell-date", "found": "note"},
}


def make(code: str, *origins: Origin, pages: tuple[str, ...] = ("",)) -> tuple[Notice, ...]:
    """Return what is told of `code` at `origins`."""
    return make_notices((problem, pages) for problem in list_problems(code, *origins))


def list_problems(code: str, *origins: Origin) -> list[Problem]:
    return [Problem(code, origin, tuple(sorted(VALUES[code].items()))) for origin in origins]


def test_equal_problems_are_told_once_with_all_their_places_and_pages() -> None:
    first, last = list_problems("story-slug", Origin("b.toml", 2), Origin("a.toml", 3))
    (notice,) = make_notices([(first, ("zh/b/",)), (last, ("zh/a/",))])
    assert notice.places == ("a.toml:3:1", "b.toml:2:1")
    assert notice.where["en"] == ("a.toml, line 3", "b.toml, line 2")
    assert notice.pages == ("zh/a/", "zh/b/")
    assert count([notice], "en") == "errors: 2"


@pytest.mark.parametrize(
    ("code", "origin", "english", "chinese"),
    [
        ("cell-date", Origin("data/a.csv", 17, 5, 16), "data/a.csv, cell E16", "儲存格 E16"),
        ("story-slug", Origin("data/a.csv", 17, 5, 16), "data/a.csv, row 16", "第 16 橫列"),
        ("story-slug", Origin("a.md", 23, 4), "a.md, line 23", "a.md，第 23 行"),
        ("story-slug", Origin("zh/a/index.html", 9), "the finished page zh/a/", "做好的頁面 zh/a/"),
        (
            "story-slug",
            Origin("templates/base.html", 9),
            "templates/base.html, line 9",
            "templates/base.html，第 9 行",
        ),
    ],
)
def test_a_place_is_said_as_an_editor_sees_it(
    code: str, origin: Origin, english: str, chinese: str
) -> None:
    (notice,) = make(code, origin)
    assert notice.where["en"] == (english,)
    assert chinese in notice.where["zh"][0]


def test_causes_stand_above_what_follows_from_them_and_errors_above_what_is_held() -> None:
    told = make_notices(
        (problem, ("",))
        for problem in (
            *list_problems("parity-items", Origin("site_src/stories/a/en.md", 3)),
            *list_problems("prose-unknown-figure", Origin("site_src/stories/a/en.md", 2)),
            *list_problems("story-slug", Origin("site_src/stories/a/story.toml", 9)),
            *list_problems("cell-date", Origin("site_src/stories/z/more.csv", 4)),
            *list_problems("rule-error", Origin("site_src/site.toml", 8)),
        )
    )
    assert [notice.places[0].rpartition("/")[2] for notice in told] == [
        "site.toml:8:1",
        "more.csv:4:1",
        "story.toml:9:1",
        "en.md:2:1",
        "en.md:3:1",
    ]
    assert has_error(told) and not has_error(told[-1:])
    assert count(told, "zh") == "錯誤 4 個、暫不發佈 1 個"


def test_a_notice_belongs_to_its_pages_and_to_all_below_a_folder() -> None:
    everywhere = make("story-slug", Origin("a"))
    below = make("story-slug", Origin("b"), pages=("zh/city/",))
    page = make("story-slug", Origin("c"), pages=("zh/about/index.html",))
    told = (*everywhere, *below, *page)
    assert find_here(told, "zh/city/index.html") == (*everywhere, *below)
    assert find_here(told, "zh/city/chart/index.html") == (*everywhere, *below)
    assert find_here(told, "zh/about/index.html") == (*everywhere, *page)
    assert find_here(told, "zh/city-hall/index.html") == everywhere
