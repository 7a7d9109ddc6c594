"""Owns formulas of derived figures: their text, their tree, and their parts in reading order."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from youju.model import Figure

FUNCTIONS = ("sum", "count", "max", "min")
# Rows of a table have an order, too.
TABLE_FUNCTIONS = (*FUNCTIONS, "first", "last")
_NAME, _QUOTED = r"[^\W\d]\w*", r'"[^"]*"'
_BRACKETS = rf'\[((?:{_QUOTED}|[^\]"])*)\]'
# visits.count[year=2020, city="New York"]; the name of a table may be quoted: "by-year".count
_CELLS = rf"(?:{_QUOTED}|{_NAME})\.{_NAME}(?:\s*{_BRACKETS.replace('((', '(?:(')})*"
_TOKEN = re.compile(rf"\s*({_CELLS}|{_NAME}|[0-9]{{1,15}}(?:\.[0-9]{{1,15}})?|[-+*/()])")
_CONDITION = re.compile(rf'\s*({_NAME})\s*(!=|<=|>=|=|<|>)\s*({_QUOTED}|[^,"]*)(?:,|$)')
_MOST_TOKENS = 200
# Signs as Chinese keyboards and word processors write them.
_FOLD: Mapping[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **str.maketrans("×÷−–“”「」", '*/--""""'),
    **{ord("≤"): "<=", ord("≥"): ">=", ord("≠"): "!="},
}
_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}


class FormulaError(Exception):
    """A formula that cannot be worked out: a problem's code and the values of its sentences."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class FigureRef:
    """Another figure's number."""

    id: str


@dataclass(frozen=True)
class GroupRef:
    """What `function` makes of the figures of `group`: count(stations), max(stations)."""

    function: str
    group: str


@dataclass(frozen=True)
class Condition:
    """What a cell in the column `column` must be: "year", ">=", "2019"."""

    column: str
    sign: str
    value: str


@dataclass(frozen=True)
class CellsRef:
    """Cells of the column `column` of a tidy table, in the rows that fit all `conditions`.

    Without a `function` there is one: visits.count[year=2020], last(visits.count).
    """

    function: str
    table: str
    column: str
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Operation:
    """`left` and `right` joined by one of + - * /."""

    sign: str
    left: Tree
    right: Tree


NameRef = FigureRef | GroupRef | CellsRef
Tree = Decimal | NameRef | Operation
Part = Decimal | NameRef | str


def parse_formula(text: str) -> Tree:
    """Parse a formula such as "(a - b) / b" or "sum(budget) / last(visits.count)" into its tree.

    Raises FormulaError. Python reads the grammar only: it is given the signs + - * / ( ) and a
    placeholder for every name and number, so that nothing an editor writes can be run.
    """
    tokens = _split(text)
    words = [token for token in tokens if token not in "+-*/()"]
    numbered = iter(range(len(words)))
    source = " ".join(token if token in "+-*/()" else f"t{next(numbered)}" for token in tokens)
    try:
        body = ast.parse(source, mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise FormulaError("formula-unreadable") from None
    return _convert(body, words)


def list_names(tree: Tree) -> Iterator[NameRef]:
    """Yield the figures, groups and cells that a formula names."""
    if isinstance(tree, Operation):
        yield from list_names(tree.left)
        yield from list_names(tree.right)
    elif not isinstance(tree, Decimal):
        yield tree


def is_sum(tree: Tree) -> bool:
    """Tell whether a formula only adds figures up: a + sum(b)."""
    match tree:
        case FigureRef() | GroupRef(function="sum"):
            return True
        case Operation("+", left, right):
            return is_sum(left) and is_sum(right)
    return False


def list_members(name: NameRef, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of the figures that a formula means by `name`; cells of tables have none."""
    match name:
        case FigureRef(id):
            return (id,)
        case GroupRef(group=group):
            return groups[group]
    return ()


def list_parts(formula: str, figures: Mapping[str, Figure]) -> tuple[Part, ...]:
    """Return the parts of a checked formula in reading order, so that a page can show them.

    Other figures are FigureRef, numbers Decimal, signs text; sum(group) is written out:
    FigureRef("a"), "+", FigureRef("b"). count, max and min stay a GroupRef, cells a CellsRef.
    """
    tokens = _split(formula)
    parts: list[Part] = []
    position = 0
    while position < len(tokens):
        token, following = tokens[position], tokens[position + 1 : position + 3]
        position += 1
        if token in TABLE_FUNCTIONS and following[:1] == ["("]:
            position += 3
            call = _make_call(token, following[1])
            parts.extend(_write_out(call, figures, alone=len(tokens) == 4))
        elif token in "+-*/()":
            parts.append(token)
        else:
            parts.append(_make_leaf(token))
    return tuple(parts)


def fold_signs(text: str) -> str:
    """Return `text` with full-width forms and word processors' signs as formulas have them."""
    return text.translate(_FOLD)


def _write_out(
    call: GroupRef | CellsRef, figures: Mapping[str, Figure], *, alone: bool
) -> Sequence[Part]:
    if isinstance(call, CellsRef) or call.function != "sum":
        return [call]
    parts: list[Part] = []
    for figure in figures.values():
        if figure.group == call.group:
            parts += [FigureRef(figure.id)] if not parts else ["+", FigureRef(figure.id)]
    return parts if alone else ["(", *parts, ")"]


def _split(text: str) -> list[str]:
    folded = fold_signs(text).strip()
    tokens: list[str] = []
    position = 0
    while position < len(folded):
        match = _TOKEN.match(folded, position)
        if match is None:
            character = folded[position:].lstrip()[0]
            raise FormulaError("formula-character", character=character)
        tokens.append(match[1])
        position = match.end()
    if len(tokens) > _MOST_TOKENS:
        raise FormulaError("formula-too-long", most=_MOST_TOKENS)
    return tokens


def _make_leaf(word: str) -> Decimal | FigureRef | CellsRef:
    """Only ASCII digits begin a number: "¹" is a digit to Python, and no Decimal."""
    if word[0] in "0123456789":
        return Decimal(word)
    return _parse_cells("", word) if "." in word else FigureRef(word)


def _make_call(function: str, word: str) -> GroupRef | CellsRef:
    tabled = "." in word
    if function not in (TABLE_FUNCTIONS if tabled else FUNCTIONS):
        raise FormulaError("formula-unknown-function", function=function)
    return _parse_cells(function, word) if tabled else GroupRef(function, word)


def _parse_cells(function: str, word: str) -> CellsRef:
    name = re.split(r"\s*\[", word, maxsplit=1)[0]
    table, _, column = name.rpartition(".")
    conditions: list[Condition] = []
    for text in re.findall(_BRACKETS, word[len(name) :]):
        position = 0
        while position < len(text.rstrip()):
            match = _CONDITION.match(text, position)
            if match is None or not match[0]:
                raise FormulaError("lookup-condition", found=text[position:].strip())
            value = match[3].strip()
            conditions.append(Condition(match[1], match[2], value.strip('"')))
            position = match.end()
    return CellsRef(function, table.strip('"'), column, tuple(conditions))


def _convert(node: ast.expr, words: Sequence[str]) -> Tree:
    match node:
        case ast.Name(id=name):
            return _make_leaf(words[int(name[1:])])
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
            return Operation(_SIGNS[type(op)], _convert(left, words), _convert(right, words))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Operation("*", Decimal(-1), _convert(operand, words))
        case ast.Call(func=ast.Name(id=name), args=[ast.Name(id=group)]):
            return _make_call(words[int(name[1:])], words[int(group[1:])])
    raise FormulaError("formula-unreadable")
