"""What rules found in a story is kept: after any change it is what a site without a store finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.bundles.test_parts import load_changed
from tests.bundling import CHANGES, LENT, Files, add, copy_story, edit, lend_table
from tests.fixture import FIXTURE, WHOLE_RULES, copy_warm, load_files, load_fixture
from tests.spreadsheets import make_xlsx
from youju.bundles.findings import Findings
from youju.bundles.parts import Parts
from youju.checks.rules import Reads, check_rules, check_words
from youju.difference.exemptions import list_exemptions
from youju.formats.workbooks import parse_worksheet
from youju.inputs import read_inputs
from youju.model import Site
from youju.problems import Problem, Problems
from youju.publish import prepare
from youju.store.cache import Store

NAKED = "\nThere were 57 of them.\n"
CHECKS = "data/checks.csv"
RELATION = "id,left,sign,right,note_zh,note_en\nparts,stalls,=,food + food,,\n"


def find(site: Site, store: Store | None, before: Problems | None = None) -> list[Problem]:
    """Return what is found in `site`, in order."""
    problems = Problems()
    problems.merge(before or Problems())
    Findings(site, Parts(site, "engine"), store).check(problems)
    return list(problems)


def count_held(site: Site, store: Store) -> int:
    """Return how many stories, and all that is no story's as one more, are held anew."""
    with (
        patch("youju.bundles.findings.check_rules", wraps=check_rules) as parts,
        patch("youju.bundles.findings.check_words", wraps=check_words) as words,
    ):
        find(site, store)
    stories = [call for call in parts.call_args_list if call.args[0] is Reads.STORY]
    return len(stories) + words.call_count


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("store"))
    find(load_fixture(), store)
    return store


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_warm_is_cold(change: str, store: Store) -> None:
    site = load_changed(change)
    assert find(site, store) == find(site, None) == find(site, store)


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_literals_that_are_kept_are_those_of_the_site(change: str, store: Store) -> None:
    site = load_changed(change)
    for keeper in (store, store, None):
        findings = Findings(site, Parts(site, "engine"), keeper)
        findings.check(Problems())
        assert findings.literals.keys() == {story.folder for story in site.stories}
        assert list_exemptions(site, findings.literals) == list_exemptions(site)


@pytest.mark.slow
def test_literals_of_a_story_that_is_kept_are_not_listed_again(tmp_path: Path) -> None:
    store, site = Store(tmp_path), load_fixture()
    find(site, store)
    with patch("youju.bundles.findings.list_literals") as listed:
        find(site, store)
    assert not listed.called
    with (
        patch("youju.difference.exemptions.list_literals") as listed,
        patch("youju.publish.list_exemptions", wraps=list_exemptions) as wanted,
    ):
        prepared = prepare(read_inputs(FIXTURE), Problems(), copy_warm(tmp_path / "site"))
        prepared.list_exemptions()
    assert wanted.called and not listed.called


