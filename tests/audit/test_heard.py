"""Attributes say words, and some show a number where no text is."""

from __future__ import annotations

import pytest

from youju.audit.heard import find_shown, list_heard


@pytest.mark.parametrize(
    ("name", "attributes", "heard"),
    [
        ("optgroup", {"label": "9 people"}, ["9 people"]),
        ("div", {"aria-valuetext": "9 people", "title": "T"}, ["T", "9 people"]),
        ("th", {"abbr": "9"}, ["9"]),
        ("meta", {"name": "description", "content": "D"}, ["D"]),
        ("meta", {"name": "viewport", "content": "width=5"}, []),
        ("meter", {"value": "0.6"}, []),
    ],
)
def test_what_attributes_say(name: str, attributes: dict[str, str], heard: list[str]) -> None:
    assert list(list_heard(name, attributes)) == heard


@pytest.mark.parametrize(
    ("name", "attributes", "shown"),
    [
        ("ol", {"start": "9117"}, "9117"),
        ("ol", {"start": "3"}, ""),
        ("ol", {"start": "x"}, ""),
        ("li", {"value": "9117"}, "9117"),
        ("meter", {"value": "0.6"}, "0.6"),
        ("progress", {"value": "25", "max": "100"}, ""),
        ("input", {"value": "9117"}, ""),
        ("ol", {}, ""),
    ],
)
def test_what_lists_and_bars_show(name: str, attributes: dict[str, str], shown: str) -> None:
    assert find_shown(name, attributes) == shown
