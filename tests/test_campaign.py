"""A sample of the campaign in every run: slips are told; the whole of it where hosts are tested."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.campaign import HELD, LIVES, list_lies, run

# What part of a class may live; of others, the table in docs/checks.md tells what does.
MOST = {
    "digit of the value": 0.0,
    "digit of the print": 0.0,
    "slip copied into value and print": 0.03,
    "another place in the source": 0.0,
    "digit of the period": 0.05,
    "labels of two rows exchanged": 0.1,
    "part of another share divided": 0.0,
    "opposite claim in one language": 0.1,
    "another year in one language": 0.1,
    "words of units and the interface in one language": 0.0,
    "another year in all languages, confirmed": 0.1,
    "another figure cited in all languages, confirmed": 0.1,
    "a denial turned in one language, confirmed": 0.1,
    "a sentence left out in one language, confirmed": 0.1,
    "another noun in one language, confirmed": 0.1,
    "a record claimed beside a figure, confirmed": 0.1,
}


def test_there_are_lies_of_every_class() -> None:
    counts = Counter(lie.kind for lie in list_lies())
    assert counts.total() >= 600
    assert all(counts[kind] >= 8 for kind in MOST)


@pytest.mark.slow
def test_a_sample_of_lies_is_told() -> None:
    results, living = run(17)
    assert sum(map(len, results.values())) >= 60
    assert [lie for lie in living if MOST.get(lie.kind) == 0] == []
    assert sum(found.count(HELD) for found in results.values()) >= 30


@pytest.mark.hosts
def test_the_campaign() -> None:
    results, living = run()
    for kind, most in MOST.items():
        names = [(lie.site, lie.place) for lie in living if lie.kind == kind]
        assert results[kind].count(LIVES) <= most * len(results[kind]), names
