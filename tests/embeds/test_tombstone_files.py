"""Files of what was withdrawn: a row, an object or a line that says what became of it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from markupsafe import Markup

from tests.fixture import load_fixture, print_fixture
from youju.embeds.tombstone_files import StoneView, print_chart_files, print_figure_text
from youju.printing.context import Press, make_press
from youju.printing.templating import Printer

BASE = "https://fixture.example/sub/"
ENGLISH: StoneView = {
    "title": "=Sorts of stalls",
    "reason": "The count was withdrawn.",
    "date": "2024-06-01",
    "gone": "No longer published since June 1, 2024",
    "link": "en/market-stalls/kinds/index.html",
    "words": Markup("Most stalls sell food"),
    "plain_words": "Most stalls sell food",
}
CHINESE: StoneView = {
    "title": "攤位種類",
    "reason": "清點結果已經撤回。",
    "date": "2024-06-01",
    "gone": "2024年6月1日起停止發佈",
    "link": "zh/market-stalls/data/index.html#ev-food",
    "words": Markup("賣吃的"),
    "plain_words": "賣吃的",
}


def press() -> Press:
    site, printed = load_fixture(), print_fixture()
    return make_press(site, printed.pictures, {}, {}, Printer(site.files))


def read_files(view: StoneView, there: str) -> dict[str, str]:
    made = print_chart_files(press(), view, there, "market-stalls", "sorts")
    head = f"embed/{there}/market-stalls/sorts"
    return {page.path.removeprefix(head): page.content.decode() for page in made}


def test_a_table_has_one_row_that_explains_itself_and_runs_nothing() -> None:
    files = read_files(ENGLISH, "en")
    heads, row = csv.reader(io.StringIO(files[".csv"]))
    assert dict(zip(heads, row, strict=True)) == {
        "withdrawn": "2024-06-01",
        "title": "'=Sorts of stalls",
        "reason": "The count was withdrawn.",
        "instead": f"{BASE}en/market-stalls/kinds/",
    }
    assert files["-excel.csv"] == "\ufeff" + files[".csv"]


def test_programs_are_told_when_and_why_and_what_is_there_instead() -> None:
    files = read_files(ENGLISH, "fr")
    facts: dict[str, Any] = json.loads(files[".metadata.json"])
    assert facts == {
        "withdrawn": "2024-06-01",
        "title": "=Sorts of stalls",
        "reason": "The count was withdrawn.",
        "page": f"{BASE}fr/market-stalls/sorts/",
        "instead": {"title": "Most stalls sell food", "url": f"{BASE}en/market-stalls/kinds/"},
    }
    assert files[".vl.json"] == files[".metadata.json"]
    assert json.loads(files[".json"]) == {"version": "1.0", "type": "link", **facts}
    assert set(files) == {".csv", "-excel.csv", ".json", ".metadata.json", ".vl.json"}


def test_a_figures_text_is_a_line_and_an_address_as_before() -> None:
    place = ("zh", "market-stalls", "drinks")
    page = print_figure_text(press(), CHINESE, "zh", *place)
    assert page.path == "embed/zh/market-stalls/figure/drinks.txt"
    assert page.content.decode().splitlines() == [
        "攤位種類 · 2024年6月1日起停止發佈。清點結果已經撤回。請改看：賣吃的",
        f"{BASE}zh/market-stalls/data/#ev-food",
    ]
    page = print_figure_text(press(), ENGLISH, "en", "fr", *place[1:])
    assert page.path == "embed/fr/market-stalls/figure/drinks.txt"
    assert page.content.decode().splitlines()[0] == (
        "=Sorts of stalls · No longer published since June 1, 2024. The count was withdrawn."
        " See instead: Most stalls sell food"
    )
