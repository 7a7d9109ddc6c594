"""Owns what of style sheets stands inside pages for frames: it stands there hundreds of times."""

from __future__ import annotations

import re
from collections.abc import Set

# A comment of CSS; what stands between quotation marks is none, and is the first group.
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
# A rule: its selectors, and its body, in which braces may stand between quotation marks.
_RULE = re.compile(r"""([^{}"';]+)\{((?:[^{}"']|"[^"\n]*"|'[^'\n]*')*)\}""")
_EMPTY = re.compile(r"@[^{};]*\{\s*\}")
_COMMA = re.compile(r",(?![^(]*\))")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_VARIABLE = re.compile(r"(?<![\w-])(--[\w-]+)\s*:[^;{}]*;")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
# What stands between quotation marks; then spaces round braces and semicolons, and after a name.
_SPACES = re.compile(r"""("[^"\n]*"|'[^'\n]*')|\s*(?:;\s*)?(\})\s*|\s*([{;])\s*(?:([\w-]+:)\s+)?""")


def tighten(css: str) -> str:
    """Return a style sheet without its comments and indentation."""
    lines = _cut_comments(css).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def pick_rules(css: str, classes: Set[str]) -> str:
    """Return a style sheet but for rules that no element without other classes than these needs."""

    def pick(rule: re.Match[str]) -> str:
        selectors = _COMMA.split(rule[1])
        return rule[0] if any(classes >= {*_CLASS.findall(one)} for one in selectors) else ""

    return _EMPTY.sub("", _RULE.sub(pick, _cut_comments(css)))


def drop_variables(css: str) -> str:
    """Return a style sheet without the variables that nothing in it asks for."""
    used = {*_USED.findall(css)}
    return _VARIABLE.sub(lambda match: match[0] if match[1] in used else "", css)


def compact(css: str) -> str:
    """Return a style sheet without comments and without spaces that say nothing."""
    return _SPACES.sub(lambda match: "".join(filter(None, match.groups())), _cut_comments(css))


def _cut_comments(css: str) -> str:
    return _COMMENT.sub(lambda match: match[1] or "", css)
