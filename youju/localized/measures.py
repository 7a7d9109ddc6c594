"""Owns what a chart measures, where and when, in one line: its subtitle, written or composed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from youju.localized.figures import word_time
from youju.localized.story import Desk, list_chart_rows
from youju.model import Chart, Figure


def word_subtitle(desk: Desk, chart: Chart) -> str:
    """Return the line below a chart's title: Daqing, people, December 2021.

    A story that names no place has none but what is written. Composed, it has the story's place,
    and the unit and the period of the figures drawn, where all share one.
    """
    if chart.subtitle:
        return desk.plain(chart.subtitle[desk.code])
    if not desk.story.place:
        return ""
    rows = [figure for figure in list_chart_rows(desk.story, chart) if figure.id in chart.figures]
    parts = [desk.story.place[desk.code], _word_unit(desk, rows), _word_period(desk, rows)]
    return desk.style.comma.join(filter(None, parts))


def _word_unit(desk: Desk, rows: Sequence[Figure]) -> str:
    """Return the bare word of the unit that all rows count in: people; "" for none or several."""
    id = _find_shared(figure.quantity.unit for figure in rows)
    forms = desk.site.units[id].forms.get(desk.code, {}) if id in desk.site.units else {}
    pattern = forms.get("other", "")
    return pattern.replace("{n}", "").strip() if pattern.count("{") == 1 else ""


def _word_period(desk: Desk, rows: Sequence[Figure]) -> str:
    return _find_shared(word_time(desk.site, figure, desk.code) for figure in rows)


def _find_shared(values: Iterable[str]) -> str:
    """Return the value that all have, or ""."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""
