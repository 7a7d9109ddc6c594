"""Stories are loaded once: after any change they are what they are without a store."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.bundling import CHANGES, STALLS, Files, add, edit
from tests.fixture import FIXTURE, ROOT
from tests.provoking import derive
from youju.content import stories
from youju.content.kept_stories import AskedFiles, key_kept_story
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.model import Site
from youju.problems import Problem, Problems
from youju.scripts import running
from youju.store.cache import Store

SITES = [path.parents[1] for path in sorted((ROOT / "tests/sites").glob("*/site_src/site.toml"))]
FOLDER = STALLS.rstrip("/")
TABLE, FILE = f"{STALLS}tables.py", b"open('x.txt', 'w').close()\n"


def load(inputs: Inputs, store: Store | None) -> tuple[Site, list[Problem]]:
    problems = Problems()
    return load_site(inputs, problems, store), list(problems)


def count_loaded(inputs: Inputs, store: Store | None) -> int:
    """Return how many stories are loaded anew."""
    with patch.object(stories, "_parse_story", wraps=stories._parse_story) as parse:
        load(inputs, store)
    return parse.call_count


def change(name: str) -> Inputs:
    inputs = read_inputs(FIXTURE)
    files: Files = dict(inputs.files)
    CHANGES[name].change(files)
    return replace(inputs, files=files)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("store"))


@pytest.mark.sampled(10)
@pytest.mark.parametrize("name", CHANGES)
def test_warm_is_cold(name: str, store: Store) -> None:
    load(read_inputs(FIXTURE), store)
    inputs = change(name)
    cold = load(inputs, None)
    assert load(inputs, store) == cold == load(inputs, store)
    assert count_loaded(inputs, store) == 0


def test_only_stories_whose_files_changed_are_loaded(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert count_loaded(read_inputs(FIXTURE), store) == 2
    assert count_loaded(read_inputs(FIXTURE), store) == 0
    assert count_loaded(change("a sentence"), store) == 1
    assert count_loaded(change("a template of stories"), store) == 1  # the text is back
    assert count_loaded(change("a unit"), store) == 2
    assert count_loaded(change("a story renamed"), store) == 2


@pytest.mark.slow
@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_stories_of_all_kinds_are_kept(site: Path, tmp_path: Path) -> None:
    inputs, store = read_inputs(site), Store(tmp_path)
    cold = load(inputs, None)
    assert load(inputs, store) == cold == load(inputs, store)
    assert repr(load(inputs, store)[0].stories) == repr(cold[0].stories)
    assert count_loaded(inputs, store) == 0


def test_what_is_wrong_is_told_from_the_store(tmp_path: Path) -> None:
    """A hint that names files is another when there is another file."""
    store, inputs = Store(tmp_path), read_inputs(FIXTURE)
    files: Files = dict(inputs.files)
    edit(f"{STALLS}story.toml", "stalls.csv", "stals.csv")(files)
    inputs = replace(inputs, files=files)
    cold = load(inputs, None)[1]
    assert "table-missing" in {problem.code for problem in cold}
    assert load(inputs, store)[1] == load(inputs, store)[1] == cold
    more = replace(inputs, files={**files, "data/stals2.csv": b"id\n"})
    assert load(more, store)[1] == load(more, None)[1] != cold


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("visits.nothing", "tables-code-failed"),
        pytest.param("all(iter(lambda: True, False))", "tables-code-slow", marks=pytest.mark.slow),
        ("3", "tables-no-frame"),
        ("visits.assign(visits=TIMES.pop())", "tables-not-same"),
    ],
)
def test_what_code_did_wrong_is_not_kept(
    wrong: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same code may do well on another machine, or on another day: here, by a file."""
    flag, store = tmp_path / "flag", Store(tmp_path / "store")
    made = (
        "import os\nTIMES = [1, 2]\n\ndef totals(visits):\n"
        f"    if os.path.exists({str(flag)!r}):\n        return visits\n    return {wrong}\n"
    )
    inputs = replace(read_inputs(FIXTURE), files=derive(made, 'from = ["visits"]'))
    with monkeypatch.context() as patched:
        if code == "tables-code-slow":
            patched.setattr(running, "TIME_LIMIT", 0.3)
        assert [one.code for one in load(inputs, store)[1]] == [code]
    flag.touch()
    assert load(inputs, store)[1] == []
    assert count_loaded(inputs, store) == 0


def test_a_file_that_was_not_there_is_looked_for_again(tmp_path: Path) -> None:
    store, inputs = Store(tmp_path), read_inputs(FIXTURE)
    files = {name: text for name, text in inputs.files.items() if name != f"{STALLS}en.md"}
    less = replace(inputs, files=files)
    assert "prose-missing" in {problem.code for problem in load(less, store)[1]}
    assert load(inputs, store) == load(inputs, None)


class Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("harm",)


@pytest.mark.parametrize("content", [b"", b"x", pickle.dumps("no story"), pickle.dumps(Harm())])
def test_what_is_no_story_is_not_there(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store(tmp_path / "store")
    store.put(key_kept_story(FOLDER), content)
    assert load(read_inputs(FIXTURE), store) == load(read_inputs(FIXTURE), None)
    assert not Path("harm").exists()


def test_files_know_what_was_asked_for() -> None:
    files = AskedFiles({"a": b"1", "b": b"2"})
    assert files.get("a") == b"1" and "c" not in files and not files.listed
    assert list(files.asked) == ["a", "c"]
    assert len(files) == 2 and files.listed
    assert list(AskedFiles({"a": b""})) == ["a"]


def test_a_comment_in_code_is_a_change(store: Store) -> None:
    load(read_inputs(FIXTURE), store)
    inputs, files = read_inputs(FIXTURE), dict(read_inputs(FIXTURE).files)
    add(f"{STALLS}charts.py", "\n# more\n")(files)
    assert count_loaded(replace(inputs, files=files), store) == 1
