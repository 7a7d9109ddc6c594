"""What names templates use: each is followed through the types of what the template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from inspect import isclass
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from jinja2 import Environment, nodes

from youju import addresses
from youju.pages.given import GIVEN

# What newsrooms' templates were promised: a line for each name, and the templates that have it.
NAMES = Path(__file__).parent / "promises/names.txt"
# Names that every template has, besides those that it is given.
_OWN = ("loop", "self", "caller", "super", "range", "dict", "namespace", "cycler", "joiner")


class NameLost(Exception):
    """A type does not have the name that was asked of it."""


@dataclass(frozen=True)
class Macro:
    """A macro, the template that it stands in, and the names there."""

    node: nodes.Macro
    template: str
    scope: Mapping[str, Any]


def list_given(template: str) -> dict[str, Any]:
    """Return the names that a template is given, with their types."""
    given: dict[str, Any] = {}
    for view in GIVEN[template]:
        given |= get_type_hints(view)
    return given


def read_names() -> dict[str, set[str]]:
    """Return what was promised: name → templates."""
    lines = (line.split() for line in NAMES.read_text("utf-8").splitlines())
    return {name.removesuffix(":"): set(templates) for name, *templates in lines}


def list_names_today() -> dict[str, set[str]]:
    """Return the names that templates are given: name → templates."""
    names: dict[str, set[str]] = {}
    for template in GIVEN:
        for name in list_names(list_given(template)):
            names.setdefault(name, set()).add(template)
    return names


def add_names() -> None:
    """Promise what is new; nothing is taken out."""
    names = read_names() if NAMES.exists() else {}
    for name, templates in list_names_today().items():
        names.setdefault(name, set()).update(templates)
    lines = (f"{name}: {' '.join(sorted(names[name]))}\n" for name in sorted(names))
    NAMES.write_text("".join(lines), "utf-8")


def list_names(
    given: Mapping[str, Any], before: str = "", inside: tuple[type, ...] = ()
) -> Iterator[str]:
    """Yield the names that lead to words and numbers: "story.days[].date".

    `before` stands before them, for they are of a view `inside` others: a file may be made from
    files, which is told once.
    """
    for name, hint in given.items():
        (found, *_) = [one for one in _take_apart(hint) if one is not NoneType]
        item, mark = _find_item(found), ""
        if item is not None and not isclass(found):
            found, mark = item, "[]"
        (found, *_) = [one for one in _take_apart(found) if one is not NoneType]
        if is_typeddict(found):
            if found not in inside:
                names = get_type_hints(found)
                yield from list_names(names, f"{before}{name}{mark}.", (*inside, found))
        else:
            yield f"{before}{name}{mark}"


def find_lost(template: str, sources: Mapping[str, str]) -> list[str]:
    """Return what `template` asks for and is not given: "chart.html:7: story.title".

    `sources` are the texts of all templates, by their names.
    """
    reader = _Reader(sources)
    reader.read(template, list_given(template))
    return sorted(reader.lost)


def get_type(hint: Any, name: str) -> Any:
    """Return the type of `name` of what has the type `hint`; Any where that is not known.

    Raises NameLost where there is none.
    """
    parts = [part for part in _take_apart(hint) if part is not NoneType]
    if len(parts) != 1:
        return [get_type(part, name) for part in parts][-1]
    (part,) = parts
    if part is Any:
        return Any
    if part is ModuleType:
        part = addresses  # the one module that is given
    if is_typeddict(part):
        hints = get_type_hints(part)
        if name not in hints:
            raise NameLost
        return hints[name]
    if issubclass(get_origin(part) or object, Mapping):
        return get_args(part)[1]
    owner = get_origin(part) or part
    hints = get_type_hints(owner) if isclass(owner) else {}
    if name in hints:
        return hints[name]
    if hasattr(owner, name):
        return Any
    raise NameLost


def _take_apart(hint: Any) -> tuple[Any, ...]:
    """Return the types of a union, or the one."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _find_item(hint: Any) -> Any:
    """Return the type of what a list or a tuple holds, or None for what is neither."""
    owner, parts = get_origin(hint), get_args(hint)
    if isclass(owner) and issubclass(owner, Mapping):
        return parts[1]
    return parts[0] if parts and isclass(owner) and issubclass(owner, Iterable) else None


