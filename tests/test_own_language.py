"""A language that the newsroom brings: the fixture's English, called French, with its own parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixture import copy_site, edit, print_site, read_site
from youju.bundles.spool import Joined
from youju.inputs import read_inputs
from youju.languages.parts import PARTS, read_part
from youju.problems import Problems
from youju.publish import check_pages

ENGLISH = "January February March April May June July August September October November December"
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
PROSE = "site_src/stories/market-stalls/en.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the fixture whose English is called French: its dates are worded as CLDR does."""
    copy_site(tmp_path)
    edit(tmp_path / "site_src/site.toml", 'tag = "en"', 'tag = "fr"')
    folder = tmp_path / "site_src/languages/fr"
    folder.mkdir(parents=True)
    for part in PARTS:
        text = read_part("en", part)
        for english, french in zip(ENGLISH.split(), FRENCH.split(), strict=True):
            text = text.replace(english, french)
        (folder / f"{part}.toml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.slow
def test_correct_pages_pass_and_are_read(root: Path) -> None:
    site, found = read_site(root)
    assert found == []
    printed, problems = print_site(site), Problems()
    check_pages(printed, problems)
    assert list(problems) == []
    page = "en/market-stalls/index.html"
    wrong = printed.pages[page].replace(b"</main>", b"<p>There were 4,321 of them.</p></main>")
    assert wrong != printed.pages[page]
    check_pages(replace(printed, pages=Joined([printed.pages, {page: wrong}])), problems)
    assert {problem.code for problem in problems} == {"finished-bare-number"}


def test_a_typed_number_is_held(root: Path) -> None:
    text = (root / PROSE).read_text("utf-8")
    (root / PROSE).write_text(f"{text}\n\nTwelve of them left.\n", "utf-8")
    told = {problem.code: problem.origin.file for problem in read_site(root)[1]}
    assert told["naked-number"] == PROSE


def test_a_changed_part_makes_a_build_stale(root: Path) -> None:
    before = read_inputs(root).digest()
    edit(root / "site_src/languages/fr/claims.toml", '"topped", ', "")
    assert read_inputs(root).digest() != before
