"""Owns what bears out the numbers of a page: the figures, literals and tables of its stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from youju import addresses
from youju.audit.dates import list_years
from youju.audit.dots import list_worths
from youju.audit.grammar import Tongue
from youju.audit.rates import list_rates, tells_change
from youju.audit.readings import Reading, read_digits
from youju.audit.statements import says, says_part
from youju.content.cited import parse_cited
from youju.languages.scripts import convert_script
from youju.model import Figure, Language, Origin, Quantity, Site, Story, Text
from youju.tables.quotes import find_quote

# A number of a formula between two signs, and what a formula says of cells or in quotes.
_CONSTANT = re.compile(
    r"([-−–+*×/÷(]?)\s{0,3}(?<![\w.])(\d+(?:\.\d+)?)(?![\w.])(?=\s{0,3}([-−–+*×/÷)]?))"
)
_CELLS = re.compile(r"\[[^\]]*\]|[\"“][^\"”]*[\"”]")
_SIGNS = {"/": "÷", "*": "×", "-": "−", "–": "−"}
_QUOTES = (("「", "」"), ("『", "』"), ("“", "”"), ("‘", "’"), ('"', '"'))


@dataclass(frozen=True)
class Known:
    """All that numbers on a page are held against of a figure."""

    id: str
    quantity: Quantity


@dataclass(frozen=True)
class Grounds:
    """Everything that a page of some stories may print numbers from, in one language.

    `languages` has the site's by their tags, which pages name; `figures` by id (two stories may use
    the same id); `beside` the figures that a chart prints beside a drawn one, `apart` those that it
    has beside its rows, for a line of reference; `percents` the units in percent; `phrases` words
    with digits in them that are no claim of ours (literals, labels, titles of sources, quoted
    prints, constants of formulas); `allowed` the names that site.toml and the stories allow;
    `cells` and `rows` the numbers of tidy tables, all of them and by row; `rates` the changes that
    charts tell at a row; `worths` what their dots stand for; `texts` and `spelled` text cells with
    digits (0-14歲), all of them with names of columns and words of charts, and by row; `named` the
    numbers that such cells, columns of years and words of charts hold in any language, which an
    axis of categories or years prints; `durations` such as (12, "M") from the figures' periods.
    """

    languages: Mapping[str, Language]
    figures: Mapping[str, tuple[Known, ...]]
    beside: Mapping[str, frozenset[str]]
    apart: frozenset[str]
    percents: frozenset[str]
    phrases: frozenset[str]
    allowed: tuple[str, ...]
    cells: frozenset[Decimal]
    rows: Mapping[str, frozenset[Decimal]]
    rates: Mapping[str, frozenset[Decimal]]
    worths: frozenset[Decimal]
    texts: frozenset[str]
    spelled: Mapping[str, frozenset[str]]
    named: frozenset[Decimal]
    durations: frozenset[tuple[Decimal, str]]

    def holds(self, figure: Known | Figure, reading: Reading, tongue: Tongue) -> bool:
        """Tell whether `reading` says what the data say of `figure`, rounded as `tongue` may."""
        share = figure.quantity.unit in self.percents
        return reading.share == share and says(reading, figure.quantity, tongue)

    def prints(self, figure_id: str, reading: Reading) -> bool:
        """Tell whether a picture may print what was read at a row, besides figures."""
        numbers = (abs(n - reading.value) * 2 <= reading.step for n in self.rows.get(figure_id, ()))
        return any(numbers) or tells_change(self.rates.get(figure_id, ()), reading)

    def find(self, ids: Iterable[str], reading: Reading, tongue: Tongue) -> Known | None:
        """Return the figure among `ids` that `reading` says, if one does."""
        ids = tuple(ids)
        figures = [f for key in ids for f in self.figures.get(key, ())]
        if reading.falling:
            below = replace(reading, value=reading.value.copy_negate(), falling=False, way=-1)
            if fallen := self.find(ids, below, tongue):
                return fallen
        found = (f for f in figures if self.holds(f, reading, tongue))
        parts = (f for f in figures if says_part(reading, f.quantity, tongue))
        return next((f for f in (*found, *parts)), None)


def make_grounds(site: Site, stories: Iterable[Story], code: str) -> Grounds:
    """Gather what pages of `stories` in language `code` may print numbers from."""
    figures: dict[str, tuple[Known, ...]] = {}
    beside: dict[str, frozenset[str]] = {}
    rows: dict[str, frozenset[Decimal]] = {}
    spelled: dict[str, frozenset[str]] = {}
    rates: dict[str, frozenset[Decimal]] = {}
    phrases = set(_list_site_phrases(site, code))
    stories = list(stories)
    for story in stories:
        phrases.update(_list_phrases(story, code), _list_quotes(site, story, code))
        for figure in story.figures.values():
            known = Known(figure.id, figure.quantity)
            figures[figure.id] = (*figures.get(figure.id, ()), known)
        for chart in story.charts:
            for key in chart.figures:
                beside[key] = beside.get(key, frozenset()) | frozenset(chart.beside)
        for name, numbers, texts in _list_rows(story):
            rows[name] = rows.get(name, frozenset()) | numbers
            spelled[name] = spelled.get(name, frozenset()) | texts
        for name, changes in list_rates(story):
            rates[name] = rates.get(name, frozenset()) | changes
    heads = (*_list_heads(stories), *_list_labels(stories, code))
    texts = frozenset(filter(_has_digit, heads)).union(*spelled.values())
    names = {text for story in stories for text in (*_list_names(story), *list_years(story))}
    return Grounds(
        languages={language.tag: language for language in site.languages.values()},
        figures=figures,
        beside=beside,
        apart=frozenset(key for story in stories for one in story.charts for key in one.beside),
        percents=frozenset(unit.id for unit in site.units.values() if unit.traits.percent),
        phrases=frozenset(filter(_has_digit, phrases)),
        allowed=_list_allowed(site, stories, code),
        cells=frozenset(number for numbers in rows.values() for number in numbers),
        rows=rows,
        rates=rates,
        worths=frozenset(list_worths(stories)),
        texts=texts,
        spelled=spelled,
        named=frozenset(number for name in (*texts, *names) for number in read_digits(name)),
        durations=frozenset(
            duration
            for story in stories
            for figure in story.figures.values()
            for duration in _read_duration(figure)
        ),
    )


def _list_phrases(story: Story, code: str) -> Iterator[str]:
    yield from (f"{name}.csv" for name in story.series)  # as the page of the data names its files
    texts = [story.prose[code].text, story.title[code], story.standfirst[code]]
    for chart in story.charts:
        texts += [text[code] for text in (chart.title, chart.finding, chart.alt, chart.note)]
        yield from (text[code] for text in chart.words.values())
        if source := chart.map_source:
            texts += [source.credit[code]] if source.credit else []
            yield source.approval
    for figure in story.figures.values():
        yield figure.label[code]
        yield from _list_constants(figure.formula)
        yield from figure.literals
        yield from (cell for cell in figure.further.values() if isinstance(cell, str))
    for text in texts:
        yield from _list_literals(text)


def _list_constants(formula: str) -> Iterator[str]:
    """Yield the numbers of a formula with the sign beside each, as evidence has them: "− 1" of
    b / a - 1, "2 ×" of 2 * b."""
    for match in _CONSTANT.finditer(_CELLS.sub("", formula)):
        before, number, after = (_SIGNS.get(sign, sign) for sign in match.groups())
        number = f"{Decimal(number):f}"
        yield from (f"{before} {number}",) if before else ()
        yield from (f"{number} {after}",) if after else ()


def _list_quotes(site: Site, story: Story, code: str) -> Iterator[str]:
    """Yield what sources print, and we printed wrongly, as it may be quoted: 「48.9萬人以上」."""
    language = site.languages[code]
    prints = {f.as_printed for f in story.figures.values() if f.as_printed}
    prints |= {one.was for one in site.corrections if one.story == story.slug}
    quotes = [f"{opening}{text}{closing}" for text in prints for opening, closing in _QUOTES]
    kept = [find_quote(figure, site.files) for figure in story.figures.values()]
    for one in filter(None, kept):
        yield from (one.before, one.after, one.printed)
    yield from (
        quote if language.is_authored else convert_script(quote, language) for quote in quotes
    )


def _list_allowed(site: Site, stories: Iterable[Story], code: str) -> tuple[str, ...]:
    language = site.languages[code]
    named = [phrase for story in stories for phrase in story.names.get(language.original, ())]
    phrases = (*site.allowed.get(language.original, ()), *dict.fromkeys(named))
    return phrases if language.is_authored else tuple(convert_script(p, language) for p in phrases)


def _list_site_phrases(site: Site, code: str) -> Iterator[str]:
    """Yield the words of the interface and of sources, which quote what others wrote."""
    for text in (site.name, site.tagline, site.published_by, *site.strings.values()):
        yield text[code]
    yield from _list_addresses(site, code)
    for leaf in site.leaves:
        yield from _list_literals(leaf.prose[code].text)
    for source in site.sources.values():
        quoted: tuple[Text | None, ...] = (source.title, source.publisher, source.republisher)
        for words in filter(None, quoted):
            yield from words.values()


def _list_addresses(site: Site, code: str) -> Iterator[str]:
    """Yield the addresses of charts as their picture files print them, digits and all."""
    for story in site.stories:
        for chart in story.charts:
            page = addresses.chart(code, story.slug, chart.id)
            yield addresses.spoken(site.base_url, page)


def _list_literals(text: str) -> Iterator[str]:
    for citation in parse_cited(text, Origin("")).citations:
        if citation.function == "literal":
            yield citation.id


def _list_rows(story: Story) -> Iterator[tuple[str, frozenset[Decimal], frozenset[str]]]:
    """Yield each row of the story's tidy tables as its drawn mark names it.

    With it come its numbers, and its text cells that have digits, as `squash` makes them.
    """
    for series in story.series.values():
        for line, cells in zip(series.table.lines, series.table.rows, strict=True):
            numbers = frozenset(number for cell in cells for number in read_digits(cell))
            named = zip(series.table.columns, cells, strict=True)
            texts = (squash(cell) for name, cell in named if name not in series.numbers)
            yield f"row-{line}", numbers, frozenset(filter(_has_digit, texts))


def _list_heads(stories: Iterable[Story]) -> Iterator[str]:
    for story in stories:
        for series in story.series.values():
            yield from series.table.columns


def _list_labels(stories: Iterable[Story], code: str) -> Iterator[str]:
    """Yield the words of charts as `squash` makes them: a legend breaks long ones into lines."""
    for story in stories:
        for chart in story.charts:
            yield from (squash(text[code]) for text in chart.words.values())


def gather_said(site: Site, stories: Iterable[Story], code: str) -> frozenset[str]:
    """Return what charts of `stories` may draw away from their rows, as `squash` makes it: their
    words and titles, labels, cells, and what the site says itself."""
    return frozenset(map(squash, (*_list_said(stories, code), *_list_site_phrases(site, code))))


def _list_said(stories: Iterable[Story], code: str) -> Iterator[str]:
    for story in stories:
        yield from (figure.label[code] for figure in story.figures.values())
        yield story.title[code]
        for chart in story.charts:
            yield from (text[code] for text in chart.words.values())
            yield from (text[code] for text in (chart.title, chart.finding, chart.note))
        for series in story.series.values():
            yield from series.table.columns
            for cells in series.table.rows:
                yield from (cell for cell in cells if cell and not _has_digit(cell))


def _list_names(story: Story) -> Iterator[str]:
    """Yield the words of the story's charts in every language."""
    for chart in story.charts:
        for text in chart.words.values():
            yield from text.values()


def squash(text: str) -> str:
    """Return `text` without spaces: a picture breaks the lines of a long label anywhere."""
    return "".join(text.split())


def _read_duration(figure: Figure) -> Iterator[tuple[Decimal, str]]:
    """Yield (12, "M") for the period P12M/2021-12."""
    length = figure.period.partition("/")[0]
    if length[:1] == "P" and length[1:-1].isdigit():
        yield Decimal(length[1:-1]), length[-1]


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
