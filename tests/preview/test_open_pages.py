"""Open pages: shown before the rest is made, and the same as those of the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.fixture import FIGURES, TIDY, copy_warm, edit, load_fixture
from youju import addresses
from youju.inputs import read_inputs
from youju.model import Text
from youju.preview.build_worker import Early
from youju.preview.open_pages import OpenPages, list_changed
from youju.preview.problem_page import Notice
from youju.preview.trials import Trial
from youju.problems import BuildError
from youju.progress import Phase
from youju.store.cache import Store

TEXT = f"site_src/stories/{FIGURES}/en.md"
OPEN = (addresses.story("en", FIGURES), addresses.data("en", FIGURES))


class Looking:
    """Somebody who has the pages OPEN of a copy of the fixture before them, after a first build."""

    def __init__(self, folder: Path) -> None:
        self.root = copy_warm(folder / "site")
        self.pages = OpenPages()
        self.notices: tuple[Notice, ...] = ()
        self.build()

    def _take(self, shown: dict[str, bytes], early: Early) -> None:
        if isinstance(early, tuple):
            self.notices = early
        elif not isinstance(early, Phase):
            shown.update(early)

    def print_text(self) -> bytes | None:
        """Return the story's page as a text that changed alone makes it."""
        return self.pages.print_text(OPEN[0], read_inputs(self.root))

    def build(self, shown: dict[str, bytes] | None = None) -> tuple[Mapping[str, bytes], Trial]:
        """Return the pages that were `shown` first, and the whole site."""
        shown = {} if shown is None else shown
        trial = self.pages(self.root, OPEN, partial(self._take, shown))
        return shown, trial


@pytest.fixture(scope="module")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    """Return a desk of the whole file's: each test leaves the site as it found it."""
    new = Looking(tmp_path_factory.mktemp("desk"))
    yield new
    new.pages.close()


def test_an_open_page_is_shown_first_as_it_will_be(looking: Looking) -> None:
    edit(looking.root / TEXT, "There are", "A new sentence. There are")
    shown, trial = looking.build()
    edit(looking.root / TEXT, "A new sentence. There are", "There are")
    assert b"A new sentence." in shown[OPEN[0]]
    assert shown == {name: trial.pages[name] for name in OPEN}
    back, trial = looking.build()
    assert back == {name: trial.pages[name] for name in OPEN} != shown


def test_a_text_alone_is_printed_before_the_site_is_loaded(looking: Looking) -> None:
    edit(looking.root / TEXT, "There are", '{{ fig("food") }} There are')
    page = looking.print_text()
    assert page == looking.build()[1].pages[OPEN[0]]
    edit(looking.root / TEXT, '{{ fig("food") }} There are', "There are")
    back = looking.print_text()
    edit(looking.root / "data/stalls.csv", ",800,", ",801,")
    assert looking.print_text() is None
    edit(looking.root / "data/stalls.csv", ",801,", ",800,")
    assert back == looking.build()[1].pages[OPEN[0]] != page


def test_a_page_that_cannot_be_made_is_not_shown_first(looking: Looking) -> None:
    edit(looking.root / TEXT, 'fig("rent")', 'fig("rant")')
    shown, trial = looking.build()
    edit(looking.root / TEXT, 'fig("rant")', 'fig("rent")')
    assert OPEN[0] not in shown and OPEN[0] not in trial.pages
    assert [problem.code for problem, _ in trial.problems] == ["prose-unknown-figure"]


def test_nothing_is_shown_first_of_a_site_with_an_error(looking: Looking) -> None:
    edit(looking.root / "data/stalls.csv", ",800,", ",8OO,")
    shown, trial = looking.build()
    edit(looking.root / "data/stalls.csv", ",8OO,", ",800,")
    assert not shown and trial.problems


def test_what_editors_wrote_wrongly_is_told_before_the_rest_is_made(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(looking.root / TEXT, '{{ chart("kinds") }}', "Gone.")
    monkeypatch.setattr("youju.preview.trials.make_pages", None)
    with pytest.raises(TypeError):
        looking.build()
    edit(looking.root / TEXT, "Gone.", '{{ chart("kinds") }}')
    (notice,) = looking.notices
    assert notice.code == "prose-chart-not-shown"
    assert notice.pages == (OPEN[0],)


@pytest.mark.slow
def test_what_stops_an_open_page_is_told_with_the_whole_site(looking: Looking) -> None:
    story = looking.root / "templates/story.html"
    story.parent.mkdir(exist_ok=True)
    story.write_text("{{ nowhere.at_all }}", "utf-8")
    shown: dict[str, bytes] = {}
    try:
        with pytest.raises(BuildError) as error:
            looking.build(shown)
    finally:
        story.unlink()
    assert OPEN[0] not in shown
    assert {problem.code for problem in error.value.problems} == {"template-stopped"}


@pytest.mark.slow
def test_a_chart_that_changes_is_drawn_for_its_open_page_first(looking: Looking) -> None:
    edit(looking.root / "data/stalls.csv", "Selling food", "Stalls with food")
    shown, trial = looking.build()
    edit(looking.root / "data/stalls.csv", "Stalls with food", "Selling food")
    assert b">Stalls with food</text>" in shown[OPEN[0]]
    assert shown[OPEN[0]] == trial.pages[OPEN[0]]
    back, trial = looking.build()
    assert back[OPEN[0]] == trial.pages[OPEN[0]] != shown[OPEN[0]]


def test_a_chart_changes_with_what_it_is_drawn_from_alone() -> None:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    assert list_changed(story, story) == ()
    (chart, *_) = story.charts
    other = {
        key: replace(one, label=Text({**one.label, "en": "x"}, ("en", "zh")))
        for key, one in story.figures.items()
    }
    drawn = {key: story.figures[key] for key in (*chart.figures, *chart.beside)}
    assert chart in list_changed(story, replace(story, figures=other))
    assert chart not in list_changed(story, replace(story, figures={**other, **drawn}))
    assert chart in list_changed(story, replace(story, code=b"#"))


@pytest.mark.slow
def test_what_is_shown_can_be_read_until_the_next_is_there(looking: Looking) -> None:
    _, shown = looking.build()
    edit(looking.root / "data/stalls.csv", "Selling food", "Stalls with food")
    _, trial = looking.build()
    edit(looking.root / "data/stalls.csv", "Stalls with food", "Selling food")
    assert dict(shown.pages) != dict(trial.pages)


def test_what_draws_stays_open_until_the_desk_is_closed(tmp_path: Path) -> None:
    pages, store = OpenPages(), Store(tmp_path)
    renderer = pages.open_renderer(load_fixture(), store)
    assert pages.open_renderer(load_fixture(), store) is renderer
    pages.close()
    assert renderer.is_closed
    another = pages.open_renderer(load_fixture(), store)
    pages.close()
    assert another is not renderer and another.is_closed


@pytest.mark.slow
def test_no_page_of_another_story_is_shown_first(looking: Looking) -> None:
    assert all(TIDY not in name for name in looking.build()[0])
