"""The spare: what stays is left where it is; what befell the spare never reaches readers."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.output.test_sightings import put_link, write_anew, write_in_place
from youju.model import Page
from youju.output import exchange, writer
from youju.output.manifest import MANIFEST, hash_bytes
from youju.output.sightings import Sightings
from youju.output.spare import Spare
from youju.output.writer import Changes, recover_output, write_pages

SAME = {f"same/{number}/index.html": b"%d" % number for number in range(6)}
OLD = time.time_ns() // 1_000_000_000 * 1_000_000_000 - 3_599_876_543_211
HARMS: list[Callable[[Path], None]] = [write_in_place, write_anew, Path.unlink, put_link]


def sightings_of(site: Path) -> Sightings:
    return Sightings(site.parent / ".cache/output.json", site)


def build(site: Path, pages: dict[str, bytes]) -> Changes:
    """Build a site whose pages then are an hour old and seen, as most are."""
    plan = [Page(path, content) for path, content in pages.items()]
    changes = write_pages(plan, site, repr(pages), seen=sightings_of(site))
    age(site, pages)
    return changes


def age(site: Path, pages: dict[str, bytes]) -> None:
    for path in pages:
        os.utime(site / path, ns=(OLD, OLD))
    seen = sightings_of(site)
    seen.renew({path: hash_bytes(content) for path, content in pages.items()})


def read_all(folder: Path) -> dict[str, bytes | None]:
    """Return all files in a folder, and folders that are empty as None."""
    found: dict[str, bytes | None] = {}
    for path in folder.rglob("*"):
        assert not path.is_symlink(), path
        if path.is_file() and path.name != MANIFEST:
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
        elif path.is_dir() and not any(path.iterdir()):
            found[path.relative_to(folder).as_posix()] = None
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a spare, which has another first page, and one more."""
    output = tmp_path / "output"
    build(output, SAME | {"index.html": b"1", "gone/older.html": b"1"})
    build(output, SAME | {"index.html": b"2"})
    assert (spare_of(output) / "gone/older.html").exists()
    return output


def spare_of(site: Path) -> Path:
    return site.with_name(".output.spare")


def test_what_stays_is_neither_read_nor_touched(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: (site / path).stat() for path in SAME}
    pages = SAME | {"index.html": b"3"}
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        patch.setattr(Path, "read_bytes", read_none_of_same(Path.read_bytes))
        plan = [Page(path, content) for path, content in pages.items()]
        changes = write_pages(plan, site, "3", seen=sightings_of(site))
    assert changes == Changes(("index.html",), tuple(SAME), ())
    assert read_all(site) == pages
    for path, mark in before.items():
        found = (site / path).stat()
        assert (found.st_ino, found.st_ctime_ns) == (mark.st_ino, mark.st_ctime_ns)
    assert read_all(spare_of(site)) == SAME | {"index.html": b"2"}


