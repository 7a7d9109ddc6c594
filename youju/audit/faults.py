"""Owns collecting what is wrong on finished pages: the same fault on many pages is told once."""

from __future__ import annotations

from collections.abc import Callable, Collection

from youju.model import Origin
from youju.problems import Problems

# Faults whose words stand where an editor wrote them.
_WRITTEN = {"finished-bare-number", "finished-bare-words", "finished-shown-number"}


class Faults:
    """Faults by code and values; each keeps the first place it was seen at and counts its pages."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, tuple[tuple[str, object], ...]], tuple[Origin, set[str]]] = {}

    def add(self, code: str, path: str, line: int, **values: object) -> None:
        """Note a fault on the page at `path`."""
        key = code, tuple(sorted(values.items()))
        _, pages = self._found.setdefault(key, (Origin(path, line), set()))
        pages.add(path)

    def merge(self, other: Faults) -> None:
        """Note every fault of `other`."""
        for key, (origin, pages) in other._found.items():
            _, known = self._found.setdefault(key, (origin, set()))
            known.update(pages)

    def only(self, codes: Collection[str]) -> Faults:
        """Return the faults of these `codes`."""
        chosen = Faults()
        chosen._found = {key: place for key, place in self._found.items() if key[0] in codes}
        return chosen

    def report(
        self, problems: Problems, find: Callable[[str], Origin | None] = lambda words: None
    ) -> None:
        """Report each fault once, with the count of the pages that have it.

        A number that nothing bears out is told where `find` says that its words were written.
        """
        for (code, values), (origin, pages) in self._found.items():
            told = dict(values)
            written = find(str(told["words"])) if code in _WRITTEN else None
            problems.add(code, written or origin, pages=len(pages), **told)