@dataclass
class _Reader:
    """Walks a template as it would be printed, with types in place of values."""

    sources: Mapping[str, str]
    lost: set[str] = field(default_factory=set)
    template: str = ""
    blocks: dict[str, tuple[nodes.Block, str, dict[str, Any]]] = field(default_factory=dict)
    seen: set[tuple[int, str]] = field(default_factory=set)

    def read(self, template: str, given: Mapping[str, Any]) -> None:
        """Read a template and those that it extends; blocks of the former stand in the latter."""
        tree = self._parse(template)
        scope = {**dict.fromkeys(_OWN, Any), **given}
        (parent, *_) = [*tree.find_all(nodes.Extends), None]
        before, self.template = self.template, template
        if parent is None:
            self.visit(tree.body, scope)
        else:
            named = (nodes.FromImport, nodes.Macro, nodes.Assign)
            self.visit([node for node in tree.body if isinstance(node, named)], scope)
        for block in tree.find_all(nodes.Block) if parent is not None else ():
            self.blocks.setdefault(block.name, (block, template, scope))
        if parent is not None:
            self.read(_name_template(parent), given)
        self.template = before

    def visit(self, body: Iterable[nodes.Node], scope: dict[str, Any]) -> None:
        """Read statements one after the other; what they set stands in `scope` for the next."""
        for node in body:
            visit = _VISITS.get(type(node))
            if visit is not None:
                visit(self, node, scope)
            elif isinstance(node, nodes.Expr):
                self.follow(node, scope)
            else:
                self.visit(node.iter_child_nodes(), scope)

    def follow(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """Return the type of an expression, and note what is lost in it."""
        follow = _FOLLOWS.get(type(node))
        if follow is not None:
            return follow(self, node, scope)
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self.follow(child, scope)
            else:
                self.visit([child], scope)
        return Any

    def is_never(self, test: nodes.Node, scope: dict[str, Any]) -> bool:
        """Tell whether a test fails whatever the values are: it asks for what no such view has."""
        if isinstance(test, nodes.And):
            return self.is_never(test.left, scope) or self.is_never(test.right, scope)
        if isinstance(test, nodes.Test) and test.name == "defined":
            quiet = _Reader(self.sources)
            quiet.follow(test.node, scope)
            return bool(quiet.lost)
        return False

    def call(self, macro: Macro, node: nodes.Call, scope: dict[str, Any]) -> None:
        """Read a macro with the types of what it is called with."""
        names = [name.name for name in macro.node.args]
        given = dict(zip(names, (self.follow(one, scope) for one in node.args), strict=False))
        given |= {one.key: self.follow(one.value, scope) for one in node.kwargs}
        for name in names:
            given.setdefault(name, Any)
        if (key := (id(macro.node), repr(given))) not in self.seen:
            self.seen.add(key)
            before, self.template = self.template, macro.template
            self.visit(macro.node.body, {**macro.scope, **given, "caller": Any})
            self.template = before

    def note(self, node: nodes.Node, name: str) -> Any:
        self.lost.add(f"{self.template}:{node.lineno}: {name}")
        return Any

    def _parse(self, template: str) -> nodes.Template:
        return Environment(trim_blocks=True).parse(self.sources[template])

    def _if(self, node: nodes.If, scope: dict[str, Any]) -> None:
        if not self.is_never(node.test, scope):
            self.follow(node.test, scope)
            self.visit(node.body, scope)
        self.visit([*node.elif_, *node.else_], scope)

    def _for(self, node: nodes.For, scope: dict[str, Any]) -> None:
        item = _find_item(self.follow(node.iter, scope)) or Any
        inner = {**scope, "loop": Any}
        targets = [node.target, *node.target.find_all(nodes.Name)]
        names = list(dict.fromkeys(one.name for one in targets if isinstance(one, nodes.Name)))
        parts = get_args(item) if len(names) > 1 else (item,)
        inner |= dict(zip(names, parts or (Any,) * len(names), strict=True))
        if node.test is not None:
            self.follow(node.test, inner)
        self.visit(node.body, inner)
        self.visit(node.else_, scope)

    def _assign(self, node: nodes.Assign, scope: dict[str, Any]) -> None:
        hint = self.follow(node.node, scope)
        scope |= {one.name: hint for one in [node.target] if isinstance(one, nodes.Name)}

    def _macro(self, node: nodes.Macro, scope: dict[str, Any]) -> None:
        scope[node.name] = Macro(node, self.template, scope)

    def _import(self, node: nodes.FromImport, scope: dict[str, Any]) -> None:
        inner: dict[str, Any] = dict.fromkeys(_OWN, Any)
        other = _name_template(node)
        for macro in self._parse(other).find_all(nodes.Macro):
            inner[macro.name] = Macro(macro, other, inner)
        for name in node.names:
            scope[str(name)] = inner[str(name)]

    def _block(self, node: nodes.Block, scope: dict[str, Any]) -> None:
        block, template, own = self.blocks.get(node.name, (node, self.template, scope))
        before, self.template = self.template, template
        self.visit(block.body, dict(own))
        self.template = before

    def _call_block(self, node: nodes.CallBlock, scope: dict[str, Any]) -> None:
        self.follow(node.call, scope)
        self.visit(node.body, scope)

    def _name(self, node: nodes.Name, scope: dict[str, Any]) -> Any:
        return scope[node.name] if node.name in scope else self.note(node, node.name)

    def _getattr(self, node: nodes.Getattr, scope: dict[str, Any]) -> Any:
        try:
            return get_type(self.follow(node.node, scope), node.attr)
        except NameLost:
            return self.note(node, f"{_spell(node.node)}.{node.attr}")

    def _getitem(self, node: nodes.Getitem, scope: dict[str, Any]) -> Any:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._getattr(
                nodes.Getattr(node.node, node.arg.value, "load", lineno=node.lineno), scope
            )
        hint = self.follow(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return hint
        self.follow(node.arg, scope)
        return _find_item(hint) or Any

    def _call(self, node: nodes.Call, scope: dict[str, Any]) -> Any:
        macro = self.follow(node.node, scope)
        if isinstance(macro, Macro):
            self.call(macro, node, scope)
        for one in (*node.args, *(one.value for one in node.kwargs)):
            self.follow(one, scope)
        return Any

    def _filter(self, node: nodes.Filter, scope: dict[str, Any]) -> Any:
        filtered = node.node or nodes.Const("")
        hint = self.follow(filtered, scope)
        for one in node.kwargs:
            if node.name == "map" and one.key == "attribute":
                item = nodes.Name(f"{_spell(filtered)}[]", "load", lineno=node.lineno)
                inner = {item.name: _find_item(hint) or Any}
                self._getattr(
                    nodes.Getattr(item, one.value.as_const(), "load", lineno=node.lineno), inner
                )
        return hint if node.name in ("list", "unique", "sort", "reverse") else Any

    def _choice(self, node: nodes.CondExpr, scope: dict[str, Any]) -> Any:
        self.follow(node.test, scope)
        hints = [self.follow(one, scope) for one in (node.expr1, node.expr2) if one is not None]
        return next((hint for hint in hints if hint is not Any), Any)

    def _and(self, node: nodes.And, scope: dict[str, Any]) -> Any:
        self.follow(node.left, scope)
        if not self.is_never(node.left, scope):
            self.follow(node.right, scope)
        return Any

    def _test(self, node: nodes.Test, scope: dict[str, Any]) -> Any:
        if node.name not in ("defined", "undefined"):
            self.follow(node.node, scope)
        return Any


def _name_template(node: nodes.Extends | nodes.FromImport) -> str:
    return str(node.template.as_const())


def _spell(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_spell(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "(…)"


_VISITS: dict[type[nodes.Node], Callable[[_Reader, Any, dict[str, Any]], None]] = {
    nodes.If: _Reader._if,
    nodes.For: _Reader._for,
    nodes.Assign: _Reader._assign,
    nodes.Macro: _Reader._macro,
    nodes.FromImport: _Reader._import,
    nodes.Block: _Reader._block,
    nodes.CallBlock: _Reader._call_block,
}
_FOLLOWS: dict[type[nodes.Node], Callable[[_Reader, Any, dict[str, Any]], Any]] = {
    nodes.Name: _Reader._name,
    nodes.Getattr: _Reader._getattr,
    nodes.Getitem: _Reader._getitem,
    nodes.Call: _Reader._call,
    nodes.Filter: _Reader._filter,
    nodes.CondExpr: _Reader._choice,
    nodes.And: _Reader._and,
    nodes.Test: _Reader._test,
}
