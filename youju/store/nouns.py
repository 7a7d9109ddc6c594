"""Owns nouns written as text, the same in every process: what keys of the store are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass


def write_noun(value: object) -> Iterator[str]:
    """Yield `value` as text, the same in every process: sets come in order."""
    if is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for field in fields(value):
            if field.repr:
                yield from write_noun(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield "{"
        for key, item in value.items():
            yield from write_noun(key)
            yield from write_noun(item)
        yield "}"
    elif isinstance(value, (tuple, list)):
        yield "("
        for item in value:
            yield from write_noun(item)
        yield ")"
    elif isinstance(value, Set):
        yield from write_noun(sorted(value))
    else:
        yield repr(value)
