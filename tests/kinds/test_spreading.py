"""Words that would stand on each other are moved apart, in their order, between two ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from youju.kinds.spreading import spread


@given(st.lists(st.tuples(st.floats(0, 400), st.sampled_from([16.0, 32.0])), max_size=10))
def test_words_keep_their_order_and_apart(wanted: list[tuple[float, float]]) -> None:
    middles = spread(wanted, 0, 400)
    placed = sorted(zip(middles, wanted, strict=True), key=lambda one: one[1][0])
    for (before, (_, tall)), (after, (_, other)) in pairwise(placed):
        assert before + tall / 2 <= after - other / 2 + 1e-6
    assert all(m - tall / 2 >= -1e-6 and m + tall / 2 <= 400 + 1e-6 for m, (_, tall) in placed)


def test_words_with_room_stay_where_they_are() -> None:
    assert spread([(300, 16), (20, 16)], 0, 400) == [300, 20]
