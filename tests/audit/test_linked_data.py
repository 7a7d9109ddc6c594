"""Of linked data only what search engines print is read."""

from __future__ import annotations

from youju.audit.linked_data import list_linked


def test_texts_are_found_at_any_depth() -> None:
    data = {
        "@type": "Article",
        "headline": "A count",
        "url": "https://fixture.example/2024/",
        "creator": {"name": "Fixture", "sameAs": "x"},
        "hasPart": [{"description": "of stalls", "size": "9"}, "loose"],
    }
    assert list(list_linked(data)) == ["A count", "Fixture", "of stalls"]


def test_what_is_no_text_is_passed_over() -> None:
    assert list(list_linked({"name": 3, "caption": None, "abstract": ["a", ["b"]]})) == ["a", "b"]
