"""Owns parity: every language has the same sections, figures, charts and list items."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from youju.checks.blocks import list_blocks
from youju.checks.markup import blank_markdown
from youju.checks.texts import Written
from youju.checks.unfinished import has_unfinished_braces
from youju.content.cited import Citation, parse_cited
from youju.content.prose import list_sections
from youju.model import Origin, Prose, Site, Story
from youju.problems import Problems

# A line that is meant as a heading with an id: ##Costs {#costs}, ＃＃ 錢 ｛#money｝.
_MEANT = re.compile(r"^[#＃]{1,6}.*[{｛][#＃]([^{}｛｝\n]+)[}｝][ \t]*$", re.MULTILINE)


@dataclass
class _Section:
    """One section of one language: what it cites, what it shows and how many items it lists."""

    origin: Origin
    figures: dict[str, list[Citation]] = field(default_factory=dict)
    charts: dict[str, list[Citation]] = field(default_factory=dict)
    items: int = 0


# Language code → section id → section; "" is what stands above the first heading.
_Sections = Mapping[str, Mapping[str, _Section]]


def check_parity(
    site: Site, texts: Mapping[str, Prose], figures: Collection[str], problems: Problems
) -> None:
    """Hold a text's languages against each other, section by section.

    A heading must have an id. Where a text is missing or cannot be read, where the sections differ,
    where a heading is none, a citation is not finished or of none of `figures`, only that is told,
    not what follows of it.
    """
    prose = {code: texts[code] for code in site.authored if texts[code].readable}
    if not prose or not _check_sections(prose, problems):
        return
    if not all(is_understood(text.text, Origin(text.file)) for text in prose.values()):
        return
    shown = (blank_markdown(text.text) for text in prose.values())
    finished = not any(map(has_unfinished_braces, shown))
    sections = {code: _read_sections(text) for code, text in prose.items()}
    for key in next(iter(sections.values())):
        in_all = {code: found[key] for code, found in sections.items()}
        if finished:
            _check_figures(site, in_all, figures, problems)
        _check_items(site, in_all, problems)
    _check_charts(site, sections, problems)


def is_understood(text: str, origin: Origin) -> bool:
    """Tell whether everything in double braces is a citation."""
    found = Problems()
    parse_cited(text, origin, found)
    return not found


def check_cited_alike(
    site: Site, texts: Iterable[Written], figures: Collection[str], problems: Problems
) -> None:
    """Report figures that a text of story.toml cites less often in one language."""
    in_all: dict[str, dict[str, _Section]] = {}
    unfinished: set[str] = set()
    for text in texts:
        if not is_understood(text.whole, text.origin(0)):
            continue
        unfinished |= {text.key} if has_unfinished_braces(text.shown) else set()
        cited = parse_cited(text.whole, text.origin(0)).citations
        section = _Section(text.origin(0))
        for citation in cited:
            if citation.function == "fig":
                section.figures.setdefault(citation.id, []).append(citation)
        in_all.setdefault(text.key, {})[text.code] = section
    for key, languages in in_all.items():
        if key not in unfinished:
            _check_figures(site, languages, figures, problems)


def check_shown(story: Story, prose: Prose, problems: Problems) -> None:
    """Report charts of the story that a text does not show, or shows again.

    A misspelt chart, which is reported elsewhere, may be the one that is not shown.
    """
    if not is_understood(prose.text, Origin(prose.file)):
        return
    shown: dict[str, Citation] = {}
    for citation in parse_cited(prose.text, Origin(prose.file)).citations:
        if citation.function != "chart":
            continue
        first = shown.setdefault(citation.id, citation)
        if first is not citation:
            values = {"id": citation.id, "first": first.origin}
            problems.add("prose-chart-twice", citation.origin, **values)
    misspelt = shown.keys() - {chart.id for chart in story.charts}
    for chart in story.charts:
        if chart.id not in shown and not misspelt:
            problems.add("prose-chart-not-shown", Origin(prose.file), id=chart.id)


def _check_sections(prose: Mapping[str, Prose], problems: Problems) -> bool:
    """Tell whether all languages have the same sections, in the same order and with their ids."""
    first: tuple[str, list[str]] | None = None
    alike = True
    meant = [_list_meant(text.text) for text in prose.values()]
    unnamed = any(key is None for text in prose.values() for key, _, _ in list_sections(text.text))
    for text in prose.values():
        sections = list_sections(text.text)
        for key, words, line in sections:
            if key is None:
                problems.add("prose-section-id", Origin(text.file, line), words=words)
                alike = False
        ids = [key for key, _, _ in sections if key]
        for key in sorted({key for key in ids if ids.count(key) > 1}):
            line = [line for other, _, line in sections if other == key][1]
            problems.add("prose-section-twice", Origin(text.file, line), id=key)
            alike = False
        if first is None:
            first = text.file, ids
        elif ids != first[1] and (unnamed or meant.count(meant[0]) == len(meant)):
            alike = False  # a heading that is none, or has no id, is told at its line
        elif ids != first[1]:
            here, there = ", ".join(ids) or "-", ", ".join(first[1]) or "-"
            values = {"other": first[0], "here": here, "there": there}
            problems.add("parity-sections", Origin(text.file), **values)
            alike = False
    return alike


def _list_meant(text: str) -> list[str]:
    """Return the ids of lines meant as headings; beside code or comments, those of headings."""
    if "```" in text or "<!--" in text:
        return [key for key, _, _ in list_sections(text) if key]
    return _MEANT.findall(text)


def _read_sections(prose: Prose) -> dict[str, _Section]:
    sections = {"": _Section(Origin(prose.file))}
    starts = [("", 0)]
    for key, _, line in list_sections(prose.text):
        starts.append((key or "", line))
        sections[key or ""] = _Section(Origin(prose.file, line))
    for citation in parse_cited(prose.text, Origin(prose.file)).citations:
        key = [key for key, line in starts if line <= citation.origin.line][-1]
        kinds = {"fig": sections[key].figures, "chart": sections[key].charts}
        if citation.function in kinds:
            kinds[citation.function].setdefault(citation.id, []).append(citation)
    for block in list_blocks(prose):
        sections[block.section].items += block.item
    return sections


def _check_figures(
    site: Site, in_all: Mapping[str, _Section], figures: Collection[str], problems: Problems
) -> None:
    if any(key not in figures for section in in_all.values() for key in section.figures):
        return
    for code, section in in_all.items():
        for other, theirs in in_all.items():
            for key, citations in theirs.figures.items():
                found, expected = len(section.figures.get(key, ())), len(citations)
                if found < expected:
                    values = _name(site, code, other) | {"id": key}
                    values |= {"found": str(found), "expected": str(expected)}
                    place = citations[found].origin
                    problems.add("parity-not-cited", section.origin, **values, place=place)


def _check_items(site: Site, in_all: Mapping[str, _Section], problems: Problems) -> None:
    first, model = next(iter(in_all.items()))
    for code, section in in_all.items():
        if section.items != model.items:
            names = _name(site, code, first)
            counts = {"found": section.items, "expected": model.items}
            problems.add("parity-items", section.origin, **counts, **names)


def _check_charts(site: Site, sections: _Sections, problems: Problems) -> None:
    """Report charts that stand in another section than in the first language."""
    first, model = next(iter(sections.items()))
    homes = {chart: key for key, section in model.items() for chart in section.charts}
    for code, found in sections.items():
        for key, section in found.items():
            for chart, citations in section.charts.items():
                home = homes.get(chart, key)
                if home != key and chart not in found[home].charts:
                    values = _name(site, code, first) | {"id": chart, "section": home}
                    place = model[home].charts[chart][0].origin
                    problems.add("parity-chart", citations[0].origin, **values, place=place)


def _name(site: Site, code: str, other: str) -> dict[str, str]:
    return {"language": site.languages[code].name, "other": site.languages[other].name}
