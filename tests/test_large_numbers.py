"""Large numbers, end to end: worded, rounded, explained, and worked out anew on finished pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fixture import copy_site, edit, forget_index, print_site, read_site
from youju.numbers.wording import NBSP
from youju.problems import Problem, Problems
from youju.publish import check_pages

ROW = "rent,money,每年租金,Yearly rent,3600000,yuan,about,P1Y,office,4,約360萬元"
TALE = "rent,money,國民總收入,National income,{value},yuan,{qualifier},2021,office,4,{printed}"


def publish(root: Path, *row: str, settings: str = "") -> tuple[Mapping[str, str], list[Problem]]:
    """Return the pages of the fixture whose rent is another figure, and what is told of them."""
    forget_index(copy_site(root))
    value, qualifier, printed = row
    tale = TALE.format(value=value, qualifier=qualifier, printed=printed)
    edit(root / "data/stalls.csv", ROW, tale)
    edit(root / "site_src/site.toml", 'tag = "zh-Hant"', f'tag = "zh-Hant"\n{settings}')
    site, found = read_site(root)
    assert found == []
    made, problems = print_site(site), Problems()
    check_pages(made, problems)
    pages = {path: content.decode() for path, content in made.pages.items() if "html" in path}
    return {path: text.replace(NBSP, " ") for path, text in pages.items()}, list(problems)


@pytest.mark.slow
def test_a_number_too_large_for_english_is_rounded_and_whole_in_its_evidence(
    tmp_path: Path,
) -> None:
    pages, problems = publish(tmp_path, "113351800000000", "exact", "1133518億元")
    assert problems == []
    for path in ("en/market-stalls/index.html", "en/market-stalls/data/index.html"):
        text = pages[path].partition('id="ev-rent"')[2].partition("</article>")[0]
        assert ">113.35 trillion yuan</data>" in text
        assert "<dt>Before rounding</dt>" in text
        assert "<dd>113,351,800,000,000 yuan</dd>" in text
    chinese = pages["zh/market-stalls/index.html"]
    assert ">1133518億元</data>" in chinese
    assert "捨入前" not in chinese


@pytest.mark.slow
def test_a_site_in_taiwan_says_zhao(tmp_path: Path) -> None:
    pages, problems = publish(
        tmp_path, "1500000000000", "about", "約1.5兆元", settings='trillion = "兆"'
    )
    assert problems == []
    assert ">約1.5兆元</data>" in pages["zh/market-stalls/index.html"]
    assert ">about 1.5 trillion yuan</data>" in pages["en/market-stalls/index.html"]
