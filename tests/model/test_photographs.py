"""The noun of a photograph: where a text shows it is no part of what it is."""

from dataclasses import replace

from youju.model import Origin, Photograph


def test_a_sentence_more_above_it_changes_nothing_of_it() -> None:
    photograph = Photograph("a/b.jpg", "0123456789ab", 60, 40, "jpg", Origin("en.md", 3))
    moved = replace(photograph, origin=Origin("en.md", 9))
    assert moved == photograph and repr(moved) == repr(photograph)
    assert replace(photograph, digest="ba9876543210") != photograph
