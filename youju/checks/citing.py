"""Owns the rules of citations and addresses: what is cited is there, and shown, and has a place."""

from __future__ import annotations

from itertools import product

from youju.checks.chart_places import check_chart_places
from youju.checks.parity import check_cited_alike, check_parity, check_shown
from youju.checks.rendered import check_rendered
from youju.checks.texts import Written, blank_title, list_story
from youju.content.charts import RESERVED
from youju.content.cited import check_citations, parse_cited
from youju.model import Origin, Prose, Site, Story
from youju.problems import Problems
from youju.problems.hints import hint


def check_texts(site: Site, problems: Problems) -> None:
    """Hold what stories and pages say and cite against the tables, and the languages together."""
    for story in site.stories:
        if not (words := _list_citing(site, story)):
            continue
        _check_named_figures(story, problems)
        _check_words(story, words, problems)
        figures = {*story.figures, *story.unread.ids}
        check_cited_alike(site, words, figures, problems)
        check_parity(site, story.prose, figures, problems)
    for leaf in site.leaves:
        check_parity(site, leaf.prose, (), problems)


def check_cited(site: Site, problems: Problems) -> None:
    """Hold what the prose of stories and pages cites against the tables, and its HTML against its
    Markdown."""
    for story, code in product(site.stories, site.authored):
        if _list_citing(site, story):
            _check_prose(story, story.prose[code], problems)
    for leaf, code in product(site.leaves, site.authored):
        _check_leaf(leaf.prose[code], problems)


def _list_citing(site: Site, story: Story) -> list[Written]:
    """Return the texts of story.toml that may cite; without one it could not be read, and nothing
    that hangs on it can be known."""
    return [text for text in list_story(site, story) if not text.plain]


def _check_leaf(prose: Prose, problems: Problems) -> None:
    cited = parse_cited(prose.text, Origin(prose.file), problems)
    if prose.readable:
        check_rendered(blank_title(prose.text), Origin(prose.file), problems)
    for citation in cited.citations:
        if citation.function != "literal":
            problems.add("page-cites", citation.origin, id=citation.id)


def check_addresses(site: Site, problems: Problems) -> None:
    """Report two pages that would have one address."""
    names = {leaf.name for leaf in site.leaves}
    for story in site.stories:
        if story.slug in names:
            problems.add("address-taken", story.origins["slug"], name=story.slug)
        for chart in story.charts:
            if chart.id in RESERVED:
                problems.add("address-taken", chart.origin, name=chart.id)


def _check_named_figures(story: Story, problems: Problems) -> None:
    """Hold the figures that story.toml names against the tables."""
    for key in story.key_figures:
        _check_figure(story, str(key), story.origins["key_figures"], problems)
    for chart in story.charts:
        for key in (*chart.figures, *chart.beside):
            _check_figure(story, str(key), chart.origin, problems)
        if chart.table is None and not chart.figures:
            problems.add("chart-empty", chart.origin, chart=chart.id)
        lost = chart.table in story.unread.series
        if chart.table is not None and chart.table not in story.series and not lost:
            near = hint(chart.table, story.series)
            problems.add("chart-unknown-series", chart.origin, name=chart.table, **near)


def _check_figure(story: Story, figure_id: str, origin: Origin, problems: Problems) -> None:
    if figure_id not in story.figures and figure_id not in story.unread:
        problems.add("prose-unknown-figure", origin, id=figure_id, **hint(figure_id, story.figures))


def _check_words(story: Story, words: list[Written], problems: Problems) -> None:
    """Hold the citations in story.toml against the tables; charts cannot be shown there."""
    for text in words:
        cited = parse_cited(text.whole, text.origin(0), problems)
        shown = [citation for citation in cited.citations if citation.function == "chart"]
        charts = [citation.id for citation in shown]
        check_citations(cited, story.figures, charts, problems, story.unread)
        for citation in shown:
            problems.add("chart-in-words", citation.origin, id=citation.id)


def _check_prose(story: Story, prose: Prose, problems: Problems) -> None:
    charts = [chart.id for chart in story.charts]
    cited = parse_cited(prose.text, Origin(prose.file), problems)
    check_citations(cited, story.figures, charts, problems, story.unread)
    check_chart_places(prose, problems)
    if prose.readable:
        check_rendered(prose.text, Origin(prose.file), problems)
        check_shown(story, prose, problems)
