"""Owns rows as editors address them: a cell by its column's name, with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from youju.formats.csv_records import name_cell
from youju.languages.scripts import make_text
from youju.model import Language, Origin, Table, Text, list_authored
from youju.problems import Problems
from youju.problems.hints import find_alike

# A column that is so like a known one is taken for it, so more than for a hint: "valeu" is 0.8.
_ALIKE = 0.72
# What is told of the cells of a row that was taken for the names, and of rows below it.
HEADS = ("table-duplicate-column", "table-unnamed-column", "table-no-rows")
# How the codes begin of what costs a table rows, or their names.
_LOSSES = ("row-", "text-", "table-", "input-", "source-missing-id", "source-bad-id")


@dataclass(frozen=True)
class Row:
    """One row of a table; a column that the table lacks reads as empty."""

    table: Table
    index: int

    def cell(self, name: str) -> str:
        """Return the text in the column `name`."""
        columns = self.table.columns
        return self.table.rows[self.index][columns.index(name)] if name in columns else ""

    def cells(self) -> Iterator[tuple[str, str]]:
        """Yield each column's name with its text."""
        return zip(self.table.columns, self.table.rows[self.index], strict=True)

    def origin(self, name: str) -> Origin:
        """Return the place of the column `name` in this row."""
        columns = self.table.columns
        column = find_position(self.table, name) if name in columns else 1
        line = self.table.lines[self.index]
        row = self.table.numbers[self.index] if self.table.numbers else line
        return Origin(self.table.file, line, column, row, self.table.sheet)

    def report(self, code: str, name: str, problems: Problems, **values: object) -> None:
        """Report `code` at the column `name`, whose letters, name and text fill its sentences."""
        place = name_cell(self.origin(name).column, ()) | {"header": name}
        problems.add(code, self.origin(name), **place, **{"found": self.cell(name), **values})


def find_position(table: Table, name: str) -> int:
    """Return which column of the file `name` is; blank ones count."""
    index = table.columns.index(name)
    return table.positions[index] if table.positions else index + 1


def find_head(table: Table, name: str) -> Origin:
    """Return where the column `name` is named."""
    return replace(
        table.head or Origin(table.file, row=1, sheet=table.sheet),
        column=find_position(table, name),
    )


def list_rows(table: Table) -> Iterator[Row]:
    """Yield the rows of `table` from the top."""
    return (Row(table, index) for index in range(len(table.rows)))


def is_whole(file: str, problems: Problems) -> bool:
    """Tell whether every row of the table `file` was read, as far as `problems` say."""
    return not any(
        problem.origin.file == file and problem.code.startswith(_LOSSES) for problem in problems
    )


def match_columns(
    table: Table, required: Iterable[str], optional: Iterable[str], problems: Problems
) -> Table:
    """Report `required` columns that are missing, and names that look like a known one.

    The table comes back with the names that were meant, so that its cells can still be checked.
    """
    known = dict.fromkeys(optional, False) | dict.fromkeys(required, True)
    columns = list(table.columns)
    lacking = []
    for name, needed in known.items():
        near = find_alike(name, [other for other in columns if other not in known], 1, _ALIKE)
        if name in columns:
            continue
        if near:
            found = near[0]
            origin = find_head(table, found)
            place = name_cell(origin.column, ()) | {"header": found}
            problems.add("table-misspelt-column", origin, name=name, **place)
            columns[columns.index(found)] = name
        elif needed:
            lacking.append(name)
    if lacking:
        gone = len(lacking) > 1 and lacking == [name for name, needed in known.items() if needed]
        if gone:
            problems.withdraw(HEADS, table.file)
        told = {"found": ", ".join(table.columns) if gone else "", "names": ", ".join(lacking)}
        problems.add("table-missing-column", Origin(table.file, sheet=table.sheet), **told)
    return replace(table, columns=tuple(columns))


def parse_text(row: Row, stem: str, languages: Mapping[str, Language], problems: Problems) -> Text:
    """Return the words in the columns `<stem>_<code>`, converted for the derived languages.

    A language without words is reported; the Text then has another language's in their place.
    """
    names = {code: f"{stem}_{code}" for code in list_authored(languages)}
    words = {code: row.cell(name) for code, name in names.items()}
    present = next(filter(None, words.values()), "")
    for code, name in names.items():
        if not words[code] and name in row.table.columns:
            row.report("table-missing-words", name, problems, language=languages[code].name)
    return make_text({code: word or present for code, word in words.items()}, languages)


def parse_optional_text(
    row: Row, stem: str, languages: Mapping[str, Language], problems: Problems
) -> Text | None:
    """Return None when the columns `<stem>_<code>` are all empty, otherwise as `parse_text`."""
    if not any(row.cell(f"{stem}_{code}") for code in list_authored(languages)):
        return None
    return parse_text(row, stem, languages, problems)


def check_one_line(row: Row, names: Iterable[str], problems: Problems) -> None:
    """Report line breaks in cells that stand in one line of a page or a chart."""
    for name in names:
        if "\n" in row.cell(name):
            shown = row.cell(name).replace("\n", "⏎")
            row.report("table-line-break", name, problems, found=shown)


def check_ids(
    rows: Iterable[Row], pattern: re.Pattern[str], area: str, problems: Problems
) -> list[Row]:
    """Return the rows whose `id` is well formed and stands first; report the others.

    `area` begins the problems' codes: "figure" or "source".
    """
    first: dict[str, Row] = {}
    for row in rows:
        found = row.cell("id")
        if "id" not in row.table.columns:
            break
        if not found:
            row.report(f"{area}-missing-id", "id", problems)
        elif not pattern.fullmatch(found):
            plain = re.sub(r"[^a-z0-9]+", "_", found.lower()).strip("_0123456789")
            row.report(f"{area}-bad-id", "id", problems, near=plain or f"{area}_1")
        elif found in first:
            other = first[found].origin("id")
            row.report(f"{area}-duplicate-id", "id", problems, id=found, first=other)
        else:
            first[found] = row
    return list(first.values())
