"""Owns the shape of the parts of a language that a site brings: each mistake at its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from youju.formats.toml import Document, check_keys, report_type, take
from youju.languages.parts import PARTS_FOLDER, fill_parts, fill_pattern
from youju.numbers.periods import check_period
from youju.problems import Problems

_TYPES = {"text": str, "decimal": str, "period": str, "number": int, "true": bool}


def check_part(document: Document, part: str, problems: Problems) -> None:
    """Report what `document` lacks, has too much, or has of another kind than `part` has."""
    if document.readable:
        _Shape(document, problems).check((), _read_shapes()[part])


@cache
def _read_shapes() -> Mapping[str, Any]:
    return tomllib.loads((PARTS_FOLDER / "shapes.toml").read_text("utf-8"))


class _Shape:
    """Holds one document against a shape, place by place."""

    def __init__(self, document: Document, problems: Problems) -> None:
        self.document = document
        self.problems = problems

    def check(self, path: tuple[str | int, ...], shape: Any) -> None:
        if isinstance(shape, Mapping):
            self._check_table(path, shape)
        elif isinstance(shape, list):
            entries = self._take(path, list)
            for index in range(len(entries)):
                self.check((*path, index), shape[0])
            if not entries:
                self._report(path, None, "table")
        elif shape in _TYPES:
            value = self._take(path, _TYPES[shape])
            if (shape == "decimal" and not _is_decimal(value)) or (
                shape == "period" and not check_period(value)
            ):
                self._report(path, value, shape)
        elif shape == "pattern":
            self._check_pattern(path, self._take(path, str))
        else:
            self._check_list(path, shape)

    def _check_table(self, path: tuple[str | int, ...], shape: Mapping[str, Any]) -> None:
        table = self._take(path, dict) if path else self.document.values
        names = {key.removesuffix("?"): entry for key, entry in shape.items() if key != "*"}
        for key, entry in names.items():
            if f"{key}?" not in shape or key in table:
                self.check((*path, key), entry)
        if "*" not in shape:
            check_keys(self.document, path, names, self.problems)
            return
        for key in table.keys() - names:
            self.check((*path, key), shape["*"])

    def _check_list(self, path: tuple[str | int, ...], kind: str) -> None:
        entries = self._take(path, list)
        for entry in entries:
            if not isinstance(entry, str):
                self._report(path, entry, "text")
            elif kind == "patterns":
                self._check_pattern(path, entry)
        if kind == "words" and not entries:
            self._report(path, [], "text")

    def _check_pattern(self, path: tuple[str | int, ...], pattern: str) -> None:
        """Report a regular expression that is none, or that names a part which is not there."""
        parts = self.document.values.get("parts", {})
        named = {name: str(part) for name, part in parts.items()} if isinstance(parts, dict) else {}
        try:
            re.compile(fill_pattern(pattern, fill_parts(named)))
        except (re.error, KeyError) as error:
            origin = self.document.origin(*path)
            self.problems.add("site-language-pattern", origin, found=pattern, reason=error)

    def _take(self, path: tuple[str | int, ...], kind: type) -> Any:
        return take(self.document, path, kind, self.problems)

    def _report(self, path: tuple[str | int, ...], found: object, expected: str) -> None:
        report_type(self.document, path, found, expected, self.problems)


def _is_decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
