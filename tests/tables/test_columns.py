"""A figure's columns: one line of the table, and readers meet the column wherever it says."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixture import (
    FIGURES,
    KINDS,
    copy_site,
    edit,
    load_fixture,
    print_fixture,
    print_site,
    read_site,
)
from youju.difference.compare import compare_sites
from youju.difference.report import format_difference
from youju.problems import Problems
from youju.publish import Prepared, check_pages
from youju.tables import columns
from youju.tables.columns import (
    COLUMNS,
    TOLD,
    Column,
    Outlet,
    cells_of,
    list_read_columns,
)

# Two columns more, as somebody may add them: a name, and words in each language.
EVERYWHERE = Outlet.EVIDENCE | Outlet.CARD | TOLD
FURTHER = (Column("seen_by", EVERYWHERE), Column("method", EVERYWHERE, localized=True))
WORDS = """
seen_by.zh = "覆核"
seen_by.en = "Seen by"
method.zh = "方法"
method.en = "Method"
"""
SEEN = "Desk 2 & An Wen"
METHOD = {"zh": "沿第三街逐個數過", "en": "Counted along Route 66 <b>"}
CELLS = (
    f'"{SEEN}","沿{{{{ literal(""第三街"", ""a name"") }}}}逐個數過",'
    '"Counted along {{ literal(""Route 66"", ""a name"") }} <b>"'
)
HEADS = ("seen_by", "method_zh", "method_en")
PAGES = ("index", "data/index", f"{KINDS}/index")


def fill(root: Path) -> Path:
    """Copy the fixture, with both columns filled for one of its figures."""
    copy_site(root)
    (root / "site_src/strings.toml").write_text(WORDS, "utf-8")
    table = root / "data/stalls.csv"
    heads, *lines = table.read_text("utf-8").splitlines()
    lines = [f"{line},{CELLS if line.startswith('food,') else ',,'}" for line in lines]
    table.write_text("\n".join([f"{heads},{','.join(HEADS)}", *lines, ""]), "utf-8")
    return root


@pytest.fixture(scope="module")
def former() -> Prepared:
    """Return the fixture as it is without these columns."""
    return print_fixture()


@pytest.fixture(scope="module")
def filled(former: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    """Return the fixture with two columns more, both filled, while the engine knows them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "COLUMNS", (*COLUMNS, *FURTHER))
        site, problems = read_site(fill(tmp_path_factory.mktemp("columns")))
        assert problems == []
        yield print_site(site)


def read_page(filled: Prepared, path: str) -> str:
    return filled.pages[path].decode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_print_a_further_column_with_the_evidence(
    filled: Prepared, page: str, code: str
) -> None:
    text = read_page(filled, f"{code}/{FIGURES}/{page}.html")
    seen, method = {"en": ("Seen by", "Method"), "zh": ("覆核", "方法")}[code]
    words = METHOD[code].replace("<", "&lt;").replace(">", "&gt;")
    assert text.count(f"<div><dt>{method}</dt><dd>{words}</dd></div>") == 1
    told = SEEN.replace("&", "&amp;")
    assert text.count(f"<div><dt>{seen}</dt><dd>{told}</dd></div>") == 1


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "zh"])
def test_other_peoples_pages_print_it_on_the_card_and_in_plain_text(
    filled: Prepared, former: Prepared, code: str
) -> None:
    card = read_page(filled, f"embed/{code}/{FIGURES}/figure/food/index.html")
    seen, method = {"en": ("Seen by", "Method"), "zh": ("覆核", "方法")}[code]
    words = METHOD[code].replace("<", "&lt;").replace(">", "&gt;")
    told = SEEN.replace("&", "&amp;")
    line = f"&nbsp;· {seen} {told}&nbsp;· {method} {words}"
    assert card.count(line) == 1
    text = read_page(filled, f"embed/{code}/{FIGURES}/figure/food.txt")
    before = read_page(former, f"embed/{code}/{FIGURES}/figure/food.txt")
    added = {
        "en": f"; Seen by: {SEEN}; Method: {METHOD['en']}",
        "zh": f"；覆核：{SEEN}；方法：{METHOD['zh']}",
    }
    assert text.replace(added[code], "") == before != text


