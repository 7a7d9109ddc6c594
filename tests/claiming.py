"""Measures how claims are judged: on sentences of our own, and on honest lines beside figures.

The blind lists hold no figure; each of their lines is followed by three of this repository's story,
so that whatever word of claim is in it stands beside numbers that it is not about. `python -m
tests.claiming` writes the table into docs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.fixture import ROOT, read_once
from tests.phrases import DOCS, HALVES, LISTS, NAMES, TAGS
from youju.checks.claims import check_claims
from youju.model import Language, Site
from youju.problems import Problems

SENTENCES = tomllib.loads((Path(__file__).parent / "checks" / "claims.toml").read_text("utf-8"))
SITES = {
    "talent": ROOT,
    "power": ROOT / "tests" / "sites" / "tables",
    "ferries": ROOT / "tests" / "sites" / "kept_texts",
}
# Three numbers that are no part, multiple or rival of each other.
BESIDE = '{{ fig("talent_share") }} {{ fig("envoys") }} {{ fig("fund_city") }}'


@cache
def load_named(name: str) -> Site:
    """Return the site that sentences of `name` are about."""
    return read_once(SITES[name])[0]


def judge_spoken(name: str, code: str, lines: Sequence[str]) -> list[str]:
    """Judge `lines` in any language of Youju; one that no site speaks takes English's place."""
    site = load_named(name)
    if code not in site.languages:
        spoken = {**site.languages, "en": Language("en", code, code)}
        site, code = replace(site, languages=spoken), "en"
    return judge_lines(site, code, lines)


def judge_lines(site: Site, code: str, lines: Sequence[str]) -> list[str]:
    """Return for each of `lines`, as a paragraph of the first story's prose, "false", "open",
    "unborne", or "pass"."""
    story = site.stories[0]
    prose = story.prose[code]
    told = {**story.prose, code: replace(prose, text="\n\n".join(lines))}
    problems = Problems()
    check_claims(replace(site, stories=(replace(story, prose=told),)), problems)
    found = dict.fromkeys(range(len(lines)), "pass")
    for problem in problems:
        if problem.origin.file == prose.file:
            found[(problem.origin.line - 1) // 2] = problem.code.removeprefix("claim-")
    return [*found.values()]


def read_beside(code: str, half: str) -> list[str]:
    """Return the honest lines of a list with figures behind each, in the same sentence."""
    names = ("harmless", "running")
    texts = ((LISTS / half / f"{code}-{name}.txt").read_text("utf-8") for name in names)
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    return [f"{line.rstrip('.。')} {BESIDE}." for line in lines]


@dataclass(frozen=True)
class ClaimMeasure:
    """What of honest lines with figures behind them is told as false or open, above a note."""

    lines: tuple[str, ...]
    alarms: tuple[str, ...]

    @property
    def rate(self) -> float:
        """The part of the lines that is told, in percent."""
        return 100 * len(self.alarms) / len(self.lines)


@cache
def measure_claims(code: str, half: str) -> ClaimMeasure:
    """Measure claims on the honest lines of one language and half."""
    lines = tuple(read_beside(code, half))
    found = judge_lines(load_named("talent"), code, lines)
    told = (line for line, kind in zip(lines, found, strict=True) if kind in ("false", "open"))
    return ClaimMeasure(lines, tuple(told))


def fill_claims(doc: str, text: str) -> str:
    """Return the text of `doc` with the table of false alarms as it is measured now."""
    head, before, after = _HEADS[doc], "<!-- claims -->\n", "<!-- /claims -->"
    start, end = text.index(before) + len(before), text.index(after)
    rows = [*head, *(_write_row(doc, code, half) for code in TAGS for half in HALVES)]
    return text[:start] + "\n".join(rows) + "\n" + text[end:]


def _write_row(doc: str, code: str, half: str) -> str:
    found, names = measure_claims(code, half), NAMES[doc]
    told, lines = len(found.alarms), len(found.lines)
    return f"| {names[code]} | {names[half]} | {told} / {lines} = {found.rate:.1f}% |"


_HEADS = {
    "checks.md": ("| language | lists | honest lines refused beside figures |", "|---|---|---|"),
    "checks.zh.md": ("| 語言 | 誰寫的 | 接上數字後誤擋 |", "|---|---|---|"),
}

if __name__ == "__main__":
    for doc in DOCS:
        path = ROOT / "docs" / doc
        path.write_text(fill_claims(doc, path.read_text("utf-8")), "utf-8")
