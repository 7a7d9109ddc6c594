"""Owns which texts of linked data (schema.org) search engines print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_LINKED_DATA = {"headline", "alternativeHeadline", "name", "description", "abstract", "caption"}


def list_linked(data: Any, key: str = "") -> Iterator[str]:
    """Yield the texts in `data` (schema.org, as JSON is read) that search engines print."""
    if isinstance(data, str):
        if key in _LINKED_DATA:
            yield data
    elif isinstance(data, list):
        for item in data:
            yield from list_linked(item, key)
    elif isinstance(data, dict):
        for name, item in data.items():
            yield from list_linked(item, name)
