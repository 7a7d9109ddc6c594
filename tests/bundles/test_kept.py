"""Kept bundles: after any change warm pages and problems are the cold ones, byte for byte."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.bundles.test_parts import load_changed
from tests.bundling import CHANGES, LENT, Change, Files, add, edit, lend_table
from tests.fixture import FIXTURE, copy_warm, load_files, load_fixture, print_fixture, warm
from youju.api import build
from youju.audit.faults import Faults
from youju.bundles import audited, stories
from youju.bundles.kept import Bundle, Drawn, keep_made, recall_made
from youju.inputs import read_inputs
from youju.model import Origin, Site
from youju.output.manifest import hash_bytes
from youju.pictures.cards import Card
from youju.problems import BuildError, Problem, Problems
from youju.publish import CACHE, check_pages, make_pages, prepare
from youju.store.cache import Store, make_key

KEY = make_key("made", "a story")
# What is kept of a story: its text, its pictures, all else.
PARTS = 3
# What no shelf starts with.
PICKLE = b"\x80"
Outcome = tuple[dict[str, bytes], frozenset[Problem]]


def make(site: Site, folder: Path, *, whole: bool, sparing: bool = False) -> Outcome:
    """Return the pages and the problems of `site`; without bundles if it is not `whole`."""
    problems = Problems()
    pages: dict[str, bytes] = {}
    try:
        prepared = make_pages(site, folder, problems, whole=whole, sparing=sparing)
        check_pages(prepared, problems)
        pages = dict(prepared.pages)
    except BuildError as error:
        return pages, frozenset(error.problems)
    return pages, frozenset(problems)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where all is kept that was made of the fixture; copies of it are for what changes."""
    folder = copy_warm(tmp_path_factory.mktemp("made") / "site")
    make(load_fixture(), folder, whole=True)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """Return where the fixture was made a moment ago."""
    return warm(tmp_path / "made", made)


def list_entries(root: Path) -> list[Path]:
    """Return what a site's store keeps but pictures."""
    return sorted((root / CACHE).glob("*/*.made"))


