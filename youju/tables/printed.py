"""Owns the check of figures against print: as_printed must say what value, unit, qualifier say."""

from __future__ import annotations

from collections.abc import Mapping

from youju.formats.rows import Row
from youju.languages import style_of
from youju.model import Language, Quantity, Source, Unit
from youju.numbers.numerals import parse
from youju.problems import Problems


def check_printed(
    row: Row,
    stated: Quantity,
    source: Source,
    units: Mapping[str, Unit],
    languages: Mapping[str, Language],
    problems: Problems,
) -> Quantity:
    """Return `stated` with the precision that the row's as_printed has in the source's language.

    What as_printed says otherwise than `stated` is reported. A bare number (突破25萬) may leave the
    unit to its sentence when the unit is a count or a measure; percent, money and ranks must be
    printed.
    """
    language = languages[source.language]
    printed = parse(
        row.cell("as_printed"),
        style_of(language),
        units,
        language.code,
        expected=stated.unit,
        qualifier=stated.qualifier,
    )
    if printed is None:
        row.report("figure-unreadable-print", "as_printed", problems, language=language.name)
        return stated
    if printed.value != stated.value:
        said, written = f"{printed.value:,f}", f"{stated.value:,f}"
        row.report("figure-print-value", "as_printed", problems, printed=said, value=written)
    if printed.unit not in ("", stated.unit):
        said, written = printed.unit, stated.unit
        row.report("figure-print-unit", "as_printed", problems, printed=said, unit=written)
    if not printed.unit and units[stated.unit].kind not in ("count", "measure"):
        row.report("figure-print-no-unit", "as_printed", problems, unit=stated.unit)
    if printed.qualifier != stated.qualifier:
        said, written = printed.qualifier, stated.qualifier
        row.report("figure-print-qualifier", "as_printed", problems, printed=said, value=written)
    return Quantity(stated.value, stated.unit, stated.qualifier, printed.quantum)
