"""Trials: what is held is shown, and only what cannot be made is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import FIGURES, TIDY, copy_warm, edit, print_fixture
from youju.preview.trials import Trial, try_site
from youju.problems import BuildError

STORY = f"site_src/stories/{FIGURES}"


def list_missing(trial: Trial) -> set[str]:
    return {path for path in print_fixture().pages if path.endswith(".html")} - trial.pages.keys()


def list_codes(trial: Trial) -> set[str]:
    return {problem.code for problem, _ in trial.problems}


@pytest.mark.slow
def test_a_site_without_problems_is_what_is_published(tmp_path: Path) -> None:
    assert try_site(copy_warm(tmp_path / "site")) == Trial(print_fixture().pages)


@pytest.mark.slow
def test_what_is_held_is_shown_beside_its_page(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / f"{STORY}/en.md", '{{ chart("kinds") }}', "")
    trial = try_site(root)
    assert not list_missing(trial)
    ((problem, pages),) = trial.problems
    assert (problem.code, pages) == ("prose-chart-not-shown", (f"en/{FIGURES}/index.html",))
    assert b'id="kinds"' not in trial.pages[f"en/{FIGURES}/index.html"]


def test_a_text_that_cannot_be_read_takes_its_own_page_away(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / f"{STORY}/zh.md", 'fig("rent")', 'fig("rant")')
    trial = try_site(root)
    assert list_missing(trial) == {f"zh/{FIGURES}/index.html"}
    assert list_codes(trial) == {"prose-unknown-figure"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/stalls.csv", ",800,", ",8OO,"),
        (f"{STORY}/story.toml", 'slug = "market-stalls"', "slug: market-stalls"),
        (f"{STORY}/charts.py", "bars(data,", "barz(data,"),
    ],
)
def test_a_story_that_cannot_be_made_takes_its_own_pages_away(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / file, old, new)
    missing = list_missing(try_site(root))
    assert f"zh/{FIGURES}/index.html" in missing
    assert all(FIGURES in path for path in missing)
    assert not any(TIDY in path for path in missing)
    edit(root / file, new, old)
    assert try_site(root) == Trial(print_fixture().pages)


def test_stories_that_an_error_leaves_alone_are_not_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_warm(tmp_path / "site")
    whole = try_site(root).pages
    monkeypatch.setattr("youju.pages.plan.print_chart", None)
    edit(root / "data/stalls.csv", ",800,", ",8OO,")
    others = {path: page for path, page in try_site(root).pages.items() if TIDY in path}
    assert others == {path: page for path, page in whole.items() if TIDY in path}


def test_what_concerns_everything_takes_everything_away(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / "site_src/site.toml", "[defaults]", '[rules]\nx = "note"\n\n[defaults]')
    with pytest.raises(BuildError) as error:
        try_site(root)
    assert {problem.code for problem in error.value.problems} == {"rule-unknown-code"}
