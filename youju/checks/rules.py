"""Owns the lists of rules over what editors wrote, and the rules of addresses and citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from youju.cancelling import step
from youju.checks.beside import check_beside
from youju.checks.beside_labels import check_beside_labels
from youju.checks.beside_rates import check_beside_rates
from youju.checks.beside_times import check_beside_times
from youju.checks.claims import check_claims
from youju.checks.colours import check_colours
from youju.checks.dating import check_dating
from youju.checks.derivations import check_derivations
from youju.checks.excerpt_words import check_excerpt_words
from youju.checks.exchanges import check_exchanges
from youju.checks.logos import check_logo
from youju.checks.measures import check_measures
from youju.checks.parity import check_cited_alike, check_parity, check_shown
from youju.checks.photographs import check_photographs
from youju.checks.printed_times import check_printed_times
from youju.checks.prints import check_prints
from youju.checks.published_times import check_published_times
from youju.checks.rendered import check_rendered
from youju.checks.reversals import check_reversals
from youju.checks.second_eyes import check_second_eyes
from youju.checks.summed_times import check_summed_times
from youju.checks.templates import check_templates
from youju.checks.texts import (
    Written,
    blank_title,
    list_prose,
    list_story,
)
from youju.checks.timing import check_timing
from youju.checks.translations import check_site_words, check_translations
from youju.checks.typed_dates import check_typed_dates
from youju.checks.uncited import check_naked, check_naked_prose, check_naked_words
from youju.checks.unfinished import (
    check_unfinished,
    check_unfinished_cells,
    check_unfinished_words,
)
from youju.content.charts import RESERVED
from youju.content.cited import check_citations, parse_cited
from youju.embeds.losses import check_archive
from youju.model import Origin, Prose, Site, Story
from youju.printing.runtime import check_runtime
from youju.problems import Problems
from youju.problems.hints import hint


def check_words(site: Site, problems: Problems) -> None:
    """Hold what is no story's, by the rules that need no story."""
    pages = replace(site, stories=())
    check_data(pages, problems)
    for code in site.authored:
        check_prose(pages, code, problems)
    check_story(pages, problems)
    for check in OF_SITE:
        check(site, problems)


def check_data(part: Site, problems: Problems) -> None:
    """Hold what a `part` of a site, which need not have prose, has beside that."""
    _check_each(OF_DATA, part, problems)


def check_prose(part: Site, code: str, problems: Problems) -> None:
    """Hold the prose of a `part` of a site in one language, which is all that it needs of it."""
    for check in OF_PROSE:
        step()
        check(part, code, problems)


def check_story(part: Site, problems: Problems) -> None:
    """Hold what a `part` of a site says together: that of a story, which has none of its pages."""
    _check_each(OF_STORIES, part, problems)


def _check_each(
    checks: Iterable[Callable[[Site, Problems], None]], part: Site, problems: Problems
) -> None:
    for check in checks:
        step()
        check(part, problems)


def check_together(site: Site, problems: Problems) -> None:
    """Hold stories and what is no story's against each other, but for relations."""
    for check in OF_ALL:
        check(site, problems)


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


def check_cited(site: Site, code: str, problems: Problems) -> None:
    """Hold what the prose of stories and pages in a language cites against the tables, and its
    HTML against its Markdown."""
    for story in site.stories:
        if _list_citing(site, story):
            _check_prose(story, story.prose[code], problems)
    for leaf in site.leaves:
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


def check_unfinished_texts(site: Site, problems: Problems) -> None:
    """Report what is not finished in the words of stories and pages."""
    texts = [text for story in site.stories for text in list_story(site, story)]
    for text in [*(story.prose for story in site.stories), *(leaf.prose for leaf in site.leaves)]:
        texts += list_prose(site, text)
    check_unfinished(texts, problems)


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
    for id in story.key_figures:
        _check_figure(story, str(id), story.origins["key_figures"], problems)
    for chart in story.charts:
        for id in (*chart.figures, *chart.beside):
            _check_figure(story, str(id), chart.origin, problems)
        if chart.table is None and not chart.figures:
            problems.add("chart-empty", chart.origin, chart=chart.id)
        lost = chart.table in story.unread.series
        if chart.table is not None and chart.table not in story.series and not lost:
            near = hint(chart.table, story.series)
            problems.add("chart-unknown-series", chart.origin, name=chart.table, **near)


def _check_figure(story: Story, id: str, origin: Origin, problems: Problems) -> None:
    if id not in story.figures and id not in story.unread:
        problems.add("prose-unknown-figure", origin, id=id, **hint(id, story.figures))


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
    if prose.readable:
        check_rendered(prose.text, Origin(prose.file), problems)
        check_shown(story, prose, problems)


# A rule that is added to one of these is held by build, check, the preview and the tests alike.
# What they find in a story follows from its part of the site (bundles.parts), and is kept with it:
# in what it has beside prose, in its prose in one language, and in all of it together.
OF_DATA: tuple[Callable[[Site, Problems], None], ...] = (
    check_unfinished_cells,
    check_naked,
)
OF_PROSE: tuple[Callable[[Site, str, Problems], None], ...] = (
    check_cited,
    check_naked_prose,
)
OF_STORIES: tuple[Callable[[Site, Problems], None], ...] = (
    check_texts,
    check_photographs,
    check_unfinished_texts,
    check_beside,
    check_beside_labels,
    check_beside_times,
    check_beside_rates,
    check_translations,
    check_exchanges,
    check_reversals,
    check_derivations,
    check_excerpt_words,
    check_summed_times,
    check_claims,
    check_prints,
    check_timing,
    check_printed_times,
    check_published_times,
    check_typed_dates,
    check_dating,
    check_measures,
)
# What they find follows from what is no story's.
OF_SITE: tuple[Callable[[Site, Problems], None], ...] = (
    check_templates,
    check_colours,
    check_logo,
    check_unfinished_words,
    check_naked_words,
    check_site_words,
)
OF_ALL: tuple[Callable[[Site, Problems], None], ...] = (
    check_addresses,
    check_runtime,
    check_archive,
    check_second_eyes,
)
