"""The engine never changes what a spec means: published pictures are those of Vega-Lite itself.

What is expected is drawn by vl-convert here, from the function's own spec and the house config,
and read by code that shares nothing with the engine's.
"""

from __future__ import annotations

import inspect
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest
import vl_convert

from tests import meaning
from tests.fixture import TIDY, load_fixture, open_store
from youju.model import Series, Site, Table
from youju.output.up_to_date import engine_digest
from youju.pictures.charts import draw_charts
from youju.problems import Problem, Problems
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Picture, Slot
from youju.theme import config
from youju.typography.fonts import family

FUNCTIONS = {
    name: function
    for name, function in inspect.getmembers(meaning, inspect.isfunction)
    if list(inspect.signature(function).parameters) == ["data", "frame"]
}
KINDS = ("aggregate", "stack", "facet", "window", "layer", "map", "time", "bin")
FOUND = {
    "repeat": "facet",
    "impute": "window",
}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
Drawn = tuple[dict[Slot, Picture], list[Problem]]


def make_site(code: str, names: list[str], rows: Any = meaning.ROWS) -> Site:
    """Return a site of one story that has the table of `meaning` and a chart of each name."""
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == TIDY)
    table = Table("data/people.csv", meaning.COLUMNS, tuple(rows), tuple(range(2, len(rows) + 2)))
    series = {"people": Series(table, meaning.NUMBERS, story.series["visits"].source)}
    chart = replace(story.charts[0], table="people", words={}, interactive=False, encoding="")
    charts = tuple(replace(chart, id=name) for name in names)
    story = replace(story, charts=charts, series=series, code=code.encode(), figures={})
    return replace(site, languages={"en": site.languages["en"]}, stories=(story,))


def make_data() -> pd.DataFrame:
    data = pd.DataFrame(list(meaning.ROWS), columns=list(meaning.COLUMNS))
    for name in meaning.NUMBERS:
        data[name] = [float(cell) for cell in data[name]]
    data["id"] = [f"row-{line}" for line in range(2, len(data) + 2)]
    return data


@pytest.fixture(scope="module")
def drawn() -> Iterator[Drawn]:
    code = Path(meaning.__file__).read_text("utf-8")
    problems = Problems()
    store = open_store()
    with Renderer(store) as renderer:
        site = make_site(code, list(FUNCTIONS))
        # The functions do not ask for the width.
        site = replace(site, look=replace(site.look, widths={"wide": 680}))
        pictures = draw_charts(site, renderer, store, engine_digest(), problems)
    yield pictures, list(problems)


def draw_plainly(function: Any) -> str:
    """Return the SVG of a function's spec with the house config, without any code of ours."""
    with alt.data_transformers.enable("default", max_rows=None):
        spec = function(make_data(), None).to_dict()
    house = config(family("en"))
    # Nothing is titled by the bare name of a column: the house's rule, in Vega-Lite's own words.
    house |= {part: {**house.get(part, {}), "title": None} for part in ("legend", "header")}
    spec |= {"config": house}
    svg: str = vl_convert.vegalite_to_svg(json.dumps(spec))
    return svg


def list_geometry(svg: str) -> tuple[list[str], list[float]]:
    """Return everything that is visible in an SVG, its numbers apart: places, outlines, words.

    Neighbouring outlines of one place count as one, as the page has them.
    """
    parts: list[list[str]] = []

    def visit(node: ElementTree.Element, place: str) -> None:
        if node.get("opacity") == "0" or node.get("display") == "none":
            return
        tag = node.tag.rpartition("}")[2]
        place += (node.get("transform") or "").replace("translate(0,0)", "")
        if tag == "path" and node.get("d") and is_painted(node):
            outline = spell_out(node.get("d", ""))
            if parts and parts[-1][:2] == [tag, place]:
                parts[-1][2] += outline
            else:
                parts.append([tag, place, outline])
        elif tag in ("line", "rect"):
            sides = (node.get(name) or "0" for name in ("x2", "y2", "width", "height"))
            parts.append([tag, place, " ".join(sides)])
        elif tag == "text" and "".join(node.itertext()).strip():
            parts.append([tag, place, "".join(node.itertext())])
        for child in node:
            if tag not in ("defs", "clipPath"):
                visit(child, place)

    visit(ElementTree.fromstring(svg), "")
    lines = [" ".join(part) for part in parts]
    numbers = [float(number) for line in lines for number in _NUMBER.findall(line)]
    return [_NUMBER.sub("#", line) for line in lines], numbers


def spell_out(path: str) -> str:
    """Return a path with its steps ("M5 5l1 2-3 4z") as places ("M5,5L6,7L3,11Z")."""
    if set(filter(str.isalpha, path)) != set("Mlz"):
        return path
    said, x, y = [], 0.0, 0.0
    for command, text in re.findall(r"([MLlz])([^A-Za-z]*)", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (x + across, y + down) if command == "l" else (across, down)
            said.append(f"{command.upper()}{round(x, 2):g},{round(y, 2):g}")
        said += ["Z"] if command == "z" else []
    return "".join(said)


def is_painted(node: ElementTree.Element) -> bool:
    """Return whether an outline has a colour: by an attribute, or by a class of the page."""
    colours = [node.get(name) or "none" for name in ("fill", "stroke")]
    return colours != ["none", "none"] or re.search(r"\b[fs]-", node.get("class") or "") is not None


def test_there_are_five_specs_and_more_of_each_kind() -> None:
    counted = Counter(
        FOUND.get(name.split("_")[0], name.split("_")[0])
        for name in FUNCTIONS
        if not name.startswith("reckoned")
    )
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= 5 and sum(counted.values()) >= 40


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_published_picture_is_what_vega_lite_draws(name: str, drawn: Drawn) -> None:
    picture = drawn[0][Slot(TIDY, name, "en", "wide")]
    ours = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width:g}"'
        f' height="{picture.height:g}">{picture.body}</svg>'
    )
    plain = draw_plainly(FUNCTIONS[name])
    root = ElementTree.fromstring(plain)
    assert (picture.width, picture.height) == (
        float(root.get("width", "")),
        float(root.get("height", "")),
    )
    shapes, numbers = list_geometry(ours)
    expected, places = list_geometry(plain)
    assert shapes == expected and len(numbers) > 20
    assert numbers == pytest.approx(places, abs=0.006)


@pytest.mark.slow
def test_rows_are_counted_whatever_is_made_of_them(drawn: Drawn) -> None:
    told = {
        (problem.code, values["chart"], values.get("missing", ""))
        for problem in drawn[1]
        for values in [dict(problem.values)]
    }
    assert told == {
        # What the functions drop, an imputed point does not stand for.
        ("chart-rows-missing", "impute_with_mean", "row-8"),
        ("chart-rows-missing", "impute_with_zero", "row-7"),
        ("chart-rows-missing", "stack_area_of_rows", "row-4, row-5, row-8, row-9, row-12"),
        # A lookup takes one row for each outline.
        ("chart-rows-missing", "map_by_lookup", "row-2, row-3, row-4, row-5, row-6"),
        ("chart-rows-unnamed", "map_scaled", ""),
        *(("chart-rows-unknown", name, "") for name in FUNCTIONS if name.startswith("reckoned")),
    }
