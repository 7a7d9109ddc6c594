"""One cell changed: just the pages, charts and files that use it change, and nothing else.

What should change is reckoned from the site's model and its prose, not from the plan. Pages and
files that tell the sizes of others change with those sizes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from tests.fixture import (
    copy_warm,
    edit,
    forget_index,
    load_fixture,
    plan_kept,
    print_fixture,
    read_site,
)
from youju.model import Chart, Figure, Site, Story

# A chart outside its story: the picture's files, and the page to embed with them.
PICTURES = tuple(
    f"{name}{end}"
    for name in ("", "-dark", "-phone", "-phone-dark")
    for end in (".svg", ".png", "@2x.png")
)
ENDS = ("/index.html", *PICTURES)
TABLES = (".csv", "-excel.csv")
# What a chart's page offers beside the archive; its metadata tells the sizes of all but itself.
OFFERED = (*PICTURES, *TABLES, ".vl.json", ".metadata.json")
MEASURED = (*PICTURES, *TABLES, ".vl.json", ".json")
# Parts of a figure that its card and its pictures print.
SHOWN = ("value", "label")


def list_changes(after: Mapping[str, bytes]) -> set[str]:
    """Return the paths that differ between the fixture and `after`."""
    before = print_fixture().pages
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def list_all(site: Site, changed: set[str], after: Mapping[str, bytes]) -> set[str]:
    """Return `changed` with the archives that hold them and all that tell a size that differs."""
    before, paths = print_fixture().pages, set(changed)
    resized = {path for path in before if len(before[path]) != len(after[path])}
    for story in site.stories:
        for chart in story.charts:
            place, zipped = f"{story.slug}/{chart.id}", f"data/{story.slug}/{chart.id}.zip"
            for code in site.languages:
                files = {f"embed/{code}/{place}{end}" for end in MEASURED}
                metadata = f"embed/{code}/{place}.metadata.json"
                paths |= {metadata} if files & resized else set()
                paths |= {zipped} if paths & {*files, metadata} else set()
            for code in site.languages:
                offered = {zipped, *(f"embed/{code}/{place}{end}" for end in OFFERED)}
                paths |= {f"{code}/{place}/index.html"} if offered & resized else set()
    return paths


def names(texts: Collection[str], ids: Collection[str]) -> bool:
    """Return whether one of `texts` cites one of `ids`."""
    cited = {key for text in texts for key in re.findall(r"""fig\(["'](\w+)["']""", text)}
    return bool(cited & set(ids))


def words(chart: Chart, code: str) -> list[str]:
    return [chart.title[code], chart.finding[code], chart.alt[code], chart.note[code]]


def expect_figures(
    site: Site, story: Story, ids: set[str], codes: list[str], part: str
) -> set[str]:
    """Return what shows the `part` of figures `ids` in `codes`: value, label, place or note."""
    slug = story.slug
    paths = {f"data/{slug}/figures{end}" for end in (".csv", "-excel.csv", ".json")}
    for chart in story.charts:
        tabled = ids & {*chart.figures, *chart.beside}
        for code in site.languages if tabled else ():  # they have the words of every language
            ends = (*TABLES, ".metadata.json")
            paths |= {f"embed/{code}/{slug}/{chart.id}{end}" for end in ends}
        for code in codes:
            cited = names(words(chart, code), ids)
            if tabled or cited:
                paths.add(f"{code}/{slug}/{chart.id}/index.html")
            drawn = part in SHOWN and ids & set(chart.figures)
            if drawn or (cited and part == "value"):
                ends = (*ENDS, ".vl.json", *((".metadata.json",) if part == "value" else ()))
                paths |= {f"embed/{code}/{slug}/{chart.id}{end}" for end in ends}
            titled = names([chart.title[code]], ids) and part == "value"
            if titled:
                paths |= {f"embed/{code}/{slug}/{chart.id}.json"}
                paths |= {f"embed/auto/{slug}/{chart.id}/index.html"}
            if drawn or titled:
                paths.add(f"{code}/{slug}/{chart.id}/card.png")
                paths |= {f"{code}/{slug}/card.png"} if chart == story.charts[0] else set()
    for code in codes:
        cards = {f"embed/{code}/{slug}/figure/{key}" for key in ids}
        paths |= {f"{card}/index.html" for card in cards if part != "note"}
        paths |= {f"{card}.txt" for card in cards if part in SHOWN}
        if names([story.title[code]], ids) and part == "value":
            paths.add(f"{code}/{slug}/card.png")
        paths.add(f"{code}/{slug}/data/index.html")
        drawn = {key for chart in story.charts for key in (*chart.figures, *chart.beside)}
        told = [story.prose[code].text, *(text for c in story.charts for text in words(c, code))]
        if ids & {*drawn, *story.key_figures} or names(told, ids):
            paths.add(f"{code}/{slug}/index.html")
        head = [story.title[code], story.standfirst[code], *(c.title[code] for c in story.charts)]
        pictured = ids & {key for chart in story.charts for key in chart.figures}
        stripped = ids & set(story.key_figures)
        if part in SHOWN and (pictured or stripped or (names(head, ids) and part == "value")):
            paths.add(f"{code}/index.html")
    return paths


def expect_series(site: Site, story: Story, name: str) -> set[str]:
    """Return what shows the rows of the series called `name`."""
    slug, paths = story.slug, {f"data/{story.slug}/{name}{end}.csv" for end in ("", "-excel")}
    for chart in story.charts:
        if chart.table == name:
            ends = (*ENDS, *TABLES, ".vl.json")
            for code in site.languages:
                paths |= {f"{code}/index.html", f"{code}/{slug}/index.html"}
                paths |= {f"{code}/{slug}/{chart.id}/index.html"}
                paths |= {f"{code}/{slug}/{chart.id}/card.png"}
                paths |= {f"{code}/{slug}/card.png"} if chart == story.charts[0] else set()
                paths |= {f"embed/{code}/{slug}/{chart.id}{end}" for end in ends}
    return paths


def depend(figures: Collection[Figure], figure_id: str) -> set[str]:
    """Return `id` and the figures that are worked out from it."""
    return {figure_id} | {
        figure.id for figure in figures if re.search(rf"\b{figure_id}\b", figure.formula)
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "figure_id", "codes", "part"),
    [
        ("clothes),0.1", "clothes),1", "food_share", ["en", "zh"], "value"),
        ("Selling clothes", "Selling hats", "clothes", ["en"], "label"),
        ("賣衣服的,", "賣衣物的,", "clothes", ["zh"], "label"),
        ("Yearly rent", "Rent", "rent", ["en"], "label"),
        ("含鞋帽。", "含帽子。", "clothes", ["zh"], "note"),
        ("office,4,", "office,5,", "rent", ["en", "zh"], "place"),
    ],
)
def test_a_cell_of_a_figure_changes_what_shows_the_figure(
    old: str, new: str, figure_id: str, codes: list[str], part: str, tmp_path: Path
) -> None:
    root = forget_index(copy_warm(tmp_path / "site"))
    edit(root / "data/stalls.csv", old, new)
    site, problems = read_site(root)
    assert problems == []
    story = next(story for story in site.stories if figure_id in story.figures)
    ids = depend(story.figures.values(), figure_id) if part == "value" else {figure_id}
    after = plan_kept(root)
    expected = expect_figures(site, story, ids, codes, part)
    assert list_changes(after) == list_all(site, expected, after)


@pytest.mark.slow
def test_a_cell_of_a_series_changes_what_draws_the_series(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / "data/visits.csv", "1964,central,90000", "1964,central,91000")
    site, problems = read_site(root)
    assert problems == []
    story = next(story for story in site.stories if "visits" in story.series)
    after = plan_kept(root)
    assert list_changes(after) == list_all(site, expect_series(site, story, "visits"), after)


@pytest.mark.slow
def test_a_cell_that_means_the_same_changes_nothing_but_the_file_of_figures(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / "data/stalls.csv", ",3600000,yuan", ",360萬,yuan")
    assert list_changes(plan_kept(root)) <= {"data/market-stalls/figures.json"}
    edit(root / "data/visits.csv", "1964,central,90000", '1964,central,"90,000"')
    assert list_changes(plan_kept(root)) <= {"data/market-stalls/figures.json"}


@pytest.mark.slow
def test_a_changed_source_changes_every_page_that_names_it(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    edit(root / "data/sources.csv", "Market count", "Market survey")
    after = plan_kept(root)
    named = {
        path
        for path, page in print_fixture().pages.items()
        if b"Market count" in page or (path.endswith(".png") and "/en/" in f"/{path}")
    }
    assert list_changes(after) == list_all(load_fixture(), named, after)
