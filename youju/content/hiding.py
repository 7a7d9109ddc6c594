"""Owns what looks may not do to figures, notes and sources: hide, add to and rewrite them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from youju.content.inline_looks import list_scripts, list_styles
from youju.content.sheets import list_declarations
from youju.model import Origin
from youju.problems import Problems

# Elements and classes of our pages that hold figures and what bears them out.
_KEPT = re.compile(
    r"(?:^|[\s>+~])(?:data|body|main|article|figcaption)(?![\w-])|\[data-figure"
    r"|\.(?:fig|note|source|sources|locator|facts|strip|value|finding|standfirst|subtitle|prose)"
    r"(?![\w-])"
)
# What is hidden because it is empty or says so itself, and what is no part of the selected element.
_EXCUSED = re.compile(r"\[hidden\]|:empty|::|:(?:before|after)\b")
_NEGATED = re.compile(r":not\([^()]*\)")
_PSEUDO = re.compile(r"::?(?:before|after|marker)\b")
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_ESCAPE = re.compile(r"\\[0-9a-fA-F]{1,6} ?|\\.")
_NOTHING = r"0(?:\.0*)?(?:%|[a-z]+)?"
_HIDES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "display": "none",
        "visibility": "hidden|collapse",
        "content-visibility": "hidden",
        "opacity": _NOTHING,
        "font-size": _NOTHING,
        "font": rf".*(?<![\w.]){_NOTHING}(?:/\S+)?\s.*",
        "max-height": _NOTHING,
        "height": _NOTHING,
        "width": _NOTHING,
        "clip": r"rect\(.*\)",
        "clip-path": r"inset\((?:50|100)%.*\)|circle\(0.*\)|polygon\(0 0\)",
        "color": "transparent",
        "-webkit-text-fill-color": "transparent",
        "text-indent": r"-\d{3,}.*",
        "left": r"-\d{3,}.*",
        "transform": r"scale[xy]?\(0\).*",
    }.items()
}
_TEMPLATES = "templates/"
# Figures in sentences; marks of pictures are named by data-figure alone.
_NAMES_FIGURES = re.compile(
    r"data\.fig\b|['\"`\s,]\.fig['\"`\s,\[:>]|['\"`]fig['\"`]|['\"`]data['\"`\[]"
)
_REWRITES = re.compile(
    r"\.(?:textContent|innerText|innerHTML|outerHTML|nodeValue)\s*\+?=(?!=)"
    r"|\.(?:replaceWith|replaceChildren|insertAdjacent\w+)\("
    r"|setAttribute\(\s*['\"]value['\"]"
)


def check_looks(files: Mapping[str, bytes], problems: Problems) -> None:
    """Report looks and scripts, of static/ and of templates, that change what is seen of figures.

    In print anything may be left out. In templates all of it is one code, and a note.
    """
    for file, content in files.items():
        for code, found, line in _read_looks(file, content) if _has_looks(file) else ():
            own = "look-in-template" if file.startswith(_TEMPLATES) else code
            problems.add(own, Origin(file, line), found=found)


def _has_looks(file: str) -> bool:
    # Snippets are shown by other people's pages, among whose classes ours mean nothing.
    if file.startswith(_TEMPLATES):
        return not file.startswith(f"{_TEMPLATES}snippets/")
    return file.startswith("static/") and file.endswith((".css", ".js", ".mjs"))


# They seldom change from one load to the next, and were a sixth of the time that loading takes.
@lru_cache(maxsize=256)
def _read_looks(file: str, content: bytes) -> tuple[tuple[str, str, int], ...]:
    """Return the code, what was found and the line of all that is wrong with looks in a file."""
    sheets, scripts = _list_looks(file, content)
    told = [
        (code, found, start + line - 1)
        for sheet, start in sheets
        for code, found, line in _read_sheet(sheet)
    ]
    for text, start in scripts:
        if _NAMES_FIGURES.search(text) and (rewrites := _REWRITES.search(text)):
            line = start + text.count("\n", 0, rewrites.start())
            told.append(("look-script-rewrites", rewrites[0], line))
    return tuple(told)


def _list_looks(file: str, content: bytes) -> tuple[list[tuple[bytes, int]], list[tuple[str, int]]]:
    """Return the style sheets and the scripts of a file that has any, each with its first line."""
    if file.endswith(".css") and not file.startswith(_TEMPLATES):
        return [(content, 1)], []
    text = content.decode("utf-8", "replace")
    if not file.startswith(_TEMPLATES):
        return [], [(text, 1)]
    styles = [(sheet.encode(), line) for sheet, line in list_styles(text)]
    return styles, list(list_scripts(text))


def _read_sheet(content: bytes) -> Iterator[tuple[str, str, int]]:
    """Yield the code, the rule and the line of each rule of a style sheet that is not honest."""
    for (selector, name, value), line in list_declarations(content):
        within, _, heads = selector.rpartition("|")
        found = f"{heads} {{ {name}: {value} }}"
        if name == "content":
            kept = any(_is_kept(head) for head in heads.split(","))
            words = _read_strings(value)
            if any(map(str.isdigit, words)) or (kept and any(map(str.isalnum, words))):
                yield "look-content", found, line
        elif name in _HIDES and "print" not in within:
            plain = value.lower().removesuffix("!important").strip()
            seen = [head for head in heads.split(",") if not _EXCUSED.search(head)]
            if _HIDES[name].fullmatch(plain) and any(map(_is_kept, seen)):
                yield "look-hides", found, line


def _is_kept(selector: str) -> bool:
    """Tell whether what a selector chooses, its last part, is one of ours."""
    parts = re.split(r"\s*[\s>+~]\s*", _PSEUDO.sub("", _NEGATED.sub("", selector)).strip())
    return bool(_KEPT.search(parts[-1]))


def _read_strings(value: str) -> str:
    """Return what the strings of a `content` say; an escape is a sign of a font of icons."""
    return "".join(_ESCAPE.sub("", one or other) for one, other in _STRING.findall(value))
