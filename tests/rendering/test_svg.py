"""vl-convert's SVG becomes a small picture of ours: rows kept, colours named, ids our own."""

from __future__ import annotations

import re

import pytest

from youju.rendering.scenes import SEEN, Item, Mark, Trace
from youju.rendering.svg import Picture, paint, parse_svg, write_inline
from youju.theme import PALETTE

INK, MAIN = PALETTE["ink"], PALETTE["main"]
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="344" height="120" viewBox="0 0 344 120">'


def parse(inner: str, prefix: str = "c", *marks: Mark) -> Picture:
    return parse_svg(f"{HEAD}{inner}</svg>", prefix, Trace(marks))


def mark(kind: str, *labels: str) -> Mark:
    return Mark(kind, tuple(Item(tuple(label.split()), SEEN) for label in labels))


def test_a_picture_has_its_size_and_its_words() -> None:
    picture = parse("<g><text>48.9萬人</text><text>a &amp; b</text></g>")
    assert (picture.width, picture.height) == (344, 120)
    assert picture.texts == ("48.9萬人", "a & b")
    assert picture.body == "<g><text>48.9萬人</text><text>a &amp; b</text></g>".removeprefix(
        "<g>"
    ).removesuffix("</g>")


def test_marks_keep_the_id_of_their_row_and_lose_english_labels() -> None:
    picture = parse(
        '<g class="mark-rect role-mark marks" role="graphics-object" aria-label="bars">'
        f'<path aria-label="a: 1" aria-roledescription="bar" d="M0,0h1Z" fill="{MAIN[0]}"/>'
        f'<path aria-label="a: 2" aria-roledescription="bar" d="M1,0h1Z" fill="{INK[0]}"/></g>'
        '<g class="role-axis" aria-label="X-axis"><text>a</text></g>',
        "c",
        mark("rect", "first", "second"),
    )
    assert re.findall('data-figure="(.*?)"', picture.body) == ["first", "second"]
    assert "aria" not in picture.body and "X-axis" not in picture.body


def test_a_mark_of_several_rows_or_of_none_is_named_after_none() -> None:
    items = "".join(f'<path d="M{at},0h1Z" fill="red" opacity="0.{at}"/>' for at in range(1, 6))
    bars = mark("rect", "first second", "", "*", "~others", "third")
    picture = parse(f'<g class="mark-rect role-mark">{items}</g>', "c", bars)
    assert re.findall('data-figure="(.*?)"', picture.body) == ["others", "third"]
    assert 'd="M4,0h1Z" fill="red" opacity="0.4" data-figure="others"' in picture.body


def test_marks_are_matched_in_order_or_not_at_all() -> None:
    text = '<g class="mark-text role-mark"><text>a</text></g>'
    both = text + '<g class="mark-rect role-mark"><path d="M0,0h1Z" fill="red"/></g>'
    for body, marks in (
        (both, [mark("rect", "first"), mark("text", "second")]),
        (text, [mark("text", "first"), mark("text", "second")]),
        (text, [mark("text", "first", "second")]),
        (text, []),
    ):
        assert "data-figure" not in parse(body, "c", *marks).body
    assert (
        'data-figure="first">a' in parse(both, "c", mark("text", "first"), mark("rect", "b")).body
    )


def test_a_group_of_marks_is_no_mark() -> None:
    inner = '<g class="mark-text role-mark"><text>a</text></g>'
    group = f'<g class="mark-group role-mark"><g><text>b</text>{inner}</g></g>'
    body = parse(group, "c", mark("text", "first")).body
    assert body.count("data-figure") == 1 and '<text data-figure="first">a</text>' in body


@pytest.mark.parametrize("kind", ["line", "area", "trail"])
def test_a_line_stands_for_all_its_rows_and_has_the_id_of_none(kind: str) -> None:
    line = f'<path d="M0,0L1,1" stroke="{MAIN[0]}"/>'
    group = f'<g class="mark-{kind} role-mark">{line}</g>'
    for marks in (mark(kind, "first"), mark(kind, "first", "second")):
        assert "data-figure" not in parse(group, "c", marks).body


def test_house_colours_become_classes_and_others_stay() -> None:
    body = parse(
        f'<path d="M0,0" fill="{MAIN[0]}" stroke="{INK[0]}"/><path d="M1,1" fill="#123456"/>'
    ).body
    assert '<path d="M0,0" class="f-main s-ink"/>' in body
    assert 'fill="#123456"' in body


def test_what_nobody_sees_is_left_out() -> None:
    body = parse(
        '<text opacity="0">hidden</text><g display="none"><text>gone</text></g><g></g>'
        '<path d="M0,0"/><path d="" fill="red"/><text>seen</text>'
    ).body
    assert body == "<text>seen</text>"


def test_numbers_are_rounded_in_shapes_and_not_in_words() -> None:
    body = parse(
        '<path d="M0.12345,-7.999L1e-7,3" fill="red"/><text transform="translate(1.005,2)">'
        "3.14159</text>"
    ).body
    assert '"M0.12,-8L' in body
    assert ">3.14159<" in body


def test_two_pictures_on_a_page_do_not_share_ids() -> None:
    inner = (
        '<defs><clipPath id="clip1"><rect width="5"/></clipPath></defs>'
        '<g clip-path="url(#clip1)"><text fill="url(#gradient_1)">a</text></g>'
    )
    body = parse(inner, "by-year-wide").body
    assert 'id="by-year-wide-clip1"' in body
    assert 'clip-path="url(#by-year-wide-clip1)"' in body
    assert 'fill="url(#by-year-wide-gradient_1)"' in body


def test_like_paths_side_by_side_become_one() -> None:
    style = f'fill="{MAIN[0]}"'
    body = parse(f'<path d="M0,0Z" {style}/><path d="M1,0Z" {style}/><path d="M2,0Z"/>').body
    assert body == '<path d="M0,0ZM1,0Z" class="f-main"/>'


def test_paths_of_different_rows_stay_apart() -> None:
    rows = "".join(f'<path d="M{n},0Z" fill="red"/>' for n in (1, 2))
    group = f'<g class="mark-rect role-mark">{rows}</g>'
    assert parse(group, "c", mark("rect", "a", "b")).body.count("<path") == 2
    assert parse(group, "c", mark("rect", "a b", "a b")).body.count("<path") == 1


@pytest.mark.parametrize("words", ['<script>&"', "</text><script>", "a\u2028b", "＜"])
def test_words_and_rows_cannot_become_mark_up(words: str) -> None:
    from html import escape

    label = escape(words)
    row = Mark("text", (Item((words,), SEEN),))
    picture = parse(f'<g class="mark-text role-mark"><text>{label}</text></g>', "c", row)
    assert "data-figure" in picture.body
    again = parse(picture.body)
    assert again.texts == picture.texts == (words,)
    assert "<script" not in picture.body
    inline = write_inline(picture, "wide", {"aria-label": words})
    assert inline.count("<script") == 0
    assert inline.startswith('<svg class="plot wide" viewBox="0 0 344 120" width="344"')


@pytest.mark.parametrize("paper", [0, 1])
def test_outside_the_page_colours_are_written_out(paper: int) -> None:
    body = parse(f'<path d="M0,0" fill="{MAIN[0]}" stroke="{INK[0]}"/>').body
    assert paint(body, paper) == f'<path d="M0,0" fill="{MAIN[paper]}" stroke="{INK[paper]}"/>'
