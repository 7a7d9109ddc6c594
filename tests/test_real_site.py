"""This repository's own stories: no problems, every chart drawn, every number borne out.

Adding a story adds no test: the tests run over the folders that are there.
"""

from __future__ import annotations

import re

import pytest

from tests.fixture import ROOT, copy_site, print_site, warm
from tests.opening import open_specification
from youju.inputs import read_inputs
from youju.localized.charts import list_sizes
from youju.model import Figure, Story
from youju.problems import BuildError, Problems
from youju.publish import Prepared, check_sources, plan_site
from youju.reports import format_problems

pytestmark = pytest.mark.slow

FOLDERS = sorted(path.parent.name for path in (ROOT / "site_src/stories").glob("*/story.toml"))
# The article that the first story is made from, read by hand: paragraph, as printed, the number
# in base units, and what the words round it make of it.
SOURCE = "hljnews-2021"
ARTICLE = """
2 48.9萬人以上 489000 at_least
2 278萬 2780000 exact
2 17.6% 17.6 exact
2 1.97萬人 19700 exact
2 3.9萬人 39000 exact
2 12萬人 120000 exact
2 25萬人 250000 exact
2 5.4萬人 54000 exact
2 0.7萬人 7000 exact
3 第19次 19 exact
3 第39位 39 exact
4 6所 6 exact
5 六個方面 6 exact
6 滿兩年 2 at_least
6 4.3萬人 43000 exact
8 301家 301 exact
8 6689個 6689 exact
8 突破25萬 250000 passed
8 13697名 13697 exact
9 3.8萬人 38000 exact
11 7家 7 exact
11 134個 134 exact
11 近5.2萬人次 52000 nearly
12 58所 58 exact
12 68名 68 exact
12 67名 67 exact
12 57個 57 exact
12 228次 228 exact
12 24000多個 24000 over
14 3000萬元 30000000 exact
14 8500萬元 85000000 exact
16 1323人 1323 exact
16 479個 479 exact
17 110人 110 exact
"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Print a copy of this repository's site, in which a build finds nothing to mend."""
    root, problems = copy_site(tmp_path_factory.mktemp("real") / "site", ROOT), Problems()
    try:
        site = check_sources(read_inputs(root, problems), problems)
        problems.raise_if_any()
        printed = print_site(site)
        pages = plan_site(warm(root))
    except BuildError as error:
        pytest.fail(format_problems(error.problems, language="en"))
    assert printed.pages == pages
    return printed


@pytest.fixture(params=FOLDERS)
def story(real: Prepared, request: pytest.FixtureRequest) -> Story:
    (found,) = (s for s in real.site.stories if s.folder.endswith(f"/{request.param}"))
    return found


def marks(page: str) -> set[tuple[str, str]]:
    """Return the figures that a page shows, each with the value in its mark-up."""
    return set(re.findall(r'<data class="fig" value="([^"]*)" data-figure="([^"]*)">', page))


def cites(texts: list[str], figure: Figure) -> bool:
    return any(re.search(rf"""fig\(["']{figure.id}["']""", text) for text in texts)


def test_there_are_stories() -> None:
    assert FOLDERS


def test_every_chart_is_drawn_in_every_language_and_width(real: Prepared, story: Story) -> None:
    assert story.charts
    for chart in story.charts:
        for code in real.site.languages:
            slots = [
                s
                for s in real.pictures
                if (s.story, s.chart, s.code) == (story.slug, chart.id, code)
            ]
            assert {slot.size for slot in slots} == set(list_sizes(real.site.look, chart))
            assert real.cards[story.slug, chart.id, code].files[".png"].startswith(b"\x89PNG")


def test_every_specification_opens_elsewhere(real: Prepared, story: Story) -> None:
    licence = real.site.licence
    assert licence
    for chart in story.charts:
        for code, language in real.site.languages.items():
            spec = open_specification(real.pages[f"embed/{code}/{story.slug}/{chart.id}.vl.json"])
            told = spec["usermeta"]
            assert told["language"] == language.tag
            assert told["licence"] == {"name": licence.name[code], "url": licence.url}
            assert told["sources"] and told["page"].endswith(f"/{code}/{story.slug}/{chart.id}/")


