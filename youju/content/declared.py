"""Owns what a story declares by name: where a name points, and the files that its charts read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from youju.formats.toml import Document, take
from youju.inputs import compose
from youju.model import Origin
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
        named = document.origin(*path, "files", index)
        content = take_file(str(name), folder, files, named, problems)
        if content is not None:
            found[str(name)] = content
    return found


def take_file(
    name: str, folder: str, files: Mapping[str, bytes], named: Origin, problems: Problems
) -> bytes | None:
    """Return the file that a chart of the story in `folder` names, in data/ or in that folder."""
    file = resolve(name, folder)
    if file in files and file.startswith(("data/", f"{folder}/")):
        return files[file]
    problems.add("chart-file-missing", named, file=file)
    return None


def resolve(name: str, folder: str) -> str:
    """Return a table's path: "/data/x.csv" is from the site's root, "x.csv" from the story."""
    return compose(name[1:] if name.startswith("/") else f"{folder}/{name}")
