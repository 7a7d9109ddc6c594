"""Owns what the preview says: its lines for the command line, and its page of problems."""

from __future__ import annotations

import tomllib
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from youju.preview.attempts import Attempt
from youju.problems import LANGUAGES, show

# Both stand beside this module, not in a site's templates: they are needed when those are broken.
_WORDS = Path(__file__).with_name("preview.toml")
_SHAPE = Path(__file__).with_name("preview.html")
_TAGS = {"en": "en", "zh": "zh-Hant"}


def word(code: str, language: str, **values: object) -> str:
    """Return a sentence of preview.toml in `language` ("zh-hans" speaks "zh"; unknown: "en")."""
    sentences = tomllib.loads(_WORDS.read_text("utf-8"))[code]
    sentence: str = sentences[_choose(language)]
    return sentence.format_map(values)


def word_attempt(attempt: Attempt, language: str, seconds: float, changed: int) -> str:
    """Return one line about a build that took `seconds` and changed `changed` pages."""
    took = f"{seconds:.2f}"
    if attempt.succeeded:
        pages = len(attempt.pages)
        return word("built", language, seconds=took, changed=changed, pages=pages)
    if attempt.notices:
        place = show(attempt.notices[0].place)
        return word("stuck", language, seconds=took, count=len(attempt.notices), place=place)
    # The last line of a traceback says what happened: "ZeroDivisionError: division by zero".
    fault = show(_word_fault(attempt, language).strip().splitlines()[-1])
    return word("stumbled", language, seconds=took, fault=fault)


def make_problem_page(attempt: Attempt, language: str) -> bytes:
    """Return the page that lists a failed attempt's problems, `language` first, the other below."""
    first = _choose(language)
    languages = [first, *(other for other in LANGUAGES if other != first)]
    kind = "problems" if attempt.notices else "fault"
    count = len(attempt.notices)
    heads = [
        {
            "language": spoken,
            "title": word(f"{kind}-title", spoken, count=count),
            "lead": word(f"{kind}-lead", spoken),
        }
        for spoken in languages
    ]
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(
        _SHAPE.read_text("utf-8")
    )
    return template.render(
        heads=heads,
        languages=languages,
        tags=_TAGS,
        notices=attempt.notices,
        fault="" if attempt.notices else _word_fault(attempt, language),
    ).encode()


def _choose(language: str) -> str:
    spoken = language.partition("-")[0]
    return spoken if spoken in LANGUAGES else "en"


def _word_fault(attempt: Attempt, language: str) -> str:
    return attempt.fault or word("died", language, exit=attempt.died)
