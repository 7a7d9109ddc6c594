"""Stories in two halves: each half is made of its own part of the site, and once."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from tests.bundles.test_parts import load_changed
from tests.fixture import load_fixture, print_fixture
from youju.audit.faults import Faults
from youju.audit.finished import find_own_faults
from youju.bundles import stories
from youju.bundles.parts import Parts
from youju.bundles.spool import Spool
from youju.bundles.stories import audit_half, begin_stories, print_halves
from youju.model import Site
from youju.problems import Problems
from youju.store.cache import Store


def test_both_halves_together_are_the_pages_of_the_story() -> None:
    printed = print_fixture()
    press, spool = printed.open_press(), Spool(Path())
    for work in begin_stories(load_fixture(), Parts(load_fixture(), "engine"), None, spool):
        text, rest = (made.pages for made in print_halves(work, Problems(), press, spool))
        (story,) = work.halves[0].part.stories
        assert text.keys() == {f"{code}/{story.slug}/index.html" for code in story.prose}
        assert not text.keys() & rest.keys()
        assert {**text, **rest}.items() <= printed.pages.items()
        assert all(story.slug in path for path in rest)


def test_each_thing_has_a_key_of_its_own() -> None:
    spool = Spool(Path())
    keys, other = (
        [
            key
            for work in begin_stories(load_fixture(), Parts(load_fixture(), engine), None, spool)
            for key in work.list_keys()
        ]
        for engine in ("a", "b")
    )
    of_pieces = 3 * len(load_fixture().authored)
    assert (
        len({*keys, *other}) == 2 * len(keys) == 2 * (9 + of_pieces) * len(load_fixture().stories)
    )


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
        with patch.object(stories, "find_own_faults", wraps=find_own_faults) as held:
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
