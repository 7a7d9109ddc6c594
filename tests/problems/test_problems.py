"""Problems as data: every code has sentences that can be filled in, a use, a case and a place in
docs/problems.md."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from tests.looping import for_each
from tests.manual import PAGE, read_expected, write_manual
from tests.parsing import parse_file
from tests.provoking import TOLD
from youju.model import Origin
from youju.problems import (
    GRADES,
    LANGUAGES,
    BuildError,
    Problem,
    Problems,
    grade,
    read_sentences,
    show,
)

ROOT = Path(__file__).parents[2]
CODES = sorted(read_sentences())
# A half-width mark that belongs to the Chinese sentence; those of a name, a number or a sample of
# code stand between half-width characters.
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff」』）][,:;?!]|[,:;?!][\u3400-\u9fff「『（]")


def fields(text: str, language: str = "") -> set[str]:
    """Return the placeholders of a sentence; {note_en} is the English one of a pair."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return {name.removesuffix(f"_{language}") for name in names}


@cache
def read_page() -> str:
    return PAGE.read_text("utf-8")


@cache
def list_shown() -> dict[str, str]:
    """Return the first line of the case that the manual shows of each code."""
    pattern = r"^### `(.*?)`\n(?:(?!### ).*\n)*?```text\n(.*)\n"
    return dict(re.findall(pattern, read_page(), re.MULTILINE))


@cache
def parse_engine() -> dict[str, ast.Module]:
    files = sorted((ROOT / "youju").rglob("*.py"))
    return {file.as_posix(): parse_file(file) for file in files}


