"""Owns blocks of templates that no page shows: those that no template they extend has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import TemplateError, nodes

from youju.inputs import OURS
from youju.model import Origin, Site
from youju.printing.templating import TEMPLATES_FOLDER, make_environment
from youju.problems import Problems
from youju.problems.hints import hint


@dataclass(frozen=True)
class _Blocks:
    """What a template extends ("" for nothing), its outermost blocks with their lines, those
    within these, and those that it calls by name: {{ self.title() }}."""

    extends: str
    outer: tuple[tuple[str, int], ...]
    inner: frozenset[str]
    called: frozenset[str]


def check_blocks(site: Site, problems: Problems) -> None:
    """Report each block of the site's own templates that what they extend has no place for.

    Nothing is told where a template is missing, cannot be read or chooses what it extends.
    """
    read = _read_own(site)
    called = frozenset[str]().union(*(blocks.called for blocks in read.values() if blocks))
    for file, blocks in read.items():
        if not blocks or not blocks.extends or file.startswith(OURS):
            continue
        shown = _list_shown(blocks.extends, read, (file,))
        for name, line in blocks.outer:
            if shown is not None and name not in shown and name not in called:
                known = hint(name, sorted(shown))
                problems.add("template-block", Origin(file, line), name=name, **known)


def _read_own(site: Site) -> dict[str, _Blocks | None]:
    """Read the templates that are the site's own, and all that these extend."""
    every = [file for file in site.files if file.startswith(TEMPLATES_FOLDER)]
    replaced = [file for file in every if OURS + file.removeprefix(TEMPLATES_FOLDER) in site.files]
    # A site laid over ours has both of what it replaces; where ours are edited, all are its own.
    waiting = replaced if site.house else every
    read: dict[str, _Blocks | None] = {}
    while waiting:
        file = waiting.pop()
        if file not in read and file in site.files:
            blocks = read[file] = _read_blocks(site.files[file].decode("utf-8", "replace"))
            waiting += [TEMPLATES_FOLDER + blocks.extends] if blocks and blocks.extends else []
    return dict(sorted(read.items()))


def _list_shown(
    name: str, read: Mapping[str, _Blocks | None], former: tuple[str, ...]
) -> frozenset[str] | None:
    """Return the blocks that stand on pages of the template `name`; None when nobody can know."""
    file = TEMPLATES_FOLDER + name
    blocks = read.get(file)
    if blocks is None or file in former:
        return None
    if not blocks.extends:
        return blocks.inner.union(block for block, _ in blocks.outer)
    above = _list_shown(blocks.extends, read, (*former, file))
    return None if above is None else above | blocks.inner


@lru_cache(maxsize=200)  # the preview checks the same templates at every save
def _read_blocks(text: str) -> _Blocks | None:
    """Read a template; None for one that cannot be read, or that chooses what it extends."""
    try:
        tree = make_environment({}).parse(text)
    except (TemplateError, SyntaxError, ValueError, RecursionError):  # told as template-syntax
        return None
    extended = [node.template for node in tree.find_all(nodes.Extends)]
    match extended:
        case []:
            extends = ""
        case [nodes.Const(value=str(extends))]:
            pass
        case _:
            return None
    every = list(tree.find_all(nodes.Block))
    inner = {block.name for one in every for block in one.find_all(nodes.Block)}
    calls = (
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "self"
    )
    outer = tuple((block.name, block.lineno) for block in every if block.name not in inner)
    return _Blocks(extends, outer, frozenset(inner), frozenset(calls))
