"""Owns the pages that are no story's: kept with what they are made of, or made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from youju.audit.faults import Faults
from youju.audit.finished import find_faults
from youju.bundles.audited import audit_half
from youju.bundles.kept import Bundle, keep_made
from youju.bundles.parts import Parts
from youju.bundles.shelves import name_shelf, shelve
from youju.bundles.spool import Joined, Spool
from youju.bundles.stories import KeptHalf, Made, is_keepable, recall_half
from youju.model import Page, Site
from youju.printing.context import Press
from youju.progress import track
from youju.store.cache import Store


@dataclass(frozen=True)
class Whole:
    """The pages of a site without its stories' prose: their `key`, and those `kept` of them."""

    parts: Parts
    key: str
    kept: KeptHalf | None

    @property
    def part(self) -> Site:
        """Return the part of the site that the pages are made from."""
        return self.parts.cut_whole()

    def list_keys(self) -> Iterator[str]:
        """Yield the keys under which the store has the pages, or shall have them."""
        yield from (self.key, name_shelf(self.key))

    def print_pages(
        self, plan: Callable[[Press], Iterator[Page]], press: Press, spool: Spool
    ) -> Mapping[str, bytes]:
        """Return the pages by path: those kept, or what `plan` yields of the part of the site."""
        if self.kept:
            return self.kept.pages
        planned = plan(replace(press, site=self.part))
        return spool.hold({page.path: page.content for page in planned})

    def audit(self, pages: Mapping[str, bytes], store: Store | None) -> Faults:
        """Return what is wrong on the `pages`; `store`, if any, keeps both."""
        if self.kept:
            return self.kept.bundle.faults
        faults = find_faults(self.part, pages)
        if store:
            shelf = name_shelf(self.key)
            keep_made(store, self.key, Bundle({shelf: shelve(store, shelf, pages)}, faults))
        return faults


def begin_whole(parts: Parts, store: Store | None, spool: Spool, *, sparing: bool = False) -> Whole:
    """Return the pages of a site that are no story's, and what `store`, if any, has of them.

    They are read as those of begin_stories are.
    """
    if store is None:  # nothing is kept of it: a key would be reckoned of all stories for nobody
        return Whole(parts, "", None)
    key = parts.key_whole("whole")
    kept = recall_half(store, key, None if sparing else spool)
    if not kept:
        parts.ledger.note(key)
    return Whole(parts, key, kept)


def audit_all(
    site: Site, pages: Joined, made: Collection[Made], whole: Whole | None, store: Store | None
) -> Faults:
    """Return what is wrong on `pages` of `site`; of each story by itself, and of the `whole` pages,
    for it is kept with them. Without halves that were `made`, all are held together."""
    rest = pages.without({path for half in made for path in half.pages})
    found = [audit_half(half, store) for half in track("auditing", made)]
    keepable = all(is_keepable(half.said) for half in made)
    faults = Faults()
    faults.merge(
        whole.audit(rest, store if keepable else None) if whole else find_faults(site, rest)
    )
    for one in found:
        faults.merge(one)
    return faults
