"""Reports of problems: for people in either language or both, for programs, for GitHub."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.model import Origin
from youju.problems import Problem, Problems
from youju.reports import format_problems


def make(*places: tuple[str, int, str]) -> list[Problem]:
    problems = Problems()
    for file, line, slug in places:
        problems.add("story-slug", Origin(file, line, 5), slug=slug)
    return list(problems)


ONE = make(("data/a.csv", 3, "A b"))
ADVICE = "Use small letters a-z, digits and hyphens, such as city-budget."


def test_one_language_has_the_place_the_sentence_the_advice_and_the_total() -> None:
    assert format_problems(ONE, "text", "en").splitlines() == [
        "data/a.csv:3:5 story-slug",
        '  The slug "A b" cannot be part of an address.',
        f"  {ADVICE}",
        "",
        "Problems: 1, in files: 1. Nothing was written.",
    ]
    assert format_problems(ONE, "text", "zh").splitlines() == [
        "data/a.csv:3:5 story-slug",
        "  「A b」不能用在網址裏。",
        "  請只用小寫字母 a-z、數字和連字號，例如 city-budget。",
        "",
        "共 1 個問題，涉及 1 個檔案。沒有寫出任何檔案。",
    ]


def test_without_a_language_both_are_spoken() -> None:
    both = format_problems(ONE)
    for language in ("en", "zh"):
        alone = set(format_problems(ONE, "text", language).splitlines())
        assert alone <= set(both.splitlines())


def test_all_are_shown_in_the_order_of_files_and_lines() -> None:
    places = [("data/b.csv", 2), ("data/a.csv", 10), ("data/a.csv", 9)]
    found = format_problems(
        make(*((file, line, f"A {line}") for file, line in places)), "text", "en"
    )
    shown = re.findall(r"^(\S+):\d+ story-slug$", found, re.MULTILINE)
    assert shown == ["data/a.csv:9", "data/a.csv:10", "data/b.csv:2"]
    assert "Problems: 3, in files: 2." in found


def test_neighbours_that_are_mended_alike_share_the_advice() -> None:
    many = make(*(("data/a.csv", line, f"A {line}") for line in range(1, 400)), ("b", 1, "A c"))
    report = format_problems(many, "text", "en")
    assert report.count(ADVICE) == 1
    assert all(f'"A {line}"' in report for line in range(1, 400))
    assert "Problems: 400, in files: 2." in report


GRADED = [
    Problem("story-slug", Origin("b.toml", 2, 5), (("slug", "A b"),)),
    Problem("story-slug", Origin("a.toml", 3, 5), (("slug", "A b"),), "note"),
    Problem("story-slug", Origin("a.toml", 1, 5), (("slug", "A b"),), "hold"),
]


def test_text_says_what_is_no_error_and_has_the_worst_first() -> None:
    report = format_problems(GRADED, "text", "en").splitlines()
    assert [line for line in report if line.endswith(("slug", ")"))] == [
        "b.toml:2:5 story-slug",
        "a.toml:1:5 story-slug (hold)",
        "a.toml:3:5 story-slug (note)",
    ]
    assert report[-1] == "Errors: 1, held: 1, notes: 1, in files: 2. Nothing was written."
    both = format_problems(GRADED).splitlines()
    assert both[-1].startswith("錯誤 1 個，暫不發佈 1 個，提示 1 個")
    notes = format_problems(GRADED[1:2], "text", "en").splitlines()
    assert notes[-1].startswith("Notes: 1, in files: 1. They do not stop")


def test_programs_read_the_grade_and_github_gets_it_as_far_as_it_knows_grades() -> None:
    entries = json.loads(format_problems(GRADED, "json"))
    assert [entry["grade"] for entry in entries] == ["hold", "note", "error"]
    lines = format_problems(GRADED, "github", "en").splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::notice", "::error"]


def test_what_is_equal_is_told_once_with_all_its_places() -> None:
    places = [("b.md", 4, "A b"), ("a.md", 7, "A b"), ("a.md", 9, "C d"), ("a.md", 3, "A b")]
    report = format_problems(make(*places), "text", "en").splitlines()
    assert report == [
        "a.md:3:5 story-slug",
        '  The slug "A b" cannot be part of an address.',
        "  Also at: a.md:7:5, b.md:4:5",
        "a.md:9:5 story-slug",
        '  The slug "C d" cannot be part of an address.',
        f"  {ADVICE}",
        "",
        "Problems: 4, in files: 2. Nothing was written.",
    ]


def test_programs_get_a_list_with_both_languages_in_a_steady_order() -> None:
    places = make(("b.csv", 1, "B b"), ("a.csv", 2, "Z z"), ("a.csv", 2, "A a"))
    entries = json.loads(format_problems(places, "json", "zh"))
    assert entries == json.loads(format_problems(places[::-1], "json"))
    assert [(entry["file"], entry["line"]) for entry in entries] == [
        ("a.csv", 2),
        ("a.csv", 2),
        ("b.csv", 1),
    ]
    assert entries[0] == {
        "code": "story-slug",
        "grade": "error",
        "file": "a.csv",
        "line": 2,
        "column": 5,
        "en": {
            "sentence": 'The slug "A a" cannot be part of an address.',
            "mend": ADVICE,
        },
        "zh": {
            "sentence": "「A a」不能用在網址裏。",
            "mend": "請只用小寫字母 a-z、數字和連字號，例如 city-budget。",
        },
    }
    assert json.loads(format_problems([], "json")) == []


def test_github_gets_an_annotation_each_with_the_file_seen_from_the_root() -> None:
    (line,) = format_problems(make(("data/a,b.csv", 3, "50%")), "github", "en").splitlines()
    assert line == (
        "::error file=data/a%2Cb.csv,line=3,col=5,title=story-slug::"
        f'The slug "50%25" cannot be part of an address.%0A{ADVICE}'
    )
    inside = format_problems(ONE, "github", "en", Path("sites/news"))
    assert inside.startswith("::error file=sites/news/data/a.csv,line=3,")
    assert format_problems(ONE, "github").count("%0A") == 3
    assert format_problems([], "github") == ""


def read_command(line: str) -> tuple[dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    match = re.fullmatch(r"::error ([^:]*)::(.*)", line)
    assert match
    pairs = [part.split("=", 1) for part in match[1].split(",")]
    properties = {key: _unescape(value).replace("%2C", ",") for key, value in pairs}
    return properties, _unescape(match[2])


def _unescape(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_nothing_found_in_a_file_ends_or_forges_a_command(found: str) -> None:
    problem = Problem("story-slug", Origin("a.csv", 1), (("slug", found),))
    properties, message = read_command(format_problems([problem], "github", "en"))
    assert properties == {"file": "a.csv", "line": "1", "col": "1", "title": "story-slug"}
    assert message == f"{problem.sentence('en')}\n{problem.mend('en')}"


@pytest.mark.parametrize("name", ["data/a.csv", "data/50%,a:b.csv", "data/人數.csv"])
def test_an_annotation_reads_back(name: str) -> None:
    problem = Problem("story-slug", Origin(name, 7, 2), (("slug", "a: b, c%0A"),))
    properties, message = read_command(format_problems([problem], "github", "en"))
    assert properties == {"file": name, "line": "7", "col": "2", "title": "story-slug"}
    assert message == f"{problem.sentence('en')}\n{problem.mend('en')}"


def test_a_place_in_a_table_is_said_as_a_spreadsheet_says_it() -> None:
    problems = Problems()
    values = {"column": "E", "header": "value", "found": "5月3日"}
    problems.add("cell-date", Origin("a.csv", 17, 5, 16), **values)
    assert format_problems(problems, "text", "en").splitlines()[:2] == [
        "a.csv:17:5 cell-date",
        f"  Row 16: {next(iter(problems)).sentence('en')}",
    ]
    chinese = format_problems(problems, "text", "zh").splitlines()[1]
    assert chinese == f"  第 16 橫列：{next(iter(problems)).sentence('zh')}"


def test_a_sentence_that_names_no_column_gets_it_with_its_heading() -> None:
    problems = Problems()
    values = {"slug": "A b", "column": "E", "header": "unit"}
    problems.add("story-slug", Origin("a.csv", 17, 5, 16), **values)
    problems.add("story-slug", Origin("a.csv", 18, 1, 17), slug="C d")
    english = format_problems(problems, "text", "en")
    assert '  Row 16, column E (unit): The slug "A b"' in english
    assert '  Row 17: The slug "C d"' in english
    assert "  第 16 橫列 E 欄（unit）：「A b」" in format_problems(problems, "text", "zh")


def test_of_many_places_the_first_and_their_count_are_told() -> None:
    problems = Problems()
    for line in range(2, 234):
        problems.add("story-slug", Origin("a.csv", line + 1, 5, line), slug="A b")
    report = format_problems(problems, "text", "en").splitlines()
    assert report[2] == (
        "  232 times in all; also at: a.csv:4:5 (row 3), a.csv:5:5 (row 4), a.csv:6:5 (row 5), "
        "a.csv:7:5 (row 6), ..."
    )
    assert "共 232 處；還有：a.csv:4:5（第 3 橫列）、" in format_problems(problems, "text", "zh")
    assert len(json.loads(format_problems(problems, "json"))) == 232
