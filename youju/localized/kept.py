"""Owns what is made of a site once: words and views that many pages print, kept with the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from youju.model import Site

T = TypeVar("T")


def keep(site: Site, made_of: tuple[object, ...], make: Callable[[], T]) -> T:
    """Return what `make` made of `made_of` when it was first asked of this `site`.

    `made_of` names the maker, the nouns and the texts that it was given. Nouns are frozen, so what
    follows from one stays true; another one, even an equal one, is made anew. The result belongs to
    all who ask: nobody changes it.
    """
    key = tuple(part if isinstance(part, (str, bool)) else id(part) for part in made_of)
    if key not in site.kept:
        site.kept[key] = (made_of, make())  # while it is held, nothing else gets the id
    return cast("T", site.kept[key][1])
