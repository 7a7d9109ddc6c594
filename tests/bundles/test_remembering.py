"""What is remembered of texts: a sentence leaves what they cite, links are found once."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.bundles.test_parts import load_changed
from tests.fixture import FIGURES, load_fixture
from youju.bundles.remembering import CitedMarks, LinksInTexts
from youju.checks.links import list_links
from youju.content.cited import cut_citations
from youju.model import Prose, Site
from youju.store.cache import Store


def mark(site: Site, store: Store | None = None) -> tuple[str, ...]:
    marks = CitedMarks("engine", store)
    (story,) = (story for story in site.stories if story.slug == FIGURES)
    found = marks.read(story)
    marks.save()
    return found


def test_only_what_is_cited_changes_a_mark() -> None:
    before = mark(load_fixture())
    assert mark(load_changed("a sentence")) == before
    after = mark(load_changed("a sentence that cites"))
    changed = [
        code
        for code, old, new in zip(load_fixture().languages, before, after, strict=True)
        if old != new
    ]
    assert changed == ["en"]


def test_texts_that_stay_are_not_taken_apart(tmp_path: Path) -> None:
    store = Store(tmp_path)
    before = mark(load_fixture(), store)
    with patch("youju.bundles.remembering.cut_citations", wraps=cut_citations) as cut:
        assert mark(load_fixture(), store) == before
        assert cut.call_count == 0
        assert mark(load_changed("a sentence"), store) == before
        assert cut.call_count == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 9999, b'"x"'])
def test_what_is_no_list_of_marks_is_not_there(content: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(CitedMarks("engine", store).key, content)
    assert mark(load_fixture(), store) == mark(load_fixture())


LINKED = 'See [it](/en/ "there"), [this](https://a.example/) and [it again](/en/).\n'
LINKS = [("/en/", 2), ("https://a.example/", 1)]


def find_links(store: Store | None, *texts: str) -> list[list[tuple[str, int]]]:
    links = LinksInTexts("engine", store)
    read = (links.read(Prose("a.md", text), text) for text in texts)
    found = [[(link, count) for link, count in one] for one in read]
    links.save()
    return found


def test_links_of_texts_that_stay_are_not_looked_for(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert find_links(store, LINKED, "None.\n") == [LINKS, []]
    with patch("youju.bundles.remembering.list_links", wraps=list_links) as listed:
        assert find_links(store, LINKED, "None.\n") == [LINKS, []]
        assert listed.call_count == 0
        assert find_links(store, LINKED, f"{LINKED} More.\n") == [LINKS, LINKS]
        assert listed.call_count == 1


@pytest.mark.parametrize("wrong", [7, None, [["a"]], [[1, "a"]]])
def test_what_is_no_list_of_links_is_found_anew(wrong: object, tmp_path: Path) -> None:
    store = Store(tmp_path)
    find_links(store, LINKED)
    links = LinksInTexts("engine", store)
    marks = json.loads(store.get(links.key) or b"")
    store.put(links.key, json.dumps(dict.fromkeys(marks, wrong)).encode())
    assert find_links(store, LINKED) == [LINKS]
