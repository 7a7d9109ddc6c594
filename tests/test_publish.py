"""From a folder to pages: each stage tells all its problems, and nothing is drawn in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import FIGURES, copy_site, copy_warm, edit, hold, print_fixture
from youju import publish
from youju.content.site import load_site
from youju.inputs import read_inputs
from youju.problems import BuildError, Problems
from youju.publish import CACHE, check_pages, make_pages, plan_site

pytestmark = pytest.mark.slow


TEMPLATES = Path(__file__).parent.parent / "templates"


def test_the_pages_of_a_folder_are_those_of_its_site(tmp_path: Path) -> None:
    assert plan_site(copy_warm(tmp_path / "site")) == print_fixture().pages


def test_planning_writes_nothing_but_its_cache(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    before = set(root.rglob("*"))
    plan_site(root)
    made = {path.relative_to(root).as_posix() for path in root.rglob("*") if path not in before}
    assert made
    assert all(f"{name}/".startswith((f"{CACHE}/", ".cache/")) for name in made)


def test_problems_stop_the_build_before_anything_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("drawn in spite of a problem")

    monkeypatch.setattr(publish, "draw_story", fail)
    root = copy_site(tmp_path / "site")
    edit(root / "data/stalls.csv", ",800,", ",8OO,")
    edit(root / f"site_src/stories/{FIGURES}/zh.md", 'fig("rent")', 'fig("rant")')
    with pytest.raises(BuildError) as error:
        plan_site(root)
    files = {problem.origin.file for problem in error.value.problems}
    assert files >= {"data/stalls.csv", f"site_src/stories/{FIGURES}/zh.md"}


def test_problems_of_drawing_stop_the_build(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / f"site_src/stories/{FIGURES}/charts.py", "bars(data,", "bars(data.iloc[1:],")
    with pytest.raises(BuildError) as error:
        plan_site(root)
    assert {problem.code for problem in error.value.problems} == {"chart-rows-missing"}


def test_a_citation_that_is_not_finished_is_told_once(tmp_path: Path) -> None:
    """Finished pages, whose languages differ by it, tell it as little as sources do."""
    root, problems = copy_warm(tmp_path / "site"), Problems()
    edit(root / f"site_src/stories/{FIGURES}/zh.md", '{{ fig("rent") }}', '{ fig("rent") }')
    site = load_site(read_inputs(root, problems), problems)
    hold(site, problems)
    check_pages(make_pages(site, root, problems), problems)
    assert [problem.code for problem in problems if problem.grade == "hold"] == [
        "unfinished-braces"
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("In stall 14, seen for the third time, ", {"naked-doubt", "finished-typed-qualifier"}),
        ("There are 1,250 now. ", {"naked-number", "finished-typed-qualifier"}),
    ],
)
def test_another_problem_hides_no_word_beside_a_figure(
    tmp_path: Path, typed: str, told: set[str]
) -> None:
    """A note had switched the reader of finished pages off, and let everything else pass."""
    root, problems = copy_warm(tmp_path / "site"), Problems()
    prose = root / f"site_src/stories/{FIGURES}/en.md"
    edit(prose, "There are {{", f"{typed}There are nearly {{{{")
    site = load_site(read_inputs(root, problems), problems)
    hold(site, problems)
    check_pages(make_pages(site, root, problems), problems)
    codes = {problem.code for problem in problems}
    assert codes >= told and "finished-bare-number" not in codes


def test_a_note_hides_no_number_on_a_finished_page(tmp_path: Path) -> None:
    root, problems = copy_warm(tmp_path / "site"), Problems()
    edit(root / f"site_src/stories/{FIGURES}/en.md", "There are {{", "For the third time {{")
    own = (TEMPLATES / "story.html").read_text("utf-8")
    (root / "templates").mkdir(exist_ok=True)
    typed = own.replace("</article>", "<p>43,500 people came.</p></article>")
    (root / "templates/story.html").write_text(typed, "utf-8")
    site = load_site(read_inputs(root, problems), problems)
    hold(site, problems)
    check_pages(make_pages(site, root, problems), problems)
    assert {"naked-doubt", "finished-bare-number"} <= {problem.code for problem in problems}


def test_the_cache_keeps_what_was_used_and_no_more(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    plan_site(root)
    first = {path.name for path in (root / CACHE).glob("*/*")}
    edit(root / "data/stalls.csv", "Selling food,800", "Selling meals,800")
    pages = plan_site(root)
    second = {path.name for path in (root / CACHE).glob("*/*")}
    assert len(second) == len(first)
    # The English chart at two widths: a spec, a picture and its trace each; its PNGs, wide and
    # narrow, light and dark, at two sizes; what is shown where it is shared, or its story. Of
    # the story itself: what was read of it; what rules found in it, its data and the prose of each
    # language; its text, that in each language and all else of it, the bytes of all but the
    # first; its pictures with what was said of them; its words on the front page; and the pages
    # that are no story's, with their bytes.
    assert len(second - first) == 3 * 2 + 2 * 2 * 2 + 2 + 16
    edit(root / "data/stalls.csv", "Selling meals,800", "Selling food,800")
    assert plan_site(root) != pages
    assert {path.name for path in (root / CACHE).glob("*/*")} == first
