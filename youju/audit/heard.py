"""Owns what attributes say: words that are shown, read aloud, or told on other people's pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_SPOKEN = (
    *("title", "aria-label", "aria-description", "alt", "placeholder"),
    *("label", "abbr", "aria-valuetext", "aria-roledescription"),
)
_META = {
    *("description", "og:title", "og:description", "og:image:alt"),
    *("twitter:title", "twitter:description", "twitter:image:alt"),
}
# Numbers that are shown where no text is: in front of an item, or as a bar.
_SHOWN = {"ol": "start", "li": "value", "meter": "value"}
# A list that goes on after a picture begins at three, not at nine thousand.
_LEAST_SHOWN = 100


def list_heard(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield what the `attributes` of an element say."""
    yield from (attributes[key] for key in _SPOKEN if key in attributes)
    if name == "meta" and {attributes.get("name"), attributes.get("property")} & _META:
        yield attributes.get("content", "")


def find_shown(name: str, attributes: Mapping[str, str]) -> str:
    """Return the number that the item or the bar of an element shows, or "".

    Small numbers of lists count the items; what a bar shows is a number of whatever size.
    """
    shown = attributes.get(_SHOWN.get(name, ""), "").strip()
    return shown if name == "meter" or _is_large(shown) else ""


def _is_large(number: str) -> bool:
    return number.isascii() and number.isdigit() and int(number[:9]) >= _LEAST_SHOWN
