"""A sources table: publishers, dates, addresses."""

import pytest

from tests.tabling import LANGUAGES, check_told, read_table
from youju.model import Source
from youju.problems import Problems
from youju.tables.sources import parse_sources

HEADER = "id,publisher_zh,publisher_en,title_zh,title_en,language,published,url,republished_url"


def read(
    published: str = "2024", url: str = "", language: str = "zh", more: tuple[str, str] = ("", "")
) -> tuple[Source, list[str]]:
    """Return the source of one row, with the codes of its problems; `more` are heads and cells."""
    problems = Problems()
    line = f"report,市旅遊局,City Office,年報,Annual report,{language},{published},{url},"
    heads, cells = more
    table = read_table(f"{HEADER}{heads}\n{line}{cells}\n", problems)
    assert table
    sources = parse_sources(table, LANGUAGES, problems)
    check_told(list(problems))
    return sources["report"], [problem.code for problem in problems]


def test_a_row_becomes_a_source() -> None:
    source, codes = read("2024-12-31", "https://example.org/a?b=c#d")
    assert not codes
    assert dict(source.publisher) == {"zh": "市旅遊局", "en": "City Office", "zh-hans": "市旅游局"}
    assert (source.language, source.published) == ("zh", "2024-12-31")
    assert source.url == "https://example.org/a?b=c#d"
    assert (source.republisher, source.note, source.licence) == (None, None, None)


@pytest.mark.parametrize("published", ["2024", "2024-02", "2024-02-29", "1903-05-01"])
def test_dates(published: str) -> None:
    assert read(published)[1] == []


@pytest.mark.parametrize(
    ("published", "code"),
    [
        ("2024/2/9", "source-other-date"),
        ("2024.02.09", "source-other-date"),
        ("2024年2月9日", "source-other-date"),
        ("45331", "source-excel-day"),
        ("", "source-bad-date"),
        ("9/2/2024", "source-bad-date"),
        ("2024-2-9", "source-bad-date"),
        ("2023-02-29", "date-impossible"),
        ("2024-13", "date-impossible"),
        ("20240209", "source-bad-date"),
        ("民國113年", "date-roc"),
        ("../2024", "source-bad-date"),
        ("P1Y", "source-bad-date"),
        ("0001", "source-bad-date"),
    ],
)
def test_what_is_no_date(published: str, code: str) -> None:
    source, codes = read(published)
    assert codes == [code]
    assert source.published == ""


def test_excel_days_are_worked_out() -> None:
    problems = Problems()
    table = read_table(f"{HEADER}\na,甲,A,乙,B,zh,43831,,\n", problems)
    assert table
    parse_sources(table, LANGUAGES, problems)
    (problem,) = problems
    assert "2020-01-01" in problem.sentence("en")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org:8443/a",
        "https://zh.example.org/年報/2024",
        "https://a.b.example/?q=1&r=%20",
    ],
)
def test_addresses(url: str) -> None:
    assert read(url=url)[1] == []


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.org", "source-http"),
        ("HTTP://example.org", "source-http"),
        ("javascript:alert(1)", "source-bad-address"),
        ("data:text/html;x", "source-bad-address"),
        ("//example.org/a", "source-bad-address"),
        ("file:///etc/passwd", "source-bad-address"),
        ("ftp://example.org", "source-bad-address"),
        ("\\\\server\\share", "source-bad-address"),
        ("www.example.org", "source-bad-address"),
        ("https://", "source-bad-address"),
        ("https://localhost/a", "source-bad-address"),
        ("https://a@b.example", "source-bad-address"),
        ("https://[::1/a", "source-bad-address"),
        ("https://example.org/a b", "source-bad-address"),
        ("https://example.org/<b>", "source-bad-address"),
        (f"https://example.org/{'a' * 2000}", "source-bad-address"),
    ],
)
def test_what_is_no_address(url: str, code: str) -> None:
    assert read(url=url)[1] == [code]


def read_licence(heads: str, cells: str) -> tuple[Source, list[str]]:
    return read(more=(f",{heads}", f",{cells}"))


def test_a_source_may_say_its_licence() -> None:
    source, codes = read_licence("licence_zh,licence_en", "註明出處即可使用,Free with credit")
    assert codes == [] and source.licence is not None
    assert dict(source.licence) == {
        "zh": "註明出處即可使用",
        "en": "Free with credit",
        "zh-hans": "注明出处即可使用",
    }
    assert read_licence("licence_zh,licence_en", ",")[0].licence is None


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("licence_zh,licence_en", "註明出處即可使用,"),
        ("licence_en", "Free with credit"),
        ("licence_zh,licence_en", '註明出處即可使用,"Free\nwith credit"'),
    ],
)
def test_a_licence_is_one_line_in_all_languages_or_in_none(heads: str, cells: str) -> None:
    assert read_licence(heads, cells)[1] != []


def test_an_unknown_language_keeps_the_source() -> None:
    source, codes = read(language="中文")
    assert codes == ["source-unknown-language"]
    assert source.language == ""


def test_a_republisher_needs_a_name() -> None:
    problems = Problems()
    table = read_table(f"{HEADER}\na,甲,A,乙,B,zh,2024,,https://example.org\n", problems)
    assert table
    parse_sources(table, LANGUAGES, problems)
    assert [problem.code for problem in problems] == ["source-no-republisher"]
