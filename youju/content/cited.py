"""Owns what a text cites: `fig()`, `chart()` and `literal()` in it are read, never evaluated."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Collection, Container, Iterator
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from youju.content.braces import explain_braces
from youju.content.broken_braces import explain_broken
from youju.formats.characters import check_decoded
from youju.formats.positions import Lines
from youju.model import Origin
from youju.problems import Problems
from youju.problems.hints import hint

# Where a citation stands; possessive, so that a brace that is never closed costs no time.
CITATION = re.compile(r"""\{\{(?:"[^"]*"|'[^']*'|[^"'{}])*+\}\}""")
_OPENING = re.compile(r"\{\{|\{%")
# A pair of braces to its end: another pair, or the end of the line, where it is never closed.
_PAIR = re.compile(r"\{\{(?:(?!\{\{).)*?(?:\}\}|(?=\{\{)|$)|\{%.*?(?:%\}|$)", re.MULTILINE)


@dataclass(frozen=True)
class Citation:
    """One call in prose: `function` is fig, chart or literal; `id` its first argument.

    `noun` is False for `fig("id", noun=False)`: the sentence names the unit itself. `event` is
    for `fig("id", event=False)`: the sentence has a verb, and what passed a number is over it.
    `change` is for `fig("id", change=True)`: the number with the word of its direction, 下降3.5%.
    """

    function: str
    id: str
    reason: str
    origin: Origin
    noun: bool = True
    event: bool = True
    change: bool = False


@dataclass(frozen=True)
class Cited:
    """A text taken apart: plain pieces and citations in reading order."""

    parts: tuple[str | Citation, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(part for part in self.parts if isinstance(part, Citation))


def parse_cited(text: str, origin: Origin, problems: Problems | None = None) -> Cited:
    """Take `text`, which starts at `origin`, apart into pieces and citations.

    Only `{{ fig("id") }}`, `{{ chart("id") }}` and `{{ literal("words", "reason") }}` are known;
    everything else in double braces is reported, nothing is ever evaluated.
    """
    cited, found = _take_apart(text, origin)
    if problems is not None:
        problems.merge(found)
    return cited


@cache
def _take_apart(text: str, origin: Origin) -> tuple[Cited, Problems]:
    """Return `text` in pieces, and what is wrong in it.

    A text is asked for again and again: what was found is kept.
    """
    found = Problems()
    try:
        tree = _environment().parse(text)
    except (TemplateSyntaxError, RecursionError, ValueError):  # beyond all measure: {{ 111…111 }}
        for place, braces in _list_broken(text, origin):
            found.add("prose-syntax", place, found=braces, **explain_broken(braces))
        return Cited((text,)), found
    parts: list[str | Citation] = []
    lines = Lines(text, origin)
    calls = iter(_OPENING.finditer(text))
    for output in tree.body:
        for node in output.nodes if isinstance(output, nodes.Output) else [output]:
            if isinstance(node, nodes.TemplateData):
                parts.append(node.data)
                continue
            call = next(calls, None)
            start = call.start() if call else 0
            place = lines.origin(start)
            citation = _read_call(node, place)
            if citation is None:
                code, values = explain_braces(_cut_braces(text, start))
                found.add(code, place, **values)
            else:
                key, reason = (
                    check_decoded(w, place, found) for w in (citation.id, citation.reason)
                )
                parts.append(replace(citation, id=key, reason=reason))
    return Cited(tuple(parts)), found


def check_citations(
    cited: Cited,
    figures: Collection[str],
    charts: Collection[str],
    problems: Problems,
    unread: Container[str] = (),
) -> None:
    """Report every citation of a figure or chart that does not exist, with the nearest name.

    Of a figure that is there but `unread`, its own problem tells.
    """
    for citation in cited.citations:
        if citation.function == "fig" and citation.id in unread:
            continue
        known = {"fig": figures, "chart": charts}.get(citation.function)
        if known is not None and citation.id not in known:
            code = f"prose-unknown-{'figure' if citation.function == 'fig' else 'chart'}"
            problems.add(code, citation.origin, id=citation.id, **hint(citation.id, known))


def cut_citations(text: str) -> str:
    """Return nothing of `text` but which figures and literals it cites, one call a line.

    Neither their order nor how often they are cited can be told from it.
    """
    calls = {
        (citation.function, *filter(None, (citation.id, citation.reason)))
        for citation in parse_cited(text, Origin("")).citations
        if citation.function != "chart"
    }
    written = (
        (function, (json.dumps(word, ensure_ascii=False) for word in words))
        for function, *words in sorted(calls)
    )
    return "\n".join(f"{{{{ {function}({', '.join(words)}) }}}}" for function, words in written)


def render_inline(cited: Cited, show: Callable[[Citation], str]) -> str:
    """Return one line of HTML: text escaped, citations as `show` renders them."""
    return "".join(
        html.escape(part, quote=False) if isinstance(part, str) else show(part)
        for part in cited.parts
    )


def render_plain(cited: Cited, word: Callable[[Citation], str]) -> str:
    """Return plain text, as titles of windows and alternative texts need it."""
    return "".join(part if isinstance(part, str) else word(part) for part in cited.parts)


@cache
def _environment() -> Environment:
    """Parses, never renders; "{#" opens the id of a heading here, so comments go elsewhere."""
    return Environment(autoescape=False, keep_trailing_newline=True, comment_start_string="{!--")


def _list_broken(text: str, origin: Origin) -> Iterator[tuple[Origin, str]]:
    """Yield each pair of braces that cannot be read by itself; if all of them can, the text."""
    whole, lines = True, Lines(text, origin)
    for match in _PAIR.finditer(text):
        try:
            _environment().parse(match[0])
        except (TemplateSyntaxError, RecursionError, ValueError):
            whole = False
            yield lines.origin(match.start()), match[0]
    if whole:
        yield origin, text.strip()


def _cut_braces(text: str, start: int) -> str:
    end = text.find("}}" if text.startswith("{{", start) else "%}", start)
    return text[start : end + 2] if end >= 0 else text[start:]


def _read_call(node: nodes.Node, place: Origin) -> Citation | None:
    """Return the citation that a call in double braces is, or None for anything else."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    words = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
    options = [
        (keyword.key, keyword.value.value)
        for keyword in node.kwargs
        if isinstance(keyword.value, nodes.Const)
    ]
    function = node.node.name
    arity = {"fig": 1, "chart": 1, "literal": 2}.get(function)
    if not all(isinstance(word, str) for word in words) or len(options) != len(node.kwargs):
        return None
    if arity != len(words) or len(words) != len(node.args) or not words[0]:
        return None
    dropped = [key for key, value in options if value is False and key in ("noun", "event")]
    change = ("change", True) in options
    if len(dropped) + change != len(options) or (options and function != "fig"):
        return None
    reason = words[1] if arity == 2 else ""
    return Citation(
        function, words[0], reason, place, "noun" not in dropped, "event" not in dropped, change
    )
