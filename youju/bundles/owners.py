"""Owns whose each file of a site is: one story's, or that of all."""

from __future__ import annotations

from collections.abc import Mapping

from youju.content.declared import resolve
from youju.content.register import LOCK
from youju.model import Site, Story
from youju.tables.corrections import CORRECTIONS
from youju.tables.print_indexes import INDEX_END
from youju.tables.sources import SOURCES

STORIES, EMBEDS = "site_src/stories/", "embeds/"
_TABLES, _SETTINGS = "data/", "story.toml"


def find_tables(site: Site) -> dict[str, frozenset[str]]:
    """Return the files outside its folder that are each story's, by folder.

    A table that cannot be read gives no rows that would tell; it is that of whoever names it, for
    what one story gets wrong is nothing of the others.
    """
    tables = {story.folder: _list_tables(story) for story in site.stories}
    read = frozenset[str]().union(*tables.values(), (SOURCES, CORRECTIONS))
    unread = [name for name in site.files if name.startswith(_TABLES) and name not in read]
    tabled = {name for name in unread if not name.endswith(INDEX_END)}
    for file in site.files if tabled else ():  # also those of stories that could not be loaded
        folder, _, last = file.rpartition("/")
        if last == _SETTINGS and folder.startswith(STORIES):
            named = {name for name in tabled if f"/{name}".encode() in site.files[file]}
            tables[folder] = tables.get(folder, frozenset()) | named
    return tables


def sort_files(
    site: Site, tables: Mapping[str, frozenset[str]]
) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    """Return the files of `site` that are no story's, and the names of those in stories' folders.

    A table under data/ that stories read (`tables`, by folder) is theirs.
    """
    read = frozenset[str]().union(*tables.values())
    theirs = {name for name in read if name.startswith(_TABLES)} | {CORRECTIONS, LOCK}
    own: dict[str, list[str]] = {folder: [] for folder in tables}
    shared = {}
    for name, content in site.files.items():
        if name.startswith(STORIES):
            folder = STORIES + name[len(STORIES) :].partition("/")[0]
            own.get(folder, []).append(name)
        elif not name.startswith(EMBEDS) and name not in theirs:
            shared[name] = content
    return shared, own


def _list_tables(story: Story) -> frozenset[str]:
    """Return the files outside its folder that a story was read from: another's may be of them."""
    read = {figure.origin.file for figure in story.figures.values()}
    read |= {series.table.file for series in story.series.values()}
    read |= {table.file for table in story.checks}
    read |= {resolve(name, story.folder) for chart in story.charts for name in chart.files}
    return frozenset(name for name in read if not name.startswith(f"{story.folder}/"))
