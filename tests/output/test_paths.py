"""Where pages may go: no path leaves the output, none is one file with another."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.inputs import read_home
from youju.output.paths import check_output, check_paths, check_strangers
from youju.problems import LANGUAGES, Problems

OUTSIDE = """
|/etc/passwd|../x|../../x|a/../../b|a/..|..|.|./a|a/./b|a//b|a/|/|C:x|C:/x|c:\\x|\\x|a\\b|\\\\host\\x|a:b
""".strip().split("|")
NAMES = [
    *("CON", "con.html", "a/NUL", "aux/index.html", "Com1.txt", "LPT¹", "conin$", "prn .x"),
    *("a.", "a ", "a./b", "a<b", "a>b", 'a"b', "a|b", "a?b", "a*b", "a\x00b", "a\nb", "a\x7f"),
    *("\ud800", "a\u202eb", "a\u200bb", ".youju-manifest.json"),
]
LONG = ["宀" * 86, "a" * 256, "a" * 241, "/".join(["abc"] * 80)]
GOOD = [
    *("index.html", "zh-hans/a/index.html", ".nojekyll", "_headers", "第一頁.html", "é.html"),
    *("zh/feed.xml", "console/index.html", "com10", "a b.csv", "宀" * 80, "embed/zh/a/b.vl.json"),
]


def found_paths(*paths: str) -> list[str]:
    problems = Problems()
    check_paths(paths, Path("/site/output"), problems)
    return read_codes(problems)


def read_codes(problems: Problems) -> list[str]:
    for problem in problems:
        for language in LANGUAGES:
            assert problem.sentence(language) and problem.mend(language)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_leaves_the_output_is_refused(path: str) -> None:
    assert found_paths(path) == ["output-path-outside"]


@pytest.mark.parametrize("path", NAMES)
def test_a_name_that_some_system_refuses_is_refused(path: str) -> None:
    assert found_paths(path) == ["output-path-name"]


@pytest.mark.parametrize("path", LONG)
def test_a_path_that_is_too_long_is_refused(path: str) -> None:
    assert found_paths(path) == ["output-path-long"]


def test_good_paths_are_accepted() -> None:
    assert found_paths(*GOOD) == []


@given(st.text(alphabet=st.sampled_from("./\\:aA中 \0~"), max_size=12) | st.text(max_size=300))
def test_what_is_accepted_lies_inside(path: str) -> None:
    output = Path("/site/output")
    if not found_paths(path):
        assert (output / path).resolve().is_relative_to(output)
        assert (output / path).resolve() != output


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/index.html", "a/index.html"),
        ("A.html", "a.html"),
        ("Zh/a.html", "zh/b.html"),
        ("straße", "STRASSE"),
        (normalize("NFC", "é.html"), normalize("NFD", "é.html")),
        (normalize("NFD", "É/a"), normalize("NFC", "é/b")),
        ("a", "a/b"),
        ("a/b/c", "a"),
        ("a/b/c", "A/B"),
    ],
)
def test_one_file_in_two_spellings_is_refused(first: str, second: str) -> None:
    assert found_paths(first, second) == ["output-path-twice"]
    assert found_paths(second, first) == ["output-path-twice"]


def test_pages_that_share_folders_do_not_clash() -> None:
    assert found_paths("a/b", "a/c", "a/d/e", "b", "a.b", "ab") == []


@pytest.mark.parametrize(
    ("stranger", "is_folder", "page"),
    [
        ("CNAME", False, "CNAME"),
        ("cname", False, "CNAME"),
        ("a", False, "a/b"),
        ("a", True, "a"),
        ("a/b/notes.txt", False, "a/b"),
        ("A", True, "a/b"),
    ],
)
def test_a_page_in_a_strangers_place_is_refused(stranger: str, is_folder: bool, page: str) -> None:
    problems = Problems()
    check_strangers([page, "other"], [(stranger, is_folder)], Path("output"), problems)
    assert read_codes(problems) == ["output-stranger"]


def test_a_page_beside_strangers_is_accepted() -> None:
    problems = Problems()
    strangers = [(".gitkeep", False), ("a", True), ("a/notes.txt", False), ("b/mine", False)]
    check_strangers(["a/index.html", "b/index.html", "c"], strangers, Path("output"), problems)
    assert not problems


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("site/output", None),
        ("site/public/site", None),
        ("other", None),
        ("site", "output-meets-inputs"),
        (".", "output-meets-inputs"),
        ("/", "output-mount output-meets-inputs"),
        ("site/data", "output-meets-inputs"),
        ("site/Data/out", "output-meets-inputs"),
        ("site/templates/out", "output-meets-inputs"),
        ("site/file", "output-not-folder"),
        ("site/link", "output-link"),
    ],
)
def test_the_output_is_a_folder_of_its_own(place: str, code: str | None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "data").mkdir(parents=True)
    (site / "file").touch()
    (site / "link").symlink_to("../elsewhere")
    problems = Problems()
    check_output(tmp_path / place, site, problems)
    assert " ".join(read_codes(problems)) == (code or "")


def test_the_output_never_lies_over_the_engine() -> None:
    for folder in (read_home(), read_home() / "templates", Path(__file__).parents[2] / "youju"):
        problems = Problems()
        check_output(folder, None, problems)
        assert read_codes(problems) == ["output-meets-inputs"]
