"""Owns how much of a site was held: what the end of a build says of it."""

from __future__ import annotations

from youju.checks.prints import count_prints
from youju.checks.second_eyes import count_checked
from youju.formats.rows import list_rows
from youju.model import Site


def count_held(site: Site) -> dict[str, int]:
    """Return how many figures, prints (of how many), relations and languages of `site` were held,
    and how many figures (of how many) were checked by a second pair of eyes."""
    prints, printed = count_prints(site)
    checked, checkable = count_checked(site)
    tables = {table.file: table for story in site.stories for table in story.checks}
    return {
        "figures": sum(len(story.figures) for story in site.stories),
        "prints": prints,
        "printed": printed,
        "checked": checked,
        "checkable": checkable,
        "relations": sum(1 for table in tables.values() for _ in list_rows(table)),
        "languages": len(site.languages),
    }
