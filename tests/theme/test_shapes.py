"""The shapes that stories share, drawn: whole, in their room, whatever the values and labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest

from tests.fixture import open_store
from tests.framing import make_frame
from tests.theme.test_stacks import LONG, LONG_CHINESE
from youju.kinds.bars import bars
from youju.rendering.jobs import Drawing
from youju.rendering.renderer import Renderer
from youju.theme import WIDTHS, Frame, colour, config, frames, measure, pixels, word_axis

GAP = math.nan
KINDS: dict[str, list[float]] = {
    "zeros": [0, 0, 0],
    "mixed": [300, -200, -500],
    "negative": [-1.1, -3, -2],
    "one": [7],
    "one below": [-7],
    "equal": [5, 5, 5],
    "gaps": [3, GAP, 1],
    "gap among negatives": [3, GAP, -8],
    "only gaps": [GAP, GAP],
    "tiny beside huge": [1.2e12, 3, 0],
    "tiny below zero": [300, -2],
    "none": [],
}
LABELS = {"short": "Shop", "long": LONG, "chinese": LONG_CHINESE}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(open_store(), workers=1) as renderer:
        yield renderer


def make_rows(values: list[float], label: str = "Shop", **columns: Any) -> pd.DataFrame:
    ids = [f"r{number}" for number in range(len(values))]
    words = ["" if value != value else f"{value:g}!" for value in values]
    rows = {"id": ids, "label": label, "value": pd.Series(values, dtype=float), "word": words}
    return pd.DataFrame({**rows, "period": "2024", **columns})


def draw(chart: Any, renderer: Renderer) -> ElementTree.Element:
    """Return the SVG of a chart in the house's look; each group of marks has its name as class."""
    spec = {**chart.to_dict(), "config": config("Liberation Sans, Noto Sans CJK TC")}
    (result,) = renderer.draw([Drawing(spec)])
    assert result.faults == ()
    return ElementTree.fromstring(result.text)


def list_texts(root: ElementTree.Element) -> list[str]:
    return ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("}text")]


@pytest.mark.sampled(5)
@pytest.mark.parametrize("shape", [bars, frames])
@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_drawn_and_nothing_leaves_its_room(
    kind: str, size: str, shape: Callable[[pd.DataFrame, Frame], object], renderer: Renderer
) -> None:
    values = KINDS[kind]
    root = draw(shape(make_rows(values), make_frame(size)), renderer)
    assert float(root.get("width", "")) <= WIDTHS[size] + 3
    texts = list_texts(root)
    said = [text for text in texts if text.endswith("!") or text == "–"]
    assert sorted(said) == sorted("–" if v != v else f"{v:g}!" for v in values)
    assert texts.count("Shop") == len(values)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("shape", [bars, frames])
@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("label", LABELS)
def test_long_labels_are_broken_into_lines(
    label: str, size: str, shape: Callable[[pd.DataFrame, Frame], object], renderer: Renderer
) -> None:
    rows = make_rows([3, -5], LABELS[label])
    root = draw(shape(rows, make_frame(size)), renderer)
    assert float(root.get("width", "")) <= WIDTHS[size] + 3
    drawn = "".join(list_texts(root)).replace(" ", "")
    assert drawn.count(LABELS[label].replace(" ", "")) == 2


@pytest.mark.parametrize("size", WIDTHS)
def test_bars_are_as_long_as_their_values_and_stay_in_their_room(size: str) -> None:
    rows = [("Rather a long label", 800.0, "800"), ("Short", 400.0, "400"), ("None", 0.0, "0")]
    data = pd.DataFrame(rows, columns=["label", "value", "word"])
    chart = bars(data, make_frame(size))
    drawn = chart.to_dict()["datasets"].popitem()[1]
    lengths = [row["end"] - row["start"] for row in drawn]
    assert lengths[0] == pytest.approx(2 * lengths[1])
    assert lengths[2] == 0
    assert drawn[0]["end"] + measure("800", 14) <= WIDTHS[size]
    assert [row["tone"] for row in drawn] == [colour("main")] + [colour("second")] * 2


@pytest.mark.parametrize("size", WIDTHS)
def test_words_stand_on_the_outer_side_of_their_bars(size: str) -> None:
    chart = bars(make_rows([300, -200]), make_frame(size)).to_dict()
    texts = [layer for layer in chart["layer"] if layer["mark"]["type"] == "text"]
    _, above, below = texts
    rows = {name: chart["datasets"][name] for name in chart["datasets"]}
    assert [row["value"] for row in rows[above["data"]["name"]]] == [300]
    assert [row["value"] for row in rows[below["data"]["name"]]] == [-200]
    assert above["mark"]["dx"] > 0 > below["mark"]["dx"]
    (row,) = rows[below["data"]["name"]]
    label = 0 if size == "narrow" else measure("Shop", 14)
    assert row["end"] - 7 - measure("-200!", 14) >= label


def test_bars_without_words_say_their_numbers(renderer: Renderer) -> None:
    data = make_rows([3000, -50]).drop(columns="word")
    assert {"<3000>", "<-50>"} <= set(list_texts(draw(bars(data, make_frame()), renderer)))


def test_counts_without_words_in_story_toml_have_their_labels(renderer: Renderer) -> None:
    data = make_rows([3, 4]).drop(columns=["period", "label"])
    named = make_frame(labels={"r0": "First", "r1": "Second"})
    assert {"First", "Second"} <= set(list_texts(draw(frames(data, named), renderer)))


def test_pixels_are_pixels() -> None:
    channel = pixels("start", 680, alt.X).to_dict()
    assert channel["scale"] == {"domain": [0, 680], "range": [0, 680], "nice": False, "zero": True}


def test_an_axis_is_worded_tick_by_tick() -> None:
    expression = word_axis([0, 50_000, 0.5], make_frame())
    assert expression == '({"0": "<0>", "50000": "<50000>", "0.5": "<0.5>"})[datum.value]'


@pytest.mark.parametrize(("text", "width"), [("", 0), ("人才", 21), ("ab", 12.3), ("１2", 16.7)])
def test_text_is_measured_by_its_script(text: str, width: float) -> None:
    assert measure(text, 10) == pytest.approx(width, abs=0.1)
