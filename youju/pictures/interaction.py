"""Owns interaction: what the spec of an interactive chart may hold, and the Vega made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from youju.rendering.specs import Fault
from youju.theme import HOUSE, css_name

# Says a number or a date in a way of its own; readers are shown the words of the data only.
_WORDING = {"format", "formatType", "aggregate", "bin", "timeUnit"}
_DATA = ("data", "datasets", "usermeta")
_UNWORDED = {"quantitative", "temporal"}
# Scales whose colours are taken as they are; the others reckon with them.
_NAMED_COLOURS = {"ordinal", "threshold", "quantile", "quantize", "bin-ordinal"}


def check_interaction(spec: Mapping[str, Any], declared: bool) -> list[Fault]:
    """Return what is wrong with the interaction of a Vega-Lite `spec`.

    A chart has a slider (youju.slider) or selections by a click if, and only if, story.toml
    `declared` it interactive. What it says in words, in labels and tooltips, is a column of words.
    """
    params = list(_list_params(spec))
    found = [param["name"] for param in params if "select" in param or "bind" in param]
    if slider := read_slider(spec):
        found.append(slider["name"])
    if not declared:
        return [Fault("chart-interaction-undeclared", ", ".join(found))] if found else []
    if not found:
        return [Fault("chart-interaction-missing", "")]
    faults = [*_check_params(params), *_check_words(spec, "")]
    return list(dict.fromkeys(faults))


def read_slider(spec: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the slider that youju.slider put into `spec`, if any."""
    found: Mapping[str, Any] | None = (spec.get("usermeta") or {}).get("slider")
    return found


def silence(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return `spec` without the words that Vega makes up for screen readers (vega/vega#4319): the
    figure on the page has its own, in its language."""
    return {**spec, "config": {**spec.get("config", {}), "aria": False}}


def parse_vega(text: str, palette: Mapping[str, tuple[str, str]] = HOUSE.palette) -> dict[str, Any]:
    """Return compiled Vega as pages get it: without addresses, in the page's colours.

    A light-paper colour of the `palette` becomes what the page's style sheet calls it, which is
    right on dark paper too.
    """
    vega: dict[str, Any] = json.loads(text)
    for name in ("$schema", "usermeta", "description"):
        vega.pop(name, None)
    variables = {light: f"var(--{css_name(name)})" for name, (light, _) in palette.items()}
    painted: dict[str, Any] = _paint(vega, variables)
    return painted


def _list_params(node: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the parameters of a view and of the views inside it."""
    yield from node.get("params", ())
    for key in ("layer", "concat", "hconcat", "vconcat"):
        for part in node.get(key, ()):
            yield from _list_params(part)
    if isinstance(node.get("spec"), Mapping):
        yield from _list_params(node["spec"])


def _check_params(params: list[Mapping[str, Any]]) -> Iterator[Fault]:
    for param in params:
        select = param.get("select", {"type": "point"})
        kind = select["type"] if isinstance(select, Mapping) else select
        if "bind" in param:
            yield Fault("chart-interaction-other", "bind", param["name"])
        elif kind != "point":
            yield Fault("chart-interaction-other", kind, param["name"])


def _check_words(node: Any, path: str) -> Iterator[Fault]:
    """Find labels and tooltips that Vega would word itself: a number, a date, several fields."""
    if isinstance(node, (list, tuple)):
        for index, part in enumerate(node):
            yield from _check_words(part, f"{path}[{index}]")
    elif isinstance(node, Mapping):
        for name, value in node.items():
            inner = f"{path}.{name}" if path else str(name)
            if name == "encoding":
                for channel in {"text", "tooltip"} & value.keys():
                    if _is_worded(value[channel]):
                        yield Fault("chart-interaction-words", channel, f"{inner}.{channel}")
            elif name == "mark" and isinstance(value, Mapping) and value.get("tooltip"):
                yield Fault("chart-interaction-words", "tooltip", f"{inner}.tooltip")
            elif name not in _DATA:
                yield from _check_words(value, inner)


def _is_worded(channel: Any) -> bool:
    if isinstance(channel, (list, tuple)):
        return True
    if not isinstance(channel, Mapping):
        return False
    own = channel.get("type") in _UNWORDED or bool(_WORDING & channel.keys())
    return own or _is_worded(channel.get("condition"))


def _paint(node: Any, variables: Mapping[str, str]) -> Any:
    """Return `node` with house colours as the page's variables, but where Vega mixes them."""
    if isinstance(node, str):
        return variables.get(node, node)
    if isinstance(node, list):
        return [_paint(part, variables) for part in node]
    if not isinstance(node, dict):
        return node
    if "range" in node and "domain" in node and node.get("type") not in _NAMED_COLOURS:
        return node
    return {name: _paint(value, variables) for name, value in node.items()}
