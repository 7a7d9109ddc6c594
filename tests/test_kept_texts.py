"""The fixture whose sources keep their texts: ranges and margins from the source to the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fixture import ROOT, copy_site, edit, print_site, read_once, read_site
from youju.audit.finished import find_faults, report_faults
from youju.audit.indexes import check_indexes
from youju.content.site import load_site
from youju.inputs import read_inputs
from youju.problems import Problems
from youju.publish import Prepared, check_pages

KEPT = ROOT / "tests" / "sites" / "kept_texts"
FIGURES, CHECKS = "data/ferries.csv", "data/checks.csv"
SOURCES = "data/sources.csv"


@pytest.fixture(scope="module")
def printed() -> Prepared:
    site, problems = read_once(KEPT)
    assert [f"{problem.origin} {problem.code}" for problem in problems] == []
    return print_site(site)


def tell_changed(printed: Prepared, path: str, old: str, new: str) -> set[str]:
    """Return what an audit tells of the pages of which one says `new` in the place of `old`."""
    right = printed.pages[path]
    changed = right.replace(old.encode(), new.encode(), 1)
    assert changed != right
    problems = Problems()
    pages = {**printed.pages, path: changed}
    report_faults(printed.site, find_faults(printed.site, pages), problems)
    return {problem.code for problem in problems}


@pytest.mark.slow
def test_its_pages_are_published_and_a_wrong_end_is_found(printed: Prepared) -> None:
    problems = Problems()
    check_pages(printed, problems)
    assert [f"{problem.origin} {problem.code}" for problem in problems] == []
    page, words = "zh/ferries/index.html", "30萬～50萬人次</data>"
    for wrong in ("30萬～60萬人次", "20萬～50萬人次", "30萬人次", "約30萬～50萬人次"):
        assert "finished-differs" in tell_changed(printed, page, words, f"{wrong}</data>"), wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "words", "wrong"),
    [
        (
            "zh",
            "減少不超過3000人次",
            "減少至少3000人次|減少3000人次|不超過3000人次|增加不超過3000人次",
        ),
        ("zh", "增加不超過2000人次", "增加2000人次|減少不超過2000人次"),
        ("zh", "下降超過2.5%", "下降2.5%|下降不足2.5%|上升超過2.5%|超過−2.5%"),
        ("zh", "減少5～8個", "5～8個|增加5～8個|減少5～9個|減少5個"),
        ("en", "down at most 3,000", "down at least 3,000|at most −3,000|up at most 3,000"),
        ("en", "down more than 4\u00a0percent", "down less than 4 percent|more than −4 percent"),
        ("en", "down 5 to 8", "5 to 8|up 5 to 8|down 5 to 9"),
    ],
)
def test_a_bound_of_a_fall_is_published_as_that(
    printed: Prepared, code: str, words: str, wrong: str
) -> None:
    page = f"{code}/ferries/index.html"
    for other in wrong.split("|"):
        found = tell_changed(printed, page, f"{words}</data>", f"{other}</data>")
        assert "finished-differs" in found, other


@pytest.mark.slow
@pytest.mark.parametrize("name", ["en/ferries/data/index.html", "en/ferries/index.html"])
def test_evidence_quotes_the_sentence_and_a_wrong_quote_is_found(
    printed: Prepared, name: str
) -> None:
    page = printed.pages[name].decode()
    mark = '<mark><data class="fig span" value="300000/500000" data-figure="summer">30至50萬人次'
    assert (
        f'<q lang="zh-Hant">港務處說，今年夏天渡輪每日載客{mark}</data></mark>，去年夏天約20'
        in page
    )
    assert '<span class="gloss">300,000 to 500,000' in page.replace("\u00a0", " ")
    assert '<q lang="en">The council expects <mark>' in page
    found = tell_changed(printed, name, "冬季則約18萬人次。", "冬季則約81萬人次。")
    assert "finished-bare-number" in found


@pytest.mark.slow
def test_short_evidence_has_the_print_once(printed: Prepared) -> None:
    """The sentence that has it whole stands in the print's place; a margin given apart keeps it."""
    story = printed.pages["en/ferries/index.html"].decode()
    summer = story.partition('id="ev-summer"')[2].partition("</article>")[0]
    weekly = story.partition('id="ev-weekly"')[2].partition("</article>")[0]
    assert (summer.count("30至50萬人次"), weekly.count("45%…±2個百分點")) == (1, 1)
    assert "<mark>45%</mark>" in weekly


