"""Owns statements: sentences that claim how numbers compare, with the figures that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from youju.checks.claimed import recall_claims, recall_splits
from youju.checks.markup import BLANK, blank_markdown
from youju.checks.texts import Written, list_prose, list_story
from youju.languages.claiming import (
    Claim,
    find_clause,
    find_negation,
    is_denied,
)
from youju.languages.stops import LATIN_STOP, hide_stops
from youju.model import Chart, Figure, Language, Origin, Site, Story

_CALL = re.compile(r"""\{\{\s*(fig|literal)\(\s*(?:"([^"]*)"|'([^']*)')[^{}]*\}\}""")
_SENTENCE = re.compile(rf"[^。！？；;\n]*?(?:[。！？；;]|{LATIN_STOP}|\n\s*\n|$)", re.DOTALL)
# Fills up what is shorter than the call it stands for: 一半 for {{ literal("一半", "…") }}.
_PAD = "\u2060"
# Shorter labels are words of everyday language, too.
_LEAST = {True: 4, False: 2}


@dataclass(frozen=True)
class Mention:
    """Where a sentence names a figure or, of a chart's table, a cell: cited, or by its label."""

    name: str
    start: int
    end: int
    cited: bool = False


@dataclass(frozen=True)
class Statement:
    """A sentence with one claim of it, in its `language`.

    `text` is what readers see, with the words of literal(); `mentions` are in reading order.
    `chart` is the one whose words these are; `origin` is the claim's. A `negated` one says that it
    is not so.
    """

    language: Language
    text: str
    claim: Claim
    mentions: tuple[Mention, ...]
    chart: Chart | None
    origin: Origin
    negated: bool = False


def list_statements(site: Site, story: Story, code: str) -> Iterator[Statement]:
    """Yield what `story` claims in the language `code`: title, standfirst, charts and prose.

    A clause that denies, asks or hopes claims nothing.
    """
    charts = {chart.id: chart for chart in story.charts}
    language = site.languages[code]
    texts = [text for text in list_story(site, story) if not text.plain]
    for text in [*texts, *list_prose(site, story.prose)]:
        if text.code == code:
            yield from _read_text(story, text, charts.get(text.chart), language)


def _read_text(
    story: Story, text: Written, chart: Chart | None, language: Language
) -> Iterator[Statement]:
    """Yield what a text claims, sentence by sentence, but for what it denies, asks or hopes."""
    padded = _show_literals(text.whole)
    blanked = blank_markdown(padded) if text.key == "prose" else _blank_figures(padded)
    places = [place for place, character in enumerate(padded) if character != _PAD]
    seen, shown = ("".join(words[place] for place in places) for words in (padded, blanked))
    labels = _list_labels(story, chart, text.code)
    for match in _SENTENCE.finditer(hide_stops(shown, language)):
        sentence = shown[match.start() : match.end()]
        for claim in _list_own_claims(sentence, language):
            before, clause, behind = _cut_clause(sentence, claim, language)
            negation = None if claim.sides else find_negation(before, language)
            if negation:  # whatever else denies, asks or hopes
                clause = clause.replace(before[slice(*negation)], " ", 1)
            if claim.relation == "most":  # "most never ride" denies that they ride
                clause, behind = before + "?" * ("?" in clause), ""
            if not is_denied(clause, behind, language):
                mentions = _list_mentions(seen[match.start() : match.end()], sentence, labels)
                origin = text.origin(places[match.start() + claim.start])
                negated = negation is not None
                yield Statement(language, sentence, claim, tuple(mentions), chart, origin, negated)


def _list_own_claims(sentence: str, language: Language) -> list[Claim]:
    """Return the claims of a sentence, and comparisons by words apart that no other claim makes.

    One with no figure behind it makes none: "… and …, the former is larger than the latter".
    """
    splits = recall_splits(sentence, language) if BLANK in sentence else []
    claims = [
        claim
        for claim in recall_claims(sentence, language)
        if BLANK in sentence[claim.end :] or not any(_overlap(claim, split) for split in splits)
    ]
    return claims + [
        split for split in splits if not any(_overlap(claim, split) for claim in claims)
    ]


def _overlap(first: Claim, last: Claim) -> bool:
    return first.start < last.end and last.start < first.end


def _show_literals(text: str) -> str:
    """Return `text` with each literal() replaced by its words, and as much to drop behind them."""

    def show(match: re.Match[str]) -> str:
        if match[1] == "fig":
            return match[0]
        words = match[2] or match[3] or ""
        return words[: len(match[0])].ljust(len(match[0]), _PAD)

    return _CALL.sub(show, text)


def _blank_figures(text: str) -> str:
    return _CALL.sub(lambda match: BLANK * len(match[0]), text)


def _cut_clause(sentence: str, claim: Claim, language: Language) -> tuple[str, str, str]:
    """Return what of its clause stands before `claim`, the clause, and what stands behind it."""
    start, end = find_clause(sentence, claim.start, claim.end, language)
    # A question is one to its end: "is it the largest?"
    asked = sentence[-1:] if sentence[-1:] in "?？" else ""
    before, behind = sentence[start : claim.start], sentence[claim.end : end] + asked
    return before, sentence[start:end] + asked, behind


def _list_labels(story: Story, chart: Chart | None, code: str) -> Mapping[str, list[str]]:
    """Return the words by which figures and a chart's cells are called, with their names."""
    labels: dict[str, list[str]] = {}
    charts = [chart] if chart else [chart for chart in story.charts if chart.table]
    words = [pair for chart in charts for pair in chart.words.items()]
    named = [*dict.fromkeys((name, text[code]) for name, text in words)]
    named += [(figure.id, figure.label[code]) for figure in _list_near(story, chart)]
    for name, label in named:
        plain = label.strip()
        if len(plain) >= _LEAST[plain.isascii()]:
            labels.setdefault(plain, []).append(name)
    return labels


def _list_near(story: Story, chart: Chart | None) -> Iterator[Figure]:
    """Yield a chart's figures, or all of the story's."""
    ids = (*chart.figures, *chart.beside) if chart else (*story.figures,)
    yield from (story.figures[key] for key in ids if key in story.figures)


def _list_mentions(whole: str, shown: str, labels: Mapping[str, list[str]]) -> Iterator[Mention]:
    found = [
        Mention(m[2] or m[3], *m.span(), cited=True) for m in _CALL.finditer(whole) if m[1] == "fig"
    ]
    taken = [(mention.start, mention.end) for mention in found]
    for label in sorted(labels, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(label)}(?!\w)" if label.isascii() else re.escape(label)
        for match in re.finditer(pattern, shown, re.IGNORECASE):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                found += [Mention(name, *match.span()) for name in labels[label]]
    yield from sorted(found, key=lambda mention: mention.start)
