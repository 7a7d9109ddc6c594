"""Owns texts: a string in every language of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Text(Mapping[str, str]):
    """One string per site language; it cannot be made with a language missing."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str], languages: tuple[str, ...]) -> None:
        missing = [code for code in languages if code not in words]
        if missing:
            raise ValueError(f"text lacks {', '.join(missing)}: {dict(words)}")
        self._words = {code: words[code] for code in languages}

    def __getitem__(self, code: str) -> str:
        return self._words[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __repr__(self) -> str:
        return f"Text({self._words!r})"
