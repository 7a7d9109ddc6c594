"""The languages and units that the tests of wording share, and the tables of docs/numbers.md."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from youju.content.units import read_units
from youju.languages import QUALIFIERS
from youju.model import Language, Quantity, Unit
from youju.problems import Problems

ROOT = Path(__file__).parent.parent
UNITS_FILE = "site_src/units.toml"
LANGUAGES = {
    "zh": Language("zh", "zh-Hant", "繁體中文"),
    "en": Language("en", "en", "English"),
    "zh-hans": Language("zh-hans", "zh-Hans", "简体中文", derived_from="zh"),
    "ja": Language("ja", "ja", "日本語"),
}


def load_units() -> Mapping[str, Unit]:
    """Read the site's own units, which must have no problem."""
    problems = Problems()
    units = read_units((ROOT / UNITS_FILE).read_bytes(), UNITS_FILE, LANGUAGES, problems)
    problems.raise_if_any()
    return units


UNITS = load_units()


def read_rows(first_column: str) -> list[dict[str, str]]:
    """Return the rows of the table in docs/numbers.md whose header begins with `first_column`."""
    lines = (ROOT / "docs" / "numbers.md").read_text("utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {first_column} |"))
    header = _cells(lines[start])
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append(dict(zip(header, _cells(line), strict=True)))
    return rows


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Any quantity an editor can write: all units, qualifiers, magnitudes and precisions.

    The digits are few and many, the last of them anywhere from 10⁻⁶ to 10¹⁴, and the written
    precision is that last digit or, when it is 1 or more, a smaller one (trailing zeros).
    """
    digits = draw(
        st.one_of(
            st.integers(-99_999, 99_999),
            st.integers(-(10**30), 10**30),
            st.sampled_from([9, 99, 999, 9_999, 99_999, 999_999, 99_999_999, 999_999_999]),
        )
    )
    power = draw(st.integers(-6, 14))
    finer = draw(st.integers(0, power)) if power > 0 else 0
    return Quantity(
        Decimal(f"{digits}e{power}"),
        draw(st.sampled_from(sorted(UNITS))),
        draw(st.sampled_from(QUALIFIERS)),
        Decimal(f"1e{power - finer}"),
    )
