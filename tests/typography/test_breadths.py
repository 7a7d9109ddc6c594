"""How wide faces are: what is measured with them, and that no usual one is wider than any."""

from __future__ import annotations

import pytest

from youju.theme import HOUSE
from youju.typography.breadths import find_breadth


@pytest.mark.parametrize("bold", [True, False])
def test_an_unknown_face_is_as_wide_as_the_widest(bold: bool) -> None:
    assert find_breadth("Nobody's Own", bold=bold) == 0
    assert find_breadth("", bold=bold) == find_breadth("Verdana", bold=bold)


def test_names_are_found_however_they_are_written() -> None:
    assert find_breadth("GEORGIA", bold=True) == find_breadth("Georgia", bold=True) > 1


@pytest.mark.parametrize("kind", HOUSE.faces)
def test_the_houses_own_measure_has_room_for_its_first_faces(kind: str) -> None:
    first = HOUSE.faces[kind][0]
    assert find_breadth(first, bold=kind == "headline") <= HOUSE.breadths[kind]
