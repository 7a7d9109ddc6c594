"""Owns a chart in one language: what it says, its rows, its sources and its address, made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from youju import addresses
from youju.localized.kept import keep
from youju.localized.measures import word_subtitle
from youju.localized.story import Desk, list_chart_rows, list_sources, word_sources
from youju.model import Chart, Figure, Look, Site, Source, Story

# The sizes that each chart is drawn in, also for files and for other people's pages.
COMMON_SIZES = ("narrow", "wide")


def list_sizes(look: Look, chart: Chart) -> tuple[str, ...]:
    """Return the sizes that a chart is drawn in, as `look` names its widths."""
    return tuple(size for size in look.widths if size in COMMON_SIZES or chart.broad)


@dataclass(frozen=True)
class LocalizedChart:
    """A chart of the story and in the language of `desk`; its texts are plain words."""

    desk: Desk
    chart: Chart

    @property
    def code(self) -> str:
        return self.desk.code

    @cached_property
    def title(self) -> str:
        return self.desk.plain(self.chart.title[self.code])

    @cached_property
    def finding(self) -> str:
        return self.desk.plain(self.chart.finding[self.code])

    @cached_property
    def subtitle(self) -> str:
        """What is measured, where and when; "" for a chart that does not say."""
        return word_subtitle(self.desk, self.chart)

    @cached_property
    def alt(self) -> str:
        """What the picture shows, after what is measured, where and when."""
        alt = self.desk.plain(self.chart.alt[self.code])
        return self.desk.say("named", label=self.subtitle, value=alt) if self.subtitle else alt

    @cached_property
    def note(self) -> str:
        return self.desk.plain(self.chart.note[self.code])

    @cached_property
    def rows(self) -> tuple[Figure, ...]:
        """The figures of its table: those drawn, then those beside."""
        return tuple(list_chart_rows(self.desk.story, self.chart))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return tuple(list_sources(self.desk, self.chart))

    @cached_property
    def source(self) -> str:
        """The line that names its sources."""
        return word_sources(self.desk, self.chart)

    @cached_property
    def dated_source(self) -> str:
        """The same with the day of each source, which says what the figures can know."""
        return word_sources(self.desk, self.chart, dated=True)

    @property
    def path(self) -> str:
        """The address of its page."""
        return addresses.chart(self.code, self.desk.story.slug, self.chart.id)


def localize_chart(site: Site, story: Story, chart: Chart, code: str) -> LocalizedChart:
    """Return `chart` in language `code`, made when it is first asked for."""
    made_of = (localize_chart, story, chart, code)
    return keep(site, made_of, lambda: LocalizedChart(Desk(site, story, code), chart))
