"""Nouns as text: what differs is written otherwise, and sets come in one order."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from youju.store.nouns import write_noun


@dataclass(frozen=True)
class Noun:
    name: str
    parts: object = ()
    kept: object = field(default=None, repr=False)


@dataclass(frozen=True)
class Other:
    name: str
    parts: object = ()


def write(value: object) -> list[str]:
    return list(write_noun(value))


def test_what_differs_is_written_otherwise() -> None:
    values = [
        *(Noun("a"), Noun("b"), Other("a"), Noun("a", ("b",)), Noun("a", {"b": "c"})),
        *(Noun("a", Noun("b")), ["a", "b"], ["ab"], [["a"], "b"], {"a": 1}, {"a": Decimal(1)}),
        *({"a": True}, {"a": None}, [], "", None, 1, "1"),
    ]
    assert len({tuple(write(value)) for value in values}) == len(values)


def test_what_is_not_shown_of_a_noun_is_not_written() -> None:
    assert write(Noun("a", kept="x")) == write(Noun("a", kept="y"))


def test_sets_come_in_order() -> None:
    names = [f"name-{number:02}" for number in range(50)]
    assert write(frozenset(names)) == write(names) == write(tuple(names))
