"""Every number that a reader sees is a figure: it carries the id and the value of its row."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from tests.browser.conftest import LANGUAGES, Built, Visit

# Words of a page that are outside figures, dates, places in a source and pictures.
LOOSE = """() => {
  const skipped = "data.fig, time, .locator, svg, script, style, textarea, noscript, "
    + ".measured, output, [rel=license]";  // sizes of files and of the preview, a licence's name
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest(skipped)) found.push(walker.currentNode.data);
  }
  return found;
}"""
# What each text of a picture says, and of which row.
DRAWN = """() => [...document.querySelectorAll("svg.plot text")].map((text) =>
  [text.dataset.figure || text.closest("[data-figure]")?.dataset.figure || "", text.textContent])"""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATES = re.compile(
    rf"(?:{MONTHS}) (?:\d{{1,2}}, )?(?:19|20)\d\d|(?:19|20)\d\d年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    r"|\b(?:19|20)\d\d\b"
)
NUMBER = re.compile(r"[0-9０-９萬万億亿]")


class _Figures(HTMLParser):
    """Collects (id, value) of every figure in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "data":
            assert values["class"] == "fig"
            self.found.append((values["data-figure"] or "", values["value"] or ""))


def read_figures(site: Built, path: str) -> list[tuple[str, str]]:
    reader = _Figures()
    reader.feed(site.read(path))
    return reader.found


def read_rows(site: Built) -> dict[str, Decimal]:
    """Return what the published table says: id → value."""
    [path] = site.folder.glob("data/*/figures.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: Decimal(row["value"]) for row in csv.DictReader(file)}


def test_every_figure_has_the_value_of_its_row(real: Built) -> None:
    rows = read_rows(real)
    shown = {}
    for path in real.paths("**/*.html"):
        if "/@" in path:
            continue  # a pinned page keeps the values of its day
        for name, value in read_figures(real, path):
            shown[name] = value
            assert Decimal(value) == rows[name], (path, name)
    assert set(shown) == set(rows)
    assert len(shown) >= 34


def test_every_language_shows_the_same_figures(real: Built) -> None:
    compared = 0
    for path in (*real.paths("zh/**/*.html"), *real.paths("embed/zh/**/*.html")):
        expected = Counter(read_figures(real, path))
        for code in LANGUAGES[1:]:
            twin = re.sub(r"^(embed/)?zh/", rf"\g<1>{code}/", path)
            assert Counter(read_figures(real, twin)) == expected, twin
            compared += bool(expected)
    assert compared > 15


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_number_stands_outside_a_figure(real: Built, glance: Visit, code: str) -> None:
    page = glance(real.address)
    loose = {}
    for path in (*real.paths(f"{code}/**/index.html"), *real.paths(f"embed/{code}/**/index.html")):
        page.goto(real.address + path)
        texts = page.evaluate(LOOSE)
        assert len(texts) > 5
        if found := [text for text in texts if NUMBER.search(DATES.sub("", text))]:
            loose[path] = found
    assert loose == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_in_charts_say_which_figure_they_are(real: Built, glance: Visit, code: str) -> None:
    [data] = real.paths(f"{code}/*/data/index.html")
    page = glance(real.address + data)
    words = dict(
        page.locator(".evidence > .value data").evaluate_all(
            "all => all.map((figure) => [figure.dataset.figure, figure.textContent])"
        )
    )
    page.goto(real.address + data.removesuffix("data/"))
    drawn = [
        (name, text) for name, text in page.evaluate(DRAWN) if NUMBER.search(DATES.sub("", text))
    ]
    assert len(drawn) > 30
    assert [(name, text) for name, text in drawn if words.get(name, "?") not in text] == []
