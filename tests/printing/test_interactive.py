"""What a page holds for an interactive chart, and that no other page holds any of it."""

from __future__ import annotations

import json
import re

import pytest

from tests.fixture import ONE_YEAR, TIDY, print_fixture, text_of

PAGES = {
    "": f"{{code}}/{TIDY}/index.html",
    "chart": f"{{code}}/{TIDY}/{ONE_YEAR}/index.html",
    "embed": f"embed/{{code}}/{TIDY}/{ONE_YEAR}/index.html",
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(
    ("code", "label", "word"), [("en", "Year", "Bus"), ("zh", "年份", "巡迴車")]
)
def test_a_page_has_the_picture_the_view_and_a_labelled_slider(
    kind: str, code: str, label: str, word: str
) -> None:
    page = text_of(PAGES[kind].format(code=code))
    figure = page.partition(f'id="chart-{ONE_YEAR}"')[2].partition("</figure>")[0]
    sizes = ["narrow", "wide"] if kind == "embed" else ["narrow", "wide", "broad"]
    assert re.findall(r'<svg class="plot (\w+)"', figure) == sizes
    (data,) = re.findall(r'<script type="application/json" class="view">(.*?)</script>', figure)
    view = json.loads(data)
    assert set(view) == {*sizes, "slider"}
    rows = view["wide"]["data"][0]["values"]
    assert len(rows) == 240 and rows[-1]["word"].startswith(word)
    assert f'<label for="chart-{ONE_YEAR}-slider">{label}</label>' in figure
    assert 'min="0" max="59" value="59"' in figure
    assert view["slider"]["stops"][59] == [2023, "2023"]
    (loader,) = re.findall(r'<script defer src="([^"]+)" data-runtime="([^"]+)"', figure)
    assert "interactive." in loader[0] and "vega." in loader[1]


def test_a_chart_that_is_a_picture_has_none_of_it() -> None:
    holding = {name.format(code=code) for name in PAGES.values() for code in ("en", "zh")}
    for path in print_fixture().pages:
        if path.endswith(".html"):
            page = text_of(path)
            parts = ('class="view"', "assets/interactive.", "assets/vega.", 'class="slider"')
            assert [part in page for part in parts] == [path in holding] * 4, path
