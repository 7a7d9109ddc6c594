"""Exchanged citations: another order than the original's has to have been confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import FIGURES, FIXTURE, ROOT, load_files
from tests.telling import check_told
from youju.checks.exchanges import check_exchanges
from youju.checks.translations import record_translations
from youju.inputs import read_inputs
from youju.problems import BuildError, Problem, Problems

FILES = dict(read_inputs(FIXTURE).files)
STORY = f"site_src/stories/{FIGURES}"
STALLS, RENT = '{{ fig("stalls") }}', '{{ fig("rent") }}'


def find(*changes: tuple[str, str, str], confirm: bool = True) -> tuple[Problem, ...]:
    """Return the problems after some changes, the texts before them confirmed."""
    files = dict(FILES)
    if confirm:
        record = record_translations(load_files(files)[0], FIGURES, (), Problems())
        assert record
        files[record.file] = record.text.encode()
    for name, old, new in changes:
        file = f"{STORY}/{name}"
        text = files[file].decode()
        assert old in text
        files[file] = text.replace(old, "\0").replace(new, old).replace("\0", new).encode()
    problems = Problems()
    check_exchanges(load_files(files)[0], problems)
    return BuildError(problems).problems


def test_the_order_of_the_original_passes() -> None:
    assert find() == ()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_an_exchange_in_one_language_is_told(code: str) -> None:
    (problem,) = find((f"{code}.md", STALLS, RENT))
    assert problem.code == "exchange-unconfirmed"
    # The fixture's original is English: the translation is where somebody has to look.
    assert (problem.origin.file, problem.origin.line) == (f"{STORY}/zh.md", 3)
    orders = dict(problem.values)
    assert {orders["mine"], orders["theirs"]} == {
        "stalls, food, food_share, rent",
        "rent, food, food_share, stalls",
    }
    assert problem.sentence("zh") and "build.py translated" in problem.mend("en")


def test_texts_of_the_story_are_held_too() -> None:
    alt = (
        "story.toml",
        "alt.zh = \"橫條：吃的{{ fig('food') }}，衣服{{ fig('clothes') }}。\"",
        "alt.zh = \"橫條：衣服{{ fig('clothes') }}，吃的{{ fig('food') }}。\"",
    )
    files = dict(FILES)
    file = f"{STORY}/story.toml"
    record = record_translations(load_files(files)[0], FIGURES, (), Problems())
    assert record
    files[record.file] = record.text.encode()
    text = files[file].decode()
    assert alt[1] in text
    files[file] = text.replace(alt[1], alt[2]).encode()
    problems = Problems()
    check_exchanges(load_files(files)[0], problems)
    (problem,) = problems
    assert dict(problem.values)["mine"] == "clothes, food"


def test_what_was_confirmed_may_have_its_own_order() -> None:
    files = dict(FILES)
    file = f"{STORY}/zh.md"
    text = files[file].decode()
    files[file] = text.replace(STALLS, "\0").replace(RENT, STALLS).replace("\0", RENT).encode()
    record = record_translations(load_files(files)[0], FIGURES, (), Problems())
    assert record
    files[record.file] = record.text.encode()
    problems = Problems()
    check_exchanges(load_files(files)[0], problems)
    assert list(problems) == []


def test_without_a_record_nothing_is_told() -> None:
    assert find(("zh.md", STALLS, RENT), confirm=False) == ()


BROKEN = (
    "[",
    'original = "en"\nzh = 5\n',
    "[zh]\n",
    '[fr]\na = ["1", "2"]\n',
    'original = "en"\n[zh]\na = 5\nb = ["1"]\n',
)


@pytest.mark.parametrize("content", BROKEN)
def test_a_record_that_cannot_be_read_is_told_elsewhere(content: str) -> None:
    files = {**FILES, f"{STORY}/translations.toml": content.encode()}
    problems = Problems()
    check_exchanges(load_files(files)[0], problems)
    assert list(problems) == []


MISTAKES = sorted((ROOT / "tests/exchange_mistakes").iterdir())


@pytest.mark.parametrize("folder", MISTAKES, ids=lambda folder: folder.name)
def test_a_mistake_is_told(folder: Path) -> None:
    files = dict(FILES)
    record = record_translations(load_files(files)[0], FIGURES, (), Problems())
    assert record
    files[record.file] = record.text.encode()
    for path in folder.glob("*.md"):
        files[f"{STORY}/{path.name}"] = path.read_bytes()
    problems = Problems()
    check_exchanges(load_files(files)[0], problems)
    check_told(folder, BuildError(problems).problems)