@pytest.mark.slow
def test_the_height_of_a_card_counts_it(filled: Prepared, former: Prepared) -> None:
    pages = [read_page(p, f"en/{FIGURES}/data/index.html") for p in (former, filled)]
    parts = [page.partition('id="snippet-food"')[2].partition("</textarea>")[0] for page in pages]
    heights = [max(map(int, re.findall(r'height:? ?(?:=")?(\d+)', part))) for part in parts]
    assert heights[0] < heights[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["data/{}/figures.csv", "embed/zh/{}/kinds.csv"])
def test_tables_for_readers_have_it_for_each_language(filled: Prepared, name: str) -> None:
    path = name.format(FIGURES)
    excel = path.replace(".csv", "-excel.csv")
    for text in (read_page(filled, path), read_page(filled, excel).removeprefix("\ufeff")):
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
        assert list(rows["food"])[-3:] == [
            "seen_by",
            *(f"method_{c}" for c in filled.site.languages),
        ]
        told = [rows["food"][head] for head in HEADS]
        assert told == [SEEN, METHOD["zh"], METHOD["en"]]
        assert rows["clothes"]["seen_by"] == rows["clothes"]["method_en"] == ""


@pytest.mark.slow
def test_data_for_programs_have_it(filled: Prepared) -> None:
    ledger = json.loads(read_page(filled, f"data/{FIGURES}/figures.json"))
    metadata = json.loads(read_page(filled, f"embed/en/{FIGURES}/kinds.metadata.json"))
    for told in (ledger, metadata):
        figures = {figure["id"]: figure for figure in told["figures"]}
        assert (figures["food"]["seen_by"], figures["food"]["method"]) == (SEEN, METHOD)
        assert (figures["clothes"]["seen_by"], figures["clothes"]["method"]) == ("", {})


@pytest.mark.slow
def test_a_difference_tells_what_was_filled_and_no_more(filled: Prepared, former: Prepared) -> None:
    """A former build that did not know the column has no cell of it."""
    languages = filled.site.languages.values()
    difference = compare_sites(former.pages, filled.pages, languages)
    assert [change.id for change in difference.figures] == ["food"]
    told = format_difference(difference, "text", "en")
    for head, cell in zip(HEADS, (SEEN, METHOD["zh"], METHOD["en"]), strict=True):
        assert f"    {head}: (nothing) → {cell}\n" in told


@pytest.mark.slow
def test_what_it_says_is_checked_as_all_words_are(filled: Prepared, tmp_path: Path) -> None:
    check_pages(filled, problems := Problems())
    assert list(problems) == []
    table = fill(tmp_path) / "data/stalls.csv"
    edit(table, "Counted along", "Counted by 12 people along")
    _, found = read_site(tmp_path)
    assert [(p.code, dict(p.values)["header"]) for p in found] == [("naked-cell", "method_en")]


@pytest.mark.slow
def test_charts_are_given_its_cells_as_before(filled: Prepared) -> None:
    (story,) = (story for story in filled.site.stories if story.slug == FIGURES)
    assert story.figures["food"].extra["seen_by"] == SEEN
    assert story.figures["food"].further["seen_by"] == SEEN


def test_editors_fill_what_is_not_made_each_language_last() -> None:
    heads = [head for column in list_read_columns() for head in column.list_heads(["zh"])]
    assert heads[:4] == ["id", "group", "value", "unit"]
    assert heads.index("label_zh") > heads.index("round")
    assert not {"words_zh", "precision"} & set(heads)


def test_cells_that_say_nothing_are_empty() -> None:
    (story,) = (story for story in load_fixture().stories if story.slug == FIGURES)
    cells = cells_of(story.figures["food_share"])
    assert (cells["source"], cells["note"], cells["qualifier"]) == ("", {}, "exact")
    assert cells["value"] == story.figures["food_share"].quantity.value
