"""Owns how problems of finished pages state what was read, and what the data say."""

from __future__ import annotations

from decimal import Decimal

from youju.audit.allowed import Known
from youju.audit.readings import Reading
from youju.model import Quantity


def show_reading(reading: Reading) -> str:
    """Return a reading as editors write figures: 489000 at_least, 17.6%."""
    sign = "%" if reading.share else ""
    qualifiers = "/".join(sorted(reading.meanings - {"exact"}))
    return f"{_join(reading.value, reading.high, reading.margin)}{sign} {qualifiers}".strip()


def show_known(figure: Known) -> str:
    """Return a figure as its row has it: 489000 person at_least."""
    quantity = figure.quantity
    qualifier = "" if quantity.qualifier == "exact" else quantity.qualifier
    return f"{state_quantity(quantity)} {quantity.unit} {qualifier}".strip()


def state_quantity(quantity: Quantity) -> str:
    """Return a number as the mark of its figure has it: 489000, 300000/500000, 45±2."""
    return _join(quantity.value, quantity.high, quantity.margin)


def _join(value: Decimal, high: Decimal | None, margin: Decimal | None) -> str:
    more = "" if high is None else f"/{high:f}"
    return f"{value:f}{more}" + ("" if margin is None else f"±{margin:f}")
