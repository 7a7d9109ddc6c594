"""The gate on lists of honest phrases, honest prose and typed numbers: what docs promise holds."""

from __future__ import annotations

import pytest

from tests.phrases import DOCS, HALVES, MEASURED, ROOT, fill, list_refused, measure, read_lines

# So many typed numbers there are at least of each language, in both halves.
TYPED = {"zh": 400, "en": 400, "ja": 300}


@pytest.mark.slow
@pytest.mark.parametrize("doc", DOCS)
def test_the_table_in_the_docs_is_what_is_measured(doc: str) -> None:
    text = (ROOT / "docs" / doc).read_text("utf-8")
    assert fill(doc, text) == text, "run python tests/phrases.py"


@pytest.mark.parametrize("code", MEASURED)
def test_the_lists_are_long_enough(code: str) -> None:
    harmless, typed = (
        [read_lines(code, half, kind) for half in HALVES] for kind in ("harmless", "typed")
    )
    assert sum(map(len, harmless)) >= 300
    assert sum(map(len, typed)) >= TYPED[code]
    for honest, refused in zip(harmless, typed, strict=True):
        assert len(set(honest)) == len(honest)
        assert not set(honest) & set(refused)


@pytest.mark.slow
@pytest.mark.parametrize("code", MEASURED)
def test_our_own_half_passes_and_is_refused(code: str) -> None:
    found = measure(code, "own")
    assert found.false_alarms <= 5, found.alarms
    assert found.density <= 6
    assert found.refused >= 97, found.missed


def test_a_number_that_is_refused_is_named() -> None:
    assert list_refused("en", "one official and 43 people") == ["43"]
    assert list_refused("zh", "一位官員和43人") == ["43"]
