"""A reader that keeps nothing holds each page; one that does is asked by all that bears it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.bundles.test_parts import load_changed
from tests.fixture import FIGURES, load_fixture, print_fixture
from youju.audit.finished import find_own_faults
from youju.audit.page import Counted
from youju.audit.reader import HeldBy, Reader, Reviewed
from youju.audit.visible import read_page
from youju.model import Site, Text

PAGE = b'<p lang="en">One <data data-figure="x" value="5">five</data></p>'


class Listener(Reader):
    """Notes by what each page is held."""

    def __init__(self) -> None:
        self.asked: dict[str, HeldBy] = {}

    def review(
        self,
        path: str,
        content: bytes,
        by: HeldBy,
        hold: Callable[[Mapping[str, Counted]], Reviewed],
    ) -> Reviewed:
        self.asked[path] = by
        return hold({})


def ask(site: Site) -> dict[str, HeldBy]:
    """Return by what each page of the story is held, by its path; `site` may have another story."""
    pages = {path: page for path, page in print_fixture().pages.items() if f"/{FIGURES}/" in path}
    listener = Listener()
    find_own_faults(site, pages, listener)
    return listener.asked


def test_without_a_memory_pages_are_read_and_held() -> None:
    reader = Reader()
    assert reader.read(PAGE) == read_page(PAGE)
    assert [reader.recall(PAGE, "some", lambda n=n: n) for n in range(2)] == [0, 1]  # type: ignore[misc]


def cut(site: Site) -> Site:
    return replace(site, stories=tuple(one for one in site.stories if one.slug == FIGURES))


def test_a_value_bears_all_pages_and_a_label_those_of_its_language() -> None:
    before = ask(cut(load_fixture()))
    assert before and ask(cut(load_fixture())) == before
    after = ask(cut(load_changed("a value")))
    assert [path for path in before if before[path] == after[path]] == []
    (story,) = cut(load_fixture()).stories
    key, figure = next(iter(story.figures.items()))
    label = Text({**figure.label, "en": "Another label"}, tuple(figure.label))
    renamed = replace(story, figures={**story.figures, key: replace(figure, label=label)})
    after = ask(replace(cut(load_fixture()), stories=(renamed,)))
    changed = {path for path in before if before[path] != after[path]}
    # A frame that asks the browser for its language has the words of each.
    ours = ("en/", "embed/en/", "embed/auto/")
    assert changed and all(path.startswith(ours) for path in changed)
    assert {path for path in before if before[path].grounds != after[path].grounds} == set()
