"""Owns what each thing was made from, input by input: kept, and held against what it is now."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from youju.store.cache import Store, make_key

# The mark of each input, by its kind and its name: "file data/budget.csv".
InputMarks = Mapping[str, str]
# What all things are made from is listed once, as a thing of this name.
COMMON = "common"
CHANGED, NEW, GONE = "changed", "new", "gone"
# What follows from other inputs tells nothing where one of them differs, too.
_FOLLOWING = frozenset({"derived", "photographs", "told", "words"})


@dataclass(frozen=True)
class Thing:
    """What is kept under a key of its own: what is `made`, in words, and of which story's folder.

    Of what is no story's the folder is "".
    """

    made: str
    folder: str = ""


@dataclass(frozen=True)
class ChangedInput:
    """An input that is CHANGED, NEW or GONE: its kind, and its name, such as a file's path."""

    kind: str
    name: str
    change: str = CHANGED


@dataclass(frozen=True)
class Anew:
    """A thing that was made anew, and what differs of its inputs.

    Of what was made for the `first` time nothing does; nor where what was kept is gone or could
    not be kept.
    """

    thing: Thing
    differences: tuple[ChangedInput, ...] = ()
    first: bool = False


class InputLedger:
    """The inputs of things that are made anew, and those that `store` has of the same before.

    What things were made from is kept by story. `common` has what all are made from.
    """

    def __init__(self, store: Store | None, common: InputMarks) -> None:
        self._store, self._common = store, common
        self._asked: dict[str, tuple[Thing, Callable[[], InputMarks]]] = {}
        self._anew: dict[Thing, Callable[[], InputMarks]] = {}
        self._before: dict[Thing, InputMarks] = {}

    def key(self, thing: Thing, find: Callable[[], InputMarks]) -> str:
        """Return the key of a thing that is made from the inputs that `find` finds, and no more."""
        key = make_key("made", thing.made, thing.folder, *spell_inputs(find()))
        self._asked[key] = thing, find
        return key

    def note(self, key: str) -> None:
        """Take down that what has the `key` is made anew."""
        thing, find = self._asked[key]
        self._anew[thing] = find

    def save(self) -> None:
        """Keep the inputs of what was made anew, and remember what was kept of it.

        Beside it, those of all that is the same story's: some was kept without them, for a preview.
        """
        if not self._store or not self._anew:
            return
        folders = {COMMON, *(thing.folder for thing in self._anew)}
        asked = dict(self._asked.values())
        new = {thing: find() for thing, find in asked.items() if thing.folder in folders}
        new[Thing(COMMON, COMMON)] = self._common
        for folder in folders:
            known = _recall(self._store, folder)
            self._before |= {Thing(made, folder): inputs for made, inputs in known.items()}
            now = {thing.made: one for thing, one in new.items() if thing.folder == folder}
            if known | now != known:
                self._store.put(name_ledger(folder), json.dumps(known | now).encode())

    def explain(self) -> tuple[Anew, ...]:
        """Return what was made anew, and why, when it was saved.

        Of what was put together from pieces, the pieces are told.
        """
        things = [thing for thing in self._anew if not _list_pieces(thing, self._anew)]
        return tuple(self._explain(thing) for thing in things)

    def _explain(self, thing: Thing) -> Anew:
        before = self._before.get(thing)
        if before is None:
            return Anew(thing, first=True)
        now = self._anew[thing]()
        found = list(_compare(before, now))
        if before.get(COMMON) != now.get(COMMON):
            shared = self._before.get(Thing(COMMON, COMMON), {})
            known = before.get(COMMON) == mark_common(shared)
            found = [one for one in found if one.kind != COMMON or not known]
            found += _compare(shared, self._common) if known else ()
        whole = _leave_stories(dict.fromkeys(found), {**before, **now})
        told = [one for one in whole if one.kind not in _FOLLOWING]
        return Anew(thing, tuple(told or whole))


def spell_inputs(inputs: InputMarks) -> Iterator[str]:
    """Yield the names and marks of `inputs`, in their order: what a key is made of."""
    return chain.from_iterable(inputs.items())


def mark_common(inputs: InputMarks) -> str:
    """Return the mark of what all things are made from."""
    return make_key("made", *spell_inputs(inputs))


def name_ledger(folder: str) -> str:
    """Return the key of what the things of a story's folder were made from."""
    return make_key("json", "inputs", folder)


def _list_pieces(thing: Thing, things: Collection[Thing]) -> list[Thing]:
    """Return those of `things` that are pieces of one: "text zh" of "text"."""
    same = (one for one in things if one.folder == thing.folder)
    return [one for one in same if one.made.startswith(f"{thing.made} ")]


def _compare(before: InputMarks, now: InputMarks) -> Iterator[ChangedInput]:
    for name in {**now, **before}:
        if before.get(name) != now.get(name):
            kind, _, what = name.partition(" ")
            change = NEW if name not in before else CHANGED if name in now else GONE
            yield ChangedInput(kind, what, change)


def _leave_stories(found: Iterable[ChangedInput], inputs: InputMarks) -> list[ChangedInput]:
    """Return what was `found` but what came and went with a story: that it did says it all."""
    slugs = {one.name for one in found if one.kind == "story" and one.change != CHANGED}
    folders = tuple(f"{inputs[f'story {slug}']}/" for slug in slugs)
    return [
        one
        for one in found
        if one.kind in ("story", COMMON)
        or not (one.name.startswith(folders) or one.name.partition(" ")[0] in slugs)
    ]


def _recall(store: Store, folder: str) -> dict[str, dict[str, str]]:
    """Return what `store` has of the things of a folder, whatever has become of it."""
    try:
        kept = json.loads(store.get(name_ledger(folder)) or b"{}")
    except (ValueError, RecursionError):
        return {}
    whole = isinstance(kept, dict) and all(map(_is_inputs, kept.values()))
    return kept if whole else {}


def _is_inputs(kept: object) -> bool:
    return isinstance(kept, dict) and all(isinstance(mark, str) for mark in kept.values())
