"""Owns the list that a build leaves in its output: what it was made from, and each page's hash."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from youju import __version__

MANIFEST = ".youju-manifest.json"


class OutputFile(Protocol):
    """A file of the site: a Page, or one whose bytes are read when they are needed."""

    @property
    def path(self) -> str:
        """Return its path in the output, with slashes."""

    @property
    def content(self) -> bytes:
        """Return its bytes."""


@dataclass(frozen=True)
class Manifest:
    """The digest of everything a site was made from, and path → hash of each of its pages.

    `exempt` has lines by kind of what was held and let pass, None in a manifest without them.
    """

    digest: str
    pages: Mapping[str, str]
    exempt: Mapping[str, tuple[str, ...]] | None = None


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest in `folder`, or None when there is none that can be understood."""
    try:
        entry = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(entry, dict):
        return None
    digest, pages = entry.get("digest"), entry.get("pages")
    if not isinstance(digest, str) or not isinstance(pages, dict):
        return None
    if not all(isinstance(found, str) for found in pages.values()):
        return None
    return Manifest(digest, pages, _read_exempt(entry.get("exempt")))


def _read_exempt(found: object) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(found, dict) or not all(isinstance(one, list) for one in found.values()):
        return None
    return {kind: tuple(map(str, lines)) for kind, lines in found.items()}


def make_manifest(
    pages: Iterable[OutputFile],
    digest: str,
    exempt: Mapping[str, tuple[str, ...]] | None = None,
    known: Mapping[str, str] | None = None,
) -> Manifest:
    """Return the manifest of a site of `pages` that was made from `digest`.

    Pages whose hashes are `known` are not read.
    """
    told = known or {}
    hashes = {page.path: told.get(page.path) or hash_bytes(page.content) for page in pages}
    return Manifest(digest, hashes, exempt)


def format_manifest(manifest: Manifest) -> bytes:
    """Return the manifest's bytes: the same for the same pages in any order, on any machine."""
    entry = {"digest": manifest.digest, "engine": __version__, "pages": dict(manifest.pages)}
    entry |= {} if manifest.exempt is None else {"exempt": dict(manifest.exempt)}
    text = json.dumps(entry, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def hash_bytes(content: bytes) -> str:
    """Return the hash by which a page's bytes are recognised."""
    return blake2b(content, digest_size=20).hexdigest()
