"""Owns the labels of a spec's records: which rows of the chart's table each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from youju.pictures.chart_specs import Sheet, Spec
from youju.rendering.tracing import LABEL, NO_ROW

SpecRecord = Mapping[str, Any]


def label_rows(spec: Spec, sheet: Sheet) -> Spec:
    """Return a copy of `spec` in whose data each record says which rows of `sheet` it is.

    A record is known by its `id`, which may hold several, parted by spaces; where a function has
    dropped that column, by cells that one row alone has.
    """
    register = LabelRegister(sheet, spec)
    labelled: Spec = _label_views({**spec, "datasets": {}}, register)
    datasets = {name: _label_data(value, register) for name, value in register.datasets.items()}
    return {**labelled, "datasets": datasets}


def find_records(data: SpecRecord, datasets: Mapping[str, Any]) -> list[Any]:
    """Return the records that the `data` of a view hold or name."""
    return _list_records(data["values"] if "values" in data else datasets.get(data.get("name", "")))


def is_number(cell: Any) -> bool:
    """Return whether a cell holds a number."""
    try:
        return cell is not None and isfinite(float(cell))
    except (TypeError, ValueError):
        return False


class LabelRegister:
    """The rows of a sheet, to be found by their ids or by their cells; and a spec's datasets."""

    def __init__(self, sheet: Sheet, spec: Spec) -> None:
        self.datasets: Mapping[str, Any] = spec.get("datasets") or {}
        self._sheet = sheet
        self._ids = {row["id"] for row in sheet.rows}
        self._columns = [name for name in (sheet.rows[0] if sheet.rows else ()) if name != "id"]

    def label(self, records: Sequence[Any]) -> list[str]:
        """Return the label of each record; empty where it is no row."""
        if any("id" in cells for cells in map(_read_cells, records)):
            return [self._label_by_id(record) for record in records]
        return self._label_by_cells(list(map(_read_cells, records)))

    def knows(self, records: Sequence[Any]) -> bool:
        """Return whether any of `records` is a row."""
        return any(set(label.split()) & self._ids for label in self.label(records))

    def is_alike(self, records: Sequence[Any]) -> bool:
        """Return whether records that are no rows seem to be made of them; outlines are not."""
        return (
            not any(map(_is_outline, records))
            and len(records) > 1
            and len(self._share(list(map(_read_cells, records)))) > 1
        )

    def _label_by_id(self, record: Any) -> str:
        key = str(_read_cells(record).get("id") or "")
        if set(key.split()) <= self._ids:
            return key
        return "" if _is_outline(record) or " " in key else NO_ROW + key

    def _label_by_cells(self, records: Sequence[SpecRecord]) -> list[str]:
        shared = self._share(records)
        nobody = [""] * len(records)
        if len(shared) < min(2, len(self._columns)):
            return nobody
        rows: dict[tuple[Any, ...], list[str]] = {}
        for row in self._sheet.rows:
            rows.setdefault(self._take(row, shared), []).append(row["id"])
        found = [rows.get(self._take(record, shared), []) for record in records]
        return [ids[0] for ids in found] if all(len(ids) == 1 for ids in found) else nobody

    def _share(self, records: Sequence[SpecRecord]) -> list[str]:
        return [name for name in self._columns if any(name in record for record in records)]

    def _take(self, row: SpecRecord, names: Sequence[str]) -> tuple[Any, ...]:
        return tuple(self._read(name, row.get(name)) for name in names)

    def _read(self, name: str, cell: Any) -> Any:
        """Return a cell as it is compared: 5.0 of a function is the "5" of the table."""
        if name in self._sheet.numbers:
            return float(cell) if is_number(cell) else None
        return "" if cell is None else str(cell)


def _is_outline(record: Any) -> bool:
    return isinstance(record, Mapping) and record.get("type") == "Feature"


def _read_cells(record: Any) -> SpecRecord:
    """Return the cells of a record; those of an outline on a map are its properties."""
    if not isinstance(record, Mapping):
        return {}
    properties = record.get("properties")
    return {**record, **properties} if isinstance(properties, Mapping) else record


def _list_records(values: Any) -> list[Any]:
    """Return the records of inline data: a list, or the features of a map."""
    if isinstance(values, Mapping):
        values = values.get("features", [values])
    return values if isinstance(values, list) else []


def _label_data(values: Any, register: LabelRegister) -> Any:
    records = _list_records(values)
    labelled = [
        {**record, LABEL: label} if label and isinstance(record, Mapping) else record
        for record, label in zip(records, register.label(records), strict=True)
    ]
    if isinstance(values, list):
        return labelled
    if isinstance(values, Mapping) and "features" in values:
        return {**values, "features": labelled}
    return values


def _label_views(node: Any, register: LabelRegister) -> Any:
    if isinstance(node, list):
        return [_label_views(part, register) for part in node]
    if not isinstance(node, Mapping):
        return node
    return {
        name: {**value, "values": _label_data(value["values"], register)}
        if name == "data" and isinstance(value, Mapping) and "values" in value
        else _label_views(value, register)
        for name, value in node.items()
    }
