"""Owns prose: Markdown with citations becomes safe HTML."""

from __future__ import annotations

import re
from collections.abc import Callable

from youju.content.cited import Citation, Cited

# Citations travel through Markdown as private characters, which no text may hold: U+E000 7 U+E001.
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_BLOCK_TOKEN = re.compile("<p>\\s*\ue000(\\d+)\ue001\\s*</p>")
_HAN = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d"
# A line break between Han characters is no space: the lines are joined (not after a heading).
_HAN_LINE_BREAK = re.compile(f"^(?!#)(.*[{_HAN}\ue001])\n(?=[{_HAN}\ue000])", re.MULTILINE)
_HEADING = re.compile(r"^(#{2,4})[ \t]+(.*?)(?:[ \t]*\{#([a-z][a-z0-9-]*)\})?[ \t]*$", re.MULTILINE)
_TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "br", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("em", "strong", "a", "code", "q", "cite", "abbr", "sup", "sub", "ruby", "rt", "rp", "span"),
}
_ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "span": {"lang"}, "q": {"lang"}, "th": {"scope"}}


def render_markdown(cited: Cited, show: Callable[[Citation], str]) -> str:
    """Return the HTML of Markdown: sanitised, citations and headings' ids put in afterwards."""
    citations = cited.citations
    tokens = iter(range(len(citations)))
    text = "".join(
        part if isinstance(part, str) else f"\ue000{next(tokens)}\ue001" for part in cited.parts
    )
    ids = [match[3] for match in _HEADING.finditer(text)]
    text = _HEADING.sub(lambda match: f"{match[1]} {match[2]}", text)
    body = _sanitise(_markdown(_HAN_LINE_BREAK.sub(r"\1", text)))
    names = iter(ids)
    body = re.sub(r"<(h[234])>", lambda match: _open_heading(match[1], next(names, None)), body)

    def put(match: re.Match[str]) -> str:
        return show(citations[int(match[1])])

    return _TOKEN.sub(put, _BLOCK_TOKEN.sub(put, body))


def list_sections(text: str) -> list[tuple[str | None, str, int]]:
    """Return each heading of `text` as (id, words, line); the id is None where none is written."""
    return [
        (match[3], match[2], text[: match.start()].count("\n") + 1)
        for match in _HEADING.finditer(text)
    ]


def _markdown(text: str) -> str:
    from markdown import markdown

    return markdown(text, extensions=["tables", "sane_lists"], output_format="html")


def _sanitise(body: str) -> str:
    """Python-Markdown passes scripts through (reliability H17); nh3 lets only prose pass."""
    import nh3

    return nh3.clean(
        body, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"https", "mailto"}, link_rel=None
    )


def _open_heading(tag: str, name: str | None) -> str:
    return f'<{tag} id="{name}">' if name else f"<{tag}>"
