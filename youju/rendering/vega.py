"""Owns what a compiled view may hold: Vega that loads nothing, for interactive charts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from youju.rendering.specs import Fault

_ADDRESS_KEYS = {"url", "href"}


def check_vega(text: str) -> list[Fault]:
    """Return what must not be published in compiled Vega: whatever a browser would load.

    Its data stand inside it, and in their rows a key is a column, not an instruction.
    """
    try:
        view = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [Fault("chart-drawing-broken", str(error))]
    return list(dict.fromkeys(_check_node(view, "")))


def _check_node(node: Any, path: str) -> Iterator[Fault]:
    if isinstance(node, Mapping):
        if node.get("type") == "image" and "encode" in node:
            yield Fault("chart-drawing-address", f"{path}.image")
        for key, value in node.items():
            inner = f"{path}.{key}" if path else key
            if key in _ADDRESS_KEYS:
                yield Fault("chart-drawing-address", f"{inner}: {str(value)[:60]}")
            elif not (key == "values" and isinstance(value, list)):
                yield from _check_node(value, inner)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _check_node(value, f"{path}[{index}]")
