"""Owns writing a text that editors keep: a record or an index, whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write_text(root: Path, name: str, text: str) -> None:
    """Write `text` in UTF-8, lines ended by LF, to the file `name` under the site's folder."""
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}")
    draft.unlink(missing_ok=True)  # what a link leads to is not ours to write
    with draft.open("x", encoding="utf-8", newline="\n") as out:
        out.write(text)
    draft.replace(target)
