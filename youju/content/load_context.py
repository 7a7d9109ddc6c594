"""Owns what all stories may use, and the reading of a text or a table of the site's files."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import partial

from youju.content.photographs import spare_files
from youju.formats.conflicts import find_conflicts
from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.ranges import WHOLE, CellRange
from youju.formats.workbooks import is_workbook, parse_worksheet
from youju.languages.scripts import convert_script
from youju.model import Language, Origin, Prose, Source, Table, Unit
from youju.problems import Problems
from youju.problems.hints import find_nearest, hint_known, hint_meant
from youju.store.cache import Store
from youju.tables.print_indexes import INDEX_END

# What spreadsheets save when nobody chooses CSV.
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".numbers", ".et")


@dataclass(frozen=True)
class Shelf:
    """What every story may use: the site's files, languages, units, sources and relations.

    `checks` are the tables of relations of stories that name none; the `store` keeps tables that
    were worked out, and stories, for which `common` is the digest of all else that is here.
    """

    files: Mapping[str, bytes]
    languages: Mapping[str, Language]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    checks: tuple[str, ...] = ()
    store: Store | None = None
    common: str = ""


def _find_misnamed(file: str, files: Mapping[str, bytes]) -> str:
    """Return which of `files` may have been meant for `file`, or "": zh.md.txt, ZH.md, zh.txt."""
    begun = file.removesuffix("md").casefold()
    return next((name for name in sorted(files) if name.casefold().startswith(begun)), "")


def parse_prose(stem: str, shelf: Shelf, problems: Problems) -> dict[str, Prose]:
    """Read `<stem>/<code>.md` for each authored language and convert it for the derived ones."""
    prose: dict[str, Prose] = {}
    for code, language in shelf.languages.items():
        file = f"{stem}/{language.original}.md"
        content = shelf.files.get(file)
        if content is None:
            near = _find_misnamed(file, shelf.files)
            problems.add("prose-missing", Origin(file), language=language.name, near=near)
            text = None
        elif language.derived_from and language.derived_from in prose:
            original = prose[language.derived_from]
            text = spare_files(original.text, partial(convert_script, language=language))
        else:
            text = decode(content, file, problems)
        text = None if text is None else text.replace("\r\n", "\n")
        prose[code] = Prose(file, text or "", readable=is_readable(text))
    return prose


def is_readable(text: str | None) -> bool:
    """Tell whether there is a text, and only one version of it."""
    return text is not None and not any(find_conflicts(text))


def parse_table(
    file: str,
    shelf: Shelf,
    origin: Origin,
    problems: Problems,
    sheet: str = "",
    part: CellRange = WHOLE,
    *,
    sparse: bool = False,
) -> Table | None:
    """Parse the CSV or the workbook `file`, which is named at `origin`.

    Of a workbook it is the `sheet` of that name, or the only one; of either only a `part`. In
    a `sparse` table a row may have its first cell only.
    """
    if file not in shelf.files:
        if workbook := find_workbook(file, shelf.files):
            problems.add("table-is-workbook", origin, file=file, workbook=workbook)
        else:
            tables = {_name(name): name for name in shelf.files if _is_table(name)}
            near = [tables[name] for name in find_nearest(_name(file), tables)]
            known = hint_meant(near) or hint_known(tables.values())
            problems.add("table-missing", origin, file=file, **known)
        return None
    if is_workbook(file):
        where = Origin(file, sheet=sheet)
        return parse_worksheet(shelf.files[file], where, origin, problems, part, sparse=sparse)
    if sheet:
        problems.add("worksheet-none", origin, file=file, sheet=sheet)
    text = decode(shelf.files[file], file, problems)
    return None if text is None else parse_csv(text, file, problems, part, sparse=sparse)


def _is_table(file: str) -> bool:
    named = file.lower().endswith(".csv") and not file.endswith(INDEX_END)
    return named or is_workbook(file)


def _name(file: str) -> str:
    """Return the name of a table alone: its folder and ending are the same as of many others."""
    return file.rpartition("/")[2].rpartition(".")[0]


def find_workbook(file: str, files: Container[str]) -> str:
    """Return the spreadsheet that lies where the CSV `file` should, or "" for none."""
    stem = file.rpartition(".")[0]
    return next((stem + end for end in _WORKBOOKS if stem + end in files), "")
