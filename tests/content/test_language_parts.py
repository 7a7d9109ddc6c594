"""The shape of a part that a site brings: each mistake is told at its line, none is a traceback."""

from __future__ import annotations

import pytest

from youju.content.language_parts import check_part
from youju.formats.toml import parse_document
from youju.languages.parts import PARTS, list_tags, read_part
from youju.problems import Problem, Problems


def check(part: str, *edits: tuple[str, str], tag: str = "en") -> list[Problem]:
    """Return the problems of Youju's own `part` with `edits`."""
    text = read_part(tag, part)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    problems = Problems()
    check_part(parse_document(text.encode(), "x.toml", problems), part, problems)
    return list(problems)


@pytest.mark.parametrize("tag", list_tags())
@pytest.mark.parametrize("part", PARTS)
def test_youjus_own_have_the_shape(part: str, tag: str) -> None:
    assert check(part, tag=tag) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("style", 'group = ","', "", "document-wrong-type"),
        ("style", 'group = ","', 'grupo = ","', "document-unknown-key"),
        ("style", "decimals = 2", 'decimals = "2"', "document-wrong-type"),
        ("style", "size = 1_000_000_000\n", "", "document-wrong-type"),
        ("style", 'before = ["nearly", ', "before = [3, ", "document-wrong-type"),
        ("style", 'other = "every {n} years"', 'x = "y"', "document-wrong-type"),
        ("numerals", "roman = true", 'roman = "yes"', "document-wrong-type"),
        ("reading", "hundred = 100", 'hundred = "100"', "document-wrong-type"),
        ("claims", "words = [", "words = []\nwerds = [", "document-wrong-type"),
        ("samples", '{ value = "6"', '{ value = "six"', "document-wrong-type"),
        ("samples", 'period = "P1Y"', 'period = "year"', "document-wrong-type"),
        ("numerals", "links = [\n", "links = [\n  '(',\n", "site-language-pattern"),
        (
            "numerals",
            "[dates]\npatterns = [\n",
            "[dates]\npatterns = [\n'<x>',\n",
            "site-language-pattern",
        ),
        ("reading", "dates = [\n", "dates = [\n'[',\n", "site-language-pattern"),
        ("reading", "halves.half = '", "halves.half = '(", "site-language-pattern"),
    ],
)
def test_a_mistake_is_told(part: str, old: str, new: str, code: str) -> None:
    found = check(part, (old, new))
    assert code in {problem.code for problem in found}
    assert all(problem.origin.file == "x.toml" for problem in found)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("text", ["", "words = 3\nperiod = []\nread = 1\nparts = 2\ndates = 5\n"])
def test_nonsense_is_told(part: str, text: str) -> None:
    problems = Problems()
    check_part(parse_document(text.encode(), "x.toml", problems), part, problems)
    assert "document-wrong-type" in {problem.code for problem in problems}
