"""The part of a site that a story is made from: what reaches it changes its key, nothing else."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.bundling import BOTH, CHANGES, LENT, STALLS, Files, edit, lend_table
from tests.fixture import FIGURES, FIXTURE, ROOT, TIDY, keep_pin, load_files, load_fixture
from youju.bundles.parts import NO_PROSE, Parts, cut_prose
from youju.content.cited import parse_cited
from youju.content.site import load_site
from youju.inputs import read_inputs
from youju.model import Origin, Pin, Site, Story
from youju.problems import Problems

PIN = Pin("425783549282", FIGURES, "kinds", "2024-05-09")


@cache
def load_changed(change: str) -> Site:
    """Return the fixture after a change of CHANGES, which nothing may forbid."""
    inputs, problems = read_inputs(FIXTURE), Problems()
    files: Files = dict(inputs.files)
    CHANGES[change].change(files)
    site = load_site(replace(inputs, files=files), problems)
    assert not problems.has_error(), [problem.sentence("en") for problem in problems]
    return site


def list_keys(site: Site, engine: str = "engine", *, prose: bool = True) -> dict[str, str]:
    parts = Parts(site, engine)
    return {story.slug: parts.key("pages", story, choose(story, prose)) for story in site.stories}


def choose(story: Story, prose: bool) -> frozenset[str]:
    """Return the languages of all of a story's text, or none."""
    return frozenset(story.prose) if prose else NO_PROSE


@pytest.mark.sampled(4)
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("prose", [True, False])
def test_a_change_reaches_its_stories_and_no_others(change: str, prose: bool) -> None:
    before = list_keys(load_fixture(), prose=prose)
    after = list_keys(load_changed(change), prose=prose)
    anew = {slug for slug, key in after.items() if before.get(slug) != key}
    reaches = CHANGES[change].reaches & after.keys()
    assert anew == (reaches if prose or not CHANGES[change].text else set())


@pytest.mark.sampled(4)
@pytest.mark.parametrize("change", CHANGES)
def test_a_story_sent_elsewhere_has_the_keys_and_the_parts_that_it_has_here(change: str) -> None:
    site = load_changed(change)
    parts = Parts(site, "engine")
    for story in site.stories:
        sent: Parts = pickle.loads(pickle.dumps(parts.narrow(story)))
        (alone,) = sent.site.stories
        assert alone == story
        for prose in (
            NO_PROSE,
            *(frozenset({code}) for code in story.prose),
            frozenset(story.prose),
        ):
            assert sent.key("pages", alone, prose) == parts.key("pages", story, prose)
            assert sent.cut(alone, prose) == parts.cut(story, prose)


def test_changes_are_of_many_kinds() -> None:
    assert len(CHANGES) >= 30


def test_the_engine_reaches_every_story() -> None:
    site = load_fixture()
    before, after = list_keys(site), list_keys(site, "another")
    assert not set(before.values()) & set(after.values())


def test_a_pin_reaches_its_story() -> None:
    before, after = list_keys(load_fixture()), list_keys(keep_pin(load_fixture(), PIN))
    assert before[TIDY] == after[TIDY] and before[FIGURES] != after[FIGURES]


@pytest.mark.parametrize("prose", [True, False])
@pytest.mark.parametrize(
    ("share", "shared"),
    [
        (lend_table, LENT),
        (
            edit(f"{STALLS}story.toml", "[[charts]]", '[[charts]]\nfiles = ["/data/visits.csv"]'),
            "data/visits.csv",
        ),
    ],
)
def test_what_two_stories_read_reaches_both(
    share: Callable[[Files], None], shared: str, prose: bool
) -> None:
    files: Files = dict(read_inputs(FIXTURE).files)
    share(files)
    before, told = load_files(files)
    after, _ = load_files({**files, shared: files[shared] + b"\n"})
    assert told == []
    old, new = list_keys(before, prose=prose), list_keys(after, prose=prose)
    assert {slug for slug in old if old[slug] != new[slug]} == BOTH
    parts = Parts(before, "engine")
    assert all(shared in parts.cut(story, choose(story, prose)).files for story in before.stories)


def test_a_part_has_nothing_of_another_story() -> None:
    site = load_fixture()
    (tidy,) = (story for story in site.stories if story.slug == TIDY)
    part = Parts(site, "engine").cut(tidy, frozenset(tidy.prose))
    assert part.stories == (tidy,)
    assert "data/visits.csv" in part.files and "data/stalls.csv" not in part.files
    assert not [name for name in part.files if FIGURES in name or name.startswith("embeds/")]


def test_a_part_has_the_text_of_the_languages_that_are_asked_for() -> None:
    site = load_fixture()
    for story in site.stories:
        for code, prose in story.prose.items():
            (cut,) = Parts(site, "engine").cut(story, frozenset({code})).stories
            whole = {other for other in story.prose if cut.prose[other] == story.prose[other]}
            assert whole == {o for o, text in story.prose.items() if text.file == prose.file}


def test_a_part_without_prose_has_no_sentence_and_all_that_is_cited() -> None:
    site = load_fixture()
    (story,) = (story for story in site.stories if story.slug == FIGURES)
    part = cut_prose(Parts(site, "engine").cut(story, frozenset(story.prose)))
    (cut,) = part.stories
    for code, prose in cut.prose.items():
        whole = parse_cited(story.prose[code].text, Origin("")).citations
        left = parse_cited(prose.text, Origin(""))
        assert not [piece for piece in left.parts if isinstance(piece, str) and piece.strip()]
        assert {(one.function, one.id) for one in left.citations} == {
            (one.function, one.id) for one in whole if one.function != "chart"
        }
        assert prose.file not in part.files and prose.file in site.files


@pytest.mark.slow
def test_a_key_is_the_same_in_every_process() -> None:
    """Sets have another order in each."""
    code = (
        f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'tests')]!r}\n"
        "from bundles.test_parts import list_keys, load_fixture\nprint(list_keys(load_fixture()))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(ROOT),
        ).stdout
        for seed in ("1", "2")
    }
    assert printed == {f"{list_keys(load_fixture())}\n"}


def test_a_table_that_cannot_be_read_is_that_of_the_story_that_names_it() -> None:
    files = dict(read_inputs(FIXTURE).files)
    before = list_keys(load_fixture())
    table = "data/stalls.csv"
    for spoilt in (b"", files[table].replace(b",unit,", b",unit,unit,")):
        site, problems = load_files({**files, table: spoilt})
        assert problems
        after = list_keys(site)
        assert before[FIGURES] != after[FIGURES] and before[TIDY] == after[TIDY]
