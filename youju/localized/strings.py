"""Owns the words of the interface in one language, and how it joins several."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from youju.model import Site, Text
from youju.numbers.plurals import read_locale


def make_say(strings: Mapping[str, Text], code: str) -> Callable[..., str]:
    """Return `say(key, **values)`: the interface's words in language `code`."""

    def say(key: str, **values: object) -> str:
        return strings[key][code].format(**values)

    return say


def join(site: Site, code: str, words: list[str]) -> str:
    """Return a list in the language's own manner: A、B和C, A, B and C."""
    from babel.lists import format_list

    return format_list(words, locale=read_locale(site.languages[code].tag))