def read_none_of_same(real: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
    def read(path: Path) -> bytes:
        assert "same" not in path.parts, path
        return real(path)

    return read


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("folder", ["output", ".output.spare"])
@pytest.mark.parametrize("hidden", [True, False])
def test_a_page_that_was_touched_is_healed(
    harm: Callable[[Path], None], folder: str, hidden: bool, site: Path
) -> None:
    """Of a file that the two share, both are written in place."""
    page = site.with_name(folder) / "same/2/index.html"
    harm(page)
    if hidden and page.exists():
        os.utime(page, ns=(OLD, OLD))
    told = folder == "output" or harm is write_in_place
    changes = build(site, SAME | {"index.html": b"3"})
    assert changes.written == (("index.html", "same/2/index.html") if told else ("index.html",))
    assert {**read_all(site), "same/2/other.html": None} == {
        **SAME,
        "index.html": b"3",
        "same/2/other.html": None,
    } or harm is put_link


def break_off(spare: Path) -> None:
    (spare / MANIFEST).unlink()
    (spare / "same/1/index.html").unlink()
    (spare / "index.html").write_bytes(b"half")


def litter(spare: Path) -> None:
    (spare / "x/y").mkdir(parents=True)
    (spare / "x/y/z.html").write_text("nobody's")
    (spare / "same/1/link").symlink_to("index.html")
    (spare / "new").write_text("a file where a folder is to be")


def confuse(spare: Path) -> None:
    (spare / "same/1/index.html").unlink()
    (spare / "same/1/index.html").mkdir()
    shutil.rmtree(spare / "same/2")
    (spare / "same/2").write_text("a file where a folder was")
    shutil.rmtree(spare / "same/3")
    (spare / "same/3").symlink_to("../same/4", target_is_directory=True)


def forbid(spare: Path) -> None:
    for folder in ("same/1", "same", ""):
        (spare / folder).chmod(0o500)


def replace_by_link(spare: Path) -> None:
    spare.rename(spare.with_name("elsewhere"))
    spare.symlink_to("elsewhere", target_is_directory=True)


def replace_by_file(spare: Path) -> None:
    shutil.rmtree(spare)
    spare.write_text("mine")


@pytest.mark.parametrize(
    "befall",
    [break_off, litter, confuse, forbid, replace_by_link, replace_by_file, shutil.rmtree],
)
def test_whatever_befell_the_spare_does_no_harm(befall: Callable[[Path], None], site: Path) -> None:
    befall(spare_of(site))
    for text in (b"3", b"4"):
        pages = SAME | {"index.html": text, "new/index.html": text}
        build(site, pages)
        assert read_all(site) == pages
    elsewhere = site.with_name("elsewhere")
    assert not elsewhere.exists() or (elsewhere / "index.html").read_bytes() == b"1"


def test_strangers_come_and_go(site: Path) -> None:
    """What a stranger takes away does not come back from the spare; what he changes stays so."""
    (site / "same/1/mine.txt").write_text("1")
    (site / "photos/empty").mkdir(parents=True)
    build(site, SAME | {"index.html": b"3"})
    build(site, SAME | {"index.html": b"4"})
    assert (spare_of(site) / "same/1/mine.txt").exists()
    (site / "same/1/mine.txt").unlink()
    (site / "same/1/mine.txt").write_text("2")
    build(site, SAME | {"index.html": b"5"})
    assert (site / "same/1/mine.txt").read_text() == "2"
    (site / "same/1/mine.txt").unlink()
    shutil.rmtree(site / "photos")
    for text in (b"6", b"7"):
        build(site, SAME | {"index.html": text})
        assert read_all(site) == SAME | {"index.html": text}


def test_a_stranger_that_comes_during_the_build_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exchange_late(folder: Path) -> None:
        (site / "same/2/late.txt").write_text("late")
        (site / "late/empty").mkdir(parents=True)
        exchange.exchange_folders(folder)

    with monkeypatch.context() as patch:
        patch.setattr(writer, "exchange_folders", exchange_late)
        build(site, SAME | {"index.html": b"3"})
    expected = SAME | {"index.html": b"3", "same/2/late.txt": b"late", "late/empty": None}
    assert read_all(site) == expected
    build(site, SAME | {"index.html": b"4"})
    assert read_all(site) == expected | {"index.html": b"4"}


def test_folders_have_the_modes_of_the_output(site: Path) -> None:
    (site / "same/1").chmod(0o555)
    (site / "same").chmod(0o750)
    for text in (b"3", b"4"):
        build(site, SAME | {"index.html": text})
        assert (site / "same/1").stat().st_mode & 0o777 == 0o555
        assert (site / "same").stat().st_mode & 0o777 == 0o750
    (site / "same").chmod(0o755)
    build(site, SAME | {"index.html": b"5"})
    assert (site / "same").stat().st_mode & 0o777 == 0o755


def test_no_spare_where_it_would_be_another_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "output"
    build(site, SAME)
    build(site, dict.fromkeys(SAME, b"another look") | {"index.html": b""})
    assert not spare_of(site).exists()
    monkeypatch.setattr(os, "link", refuse)
    build(site, dict.fromkeys(SAME, b"another look"))
    assert not spare_of(site).exists()
    assert read_all(site) == dict.fromkeys(SAME, b"another look")


def refuse(*_: object) -> None:
    raise PermissionError(1, "no links here")


def test_a_spare_that_cannot_be_used_is_done_without(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = SAME | {"index.html": b"3"}
    monkeypatch.setattr(Spare, "finish", refuse)
    build(site, pages)
    assert read_all(site) == pages


def test_whoever_saw_nothing_leaves_the_spare(site: Path) -> None:
    before = read_all(spare_of(site))
    write_pages([Page("a.html", b"")], site, "fresh")
    recover_output(site)
    assert (read_all(site), read_all(spare_of(site))) == ({"a.html": b""}, before)
    build(site, SAME)
    assert read_all(site) == SAME


@pytest.mark.sampled(4)
@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_of_builds_and_harms(seed: int, tmp_path: Path) -> None:
    """Whatever was built and harmed before, the output is its pages and strangers' files."""
    chance, site = random.Random(seed), tmp_path / "output"
    names = [f"{folder}{number}.html" for folder in ("", "a/", "a/b/", "c/") for number in range(4)]
    strangers: dict[str, bytes | None] = {}
    for _ in range(12):
        pages = dict.fromkeys(chance.sample(names, 12), b"same")
        pages |= {name: b"%d" % chance.randrange(9) for name in chance.sample(names, 2)}
        build(site, pages)
        assert read_all(site) == {**pages, **strangers}
        for folder in (site, spare_of(site)):
            known = sorted(path for path in folder.rglob("*.html") if path.name not in strangers)
            if known and chance.random() < 0.5:
                harm: Callable[[Path], None] = chance.choice(HARMS[:3])
                harm(chance.choice(known))
        if chance.random() < 0.3:
            name = f"mine-{len(strangers)}.html"
            (site / name).write_bytes(b"mine")
            strangers[name] = b"mine"
