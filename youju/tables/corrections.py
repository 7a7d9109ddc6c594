"""Owns data/corrections.csv: each row becomes a Correction of a figure that was published."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from youju.formats.rows import (
    Row,
    check_one_line,
    list_rows,
    match_columns,
    parse_text,
)
from youju.model import Correction, Language, Table, list_authored
from youju.problems import Problems
from youju.problems.hints import hint
from youju.tables.days import parse_date

CORRECTIONS = "data/corrections.csv"
_NEEDED = ("date", "story", "figure", "was")


def parse_corrections(
    table: Table,
    figures: Mapping[str, Collection[str]],
    languages: Mapping[str, Language],
    problems: Problems,
    spoilt: Collection[str] = (),
) -> tuple[Correction, ...]:
    """Return the corrections in `table`, the latest first; every mistake is reported at its cell.

    A correction names a story and one of its `figures`: ids by slug, those that are gone included.
    Of the stories `spoilt`, some rows could not be read; of "", not even the slug.
    """
    words = [f"reason_{code}" for code in list_authored(languages)]
    table = match_columns(table, (*_NEEDED, *words), (), problems)
    found = []
    for row in list_rows(table):
        check_one_line(row, (*_NEEDED, *words), problems)
        if row.cell("story") not in spoilt:
            _check_figure(row, figures, "" in spoilt, problems)
        if not row.cell("was") and "was" in table.columns:
            row.report("correction-no-print", "was", problems)
        found.append(
            Correction(
                date=parse_date(row, "date", "correction", problems),
                story=row.cell("story"),
                figure=row.cell("figure"),
                was=row.cell("was"),
                reason=parse_text(row, "reason", languages, problems),
                origin=row.origin("date"),
            )
        )
    return tuple(sorted(found, key=lambda correction: correction.date, reverse=True))


def _check_figure(
    row: Row, figures: Mapping[str, Collection[str]], nameless: bool, problems: Problems
) -> None:
    slug, key = row.cell("story"), row.cell("figure")
    if slug not in figures:
        if "story" in row.table.columns and not nameless:
            row.report("correction-unknown-story", "story", problems, **hint(slug, figures))
    elif key not in figures[slug] and "figure" in row.table.columns:
        row.report("correction-unknown-figure", "figure", problems, **hint(key, figures[slug]))
