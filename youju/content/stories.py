"""Owns a story's folder: story.toml, its prose in each language and its tables become a Story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from youju.cancelling import step
from youju.content.charts import CHART_KEYS, parse_charts
from youju.content.declared import resolve
from youju.content.kept_stories import AskedFiles, keep_story, recall_story
from youju.content.load_context import Shelf, parse_prose, parse_table
from youju.content.photograph_files import parse_photographs
from youju.content.placing import lift_keys
from youju.content.tables import parse_story_figures
from youju.content.tidy_tables import SERIES_KEYS, parse_story_series
from youju.formats.toml import Document, check_keys, parse_document, take, take_lists, take_text
from youju.model import Origin, Story, Table, list_authored
from youju.problems import Problem, Problems
from youju.progress import track

STORIES_FOLDER = "site_src/stories/"
CHECKS_TABLE = "data/checks.csv"
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
_STORY_KEYS = (
    *("slug", "date", "figures", "series", "title"),
    *("short", "standfirst", "key_figures", "charts", "original", "checks"),
    *("published", "updated", "names", "place"),
)


def parse_stories(shelf: Shelf, problems: Problems) -> tuple[Story, ...]:
    """Parse every folder under site_src/stories, newest story first."""
    folders = sorted(
        {
            STORIES_FOLDER + name[len(STORIES_FOLDER) :].split("/")[0]
            for name in shelf.files
            if _in_folder(name)
        }
    )
    before = tuple(problems)
    for folder in folders:
        if f"{folder}/story.toml" not in shelf.files:
            problems.add("story-no-settings", Origin(f"{folder}/story.toml"), folder=folder)
    whole = [folder for folder in folders if f"{folder}/story.toml" in shelf.files]
    stories = [_load_story(folder, shelf, before, problems) for folder in track("loading", whole)]
    seen: dict[str, Story] = {}
    for story in stories:
        if story.slug in seen:
            other = seen[story.slug].folder
            problems.add(
                "story-duplicate-slug", story.origins["slug"], slug=story.slug, other=other
            )
        seen[story.slug] = story
    return tuple(sorted(stories, key=lambda story: (story.date, story.slug), reverse=True))


def _in_folder(name: str) -> bool:
    return name.startswith(STORIES_FOLDER) and "/" in name[len(STORIES_FOLDER) :]


def _load_story(folder: str, shelf: Shelf, before: Iterable[Problem], problems: Problems) -> Story:
    """Return the story in `folder` as it was loaded before from the same files, or load it.

    It is loaded knowing what was told `before` any story, and not what was told of others.
    """
    step()
    store = shelf.store
    kept = recall_story(store, folder, shelf.common, shelf.files) if store else None
    if kept:
        problems.merge(kept.problems)
        return kept.story
    files, told = AskedFiles(shelf.files), problems.renew()
    told.repeat(before)
    story = _parse_story(folder, replace(shelf, files=files), told)
    found = told.since(before)
    if store:
        keep_story(store, shelf.common, files, story, found)
    problems.merge(found)
    return story


def _parse_story(folder: str, shelf: Shelf, problems: Problems) -> Story:
    """Return the story in `folder`; what cannot be read of it is reported, and left empty."""
    file = f"{folder}/story.toml"
    document = parse_document(shelf.files.get(file, b""), file, problems)
    tables = {"charts.*": CHART_KEYS, "series.*": SERIES_KEYS}
    document = lift_keys(document, _STORY_KEYS, tables, problems)
    check_keys(document, (), _STORY_KEYS, problems)
    slug = take(document, ("slug",), str, problems)
    if slug and not SLUG.fullmatch(slug):
        problems.add("story-slug", document.origin("slug"), slug=slug)

    def words(key: str) -> Any:
        return take_text(document, (key,), shelf.languages, problems)

    declared = parse_story_series(document, folder, shelf, problems)
    figures, unread = parse_story_figures(document, folder, shelf, declared, problems)
    series = {name: found for name, found in declared.items() if found is not None}
    prose = parse_prose(folder, shelf, problems)
    return Story(
        slug=slug,
        folder=folder,
        date=str(take(document, ("date",), date, problems) or ""),
        title=words("title"),
        short=words("short"),
        standfirst=words("standfirst"),
        key_figures=tuple(take(document, ("key_figures",), list, problems, [])),
        charts=parse_charts(document, folder, shelf, (figures, series), problems),
        figures=figures,
        series=series,
        prose=prose,
        photographs=parse_photographs(folder, prose, shelf.files, problems),
        code=shelf.files.get(f"{folder}/charts.py", b""),
        origins={key: document.origin(key) for key in _STORY_KEYS},
        original=_parse_original(document, shelf, problems),
        checks=_parse_checks(document, folder, shelf, problems),
        days=_parse_days(document, problems),
        unread=unread,
        place=words("place") if "place" in document.values else None,
        names=take_lists(document, ("names",), list_authored(shelf.languages), problems),
    )


def _parse_days(document: Document, problems: Problems) -> dict[str, str]:
    """Return the days on which we published and last changed the story, those that are written."""
    days = {
        key: str(take(document, (key,), date, problems) or "")
        for key in ("published", "updated")
        if key in document.values
    }
    published, updated = days.get("published", ""), days.get("updated", "")
    if updated and not "" < published <= updated:
        values = {"published": published or "-", "updated": updated}
        problems.add("story-updated", document.origin("updated"), **values)
    return days


def _parse_original(document: Document, shelf: Shelf, problems: Problems) -> str:
    """Return the language the story was written in first; "" leaves it to the site's default."""
    original: str = take(document, ("original",), str, problems, "")
    authored = list_authored(shelf.languages)
    if original and original not in authored:
        origin, known = document.origin("original"), ", ".join(authored)
        problems.add("story-original", origin, found=original, known=known)
        return ""
    return original


def _parse_checks(
    document: Document, folder: str, shelf: Shelf, problems: Problems
) -> tuple[Table, ...]:
    """Read the tables of relations that the story names, or else those of the whole site."""
    if "checks" not in document.values:
        files = shelf.checks
    else:
        files = find_checks(document, folder, shelf.files, problems)
    tables = [parse_table(file, shelf, document.origin("checks"), problems) for file in files]
    return tuple(table for table in tables if table is not None)


def find_checks(
    document: Document, folder: str, files: Mapping[str, bytes], problems: Problems
) -> tuple[str, ...]:
    """Return the tables of relations that `checks` of a TOML file in `folder` names.

    One that is gone is reported: nothing that stands in it would be held any more.
    """
    names = take(document, ("checks",), list, problems)
    named = [resolve(str(name), folder).lstrip("/") for name in names]
    for index, file in enumerate(named):
        if file not in files:
            problems.add("checks-missing", document.origin("checks", index), file=file)
    return tuple(file for file in named if file in files)
