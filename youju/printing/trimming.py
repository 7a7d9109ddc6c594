"""Owns what of style sheets stands inside pages for frames: it stands there hundreds of times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set

from youju.inputs import OURS, TEMPLATES
from youju.model import Look
from youju.theme import css_name

# Templates of pages for frames, from which they have their classes: that of a chart, the card of a
# figure, and the page that chooses a language. Words may have some more.
FRAME, CARD, DOORS, MACROS = "embed.html", "figure_embed.html", "auto.html", "macros.html"
_OTHERS = (CARD, DOORS, "tombstone.html", "pinned.html")
_CLASSES, _IN_WORDS = re.compile(r'class="([\w -]*)"'), ("embed", "fig", "span")
# A comment of CSS; what stands between quotation marks is none, and is the first group.
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
# A rule: its selectors, and its body, in which braces may stand between quotation marks.
_RULE = re.compile(r"""([^{}"';]+)\{((?:[^{}"']|"[^"\n]*"|'[^'\n]*')*)\}""")
_EMPTY = re.compile(r"@[^{};]*\{\s*\}")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
# What an element must not be, or be one of.
_CHOICE = re.compile(r":[\w-]+\([^()]*\)")
_VARIABLE = re.compile(r"(?<![\w-])(--[\w-]+)\s*:[^;{}]*;")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
# What stands between quotation marks; then spaces round braces and semicolons, and after a name.
_SPACES = re.compile(r"""("[^"\n]*"|'[^'\n]*')|\s*(?:;\s*)?(\})\s*|\s*([{;])\s*(?:([\w-]+:)\s+)?""")


def trim_card(files: Mapping[str, bytes], name: str, css: str, own: Sequence[str]) -> str:
    """Return the style of a page for frames that is printed from the template `name`.

    Of ours, it is what the page needs; of the newsroom's `own`, all.
    """
    if not _is_replaced(files, FRAME, name):
        classes = {*_IN_WORDS, *_list_classes(files, name)}
        css = cut_rules(css, list_classes(css) - classes)
    return compact(drop_variables(tighten("\n".join([css, *own]))))


def trim_chart(files: Mapping[str, bytes], css: str, own: Sequence[str]) -> str:
    """Return the style of charts: of ours, without what the other pages for frames need alone."""
    if not _is_replaced(files, FRAME, MACROS):
        css = cut_rules(css, _list_classes(files, *_OTHERS) - _list_classes(files, FRAME, MACROS))
    return tighten("\n".join([css, *own]))


def trim_colours(css: str, pictures: Iterable[str], look: Look) -> str:
    """Return the style `css` of a page that shows `pictures`, SVGs as they stand in it, and whose
    scripts ask for no colour: without classes and variables of colours that it does not have.
    """
    shown = {name for svg in pictures for one in _CLASSES.findall(svg) for name in one.split()}
    colours = {f"{kind}-{css_name(name)}" for kind in "fs" for name in look.palette}
    return compact(drop_variables(cut_rules(css, colours - shown)))


def tighten(css: str) -> str:
    """Return a style sheet without its comments and indentation."""
    lines = _cut_comments(css).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def list_classes(css: str) -> set[str]:
    """Return the classes that the rules of a style sheet name."""
    return {name for rule in _RULE.finditer(_cut_comments(css)) for name in _CLASS.findall(rule[1])}


def cut_rules(css: str, lacks: Set[str]) -> str:
    """Return a style sheet but for rules that apply to nothing where elements have none of the
    classes `lacks`."""

    def cut(rule: re.Match[str]) -> str:
        selectors = _CHOICE.sub("", rule[1]).split(",")
        return rule[0] if any(lacks.isdisjoint(_CLASS.findall(one)) for one in selectors) else ""

    return _EMPTY.sub("", _RULE.sub(cut, _cut_comments(css)))


def drop_variables(css: str) -> str:
    """Return a style sheet without the variables that nothing in it asks for."""
    used = {*_USED.findall(css)}
    return _VARIABLE.sub(lambda match: match[0] if match[1] in used else "", css)


def compact(css: str) -> str:
    """Return a style sheet without comments and without spaces that say nothing."""
    return _SPACES.sub(lambda match: "".join(filter(None, match.groups())), _cut_comments(css))


def _cut_comments(css: str) -> str:
    return _COMMENT.sub(lambda match: match[1] or "", css)


def _is_replaced(files: Mapping[str, bytes], *names: str) -> bool:
    """Return whether a newsroom has replaced any of these templates: who knows what is in them."""
    return any(f"{OURS}{name}" in files for name in names)


def _list_classes(files: Mapping[str, bytes], *names: str) -> set[str]:
    """Return the classes of elements in templates."""
    texts = (files.get(f"{TEMPLATES}{name}", b"").decode() for name in names)
    return {one for text in texts for classes in _CLASSES.findall(text) for one in classes.split()}
