"""The public face: names sorted and there, imported when asked for; load, check, plan, build."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import youju
from tests.fixture import FIXTURE, ROOT, copy_warm, edit, print_fixture

STORY = "site_src/stories/market-stalls"


def test_the_names_are_sorted_and_there() -> None:
    assert youju.__all__ == sorted(youju.__all__)
    assert all(getattr(youju, name) is not None for name in youju.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'publish_all'"):
        _ = youju.publish_all
    assert (ROOT / "youju/py.typed").is_file()


def test_every_public_name_is_told_in_the_manual() -> None:
    told = (ROOT / "docs/api.md").read_text("utf-8")
    names = {*youju.__all__, *__import__("youju.charts").charts.__all__} - {"__version__"}
    assert names - set(re.findall(r"`(\w+)", told)) == set()


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, youju; print(*sorted(n for n in sys.modules if n.startswith('youju')))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == ["youju"]


def test_a_site_is_loaded() -> None:
    assert [story.slug for story in youju.load(FIXTURE).stories] == [
        story.slug for story in print_fixture().site.stories
    ]


@pytest.mark.slow
def test_a_site_is_checked_as_it_is_drawn() -> None:
    assert all(problem.grade == "note" for problem in youju.check(str(FIXTURE)))


def test_a_build_is_told_and_the_next_has_nothing_to_do(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    first = youju.build(root)
    assert first.output == root / "output" and (first.output / "index.html").is_file()
    assert first.changes is not None and len(first.changes.written) == first.pages > 100
    assert first.held["figures"] == len(print_fixture().site.stories[0].figures)
    assert youju.build(str(root)).changes is None
    assert youju.plan(root).keys() == set(first.changes.written)


@pytest.mark.slow
def test_no_byte_depends_on_the_day(tmp_path: Path) -> None:
    root, found, notes = copy_warm(tmp_path / "site"), [], []
    for day in (date(2020, 2, 29), date(2999, 12, 31)):
        output = tmp_path / f"output-{day}"
        built = youju.build(root, output, today=day)
        notes.append({problem.code for problem in built.notes})
        names = sorted(path for path in output.rglob("*") if path.is_file())
        found.append({str(path.relative_to(output)): path.read_bytes() for path in names})
    assert "published-ahead" in notes[0] - notes[1]
    assert found[0] == found[1]


def test_what_is_wrong_is_returned_or_raised(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / STORY / "en.md", '{{ chart("kinds") }}', "Seventy stalls.")
    found = {problem.code for problem in youju.check(root) if problem.grade != "note"}
    assert "naked-number" in found
    with pytest.raises(youju.BuildError) as error:
        youju.build(root)
    assert found <= {problem.code for problem in error.value.problems}
    assert not (root / "output").exists()
