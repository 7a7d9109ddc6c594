"""Owns the units that figures may have: read from units.toml, with forms for every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from youju.formats.toml import parse_document
from youju.languages.scripts import convert_script
from youju.model import UNIT_KINDS, WORDS_FOR, Language, Unit
from youju.numbers.foreign import list_foreign
from youju.numbers.plurals import CATEGORIES
from youju.problems import Problems
from youju.problems.hints import hint

_WORDS = re.compile(r"(?:(also|bare|words)_)?([a-z]{2,3}(?:-[a-z0-9]+)*)")
# What the values of the keys zh, also_zh and bare_zh look like, for the problems' sentences.
_SHAPES = {
    "": '"{n}座", { one = "{n} bridge", other = "{n} bridges" }',
    "also": '["{n}座", "{n}條"]',
    "bare": '"{n}%"',
    "words": '{ 2 = "twice", "0.5" = "half" }',
}


def read_units(
    content: bytes, file: str, languages: Mapping[str, Language], problems: Problems
) -> dict[str, Unit]:
    """Read units.toml: every unit by its id, with forms in each of `languages` (by code).

    A derived language takes its forms from the one it derives from, unless the file has its own. In
    a language that only sources are in, forms may be missing.
    Besides the plural categories a language's forms may hold "bare" (for charts), and "also 1",
    "also 2" and so on: spellings that are parsed but never printed, and "for 2": the words for it.
    What an editor must mend is reported, and that unit left out.
    """
    document = parse_document(content, file, problems)
    units, foreign = {}, list_foreign(languages)
    for name, entry in document.values.items():
        found = list(_check_unit(name, entry, languages))
        for code, key, values in found:
            problems.add(code, document.origin(name, key), unit=name, **values)
        if not found:
            known = {code: one for code, one in foreign.items() if code in entry}
            forms = {code: _read_forms(entry, one) for code, one in {**known, **languages}.items()}
            units[name] = Unit(name, entry["kind"], forms, Decimal(entry.get("per", 1)))
    return units


def _check_unit(
    name: str, entry: Any, languages: Mapping[str, Language]
) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield each problem of one entry: its code, the key it stands at, and its values."""
    if not isinstance(entry, Mapping):
        yield "units-not-a-unit", "", {}
        return
    kind = entry.get("kind", "")
    if kind not in UNIT_KINDS:
        yield "units-unknown-kind", "kind", {"kind": kind, **hint(str(kind), UNIT_KINDS)}
    for key, value in entry.items():
        match = _WORDS.fullmatch(key)
        if key == "kind":
            continue
        if key == "per":
            if kind != "ratio" or not _is_step(value):
                yield "units-wrong-per", key, {"value": value}
            continue
        if not match:
            yield "units-unknown-key", key, {"key": key}
            continue
        if not _is_shaped(value, match[1] or ""):
            shape = _SHAPES[match[1] or ""]
            yield "units-wrong-form", key, {"key": key, "value": value, "shape": shape}
    for code, language in languages.items():
        if _original(entry, language) is None:
            yield "units-missing-language", "", {"language": code}


def _is_step(value: Any) -> bool:
    """Tell whether `value` is 1, 10, 100 and so on."""
    return isinstance(value, int) and re.fullmatch("10*", str(value)) is not None


def _is_shaped(value: Any, place: str) -> bool:
    """Tell whether a value is a pattern, a list of patterns (also), or a table by plural form."""
    if place == "also":
        return isinstance(value, list) and all(map(_is_pattern, value))
    if place == "words":
        return isinstance(value, Mapping) and all(map(_is_said, value, value.values()))
    if isinstance(value, Mapping) and not place:
        known = "other" in value and all(category in CATEGORIES for category in value)
        return known and all(map(_is_pattern, value.values()))
    return _is_pattern(value)


def _is_said(number: str, words: Any) -> bool:
    plain = re.fullmatch(r"(?:0|[1-9]\d*)(?:\.\d*[1-9])?", number, re.ASCII)
    return plain is not None and isinstance(words, str) and bool(words) and "{n}" not in words


def _is_pattern(value: Any) -> bool:
    return isinstance(value, str) and value.count("{n}") == 1 and "\n" not in value


def _original(entry: Mapping[str, Any], language: Language) -> str | None:
    """Return the code whose words `language` prints: its own, or the one it derives from."""
    codes = (language.code, language.derived_from)
    return next((code for code in codes if code and code in entry), None)


def _read_forms(entry: Mapping[str, Any], language: Language) -> dict[str, str]:
    code = _original(entry, language) or language.code
    main = entry[code]
    forms = dict(main) if isinstance(main, Mapping) else {"other": main}
    if bare := entry.get(f"bare_{code}"):
        forms["bare"] = bare
    for number, spelling in enumerate(entry.get(f"also_{code}", ()), 1):
        forms[f"also {number}"] = spelling
    for said, words in entry.get(f"words_{code}", {}).items():
        forms[f"{WORDS_FOR}{said}"] = words
    if code == language.code:
        return forms
    return {key: convert_script(form, language) for key, form in forms.items()}
