"""Owns the preview's lines for the command line: what came of each build."""

from __future__ import annotations

from youju.preview.build_worker import Attempt
from youju.preview.problem_page import count
from youju.preview.words import word_preview
from youju.problems import show


def word_attempt(attempt: Attempt, language: str, seconds: float, changed: int) -> str:
    """Return one line about a build that took `seconds` and changed `changed` pages."""
    values = {"seconds": f"{seconds:.2f}", "changed": changed, "pages": len(attempt.pages or ())}
    if attempt.notices:
        values["place"] = show(attempt.notices[0].places[0])
        values["counted"] = count(attempt.notices, language)
        return word_preview("stuck" if attempt.pages is None else "held", language, **values)
    if attempt.pages is not None:
        return word_preview("built", language, **values)
    # The last line of a traceback says what happened: "ZeroDivisionError: division by zero".
    fault = show(word_fault(attempt, language).strip().splitlines()[-1])
    return word_preview("stumbled", language, **values, fault=fault)


def word_fault(attempt: Attempt, language: str) -> str:
    """Return what is to be shown of a fault: its traceback, or how the worker ended."""
    return attempt.fault or word_preview("died", language, exit=attempt.died)
