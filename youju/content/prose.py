"""Owns prose: Markdown with citations becomes safe HTML."""

from __future__ import annotations

import html
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from youju.content.cited import Citation, Cited
from youju.content.photographs import PhotographLine, replace_photographs

# What goes through Markdown for a citation, or before a heading's words for its id, stands between
# two private characters with a key that is drawn for each text, so that no text can hold it.
_OPEN, _SHUT = "\ue000", "\ue001"
_HAN = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d"
# A line break between Han characters or kana is no space: the lines are joined (not after a
# heading).
_HAN_LINE_BREAK = re.compile(f"^(?!#)(.*[{_HAN}{_SHUT}])\n(?=[{_HAN}{_OPEN}])", re.MULTILINE)
_HEADING = re.compile(r"^(#{2,4})[ \t]+(\S.*)$", re.MULTILINE)
_SECTION_ID = re.compile(r"\{#([a-z][a-z0-9-]*)\}")
_SCHEMES = {"https", "http", "mailto", "tel"}
_TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "br", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td", "div"),
    *(
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "del",
        "ins",
        "mark",
        "small",
        "span",
        "a",
        "code",
        "kbd",
    ),
    *("q", "cite", "abbr", "sup", "sub", "ruby", "rt", "rp", "caption", "tfoot"),
}
_ATTRIBUTES = {
    "a": {"href", "class"},
    "abbr": {"title"},
    "span": {"lang"},
    "q": {"lang"},
    "th": {"scope", "align"},
    "td": {"align"},
    "ol": {"start"},
    "sup": {"id"},
    "li": {"id"},
    "div": {"class"},
}
# What these attributes may hold, most of it written by the dialect itself.
_VALUES = {
    "id": re.compile(r"fn(?:ref[0-9]*)?:[0-9]{1,4}"),
    "class": re.compile("footnote(?:-ref|-backref)?"),
    "align": re.compile("left|center|right"),
    "start": re.compile("[0-9]{1,9}"),
}
_NOTE = r'<a (?=[^<>]*class="footnote-{0}")[^<>]*href="([^"]*)"[^<>]*>'
_REFERENCE = re.compile(
    rf'<sup id="([^"]*)">{_NOTE.format("ref")}([0-9]{{1,4}})</a></sup>',
)
_BACK = re.compile(_NOTE.format("backref"))
_MARKUP = re.compile(r'(<(?:[^<>"]|"[^"]*")*+>)')


@dataclass(frozen=True)
class Rendered:
    """The HTML of a text in which citations and headings' ids are still tokens with the key `key`.

    `raw` is as Markdown made it, `safe` what may be published of it. Of the `photographs`, which
    are tokens, too, the words may hold further ones.
    """

    raw: str
    safe: str
    key: str
    photographs: tuple[PhotographLine, ...] = ()


@dataclass(frozen=True)
class PlacedPhotograph:
    """A photograph where a text shows it: its file's name there, and words that may cite."""

    file: str
    alt: Cited
    caption: Cited
    credit: Cited


def render_markdown(
    cited: Cited,
    show: Callable[[Citation], str],
    back: str = "",
    show_photograph: Callable[[PlacedPhotograph], str] = lambda _: "",
) -> str:
    """Return the HTML of Markdown: sanitised, citations and headings' ids put in afterwards.

    `back` are the words of the link from a footnote back to its place in the text. A photograph
    stands between paragraphs, as `show_photograph` renders it.
    """
    rendered, citations = render(cited), cited.citations
    heading = f"{_OPEN}{rendered.key}-([a-z0-9-]*){_SHUT}"
    body = re.sub(rf"<(h[234])>{heading}", _open_heading, rendered.safe)
    body = _finish_footnotes(re.sub(heading, "", body), back)
    body = re.sub(r'(<t[hd][^<>]*) align="(\w+)"', r'\1 class="\2"', body)

    def put(match: re.Match[str]) -> str:
        return show(citations[int(match[1])])

    token = f"{_OPEN}{rendered.key}\\.([0-9]+){_SHUT}"
    places = f"{_OPEN}{rendered.key}!([0-9]+){_SHUT}"

    def put_photograph(match: re.Match[str]) -> str:
        line = rendered.photographs[int(match[1])]
        words = (_cite(text, token, citations) for text in (line.alt, line.caption, line.credit))
        return show_photograph(PlacedPhotograph(line.file, *words))

    body = re.sub(rf"<p>\s*{token}\s*</p>", put, body)
    body = re.sub(rf"<p>\s*({places})\s*</p>", r"\1", body)
    pieces = _MARKUP.split(body)  # every second piece is a tag, in which nothing can be cited
    pieces[::2] = [re.sub(token, put, piece) for piece in pieces[::2]]
    pieces[1::2] = [re.sub(token, "", piece) for piece in pieces[1::2]]
    return re.sub(places, put_photograph, "".join(pieces))


