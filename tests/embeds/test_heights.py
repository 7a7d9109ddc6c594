"""Heights of frames: enough at every width, not much more, and said in CSS."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixture import ROOT
from tests.profiles import examples
from youju.embeds.heights import (
    GAPS,
    KNOTS,
    LEAST_PLOT,
    LEAST_SHARE,
    LEAST_VALUE,
    MARGIN,
    PLOT_GAP,
    SIZES,
    TURN,
    VALUE_SHARE,
    WIDEST_NARROW,
    Fit,
    find_room,
    fit_card,
    fit_frame,
)
from youju.rendering.svg import Picture
from youju.theme import HOUSE, WIDTHS
from youju.typography.line_breaking import wrap
from youju.typography.metrics import WIDER_HAN

PICTURE = Picture(344, 300, "", ())
PICTURES = {"narrow": PICTURE, "wide": replace(PICTURE, width=680, height=240)}
TEXTS = {"title": ["A title"], "finding": ["A finding."], "small": ["Source: a list."]}
LONG = {**TEXTS, "finding": ["有很多文字，說明圖裏的數字從何而來。" * 6]}


def read_css(css: str, width: float) -> float:
    """Compute what a browser makes of the CSS in a container of `width` pixels."""
    total = float(re.match(r"(?:calc\()?(\d+)px", css)[1])  # type: ignore[index]
    for start, run, slope in re.findall(r"clamp\(0px,100cqw - (\d+)px,(\d+)px\)\*(-?[\d.]+)", css):
        total += min(max(width - int(start), 0), int(run)) * float(slope)
    return total


def need(texts: dict[str, list[str]], pictures: dict[str, Picture], width: int) -> float:
    """Return the height of text and picture at `width`, reckoned without knots."""
    room = width - 2 * MARGIN
    size = "wide" if width >= TURN else "narrow"
    widest = WIDEST_NARROW if size == "narrow" else WIDTHS["wide"]
    total = pictures[size].height * min(room, widest) / pictures[size].width
    for kind, paragraphs in texts.items():
        size, line = SIZES[kind]
        font = HOUSE.sizes[size]
        total += sum(len(wrap(text, font, room)) * font * line for text in paragraphs)
    return total


@settings(max_examples=examples(40))
@given(
    st.integers(1, 120),
    st.integers(1, 60),
    st.floats(60, 900),
    st.floats(60, 900),
    st.sampled_from(["some words ", "數字從何而來，"]),
)
def test_a_frame_is_tall_enough_at_every_width(
    finding: int, small: int, narrow: float, wide: float, words: str
) -> None:
    texts = {"title": ["A title"], "finding": [words * finding], "small": [words * small]}
    pictures = {"narrow": replace(PICTURE, height=narrow), "wide": PICTURES["wide"]}
    pictures["wide"] = replace(pictures["wide"], height=wide)
    found = fit_frame(texts, pictures)
    for width in range(KNOTS[0], 1_000, 7):
        assert read_css(found.css(), width) >= found.at(width) - 1
        assert found.at(width) >= need(texts, pictures, width) + 2 * MARGIN, width
        assert found.at(width) <= found.tallest


def test_a_frame_is_not_much_taller_than_needed() -> None:
    found = fit_frame(LONG, PICTURES)
    for width in (320, 360, 444, 599, 600, 704, 960):
        assert found.at(width) < 1.3 * need(LONG, PICTURES, width) + 60, width


@pytest.mark.parametrize("kind", ["title", "finding", "small"])
def test_more_words_need_more_room(kind: str) -> None:
    longer = {**TEXTS, kind: ["有很多文字" * 30]}
    before, after = fit_frame(TEXTS, PICTURES), fit_frame(longer, PICTURES)
    assert all(after.at(knot) > before.at(knot) + 20 for knot in KNOTS)


def test_beyond_the_knots_the_last_height_holds() -> None:
    found = Fit({300: 500, 600: 400})
    assert (found.at(100), found.at(450), found.at(2_000)) == (500, 450, 400)
    assert found.css() == "calc(500px + clamp(0px,100cqw - 300px,300px)*-.333)"
    assert Fit({300: 500, 600: 500}).css() == "500px"


def test_the_style_sheet_has_the_sizes_that_are_reckoned_with() -> None:
    css = (ROOT / "static/css/embed.css").read_text("utf-8")
    assert f"@media (min-width: {TURN}px)" in css
    assert f".plot.narrow {{ max-width: {WIDEST_NARROW}px; }}" in css
    assert ".plot.wide { display: none; max-width: var(--frame-column); }" in css
    assert f"padding: {MARGIN}px;" in css
    assert f".finding {{ margin: 0; padding-top: {GAPS['finding']}px; }}" in css
    measure = "font-size: var(--frame-small); line-height: 1.5;"
    assert f"{measure} margin: 0; padding-top: {GAPS['subtitle']}px; }}" in css
    share = f"{LEAST_SHARE:g}".removeprefix("0")
    for size, widest in (("narrow", f"{WIDEST_NARROW}px"), ("wide", "var(--frame-column)")):
        natural = f"var(--{size}, 0) * min(100vw - {2 * MARGIN}px, {widest})"
        assert f"min-height: max({LEAST_PLOT}px, {PLOT_GAP}px + {share} * {natural})" in css
    assert f"padding-top: {GAPS['small']}px;" in css and f"padding-top: {PLOT_GAP}px;" in css
    for size, line in SIZES.values():
        short = f"var(--frame-{size})/{line:g}"
        long = f"font-size: var(--frame-{size}); line-height: {line:g};"
        fluid = f"clamp({LEAST_VALUE:g}px, {VALUE_SHARE * 100:g}vw, var(--frame-{size}))/{line:g}"
        assert short in css or long in css or fluid in css, size


def test_a_card_is_as_tall_as_its_texts_need() -> None:
    short = {"label": ["People"], "value": ["43,000"], "small": ["2021"]}
    long = {**short, "small": ["2021", "A source with a long name, December 23, 2021 " * 3]}
    low, high = fit_card(short), fit_card(long)
    assert all(low.at(width) < high.at(width) for width in range(180, 900, 20))
    assert high.at(180) == high.tallest > high.at(720)


def test_a_longer_line_has_room_where_it_wraps_no_more_often() -> None:
    line, longer = "Source: Daily, “Report”", "Source: Daily, “Report”, December 23, 2021"
    assert find_room(line, line) == 0
    room = find_room(line, longer)
    assert room and KNOTS[0] < room
    long = " ".join([line] * 9)
    for text, more in ((line, longer), (long, f"{long}, December 23, 2021")):
        room = find_room(text, more)
        for width in (one for one in range(280, 1000, 7) if room is not None and one >= room):
            knot = max(one for one in (*KNOTS, HOUSE.widths["wide"] + 2 * MARGIN) if one <= width)
            face = (WIDER_HAN, HOUSE.breadths["text"])
            font = HOUSE.sizes["small"]
            promised = len(wrap(text, font, knot - 2 * MARGIN, face))
            assert len(wrap(more, font, width - 2 * MARGIN, face)) <= promised
    assert find_room("a", "a " * 900) is None
