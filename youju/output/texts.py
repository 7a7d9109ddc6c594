"""Owns writing a file that editors keep: a record, an index, a table, whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write_text(root: Path, name: str, text: str) -> None:
    """Write `text` in UTF-8, its lines as they end, to the file `name` under the site's folder."""
    write_bytes(root, name, text.encode())


def write_bytes(root: Path, name: str, content: bytes) -> None:
    """Write `content` to the file `name` under the site's folder."""
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}")
    draft.unlink(missing_ok=True)  # what a link leads to is not ours to write
    with draft.open("xb") as out:
        out.write(content)
    draft.replace(target)
