"""Names and texts share words by their stems, and Chinese ones by pairs of characters."""

from __future__ import annotations

import pytest

from youju.checks.likeness import find_share, list_stems


@pytest.mark.parametrize(
    ("name", "text", "share"),
    [
        ("Graduates who stayed", "A graduate stays in the city.", 0.5),
        ("Selling food", "They sell cloth.", 0.0),
        ("賣吃的", "賣吃的有很多。", 1.0),
        ("受邀高校", "高校很多。", 1 / 3),
        ("of", "of", 0.0),
    ],
)
def test_a_name_shares_words(name: str, text: str, share: float) -> None:
    assert find_share(name, text) == pytest.approx(share)


def test_accents_may_be_written_apart() -> None:
    assert list_stems("cafe\u0301teria") == list_stems("CAFÉTERIA")
