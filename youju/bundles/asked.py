"""Owns what is asked of a site again and again while it is made: found once, kept with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from youju.bundles.findings import Findings
from youju.bundles.parts import Parts
from youju.bundles.stories import Work
from youju.checks.templates import key_templates
from youju.content.kept_stories import key_kept_story
from youju.localized.kept import keep
from youju.model import Site
from youju.output.up_to_date import engine_digest
from youju.store.cache import Store


def mark_engine(site: Site, find: Callable[[], str] = engine_digest) -> str:
    """Return the engine's digest: who asks first may `find` it without reading all its files."""
    return keep(site, ("engine",), find)


def find_parts(site: Site, store: Store | None) -> Parts:
    """Return the parts of `site`, once for all who ask."""
    return keep(site, ("parts", store is None), lambda: Parts(site, mark_engine(site), store))


def find_findings(site: Site, store: Store | None) -> Findings:
    """Return what holds `site` against every rule, once for all who ask."""
    parts = find_parts(site, store)
    return keep(site, ("findings", store is None), lambda: Findings(site, parts, store))


def list_kept(site: Site, works: Iterable[Work], store: Store) -> set[str]:
    """Return the keys of stories and tables that are kept, and of what was found in texts."""
    stories = (key for work in works for key in work.list_keys())
    series = (table for story in site.stories for table in story.series.values())
    loaded = (key_kept_story(story.folder) for story in site.stories)
    found = (*find_parts(site, store).list_keys(), *find_findings(site, store).list_keys())
    tables = (table.key for table in series if table.key)
    return {key_templates(site, mark_engine(site)), *stories, *loaded, *found, *tables}
