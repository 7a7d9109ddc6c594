"""Owns the dates in charts: worded as the page's language words them, and none left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from xml.etree import ElementTree

from youju.numbers.calendars import find_format, read_names, read_signs

# What Vega calls the steps of a time axis → CLDR's skeleton of what its labels say.
_STEPS = {
    **{"year": "y", "quarter": "MMM", "month": "MMM", "week": "MMMd", "date": "MMMd"},
    **{"hours": "Hm", "minutes": "Hm", "seconds": "Hms"},
}
# The parts of a Vega-Lite timeUnit and the directives of d3 → CLDR's letters. A day of the week
# is "day" there, a day of the month "date".
_UNIT = re.compile(r"year|quarter|month|week|date|dayofyear|day|hours|minutes|(?:milli)?seconds")
_UNITS = {
    **{"year": "y", "quarter": "QQQ", "month": "MMM", "date": "d", "day": "E"},
    **{"hours": "H", "minutes": "m", "seconds": "s"},
}
_DIRECTIVES = {"Y": "y", "b": "MMM", "B": "MMM", "d": "d", "e": "d", "a": "E", "A": "E"}
_FORMAT = re.compile(r"(?:%-?[YbBdeaA][\s,./-]*)+")
_NAMED = re.compile(r"%[bBaA]")
_DATE_ORDER = ("y", "QQQ", "MMM", "E", "d")
_GUIDES = {"x": "axis", "y": "axis", "row": "header", "column": "header", "facet": "header"}
_WORDS = ("text", "tooltip")
_PARTS = ("layer", "concat", "hconcat", "vconcat")
_LABELS = ("role-axis-label", "role-legend-label", "role-column-header", "role-row-header")
_ENGLISH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Mon(?:day)?|Tue(?:sday)?|"
    r"Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b"
)


@cache
def date_config(tag: str) -> Mapping[str, Any]:
    """Return what Vega-Lite's config says of dates and numbers in the language of `tag`.

    It is empty for English, which is what Vega speaks.
    """
    if _is_english(tag):
        return {}
    locale: dict[str, Any] = {"time": read_names(tag)}
    if read_signs(tag) != read_signs("en"):
        locale["number"] = read_signs(tag)
    return {"locale": locale, "timeFormat": find_format("yMMMd", tag)}


def word_dates(spec: Mapping[str, Any], tag: str) -> dict[str, Any]:
    """Return `spec` with a format of the language for every date that Vega would word itself.

    A format of the author's that names months or days (%b %d) is put into the language's order;
    others, and labelExpr, stay as they are. Layers share their axes, so they share a format.
    """
    return dict(spec) if _is_english(tag) else _word_view(spec, tag, {})


def find_english(svg: str, spec: Mapping[str, Any], tag: str) -> str:
    """Return the English month or day that stands in labels of axes, legends and headers, or "".

    What the author's own data and words say is theirs: a label that `spec` holds is not held up.
    """
    if _is_english(tag):
        return ""
    own = None
    for text in _list_labels(ElementTree.fromstring(svg)):
        if found := _ENGLISH.search(text):
            own = "\n".join(_list_strings(spec)) if own is None else own
            if text not in own:
                return found[0]
    return ""


def _word_view(view: Mapping[str, Any], tag: str, shared: Mapping[str, Any]) -> dict[str, Any]:
    """Return a view and those inside it; `shared` are the axes' formats of the layers it is in."""
    worded = dict(view)
    if "layer" in view and not shared:
        shared = _share_formats(view, tag)
    if isinstance(view.get("encoding"), Mapping):
        worded["encoding"] = {
            name: _word_channel(name, channel, tag, shared)
            for name, channel in view["encoding"].items()
        }
    if isinstance(view.get("facet"), Mapping):
        names = [name for name in ("row", "column") if name in view["facet"]]
        worded["facet"] = (
            {**view["facet"], **{n: _word_channel(n, view["facet"][n], tag, {}) for n in names}}
            if names
            else _word_channel("facet", view["facet"], tag, {})
        )
    for key in _PARTS:
        if isinstance(view.get(key), list):
            inner = shared if key == "layer" else {}
            worded[key] = [_word_view(part, tag, inner) for part in view[key]]
    if isinstance(view.get("spec"), Mapping):
        worded["spec"] = _word_view(view["spec"], tag, {})
    return worded


