"""Owns the rules that hold across files: citations, parity of languages, charts and their code."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError

from youju.content.prose import Cited, check_citations, list_sections, parse_cited
from youju.content.stories import RESERVED
from youju.model import Origin, Prose, Site, Story, Text
from youju.pages import addresses
from youju.pages.templating import FOLDER, make_environment
from youju.problems import Problems

_SAID = re.compile(r"""\bsay\(["'](\w+)["']""")


def check_site(site: Site, problems: Problems) -> None:
    """Report everything in `site` that may not be published."""
    _check_addresses(site, problems)
    _check_templates(site, problems)
    for story in site.stories:
        _check_named_figures(story, problems)
        _check_words(story, problems)
        _check_prose(site, story, problems)
    for leaf in site.leaves:
        for prose in _authored(site, leaf.prose):
            cited = parse_cited(prose.text, Origin(prose.file), problems)
            check_citations(cited, (), (), problems)
        _check_sections(site, leaf.prose, problems)


def _check_addresses(site: Site, problems: Problems) -> None:
    for code in site.languages:
        if code in addresses.TAKEN:
            problems.add("address-taken", Origin("site_src/site.toml"), name=code)
    names = {leaf.name for leaf in site.leaves}
    for story in site.stories:
        if story.slug in names:
            problems.add("address-taken", story.origins["slug"], name=story.slug)
        for chart in story.charts:
            if chart.id in RESERVED:
                problems.add("address-taken", chart.origin, name=chart.id)


def _check_templates(site: Site, problems: Problems) -> None:
    """Every template can be read, and the interface has every word that the templates say."""
    environment = make_environment(site.files)
    for name, content in site.files.items():
        if not name.startswith(FOLDER):
            continue
        text = content.decode("utf-8", "replace")
        try:
            environment.parse(text)
        except TemplateSyntaxError as error:
            problems.add("template-syntax", Origin(name, error.lineno), reason=error.message)
        for match in _SAID.finditer(text):
            if match[1] not in site.strings:
                line = text.count("\n", 0, match.start()) + 1
                problems.add("template-no-word", Origin(name, line), key=match[1])


def _check_named_figures(story: Story, problems: Problems) -> None:
    """Hold the figures that story.toml names against the tables."""
    for id in story.key_figures:
        _check_figure(story, str(id), story.origins["key_figures"], problems)
    for chart in story.charts:
        for id in (*chart.figures, *chart.beside):
            _check_figure(story, str(id), chart.origin, problems)
        if chart.table is None and not chart.figures:
            problems.add("chart-empty", chart.origin, chart=chart.id)
        if chart.table is not None and chart.table not in story.series:
            known = ", ".join(story.series) or "-"
            problems.add("chart-unknown-series", chart.origin, name=chart.table, known=known)


def _check_figure(story: Story, id: str, origin: Origin, problems: Problems) -> None:
    if id not in story.figures:
        near = difflib.get_close_matches(id, list(story.figures), 1) or ["-"]
        problems.add("prose-unknown-figure", origin, id=id, near=near[0])


def _check_words(story: Story, problems: Problems) -> None:
    """Hold the citations in story.toml against the tables, and the languages against each other."""
    texts: list[tuple[Text, Origin]] = [
        (story.title, story.origins["title"]),
        (story.standfirst, story.origins["standfirst"]),
    ]
    for chart in story.charts:
        texts += [
            (text, chart.origin) for text in (chart.title, chart.finding, chart.alt, chart.note)
        ]
    for text, origin in texts:
        cited = {code: parse_cited(word, origin, problems) for code, word in text.items()}
        for code, parts in cited.items():
            check_citations(parts, story.figures, (), problems)
            _check_same(parts, cited, code, origin, problems)


def _check_same(
    parts: Cited, cited: dict[str, Cited], code: str, origin: Origin, problems: Problems
) -> None:
    """Report figures that another language cites here and `code` does not."""
    mine = {(c.function, c.id) for c in parts.citations if c.function != "literal"}
    for other, theirs in cited.items():
        for citation in theirs.citations:
            key = (citation.function, citation.id)
            if citation.function != "literal" and key not in mine:
                problems.add("parity-not-cited", origin, language=code, other=other, id=citation.id)


def _check_prose(site: Site, story: Story, problems: Problems) -> None:
    charts = [chart.id for chart in story.charts]
    cited = {}
    for prose in _authored(site, story.prose):
        parts = parse_cited(prose.text, Origin(prose.file), problems)
        check_citations(parts, story.figures, charts, problems)
        cited[prose.file] = parts
        shown = {c.id for c in parts.citations if c.function == "chart"}
        for id in charts:
            if id not in shown:
                problems.add("prose-chart-not-shown", Origin(prose.file), id=id)
    for file, parts in cited.items():
        _check_same(parts, cited, file, Origin(file), problems)
    _check_sections(site, story.prose, problems)


def _check_sections(site: Site, texts: Mapping[str, Prose], problems: Problems) -> None:
    """Every heading has a written id, and all languages have the same ones in the same order."""
    first: list[str] | None = None
    for text in _authored(site, texts):
        sections = list_sections(text.text)
        for id, words, line in sections:
            if id is None:
                problems.add("prose-section-id", Origin(text.file, line), words=words)
        ids = [id for id, _, _ in sections if id]
        if first is None:
            first = ids
        elif ids != first:
            missing = [id for id in first if id not in ids] + [id for id in ids if id not in first]
            what = ", ".join(missing) or " → ".join(ids)
            problems.add("parity-sections", Origin(text.file), what=what)


def _authored(site: Site, texts: Mapping[str, Prose]) -> Iterator[Prose]:
    for code, text in texts.items():
        if not site.languages[code].derived_from:
            yield text
