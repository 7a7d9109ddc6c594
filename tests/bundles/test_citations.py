"""Marks of what texts cite: a sentence leaves them, a citation changes them; kept, and as new."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.bundles.test_parts import load_changed
from tests.fixture import FIGURES, load_fixture
from youju.bundles.citations import CitedMarks
from youju.content.cited import cut_citations
from youju.model import Site
from youju.rendering.cache import Store


def mark(site: Site, store: Store | None = None) -> tuple[str, ...]:
    marks = CitedMarks(site, "engine", store)
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
    with patch("youju.bundles.citations.cut_citations", wraps=cut_citations) as cut:
        assert mark(load_fixture(), store) == before
        assert cut.call_count == 0
        assert mark(load_changed("a sentence"), store) == before
        assert cut.call_count == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 9999, b'"x"'])
def test_what_is_no_list_of_marks_is_not_there(content: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(CitedMarks(load_fixture(), "engine", store).key, content)
    assert mark(load_fixture(), store) == mark(load_fixture())
