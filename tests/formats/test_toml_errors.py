"""What TOML's parser refuses: told as the mistake that an editor made, at the line of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.formats.toml import parse_document
from youju.formats.toml_errors import explain_syntax
from youju.problems import Problem, Problems


def refuse(text: str) -> Problem:
    problems = Problems()
    document = parse_document(text.encode(), "a.toml", problems)
    (problem,) = problems
    assert not document.readable and document.values == {}
    return problem


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ('b = 1\na = "x', "text-not-closed", 2),
        ('a = "x\nb = 1\n', "text-not-closed", 1),
        ("a = 'x\n", "text-not-closed", 1),
        ('b = 1\na = """x\n\ny\n', "text-not-closed", 2),
        ("a = '''x\n\n", "text-not-closed", 1),
        ("a = x", "not-quoted", 1),
        ("a = 「x」", "not-quoted", 1),
        ("a = “x”", "not-quoted", 1),
        ("a = 2021-02-30", "no-such-day", 1),
        ("b = 1\na = 2021-13-23\n", "no-such-day", 2),
        ("a = 2021-00-10 # when?", "no-such-day", 1),
        ("[x]\na.b = 2021/2/30", "no-such-day", 2),
        ("a = 2021-1-5", "day-form", 1),
        ("a = 2021/12/23", "day-form", 1),
        ("a = 23/12/2021", "day-form", 1),
        ("a = 12.3.2021 # or so", "day-form", 1),
        ("a = 31/31/2021", "no-such-day", 1),
        ("a = 2021年12月23日", "day-form", 1),
        ("a = 23.12.2021", "day-form", 1),
        ('a = "C:\\data"', "backslash", 1),
        ("a = 1\n\na = 2\nb = 3", "key-twice", 3),
        ("[a]\nb = 1\n[a]\n", "key-twice", 3),
        ("[[a]]\n[a]\n", "part-brackets", 2),
        ("[a]\n[[a]] # again\n", "part-brackets", 2),
        ("[[a]]\nb = 1\n[a]]\n", "part-brackets", 3),
        ("[a]]\n", "part-brackets", 1),
        ("b = 1\n[[a]\n", "part-brackets", 2),
        ("a = 1\na.b = 2", "key-twice", 2),
        ("a = {b = 1, b = 2}", "key-twice", 1),
        ('a = [\n "x"\nb = 2\n', "not-closed", 1),
        ("a = {b = 1", "not-closed", 1),
        ('[[a]]\nid = "x"\nb = ["c" "d"]\n', "list-comma", 3),
        ('[[a]]\nb = ["c"， "d"]\n', "list-comma", 2),
        ('[[a]]\nb = [\n "c",\n "d"\n "e"\n]\n', "list-comma", 5),
        ("a = {b = 1 c = 2}\n", "list-comma", 1),
        ("a = [1 2]\n", "list-comma", 1),
        ('[[a]]\nb = ["c", "d"\ne = 1\n', "not-closed", 2),
        ('[[a]]\nb = ["c", "d"\n\n[x]\ne = 1\n', "not-closed", 2),
        ("b = [1]\n[a\n", "not-closed", 2),
        ('a = "he said "no""', "behind-value", 1),
        ("a = 012", "behind-value", 1),
        ("a: 1", "syntax", 1),
        ("標題 = 1", "syntax", 1),
        ("= 3", "syntax", 1),
        ("a.b\n\n", "syntax", 1),
        (f"a = {'1' * 5000}", "syntax", 1),
        (f"a = {'[' * 3000}", "syntax", 1),
    ],
)
def test_each_mistake_has_its_own_words_and_line(text: str, kind: str, line: int) -> None:
    problem = refuse(text)
    assert (problem.code, problem.origin.line) == (f"document-{kind}", line)
    for language in ("en", "zh"):
        assert text.splitlines()[line - 1].strip()[:20] in problem.sentence(language)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("[[charts]]\na = 1\n[charts]]", "[[charts]]"),
        ("[[charts]]\na = 1\n[charts]", "[[charts]]"),
        ("[series.a]\nb = 1\n[[series.a]", "[series.a]"),
        ("[charts]] # mine", "[[charts]] / [charts]"),
    ],
)
def test_the_name_of_a_part_is_told_with_its_brackets(text: str, near: str) -> None:
    assert refuse(text).mend("en").endswith(f"wherever this part stands: {near}")
    assert refuse(text).mend("zh").endswith(f"同名的各處也要一致：{near}")


@given(st.text(st.sampled_from("a=1\"'[]{}.,#\\ \n標“"), max_size=20))
def test_whatever_is_refused_is_told_within_the_file(text: str) -> None:
    problems = Problems()
    document = parse_document(text.encode(), "a.toml", problems)
    assert document.readable == (not problems)
    for problem in problems:
        assert 1 <= problem.origin.line <= text.count("\n") + 1
        assert all("nvalid" not in problem.sentence(language) for language in ("en", "zh"))


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("23/12/2021", "2021-12-23"),
        ("12/23/2021", "2021-12-23"),
        ("3/4/2021", "2021-04-03 / 2021-03-04"),
        ("5.5.2021", "2021-05-05"),
    ],
)
def test_a_day_whose_year_stands_last_is_written_as_it_may_be_meant(
    written: str, near: str
) -> None:
    """The hint was to write it as a text, in quotation marks."""
    message = "Expected newline or end of document after a statement (at line 1, column 10)"
    assert explain_syntax(f"date = {written}\n", message)[3]["near"] == near
