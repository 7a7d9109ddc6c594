"""Owns what a chart measures, where and when, in one line: its subtitle, written or composed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from youju.kinds.registry import CHART_KINDS
from youju.localized.figures import word_time
from youju.localized.story import Desk, list_chart_rows
from youju.model import UNIT_KINDS, Chart, Figure

# A measure with what stands behind it in brackets: Renewables (GWh).
_BRACKETS = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")
# Units of these kinds are no name for what there is.
_MEASURED = ("money", "measure")


def word_subtitle(desk: Desk, chart: Chart) -> str:
    """Return the line below a chart's title: Daqing, people, December 2021.

    Composed, it has the story's place, and the unit and the period of the figures drawn, where all
    share one; of a table what its numbers are and where they hold: Gross, U.S. dollars, Oregon. A
    story that names no place has no such line of figures but where they stand at an axis alone.
    """
    if chart.subtitle:
        return desk.plain(chart.subtitle[desk.code])
    place = desk.story.place[desk.code] if desk.story.place else ""
    if chart.table:
        return desk.style.comma.join(filter(None, (*_word_measure(desk, chart), place)))
    kind = CHART_KINDS.get(chart.kind)
    if not place and not (kind and kind.axis):
        return ""
    rows = [figure for figure in list_chart_rows(desk.story, chart) if figure.id in chart.figures]
    unit = _word_unit(desk, _find_shared(figure.quantity.unit for figure in rows))
    return desk.style.comma.join(filter(None, (place, unit, _word_period(desk, rows))))


def _word_measure(desk: Desk, chart: Chart) -> tuple[str, ...]:
    """Return what the numbers that a kind draws of a table are, and in which unit; () where its
    picture says so."""
    kind, column = CHART_KINDS.get(chart.kind), chart.options.get("y", "")
    if kind is None or kind.headed or column not in chart.words:
        return ()
    measure = chart.words[column][desk.code]
    series = desk.story.series.get(chart.table or "")
    if kind.shares:
        return tuple(filter(None, [_drop_unit(desk, measure)]))
    unit = _word_unit(desk, series.units.get(column, "") if series else "")
    said = measure.endswith((")", "）")) or _fold(unit) in _fold(measure)
    return measure, "" if said else unit


def _drop_unit(desk: Desk, measure: str) -> str:
    """Return what shares are of: a measure without the unit behind it in brackets, for they are
    drawn in percent, and "" for one that is nothing but what is measured in (GWh)."""
    if match := _BRACKETS.fullmatch(measure):
        inner, scales = _fold(match[2]), desk.style.scales
        words = {_fold(word) for one in scales for word in (one.word, one.other)}
        heads = {inner, *(inner.removeprefix(word) for word in words)}
        if not heads.isdisjoint({"", *_list_spellings(desk, UNIT_KINDS)}):
            return match[1]
    return "" if _fold(measure) in _list_spellings(desk, _MEASURED) else measure


def _list_spellings(desk: Desk, kinds: Collection[str]) -> set[str]:
    """Return the folded spellings of all units of some `kinds`, without their number."""
    units = (unit for unit in desk.site.units.values() if unit.kind in kinds)
    forms = (form for unit in units for form in unit.forms.get(desk.code, {}).values())
    return {said for form in forms if (said := _fold(form.replace("{n}", "")))}


def _word_unit(desk: Desk, unit_id: str) -> str:
    """Return the bare word of the unit `id`: people, U.S. dollars; "" where it has none.

    It is the first of the spellings that has the number at an end and no sign of a currency.
    """
    unit = desk.site.units.get(unit_id)
    if unit is None or unit.traits.ordinal:
        return ""
    forms = unit.forms.get(desk.code, {})
    spellings = [form for key, form in forms.items() if key == "other" or key.startswith("also")]
    ends = (form.partition("{n}")[::2] for form in spellings)
    found = ((before + after).strip() for before, after in ends if not (before and after))
    return next((words for words in found if not any(map(_is_currency, words))), "")


def _fold(text: str) -> str:
    """Return the letters and signs of a text, by which gigawatt-hours are Gigawatt hours."""
    return "".join(text.casefold().replace("-", "").split())


def _is_currency(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _word_period(desk: Desk, rows: Sequence[Figure]) -> str:
    return _find_shared(word_time(desk.site, figure, desk.code) for figure in rows)


def _find_shared(values: Iterable[str]) -> str:
    """Return the value that all have, or ""."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""
