"""The runtime: only known bytes, with the fixes that H4 names, in one script of its own."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace

import pytest

from tests.fixture import ROOT, load_fixture, print_fixture
from youju.inputs import RUNTIME
from youju.model import Site
from youju.printing.runtime import (
    HASHES,
    INSTALL,
    INTERPRETER,
    VEGA,
    bundle_runtime,
    check_runtime,
    is_wanted,
)
from youju.problems import Problems

# What vega-functions 6.1.1 and vega-selections 6.1.2 say where older ones run what they are given.
FIXES = (
    b"modify parameter must be a data tuple",
    b"First argument to selectionTuples must be an array",
)


def tell(site: Site) -> list[str]:
    problems = Problems()
    check_runtime(site, problems)
    return [f"{problem.origin.file} {problem.code}" for problem in problems]


def without_charts(site: Site) -> Site:
    return replace(site, stories=tuple(replace(story, charts=()) for story in site.stories))


def test_what_is_installed_is_what_is_known() -> None:
    assert tell(load_fixture()) == []
    assert {
        name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in RUNTIME
    } == HASHES


def test_the_versions_are_the_same_wherever_they_are_named() -> None:
    named = dict(re.findall(r"(vega(?:-interpreter)?)@([\d.]+)", INSTALL))
    assert json.loads((ROOT / "package.json").read_text())["dependencies"] == named
    text = (ROOT / "package-lock.json").read_text()
    lock = json.loads(text)["packages"]
    assert {name: lock[f"node_modules/{name}"]["version"] for name in named} == named
    assert '"resolved"' not in text
    assert all("integrity" in entry for name, entry in lock.items() if name)


def test_an_editor_is_told_what_to_run() -> None:
    site = load_fixture()
    files = {name: content for name, content in site.files.items() if name != INTERPRETER}
    assert tell(replace(site, files=files)) == [f"{VEGA} chart-runtime-missing"]
    changed = {**site.files, VEGA: site.files[VEGA].replace(FIXES[0], b"any")}
    assert tell(replace(site, files=changed)) == [f"{VEGA} chart-runtime-other"]
    problems = Problems()
    check_runtime(replace(site, files=files), problems)
    (problem,) = problems
    assert problem.mend("en") == f"In the site's folder run: {INSTALL}"
    assert problem.sentence("zh") == (
        "這個網站有可以互動的圖表，但所需的 Vega 程式庫還沒有安裝在這裏。"
    )


def test_a_site_of_pictures_needs_none() -> None:
    site = without_charts(replace(load_fixture(), files={}))
    assert is_wanted(load_fixture()) and not is_wanted(site)
    assert tell(site) == []


@pytest.mark.parametrize("fix", FIXES)
def test_the_bundle_has_the_fixes(fix: bytes) -> None:
    (bundle,) = (page for path, page in print_fixture().pages.items() if "/vega." in path)
    assert fix in bundle


def test_the_bundle_is_a_script_without_modules_or_maps() -> None:
    bundle = bundle_runtime(load_fixture().files)
    assert not re.search(rb"^\s*(?:import|export)\b", bundle, re.MULTILINE)
    assert b"sourceMappingURL" not in bundle
    assert bundle.startswith(b"(() => {") and bundle.endswith(b"})();\n")


def test_licences_stand_beside_the_script() -> None:
    pages = print_fixture().pages
    (script,) = (page for path, page in pages.items() if "/vega." in path)
    (path,) = (path for path in pages if path.startswith("assets/licences."))
    assert path.rpartition("/")[2].encode() in script[:200]
    told = pages[path].decode("utf-8")
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, entry in lock.items():
        if name and "@types/" not in name:  # types are no part of the script
            assert f"{name.removeprefix('node_modules/')} {entry['version']}" in told.replace(
                "\n", " "
            )
    for words in ("University of Washington", "Mike Bostock", "SIL OPEN FONT LICENSE"):
        assert words in told