def count_kept(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that the keys of what was kept will be put into."""
    kept: list[str] = []

    def watch(store: Store, key: str, kind: type[Any]) -> Any:
        found = recall_made(store, key, kind)
        kept.extend([key] if found and kind in (Bundle, Drawn) else [])
        return found

    monkeypatch.setattr(stories, "recall_made", watch)
    return kept


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_warm_is_cold(change: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = load_changed(change)
    kept = count_kept(monkeypatch)
    pages, problems = make(site, folder, whole=True)
    reached = {story.slug for story in site.stories} & CHANGES[change].reaches
    anew = PARTS * len(reached) - (PARTS - 1) * len(reached) * CHANGES[change].text
    # Of a story whose text changed in one language, that in the other; and what is no story's.
    more = 1 + len(reached) * (len(site.authored) - 1) if CHANGES[change].text else 0
    assert len(kept) == PARTS * len(site.stories) - anew + more
    spare = make(site, folder, whole=True, sparing=True)
    assert spare == (pages, problems) and list(spare[0]) == list(pages)
    cold, told = make(site, folder, whole=False)
    assert list(pages) == list(cold)
    assert [path for path in cold if pages[path] != cold[path]] == []
    assert problems == told


@pytest.mark.slow
def test_a_table_in_the_folder_of_another_story_is_no_older_than_its_file(folder: Path) -> None:
    files: Files = dict(read_inputs(FIXTURE).files)
    lend_table(files)
    before = make(load_files(files)[0], folder, whole=True)
    edit(LENT, "Shoes and", "Boots and")(files)
    site, _ = load_files(files)
    again = make(site, folder, whole=True)
    assert again == make(site, folder, whole=False) != before


@pytest.mark.slow
def test_what_is_wrong_on_pages_is_told_from_the_store(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Faults()
    fault.add("finished-character", "en/market-stalls/index.html", 3, character="U+202E")
    monkeypatch.setattr(audited, "find_own_faults", lambda site, pages, read: (fault, {}))
    site = load_changed("a sentence")
    first = make(site, folder, whole=True)
    monkeypatch.setattr(audited, "find_own_faults", lambda site, pages, read: (Faults(), {}))
    assert make(site, folder, whole=True) == first
    assert {problem.code for problem in first[1]} == {"finished-character"}


@pytest.mark.slow
def test_what_depends_on_a_file_that_nobody_knows_is_not_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.txt").write_text("x")
    code = f"open({str(tmp_path / 'x.txt')!r}).close()\n"
    change = Change(add("site_src/stories/market-stalls/charts.py", code), frozenset())
    monkeypatch.setitem(CHANGES, "a file", change)
    site = load_changed("a file")
    for rules in ({}, {"chart-file-undeclared": "off"}):
        problems, kept = Problems(), count_kept(monkeypatch)
        problems.rule(rules)
        check_pages(make_pages(site, folder, problems), problems)
        check_pages(make_pages(site, folder, problems), problems)
        assert problems.has_code("chart-file-undeclared")
        assert len(set(kept)) == PARTS  # of the other story


@pytest.mark.slow
def test_a_sparing_build_counts_what_it_does_not_read(folder: Path) -> None:
    site = load_fixture()
    counts = []
    for sparing in (False, True, True):
        prepared = make_pages(site, folder, Problems(), sparing=sparing)
        check_pages(prepared, Problems())
        counts.append(prepared.count())
    assert counts[0]["pictures"] == len(print_fixture().pictures)
    assert counts[1] == counts[2] == counts[0]
    assert not prepared.pictures
    hashes = prepared.list_hashes()
    assert hashes and all(hash_bytes(prepared.pages[path]) == hashes[path] for path in hashes)


@pytest.mark.slow
def test_a_damaged_shelf_costs_a_build_of_all_and_no_page(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    first = build(root)
    assert first.changes
    before = {path: (root / "output" / path).read_bytes() for path in first.changes.written}
    shelves = [entry for entry in list_entries(root) if not entry.read_bytes().startswith(PICKLE)]
    # Of each story its text in each language, which stands nowhere else, and all but its text;
    # and what is no story's.
    site = load_fixture()
    assert len(shelves) == (1 + len(site.authored)) * len(site.stories) + 1
    for entry in shelves:
        content = entry.read_bytes()
        entry.unlink()  # it may have a second name
        entry.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    shutil.rmtree(root / "output")
    assert build(root).changes
    assert {path: (root / "output" / path).read_bytes() for path in before} == before


@pytest.mark.slow
def test_what_is_lost_of_what_is_kept_is_made_again(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")

    def prepare_again() -> Outcome:
        problems = Problems()
        pages = prepare(read_inputs(root), problems, sparing=True).pages
        return dict(pages), frozenset(problems)

    first = prepare_again()
    assert prepare_again() == first
    for entry in list_entries(root):
        content = entry.read_bytes()
        entry.unlink()
        assert prepare_again() == first, entry.name
        entry.write_bytes(content)


def test_pictures_and_pages_come_back_as_they_were_kept(tmp_path: Path) -> None:
    printed, store, problems = print_fixture(), Store(tmp_path), Problems()
    problems.add("chart-width", Origin("a.toml", 1, 2), chart="x")
    cards = {key: Card(dict(card.files)) for key, card in printed.cards.items()}
    posters = dict(printed.posters)
    drawn = Drawn(printed.pictures, cards, posters, problems, frozenset({"k"}))
    assert recall_made(store, KEY, Drawn) is None
    keep_made(store, KEY, drawn)
    assert recall_made(store, KEY, Bundle) is None
    found = recall_made(store, KEY, Drawn)
    assert found is not None
    assert (found.pictures, found.cards) == (drawn.pictures, drawn.cards)
    assert (found.posters, list(found.problems)) == (drawn.posters, list(problems))
    shelves = {"shelf": {"a.html": (0, 4, "hash")}}
    keep_made(store, KEY, Bundle(shelves, Faults()))
    bundle = recall_made(store, KEY, Bundle)
    assert bundle is not None and bundle.shelves == shelves


class Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("harm",)


@pytest.mark.parametrize(
    "content", [b"", b"no pickle", pickle.dumps("no bundle"), pickle.dumps(Harm())]
)
def test_what_is_no_bundle_is_not_there(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store(tmp_path / "store")
    store.put(KEY, content)
    assert recall_made(store, KEY, Bundle) is None
    assert not Path("harm").exists()
