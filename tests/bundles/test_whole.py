"""Pages of the whole site: made of all but prose, kept with what is wrong on them, and once."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.bundles.test_parts import load_changed
from tests.bundling import CHANGES
from tests.fixture import load_fixture, print_fixture
from youju.audit.faults import Faults
from youju.bundles import whole
from youju.bundles.parts import Parts
from youju.bundles.spool import Spool
from youju.bundles.whole import begin_whole
from youju.model import Site
from youju.pages.plan import plan_whole
from youju.store.cache import Store


def name(site: Site) -> str:
    return Parts(site, "engine").key_whole("whole")


@pytest.mark.parametrize("change", CHANGES)
def test_all_but_a_sentence_reaches_them(change: str) -> None:
    assert (name(load_changed(change)) == name(load_fixture())) is CHANGES[change].text


def test_they_are_printed_without_prose_as_with_it() -> None:
    printed, spool = print_fixture(), Spool(Path())
    rest = begin_whole(Parts(load_fixture(), "engine"), None, spool)
    assert all("market" not in p.text for s in rest.part.stories for p in s.prose.values())
    assert not any(name.endswith("/en.md") for name in rest.part.files if "stories" in name)
    pages = rest.print_pages(plan_whole, printed.open_press(), spool)
    assert {"index.html", "en/index.html", "sitemap.xml", "404.html"} <= pages.keys()
    assert dict(pages).items() <= dict(printed.pages).items()


def test_what_is_kept_is_neither_printed_nor_read_again(tmp_path: Path) -> None:
    printed, store, spool = print_fixture(), Store(tmp_path), Spool(tmp_path)
    parts = Parts(load_fixture(), "engine")
    first = begin_whole(parts, store, spool)
    pages = first.print_pages(plan_whole, printed.open_press(), spool)
    wrong = Faults()
    wrong.add("finished-order", "en/index.html", 1, section="-", mine="a", theirs="b")
    with patch.object(whole, "find_faults", return_value=wrong):
        first.audit(pages, store)
    for sparing in (True, False):
        again = begin_whole(parts, store, spool, sparing=sparing)
        with (
            patch.object(whole, "find_faults", side_effect=AssertionError),
            patch("youju.pages.plan.make_page", side_effect=AssertionError),
        ):
            kept = again.print_pages(plan_whole, printed.open_press(), spool)
            assert again.audit(kept, store)._found == wrong._found
        assert dict(kept) == dict(pages)
    assert all(store.get(key) for key in again.list_keys())
    assert begin_whole(Parts(load_fixture(), "another"), store, spool).kept is None
