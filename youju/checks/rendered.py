"""Owns what becomes of prose: what Markdown loses of it, and what it leaves for readers to see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from html import unescape

from youju.checks.elements import Elements, read_elements
from youju.checks.finder import Finder
from youju.checks.markup import blank_markdown
from youju.content.cited import parse_cited
from youju.content.effort import MOST_EFFORT, is_heavy
from youju.content.photographs import blank_photographs, list_photographs
from youju.content.prose import Rendered, render
from youju.formats.characters import ESCAPED, FORBIDDEN, list_references, name_character
from youju.formats.positions import Lines
from youju.languages.scripts import UNSPACED
from youju.model import Origin
from youju.problems import Problems

# What stands in the finished text as it was typed, for Markdown could not read it.
_LEFT = {
    "prose-left-footnote": re.compile(r"\[\^[^\[\]\n]*\]"),
    "prose-left-link": re.compile(
        r"\][ \t]*\([ \t]*(?:https?:|mailto:|tel:|www\.|\.{0,2}/|#)[^()\s]*\)?"
        r"|[\]］]（(?:https?:|mailto:|tel:|www\.)[^（）\s]*）?"
        r"|\[[^\[\]\n]+\]\[[^\[\]\n]*\]|^[ \t]*\[[^\[\]\n]+\]:[ \t]",
        re.MULTILINE | re.IGNORECASE,
    ),
    "prose-left-list": re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.MULTILINE),
    "prose-left-table": re.compile(r"^.*\|[ \t]*:?-+:?[ \t]*\|.*$|^\|.*\|[ \t]*$", re.MULTILINE),
    "prose-left-heading": re.compile(
        r"^[ \t]*(?:＃{2,4}(?!＃)|＃+(?=[^\n＃]*\{#)).*$", re.MULTILINE
    ),
    "prose-left-sign": re.compile(
        r"\*\*|(?<![\w~])~~[^~\n]+~~|`{3,}|\{[#:.][^{}\n]*\}|==[^=\s][^=\n]*==|^\[[ xX]\] "
        r"|^:{3}|^>|\\$|^(?:={3,}|-{3,})$",
        re.MULTILINE,
    ),
}
# The id of a heading, where Markdown leaves it in the heading's words.
_ID = re.compile(r"\s*\{#([^{}\n]*)\}\s*$")
_LETTERS = re.compile(r"[^\W_]+")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]")
# Code, and what shows that it is none: Chinese or Japanese, or a full stop at the end of a line.
_CODE = re.compile(r"<pre><code>([^<>]*)</code></pre>")
_SENTENCE = re.compile(rf"[{UNSPACED}]|[a-z][.!?]$", re.MULTILINE)
# The dialect writes these for itself, and only the sanitiser's version of them is published.
_OWN = {("code", "class"), ("pre", "class")}
# So many of a kind are told in one text.
_MOST = 20
_MOST_HEADINGS = 500


def check_rendered(text: str, origin: Origin, problems: Problems) -> None:
    """Report everything in Markdown, which begins at `origin`, that readers would not get.

    That is what Markdown or the sanitiser takes out, and what stands on the page as it was typed.
    Text with braces that cannot be read is passed over: its reader has told that.
    """
    cited = parse_cited(text, origin, found := Problems())
    if any(problem.code != ESCAPED for problem in found):
        return
    if is_heavy(text):
        problems.add("prose-heavy", origin, most=f"{MOST_EFFORT:,}")
        return
    try:
        rendered = render(cited)
    except RecursionError:
        problems.add("prose-nested", origin)
        return
    where = Finder(text, origin)
    raw, safe = read_elements(rendered.raw), read_elements(rendered.safe)
    _check_characters(text, rendered, Lines(text, origin), problems)
    _check_elements(raw, safe, where, problems)
    _check_pictures(raw, text, origin, problems)
    _check_shown(rendered, text, origin, problems)
    headings = _check_headings(raw, rendered, where, problems)
    _check_notes(safe, where, problems)
    _check_code(rendered, where, problems)
    _check_left(_hide_tokens(safe.prose, rendered, "\ufffc"), headings, where, problems)
    seen = "\n".join([safe.text, *(f"{p.alt}{p.caption}{p.credit}" for p in rendered.photographs)])
    _check_letters(text, _hide_tokens(seen, rendered, ""), raw, where, problems)


def _check_characters(text: str, rendered: Rendered, lines: Lines, problems: Problems) -> None:
    """Report what cannot be published and comes by a reference (&#x202E;), once in each line.

    As code it is shown as it was typed, which is no fault.
    """
    shown = set(FORBIDDEN.findall(_hide_tokens(rendered.safe, rendered, "")))
    told: set[tuple[int, str]] = set()
    for place, found in list_references(text) if shown else ():
        where = lines.origin(place)
        if found in shown and (where.line, found) not in told:
            told.add((where.line, found))
            problems.add(ESCAPED, where, character=name_character(found))
    for found in shown - {found for _, found in told}:
        problems.add(ESCAPED, lines.origin(0), character=name_character(found))


def _check_elements(raw: Elements, safe: Elements, where: Finder, problems: Problems) -> None:
    """Report what the sanitiser takes out: elements, and attributes of those that it leaves."""
    gone = raw.tags - safe.tags
    for tag in gone.keys() - {"h1", "h5", "h6", "img"}:  # these are told as headings and pictures
        for _ in range(min(gone[tag], _MOST)):
            problems.add("prose-html", where.find(f"<{tag}"), found=f"<{tag}>")
    cited = Counter({key: 1 for key in safe.attributes if "\ue000" in key[2]})
    for tag, name, value in (raw.attributes - safe.attributes) | cited:
        if tag in gone or (tag, name) in _OWN:
            continue
        if (tag, name) == ("a", "href"):
            place = where.find(value, value.partition("\ue000")[0])
            problems.add("prose-link", place, found=value.partition("\ue000")[0])
        else:
            found = f'<{tag} {name}="{value}">'
            problems.add("prose-attribute", where.find(f'{name}="{value}"', name), found=found)


def _check_pictures(raw: Elements, text: str, origin: Origin, problems: Problems) -> None:
    """Report pictures that are no photographs in lines of their own, each where it stands."""
    if not raw.tags["img"]:
        return
    rest = _INLINE_CODE.sub(lambda code: "\ufffc" * len(code[0]), blank_photographs(text, "\ufffc"))
    where = Finder(rest, origin)
    named = {key: count for key, count in raw.attributes.items() if key[:2] == ("img", "alt")}
    alts = [alt for (_, _, alt), count in named.items() for _ in range(count)]
    for alt in [*alts, *[""] * (raw.tags["img"] - len(alts))][:_MOST]:
        piece, cited, _ = alt.partition("\ue000")
        words = f"![{piece}" if cited else f"![{piece}]"
        problems.add("prose-picture", where.find(words, "<img", "!["), found="<img>")


def _check_shown(rendered: Rendered, text: str, origin: Origin, problems: Problems) -> None:
    """Report photographs that are lost with what is around them: <!-- that nothing closes."""
    for number, (_, place) in enumerate(list_photographs(text, origin)):
        if f"\ue000{rendered.key}!{number}\ue001" not in rendered.safe:
            problems.add("prose-picture", place, found="![")


def _check_headings(
    raw: Elements, rendered: Rendered, where: Finder, problems: Problems
) -> set[str]:
    """Report headings that are not written as ours are, by ## with a space and an id.

    Returns their words, in which nothing else needs to be told.
    """
    told: set[str] = set()
    for words in raw.headings[:_MOST_HEADINGS]:
        if not words.startswith(f"\ue000{rendered.key}-"):
            shown = " ".join(_hide_tokens(words, rendered, "\ufffc").split())
            piece = shown.partition("\ufffc")[0].strip()
            place = where.find(f"#{piece}", f"# {piece}", f"\n{piece}\n", piece)
            words, key = _ID.sub("", shown), _ID.search(shown)
            mended = f"## {words.replace(chr(0xFFFC), '…')} {{#{key[1] if key else 'id'}}}"
            found = shown.replace("\ufffc", "…")
            problems.add("prose-heading", place, found=found, mended=mended)
            told.add(shown)
    return told


def _check_notes(safe: Elements, where: Finder, problems: Problems) -> None:
    """Report footnotes to which nothing in the text leads."""
    ids = {value for _, name, value in safe.attributes if name == "id"}
    for _, name, value in safe.attributes:
        if name == "href" and value.startswith("#fnref:") and value[1:] not in ids:
            problems.add("prose-footnote", where.find("[^"), number=value.partition(":")[2])


def _check_code(rendered: Rendered, where: Finder, problems: Problems) -> None:
    """Report sentences that became code, for their line begins with four spaces."""
    for match in _CODE.finditer(rendered.raw):
        words = unescape(_hide_tokens(match[1], rendered, "\ufffc"))
        first = words.partition("\n")[0]
        piece = first.partition("\ufffc")[0]
        indented = where.find_bare(f"\n    {piece}", f"\n\t{piece}")
        if indented and _SENTENCE.search(words):
            problems.add("prose-code", indented, found=first.replace("\ufffc", "…"))


def _check_left(prose: str, headings: Collection[str], where: Finder, problems: Problems) -> None:
    for code, pattern in _LEFT.items():
        reached = -1  # of rows that follow each other the first is told
        for _, match in zip(range(_MOST), pattern.finditer(prose), strict=False):
            follows, reached = reached >= 0 and match.start() <= reached + 1, match.end()
            if follows and code == "prose-left-table":
                continue
            if match[0].startswith("{#") and _is_heading(prose, match.start(), headings):
                continue
            end = min(match.end() + 12, _end_of_piece(prose, match.end()))
            line = prose[match.start() : end].strip()
            found = match[0].strip() or match[0]
            if place := where.find_bare(line, found):
                problems.add(code, place, found=line)


def _is_heading(prose: str, place: int, headings: Collection[str]) -> bool:
    """Tell whether the line at `place` is one of the `headings` told, or one by signs ＃＃."""
    begin = prose.rfind("\n", 0, place) + 1
    line = " ".join(prose[begin:].partition("\n")[0].split())
    return line in headings or bool(_LEFT["prose-left-heading"].match(line))


def _end_of_piece(prose: str, start: int) -> int:
    ends = [place for sign in "\n\ufffc" if (place := prose.find(sign, start)) >= 0]
    return min(ends, default=len(prose))


def _check_letters(text: str, seen: str, raw: Elements, where: Finder, problems: Problems) -> None:
    """Report lines whose letters or digits are not all on the page."""
    if raw.tags["script"] or raw.tags["style"]:
        return  # told already
    shown = _PICTURE.sub("", blank_markdown(text)) if raw.tags["img"] else blank_markdown(text)
    lost = Counter("".join(_LETTERS.findall(shown))) - Counter("".join(_LETTERS.findall(seen)))
    if not lost:
        return
    lines = text.split("\n")
    for number in _list_lost(shown.split("\n"), "".join(_LETTERS.findall(seen)), set(lost)):
        line = lines[number].strip()
        problems.add("prose-lost", where.find(lines[number], line), found=line)


def _list_lost(lines: list[str], whole: str, lost: set[str]) -> Iterator[int]:
    for number, line in enumerate(lines):
        letters = "".join(_LETTERS.findall(line))
        if lost & set(letters) and letters not in whole:
            yield number


def _hide_tokens(text: str, rendered: Rendered, instead: str) -> str:
    return re.sub(f"\ue000{rendered.key}[^\ue001]*\ue001", instead, text)
