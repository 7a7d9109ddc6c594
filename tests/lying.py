"""Lies that were once told to the gate by hand, and honest edits that it once refused: lies.toml.

Each is some changes of a site's files, with all translations confirmed as a script does: a lie is
told by a hold, or else by a note; an honest edit is not held. `tests/campaign.py` makes lies of its
own at every place; these are of kinds that no such slip makes.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from tests.campaign import SITES as CAMPAIGN_SITES
from tests.fixture import ROOT, hold, load_files
from youju.checks.translations import SITE_WORDS, record_translations
from youju.inputs import read_inputs
from youju.problems import NOTE, Problems

SITES = {**CAMPAIGN_SITES, "japanese": ROOT / "tests/sites/japanese_newsroom"}
_READ = tomllib.loads((ROOT / "tests" / "lies.toml").read_text("utf-8"))
LIES: list[dict[str, object]] = _READ["lies"]
HONEST: list[dict[str, object]] = _READ["honest"]

Files = Mapping[str, bytes]
Told = Counter[tuple[str, str]]


@cache
def read_truth(name: str) -> tuple[Files, Told]:
    """Return a site's files with its translations confirmed, and what is told of it."""
    files = _confirm(read_inputs(SITES[name]).files)
    return files, _find(files)


def judge(case: Mapping[str, object]) -> str:
    """Return "hold", "note" or "" for the gravest that is told of a site when it is changed."""
    files, known = read_truth(str(case["site"]))
    edits = case["edits"]
    assert isinstance(edits, list)
    new = _find(_confirm({**files, **_edit(files, edits)})) - known
    return "hold" if any(grade != NOTE for _, grade in new) else NOTE if new else ""


def _edit(files: Files, edits: Sequence[Sequence[str]]) -> Files:
    """Return the files that `edits` change: file, old, new, which without old stands at the end."""
    changed: dict[str, bytes] = {}
    for file, old, new in edits:
        text = changed.get(file, files.get(file, b"")).decode("utf-8")
        assert old in text, f"{old!r} does not stand in {file}"
        changed[file] = (text.replace(old, new, 1) if old else text + new).encode()
    return changed


def _find(files: Files) -> Told:
    site, found = load_files(files)
    problems = Problems()
    if not found:
        hold(site, problems)
    return Counter((problem.code, problem.grade) for problem in (*found, *problems))


def _confirm(files: Files) -> Files:
    site, _ = load_files(files)
    works = (SITE_WORDS, *(story.slug for story in site.stories))
    records = [record_translations(site, work, (), Problems()) for work in works]
    return {**files, **{one.file: one.text.encode() for one in records if one}}
