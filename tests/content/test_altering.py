"""Looks that alter: which rules of a style sheet show figures otherwise than they are written."""

from __future__ import annotations

import pytest

from youju.content.altering import list_altering
from youju.content.sheets import list_declarations


def find(sheet: str) -> list[tuple[str, int]]:
    return [*list_altering(list_declarations(sheet.encode()))]


def test_the_rule_and_its_line_are_told() -> None:
    sheet = ".a { color: red }\n.fig {\n  unicode-bidi: bidi-override;\n}"
    assert find(sheet) == [(".fig { unicode-bidi: bidi-override }", 3)]


@pytest.mark.parametrize(
    "sheet",
    [
        '.fig::after { content: var(--w) } .x { --w: "9" }',
        ".prose .value::first-letter { opacity: 0 }",
        ".chart svg { transform: rotate(180deg) }",
        "[data-figure] { letter-spacing: -9px }",
    ],
)
def test_figures_are_seen_as_they_are_written(sheet: str) -> None:
    assert len(find(sheet)) == 1


@pytest.mark.parametrize(
    "sheet",
    [
        '.fig::after { content: var(--w) } .x { --w: "·" }',
        ".figure { unicode-bidi: bidi-override }",
        "bdo.name { unicode-bidi: bidi-override }",
        ".chart svg:hover { transform: scale(1.01) }",
        "h1::first-letter { font-size: 0 }",
        "@media print { .fig { text-decoration: line-through } }",
    ],
)
def test_other_things_and_print_pass(sheet: str) -> None:
    assert find(sheet) == []
