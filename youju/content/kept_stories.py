"""Owns stories as they were loaded, kept with marks of all files that were asked for meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from youju.model import Story
from youju.output.manifest import hash_bytes
from youju.problems import Problems
from youju.store.cache import Store, make_key
from youju.store.pickles import keep_pickled, recall_pickled

# Said of code that was run: it may depend on a file, on the machine or on chance, which no mark
# knows.
_UNKEPT = (
    *("tables-code-failed", "tables-code-slow", "tables-file-undeclared"),
    *("tables-no-frame", "tables-no-function", "tables-not-same"),
)
_MODEL = ("Chart", "Figure", "Prose", "Story")
_CLASSES = {
    *(("youju.model", name) for name in _MODEL),
    ("datetime", "date"),
    ("decimal", "Decimal"),
    ("youju.content.kept_stories", "KeptStory"),
    ("youju.model.map_sources", "MapSource"),
    ("youju.model.photographs", "Photograph"),
    ("youju.model.quantities", "Quantity"),
    ("youju.origins", "Origin"),
    ("youju.model.tables", "Series"),
    ("youju.model.tables", "Table"),
    ("youju.model.texts", "Text"),
    ("youju.model.unread", "Unread"),
    ("youju.problems", "Problem"),
    ("youju.problems", "Problems"),
}


@dataclass(frozen=True)
class KeptStory:
    """A story, what was said of it, and what it was loaded from.

    `common` is the digest of what all stories share; `asked` has a mark of each file that was asked
    for, "" where there is none; `listed` is one of all names, if these were asked for.
    """

    story: Story
    problems: Problems
    common: str
    asked: Mapping[str, str]
    listed: str


class AskedFiles(Mapping[str, bytes]):
    """A site's files that remember which of them were asked for, and whether all names were."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.asked: dict[str, None] = {}
        self.listed = False

    def __getitem__(self, name: str) -> bytes:
        self.asked[name] = None
        return self._files[name]

    def __contains__(self, name: object) -> bool:
        self.asked[str(name)] = None
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        self.listed = True
        return iter(self._files)

    def __len__(self) -> int:
        self.listed = True
        return len(self._files)


def key_kept_story(folder: str) -> str:
    """Return the key under which the store has the story in `folder`."""
    return make_key("made", "loaded", folder)


def recall_story(
    store: Store, folder: str, common: str, files: Mapping[str, bytes]
) -> KeptStory | None:
    """Return the story in `folder`, if what it was loaded from is still so in `files`."""
    kept = recall_pickled(store, key_kept_story(folder), KeptStory, _CLASSES)
    if kept is None or kept.common != common:
        return None
    if any(_mark(files, name) != mark for name, mark in kept.asked.items()):
        return None
    return kept if kept.listed in ("", _mark_names(files)) else None


def keep_story(
    store: Store, common: str, files: AskedFiles, story: Story, problems: Problems
) -> None:
    """Keep a `story` that was loaded from `files`, and the `problems` of it.

    One whose code went wrong is not kept: next time it may go well.
    """
    if any(problems.has_code(code) for code in _UNKEPT):
        return
    listed = _mark_names(files) if files.listed else ""
    asked = {name: _mark(files, name) for name in list(files.asked)}
    made = KeptStory(story, problems, common, asked, listed)
    keep_pickled(store, key_kept_story(story.folder), made)


def _mark(files: Mapping[str, bytes], name: str) -> str:
    content = files.get(name)
    return "" if content is None else hash_bytes(content)


def _mark_names(files: Mapping[str, bytes]) -> str:
    return make_key("json", *files)
