"""Owns pages on their way from the worker to the preview: by value, or by where they are kept."""

from __future__ import annotations

from collections.abc import Mapping

from youju.bundles.shelves import Shelved
from youju.bundles.spool import Joined
from youju.output.manifest import hash_bytes


def pack(pages: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return `pages` fit to be sent to another process: what is on shelves stays there, for of a
    large site that is nearly all."""
    if not isinstance(pages, Joined):
        return dict(pages)
    parts = [part if isinstance(part, Shelved) else dict(part) for part in pages.list_parts()]
    whole = Joined(parts)
    return whole.without(whole.keys() - pages.keys())


def mark_pages(pages: Mapping[str, bytes]) -> dict[str, str]:
    """Return a mark of the bytes of each page, by path; what is on shelves is not read for it."""
    parts = pages.list_parts() if isinstance(pages, Joined) else [pages]
    marks: dict[str, str] = {}
    for part in parts:
        if isinstance(part, Shelved):
            marks |= part.hashes()
        else:
            marks |= {path: hash_bytes(content) for path, content in part.items()}
    return {path: marks[path] for path in pages}
