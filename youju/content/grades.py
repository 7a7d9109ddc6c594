"""Owns a site's own grades: [rules] of site.toml says what a problem is worth here."""

from __future__ import annotations

from youju.formats.toml import Document, take
from youju.problems import ERROR, GRADES, NOTE, OFF, Problems, grade, read_entry, read_sentences
from youju.problems.hints import hint

RULES = "rules"


def parse_rules(document: Document, problems: Problems) -> dict[str, str]:
    """Return the grade that [rules] gives each code it names: {"translation-stale": "note"}.

    What is a hold or a note may be given any grade, and a note may be turned "off". An error stays
    one: its page cannot be made, whatever a rule says. Other codes and grades are reported.
    """
    rules: dict[str, str] = {}
    wishes = take(document, (RULES,), dict, problems, {})
    for code, wished in wishes.items():
        origin = document.origin(RULES, code)
        if not _is_code(code):
            near = hint(code, read_sentences())
            problems.add("rule-unknown-code", origin, name=code, **near)
        elif wished not in (*GRADES, OFF):
            known = ", ".join((*GRADES, OFF))
            problems.add("rule-unknown-grade", origin, name=code, found=wished, known=known)
        elif grade(code) == ERROR and wished != ERROR:
            problems.add("rule-error", origin, name=code, found=wished)
        elif wished == OFF and grade(code) != NOTE:
            problems.add("rule-off", origin, name=code, grade=grade(code))
        else:
            rules[code] = wished
    return rules


def _is_code(code: str) -> bool:
    try:
        return bool(read_entry(code))
    except KeyError:
        return False
