"""The noun of a map's source: a chart that is no map has none, and one may say nothing."""

from youju.model import MapSource


def test_a_map_may_say_nothing_of_its_source() -> None:
    bare = MapSource()
    assert (bare.credit, bare.approval, bare.unplaced) == (None, "", ())
