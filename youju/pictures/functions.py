"""Owns a story's charts.py as text: what the picture of each of its functions depends on."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable

# With these a function can reach another one without naming it.
_HIDDEN_WAYS = {"eval", "exec", "globals", "vars", "locals", "sys", "inspect", "__import__"}


def isolate(code: str, name: str, functions: Collection[str]) -> str:
    """Return `code` as far as it decides what the function `name` draws.

    The bodies of the other `functions`, those of other charts, are left out, unless something
    that stays names them; so are comments. Code that cannot be parsed decides as a whole.
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return code
    others = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name in functions
        and node.name != name
    }
    used = _list_names(node for node in tree.body if node not in others.values())
    for node in others.values():  # decorators and defaults run with the module
        used |= _list_names([*node.decorator_list, node.args])
    while found := used & others.keys():
        used |= _list_names([others.pop(other) for other in found])
    if used & _HIDDEN_WAYS:
        return code
    for node in others.values():
        node.body = [ast.Pass()]
    return ast.dump(tree)


def _list_names(nodes: Iterable[ast.AST]) -> set[str]:
    return {name.id for node in nodes for name in ast.walk(node) if isinstance(name, ast.Name)}
