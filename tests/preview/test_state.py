"""The preview's state: what a page shows, and when a browser that shows it is to load it again."""

from __future__ import annotations

import pytest

from tests.preview.test_problem_page import make
from youju.model import Origin
from youju.preview.build_worker import Attempt
from youju.preview.state import WAITING, State, find_page

PAGES = {"zh/index.html": b"<p>zh", "en/index.html": b"<p>en", "a.png": b"a"}
HELD = make("parity-items", Origin("zh.md", 7), pages=("zh/",))
BROKEN = make("cell-date", Origin("data/a.csv", 17, 5, 16), pages=("en/",))


@pytest.fixture
def state() -> State:
    new = State(frozenset())
    assert new.version("zh/") == WAITING
    new.take(Attempt(PAGES))
    return new


def test_a_version_tells_its_page_and_lasts_while_the_page_does(state: State) -> None:
    version, other = state.version("zh/"), state.version("en/")
    assert find_page(version) == "zh/index.html" and state.is_current(version)
    assert state.take(Attempt({**PAGES, "en/index.html": b"<p>new"})) == (1, [])
    assert state.is_current(version) and not state.is_current(other)
    assert not state.is_current(WAITING)


def test_what_is_said_of_pages_makes_another_version(state: State) -> None:
    version = state.version("zh/")
    state.take(Attempt(PAGES, HELD))
    assert not state.is_current(version)


def test_what_stands_inside_a_page_makes_another_version(state: State) -> None:
    before = state.version("zh/")
    state.take(Attempt({**PAGES, "a.png": b"b"}))
    assert state.is_current(before)
    state.note("a.png", inside=False)
    before = state.version("zh/")
    state.take(Attempt({**PAGES, "a.png": b"c"}))
    assert not state.is_current(before)


def test_a_page_that_was_made_first_is_shown_until_the_whole_site_is(state: State) -> None:
    state.take_first({"zh/index.html": b"<p>first"})
    first = state.version("zh/")
    assert state.answer("zh/").body == b"<p>first"
    state.take(Attempt({**PAGES, "zh/index.html": b"<p>first"}))
    assert state.is_current(first) and state.answer("zh/").body == b"<p>first"
    state.take_first({"zh/index.html": b"<p>hasty"})
    state.take(Attempt(PAGES))
    assert state.answer("zh/").body == b"<p>zh"


def test_a_page_of_problems_gives_way_to_the_whole_site_alone(state: State) -> None:
    left = {path: page for path, page in PAGES.items() if not path.startswith("en/")}
    state.take(Attempt(left, BROKEN))
    state.take_first({"en/index.html": b"<p>hasty"})
    assert state.answer("en/").status == 500 and b"hasty" not in state.answer("en/").body


def test_what_is_newly_wrong_is_told_before_the_whole_site_is_made(state: State) -> None:
    state.take(Attempt(PAGES, HELD))
    version = state.version("en/")
    state.take_notices(HELD)
    assert state.is_current(version)
    state.take_notices((*HELD, *BROKEN))
    assert state.attempt.notices == (*BROKEN, *HELD)
    assert not state.is_current(version) and state.answer("en/").body == PAGES["en/index.html"]
    state.take(Attempt(PAGES, HELD))
    assert state.is_current(version)


def test_nothing_is_told_beside_a_page_of_problems(state: State) -> None:
    state.take(Attempt(None, BROKEN))
    state.take_notices(HELD)
    assert state.attempt == Attempt(None, BROKEN)


def test_pages_are_in_the_order_of_looking_at_them(state: State) -> None:
    for path in ("zh/", "en/", "a.png", "zh/"):
        state.note(path, inside=False)
    state.note("embed/", inside=True)
    assert state.sort({"en/index.html", "zh/index.html", "none"}) == [
        "zh/index.html",
        "en/index.html",
    ]
    assert state.sort(set()) == ["zh/index.html"]


def test_pages_that_went_are_not_counted_as_changed(state: State) -> None:
    assert state.take(Attempt({"zh/index.html": b"<p>all"})) == (1, [])
