"""Each folder under tests/site_mistakes is one mistake in a whole site, and what an editor is told.

`edits.toml` says how the fixture site is changed: in a file, `from` becomes `to`; or it is `gone`,
has `start` above its text, or `whole` as its text. `confirmed` names stories whose translations
were confirmed before.
`expected.en.txt` and `expected.zh.txt` hold every problem, as in tests/mistakes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.fixture import FIXTURE, Memory, hold
from tests.telling import change
from youju.bundles.findings import Findings
from youju.bundles.parts import Parts
from youju.checks.translations import record_translations
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.problems import BuildError, Problem, Problems
from youju.store.cache import Store

FOLDER = Path(__file__).parent / "site_mistakes"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/edits.toml"))


@cache
def read_base() -> Mapping[str, bytes]:
    """Return the fixture's files; of the long table only the first rows."""
    files = dict(read_inputs(FIXTURE).files)
    long = "data/visits.csv"
    return {**files, long: b"".join(files[long].splitlines(keepends=True)[:5])}


@cache
def confirm(name: str) -> Mapping[str, bytes]:
    """Return the record that `translated` writes for the fixture as it is."""
    site = load_site(Inputs(FIXTURE, read_base()), Problems())
    record = record_translations(site, name, (), Problems())
    assert record
    return {record.file: record.text.encode()}


@pytest.fixture(scope="module")
def store() -> Store:
    """Keep what rules found in a part of the site, for all mistakes that stand elsewhere."""
    return Memory()


@cache
def find_problems(case: str, store: Store) -> tuple[Problem, ...]:
    mistake = tomllib.loads((FOLDER / case / "edits.toml").read_text("utf-8"))
    files = dict(read_base())
    for name in mistake.get("confirmed", ()):
        files |= confirm(name)
    for edit in mistake["edits"]:
        change(files, edit)
    problems = Problems()
    try:
        site = load_site(Inputs(FIXTURE, files), problems)
        Findings(site, Parts(site, "engine"), store).check(problems)
    except BuildError as error:
        return error.problems
    return BuildError(problems).problems


def tell(case: str, language: str, store: Store) -> str:
    return "".join(
        f"{problem.origin} {problem.code}\n"
        f"  {problem.sentence(language)}\n  {problem.mend(language)}\n"
        for problem in find_problems(case, store)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", CASES)
def test_mistake_is_told(case: str, language: str, store: Store) -> None:
    told = tell(case, language, store)
    assert told == (FOLDER / case / f"expected.{language}.txt").read_text("utf-8")
    assert told


def test_there_is_no_mistake_in_the_fixture_itself() -> None:
    problems = Problems()
    files = {**read_base(), **confirm("market-stalls"), **confirm("about")}
    hold(load_site(Inputs(FIXTURE, files), problems), problems)
    assert list(problems) == []


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 40
