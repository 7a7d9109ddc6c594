"""Owns a guess: which characters and faces the pictures of a site will need of the chart font."""

from __future__ import annotations

from functools import partial

from youju.languages.scripts import convert_script
from youju.model import Site
from youju.rendering.renderer import Renderer
from youju.store.cache import Store
from youju.typography.fonts import family

# So many drawings take a few times as long as starting a process for them.
APIECE = 20
_WRITTEN = (".md", ".toml", ".csv", ".py")


def expect_characters(site: Site) -> str:
    """Return the characters of all that editors wrote, in every script, and the faces' names.

    Whoever draws prepares them at once, and may find that a picture has others: a phrase may
    change its script in another way than its characters do.
    """
    written = set[str]()
    for name, content in site.files.items():
        if name.endswith(_WRITTEN):
            written.update(content.decode("utf-8", "ignore"))
    characters = "".join(sorted(written))
    derived = (
        convert_script(characters, language)
        for language in site.languages.values()
        if language.derived_from
    )
    faces = (family(language.tag) for language in site.languages.values())
    return "\n".join([characters, *derived, *faces])


def open_renderer(site: Site, store: Store, *, workers: int = 2, apiece: int = APIECE) -> Renderer:
    """Return a renderer for the pictures of `site`, which `store` keeps; to be closed.

    It starts a process for each `apiece` drawings, up to `workers`; where it stays open, each may
    have its own.
    """
    expect = partial(expect_characters, site)
    return Renderer(store, workers=workers, apiece=apiece, expect=expect)
