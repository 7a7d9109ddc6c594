"""A story names no year and no month that its evidence does not have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixture import FIGURES, copy_site, read_site
from youju.checks.typed_dates import check_typed_dates
from youju.model import PrintedTime
from youju.problems import Problems

# The fixture's source is of May 2024.


def tell(folder: Path, code: str, sentence: str, *times: str, indexed: bool = True) -> list[str]:
    """Return what is told of a sentence in the story whose source names `times` as well."""
    root = copy_site(folder / "site")
    prose = root / f"site_src/stories/{FIGURES}/{code}.md"
    prose.write_text(f"{prose.read_text('utf-8')}\n\n{sentence}\n", "utf-8")
    site, _ = read_site(root)
    named = tuple(PrintedTime("1", f"said {time}", time) for time in times)
    kept = {
        key: replace(index, times=(*index.times, *named) if indexed else ())
        for key, index in site.indexes.items()
    }
    problems = Problems()
    check_typed_dates(replace(site, indexes=kept), problems)
    assert {problem.code for problem in problems} <= {"date-unsourced"}
    return [dict(problem.values)["found"] for problem in problems]


@pytest.mark.parametrize(
    ("code", "sentence", "found"),
    [
        ("en", "In 2021 the hall moved.", "2021"),
        ("en", "Since August there are more.", "August"),
        ("zh", "2026年搬遷。", "2026"),
        ("zh", "民國110年搬遷。", "2021"),
        ("zh", "八月起更多。", "8月"),
    ],
)
def test_a_date_of_nothing_is_told(tmp_path: Path, code: str, sentence: str, found: str) -> None:
    assert tell(tmp_path, code, sentence) == [found]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "In 2024 the hall moved, in May."),
        ("en", "The hall was built in 1931."),
        ("zh", "2024年5月搬遷。"),
        ("zh", "建於1931年。"),
    ],
)
def test_dates_of_publication_and_history_pass(tmp_path: Path, code: str, sentence: str) -> None:
    assert tell(tmp_path, code, sentence) == []


def test_what_the_source_names_passes(tmp_path: Path) -> None:
    assert tell(tmp_path / "a", "en", "In 2021 it moved, in August.", "2021-08") == []
    assert tell(tmp_path / "b", "en", "In 2022 it moved.", "2021/2023") == []
    assert tell(tmp_path / "c", "en", "In 2023 it moved.", "Y-1") == []
    assert tell(tmp_path / "d", "en", "In August it moved.", "--08") == []


def test_parts_of_a_year_leave_months_open(tmp_path: Path) -> None:
    assert tell(tmp_path, "en", "In August it moved, in 2021.", "part") == ["2021"]


def test_evidence_without_a_year_judges_nothing(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    prose = root / f"site_src/stories/{FIGURES}/en.md"
    prose.write_text(f"{prose.read_text('utf-8')}\n\nIn 2021 the hall moved.\n", "utf-8")
    site, _ = read_site(root)
    named = (PrintedTime("1", "May", "--05"),)
    stories = tuple(
        replace(
            story,
            days={},
            figures={key: replace(one, period="") for key, one in story.figures.items()},
        )
        for story in site.stories
    )
    bare = replace(
        site,
        stories=stories,
        corrections=(),
        sources={key: replace(source, published="") for key, source in site.sources.items()},
        indexes={key: replace(index, times=named) for key, index in site.indexes.items()},
    )
    problems = Problems()
    check_typed_dates(bare, problems)
    assert not problems


def test_a_story_with_a_source_without_times_is_not_judged(tmp_path: Path) -> None:
    assert tell(tmp_path, "en", "In 2021 the hall moved.", indexed=False) == []
