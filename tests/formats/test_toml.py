"""TOML as editors write it: values, the line each stands on, and every mistake at its place."""

from __future__ import annotations

import math

import pytest

from youju.formats.toml import Document, check_keys, parse_document, read_number, take, take_text
from youju.model import Language, Origin
from youju.problems import Problems
from youju.problems.hints import hint

FILE = "site_src/a.toml"
LANGUAGES = {
    "zh": Language("zh", "zh-Hant", "繁體中文"),
    "zh-hans": Language("zh-hans", "zh-Hans", "简体中文", derived_from="zh"),
    "en": Language("en", "en", "English"),
}
TEXT = """# notes
name.zh = "數據"
name.en = "Data"
date = 2024-05-09

[series.visits]
file = "/data/a.csv"

[[charts]]
id = "one"
[[charts]]
id = "two"
words.total.en = "Total"
"""


def parse(text: str | bytes) -> tuple[Document, list[tuple[str, Origin]]]:
    problems = Problems()
    content = text.encode() if isinstance(text, str) else text
    document = parse_document(content, FILE, problems)
    return document, [(problem.code, problem.origin) for problem in problems]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("name", "en"), 3),
        (("name", "fr"), 2),
        (("series", "visits"), 6),
        (("series", "visits", "file"), 7),
        (("charts", 0, "id"), 10),
        (("charts", 1), 11),
        (("charts", 1, "words", "total", "en"), 13),
        (("nowhere", "at", "all"), 1),
    ],
)
def test_a_value_knows_its_line(path: tuple[str | int, ...], line: int) -> None:
    document, problems = parse(TEXT)
    assert problems == []
    assert document.origin(*path) == Origin(FILE, line)


def test_a_byte_order_mark_is_no_mistake() -> None:
    document, problems = parse("\ufeff" + TEXT)
    assert problems == []
    assert document.values["name"]["en"] == "Data"


def test_a_fault_of_syntax_has_line_and_column() -> None:
    document, problems = parse('a = "1"\nb = "2\n')
    assert problems == [("document-text-not-closed", Origin(FILE, 2, 7))]
    assert document.values == {}


def test_another_encoding_is_reported_at_its_line() -> None:
    assert parse("a = 1\nb = '數'\n".encode("big5"))[1] == [("document-not-utf8", Origin(FILE, 2))]


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\ue000", "\ufffe", "\u202e", "\ufffd"])
def test_a_character_that_cannot_be_published_is_reported(character: str) -> None:
    document, ((code, origin),) = parse(f'a = "1"\nb.en = "Wo{character}rd"\n')
    assert code.startswith("text-") and origin == Origin(FILE, 2, 11)
    assert document.values["b"]["en"] == "Word"


def test_an_unknown_key_is_told_the_nearest() -> None:
    document, _ = parse('titel = "x"\ntitle = "y"\n')
    problems = Problems()
    check_keys(document, (), ("title", "date"), problems)
    (problem,) = problems
    assert problem.origin.line == 1
    assert dict(problem.values) == {"key": "titel", **hint("titel", ["title"])}


def test_text_is_in_every_language_or_reported() -> None:
    document, _ = parse('a.zh = "數據"\na.en = " Data "\nb.zh = "頭"\nb.en = " "\nc = "bare"\n')
    problems = Problems()
    assert dict(take_text(document, ("a",), LANGUAGES, problems)) == {
        "zh": "數據",
        "zh-hans": "数据",
        "en": "Data",
    }
    assert not problems
    for key in ("b", "c", "d"):
        take_text(document, (key,), LANGUAGES, problems)
    found = [(problem.origin.line, dict(problem.values)["name"]) for problem in problems]
    assert found == [(3, "b.en"), (5, "c.zh"), (5, "c.en"), (1, "d.zh"), (1, "d.en")]


