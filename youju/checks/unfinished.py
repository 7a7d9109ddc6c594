"""Owns unfinished work: what editors and their programs leave in a text to be done later."""

from __future__ import annotations

import re
from collections.abc import Iterable

from youju.checks.texts import Written
from youju.content.cited import parse_cited
from youju.problems import Problems

_HAN = "\u3400-\u9fff"
_MARKS = {
    "unfinished-conflict": re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t].*)?$", re.MULTILINE),
    "unfinished-braces": re.compile(
        r"\{[ \t]*(?:fig|chart|literal)[ \t]*\([^\n{}]*|｛[^\n｝]*｝{0,2}"
        r"|(?<![\w.])(?:fig|chart|literal)\([ \t]*[\"'“‘][^\n)]*\)?"
    ),
    "unfinished-mark": re.compile(
        r"\b(?:TODO|FIXME|XXX|xxx+|TBC|TBD|TKTK)\b|[【〔\[]待[^】〕\]\n]{0,20}[】〕\]]"
        r"|(?:^|(?<=[，。；：、（(]))待[補补查核填](?=[，。；、）)]|$)|[Ll]orem ipsum",
        re.MULTILINE,
    ),
    # Behind a word that asks, it is a question with a mark of half width.
    "unfinished-lost": re.compile(rf"(?<![嗎吗呢吧麼么嘛呀啊誰谁何])(?<=[{_HAN}])\?+(?=[{_HAN}])"),
}
_BEFORE, _AFTER = 8, 16


def check_unfinished(texts: Iterable[Written], problems: Problems) -> None:
    """Report what is not finished in `texts`; what stands in a citation or a literal is meant so.

    Braces that cannot be read have been told, and are not told again.
    """
    for text in texts:
        parse_cited(text.whole, text.origin(0), broken := Problems())
        for code, pattern in _MARKS.items():
            if broken and code == "unfinished-braces":
                continue
            for match in pattern.finditer(text.shown):
                before = text.shown[max(0, match.start() - _BEFORE) : match.start()]
                after = text.shown[match.end() : match.end() + _AFTER]
                around = before.rpartition("\n")[2] + match[0] + after.partition("\n")[0]
                found = around.replace("\ufffc", "").strip()
                problems.add(code, text.origin(match.start()), found=found)
