"""Owns the texts that editors write: prose, story.toml and the site's own words, with places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from youju.checks.levels import find_level
from youju.checks.markup import blank_citations, blank_markdown
from youju.checks.places import PlacedWords, list_words
from youju.content.site import SETTINGS, STRINGS
from youju.content.tombstones import TOMBSTONES
from youju.formats.positions import Lines
from youju.kinds.intervals import INTERVAL
from youju.model import Chart, Origin, Prose, Site, Story
from youju.tables.columns import list_read_columns
from youju.tables.corrections import CORRECTIONS
from youju.tables.sources import SOURCES

# The tables that are no story's, as list_tables tells those of stories.
SITE_TABLES: Mapping[str, tuple[str, ...]] = {
    SOURCES: ("note", "licence"),
    CORRECTIONS: ("reason",),
}


@dataclass(frozen=True)
class Written:
    """A text in language `code`: `shown` is what readers see of it, place for place.

    `key` is the same in every language ("title", "charts.by_year.alt", "prose"); `origin` gives
    the line and column of a character. A `plain` text is printed as it stands and cannot cite; a
    `label` is one that may hold literal(). `names` are the cells of a table that it words, or the
    level of its interval. One of a `chart` that could be read has that chart's id.
    """

    key: str
    code: str
    whole: str
    shown: str
    origin: Callable[[int], Origin]
    plain: bool = False
    label: bool = False
    names: str = ""
    chart: str = ""


def list_prose(site: Site, prose: Mapping[str, Prose]) -> Iterator[Written]:
    """Yield a Markdown text in every language that editors write."""
    return (make_prose(prose[code], code) for code in site.authored)


def make_prose(prose: Prose, code: str) -> Written:
    """Return a Markdown text in the language `code`."""
    lines = Lines(prose.text, Origin(prose.file))
    return Written("prose", code, prose.text, blank_markdown(prose.text), lines.origin)


def list_story(site: Site, story: Story) -> Iterator[Written]:
    """Yield the texts of story.toml, in the order of the file's keys."""
    for words in _list_words(site, f"{story.folder}/story.toml"):
        path, of_chart = list(words.path), ""
        if path[0] == "charts" and isinstance(path[1], int) and path[1] < len(story.charts):
            chart = story.charts[path[1]]
            path[1] = of_chart = chart.id
            if path[2] == "words":
                name = str(path[3])
                names = name if _is_in_table(name, story, chart) else ""
                if name == INTERVAL:
                    names = find_level(site, chart, name, words.code)
                made = _make(words, path, plain=True)
                yield replace(made, label=True, names=names, chart=of_chart)
                continue
        yield replace(_make(words, path, plain=path[0] == "short"), chart=of_chart)


def list_tables(stories: Iterable[Story]) -> dict[str, tuple[str, ...]]:
    """Return the tables of `stories`, each with the stems of the columns in which editors write.

    In tables that charts draw from, every word is the source's.
    """
    tables: dict[str, tuple[str, ...]] = {}
    worded = tuple(column.name for column in list_read_columns() if column.localized)
    stories = list(stories)
    for story in stories:
        tables |= dict.fromkeys((series.table.file for series in story.series.values()), ())
    for story in stories:
        files = {figure.origin.file for figure in story.figures.values()}
        tables |= dict.fromkeys(sorted(files), worded)
    return tables


def list_site(site: Site) -> Iterator[Written]:
    """Yield the words of site.toml, strings.toml and tombstones.toml; [numerals] has rules only."""
    for file in (SETTINGS, STRINGS, TOMBSTONES):
        for words in _list_words(site, file):
            if file == SETTINGS and words.path[0] == "numerals":
                continue
            yield _make(words, list(words.path), plain=True)


def blank_title(text: str) -> str:
    """Return a page's text without its first line, the title, which is no Markdown."""
    body = text.lstrip()
    return "\n" * (text.count("\n") - body.count("\n") + 1) + body.partition("\n")[2]


def _is_in_table(name: str, story: Story, chart: Chart) -> bool:
    """Tell whether `name` is a column or a cell of the tidy table that `chart` is drawn from."""
    series = story.series.get(chart.table or "")
    return series is not None and any(
        name in cells for cells in (series.table.columns, *series.table.rows)
    )


def _list_words(site: Site, file: str) -> tuple[PlacedWords, ...]:
    return list_words(site.files.get(file, b""), file, site.authored)


def _make(words: PlacedWords, path: list[str | int], *, plain: bool) -> Written:
    key = ".".join(str(part) for part in path[:-1])
    shown = blank_citations(words.text)
    return Written(key, words.code, words.text, shown, words.origin, plain)
