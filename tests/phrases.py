"""Measures the gate on lists of phrases, and writes the table into docs: `python tests/phrases.py`.

Under tests/phrases/, `own` was written by those who write the rules, `blind` by somebody who had
not seen them; no rule may be tuned on `blind`. Of each language there are honest phrases, one a
line, typed numbers that must be refused, and honest prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from youju.checks.numeral_patterns import read_vocabulary
from youju.checks.typed_numbers import find_numerals

ROOT = Path(__file__).parent.parent
LISTS = Path(__file__).parent / "phrases"
HALVES = ("own", "blind")
TAGS = {"zh": "zh-Hant", "en": "en"}
# Beside the languages in which the stories of tests are written.
MEASURED = {**TAGS, "ja": "ja"}
DOCS = {"checks.md": "The gate on lists", "checks.zh.md": "名單"}
LANGUAGES = {
    "checks.md": {"zh": "Chinese", "en": "English", "ja": "Japanese"},
    "checks.zh.md": {"zh": "中文", "en": "英文", "ja": "日文"},
}
WRITERS = {
    "checks.md": {"own": "own", "blind": "blind"},
    "checks.zh.md": {"own": "自己寫的", "blind": "別人寫的"},
}
NAMES = {doc: {**LANGUAGES[doc], **WRITERS[doc]} for doc in DOCS}
_TABLE = re.compile(r"(?<=<!-- phrases -->\n).*?(?=<!-- /phrases -->)", re.DOTALL)
_SIGN, _WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"), re.compile(r"[A-Za-z0-9][\w’'.-]*")


@dataclass(frozen=True)
class Measure:
    """What the gate refuses, above a note, of the lists of one language and half."""

    code: str
    half: str
    harmless: tuple[str, ...]
    alarms: tuple[str, ...]
    typed: tuple[str, ...]
    missed: tuple[str, ...]
    length: int
    refusals: int

    @property
    def false_alarms(self) -> float:
        """The part of honest phrases that is refused, in percent."""
        return 100 * len(self.alarms) / len(self.harmless)

    @property
    def refused(self) -> float:
        """The part of typed numbers that is refused, in percent."""
        return 100 - 100 * len(self.missed) / len(self.typed)

    @property
    def density(self) -> float:
        """Refusals in 1,000 characters or words of honest prose."""
        return 1000 * self.refusals / self.length


def list_refused(code: str, text: str) -> list[str]:
    """Return the numbers in `text` that the gate refuses: more than a note."""
    spans = find_numerals(text, read_vocabulary(MEASURED[code]))
    return [text[span.start : span.end] for span in spans if not span.doubtful]


@cache
def measure(code: str, half: str) -> Measure:
    """Measure the gate on the lists of one language and half."""
    harmless, typed, running = (
        read_lines(code, half, kind) for kind in ("harmless", "typed", "running")
    )
    unit = _WORD if code == "en" else _SIGN
    return Measure(
        code,
        half,
        harmless,
        tuple(line for line in harmless if list_refused(code, line)),
        typed,
        tuple(line for line in typed if not list_refused(code, line)),
        sum(len(unit.findall(line)) for line in running),
        sum(len(list_refused(code, line)) for line in running),
    )


def write_table(doc: str) -> Iterator[str]:
    """Yield the rows of the table in `doc`."""
    names = NAMES[doc]
    for code in MEASURED:
        for half in HALVES:
            found = measure(code, half)
            yield (
                f"| {names[code]} | {names[half]} "
                f"| {len(found.alarms)} / {len(found.harmless)} = {found.false_alarms:.1f}% "
                f"| {found.refusals} / {found.length:,} = {found.density:.1f}‰ "
                f"| {len(found.typed) - len(found.missed)} / {len(found.typed)}"
                f" = {found.refused:.1f}% |"
            )


def fill(doc: str, text: str) -> str:
    """Return the text of `doc` with the rows as they are measured now."""
    head = _TABLE.search(text)
    assert head, f"{doc} has no place for the table"
    kept = head[0].splitlines()[:2]
    return _TABLE.sub("\n".join([*kept, *write_table(doc)]) + "\n", text)


def read_lines(code: str, half: str, kind: str) -> tuple[str, ...]:
    """Return the lines of one list: of a language, a half, and "harmless", "typed" or "running"."""
    text = (LISTS / half / f"{code}-{kind}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip())


if __name__ == "__main__":
    for doc in DOCS:
        path = ROOT / "docs" / doc
        path.write_text(fill(doc, path.read_text("utf-8")), "utf-8")
