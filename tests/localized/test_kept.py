"""What is kept of a site is made once, of the same nouns only, and goes with the site."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tests.fixture import load_fixture
from youju.localized.kept import keep
from youju.model import Site


def test_what_is_made_of_the_same_is_made_once() -> None:
    site, made, noun = replace(load_fixture()), list[int](), object()

    def make(site: Site, *made_of: object) -> int:
        def count() -> int:
            made.append(1)
            return len(made)

        return keep(site, made_of, count)

    assert [make(site, noun, "en"), make(site, noun, "en"), make(site, noun, "zh")] == [1, 1, 2]
    assert make(site, object(), "en") == 3
    assert make(replace(site), noun, "en") == 4


def test_an_id_that_is_free_again_brings_nothing_old_back() -> None:
    site = replace(load_fixture())
    found = [keep(site, ([number],), partial(int, number)) for number in range(100)]
    assert found == list(range(100))
