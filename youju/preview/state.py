"""Owns what the preview shows now: pages, problems in their place, and the names of both."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote

from youju.output.manifest import hash_bytes
from youju.preview.build_worker import Attempt
from youju.preview.lines import word_fault
from youju.preview.packing import mark_pages
from youju.preview.panels import make_fault_page, make_problem_page
from youju.preview.problem_page import Notice, has_error
from youju.preview.responses import HTML, Answer, find_answer, find_name, is_page
from youju.problems import GRADES

# The version of a page that waits for the first build.
WAITING = "v0"


@dataclass
class State:
    """What is shown now; only the event loop's thread writes it.

    `hosts` are the names under which the preview may be asked; `ready` is set after a first build.
    `pages` are the last that could be made, `attempt` what came of the last build; `first` are
    pages that were made since, before the rest. Who finds that a page is `lost` tells it.
    """

    hosts: frozenset[str]
    language: str = "en"
    lost: Callable[[], None] = lambda: None
    pages: Mapping[str, bytes] = field(default_factory=dict)
    attempt: Attempt = field(default_factory=Attempt)
    ready: Event = field(default_factory=Event)
    first: dict[str, bytes] = field(default_factory=dict)
    _marks: Mapping[str, str] = field(default_factory=dict)
    _said: str = ""
    _opened: dict[str, None] = field(default_factory=dict)
    _parts: set[str] = field(default_factory=set)

    def answer(self, path: str) -> Answer:
        """Return what `path` shows; a page that cannot be made gives way to its problems.

        Raises DamagedError for a page that is lost.
        """
        name = find_name(path)
        if is_page(path) and (page := self._stand_in(name)):
            return Answer(500, HTML, page)
        if name in self.first:
            return Answer(200, HTML, self.first[name])
        return find_answer(self.pages, path)

    def note(self, path: str, *, inside: bool) -> None:
        """Take note that a browser was given what is at `path`: a page, or what stands `inside`
        one."""
        name = find_name(path)
        if inside or not is_page(path):
            self._parts.add(name)
        else:
            self._opened.pop(name, None)
            self._opened[name] = None

    def sort(self, names: set[str]) -> list[str]:
        """Return `names` of pages, the one that was opened last first.

        That one stands there in any case: a browser that loads it is connected a moment later.
        """
        opened = list(reversed(self._opened))
        return [*opened[:1], *(name for name in opened[1:] if name in names)]

    def version(self, path: str) -> str:
        """Return a name for what the page at `path` shows now, with all that stands inside it.

        It is no number, which livereload's client would round, and tells which page it is of.
        """
        if not self.ready.is_set():
            return WAITING
        name = find_name(path)
        shown = self._stand_in(name) or self.first.get(name)
        mark = hash_bytes(shown) if shown else self._marks.get(name, "")
        parts = [self._marks.get(part, "") for part in sorted(self._parts)]
        digest = hash_bytes(repr((self._said, mark, parts)).encode(errors="surrogatepass"))
        return f"v{digest[:16]}.{quote(name, safe='')}"

    def is_current(self, version: str) -> bool:
        """Tell whether a browser that was given this version of some page shows what it should."""
        return version == self.version(find_page(version))

    def take(self, attempt: Attempt) -> tuple[int, list[str]]:
        """Show what came of a build; return how many pages are new or changed, and the style
        sheets, if nothing else changed.

        The last good pages stay for whatever a page of problems does not stand in for.
        """
        silent = _says_nothing(self.attempt) and _says_nothing(attempt)
        former, self.attempt = self._marks, attempt
        self._said = _say(attempt)
        self.first.clear()
        if attempt.pages is not None:
            self.pages, self._marks = attempt.pages, mark_pages(attempt.pages)
        names = former.keys() | self._marks.keys()
        changed = {name for name in names if former.get(name) != self._marks.get(name)}
        styles = {name for name in changed if name.endswith(".css")}
        swapped = silent and styles == changed <= former.keys() & self._marks.keys()
        self.ready.set()
        shown = sum(name in self._marks for name in changed)
        return shown, sorted(styles) if swapped else []

    def take_first(self, pages: Mapping[str, bytes]) -> None:
        """Show `pages`, which were made before the rest, where no problem stands in their place."""
        shown = {name: page for name, page in pages.items() if not self._stand_in(name)}
        if self.ready.is_set():
            self.first.update(shown)

    def take_notices(self, notices: Iterable[Notice]) -> None:
        """Show what was found before the rest is made: what is new of it, beside what was told.

        Whether something else was mended is known when the whole site is made.
        """
        known = {(notice.code, notice.sentence["en"]) for notice in self.attempt.notices}
        new = [one for one in notices if (one.code, one.sentence["en"]) not in known]
        if new and self.attempt.pages is not None:
            told = sorted([*self.attempt.notices, *new], key=lambda one: GRADES.index(one.grade))
            self.attempt = replace(self.attempt, notices=tuple(told))
            self._said = _say(self.attempt)

    def _stand_in(self, name: str) -> bytes:
        """Return the page to show in place of the one at `name`; nothing when that can be shown."""
        attempt = self.attempt
        if attempt.pages is None and not attempt.notices:
            return make_fault_page(word_fault(attempt, self.language), name, self.language)
        there = name in self.pages or f"{name}/index.html" in self.pages
        if attempt.pages is None or (has_error(attempt.notices) and not there):
            return make_problem_page(attempt.notices, name, self.language)
        return b""


def find_page(version: str) -> str:
    """Return the name of the page that a version is of."""
    return unquote(version.partition(".")[2])


def _say(attempt: Attempt) -> str:
    return repr((attempt.pages is None, attempt.notices, attempt.fault, attempt.died))


def _says_nothing(attempt: Attempt) -> bool:
    return attempt.pages is not None and not attempt.notices
