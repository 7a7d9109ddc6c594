"""What stands over a figure: the headings above it, the caption and the head of its table."""

from __future__ import annotations

import pytest

from youju.audit.visible import read_page

VALUE = "<data data-figure='a' value='1'>1</data>"


@pytest.mark.parametrize(
    ("above", "over"),
    [
        ("", ""),
        ("<p>a</p>", ""),
        ("<h2>a</h2><p>b</p>", "a"),
        ("<h2>a</h2><h3>b</h3>", "a b"),
        ("<h2>a</h2><h3>b</h3><h3><i>c</i> d</h3>", "a c d"),
        ("<h2>a</h2><h3>b</h3><h2>c</h2>", "c"),
        ("<h2>a</h2><table><caption>b</caption><thead><tr><th>c<th>d</thead><tr><td>", "a b c d"),
        ("<table><caption>b</caption><thead><tr><th>c<th>d</thead></table>", ""),
        ("<h2>a</h2><table><thead><tr><th>c</thead></table><table><thead><th>d</thead>", "a d"),
    ],
)
def test_a_figure_knows_what_stands_over_it(above: str, over: str) -> None:
    (mark,) = read_page(f'<html lang="en">{above}{VALUE}'.encode()).marks
    assert mark.over == over
