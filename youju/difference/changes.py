"""Owns the nouns of a difference: changed figures, sentences and charts, doubtful words, pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FigureChange:
    """A figure as figures.json describes it, before and after; None where it is not there."""

    story: str
    id: str
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None


@dataclass(frozen=True)
class TextChange:
    """A sentence before and after ("" where there is none), and the pages that say it.

    `language` is a code of the site; `kind` as in Sentence; `figures` are the ids it cites.
    """

    language: str
    kind: str
    old: str
    new: str
    figures: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Doubt:
    """A sentence beside a changed number, and its `claims` ("most", "rose") that may now be false.

    `figures` are the changed ones, cited in the sentence or drawn in the chart that it is about.
    """

    language: str
    sentence: str
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class ChartChange:
    """A chart that is "added", "removed", or "changed": drawn otherwise in these `languages`."""

    story: str
    id: str
    how: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class RowChange:
    """A row of a table that charts draw, as its CSV has it, before and after ("" for none)."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class ExemptionChange:
    """A line of what a site holds or lets pass, before and after ("" for none).

    `kind` is "prints", "relations", "literals" or "allowed".
    """

    kind: str
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """All that readers would find changed, and what else is held or let pass: `exemptions`.

    Pages are paths: `touched` say something else, `added` and `removed` come and go whole, `others`
    are files with other bytes whose words are the same (looks, pictures, downloads).
    """

    figures: tuple[FigureChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    texts: tuple[TextChange, ...] = ()
    charts: tuple[ChartChange, ...] = ()
    rows: tuple[RowChange, ...] = ()
    exemptions: tuple[ExemptionChange, ...] = ()
    touched: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
