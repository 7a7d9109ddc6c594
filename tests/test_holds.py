"""What is held can be made: the pages of a site with holds and notes only are planned."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.fixture import Memory, plan_pages, print_fixture
from tests.provoking import ALL, CHANGES, FILES, GONE
from tests.telling import change
from tests.test_site_mistakes import confirm
from youju.inputs import Inputs
from youju.problems import ERROR, BuildError, Problems, grade
from youju.publish import check_sources

FOLDERS = ("site_mistakes", "embed_mistakes", "exchange_mistakes")


def list_sites() -> Iterator[Mapping[str, bytes]]:
    """Yield the files of each changed fixture."""
    for _, file, old, new in CHANGES:
        files = dict(FILES)
        text = files.pop(file, b"").decode("utf-8")  # some changes add a file
        if old != GONE:
            files[file] = (new if old == ALL else text.replace(old, new, 1)).encode()
        yield files
    for folder in FOLDERS:
        for edits in sorted((Path(__file__).parent / folder).glob("*/edits.toml")):
            mistake = tomllib.loads(edits.read_text("utf-8"))
            files = dict(FILES)
            for name in mistake.get("confirmed", ()):
                files |= confirm(name)
            for edit in mistake["edits"]:
                change(files, edit)
            yield files


@cache
def try_sites() -> Mapping[str, int]:
    """Plan each site that has no error; return how many of them each held code was met in."""
    printed, met, store = print_fixture(), dict[str, int](), Memory()
    for files in list_sites():
        problems = Problems()
        try:
            site = check_sources(Inputs(Path(), files, engine="one"), problems, store)
        except BuildError:
            continue
        if site.tombstones != printed.site.tombstones:
            continue  # they have pictures of their own, which are not drawn here
        codes = {problem.code for problem in problems}
        if codes - met.keys() and not any(problem.grade == ERROR for problem in problems):
            assert list(plan_pages(site, printed.pictures, printed.cards, printed.posters)), codes
            met |= {code: met.get(code, 0) + 1 for code in codes}
    return met


@pytest.mark.slow
def test_pages_with_holds_are_made() -> None:
    assert len(try_sites()) >= 30


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "document-missing-text",
        "naked-number",
        "parity-sections",
        "prose-chart-not-shown",
        "prose-section-twice",
        "site-base-url",
        "translation-stale",
    ],
)
def test_what_an_editor_meets_every_day_is_among_them(code: str) -> None:
    assert grade(code) == "hold" and try_sites()[code]