@pytest.mark.slow
def test_a_source_in_a_language_that_the_site_does_not_speak_is_quoted(printed: Prepared) -> None:
    assert "ja" not in printed.site.languages
    quotes = {
        "sister_riders": '<q lang="ja">姉妹港の令和5年度の渡船利用者は<mark><data class="fig"'
        ' value="123000000" data-figure="sister_riders">延べ1億2300万人</data></mark>で、',
        "sister_weekly": "うち<mark>"
        '<data class="fig" value="35" data-figure="sister_weekly">3割5分</data></mark>が毎週乗ると',
        "sister_fares": "答え、<mark>"
        '<data class="fig" value="50" data-figure="sister_fares">半数近く</data></mark>が',
    }
    for code, gloss in (("en", "123 million visits"), ("zh", "1.23億人次")):
        page = printed.pages[f"{code}/ferries/data/index.html"].decode()
        assert [quote for quote in quotes.values() if quote not in page] == []
        assert f'<span class="gloss">{gloss}' in page.replace("\u00a0", " ")
        assert '<cite lang="ja">姉妹港の渡船白書' in page
    name = "en/ferries/data/index.html"
    assert "finished-bare-number" in tell_changed(printed, name, "約1200人のうち", "約2100人のうち")
    found = tell_changed(printed, name, ">3割5分</data>", ">5割3分</data>")
    assert "finished-differs" in found


def test_a_text_that_was_changed_is_held_against_its_index(tmp_path: Path) -> None:
    copy_site(tmp_path, KEPT)
    edit(tmp_path / "data/sources/harbour.txt", "職位增加120個", "職位增加210個")
    problems = Problems()
    check_indexes(read_site(tmp_path)[0], problems)
    assert [problem.code for problem in problems] == ["index-differs"]


@pytest.mark.slow
def test_files_for_readers_have_both_numbers(printed: Prepared) -> None:
    ledger = json.loads(printed.pages["data/ferries/figures.json"])
    told = {figure["id"]: figure for figure in ledger["figures"]}
    assert (told["summer"]["value"], told["summer"]["value_to"]) == (300000, 500000)
    assert (told["weekly"]["value"], told["weekly"]["margin_of_error"]) == (45, 2)
    assert told["more"]["words"]["en"].replace("\u00a0", " ") == "about 50,000 to 300,000 visits"
    # Beside a number below zero stands what bounds that number, and not how far it fell.
    assert (told["night"]["value"], told["night"]["qualifier"]) == (-3000, "at_least")
    assert told["night"]["words"]["en"].replace("\u00a0", " ") == "down at most 3,000 visits"
    assert (told["visitors"]["value"], told["visitors"]["qualifier"]) == (2000, "at_most")
    assert (told["weekly_people"]["value"], told["weekly_people"]["value_to"]) == (516, 564)


