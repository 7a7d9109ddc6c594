"""Spools: what was held comes back as it was, whatever the disk says, and nothing is left of it."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest

from youju.bundles import spool as spool_module
from youju.bundles.spool import Joined, Spool, Spooled, list_pages

CONTENTS = {"a.html": b"first", "empty.txt": b"", "b.png": bytes(range(256)) * 300}


@pytest.mark.parametrize("place", [".", "is not there"])
def test_what_was_held_comes_back(place: str, tmp_path: Path) -> None:
    spool = Spool(tmp_path / place)
    first, more = spool.hold(CONTENTS), spool.hold({"c.html": b"later"})
    assert dict(first) == CONTENTS and list(first) == list(CONTENTS)
    assert dict(more) == {"c.html": b"later"}
    assert "a.html" in first and "c.html" not in first and len(first) == len(CONTENTS)
    assert list(tmp_path.iterdir()) == []


def test_what_is_held_is_not_held_twice(tmp_path: Path) -> None:
    held = Spool(tmp_path).hold(CONTENTS)
    assert Spool(tmp_path).hold(held) is held


def test_later_bytes_of_a_name_count(tmp_path: Path) -> None:
    one, other = Spool(tmp_path), Spool(tmp_path)
    joined = Joined([one.hold(CONTENTS), other.hold({"a.html": b"new"}), one.hold({"d": b"d"})])
    assert dict(joined) == {**CONTENTS, "a.html": b"new", "d": b"d"}
    with pytest.raises(KeyError):
        joined["e"]


def test_what_was_joined_of_parts_has_their_parts_again(tmp_path: Path) -> None:
    one, other = Spool(tmp_path).hold(CONTENTS), Spool(tmp_path).hold({"d": b"d"})
    assert Joined([Joined([one]), Joined([other])]).list_parts() == [one, other]


def test_pages_are_read_when_they_are_needed(tmp_path: Path) -> None:
    held = Spool(tmp_path).hold(CONTENTS)
    assert {page.path: page.content for page in list_pages(held)} == CONTENTS


class Full(io.BytesIO):
    """A file on a disk with room for so many bytes, and no more."""

    room = 8

    def write(self, content: bytes) -> int:  # type: ignore[override]
        taken = bytes(content)[: max(self.room - self.tell(), 0)]
        return super().write(taken)


def test_where_the_disk_is_full_memory_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool_module, "_open", lambda folder: Full())
    spool = Spool(tmp_path)
    small, large = spool.hold({"s": b"small"}), spool.hold(CONTENTS)
    assert dict(small) == {"s": b"small"} and dict(large) == CONTENTS
    assert dict(spool.hold({"t": b"then"})) == {"t": b"then"}


def test_where_there_is_no_folder_memory_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert dict(Spool(tmp_path).hold(CONTENTS)) == CONTENTS


def test_files_live_as_long_as_what_they_hold(tmp_path: Path) -> None:
    held: Spooled = Spool(tmp_path).hold(CONTENTS)  # nobody has the spool any more
    assert held["a.html"] == b"first"
