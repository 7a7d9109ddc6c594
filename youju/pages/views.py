"""Owns what templates are given: stories, charts and evidence worded in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from youju.content.cited import Citation, parse_cited, render_inline, render_plain
from youju.content.prose import render_markdown
from youju.drawing.charts import list_rows
from youju.drawing.drafts import Slot, name_row
from youju.drawing.svg import Picture, write_inline
from youju.languages import Style, read_style
from youju.model import Chart, Figure, Origin, Prose, Series, Site, Source, Story
from youju.numbers.periods import word_period
from youju.numbers.wording import NBSP, word_written
from youju.pages import addresses
from youju.pages.evidence import gather_evidence, mark_figure, word_figure
from youju.pages.templating import make_say
from youju.tables.series import list_quantities

Pictures = Mapping[Slot, Picture]
View = dict[str, Any]
GAP = "–"


@dataclass
class Desk:
    """One story in one language for one page; `cited` collects the figures the page has shown.

    `link` gives the address of a figure's evidence, or is None where nothing is linked; with
    `anchors` a figure's first link can be returned to (#ref-<id>), and `anchored` collects it.
    """

    site: Site
    story: Story
    code: str
    link: Callable[[str], str] | None = None
    cited: dict[str, None] = field(default_factory=dict)
    anchors: bool = False
    anchored: dict[str, None] = field(default_factory=dict)

    @property
    def style(self) -> Style:
        return read_style(self.site.languages[self.code].tag)

    def say(self, key: str, **values: object) -> str:
        return make_say(self.site.strings, self.code)(key, **values)

    def plain(self, text: str) -> str:
        """Return `text` with its figures in words."""
        return render_plain(parse_cited(text, Origin("")), self._word)

    def inline(self, text: str) -> Markup:
        """Return `text` as one line of HTML with its figures marked, and linked where it may be."""
        return Markup(render_inline(parse_cited(text, Origin("")), self._show))

    def unlinked(self, text: str) -> Markup:
        """Return `text` as HTML with its figures marked but not linked, as in headings."""
        return Markup(render_inline(parse_cited(text, Origin("")), self._mark))

    def body(self, prose: Prose, show_chart: Callable[[str], Markup]) -> Markup:
        """Return the HTML of a whole Markdown text; charts stand where they are named."""

        cited = parse_cited(prose.text, Origin(prose.file))

        def show(citation: Citation) -> str:
            if citation.function == "chart":
                return show_chart(citation.id)
            return self._show(citation)

        return Markup(render_markdown(cited, show, self.say("back_to_text")))

    def _word(self, citation: Citation) -> str:
        if citation.function == "literal":
            return citation.id
        figure = self.story.figures[citation.id]
        return word_figure(self.site, figure, self.code, noun=citation.noun)

    def _mark(self, citation: Citation) -> str:
        if citation.function == "literal":
            return str(Markup.escape(citation.id))
        figure = self.story.figures[citation.id]
        self.cited.setdefault(citation.id)
        return mark_figure(self.site, figure, self.code, noun=citation.noun)

    def _show(self, citation: Citation) -> str:
        marked = self._mark(citation)
        if self.link is None or citation.function != "fig":
            return marked
        first = self.anchors and citation.id not in self.anchored
        if first:
            self.anchored.setdefault(citation.id)
        name = f' id="ref-{citation.id}"' if first else ""
        return f'<a class="cite"{name} href="{self.link(citation.id)}">{marked}</a>'


def view_evidence(desk: Desk, figure: Figure) -> View:
    """Return the evidence of `figure` in words, for the macro `evidence`."""
    site, code = desk.site, desk.code
    evidence = gather_evidence(site, desk.story.figures, figure, code)
    return {
        "figure": figure,
        "label": evidence.label,
        "value": evidence.value,
        "others": [
            {
                "name": language.name,
                "tag": language.tag,
                "value": mark_figure(site, figure, language.code),
            }
            for language in site.languages.values()
        ],
        "period": evidence.period,
        "source": view_source(site, evidence.source, code) if evidence.source else None,
        "locator": _word_locator(desk, evidence.locator),
        "printed": evidence.printed,
        "note": evidence.note,
        "formula": evidence.formula,
    }


def view_source(site: Site, source: Source, code: str) -> View:
    """Return a source in words of language `code`."""
    say = make_say(site.strings, code)
    publisher, title = source.publisher[code], source.title[code]
    return {
        "publisher": publisher,
        "title": title,
        "title_original": source.title[source.language],
        "line": say("source_line", publisher=publisher, title=title),
        "published": source.published,
        "published_words": word_period(source.published, site.languages[code]),
        "note": source.note[code] if source.note else "",
        "licence": source.licence[code] if source.licence else "",
        "url": source.url,
        "tag": site.languages[source.language].tag,
    }


def view_chart(desk: Desk, chart: Chart, pictures: Pictures) -> View:
    """Return a chart for the macro `figure`: its words, its pictures and its table.

    `live` is for pages.interactive to fill in, on pages where readers may choose.
    """
    slug, code = desk.story.slug, desk.code
    title = desk.plain(chart.title[code])
    attributes = {"aria-label": title, "aria-describedby": f"chart-{chart.id}-alt"}
    return {
        "id": chart.id,
        "title": desk.unlinked(chart.title[code]),
        "plain_title": title,
        "finding": desk.inline(chart.finding[code]),
        "plain_finding": desk.plain(chart.finding[code]),
        "alt": desk.unlinked(chart.alt[code]),
        "note": desk.inline(chart.note[code]) if chart.note[code] else "",
        "source": word_sources(desk, chart),
        "table": _view_table(desk, chart),
        "table_name": desk.say("named", label=desk.say("table"), value=title),
        "walk": desk.say("walk", title=title),
        "comma": desk.style.comma,
        "path": addresses.chart(code, slug, chart.id),
        **{
            size: Markup(write_inline(pictures[Slot(slug, chart.id, code, size)], size, attributes))
            for size in ("narrow", "wide")
        },
        "live": None,
        "thumb": Markup(
            write_inline(
                pictures[Slot(slug, chart.id, code, "narrow")], "narrow", {"aria-hidden": "true"}
            )
        ),
    }


def list_sources(desk: Desk, chart: Chart | None = None) -> list[Source]:
    """Return the sources of `chart`, or of the whole story, once each."""
    story = desk.story
    figures, series = list(story.figures.values()), list(story.series.values())
    if chart is not None and chart.table is None:
        figures, series = list_rows(story, chart), []
    elif chart is not None and chart.table is not None:
        figures, series = [], [story.series[chart.table]]
    ids = dict.fromkeys([*(part.source for part in figures), *(part.source for part in series)])
    return [desk.site.sources[id] for id in ids if id in desk.site.sources]


def view_key_figures(desk: Desk, link: Callable[[str], str]) -> list[View]:
    """Return the strip under the standfirst: label, marked value and address of the evidence.

    A value may break between its words: bound together, it would break inside one.
    """
    figures = [desk.story.figures[id] for id in desk.story.key_figures]
    return [
        {
            "label": figure.label[desk.code],
            "value": mark_figure(desk.site, figure, desk.code).replace(NBSP, " "),
            "href": link(figure.id),
        }
        for figure in figures
    ]


def _word_locator(desk: Desk, locator: str) -> str:
    return desk.say("paragraph", n=locator) if locator.isdigit() else locator


def word_sources(desk: Desk, chart: Chart) -> str:
    """Return the line that names the sources of `chart`."""
    lines = [view_source(desk.site, s, desk.code)["line"] for s in list_sources(desk, chart)]
    return desk.say("data_source", names=desk.style.semicolon.join(lines))


def _view_table(desk: Desk, chart: Chart) -> View:
    """Return a chart's table; the id of a row is that of its marks in the picture (data-figure)."""
    if chart.table is not None:
        return _view_series(desk, chart, desk.story.series[chart.table])
    heads = [desk.say(key) for key in ("item", "value", "period")]
    return {
        "heads": heads,
        "rows": [
            {
                "id": figure.id,
                "cells": [
                    figure.label[desk.code],
                    mark_figure(desk.site, figure, desk.code),
                    word_period(figure.period, desk.site.languages[desk.code])
                    or desk.say("no_period"),
                ],
            }
            for figure in list_rows(desk.story, chart)
        ],
    }


def _view_series(desk: Desk, chart: Chart, series: Series) -> View:
    """Return the table of a series: quantities as the picture writes them, the rest as words."""
    words = {key: text[desk.code] for key, text in chart.words.items()}
    language, quantities = desk.site.languages[desk.code], list_quantities(series)

    def word(name: str, cell: str) -> str:
        if not cell:
            return _mark_gap(desk)
        written = word_written(Decimal(cell), language) if name in quantities else cell
        return words.get(cell, written)

    columns = series.table.columns
    rows = [
        {"id": name_row(line), "cells": [*map(word, columns, cells)]}
        for cells, line in zip(series.table.rows, series.table.lines, strict=True)
    ]
    return {"heads": [words.get(name, name) for name in columns], "rows": rows}


def _mark_gap(desk: Desk) -> Markup:
    """Return what a table shows where it has nothing: a dash, and words for who listens."""
    return Markup('<span role="img" aria-label="{}">{}</span>').format(desk.say("no_data"), GAP)
