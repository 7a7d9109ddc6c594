"""Owns what of style sheets stands inside pages for frames: it stands there hundreds of times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from youju.inputs import OURS, TEMPLATES
from youju.model import Look
from youju.theme import css_name

# Templates of pages for frames, from which they have their classes: that of a chart, the card of a
# figure, and the page that chooses a language. Words may have some more.
FRAME, CARD, DOORS, MACROS = "embed.html", "figure_embed.html", "auto.html", "macros.html"
_OTHERS = (CARD, DOORS, "tombstone.html", "pinned.html")
_CLASSES, _IN_WORDS = re.compile(r'class="([\w -]*)"'), ("embed", "fig", "span")
# Classes of charts that no template need have: pictures, words and scripts write them.
_WRITTEN = {*_IN_WORDS, "plot", "wide", "narrow", "on", "lit", "hint", "tip", "live", "slider"}
# What is stepped over as it stands: a string, and an address without quotation marks.
_STRING = r"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
_WHOLE = rf"""{_STRING}|\burl\([^"'()]*\)"""
# A comment of CSS; what stands between quotation marks is none, and is the first group.
_COMMENT = re.compile(rf"({_WHOLE})|/\*.*?\*/", re.DOTALL)
# Selectors, and the body if they have one without blocks inside: a rule. Between quotation marks
# both may have anything.
_RULE = re.compile(
    rf"""((?:[^{{}}"';]|{_STRING})++)(\{{(?:[^{{}}"']|{_STRING})*+\}})?""", re.DOTALL
)
_EMPTY = re.compile(rf"({_WHOLE})|@[^{{}};\"']*\{{\s*\}}", re.DOTALL)
_TEXT = re.compile(_STRING, re.DOTALL)
_CLASS = re.compile(r"(?<!\\)\.(-?[a-zA-Z_][\w-]*+)(?!\\)")
# What an element must not be, or be one of: the innermost.
_CHOICE = re.compile(r":[\w-]+\([^()]*\)")
_VARIABLE = re.compile(
    rf"""({_WHOLE})|(?<![\w-])(--[\w-]+)\s*:(?:{_WHOLE}|[^;{{}}"'])*+;""", re.DOTALL
)
_USED = re.compile(r"var\(\s*(--[\w-]+)", re.IGNORECASE)
# What stands between quotation marks; then spaces round braces and semicolons, and after a name.
_SPACES = re.compile(rf"({_WHOLE})|\s*(?:;\s*)?(\}})\s*|\s*([{{;])\s*(?:([\w-]+:)\s+)?", re.DOTALL)


@dataclass(frozen=True)
class ChartStyle:
    """The style of charts: `ours`, the newsroom's `own`, and whether ours is `fixed`.

    It is where a newsroom has templates of its own, which may need any of it.
    """

    ours: str
    own: str
    fixed: bool

    @property
    def css(self) -> str:
        """The style of a chart that may have every colour."""
        return "\n".join(filter(None, (self.ours, self.own)))


def trim_card(files: Mapping[str, bytes], name: str, css: str, own: Sequence[str]) -> str:
    """Return the style of a page for frames that is printed from the template `name`.

    Of ours, it is what the page needs; of the newsroom's `own`, all.
    """
    added = "\n".join(own)
    if not _is_replaced(files, FRAME, MACROS, name):
        classes = {*_IN_WORDS, *_list_classes(files, name)}
        css = drop_variables(cut_rules(css, list_classes(css) - classes), added)
    return compact(tighten(f"{css}\n{added}"))


def trim_chart(files: Mapping[str, bytes], css: str, own: Sequence[str]) -> ChartStyle:
    """Return the style of charts: of ours, without what the other pages for frames need alone."""
    fixed = _is_replaced(files, FRAME, MACROS, *_OTHERS)
    if not fixed:
        shared = _WRITTEN | _list_classes(files, FRAME, MACROS)
        css = cut_rules(css, _list_classes(files, *_OTHERS) - shared)
    return ChartStyle(tighten(css), tighten("\n".join(own)), fixed)


def trim_colours(style: ChartStyle, pictures: Iterable[str], look: Look) -> str:
    """Return the `style` of a page that shows `pictures`, SVGs as they stand in it, and whose
    scripts ask for no colour: of ours, without classes and variables of colours that it lacks.
    """
    if style.fixed:
        return style.css
    shown = {name for svg in pictures for one in _CLASSES.findall(svg) for name in one.split()}
    colours = {f"{kind}-{css_name(name)}" for kind in "fs" for name in look.palette}
    ours = drop_variables(cut_rules(style.ours, colours - shown), style.own)
    return compact(f"{ours}\n{style.own}")


def tighten(css: str) -> str:
    """Return a style sheet without its comments and indentation."""
    lines = _cut_comments(css).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def list_classes(css: str) -> set[str]:
    """Return the classes that the rules of a style sheet name."""
    rules = (rule for rule in _RULE.finditer(_cut_comments(css)) if rule[2])
    return {name for rule in rules for name in _CLASS.findall(_TEXT.sub("", rule[1]))}


def cut_rules(css: str, lacks: Set[str]) -> str:
    """Return a style sheet but for rules that apply to nothing where elements have none of the
    classes `lacks`."""

    def cut(rule: re.Match[str]) -> str:
        selectors = _cut_choices(_TEXT.sub("", rule[1])).split(",")
        stays = any(lacks.isdisjoint(_CLASS.findall(one)) for one in selectors)
        return rule[0] if stays or not rule[2] else ""

    left = _RULE.sub(cut, _cut_comments(css))
    return _EMPTY.sub(lambda match: match[1] or "", left)


def drop_variables(css: str, added: str = "") -> str:
    """Return a style sheet without the variables that nothing in it asks for, nor in what is
    `added` to it."""
    used = {*_USED.findall(css), *_USED.findall(added)}
    return _VARIABLE.sub(
        lambda match: match[0] if match[1] or match[2] in used else "", _cut_comments(css)
    )


def compact(css: str) -> str:
    """Return a style sheet without comments and without spaces that say nothing."""
    return _SPACES.sub(lambda match: "".join(filter(None, match.groups())), _cut_comments(css))


def _cut_comments(css: str) -> str:
    return _COMMENT.sub(lambda match: match[1] or "", css)


def _cut_choices(selectors: str) -> str:
    """Return selectors without what stands in parentheses, one inside another too."""
    while (less := _CHOICE.sub("", selectors)) != selectors:
        selectors = less
    return selectors


def _is_replaced(files: Mapping[str, bytes], *names: str) -> bool:
    """Return whether a newsroom has replaced any of these templates: who knows what is in them."""
    return any(f"{OURS}{name}" in files for name in names)


def _list_classes(files: Mapping[str, bytes], *names: str) -> set[str]:
    """Return the classes of elements in templates."""
    texts = (files.get(f"{TEMPLATES}{name}", b"").decode() for name in names)
    return {one for text in texts for classes in _CLASSES.findall(text) for one in classes.split()}
