"""Owns Vega-Lite's schema: specs made of Altair charts, which keep to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from jsonschema_rs import Draft7Validator


def draw_spec(draw: Callable[[], Any]) -> tuple[Any, dict[str, Any] | None]:
    """Return what `draw` returns and, if that is an Altair chart, its Vega-Lite spec.

    Altair holds each part of a chart to the schema when it is made, and all of it at the end, which
    is most of its work. Here the finished spec is held to it, once. What fails is drawn again with
    Altair's own checks: they know what is wrong, and where it was written.
    """
    drawn = None
    with suppress(Exception):  # it comes again below, with its reason
        drawn = _draw(draw, validate=False)
    if drawn is not None and (drawn[1] is None or keeps_schema(drawn[1])):
        return drawn
    return _draw(draw, validate=True)


def _draw(draw: Callable[[], Any], *, validate: bool) -> tuple[Any, dict[str, Any] | None]:
    import altair as alt
    from altair.utils.schemapi import debug_mode

    # How many rows may be drawn is said by rendering.specs, in words; and Altair has a look of its
    # own, which would stand for the story's.
    transformers, themes = alt.data_transformers, alt.theme
    with (
        transformers.enable("default", max_rows=None, consolidate_datasets=True),
        themes.enable("none"),
        debug_mode(validate),
    ):
        made = draw()
        chart = isinstance(made, alt.TopLevelMixin)
        return made, made.to_dict(validate=validate) if chart else None


def keeps_schema(spec: Mapping[str, Any]) -> bool:
    """Tell whether `spec` is Vega-Lite as the schema of the installed Altair has it.

    What is wrong with one that is not, Altair says best: `to_dict(validate=True)`.
    """
    schema = _read_schema()
    try:
        return schema.is_valid(spec)
    except ValueError:  # a value in it is none of JSON's: a date, a set
        return False


@cache
def _read_schema() -> Draft7Validator:
    from altair.vegalite.v6.schema.core import load_schema
    from jsonschema_rs import Draft7Validator

    return Draft7Validator(_quote_references(load_schema()))


def _quote_references(schema: Any) -> Any:
    """Return `schema` with its references as addresses are written (RFC 3986, 3.5): <, > and |,
    which the names of its definitions hold, may not stand in one."""
    if isinstance(schema, list):
        return [_quote_references(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: quote(value, safe="#/") if key == "$ref" else _quote_references(value)
        for key, value in schema.items()
    }
