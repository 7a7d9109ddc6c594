"""Owns what the preview shows beside pages and in their place: its bar, and pages of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from youju.preview.problem_page import Notice, count, find_here
from youju.preview.responses import OWN
from youju.preview.words import choose, word_preview
from youju.problems import LANGUAGES, NOTE, grade, read_sentences

# They stand beside this module, not in a site's templates: they are needed when those are broken.
_SHAPES = Path(__file__).with_name("shapes")
_TAGS = {"en": "en", "zh": "zh-Hant"}
SERVED = ("bar.css", "preview.js")


def make_bar(notices: Sequence[Notice], path: str, language: str) -> bytes:
    """Return the bar for the foot of the page at `path`; nothing when there is nothing to say."""
    if not notices:
        return b""
    spoken = find_language(path, language)
    here = find_here(notices, path)
    others = [notice for notice in notices if notice not in here]
    return _render(
        "bar.html",
        spoken,
        notices=here,
        elsewhere=[(notice, _find_door(notice)) for notice in others],
        counted=count(here, spoken) or word_preview("nothing-here", spoken),
        others=count(others, spoken),
    )


def make_problem_page(notices: Sequence[Notice], path: str, language: str) -> bytes:
    """Return the page that stands in for the one at `path`: its own problems first, then others."""
    spoken = find_language(path, language)
    here = find_here(notices, path)
    rest = [notice for notice in notices if notice not in here]
    total = sum(len(notice.places) for notice in notices if notice.grade != NOTE)
    heads = _make_heads("problems", spoken, count=total)
    return _render("page.html", spoken, heads=heads, notices=[*here, *rest], fault="")


def make_fault_page(fault: str, path: str, language: str) -> bytes:
    """Return the page that shows a fault of our own, or of a chart's code: a traceback."""
    spoken = find_language(path, language)
    return _render("page.html", spoken, heads=_make_heads("fault", spoken), notices=[], fault=fault)


def make_waiting_page(path: str, language: str) -> bytes:
    """Return the page for whoever comes before the first build has ended."""
    spoken = find_language(path, language)
    return _render("page.html", spoken, heads=_make_heads("waiting", spoken), notices=[], fault="")


def make_code_page(code: str, language: str) -> bytes | None:
    """Return what docs/problems.md says of a code, None when there is no such code."""
    sentences = read_sentences().get(code)
    if sentences is None:
        return None
    return _render("code.html", choose(language), code=code, grade=grade(code), sentences=sentences)


@cache
def read_file(name: str) -> bytes:
    """Return one of FILES."""
    return (_SHAPES / name).read_bytes()


def find_language(path: str, language: str) -> str:
    """Return which of LANGUAGES the page at `path` is told in; `language` where it has none."""
    first = path.removeprefix("embed/").partition("/")[0]
    return choose(first if first.partition("-")[0] in LANGUAGES else language)


def _make_heads(kind: str, spoken: str, **values: object) -> list[Mapping[str, str]]:
    """Return title and lead in each language, `spoken` first."""
    return [
        {
            "language": language,
            "title": word_preview(f"{kind}-title", language, **values),
            "lead": word_preview(f"{kind}-lead", language),
        }
        for language in (spoken, *(other for other in LANGUAGES if other != spoken))
    ]


def _find_door(notice: Notice) -> str:
    """Return the address of one of its pages: "/zh/city-budget/"."""
    pages: Iterable[str] = sorted(notice.pages, key=lambda page: (page.startswith("embed/"), page))
    return "/" + next(iter(pages)).removesuffix("index.html")


def _render(name: str, spoken: str, **values: object) -> bytes:
    languages = [spoken, *(other for other in LANGUAGES if other != spoken)]
    template = _environment().get_template(name)
    return template.render(
        languages=languages, tags=_TAGS, own=OWN, say=word_preview, **values
    ).encode()


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_SHAPES), autoescape=True, undefined=StrictUndefined)
