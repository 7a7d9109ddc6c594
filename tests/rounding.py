"""What tests hold prints against: the number that a language shows for a quantity."""

from __future__ import annotations

from dataclasses import replace

from youju.languages import style_of
from youju.model import Language, Quantity, Unit
from youju.numbers.scaling import scale_number


def round_quantity(quantity: Quantity, unit: Unit, language: Language) -> Quantity:
    """Return `quantity` with the value that `language` prints, which may be a rounded one."""
    return replace(quantity, value=scale_number(quantity, unit, style_of(language)).value)
