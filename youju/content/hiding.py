"""Owns what looks may not do to figures, notes and sources: hide, add to and rewrite them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from youju.content.altering import list_altering
from youju.content.inline_looks import list_scripts, list_styles
from youju.content.sheets import list_declarations
from youju.model import Origin
from youju.problems import Problems

# Elements and classes of our pages that hold figures and what bears them out.
_KEPT = re.compile(
    r"(?:^|[\s>+~])(?:data|body|main|article|figcaption)(?![\w-])|\[data-figure"
    r"|\.(?:fig|note|source|sources|locator|facts|strip|value|finding|standfirst|subtitle|prose"
    r"|evidences?)"
    r"(?![\w-])"
)
# What text is made of: chosen alone, it is all there is on a page.
_TEXT = re.compile(r"p|li|strong|em|b|dd|dt|td|th|h[1-4]")
# What is hidden because it is empty or says so itself, and what is no part of the selected element.
_EXCUSED = re.compile(r"\[hidden\]|:empty|::|:(?:before|after)\b")
_NEGATED = re.compile(r":not\([^()]*\)")
_PSEUDO = re.compile(r"::?(?:before|after|marker)\b")
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_PICTURE = re.compile(r"url\(\s*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^)]*)\s*\)")
_ESCAPE = re.compile(r"\\[0-9a-fA-F]{1,6} ?|\\.")
_NOTHING = r"0(?:\.0*)?(?:%|[a-z]+)?"
_BLANK = r"linear-gradient\((?:[^,()]*,)?(?:\s*transparent[^,]*,?)+\).*"
_HIDES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "display": "none",
        "visibility": "hidden|collapse",
        "content-visibility": "hidden",
        "opacity": _NOTHING,
        "font-size": rf"{_NOTHING}|0?\.\d+px|0?\.[01]\d*(?:r?em|%)",
        "font": rf".*(?<![\w.]){_NOTHING}(?:/\S+)?\s.*",
        "max-height": _NOTHING,
        "height": _NOTHING,
        "width": _NOTHING,
        "clip": r"rect\(.*\)",
        "clip-path": r"inset\((?:50|100)%.*\)|circle\(0.*\)|polygon\(0 0\)",
        "color": r"transparent|var\(--(?:paper|ground)\)",
        "-webkit-text-fill-color": "transparent",
        "text-indent": r"-\d{3,}.*",
        "left": r"-\d{3,}.*",
        "transform": r"scale[xy]?\(0\).*",
        "filter": r".*(?:blur\((?:[2-9]|\d{2,})|opacity\(0|contrast\(0).*",
        "zoom": r"0?\.[0-4]\d*|[0-3]?\d%",
        "mask": _BLANK,
        "mask-image": _BLANK,
        "-webkit-mask": _BLANK,
        "-webkit-mask-image": _BLANK,
        "max-width": r"[0-4](?:\.\d+)?ch",
    }.items()
}
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)[^()]*\)")
_TEMPLATES = "templates/"
# Figures in sentences; marks of pictures are named by data-figure alone.
_NAMES_FIGURES = re.compile(
    r"data\.fig\b|['\"`\s,]\.fig['\"`\s,\[:>]|['\"`]fig['\"`]|['\"`]data['\"`\[]"
)
# A statement that chooses figures, notes or sources, and takes them away; one that walks all texts
# of a page, and writes in them.
_REMOVES = re.compile(
    r"querySelector(?:All)?\(\s*['\"`][^'\"`]*\.(?:fig|note|source|locator|evidences?|finding)\b"
    r"[^'\"`]*['\"`]\s*\)[^;]{0,120}?"
    r"(?:\.remove\(\s*\)|\.hidden\s*=(?!=)|\.style\.\w+\s*=(?!=)|\.replaceWith\()"
)
_WALKS = re.compile(r"createTreeWalker\(")
_WRITES = re.compile(r"\.(?:nodeValue|data|textContent)\s*\+?=(?!=)")
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
        elif taken := _REMOVES.search(text) or (_WALKS.search(text) and _WRITES.search(text)):
            line = start + text.count("\n", 0, taken.start())
            told.append(("look-script-rewrites", taken[0], line))
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
    for found, line in list_altering(list_declarations(content)):
        yield "look-alters", found, line
    for found, line in _list_unseen(content):
        yield "look-hides", found, line
    variables = _read_variables(content)
    for (selector, name, value), line in list_declarations(content):
        within, _, heads = selector.rpartition("|")
        found = f"{heads} {{ {name}: {value} }}"
        if name == "content":
            numbered = "counter(" in value and "figcaption" in heads  # "Figure 2: "
            kept = not numbered and any(map(_is_kept, heads.split(",")))
            words = _read_strings(value)
            if any(map(str.isdigit, words)) or (kept and any(map(str.isalnum, words))):
                yield "look-content", found, line
        elif name in _HIDES and "print" not in within:
            plain = value.lower().removesuffix("!important").strip()
            plain = _VARIABLE.sub(lambda one: variables.get(one[1], one[0]), plain)
            seen = [head for head in heads.split(",") if not _EXCUSED.search(head)]
            if _HIDES[name].fullmatch(plain) and any(map(_is_kept, seen)):
                yield "look-hides", found, line


def _read_variables(content: bytes) -> Mapping[str, str]:
    """Return what a style sheet sets its variables to, the last where it sets one again."""
    return {
        name: value.lower()
        for (_, name, value), _ in list_declarations(content)
        if name.startswith("--")
    }


def _is_kept(selector: str) -> bool:
    """Tell whether what a selector chooses, its last part, is one of ours, or plain text in one."""
    parts = re.split(r"\s*[\s>+~]\s*", _PSEUDO.sub("", _NEGATED.sub("", selector)).strip())
    if _TEXT.fullmatch(parts[-1]) and (len(parts) == 1 or any(map(_KEPT.search, parts[:-1]))):
        return True
    return bool(_KEPT.search(parts[-1]))


def _list_unseen(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield the rules whose words have the colour of what is behind them."""
    colours: dict[tuple[str, bool], str] = {}
    for (selector, name, value), line in list_declarations(content):
        within, _, heads = selector.rpartition("|")
        if name in ("color", "background", "background-color") and "print" not in within:
            plain = value.lower().removesuffix("!important").strip()
            other = colours.setdefault((selector, name != "color"), plain)
            twin = colours.get((selector, name == "color"))
            if plain == other == twin and any(map(_is_kept, heads.split(","))):
                yield f"{heads} {{ {name}: {value} }}", line


def _read_strings(value: str) -> str:
    """Return what the strings of a `content` say, other than addresses of pictures; an escape is a
    sign of a font of icons."""
    plain = _PICTURE.sub("", value)
    return "".join(_ESCAPE.sub("", one or other) for one, other in _STRING.findall(plain))
