"""Loading: the input files become one Site, and every problem in them is found in one reading."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixture import (
    FIXTURE,
    ROOT,
    copy_site,
    edit,
    load_files,
    load_fixture,
    read_once,
    read_site,
)
from tests.profiles import sample
from youju.content.look import THEME
from youju.content.site import load_site
from youju.inputs import MERGED, read_home, read_inputs
from youju.model import Origin
from youju.problems import BuildError, Problems
from youju.theme.house import HOUSE

SETTINGS = "site_src/site.toml"
URL = 'url = "https://free.example/4.0/"'


def load_settings(text: str) -> list[tuple[str, Origin]]:
    """Return the problems of the fixture when its site.toml holds `text`."""
    problems = Problems()
    inputs = read_inputs(FIXTURE)
    files = {**inputs.files, SETTINGS: text.encode()}
    try:
        load_site(type(inputs)(inputs.root, files), problems)
    except BuildError as error:
        return [(problem.code, problem.origin) for problem in error.problems]
    return [(problem.code, problem.origin) for problem in problems]


def settings() -> str:
    return (FIXTURE / SETTINGS).read_text("utf-8")


def add_licence(*lines: str) -> str:
    """Return [licence] with names and further `lines`, to stand before [defaults]."""
    names = ('name.en = "Free"', 'name.zh = "自由"')
    return "\n".join(["[licence]", *names, *lines, "", "[defaults]"])


def test_the_fixture_becomes_a_site() -> None:
    site = load_fixture()
    assert site.base_url == "https://fixture.example/sub/"
    assert dict(site.name) == {"en": "The Fixture", "zh": "樣本"}
    assert (site.default, list(site.languages)) == ("en", ["en", "zh"])
    assert list(site.sources) == ["office"]
    assert [leaf.name for leaf in site.leaves] == ["about"]
    assert site.strings["source"]["zh"] == "來源"


def test_derived_languages_come_after_those_they_derive_from() -> None:
    site, problems = read_once(ROOT)
    assert problems == []
    derived = [not language.is_authored for language in site.languages.values()]
    assert derived == sorted(derived)
    assert derived.count(True) == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("https://fixture.example/sub/", "fixture.example", "site-base-url", 2),
        ("https://fixture.example/sub/", "ftp://fixture.example/", "site-base-url", 2),
        ("https://fixture.example/sub/", "https://fixture.example/?a=1", "site-base-url", 2),
        ('tag = "zh-Hant"', 'tag = "zh-Hant"\nderived_from = "fr"', "site-derived-from", 19),
        ("[defaults]", "[default]", "document-unknown-key", 10),
        ('language = "en"', 'language = "fr"', "site-default", 11),
        ('tag = "zh-Hant"', 'tag = "xx"', "site-language-tag", 18),
        ('tag = "zh-Hant"', 'tag = "en-XX"', "site-language-tag", 18),
        ("[languages.zh]", "[languages.ZH]", "site-language-code", 17),
        ('tag = "zh-Hant"', 'tag = ""', "site-language-tag", 18),
        ("[defaults]", add_licence('url = "http://free.example/"'), "site-licence-url", 13),
        ("[defaults]", add_licence('url = "free.example"'), "site-licence-url", 13),
        ("[defaults]", add_licence("url = 4"), "document-wrong-type", 13),
        ("[defaults]", add_licence(f"{URL}\nby = 'us'"), "document-unknown-key", 14),
        ("[defaults]", f"[licence]\n{URL}\n[defaults]", "document-missing-text", 10),
    ],
)
def test_a_mistaken_setting_is_reported_at_its_line(
    old: str, new: str, code: str, line: int
) -> None:
    text = settings()
    assert text.count(old) == 1
    assert (code, Origin(SETTINGS, line)) in load_settings(text.replace(old, new))


def test_a_site_may_name_the_licence_of_its_charts() -> None:
    assert load_fixture().licence is None
    files = dict(read_inputs(FIXTURE).files)
    files[SETTINGS] = settings().replace("[defaults]", add_licence(URL)).encode()
    site, problems = load_files(files)
    assert problems == [] and site.licence is not None
    assert dict(site.licence.name) == {"en": "Free", "zh": "自由"}
    assert site.licence.url == "https://free.example/4.0/"


def test_without_languages_nothing_else_is_read() -> None:
    text = re.sub(r"(?s)\[languages.*", "", settings())
    assert [code for code, _ in load_settings(text)] == ["document-wrong-type", "site-no-languages"]


def test_a_folder_without_settings_is_no_site() -> None:
    inputs = read_inputs(FIXTURE)
    files = {name: content for name, content in inputs.files.items() if name != SETTINGS}
    with pytest.raises(BuildError) as error:
        load_files(files)
    assert [problem.code for problem in error.value.problems] == ["site-no-settings"]


def test_mistakes_of_all_files_are_told_together() -> None:
    files = dict(read_inputs(FIXTURE).files)
    files[SETTINGS] = files[SETTINGS].replace(b"https://", b"ftp://")
    files["data/stalls.csv"] = files["data/stalls.csv"].replace(b",800,", b",8OO,")
    files["data/visits.csv"] = files["data/visits.csv"].replace(b",90000", b",9OOOO")
    files["site_src/strings.toml"] = files["site_src/strings.toml"].replace(
        b'close.en = "Close"', b""
    )
    _, problems = load_files(files)
    assert {problem.origin.file for problem in problems} == {
        SETTINGS,
        "data/stalls.csv",
        "data/visits.csv",
        "site_src/strings.toml",
    }


@pytest.mark.slow
def test_charts_are_held_to_as_many_colours_as_the_look_has() -> None:
    files = dict(read_inputs(ROOT / "tests" / "sites" / "gallery").files)
    few = "".join(f'{name} = ["#0e5a72", "#62b6ce"]\n' for name in HOUSE.series)
    found = {}
    for name, theme in (("own", f'[colours]\n{few}[charts]\nseries = ["main"]'), ("house", "")):
        _, problems = load_files({**files, THEME: theme.encode()})
        found[name] = {dict(p.values)["most"] for p in problems if p.code == "chart-kind-colours"}
    assert found == {"own": {"1"}, "house": set()}


def test_no_missing_line_of_the_settings_ends_in_a_traceback() -> None:
    lines = settings().splitlines(keepends=True)
    for index in range(len(lines)):
        load_settings("".join(lines[:index] + lines[index + 1 :]))


@pytest.mark.parametrize("value", ["5", '"x"', "[1]", "{a = 1}", "true", ""])
def test_no_value_of_another_type_ends_in_a_traceback(value: str) -> None:
    lines = settings().splitlines(keepends=True)
    for index, line in sample(enumerate(lines), 8, value):
        if "=" in line and not line.startswith("#"):
            mistaken = f"{line.partition('=')[0]}= {value}\n"
            found = load_settings("".join([*lines[:index], mistaken, *lines[index + 1 :]]))
            assert found or value == '"x"', line


def test_a_site_with_one_unit_and_one_string_keeps_ours(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    whole, _ = read_site(root)
    unit = '[bridge]\nkind = "count"\nzh = "{n}座橋"\nen = "{n} bridges"\n'
    unit += '\n[item]\nkind = "count"\nzh = "{n}攤"\nen = "{n} stalls"\n'
    (root / "site_src/units.toml").write_text(unit, "utf-8")
    key = next(iter(whole.strings))
    own = f'[{key}]\nzh = "自己的話"\nen = "Own words"\n'
    (root / "site_src/strings.toml").write_text(own, "utf-8")
    inputs = read_inputs(root)
    site = load_site(inputs, Problems())
    assert site.units.keys() - whole.units.keys() == {"bridge"}
    assert not whole.units.keys() - site.units.keys()
    item = site.units["item"]
    assert item.forms["en"] == {"other": "{n} stalls"}
    assert item.forms["ja"] == whole.units["item"].forms["ja"]  # for sources in Japanese
    assert site.units["person"] == whole.units["person"]
    assert list(site.units)[:2] == ["bridge", "item"]
    assert site.strings[key]["en"] == "Own words"
    assert site.strings.keys() == whole.strings.keys()
    changed = replace(inputs, home={**inputs.home, "site_src/units.toml": b""})
    assert inputs.digest() != changed.digest()


def test_a_copy_of_our_whole_files_changes_nothing(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    whole, _ = read_site(root)
    for name in MERGED:
        (root / name).write_bytes((read_home() / name).read_bytes())
    site, problems = read_site(root)
    assert problems == []
    assert (site.units, site.strings) == (whole.units, whole.strings)


def test_ours_are_left_out_where_they_lack_a_language_of_the_site(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    edit(root / "site_src/site.toml", "[languages.en]", "[languages.eng]")
    (root / "site_src/strings.toml").write_text('[home]\neng = "a"\nzh = "b"\n', "utf-8")
    (root / "site_src/units.toml").write_text("", "utf-8")
    problems = Problems()
    site = load_site(read_inputs(root), problems)
    assert (list(site.strings), list(site.units)) == (["home"], [])
    assert not [problem for problem in problems if problem.origin.file in MERGED]
