"""Owns the titles of legends and small multiples that an author leaves to Vega."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# The channels that a legend or a header explains; axes have no title in the house's look.
_LEGENDS = (
    *("color", "fill", "stroke", "shape", "size", "opacity", "fillOpacity", "strokeOpacity"),
    *("strokeWidth", "strokeDash"),
)
_GUIDES = {
    **dict.fromkeys(_LEGENDS, "legend"),
    **dict.fromkeys(("row", "column", "facet"), "header"),
}
_PARTS = ("layer", "concat", "hconcat", "vconcat")


def word_titles(view: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """Return `view` with the chart's word for a column as title, where the author gave none.

    Vega would print the column's name, English on a page in any language: where the chart has no
    word for it, there is no title. Layers share their legends: a title that one of them has stays.
    """
    return _word_view(view, words, frozenset(), layered=False)


def _word_view(
    view: Mapping[str, Any], words: Mapping[str, str], own: frozenset[str], *, layered: bool
) -> dict[str, Any]:
    """Return `view` with `words` for titles, and so each view in it.

    `own` are the channels that the views around give titles to: layers share one axis, so what is
    titled once in a layered view is not titled again inside.
    """
    worded = dict(view)
    if not layered:
        own = frozenset(_list_titled(view))
    if isinstance(view.get("encoding"), Mapping):
        worded["encoding"] = {
            name: _word_channel(channel, _GUIDES[name], words)
            if name in _GUIDES and name not in own
            else channel
            for name, channel in view["encoding"].items()
        }
    if isinstance(facet := view.get("facet"), Mapping):
        worded["facet"] = (
            _word_channel(facet, "header", words)
            if "field" in facet
            else {name: _word_channel(part, "header", words) for name, part in facet.items()}
        )
    for key in _PARTS:
        if isinstance(view.get(key), list):
            inside = key == "layer"
            worded[key] = [_word_view(part, words, own, layered=inside) for part in view[key]]
    if isinstance(view.get("spec"), Mapping):
        worded["spec"] = _word_view(view["spec"], words, own, layered=False)
    return worded


def _list_titled(view: Mapping[str, Any]) -> Iterator[str]:
    """Yield the channels of a view, and of the layers in it, that have a title of the author's."""
    encoding = view.get("encoding")
    for name, channel in encoding.items() if isinstance(encoding, Mapping) else ():
        if name in _GUIDES and isinstance(channel, Mapping) and _is_titled(channel, _GUIDES[name]):
            yield name
    for part in view.get("layer", ()):
        yield from _list_titled(part)


def _is_titled(channel: Mapping[str, Any], guide: str) -> bool:
    holders = [channel, channel.get(guide), channel.get("condition")]
    return any(isinstance(holder, Mapping) and "title" in holder for holder in holders)


def _word_channel(channel: Any, guide: str, words: Mapping[str, str]) -> Any:
    if not isinstance(channel, Mapping) or _is_titled(channel, guide):
        return channel
    if "field" not in channel and "aggregate" not in channel:
        condition = channel.get("condition")
        inner = _word_channel(condition, guide, words) if isinstance(condition, Mapping) else None
        return {**channel, "condition": inner} if inner else channel
    field = channel.get("field")
    return {**channel, "title": words.get(field) if isinstance(field, str) else None}