@lru_cache(maxsize=256)
def render(cited: Cited) -> Rendered:
    """Return what Markdown makes of `cited`, before and after everything unsafe is taken out.

    Raises RecursionError for what is nested beyond all measure.
    """
    from youju.content.dialect import write_html

    key = secrets.token_hex(8)
    tokens = iter(range(len(cited.citations)))
    text = "".join(
        part if isinstance(part, str) else f"{_OPEN}{key}.{next(tokens)}{_SHUT}"
        for part in cited.parts
    )

    def mark(match: re.Match[str]) -> str:
        words, name = _split_heading(match[2])
        return f"{match[1]} {_OPEN}{key}-{name or ''}{_SHUT}{words}"

    photographs: list[PhotographLine] = []

    def place(line: PhotographLine) -> str:
        photographs.append(line)
        return f"{_OPEN}{key}!{len(photographs) - 1}{_SHUT}"

    text = replace_photographs(text, place)
    raw = write_html(_HAN_LINE_BREAK.sub(r"\1", _HEADING.sub(mark, text)))
    return Rendered(raw, _sanitise(raw), key, tuple(photographs))


def _cite(text: str, token: str, citations: tuple[Citation, ...]) -> Cited:
    """Return `text` taken apart again at its tokens."""
    pieces = re.split(token, text)
    return Cited(
        tuple(citations[int(p)] if i % 2 else p for i, p in enumerate(pieces) if i % 2 or p)
    )


def list_sections(text: str) -> list[tuple[str | None, str, int]]:
    """Return each heading of `text` as (id, words, line); the id is None where none is written."""
    sections: list[tuple[str | None, str, int]] = []
    line, reached = 1, 0
    for match in _HEADING.finditer(text):
        line, reached = line + text.count("\n", reached, match.start()), match.start()
        words, name = _split_heading(match[2])
        sections.append((name, words, line))
    return sections


def _split_heading(line: str) -> tuple[str, str | None]:
    """Return the words of a heading and its id: "Costs {#costs}"."""
    line = line.rstrip(" \t")
    start = line.rfind("{#")
    name = _SECTION_ID.fullmatch(line, start) if start >= 0 else None
    return (line[:start].rstrip(" \t"), name[1]) if name else (line, None)


def _open_heading(match: re.Match[str]) -> str:
    return f'<{match[1]} id="{match[2]}">' if match[2] else f"<{match[1]}>"


def _sanitise(body: str) -> str:
    """Python-Markdown passes scripts through (reliability H17); nh3 lets only prose pass."""
    import nh3

    return nh3.clean(
        body,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_keep_value,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _keep_value(tag: str, attribute: str, value: str) -> str | None:
    allowed = _VALUES.get(attribute)
    return value if allowed is None or allowed.fullmatch(value) else None


def _finish_footnotes(body: str, back: str) -> str:
    """Give footnotes and the links to and from them their names and roles."""

    def lead_back(match: re.Match[str]) -> str:
        return f'<a href="{match[1]}" role="doc-backlink" aria-label="{html.escape(back)}">'

    link = r'<a href="\2" role="doc-noteref">\3</a>'
    body = _REFERENCE.sub(rf'<sup class="noteref" id="\1">{link}</sup>', body)
    return _BACK.sub(lead_back, body).replace(
        'class="footnote"', 'class="footnotes" role="doc-endnotes"'
    )
