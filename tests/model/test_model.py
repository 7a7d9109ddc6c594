"""The nouns: a text has every language, and nothing that was made can be changed."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from youju import model
from youju.model import Origin, Page, Text


def test_a_text_cannot_lack_a_language() -> None:
    text = Text({"zh": "數", "fr": "nombre", "en": "number"}, ("en", "zh"))
    assert dict(text) == {"en": "number", "zh": "數"}
    assert list(text) == ["en", "zh"]
    with pytest.raises(ValueError, match="zh"):
        Text({"en": "number"}, ("en", "zh"))


def test_an_origin_reads_as_editors_and_terminals_know_it() -> None:
    assert str(Origin("data/a.csv", 3, 5)) == "data/a.csv:3:5"
    assert sorted([Origin("b", 1), Origin("a", 10), Origin("a", 9)])[0] == Origin("a", 9)


def test_nothing_that_was_made_can_be_changed() -> None:
    kinds = [kind for _, kind in inspect.getmembers(model, dataclasses.is_dataclass)]
    assert len(kinds) >= 12
    for kind in kinds:
        assert vars(kind)["__dataclass_params__"].frozen, kind
    with pytest.raises(dataclasses.FrozenInstanceError):
        Page("a", b"").path = "b"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Text({"en": "a"}, ("en",))["en"] = "b"  # type: ignore[index]


def test_the_nouns_are_without_logic() -> None:
    for name, kind in inspect.getmembers(model, dataclasses.is_dataclass):
        own = {key for key, value in vars(kind).items() if inspect.isfunction(value)}
        assert {key for key in own if not key.startswith("__")} == set(), name
