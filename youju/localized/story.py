"""Owns a story in one language: its texts with their figures in words, and its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from markupsafe import Markup

from youju.content.cited import Citation, Cited, parse_cited, render_inline, render_plain
from youju.content.prose import PlacedPhotograph, render_markdown
from youju.languages import Style, style_of
from youju.localized.figures import mark_words, word_citation
from youju.localized.strings import make_say
from youju.model import Chart, Figure, MapSource, Origin, Prose, Site, Source, Story
from youju.numbers.periods import word_period


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
        return style_of(self.site.languages[self.code])

    def say(self, key: str, **values: object) -> str:
        return make_say(self.site.strings, self.code)(key, **values)

    def plain(self, text: str) -> str:
        """Return `text` with its figures in words."""
        return render_plain(parse_cited(text, Origin("")), self._word)

    def inline(self, text: str) -> Markup:
        """Return `text` as one line of HTML with its figures marked, and linked where it may be."""
        return Markup(render_inline(parse_cited(text, Origin("")), self._show))

    def shown(self, cited: Cited) -> Markup:
        """Return words of a photograph as `inline` returns a text."""
        return Markup(render_inline(cited, self._show))

    def told(self, cited: Cited) -> str:
        """Return words of a photograph as `plain` returns a text; its figures count as cited."""
        for citation in cited.citations:
            if citation.function == "fig":
                self.cited.setdefault(citation.id)
        return render_plain(cited, self._word)

    def unlinked(self, text: str) -> Markup:
        """Return `text` as HTML with its figures marked but not linked, as in headings."""
        return Markup(render_inline(parse_cited(text, Origin("")), self._mark))

    def body(
        self,
        prose: Prose,
        show_chart: Callable[[str], Markup],
        show_photograph: Callable[[PlacedPhotograph], Markup] = lambda _: Markup(),
    ) -> Markup:
        """Return the HTML of a Markdown text; charts and photographs stand in their places."""

        cited = parse_cited(prose.text, Origin(prose.file))

        def show(citation: Citation) -> str:
            if citation.function == "chart":
                return show_chart(citation.id)
            return self._show(citation)

        back = self.say("back_to_text")
        return Markup(render_markdown(cited, show, back, show_photograph))

    def _word(self, citation: Citation) -> str:
        return word_citation(self.site, self.story.figures, self.code, citation)

    def _mark(self, citation: Citation) -> str:
        words = self._word(citation)
        if citation.function == "literal":
            return str(Markup.escape(words))
        self.cited.setdefault(citation.id)
        return mark_words(self.story.figures[citation.id], words)

    def _show(self, citation: Citation) -> str:
        marked = self._mark(citation)
        if self.link is None or citation.function != "fig":
            return marked
        first = self.anchors and citation.id not in self.anchored
        if first:
            self.anchored.setdefault(citation.id)
        name = f' id="ref-{citation.id}"' if first else ""
        return f'<a class="cite"{name} href="{self.link(citation.id)}">{marked}</a>'


class SourceView(TypedDict):
    """A source in words of a language: `line` is publisher and title, `dated` that and its day.

    `title_original` is in the language with `tag`, "" where that is none that is known.
    """

    publisher: str
    title: str
    title_original: str
    line: str
    dated: str
    published: str
    published_words: str
    note: str
    licence: str
    url: str
    tag: str


def view_source(site: Site, source: Source, code: str) -> SourceView:
    """Return a source in words of language `code`."""
    say = make_say(site.strings, code)
    publisher, title = source.publisher[code], source.title[code]
    line = say("source_line", publisher=publisher, title=title)
    day = word_period(source.published, site.languages[code])
    return {
        "publisher": publisher,
        "title": title,
        "title_original": source.title[source.language],
        "line": line,
        "dated": say("cited_source", line=line, date=day),
        "published": source.published,
        "published_words": day,
        "note": source.note[code] if source.note else "",
        "licence": source.licence[code] if source.licence else "",
        "url": source.url,
        "tag": source.written_in.tag if source.written_in else "",
    }


def list_sources(desk: Desk, chart: Chart | None = None) -> list[Source]:
    """Return the sources of `chart`, or of the whole story, once each."""
    story = desk.story
    figures, series = list(story.figures.values()), list(story.series.values())
    if chart is not None and chart.table is None:
        figures, series = list_chart_rows(story, chart), []
    elif chart is not None and chart.table is not None:
        figures, series = [], [story.series[chart.table]]
    ids = dict.fromkeys([*(part.source for part in figures), *(part.source for part in series)])
    return [desk.site.sources[key] for key in ids if key in desk.site.sources]


def word_sources(desk: Desk, chart: Chart, *, dated: bool = False) -> str:
    """Return the line that names the sources of `chart`; `dated`, with the day of each.

    Those of a map's outlines stand behind them, with the number under which it was approved.
    """
    views = [view_source(desk.site, source, desk.code) for source in list_sources(desk, chart)]
    lines = [view["dated"] if dated else view["line"] for view in views]
    line = desk.say("data_source", names=desk.style.semicolon.join(lines))
    names = list(_word_map(desk, chart.map_source)) if chart.map_source else []
    return desk.say("with_map", line=line, names=desk.style.comma.join(names)) if names else line


def _word_map(desk: Desk, source: MapSource) -> Iterator[str]:
    if source.credit:
        yield desk.plain(source.credit[desk.code])
    if source.approval:
        yield desk.say("map_approval", number=source.approval)


def list_chart_rows(story: Story, chart: Chart) -> list[Figure]:
    """Return the figures of the chart's table: those drawn, then those beside."""
    return [story.figures[key] for key in (*chart.figures, *chart.beside) if key in story.figures]
