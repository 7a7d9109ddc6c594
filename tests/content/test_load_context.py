"""Tables and texts from the site's files: what lies in the place of one that is missing."""

from __future__ import annotations

import pytest

from tests.fixture import load_fixture
from youju.content.load_context import Shelf, find_workbook, parse_prose, parse_table
from youju.model import Origin
from youju.problems import Problems


def test_the_spreadsheet_in_the_place_of_a_table_is_found() -> None:
    assert find_workbook("data/a.csv", {"data/a.xlsx": b""}) == "data/a.xlsx"
    assert find_workbook("data/a.csv", {"data/b.xlsx": b"", "a.xlsx": b""}) == ""


def test_a_missing_table_is_told_the_names_that_are_near() -> None:
    shelf, problems = (
        Shelf({"data/stalls.csv": b"", "data/visits.csv": b""}, {}, {}, {}),
        Problems(),
    )
    assert parse_table("data/stall.csv", shelf, Origin("story.toml"), problems) is None
    (problem,) = problems
    assert 'Did you mean "data/stalls.csv"?' in problem.mend("en")


@pytest.mark.parametrize("name", ["zh.md.txt", "ZH.MD", "zh.txt"])
def test_a_text_whose_name_ends_otherwise_is_named(name: str) -> None:
    """Notepad saves en.md.txt, and Windows shows it as en.md."""
    files, problems = {"s/en.md": b"One.", f"s/{name}": "一。".encode()}, Problems()
    languages = {code: load_fixture().languages[code] for code in ("en", "zh")}
    parse_prose("s", Shelf(files, languages, {}, {}), problems)
    (problem,) = problems
    assert problem.mend("en") == (
        f"Write this file: each language of the site has its own. If s/{name} is meant to be it, "
        "give it this name; Windows hides endings such as .txt."
    )


def test_of_a_text_that_is_nowhere_no_other_is_named() -> None:
    problems = Problems()
    parse_prose("s", Shelf({}, {"en": load_fixture().languages["en"]}, {}, {}), problems)
    (problem,) = problems
    assert problem.mend("zh") == "請補上這個檔案：網站的每種語言各有一份。"
