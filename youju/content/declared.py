"""Owns what a story declares by name: where a name points, and the files that its charts read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from youju.formats.toml import Document, take
from youju.inputs import compose
from youju.problems import Problems

# Names of tables and pages become addresses: letters of any script, and no sign that means more.
PAGE_NAME = re.compile(r"\w(?:[\w .~()-]*[\w)])?")


def take_files(
    document: Document,
    path: tuple[str | int, ...],
    folder: str,
    files: Mapping[str, bytes],
    problems: Problems,
) -> dict[str, bytes]:
    """Return the files that a chart declares, as they were read: in data/ or the story's folder."""
    found: dict[str, bytes] = {}
    for index, name in enumerate(take(document, (*path, "files"), list, problems, [])):
        file = resolve(str(name), folder)
        if file in files and file.startswith(("data/", f"{folder}/")):
            found[str(name)] = files[file]
        else:
            problems.add("chart-file-missing", document.origin(*path, "files", index), file=file)
    return found


def resolve(name: str, folder: str) -> str:
    """Return a table's path: "/data/x.csv" is from the site's root, "x.csv" from the story."""
    return compose(name[1:] if name.startswith("/") else f"{folder}/{name}")
