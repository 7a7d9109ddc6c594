"""Owns what the front page says of stories: kept with a story, or worded anew."""

from __future__ import annotations

from collections.abc import Collection

from youju.bundles.kept import Teaser, keep_made
from youju.bundles.stories import Work, is_keepable
from youju.model import Story
from youju.pages.story_views import TeaserView, view_teaser
from youju.printing.context import Press
from youju.problems import Problems
from youju.store.cache import Store


class Teasers:
    """Words of the front page for each of `works`: those that it has, and new ones for `store`."""

    def __init__(self, works: Collection[Work], store: Store | None) -> None:
        self._store = store
        self._keys = {work.story.folder: work.teaser for work in works}
        self._ledgers = {work.story.folder: work.halves[0].parts.ledger for work in works}
        self._views = {work.story.folder: dict(work.worded.views) for work in works if work.worded}
        self._kept = frozenset(self._views)

    def view(self, press: Press, story: Story, code: str) -> TeaserView:
        """Return what view_teaser does."""
        views = self._views.setdefault(story.folder, {})
        if code not in views:
            views[code] = view_teaser(press, story, code)
        return views[code]

    def save(self, story: Story, said: Problems) -> None:
        """Keep what is new of `story`; `said` is what was said while it was drawn."""
        views = self._views.get(story.folder)  # none where the front page was kept
        if not self._store or not views or story.folder in self._kept:
            return
        self._ledgers[story.folder].note(self._keys[story.folder])
        if is_keepable(said):
            keep_made(self._store, self._keys[story.folder], Teaser(views))
