"""What could not be read is known: by its name, or, where rows were lost, by any."""

from __future__ import annotations

from youju.model.unread import Unread


def test_a_name_that_may_be_one_of_the_lost_is_known() -> None:
    assert "food" in Unread(ids=frozenset({"food"}))
    assert "rent" not in Unread(ids=frozenset({"food"}))
    assert "rent" in Unread(whole=False)
