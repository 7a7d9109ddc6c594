"""Owns the holding of pictures to their rows: proportions, words, order, and groups shown whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from youju.kinds.registry import CHART_KINDS
from youju.kinds.rows import SPAN_COLUMNS
from youju.languages.claiming import list_claims
from youju.model import Chart, Figure, Story
from youju.pictures.cells import find_strange_cell
from youju.pictures.chart_specs import Sheet
from youju.pictures.labels import is_number
from youju.pictures.orders import CLAIMED_ORDERS, has_order
from youju.pictures.proportions import Misfit, Numbers, find_misfit
from youju.pictures.ranks import work_out_ranks
from youju.pictures.row_words import find_strange_words
from youju.pictures.stray_places import find_stray_place
from youju.pictures.targets import find_stray_target
from youju.pictures.time_spans import find_stray_span
from youju.pictures.tones import find_stray_tone
from youju.problems import Problems
from youju.rendering.drawn import DrawnMark
from youju.rendering.svg import Slot

DrawnPicture = tuple[Sequence[DrawnMark], Sheet]


def check_drawn(
    drawn: Mapping[Slot, DrawnPicture],
    stories: Sequence[Story],
    problems: Problems,
) -> None:
    """Report what `drawn` pictures say otherwise than their rows and their charts' words, and
    groups of figures that are not shown whole; each once for a chart, at its first picture."""
    told: set[tuple[str, str, str]] = set()
    charts = {(story.slug, chart.id): chart for story in stories for chart in story.charts}
    for slot, (marks, sheet) in drawn.items():
        chart = charts[slot.story, slot.chart]
        numbers = Numbers(
            _list_columns(sheet),
            not chart.table and "value" in sheet.percent,
            log=bool(sheet.options.get("log")),
            shared="facet" in sheet.options,
            reaches=_read_reaches(chart, sheet),
        )
        for code, values in _list_faults(chart, sheet, marks, numbers):
            if (slot.story, slot.chart, code) not in told:
                told.add((slot.story, slot.chart, code))
                where = {"chart": chart.id, "language": slot.code, "size": slot.size}
                problems.add(code, chart.origin, **where, **values)
    for story in stories:
        _check_groups(story, problems)


def _list_faults(
    chart: Chart, sheet: Sheet, marks: Sequence[DrawnMark], numbers: Numbers
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the code and the values of each problem of one picture."""
    if misfit := _find_misfit(chart, sheet, marks, numbers):
        meant = chart.encoding or chart.kind
        code = "chart-not-proportional" if meant else "chart-proportion-doubtful"
        yield code, vars(misfit)
    elif chart.encoding == "position" and chart.table and not chart.kind:
        for far in filter(None, [find_stray_place(marks, sheet.rows)]):
            yield "chart-place-doubtful", vars(far)
    shaded = chart.kind and CHART_KINDS[chart.kind].shaded
    if shaded and (stray := find_stray_tone(marks, numbers.columns[0], sheet.options)):
        yield "chart-stray-tone", vars(stray)
    if strange := find_strange_words(marks, sheet):
        yield "chart-strange-words", vars(strange)
    if len(numbers.columns) == 1 or chart.table is None:
        texts = (chart.title, chart.finding, chart.alt, chart.note)
        words = "\n".join(text[sheet.language.code] for text in texts)
        for claim in list_claims(words, sheet.language):
            ordered = claim.relation not in CLAIMED_ORDERS
            if not (ordered or has_order(marks, numbers.columns[0], claim.relation)):
                yield "chart-other-order", {"words": claim.words}


def _find_misfit(
    chart: Chart, sheet: Sheet, marks: Sequence[DrawnMark], numbers: Numbers
) -> Misfit | None:
    kind = CHART_KINDS.get(chart.kind)
    own = kind.encoding if kind else ""
    if "columns" in sheet.options:
        return find_strange_cell(marks, numbers)
    if "start" in sheet.options:
        return find_stray_span(marks, sheet)
    if kind and kind.ranks:
        numbers = replace(numbers, columns=(work_out_ranks(sheet),))
    misfit = find_misfit(marks, numbers, chart.encoding or own)
    if not misfit and "target" in sheet.options:
        (targets,) = _read_columns(sheet, (sheet.options["target"],))
        misfit = find_stray_target(marks, numbers.columns[0], targets)
    return misfit


def list_partial(stories: Sequence[Story]) -> set[tuple[str, str]]:
    """Return the story and the id of each chart that shows a part of a group of figures."""
    return {
        (story.slug, chart.id)
        for story in stories
        for chart in story.charts
        if list_untold(chart, story.figures)
    }


def list_untold(chart: Chart, figures: Mapping[str, Figure]) -> list[str]:
    """Return the ids of `figures` that a reader misses in a chart of their group.

    A chart of two or more figures of one group shows all that have a unit of theirs, but for
    those that are worked out from others.
    """
    drawn = [figures[key] for key in chart.figures if key in figures]
    groups = {figure.group for figure in drawn}
    if len(drawn) < 2 or len(groups) > 1 or groups == {""}:
        return []
    units, shown = {figure.quantity.unit for figure in drawn}, {*chart.figures, *chart.beside}
    return [
        figure.id
        for figure in figures.values()
        if figure.group in groups
        and figure.quantity.unit in units
        and figure.id not in shown
        and not figure.formula
    ]


def _check_groups(story: Story, problems: Problems) -> None:
    """Report each chart that shows a part of a group of figures without a word of the others."""
    for chart in story.charts:
        untold = list_untold(chart, story.figures)
        if untold and not chart.leaves_out:
            values = {"group": story.figures[untold[0]].group, "missing": ", ".join(untold[:5])}
            problems.add("chart-group-part", chart.origin, chart=chart.id, **values)


def _list_columns(sheet: Sheet) -> tuple[Mapping[str, float], ...]:
    """Return the columns of numbers; of a chart whose kind was told which are drawn, those."""
    drawn = sheet.options.get("columns") or [sheet.options[n] for n in ("y",) if n in sheet.options]
    return _read_columns(sheet, drawn or sheet.numbers)


def _read_reaches(chart: Chart, sheet: Sheet) -> tuple[Mapping[str, float], ...]:
    """Return the columns that bands reach from and to; a single figure is both ends of its own."""
    if chart.table or SPAN_COLUMNS[0] not in sheet.numbers:
        return _read_columns(sheet, sheet.options.get("interval", ()))
    (values,), ends = _read_columns(sheet, ("value",)), _read_columns(sheet, SPAN_COLUMNS)
    return tuple({**values, **end} for end in ends)


def _read_columns(sheet: Sheet, names: Sequence[str]) -> tuple[Mapping[str, float], ...]:
    return tuple(
        {row["id"]: float(row[name]) for row in sheet.rows if is_number(row[name])}
        for name in names
    )
