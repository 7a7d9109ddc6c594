"""vl-convert's SVG becomes a small picture of ours: rows kept, colours named, ids our own."""

from __future__ import annotations

import pytest

from youju.drawing.svg import Picture, paint, parse_svg, write_inline
from youju.theme import PALETTE

INK, MAIN = PALETTE["ink"], PALETTE["main"]
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="344" height="120" viewBox="0 0 344 120">'


def parse(inner: str, prefix: str = "c") -> Picture:
    return parse_svg(f"{HEAD}{inner}</svg>", prefix)


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
        f'<path aria-label="first" aria-roledescription="bar" d="M0,0h1Z" fill="{MAIN[0]}"/>'
        f'<path aria-label="second" aria-roledescription="bar" d="M1,0h1Z" fill="{INK[0]}"/></g>'
        '<g class="role-axis" aria-label="X-axis"><text>a</text></g>'
    )
    assert picture.drawn == {"first", "second"}
    assert picture.body.count("data-figure") == 2
    assert "aria" not in picture.body and "X-axis" not in picture.body


def test_a_group_of_marks_is_no_mark() -> None:
    picture = parse('<g class="mark-group role-mark"><g aria-label="x"><text>a</text></g></g>')
    assert picture.drawn == frozenset()


def test_the_points_of_lines_are_counted() -> None:
    line = f'<path d="M0,0L1,1L2,0M5,5L6,6" fill="none" stroke="{MAIN[0]}"/>'
    assert parse(f'<g class="mark-line role-mark">{line}</g>').vertices == 5
    assert parse(f'<g class="mark-rule role-mark">{line}</g>').vertices == 0


@pytest.mark.parametrize("kind", ["line", "area"])
def test_a_line_stands_for_all_its_rows_and_has_the_id_of_none(kind: str) -> None:
    line = f'<path aria-label="first" d="M0,0L1,1" stroke="{MAIN[0]}"/>'
    picture = parse(f'<g class="mark-{kind} role-mark">{line}</g>')
    assert picture.drawn == {"first"}
    assert "data-figure" not in picture.body


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
    rows = "".join(f'<path aria-label="{n}" d="M{n},0Z" fill="red"/>' for n in (1, 2))
    assert parse(f'<g class="role-mark">{rows}</g>').body.count("<path") == 2


@pytest.mark.parametrize("words", ['<script>&"', "</text><script>", "a\u2028b", "＜"])
def test_words_and_rows_cannot_become_mark_up(words: str) -> None:
    from html import escape

    label = escape(words)
    picture = parse(f'<g class="role-mark"><text aria-label="{label}">{label}</text></g>')
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
