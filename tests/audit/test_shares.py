"""What says that a number is in percent, or in tenths."""

from __future__ import annotations

import pytest

from youju.audit.grammar import read_tongue


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("成", "zh-Hant", "成"),
        ("成5", "zh-Hant", "成5"),
        ("成半的人", "zh-Hant", "成半"),
        ("成半年", "zh-Hant", "成"),
        ("割5分", "ja", "割5分"),
        ("割半", "ja", "割半"),
        ("tenths", "en", ""),
    ],
)
def test_tenths_are_read_to_their_end(text: str, tag: str, found: str) -> None:
    match = read_tongue(tag).tenths.match(text)
    assert (match[0] if match else "") == found


@pytest.mark.parametrize(("text", "is_share"), [("%", True), ("%ポイント", False), ("人", False)])
def test_a_longer_unit_is_no_share(text: str, is_share: bool) -> None:
    assert bool(read_tongue("ja").share.match(text)) is is_share