@pytest.mark.parametrize(("kind", "empty"), [(str, ""), (list, []), (dict, {}), (int, None)])
def test_a_value_of_another_type_is_reported(kind: type, empty: object) -> None:
    document, _ = parse("a = 1.5\n")
    problems = Problems()
    assert take(document, ("a",), kind, problems) == empty
    assert take(document, ("b",), kind, problems) == empty
    assert [problem.origin.line for problem in problems] == [1, 1]
    assert [dict(problem.values)["found"] for problem in problems] == ["1.5", "missing"]


def test_a_value_is_shown_as_it_was_written() -> None:
    document, _ = parse('a = "yes"\nb = true\nc = ["x"]\n')
    problems = Problems()
    take(document, ("a",), bool, problems)
    take(document, ("b",), int, problems)
    take(document, ("c",), str, problems)
    assert [problem.sentence("en") for problem in problems] == [
        '"a" is "yes"; it should be true or false.',
        '"b" is true; it should be a whole number.',
        '"c" is ["x"]; it should be a text.',
    ]
    first = next(iter(problems))
    assert first.sentence("zh") == '「a」："yes"；應為 true 或 false。'
    assert "dash" not in first.mend("en")


@pytest.mark.parametrize(
    ("value", "number"),
    [
        *((5, 5.0), (-0.5, -0.5), (True, None), ("5", None), (None, None)),
        *((math.inf, None), (math.nan, None), (10**400, None)),
    ],
)
def test_a_number_is_one_that_can_be_drawn(value: object, number: float | None) -> None:
    assert read_number(value) == number


def test_what_may_be_absent_has_its_default() -> None:
    document, _ = parse("a = 1\n")
    problems = Problems()
    assert take(document, ("b",), str, problems, "x") == "x"
    assert take(document, ("a",), int, problems, 5) == 1
    assert not problems


def test_what_comes_by_an_escape_is_reported_where_it_stands() -> None:
    """In comments, single quotes and behind a backslash of its own an escape is none."""
    document, problems = parse(
        "# \\u202e\n"
        "a = '\\u202e'\n"
        'b = ["c:\\\\u202e",\n'
        '  "1\\u202e2\\u202e",\n'
        '  "3\\U0000202E"]\n'
        '["k\\u0007ey"]\n'
        'c = """\n'
        'x\n\\b"""\n'
        'd.e = "\\u200f\\u00e9\\t"\n'
    )
    assert problems == [
        ("text-escaped-character", Origin(FILE, line, column))
        for line, column in ((4, 5), (5, 5), (6, 4), (9, 1))
    ]
    assert document.values == {
        "a": "\\u202e",
        "b": ["c:\\u202e", "12", "3"],
        "key": {"c": "x\n", "d": {"e": "\u200f\u00e9\t"}},
    }


TWO = '[[charts]]\nid = "a"\n[[charts]]\nid = "b"\n'


@pytest.mark.parametrize(
    ("text", "path", "name"),
    [
        (
            '[[charts]]\nid = "a"\n[[charts]]\nid = "b"\n',
            ("charts", 1, "title"),
            "title.zh ([[charts]] b)",
        ),
        ("[[charts]]\n[[charts]]\n", ("charts", 1, "title"), "title.zh ([[charts]] 2)"),
        ("", ("title",), "title.zh"),
    ],
)
def test_a_missing_text_is_named_as_an_editor_finds_it(
    text: str, path: tuple[str | int, ...], name: str
) -> None:
    problems = Problems()
    take_text(parse_document(text.encode(), "story.toml", problems), path, LANGUAGES, problems)
    assert next(dict(problem.values)["name"] for problem in problems) == name


def test_an_entry_of_a_list_is_counted_from_one() -> None:
    problems = Problems()
    document = parse_document(b"figures = ['a', 5]", "story.toml", problems)
    take(document, ("figures", 1), str, problems)
    assert [dict(problem.values)["name"] for problem in problems] == ["figures: 2"]