def _share_formats(view: Mapping[str, Any], tag: str) -> dict[str, Any]:
    """Return the format that the layers of `view` share for each axis: an author's, or ours."""
    shared: dict[str, Any] = {}
    for name in ("x", "y"):
        channels = [c for c in _list_channels(view, name) if _is_date(c)]
        given = [c["axis"] for c in channels if isinstance(c.get("axis"), Mapping)]
        own = [axis["format"] for axis in given if "format" in axis]
        if any({"labelExpr", "formatType"} & axis.keys() for axis in given):
            shared[name] = None
        elif own:
            shared[name] = _translate(own[0], tag)
        elif channels:
            units = [channel for channel in channels if channel.get("timeUnit")]
            shared[name] = _find_form((units or channels)[0], True, tag)
    return shared


def _list_channels(view: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    channel = (view.get("encoding") or {}).get(name)
    if isinstance(channel, Mapping):
        yield channel
    for part in view.get("layer", ()):
        yield from _list_channels(part, name)


def _word_channel(name: str, channel: Any, tag: str, shared: Mapping[str, Any]) -> Any:
    """Return `channel` with a format for its dates, unless the chart's function has chosen one.

    Channels of one axis have one format: that which `shared` has by the channel's `name`.
    """
    if isinstance(channel, list):
        return [_word_channel(name, part, tag, shared) for part in channel]
    if not isinstance(channel, Mapping) or not _is_date(channel):
        return channel
    guide = None if name in _WORDS else _GUIDES.get(name, "legend")
    holder = channel if guide is None else channel.get(guide, {})
    if not isinstance(holder, Mapping) or {"labelExpr", "formatType"} & holder.keys():
        return channel
    if name in shared:
        form = shared[name]
    elif "format" in holder:
        form = _translate(holder["format"], tag)
    else:
        form = _find_form(channel, guide == "axis", tag)
    if not form:
        return channel
    return (
        {**channel, "format": form}
        if guide is None
        else {
            **channel,
            guide: {**holder, "format": form},
        }
    )


def _is_date(channel: Mapping[str, Any]) -> bool:
    """Tell whether a channel draws dates, as far as it says so itself."""
    return channel.get("type") == "temporal" or bool(channel.get("timeUnit"))


def _find_form(channel: Mapping[str, Any], is_axis: bool, tag: str) -> Any:
    """Return the format of a channel without one: of its time unit, or of each step of an axis."""
    unit = channel.get("timeUnit")
    if isinstance(unit, Mapping):
        unit = unit.get("unit")
    if isinstance(unit, str):
        return _compose([_UNITS.get(part, "?") for part in _UNIT.findall(unit)], tag)
    return _find_steps(tag) if is_axis else None  # the config's timeFormat words the others


@cache
def _find_steps(tag: str) -> Mapping[str, str]:
    forms = {step: find_format(skeleton, tag) for step, skeleton in _STEPS.items()}
    return {step: form for step, form in forms.items() if form}


def _translate(form: Any, tag: str) -> Any:
    """Return an author's format in the language's order, if it names months or days."""
    if isinstance(form, Mapping):
        return {step: _translate(part, tag) for step, part in form.items()}
    if not isinstance(form, str) or not _NAMED.search(form) or not _FORMAT.fullmatch(form):
        return form
    return _compose([_DIRECTIVES[d] for d in re.findall(r"%-?(\w)", form)], tag) or form


def _compose(letters: list[str], tag: str) -> str:
    """Return the format of CLDR's `letters`, in whatever order; "" where there is none."""
    date = "".join(letter for letter in _DATE_ORDER if letter in letters)
    time = "".join(letter for letter in ("H", "m", "s") if letter in letters)
    time = "Hm" if time == "H" else time
    if set(letters) - {*_DATE_ORDER, "H", "m", "s"} or len(set(letters)) < len(letters):
        return ""
    if date == "QQQ":
        quarter, year = find_format("yQQQ", tag), find_format("y", tag)
        parts = [quarter.replace(year, "").strip()]
    else:
        parts = [find_format(skeleton, tag) for skeleton in (date, time) if skeleton]
    return " ".join(parts) if all(parts) else ""


def _list_labels(root: ElementTree.Element) -> Iterator[str]:
    for group in root.iter():
        names = group.get("class", "").split()
        if any(name in names for name in _LABELS):
            for node in group.iter():
                if node.tag.rpartition("}")[2] == "text":
                    yield "".join(node.itertext())


def _list_strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _list_strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _list_strings(value)


def _is_english(tag: str) -> bool:
    return tag.split("-")[0] == "en"