def list_strings() -> Iterator[str | re.Pattern[str]]:
    """Yield each string of the engine, or what it may be: f"{area}-bad-id" is "…-bad-id"."""
    for tree in parse_engine().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z-]+"
                    for part in node.values
                ]
                if any("-" in part and part != "[a-z-]+" for part in parts):
                    yield re.compile("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def list_reports() -> Iterator[tuple[str, set[str]]]:
    """Yield each `problems.add("code", origin, name=…)` that names all its values."""
    for tree in parse_engine().values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            first = node.args[0] if node.args else None
            names = {keyword.arg for keyword in node.keywords}
            if node.func.attr == "add" and isinstance(first, ast.Constant) and None not in names:
                yield str(first.value), {name for name in names if name}


@for_each(CODES)
def test_each_code_is_said_in_both_languages(code: str) -> None:
    entry = read_sentences()[code]
    assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", code)
    assert set(entry) - {"grade"} == {"en", "zh", "mend_en", "mend_zh"}
    assert entry.get("grade", "error") in GRADES
    assert fields(entry["en"], "en") == fields(entry["zh"], "zh")
    assert fields(entry["mend_en"], "en") == fields(entry["mend_zh"], "zh")
    assert all(text.strip() == text and text for text in entry.values())


@for_each(CODES)
def test_chinese_has_chinese_punctuation_and_english_its_own(code: str) -> None:
    entry = read_sentences()[code]
    for key in ("zh", "mend_zh"):
        found = _HALF_WIDTH.search(entry[key])
        assert found is None, f"{key}: {found}"
        assert re.search(r"[\u3400-\u9fff]", entry[key])
    for key in ("en", "mend_en"):
        plain = re.sub(r'"[^"]*"|\([^)]*\)', "", entry[key])
        assert not re.search("[，。：；？！「」]", plain)
        assert "invalid" not in entry[key].lower()


@for_each(CODES)
def test_each_code_is_used_by_the_engine(code: str) -> None:
    whole, composed = _strings()
    assert code in whole or any(pattern.fullmatch(code) for pattern in composed)


@cache
def _strings() -> tuple[set[str], set[re.Pattern[str]]]:
    found = list(list_strings())
    composed = {one for one in found if isinstance(one, re.Pattern)}
    return {one for one in found if isinstance(one, str)}, composed


def test_what_the_engine_reports_can_be_said() -> None:
    reports = list(list_reports())
    assert len(reports) > 50
    for code, names in reports:
        if "-" in code:
            assert code in read_sentences()
            entry = read_sentences()[code]
            counted = {"pages"} if code.startswith("finished-") else set()  # by Faults
            assert set().union(*map(fields, entry.values())) <= names | counted, code


@for_each(CODES)
def test_each_code_is_produced_by_a_case(code: str) -> None:
    """By a folder of mistakes or by provoking.py; what is only TOLD there, by a further test.

    The manual shows the case, which the next test holds; of a code without one it shows the bare
    sentences, below the code alone.
    """
    assert list_shown().get(code, code) != code, "run python tests/manual.py"
    if code not in read_expected() and code in {told for told, _, _ in TOLD}:
        assert code in read_tests()


@cache
def read_tests() -> str:
    """Return the text of all tests; provoking.py alone is no test of what it tells."""
    files = set((ROOT / "tests").rglob("*.py")) - {ROOT / "tests/provoking.py"}
    return "".join(file.read_text("utf-8") for file in sorted(files))


@pytest.mark.slow
def test_the_manual_is_current() -> None:
    """Run `python tests/manual.py` after a change of sentences or of mistakes."""
    assert read_page() == write_manual()


def test_the_manual_has_every_code_with_its_sentences() -> None:
    page = read_page()
    assert re.findall(r"^### `(.*)`$", page, re.MULTILINE) == [
        code
        for file in sorted((ROOT / "youju/problems").glob("*.toml"))
        for code in tomllib.loads(file.read_text("utf-8"))
    ]


def test_a_problem_speaks_both_languages() -> None:
    problem = Problem("story-slug", Origin("a.toml", 3, 5), (("slug", "A b"),))
    assert problem.sentence("en") == 'The slug "A b" cannot be part of an address.'
    assert "「A b」" in problem.sentence("zh")
    assert all(problem.mend(language) for language in LANGUAGES)


def test_the_same_report_counts_once_and_all_are_raised_in_the_order_of_files() -> None:
    problems, others = Problems(), Problems()
    assert not problems
    problems.raise_if_any()
    problems.add("story-slug", Origin("b.toml", 2), slug="x")
    problems.add("story-slug", Origin("b.toml", 2), slug="x")
    others.add("story-slug", Origin("a.toml", 10), slug="x")
    others.add("document-not-utf8", Origin("a.toml", 9))
    problems.merge(others)
    assert problems
    with pytest.raises(BuildError, match="3 problems") as error:
        problems.raise_if_any()
    places = [str(problem.origin) for problem in error.value.problems]
    assert places == ["a.toml:9:1", "a.toml:10:1", "b.toml:2:1"]


def test_only_errors_stop_a_stage_and_only_notes_are_published() -> None:
    held = next(code for code in CODES if grade(code) == "hold")
    problems = Problems()
    problems.add(held, Origin("a.md"))
    problems.raise_if_any()
    with pytest.raises(BuildError):
        problems.raise_if_held()
    problems.rule({held: "note"})
    problems.raise_if_held()
    assert [problem.grade for problem in problems] == ["note"]
    problems.add("story-slug", Origin("b.toml"), slug="x")
    with pytest.raises(BuildError) as error:
        problems.raise_if_any()
    assert [problem.grade for problem in error.value.problems] == ["note", "error"]


def test_what_is_ruled_off_is_nowhere() -> None:
    problems = Problems()
    problems.rule({"house-style": "off"})
    problems.add("house-style", Origin("a.toml"))
    assert not problems and list(problems) == []


def test_found_text_is_fit_for_one_line() -> None:
    assert show("a\nb\u200b\x07") == "a<U+000A>b<U+200B><U+0007>"
    assert show("字" * 120) == "字" * 120
    assert show("字" * 121) == "字" * 117 + "..."
    problems = Problems()
    problems.add("story-slug", Origin("a.toml"), slug="{slug}\n")
    (problem,) = problems
    assert problem.sentence("en") == 'The slug "{slug}<U+000A>" cannot be part of an address.'


@pytest.mark.parametrize(
    ("line", "told"), [("x = 1", "list the whole phrase: x = 1 (a.toml)."), ("", "number.")]
)
def test_a_part_without_its_value_is_left_out(line: str, told: str) -> None:
    values = (("around", "a"), ("file", "a.toml"), ("found", "1"), ("line", line))
    problem = Problem("naked-words", Origin("a.md"), values)
    assert problem.mend("en").endswith(told)
    assert "[|" not in problem.mend("zh")
