"""Owns ranks as pictures are held to them: worked out from the cells of a table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from youju.pictures.chart_specs import Sheet
from youju.pictures.labels import is_number


def work_out_ranks(sheet: Sheet) -> Mapping[str, float]:
    """Return the rank of each row of `sheet` among those of its time, by the row's id.

    A rank is one more than how many are before it. Where some number of a time is not known there
    is none. Numbers that are `ranked` are ranks already.
    """
    options = sheet.options
    numbers = {
        row["id"]: Decimal(row[options["y"]]) for row in sheet.rows if is_number(row[options["y"]])
    }
    if options.get("ranked"):
        return {key: float(number) for key, number in numbers.items()}
    times: dict[str, list[str]] = {}
    for row in sheet.rows:
        times.setdefault(row[options["x"]], []).append(row["id"])
    sign = -1 if options.get("reverse") else 1
    return {
        key: 1.0 + sum(sign * (numbers[other] - numbers[key]) > 0 for other in ids)
        for ids in times.values()
        if all(key in numbers for key in ids)
        for key in ids
    }
