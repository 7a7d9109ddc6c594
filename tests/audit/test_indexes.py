"""The index of a source: made of its text, held against a text that is kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from tests.fixture import load_fixture
from youju.audit.grammar import read_tongue
from youju.audit.indexes import EDITION, check_indexes, make_index
from youju.problems import Problems
from youju.tables.print_indexes import name_text

TEXT = """# 市場清點

我們在五月清點了市場。

清點時問過每一位攤主。

市場共有1200多個攤位，其中800個賣吃的，400個賣衣服。

攤主每年的租金約360萬元。
"""


def tell(text: str) -> list[tuple[str, int]]:
    site, problems = load_fixture(), Problems()
    kept = {**site.files, name_text("office"): text.encode()}
    check_indexes(replace(site, files=kept), problems)
    return [(problem.code, problem.origin.line) for problem in problems]


def test_an_index_has_the_hash_of_the_normalised_text() -> None:
    index = make_index(TEXT.replace("\n", " \r\n"), "office", read_tongue("zh"))
    assert index.digest == hashlib.sha256(TEXT.encode()).hexdigest()
    assert index == load_fixture().indexes["office"]


def test_numbers_of_a_page_are_counted_through() -> None:
    index = make_index("[page 3]\n\n共5人。\n\n有6人。", "office", read_tongue("zh"))
    assert [(one.place, one.order) for one in index.numbers] == [("page 3", 1), ("page 3", 2)]


def test_the_text_that_is_kept_is_that_of_the_index() -> None:
    assert tell(TEXT) == []


def test_another_text_is_told_at_its_first_other_number() -> None:
    assert tell(TEXT.replace("800個", "900個")) == [("index-differs", 6)]
    assert tell(TEXT.replace("賣吃的", "賣喝的")) == [("index-differs", 1)]
    assert tell(TEXT + "\n另有3人。\n") == [("index-differs", 1)]


def test_an_index_of_an_older_edition_is_a_note() -> None:
    site, problems = load_fixture(), Problems()
    index = make_index(TEXT, "office", read_tongue("zh"))
    other = tuple(replace(one, printed="1") for one in index.numbers)
    for edition, changed in ((1, other), (EDITION, other), (1, index.numbers)):
        kept = replace(index, numbers=changed, edition=edition, lines=(9,) * len(changed))
        files = {**site.files, name_text("office"): TEXT.encode()}
        check_indexes(replace(site, files=files, indexes={"office": kept}), problems)
    assert [problem.code for problem in problems] == ["index-older", "index-differs"]
    assert [problem.grade for problem in problems] == ["note", "hold"]


def test_a_text_without_an_index_is_told() -> None:
    site, problems = load_fixture(), Problems()
    kept = {**site.files, name_text("office"): TEXT.encode()}
    check_indexes(replace(site, files=kept, indexes={}), problems)
    assert [problem.code for problem in problems] == ["index-missing"]