def test_every_figure_has_its_evidence(real: Prepared, story: Story) -> None:
    for figure in story.figures.values():
        if figure.formula:
            assert not figure.source and not figure.as_printed
        else:
            assert figure.source in real.site.sources, figure.id
            assert figure.locator and figure.as_printed, figure.id
        assert all(figure.label.values()), figure.id


def test_every_stated_figure_is_used_in_every_language(real: Prepared, story: Story) -> None:
    for code in real.site.authored:
        charts = [text[code] for c in story.charts for text in (c.title, c.finding, c.alt, c.note)]
        texts = [story.prose[code].text, story.title[code], story.standfirst[code], *charts]
        drawn = {key for chart in story.charts for key in (*chart.figures, *chart.beside)}
        unused = [
            figure.id
            for figure in story.figures.values()
            if not figure.formula and figure.id not in drawn and not cites(texts, figure)
        ]
        assert unused == []


def test_all_languages_show_the_same_figures(real: Prepared, story: Story) -> None:
    pages = {
        path: page.decode("utf-8") for path, page in real.pages.items() if path.endswith(".html")
    }
    first, *others = real.site.languages
    # A pinned page has the figures of its day.
    shown = [path for path in pages if f"{first}/{story.slug}/" in path and "/@" not in path]
    assert len(shown) == 2 + 2 * len(story.charts) + len(story.figures)
    for path in shown:
        for code in others:
            other = path.replace(f"{first}/{story.slug}/", f"{code}/{story.slug}/")
            assert marks(pages[path]) == marks(pages[other]), other


def test_the_data_page_lists_every_figure(real: Prepared, story: Story) -> None:
    for code in real.site.languages:
        page = real.pages[f"{code}/{story.slug}/data/index.html"].decode("utf-8")
        listed = re.findall(r'<article class="evidence" id="ev-([^"]+)">', page)
        assert listed == list(story.figures)
        values = {(f"{figure.quantity.value:f}", figure.id) for figure in story.figures.values()}
        assert marks(page) == values


def test_no_page_shows_a_number_that_was_not_worded(real: Prepared, story: Story) -> None:
    for path, page in real.pages.items():
        if path.endswith((".html", ".svg")) and story.slug in path:
            assert not re.search(
                r"\{\{|\bNaN\b|Citation\(|Decimal\(|None<", page.decode("utf-8")
            ), path


def test_chinese_has_its_own_punctuation(real: Prepared) -> None:
    """No half-width mark stands between Chinese and a space or more Chinese.

    A pinned page has the words of its day.
    """
    codes = {code for code, language in real.site.languages.items() if language.tag[:2] == "zh"}
    half = re.compile("[\u3001-\u9fff”’）][,;:!?.](?= |[\u3001-\u9fff“‘（])")
    found = {
        path: half.findall(page.decode("utf-8"))
        for path, page in real.pages.items()
        if path.endswith((".html", ".svg", ".txt")) and "/@" not in path
        if codes & {*path.split("/")}
    }
    assert len(found) > 100
    assert {path: marks for path, marks in found.items() if marks} == {}


@pytest.mark.skipif(
    SOURCE not in (ROOT / "data/sources.csv").read_text("utf-8"), reason="the story has gone"
)
def test_the_article_is_in_the_table_figure_by_figure(real: Prepared) -> None:
    found = [
        (figure.locator, figure.as_printed, f"{figure.quantity.value:f}", figure.quantity.qualifier)
        for story in real.site.stories
        for figure in story.figures.values()
        if figure.source == SOURCE
    ]
    assert found == [tuple(line.split(" ")) for line in ARTICLE.strip().splitlines()]
    assert len(found) == 34
