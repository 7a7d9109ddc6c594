"""Audits of a half of a story: what did not change is not read again, and lies once."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from tests.bundles.test_parts import load_changed
from tests.fixture import load_fixture, print_fixture
from youju.audit.faults import Faults
from youju.audit.finished import find_own_faults
from youju.bundles import audited
from youju.bundles.audited import audit_half
from youju.bundles.parts import Parts
from youju.bundles.shelves import name_shelf
from youju.bundles.spool import Spool
from youju.bundles.stories import Half, begin_stories, print_halves
from youju.model import Site
from youju.problems import Problems
from youju.store.cache import Store


def begin_text(site: Site, store: Store, spool: Spool) -> Half:
    return begin_stories(site, Parts(site, "engine"), store, spool)[0].halves[0]


def test_a_sentence_has_its_language_alone_printed_and_read_again(tmp_path: Path) -> None:
    store, spool = Store(tmp_path), Spool(tmp_path)
    printed, press = print_fixture(), print_fixture().open_press()

    def make(site: Site) -> tuple[dict[str, bytes], Faults, list[str]]:
        (work,) = (
            one
            for one in begin_stories(site, Parts(site, "engine"), store, spool)
            if one.story.slug == "market-stalls"
        )
        halves = list(print_halves(work, Problems(), press, spool))
        with patch.object(audited, "find_own_faults", wraps=find_own_faults) as held:
            faults = Faults()
            for half in halves:
                faults.merge(audit_half(half, store))
        read = [path for call in held.call_args_list for path in call.args[1]]
        return {p: c for half in halves for p, c in half.pages.items()}, faults, read

    before, _, read = make(load_fixture())
    assert before.items() <= printed.pages.items() and read
    after, faults, read = make(load_changed("a sentence"))
    assert read == ["en/market-stalls/index.html"]
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"en/market-stalls/index.html"} and before.keys() == after.keys()
    again, kept, read = make(load_changed("a sentence"))
    assert (again, kept._found, read) == (after, faults._found, [])


def test_a_text_lies_in_the_store_once_and_a_language_that_is_lost_is_made_again(
    tmp_path: Path,
) -> None:
    store, spool, site = Store(tmp_path), Spool(tmp_path), load_fixture()
    (work, *_) = begin_stories(site, Parts(site, "engine"), store, spool)
    text, _ = print_halves(work, Problems(), print_fixture().open_press(), spool)
    audit_half(text, store)
    kept = begin_text(site, store, spool)
    assert kept.kept and dict(kept.kept.pages) == dict(text.pages)
    assert store.measure(name_shelf(kept.key)) is None
    lost, *others = (piece.key for piece in text.half.pieces)
    assert others
    store.drop(name_shelf(lost))
    again = begin_text(site, store, spool)
    assert again.kept is None
    assert [piece.key for piece in again.pieces if piece.kept] == others
