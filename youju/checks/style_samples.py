"""Owns the house style in samples: what the rules of each language must print before a build."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from youju.languages import read_style
from youju.model import Language, Origin, Quantity, Site, Unit
from youju.numbers.numerals import parse
from youju.numbers.periods import word_period
from youju.numbers.wording import NBSP, word, word_range
from youju.problems import Problems


def check_house_style(site: Site, problems: Problems) -> None:
    """Report every sample of style_samples.toml that a language of the site no longer words so.

    A wrong number in a rule (a scale of ten times the size) would be wrong wherever it is used,
    and some rules no figure of the day uses. Languages without samples are not held.
    """
    for language in site.languages.values():
        for said, found, expected in _try_samples(language, read_samples()):
            if found != expected:
                origin = Origin(f"youju/languages/{language.tag}.toml")
                problems.add(
                    "house-style",
                    origin,
                    language=language.name,
                    sample=said,
                    found=found,
                    expected=expected,
                )


@cache
def read_samples() -> Mapping[str, Any]:
    """Read style_samples.toml."""
    return tomllib.loads((files(__package__) / "style_samples.toml").read_text("utf-8"))


def _try_samples(language: Language, samples: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each sample with what the rules make of it and what they should."""
    tag = language.tag
    while tag and tag not in samples["read"]:
        tag = tag.rpartition("-")[0]
    if not tag:
        return
    for sample in samples["words"]:
        qualifier, kind = sample.get("qualifier", "exact"), sample.get("kind", "count")
        quantity = _make(sample["value"], qualifier, sample.get("last", "1"))
        found = word(quantity, _count(kind, language), language)
        yield f"{sample['value']} {qualifier}", _bare(found), sample[tag]
    for sample in samples["ranges"]:
        low, high = _make(sample["low"]), _make(sample["high"])
        found = word_range(low, high, _count("count", language), language)
        yield f"{low.value} – {high.value}", _bare(found), sample[tag]
    for sample in samples["periods"]:
        yield sample["period"], word_period(sample["period"], language), sample[tag]
    style, places = read_style(language.tag), {"": _count("ordinal", language)}
    for text, number in samples["read"][tag].items():
        read = parse(text, style, places, language.code)
        yield text, f"{read.value:f}" if read else "-", str(number)


def _make(value: str, qualifier: str = "exact", last: str = "1") -> Quantity:
    return Quantity(Decimal(value), "", qualifier, Decimal(last))


def _count(kind: str, language: Language) -> Unit:
    """Return a unit of `kind` without a word of its own."""
    return Unit("", kind, {language.code: {"other": "{n}"}})


def _bare(words: str) -> str:
    return words.replace(NBSP, " ")
