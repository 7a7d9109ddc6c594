"""How wide readers' fonts are: never narrower than Helvetica, Han one em, serifs wider."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.typography.metrics import measure_text

# Advances in thousandths of an em, from Adobe's font metrics of Helvetica.
HELVETICA = {
    "hamburgefonstiv": (556, 556, 833, 556, 556, 333, 556, 556, 278, 556, 556, 500, 278, 222, 500),
    "HAMBURG": (722, 667, 833, 667, 722, 722, 778),
    "1,234.5%": (556, 278, 556, 556, 556, 278, 556, 889),
    "Yuan (million): jqwxyz-kp": (
        *(667, 556, 556, 556, 278, 333, 833, 222, 222, 222, 222, 556, 556, 333, 278, 278),
        *(222, 556, 722, 500, 500, 500, 333, 500, 556),
    ),
}


@pytest.mark.parametrize("text", HELVETICA)
def test_a_text_is_a_little_wider_than_in_helvetica(text: str) -> None:
    assert len(text) == len(HELVETICA[text])
    drawn = sum(HELVETICA[text]) / 1000 * 20
    assert drawn < measure_text(text, 20) < 1.2 * drawn
    assert measure_text(text, 20, "serif") > measure_text(text, 20)


@given(st.text(max_size=30), st.text(max_size=30))
def test_widths_add_up(before: str, behind: str) -> None:
    total = measure_text(before, 10) + measure_text(behind, 10)
    assert measure_text(before + behind, 10) == pytest.approx(total)


def test_han_is_an_em_wide_in_every_face() -> None:
    for face in ("drawn", "bold", "sans", "serif"):
        assert 200 <= measure_text("大慶的人才，四十八萬九", 200 / 11, face) <= 215