def test_no_story_is_held_twice(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert count_held(load_fixture(), store) == 3
    assert count_held(load_fixture(), store) == 0
    assert count_held(load_changed("a sentence of the other story"), store) == 1
    assert count_held(load_changed("a unit"), store) == 3


def load(*changes: Callable[[Files], None]) -> tuple[Site, Problems]:
    files: Files = dict(read_inputs(FIXTURE).files)
    for change in changes:
        change(files)
    site, found = load_files(files)
    problems = Problems()
    problems.repeat(found)
    return site, problems


def test_what_is_wrong_is_told_until_it_is_mended(tmp_path: Path) -> None:
    store, wrong = Store(tmp_path), add("site_src/stories/market-stalls/en.md", NAKED)
    first = find(load(wrong)[0], store)
    assert "naked-number" in {problem.code for problem in first}
    other = add("site_src/stories/reading-rooms/en.md", "\nA quiet day.\n")
    again = find(load(wrong, other)[0], store)
    assert [one for one in again if "market-stalls" in one.origin.file] == first
    assert again == find(load(wrong, other)[0], None)
    assert find(load(other)[0], store) == find(load(other)[0], None)


def test_a_rule_does_not_change_what_is_kept_of_it(tmp_path: Path) -> None:
    store, wrong = Store(tmp_path), add("site_src/stories/market-stalls/en.md", NAKED)
    site, _ = load(wrong)
    graded = Problems()
    graded.rule({"naked-number": "note"})
    Findings(site, Parts(site, "engine"), store).check(graded)
    assert {one.grade for one in graded if one.code == "naked-number"} == {"note"}
    assert {one.grade for one in find(site, store) if one.code == "naked-number"} == {"hold"}


def test_what_stories_share_is_held_again_when_one_of_them_changes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    shared = (copy_story, add(CHECKS, RELATION), add("site_src/site.toml", ""))
    copied = edit("site_src/stories/market-again/story.toml", "stalls.csv", "again.csv")

    def own(files: Files) -> None:
        files["data/again.csv"] = files["data/stalls.csv"]

    before = load(*shared, own, copied)[0]
    assert "relation-not-equal" in {problem.code for problem in find(before, store)}
    value = edit("data/again.csv", "800,item,exact,2024-05", "801,item,exact,2024-05")
    after = load(*shared, own, copied, value)[0]
    assert find(after, store) == find(after, None)
    assert find(after, store) != find(before, store)


@pytest.mark.slow
def test_a_spreadsheet_is_read_again_where_it_or_its_table_changed(tmp_path: Path) -> None:
    store = Store(tmp_path)

    @cache
    def write(beside: str) -> bytes:  # a spreadsheet has its time, too
        return make_xlsx({"a": [["a", "b"], [1, beside]]})

    def lay(cell: str, beside: str) -> list[str]:
        """Return what is told of a table with a spreadsheet beside it, read if it must be."""
        sheet = {"data/more.xlsx": write(beside)}
        table = add("data/more.csv", f"a,b\n1,{cell}\n")
        site, _ = load(table, lambda files: files.update(sheet))
        with patch("youju.checks.workbooks.parse_worksheet", wraps=parse_worksheet) as read:
            told = [one for one in find(site, store) if one.code == "table-beside-workbook"]
        assert set(told) == {o for o in hold_whole(site) if o.code == "table-beside-workbook"}
        return [f"{one.origin}" for one in told] + ["read"] * read.call_count

    assert lay("x", "x") == ["read"]
    assert lay("x", "x") == []
    assert lay("x", "y") == ["data/more.csv:2:1", "read"]
    assert lay("x", "y") == ["data/more.csv:2:1"]
    assert lay("y", "y") == ["read"]


def hold_whole(site: Site) -> Problems:
    """Return what every rule finds in the whole of `site` at once, and not by its stories."""
    problems = Problems()
    for check in WHOLE_RULES:
        check(site, problems)
    return problems


def test_it_is_what_every_rule_finds(store: Store) -> None:
    site, before = load(
        add("site_src/stories/market-stalls/en.md", NAKED),
        edit("data/stalls.csv", "Selling clothes", "Selling 112 clothes"),
        edit("site_src/site.toml", "Invented stories", "112 stories"),
    )
    whole = hold_whole(site)
    assert set(find(site, store)) == set(whole)
    assert {one.code for one in whole} >= {"naked-cell", "naked-words"}
    assert before.has_error() is False


def test_a_table_in_the_folder_of_another_story_is_held(tmp_path: Path) -> None:
    store = Store(tmp_path)
    whole = find(load(lend_table)[0], store)
    site, _ = load(lend_table, edit(LENT, "Selling clothes", "Selling 112 clothes"))
    assert "naked-cell" not in {problem.code for problem in whole}
    told = hold_whole(site)
    assert set(find(site, store)) == set(told)
    assert [one.origin.file for one in told if one.code == "naked-cell"] == [LENT]


def test_a_correction_is_held_when_it_is_changed(tmp_path: Path) -> None:
    site, store = load_changed("a correction"), Store(tmp_path)
    assert find(site, store) == find(site, None) == []
    wrong = load_changed("a correction that is not finished")
    told = hold_whole(wrong)
    assert set(find(wrong, store)) == set(told)
    assert {one.code for one in told} == {"naked-cell", "unfinished-cell-mark"}
    assert find(site, store) == []


def test_of_a_row_that_loading_told_less_is_said(tmp_path: Path) -> None:
    """Its print is not held; when the row is told no more, it is."""
    site, _ = load(edit("data/stalls.csv", "office,3,800", "office,9,800"))
    row = next(one.origin for one in find(site, None) if one.code.startswith("print-"))
    told = Problems()
    told.add("cell-not-a-number", replace(row, column=1), found="x")
    store = Store(tmp_path)
    assert find(site, store, told) != find(site, store)
    assert find(site, store, told) == find(site, None, told)


def test_a_sentence_has_the_prose_of_its_language_alone_held(tmp_path: Path) -> None:
    store = Store(tmp_path)
    find(load_fixture(), store)
    site, _ = load(add("site_src/stories/market-stalls/en.md", NAKED))
    with patch("youju.bundles.findings.check_rules", wraps=check_rules) as parts:
        found = find(site, store)
    held = {reads: part for reads, part, _ in (call.args for call in parts.call_args_list)}
    assert len(parts.call_args_list) == len(held) == 3
    assert held.keys() == {Reads.PROSE, Reads.STORY, Reads.ALL}
    part = held[Reads.PROSE]
    assert [*part.languages] == ["en"]
    assert "Selling" not in part.stories[0].prose["zh"].text
    assert [one.code for one in found if one.code.startswith("naked-")] == ["naked-number"]
    assert found == find(site, None)


def test_of_pieces_none_is_pruned_that_may_be_asked_for(tmp_path: Path) -> None:
    store, site = Store(tmp_path), load_fixture()
    findings = Findings(site, Parts(site, "engine"), store)
    findings.check(Problems())
    again = Findings(site, Parts(site, "engine"), store)
    again.check(Problems())
    assert {*again.list_keys()} == {*findings.list_keys()}
    assert all(store.get(key) for key in again.list_keys())
