"""Owns looks that alter: rules by which a figure is seen otherwise than it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from youju.content.sheets import Declaration

_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_ESCAPE = re.compile(r"\\[0-9a-fA-F]{1,6} ?|\\.")
# Figures and their marks, and what sets them beside what they are called.
_FIGURES = re.compile(
    r"(?:^|[\s>+~])data(?![\w-])|\[data-figure|\.(?:fig|value|strip)(?![\w-])|\.strip.* d[dt](?!\w)"
)
_MARKS = re.compile(r"\[data-figure|\.plots?\s+\S|figure\.chart\s+svg|\.chart\s+svg")
_ALTERS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "unicode-bidi": "bidi-override|isolate-override",
        "letter-spacing": r"-(?:[1-9]\d*(?:\.\d+)?|0?\.[3-9]\d*)em|-(?:[5-9]|\d{2,})(?:\.\d+)?px",
        "order": r"-?[1-9]\d*",
        "text-decoration": ".*line-through.*",
        "text-decoration-line": ".*line-through.*",
        "quotes": r".*[\"'][^\"']*[0-9].*",
    }.items()
}
_MOVES: Mapping[str, re.Pattern[str]] = {
    "transform": re.compile(r".*(?:scale|matrix|rotate|skew).*"),
    "scale": re.compile(r"(?!none|1\b).+"),
    "zoom": re.compile(r"(?!1\b|normal|100%).+"),
    "d": re.compile(r"path.*"),
}
_NTH = re.compile(r":(?:nth|first|last)-")
_LETTER = re.compile(r"::?first-(?:letter|line)\b")
_GONE = re.compile(r"0(?:\.\d+)?(?:px|em|rem|%)?|transparent|none")
_ADDS = re.compile(r"(?:^|[\s,])(?:counters?|attr)\(")
_NAMED = re.compile(r"var\(\s*(--[\w-]+)")


def list_altering(
    declarations: Sequence[tuple[Declaration, int]],
) -> Iterator[tuple[str, int]]:
    """Yield each rule by which figures, or their marks, are seen otherwise, and its line.

    In print anything may be. Variables have the values that the same sheet gives them.
    """
    values: dict[str, list[str]] = {}
    for (_, name, value), _ in declarations:
        if name.startswith("--"):
            values.setdefault(name, []).append(value)
    for (selector, name, value), line in declarations:
        within, _, heads = selector.rpartition("|")
        plain = value.lower().removesuffix("!important").strip()
        if "print" not in within and any(
            _is_altered(head, name, plain, values) for head in heads.split(",")
        ):
            yield f"{heads} {{ {name}: {value} }}", line


def _is_altered(head: str, name: str, value: str, values: Mapping[str, Sequence[str]]) -> bool:
    last = re.split(r"(?<=[\w\])*])\s*[>+~]\s*|\s+(?=[^\s>+~]+$)", head.strip())[-1]
    if name in _MOVES and _MARKS.search(head) and ":hover" not in head:
        return bool(_MOVES[name].fullmatch(value))
    if name == "order" and not _NTH.search(head):
        return False  # of all alike: a number above its label
    if not _FIGURES.search(head if ".strip" in head else last):
        return False
    if _LETTER.search(head):
        return name in ("font-size", "color", "opacity") and bool(_GONE.fullmatch(value))
    if name == "content":
        named = [said for key in _NAMED.findall(value) for said in values.get(key, ())]
        words = "".join(map(_read_strings, named))
        return bool(_ADDS.search(value)) or any(map(str.isalnum, words))
    return name in _ALTERS and bool(_ALTERS[name].fullmatch(value))


def _read_strings(value: str) -> str:
    return "".join(_ESCAPE.sub("", one or other) for one, other in _STRING.findall(value))