@pytest.mark.parametrize(
    ("file", "old", "new", "codes"),
    [
        (FIGURES, "30萬,50萬,", "30萬,60萬,", ["figure-print-ends"]),
        (FIGURES, "-3.5,", "3.5,", ["figure-print-value"]),
        (FIGURES, "減少3.5%", "減少5.3%", ["figure-print-value"]),
        (
            FIGURES,
            "30萬,50萬,,visits,exact,2024-08,harbour,1,30至50萬人次",
            "30萬,60萬,,visits,exact,2024-08,harbour,1,30至60萬人次",
            ["print-unknown"],
        ),
        (
            FIGURES,
            "45,,2,percent,exact,2024-08,harbour,2,45%…±2個百分點",
            "45,,3,percent,exact,2024-08,harbour,2,45%…±3個百分點",
            ["print-unknown"],
        ),
        (
            FIGURES,
            "visits,at_most,2024-08,harbour,4,減少",
            "visits,at_least,2024-08,harbour,4,減少",
            ["figure-print-qualifier"],
        ),
        (FIGURES, "減少不超過3000人次", "減少至少3000人次", ["figure-print-qualifier"]),
        (
            FIGURES,
            "-8,-5,,post,exact,2024-08,harbour,4,減少5至8個",
            "-9,-5,,post,exact,2024-08,harbour,4,減少5至9個",
            ["print-unknown"],
        ),
        (
            CHECKS,
            "change_small,change,<,never",
            "change_small,night,<,-100",
            ["relation-wrong-order"],
        ),
        (
            FIGURES,
            "-3.5,,,percent,exact,2024-08,harbour,3,減少",
            "3.5,,,percent,exact,2024-08,harbour,3,增長",
            ["print-turned"],
        ),
        (
            FIGURES,
            "-3.5,,,percent,exact,2024-08,harbour,3,減少",
            "3.5,,,percent,exact,2024-08,harbour,3,",
            ["print-fell"],
        ),
        (
            FIGURES,
            "120,,,post,exact,2024-08,harbour,3,增加",
            "-120,,,post,exact,2024-08,harbour,3,減少",
            ["print-turned"],
        ),
        (
            FIGURES,
            "120,,,post,exact,2024-08,harbour,3,增加",
            "120,,,post,exact,2024-08,harbour,3,",
            [],
        ),
        (
            FIGURES,
            "-8,-5,,post,exact,2024-08,harbour,4,減少",
            "5,8,,post,exact,2024-08,harbour,4,增加",
            ["print-turned"],
        ),
        (
            FIGURES,
            "-4,,,percent,over,2024-10,council,3,fell by",
            "4,,,percent,over,2024-10,council,3,up by",
            ["print-turned"],
        ),
        (FIGURES, "harbour,1,30至50萬人次", "harbour,2,30至50萬人次", ["print-elsewhere"]),
        (FIGURES, "延べ1億2300万人", "延べ1億3200万人", ["figure-print-value"]),
        (FIGURES, "半数近く", "半数", ["figure-print-qualifier"]),
        (
            FIGURES,
            "35,,,percent,exact,2023-12,sister,2,3割5分",
            "36,,,percent,exact,2023-12,sister,2,3割6分",
            ["print-unknown"],
        ),
        (FIGURES, "約1200人", "1200人以下", ["figure-print-qualifier"]),
        (SOURCES, "姉妹港の渡船白書（試験のための創作）", "", ["table-missing-words"]),
        (SOURCES, "title_ja", "title_jp", ["table-misspelt-column"]),
        (CHECKS, "poll_apart,weekly,>,never", "poll_apart,summer,=,before", ["relation-not-equal"]),
        (
            CHECKS,
            "summer_above,summer,>,before",
            "summer_above,summer,>,summer / 2 + winter",
            ["relation-wrong-order"],
        ),
        (
            FIGURES,
            "38,,2,percent,exact,2024-08,harbour,2,38%…±2個百分點",
            "42,,2,percent,exact,2024-08,harbour,2,42%…±2個百分點",
            ["print-unknown", "relation-wrong-order"],
        ),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, file: str, old: str, new: str, codes: list[str]
) -> None:
    copy_site(tmp_path, KEPT)
    edit(tmp_path / file, old, new)
    assert sorted({problem.code for problem in read_site(tmp_path)[1]}) == codes


def test_a_kind_that_draws_single_numbers_is_told(tmp_path: Path) -> None:
    copy_site(tmp_path, KEPT)
    story = tmp_path / "site_src/stories/ferries/story.toml"
    edit(story, 'kind = "columns"', 'kind = "units"')
    assert [problem.code for problem in read_site(tmp_path)[1]] == ["chart-kind-range"]


def test_a_site_that_is_to_speak_japanese_is_told_what_it_lacks(tmp_path: Path) -> None:
    copy_site(tmp_path, KEPT)
    settings = tmp_path / "site_src/site.toml"
    spoken = '[languages.ja]\ntag = "ja"\nname = "日本語"\n'
    settings.write_text(f"{settings.read_text('utf-8')}\n{spoken}", "utf-8")
    problems = Problems()
    load_site(read_inputs(tmp_path), problems)
    told = {problem.code for problem in problems}
    lacks = {"document-missing-text", "prose-missing", "table-missing-column"}
    assert told == {*lacks, "table-missing-words"}
    words = [problem.sentence("en") for problem in problems]
    assert '"name.ja" is missing or empty.' in words
    assert '"skip_to_content.ja" is missing or empty.' not in words
