"""What texts claim is remembered whole, and by language."""

from __future__ import annotations

from pathlib import Path

import pytest

from youju.checks import claimed
from youju.languages import claiming
from youju.languages.claiming import Claim
from youju.model import Language
from youju.store.cache import Store, make_key
from youju.store.memory import Memory

ENGLISH = Language("en", "en", "English")
KEY = make_key("json", "texts of a story")
TEXT = (
    "The largest fell; \ufffc posts are more than \ufffc visits, and \ufffc more posts than \ufffc."
)


@pytest.mark.parametrize("name", ["claims", "splits", "contrasts"])
def test_claims_are_those_that_were_found(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = getattr(claiming, f"list_{name}")(TEXT, ENGLISH)
    assert found
    for _ in range(2):  # found now, and kept by the process before
        monkeypatch.setattr(claimed, "TEXTS", memory := Memory())
        with memory.keep(Store(tmp_path), KEY):
            assert getattr(claimed, f"recall_{name}")(TEXT, ENGLISH) == found
        monkeypatch.setattr(claiming, f"list_{name}", fail)


def fail(text: str, language: Language) -> list[Claim]:
    raise AssertionError("looked for again")
