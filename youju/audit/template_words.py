"""Owns numbers in words and signs that were typed into templates: forty thousand, 四萬, ½, Ⅷ.

Digits are found on the finished pages. Words are found here, for on a page they stand among those
of stories, which were held before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.audit.visible import read_page
from youju.checks.numeral_patterns import vocabulary_of
from youju.checks.typed_numbers import find_numerals
from youju.content.inline_looks import JINJA
from youju.model import Origin, Site
from youju.problems import Problems
from youju.store.cache import Store, make_key
from youju.store.memory import TEXTS

_TEMPLATES, _OURS, _END = "templates/", "templates/youju/", ".html"
# What Jinja prints as it stands; names of words and of files have no spaces.
_STRING = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")


def key_template_words(engine: str) -> str:
    """Return the key of what `engine` (its digest) remembers of the words of templates."""
    return make_key("json", "texts", engine, _TEMPLATES)


def check_template_words(
    site: Site, problems: Problems, store: Store | None = None, engine: str = ""
) -> None:
    """Report numbers in words or signs that readers would see of the site's templates.

    The `store`, if any, has what was found in the same words before by this `engine` (its digest).
    """
    with TEXTS.keep(store, key_template_words(engine)):
        _check_templates(site, problems)


def _check_templates(site: Site, problems: Problems) -> None:
    for file, content in site.files.items():
        if file.startswith(_TEMPLATES) and file.endswith(_END) and not file.startswith(_OURS):
            for line, found in dict.fromkeys(_find(site, content.decode("utf-8", "replace"))):
                problems.add("template-number", Origin(file, line), found=found)


def _find(site: Site, text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each number in a template."""
    seen = read_page(JINJA.sub(_show, text).encode())
    for words in seen.words:
        spans = set[tuple[int, int]]()
        for code in site.authored:
            vocabulary = vocabulary_of(site.languages[code], site.allowed.get(code, ()))
            found = (span for span in find_numerals(words.text, vocabulary) if not span.doubtful)
            spans |= {(span.start, span.end) for span in found}
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            number = words.text[start:end]
            whole = not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
            if whole and not any(sign.isdecimal() for sign in number):
                yield words.line, number


def _show(match: re.Match[str]) -> str:
    """Return the texts that an expression prints, in as many lines."""
    strings = (one or other for one, other in _STRING.findall(match["shown"] or ""))
    told = " ".join(text for text in strings if " " in text or not text.isascii())
    return told + "\n" * match[0].count("\n")
