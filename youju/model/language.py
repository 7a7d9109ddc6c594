"""Owns what a language of the site is: its tag, its name, and whether editors write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Language:
    """One language of the site, as site.toml lists it.

    `code` is the path segment ("zh"), `tag` the BCP 47 tag ("zh-Hant"), `name` its own name for
    itself. A derived one has no prose: it is made from `derived_from`, `overrides` first. `own` has
    the text of each part that the site brings in the place of Youju's: {"style": "[digits]…"}.
    `trillion` is the site's word for 10¹² ("兆"), or "" for the usual one.
    """

    code: str
    tag: str
    name: str
    derived_from: str | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    trillion: str = ""

    @property
    def is_authored(self) -> bool:
        """Whether editors write it; the others are converted."""
        return self.derived_from is None

    @property
    def original(self) -> str:
        """The code of the language that its texts are written in: its own, when it is authored."""
        return self.derived_from or self.code


def list_authored(languages: Mapping[str, Language]) -> tuple[str, ...]:
    """Return the codes of the languages that editors write; the others are converted."""
    return tuple(code for code, language in languages.items() if language.is_authored)
