"""Damaged inputs: whatever befalls a CSV or TOML file, it is told or it is harmless.

`make test` tries 400 damaged files of the fixture site and `make hosts` the other 1,600;
YOUJU_FUZZ=10000 tries as many in all.
Nothing but BuildError may come of one, within seconds, and no figure, source or row of a table
whose own line was left alone may read otherwise unless something was reported.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.fixture import (
    FIXTURE,
    hold,
)
from tests.profiles import QUICK
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.model import Quantity, Site, Story
from youju.problems import BuildError, Problems

CASES = int(os.environ.get("YOUJU_FUZZ", 300 if QUICK else 2000))
PARTS = [
    0,
    pytest.param(1, marks=pytest.mark.slow),
    *(pytest.param(part, marks=pytest.mark.hosts) for part in range(2, 10)),
]
# A damaged file is read in some hundredths of a second; this is how long a hang may take.
PATIENCE_SECONDS = 60
FILES = dict(read_inputs(FIXTURE).files)
FILES["data/visits.csv"] = b"".join(FILES["data/visits.csv"].splitlines(keepends=True)[:30])
DAMAGED = [name for name in FILES if name.endswith((".csv", ".toml"))]
# What breaks readers: quotes, separators, line ends, encodings, numbers, brackets, braces.
PIECES = [
    *(b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe"),
    *(b"\xa4\xa4", b"\xd6\xd0", "\u3000".encode(), "，".encode(), "１２".encode(), b"\xe2\x80\xae"),
    *(b"=1+1", b"####", b"1.2E+05", b"-", b"0", b"9" * 30, b"%", b"\\", b"'", b"'''", b'"""', b"#"),
    *(
        b"[",
        b"]",
        b"[[",
        b"{",
        b"}",
        b"{{",
        b"}}",
        b"{%",
        b"{#",
        b"=",
        b".",
        b"a.b = 1\n",
        b"\\u0000",
    ),
    *(
        b"1e400",
        b"nan",
        b"0x",
        b"2021-02-30",
        b"[" * 3000,
        b"1" * 5000,
        "𝟗".encode(),
        "萬".encode(),
    ),
]


def damage(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with one to three pieces changed, lost, repeated, moved or put in."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((0, 1, 1, 2, 5, 30, 300)))
        way = chance.choice(WAYS)
        content = content[:start] + way(content[start:end], content, chance) + content[end:]
    return content


def _flip(piece: bytes, content: bytes, chance: random.Random) -> bytes:
    return bytes(byte ^ (1 << chance.randrange(8)) for byte in piece)


def _put(piece: bytes, content: bytes, chance: random.Random) -> bytes:
    return chance.choice(PIECES) + piece


def _splice(piece: bytes, content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return piece + content[start : start + chance.choice((1, 10, 100))]


def _noise(piece: bytes, content: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(len(piece))


WAYS: list[Callable[[bytes, bytes, random.Random], bytes]] = [
    *(_flip, _put, _put, _splice, _noise),
    lambda piece, content, chance: b"",
    lambda piece, content, chance: piece[::-1],
    lambda piece, content, chance: piece * 2,
    lambda piece, content, chance: piece.swapcase(),
]


@contextmanager
def no_hang(what: str) -> Iterator[None]:
    """Fail when the body takes longer than anything that ends by itself, where a clock can tell."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise AssertionError(f"hangs: {what}")

    former = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)


def read(files: dict[str, bytes]) -> Site | None:
    """Return the site that `files` make, or None when something is reported."""
    problems = Problems()
    try:
        site = load_site(Inputs(Path(), files), problems)
        hold(site, problems)
        problems.raise_if_held()
    except BuildError as error:
        for problem in error.problems:
            for language in ("en", "zh"):
                assert problem.sentence(language)
                assert problem.mend(language)
        return None
    return site


@cache
def read_whole() -> Site:
    site = read(FILES)
    assert site is not None
    return site


def check_same(site: Site, name: str, damaged: bytes) -> None:
    """Assert that every row whose line is still there reads as it did, with all its words."""
    whole = read_whole()
    whole_head, *_ = lines = _lines(FILES[name])
    head, *_ = left = _lines(damaged)
    kept = {number for number, line in enumerate(lines, 1) if line in left}
    for before, after in zip(whole.stories, _in_order(site), strict=True):
        figures = [figure for figure in before.figures.values() if not figure.formula]
        untouched = [f for f in figures if f.origin.file != name or f.origin.line in kept]
        for figure in untouched:
            found = after.figures[figure.id]
            assert found.quantity == figure.quantity
            if head == whole_head and name.endswith(".csv"):
                assert replace(found, origin=figure.origin) == figure
        if untouched == figures and before.figures.keys() == after.figures.keys():
            assert _quantities(after) == _quantities(before)
        for key, series in before.series.items():
            rows = zip(series.table.rows, series.table.lines, strict=True)
            found_rows = after.series[key].table.rows
            assert {r for r, n in rows if series.table.file != name or n in kept} <= {*found_rows}
    for source_id, source in whole.sources.items():
        if source.origin.file == name and source.origin.line in kept and head == whole_head:
            assert replace(site.sources[source_id], origin=source.origin) == source


def _lines(content: bytes) -> list[bytes]:
    return [line.removesuffix(b"\r") for line in content.removeprefix(b"\xef\xbb\xbf").split(b"\n")]


def _in_order(site: Site) -> list[Story]:
    """Return the stories as the whole site has them, whatever became of their dates and slugs."""
    stories = {story.folder: story for story in site.stories}
    return [stories[story.folder] for story in read_whole().stories]


def _quantities(story: Story) -> dict[str, Quantity]:
    return {key: figure.quantity for key, figure in story.figures.items()}


@pytest.mark.parametrize("part", PARTS)
def test_damage_is_told_or_harmless(part: int) -> None:
    harmless = told = 0
    for number in range(part, CASES, 10):
        chance = random.Random(number)
        name = chance.choice(DAMAGED)
        damaged = damage(FILES[name], chance)
        with no_hang(f"case {number}, {name}"):
            site = read({**FILES, name: damaged})
        if site is None:
            told += 1
        else:
            harmless += 1
            check_same(site, name, damaged)
    assert harmless and told


def test_a_silent_change_would_be_found() -> None:
    name, index = "data/stalls.csv", "data/sources/office.numbers.csv"
    # The index of the source would find it, if there were one.
    files = {file: content for file, content in FILES.items() if file != index}
    header, rest = FILES[name].split(b"\n", 1)
    assert read({**files, name: header + b"\n" + rest.replace(b"800,item", b"801,item")}) is None
    changed = rest.replace(b",800,item", b",801,item").replace(b"800\xe5", b"801\xe5")
    assert read({**FILES, name: header + b"\n" + changed}) is None
    site = read({**files, name: header + b"\n" + changed})
    assert site is not None
    check_same(site, name, header + b"\n" + changed)
    with pytest.raises(AssertionError):
        check_same(site, name, FILES[name])
    without = read({**FILES, name: FILES[name].replace(b"\xe5\x90\xab", b"\xe6\x9c\x89")})
    assert without is not None
    with pytest.raises(AssertionError):
        check_same(without, name, FILES[name])
