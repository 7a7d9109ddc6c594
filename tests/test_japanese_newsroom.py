"""A newsroom that publishes in Japanese and English: from its source's print to its pages."""

from __future__ import annotations

import os
import re

import pytest

from tests.fixture import ROOT, print_site, read_once
from tests.test_golden import INDEX, TEXTS, compare, simplify
from youju.audit.finished import find_faults, report_faults
from youju.problems import Problems
from youju.publish import Prepared, check_pages

NEWSROOM = ROOT / "tests" / "sites" / "japanese_newsroom"
GOLDEN = ROOT / "tests" / "golden" / "japanese_newsroom"
STORY = "ja/ferries/index.html"
OURS = ("ja/", "embed/ja/ferries/days", "embed/ja/ferries/months", "index.html", "sitemap.xml")


@pytest.fixture(scope="module")
def printed() -> Prepared:
    site, problems = read_once(NEWSROOM)
    assert [f"{problem.origin} {problem.code}" for problem in problems] == []
    return print_site(site)


@pytest.mark.slow
def test_its_pages_are_published(printed: Prepared) -> None:
    problems = Problems()
    check_pages(printed, problems)
    assert [f"{problem.origin} {problem.code}" for problem in problems] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("48万9000人以上", "48万9000人"),
        ("48万9000人以上", "48万8000人以上"),
        ("3.5%減", "3.5%増"),
        ("5万2000人弱", "5万2000人強"),
        ("12億3400万円", "12億340万円"),
        ("63〜68%", "6〜68%"),
        ("20年未満", "20年以下"),
        ("500万円以下", "500万円未満"),
    ],
)
def test_a_wrong_number_on_a_page_is_found(printed: Prepared, words: str, wrong: str) -> None:
    right = printed.pages[STORY]
    changed = right.replace(f">{words}</data>".encode(), f">{wrong}</data>".encode(), 1)
    assert changed != right
    problems = Problems()
    report_faults(
        printed.site, find_faults(printed.site, {**printed.pages, STORY: changed}), problems
    )
    assert "finished-differs" in {problem.code for problem in problems}


@pytest.mark.slow
def test_its_pages_are_as_they_were_found_right(printed: Prepared) -> None:
    pages = {
        path: simplify(path, content.decode())
        for path, content in printed.pages.items()
        if path.endswith(TEXTS) and not path.endswith(".vl.json") and path.startswith(OURS)
    }
    names = sorted(re.sub(r"\.[0-9a-f]{12}\.", ".HASH.", path) for path in printed.pages)
    pages[INDEX] = "\n".join(names) + "\n"
    assert compare(pages, GOLDEN, strict="CI" in os.environ) == []


@pytest.mark.slow
def test_no_word_of_another_language_stands_on_a_japanese_page(printed: Prepared) -> None:
    """Chinese forms of characters that Japanese does not have, and words of the interface."""
    foreign = re.compile(r"[數據關萬圖]|Copy\b|Downloads|Evidence")
    for path, content in printed.pages.items():
        if path.startswith("ja/") and path.endswith(".html"):
            text = re.sub(r"(?s)<(script|style|pre|textarea).*?</\1>|<[^>]*>", "", content.decode())
            assert foreign.findall(text) == [], path
