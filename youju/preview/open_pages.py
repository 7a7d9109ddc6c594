"""Owns the pages that stand open in a browser: printed before all else is made and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from youju.bundles.kept import Drawn, recall_made
from youju.model import Page, Site, Story
from youju.pages.plan import find_print
from youju.preview.trials import Trial, try_site
from youju.printing.context import Press, make_press
from youju.printing.templating import Printer
from youju.publish import find_parts
from youju.rendering.cache import Store

Show = Callable[[Mapping[str, bytes]], None]
# Pages that are printed before all else: whoever has more open looks at one of them.
_MOST = 3


class OpenPages:
    """Makes the site for the preview again and again; what pictures open pages need, it keeps.

    It is called with the site's folder, the paths of the pages that stand open (those looked at
    last come first) and what shows them, and returns the whole site.
    """

    def __init__(self) -> None:
        self._drawn: dict[str, tuple[str, Drawn]] = {}

    def __call__(self, root: Path, names: Iterable[str], show: Show) -> Trial:
        def print_first(site: Site, store: Store) -> None:
            # Whatever stops it, the whole site meets it again, and tells it.
            with suppress(Exception):
                pages = self.print(site, store, names)
                if pages:
                    show(pages)

        return try_site(root, print_first)

    def print(self, site: Site, store: Store, names: Iterable[str]) -> dict[str, bytes]:
        """Return the open pages `names` of `site`, as far as their pictures are known."""
        pages: dict[str, bytes] = {}
        for name in list(names)[:_MOST]:
            for story in site.stories:
                found = find_print(site, story, name)
                page = found and self._print(site, store, story, *found)
                if page:
                    pages[name] = page
        return pages

    def _print(
        self, site: Site, store: Store, story: Story, make: Callable[[Press], Page], prose: bool
    ) -> bytes | None:
        """Return the page that `make` prints of the part of `site` that has its `prose`, or not."""
        drawn = self._recall(site, store, story)
        if drawn is None:
            return None
        printer = Printer(site.files)
        made = (drawn.pictures, drawn.cards, drawn.posters)
        press = make_press(site, *made, printer, drawn.photographs)
        page = make(replace(press, site=find_parts(site, store).cut(story, prose=prose)))
        return None if printer.problems else page.content

    def _recall(self, site: Site, store: Store, story: Story) -> Drawn | None:
        """Return the pictures of `story` if none of them changes, from the store."""
        key = find_parts(site, store).key("drawn", story, prose=False)
        known, drawn = self._drawn.get(story.folder, ("", None))
        if known != key:
            drawn = recall_made(store, key, Drawn)
        if drawn:
            self._drawn[story.folder] = key, drawn
        return drawn
