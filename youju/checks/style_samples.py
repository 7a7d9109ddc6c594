"""Owns the house style in samples: what the rules of each language must print before a build."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from youju.content.languages import find_own
from youju.languages import style_of
from youju.languages.parts import find_part, read_part
from youju.model import Language, Origin, Quantity, Site, Unit
from youju.numbers.numerals import parse
from youju.numbers.periods import word_period
from youju.numbers.ranges import word_quantity
from youju.numbers.wording import NBSP, word
from youju.problems import Problems


def check_house_style(site: Site, problems: Problems) -> None:
    """Report every sample of samples.toml that a language of the site no longer words so.

    A wrong number in a rule (a scale of ten times the size) would be wrong wherever it is used,
    and some rules no figure of the day uses.
    """
    for language in site.languages.values():
        for said, found, expected in _try_samples(language, samples_of(language)):
            if found != expected:
                problems.add(
                    "house-style",
                    _find_style(site, language),
                    language=language.name,
                    sample=said,
                    found=found,
                    expected=expected,
                )


def _find_style(site: Site, language: Language) -> Origin:
    """Return the file with the rules of `language`: the site's own, or Youju's."""
    own = find_own(language.tag, "style", site.files)
    return Origin(own or f"youju/languages/{find_part(language.tag, 'style')}")


def samples_of(language: Language) -> Mapping[str, Any]:
    """Return the samples of a language of a site: the site's own, or Youju's."""
    return read_samples(language.tag, language.own.get("samples", ""))


@cache
def read_samples(tag: str, own: str = "") -> Mapping[str, Any]:
    """Read the samples of BCP 47 `tag` or its nearest parent; `own` is the text of a site's."""
    return tomllib.loads(own or read_part(tag, "samples"))


def _try_samples(language: Language, samples: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each sample with what the rules make of it and what they should."""
    language = replace(language, trillion="")  # whose samples have the usual word
    for sample in samples["words"]:
        qualifier, kind = sample.get("qualifier", "exact"), sample.get("kind", "count")
        quantity = _make(sample["value"], qualifier, sample.get("last", "1"))
        found = word(quantity, _count(kind, language), language)
        yield f"{sample['value']} {qualifier}", _bare(found), sample["printed"]
    for sample in samples["ranges"]:
        span = replace(_make(sample["low"]), high=Decimal(sample["high"]))
        found = word_quantity(span, _count("count", language), language)
        yield f"{sample['low']} – {sample['high']}", _bare(found), sample["printed"]
    for sample in samples.get("margins", ()):
        span = replace(_make(sample["value"]), margin=Decimal(sample["margin"]))
        found = word_quantity(span, _count(sample["kind"], language), language)
        yield f"{sample['value']} ± {sample['margin']}", _bare(found), sample["printed"]
    for sample in samples["periods"]:
        period, status = sample["period"], sample.get("status", "")
        found = word_period(period, language, status)
        yield f"{period} {status}".strip(), found, sample["printed"]
    style, places = style_of(language), {"": _count("ordinal", language)}
    places["%"] = Unit("%", "percent", {language.code: {"other": "{n}%"}})  # 半数 is 50
    for text, number in samples["read"].items():
        read = parse(text, style, places, language.code)
        yield text, f"{read.value:f}" if read else "-", str(number)


def _make(value: str, qualifier: str = "exact", last: str = "1") -> Quantity:
    return Quantity(Decimal(value), "", qualifier, Decimal(last))


def _count(kind: str, language: Language) -> Unit:
    """Return a unit of `kind` without a word of its own."""
    return Unit("", kind, {language.code: {"other": "{n}"}})


def _bare(words: str) -> str:
    return words.replace(NBSP, " ")
