"""Owns the check of figures against print: as_printed must say what value, unit, qualifier say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from youju.formats.rows import Row
from youju.languages import style_of
from youju.model import Language, Quantity, Unit
from youju.numbers.numerals import parse, parse_bound
from youju.numbers.range_reading import Ends, Expected, read_margin, read_range
from youju.problems import Problems
from youju.problems.hints import list_some


def check_printed(
    row: Row,
    stated: Quantity,
    language: Language,
    units: Mapping[str, Unit],
    problems: Problems,
) -> Quantity:
    """Return `stated` with the precision and direction of the row's as_printed in `language`, its
    source's.

    What as_printed says otherwise than `stated` is reported. A bare number (突破25萬) may leave the
    unit to its sentence when the unit is a count or a measure; percent, money and ranks must be
    printed.
    """
    read = _read(row.cell("as_printed"), stated, units, language)
    if read is None:
        _report_unread(row, stated, units, language, problems)
        return stated
    printed, other = read
    if stated.high is not None:
        _report_ends(row, stated, read, problems)
    elif printed.value != stated.value:
        said, written = f"{printed.value:,f}", f"{stated.value:,f}"
        row.report("figure-print-value", "as_printed", problems, printed=said, value=written)
    if stated.margin is not None:
        _report_margin(row, stated, other, units, problems)
    _report_unit(row, stated, printed.unit or _find_unit(stated, other), units, language, problems)
    if printed.qualifier != stated.qualifier:
        said, written = printed.qualifier, stated.qualifier
        row.report("figure-print-qualifier", "as_printed", problems, printed=said, value=written)
    return replace(stated, quantum=printed.quantum, directed=printed.directed)


def _read(
    text: str, stated: Quantity, units: Mapping[str, Unit], language: Language
) -> Ends | None:
    """Return what `text` prints: both ends of a range, a number and its margin, or it twice."""
    style, unit = style_of(language), stated.unit
    expected = Expected(style, units, language.code, unit, stated.qualifier)
    if stated.high is not None:
        return read_range(text, expected)
    if stated.margin is not None:
        return read_margin(text, expected)
    number = expected.parse(text, qualifier=stated.qualifier)
    if number and _is_other(number, stated):
        bound = parse_bound(text, style, units, language.code, expected=unit)
        number = None if bound else number
    return (number, number) if number else None


def _is_other(printed: Quantity, stated: Quantity) -> bool:
    return (printed.value, printed.qualifier) != (stated.value, stated.qualifier)


def _find_unit(stated: Quantity, margin: Quantity) -> str:
    """Return the unit that stands behind number and margin alike: 3.5±0.2°C."""
    return margin.unit if margin.unit == stated.unit else ""


def _report_unread(
    row: Row,
    stated: Quantity,
    units: Mapping[str, Unit],
    language: Language,
    problems: Problems,
) -> None:
    """Tell that the print is not what the row states, or is no print at all."""
    text, style = row.cell("as_printed"), style_of(language)
    expected = Expected(style, units, language.code, stated.unit)
    values = {"language": language.name}
    if stated.high is not None:
        row.report("figure-print-no-range", "as_printed", problems, **values)
    elif stated.margin is not None:
        row.report("figure-print-no-margin", "as_printed", problems, **values)
    elif ends := read_range(text, expected):
        low, high = (f"{end.value:,f}" for end in ends)
        row.report("figure-print-is-range", "as_printed", problems, low=low, high=high)
    elif ends := read_margin(text, expected):
        values = {"value": f"{ends[0].value:,f}", "margin": f"{ends[1].value:,f}"}
        row.report("figure-print-has-margin", "as_printed", problems, **values)
    elif bound := parse_bound(text, style, units, language.code, expected=stated.unit):
        said, values = f"{bound.value:f}", {"qualifier": bound.qualifier}
        row.report("figure-print-vague", "as_printed", problems, value=said, **values)
    elif language.code not in units[stated.unit].forms:
        values |= {"unit": stated.unit, "key": language.code}
        row.report("figure-print-no-words", "as_printed", problems, **values)
    else:
        row.report("figure-unreadable-print", "as_printed", problems, **values)


def _report_ends(row: Row, stated: Quantity, read: Ends, problems: Problems) -> None:
    printed = tuple(end.value for end in read)
    if printed != (stated.value, stated.high):
        said = " – ".join(f"{value:,f}" for value in printed)
        written = f"{stated.value:,f} – {stated.high:,f}"
        row.report("figure-print-ends", "as_printed", problems, printed=said, value=written)


def _report_margin(
    row: Row, stated: Quantity, margin: Quantity, units: Mapping[str, Unit], problems: Problems
) -> None:
    """Report a margin that is another number, or counted in what the figure is not."""
    kinds = ("percent", "point") if units[stated.unit].traits.percent else ()
    if margin.unit not in ("", stated.unit) and units[margin.unit].kind not in kinds:
        said = margin.unit
        row.report(
            "figure-print-margin-unit", "as_printed", problems, printed=said, unit=stated.unit
        )
    elif margin.value != stated.margin:
        said, written = f"{margin.value:,f}", f"{stated.margin:,f}"
        row.report("figure-print-margin", "as_printed", problems, printed=said, value=written)


def _report_unit(
    row: Row,
    stated: Quantity,
    printed: str,
    units: Mapping[str, Unit],
    language: Language,
    problems: Problems,
) -> None:
    """Report a print in another unit; 條 may be that of items, of routes and of others."""
    if printed not in ("", stated.unit):
        asked = (row.cell("as_printed"), style_of(language), units, language.code)
        read = {unit: parse(*asked, expected=unit) for unit in units}
        fitting = [unit for unit, found in read.items() if found and found.unit == unit]
        said, written = list_some(fitting or [printed]), stated.unit
        row.report("figure-print-unit", "as_printed", problems, printed=said, unit=written)
    if not printed and not units[stated.unit].traits.implied:
        row.report("figure-print-no-unit", "as_printed", problems, unit=stated.unit)
