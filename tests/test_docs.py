"""The docs are true: links lead somewhere, commands exist, the example is a story that builds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from contextlib import redirect_stderr
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from tests.fixture import ROOT, load_fixture
from youju.checks.colours import check_colours
from youju.cli import main
from youju.content.look import LOOK_KEYS, LOOK_RANGES, THEME, parse_look
from youju.languages import QUALIFIERS
from youju.problems import Problems
from youju.tables import sources
from youju.tables.columns import list_read_columns
from youju.theme import HOUSE

DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").glob("*.md")])
BOTH = ("write-a-story", "figures", "languages", "make-it-yours")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def read_help(*command: str) -> str:
    call = [sys.executable, str(ROOT / "build.py"), *command, "--help"]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def list_anchors(path: Path) -> set[str]:
    """Return the anchors that GitHub makes of a page's headings."""
    text = re.sub(r"(?ms)^```.*?^```$", "", path.read_text("utf-8"))
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", head)) for head in heads)
    return {head.strip().lower().replace(" ", "-") for head in kept}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", path.read_text("utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith(("https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.is_relative_to(ROOT) and target.exists(), link
        assert not anchor or anchor in list_anchors(target), link


def test_the_readme_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(([^)#\s]+)", read("README.md")))
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert {page for page in pages if ".zh." not in page} <= linked
    assert "CONTRIBUTING.md" in linked


def test_the_tree_of_the_readme_is_the_tree() -> None:
    tree = read("README.md").partition("## Where things are")[2].partition("```\n")[2]
    names = re.findall(r"^(\S+)", tree.partition("```")[0], re.MULTILINE)
    for name in names:
        assert (ROOT / name).exists() and name.endswith("/") == (ROOT / name).is_dir(), name
    folders = {
        path.name + "/"
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and any(path.rglob("*.[pmhct]*"))
    }
    made = {"dist/", "build/", "node_modules/", "__pycache__/"}
    assert folders - made <= set(names)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_commands_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", text, re.MULTILINE)) <= {
        pair for target in targets for pair in ((target, ""), ("", target))
    }
    for command, options in re.findall(r"build\.py ([a-z]+)([^\n`#]*)", text):
        assert re.search(rf"^    {command}\s", read_help(), re.MULTILINE), command
        for option in re.findall(r"--[a-z]+", options):
            assert option in read_help(command), f"{command} {option}"


def test_every_command_is_told_where_editors_read() -> None:
    told = read("README.md") + read("docs/write-a-story.md")
    commands = re.search(r"\{([a-z,]+)\}", read_help())
    assert commands is not None
    for command in commands[1].split(","):
        assert f"build.py {command}" in told, command


def list_files(name: str) -> list[tuple[str, bool, str]]:
    """Return the example's files in a page: path, whether it is added to, and text."""
    blocks = re.findall(r"```\w+ (\S+)( \+)?\n(.*?)```", read(name), re.DOTALL)
    return [(path, bool(added), text) for path, added, text in blocks]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the site of docs/write-a-story.md: this site's settings and that story alone."""
    root = tmp_path_factory.mktemp("docs") / "site"
    shutil.copytree(ROOT / "site_src/pages", root / "site_src/pages")
    (root / "data").mkdir()
    settings = read("site_src/site.toml")
    settings = re.sub(r"^checks = .*\n", "", settings, flags=re.MULTILINE)  # of other stories
    (root / "site_src/site.toml").write_text(settings, "utf-8")
    shutil.copy(ROOT / "data/sources.csv", root / "data/sources.csv")
    for name, added, text in list_files("docs/write-a-story.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if added else b""
        path.write_bytes(before + text.encode())
    return root


@pytest.fixture(scope="module")
def built(example: Path) -> Path:
    """Build the example; the folder of its pages is returned."""
    with redirect_stderr(StringIO()) as told:
        assert main(["build", "--root", str(example), "--lang", "en"]) == 0, told.getvalue()
    return example / "output"


@pytest.mark.slow
def test_the_example_is_a_story_that_builds(built: Path) -> None:
    english, chinese = (
        (built / f"{code}/museum/index.html").read_text("utf-8") for code in ("en", "zh")
    )
    assert "nearly 125,000</data> visitors" in english
    assert "近12.5萬人</data>" in chinese
    assert english.count('<figure class="chart"') == 1
    assert "36.3" in english and "36.3%" in chinese
    assert (built / "embed/zh-hans/museum/who_came@2x.png").is_file()


def test_the_example_is_the_same_in_both_languages() -> None:
    assert list_files("docs/write-a-story.zh.md") == list_files("docs/write-a-story.md")
    assert len(list_files("docs/write-a-story.md")) == 6


@pytest.mark.parametrize("name", BOTH)
def test_pages_for_editors_have_the_same_parts_in_chinese(name: str) -> None:
    english, chinese = (read(f"docs/{name}{end}.md") for end in ("", ".zh"))
    for pattern in (r"^#+ ", r"^\|", r"^- ", r"^```"):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(
            re.findall(pattern, chinese, re.MULTILINE)
        ), pattern
    code = r"(?<!`)`[a-z_./=~<>]+`"
    assert set(re.findall(code, english)) == set(re.findall(code, chinese))


@pytest.mark.parametrize("name", ["docs/figures.md", "docs/figures.zh.md"])
def test_every_column_and_qualifier_is_explained(name: str) -> None:
    text = read(name)
    explained = set(re.findall(r"`([a-z_]+)`", text))
    columns = {head for c in list_read_columns() for head in c.list_heads(["zh"])}
    needed = {*columns, *sources._NEEDED, *sources._ADDRESSES}
    assert needed | set(QUALIFIERS) <= explained
    listed = re.findall(r"^\| `([a-z_]+)` \|", text.partition("as_printed`")[2], re.MULTILINE)
    assert [word for word in listed if word in QUALIFIERS] == list(QUALIFIERS)


@pytest.mark.slow
def test_the_pattern_of_a_snippet_is_the_one_that_is_made(built: Path) -> None:
    shown = read("docs/embeds.md").partition("```html\n")[2].partition("```")[0]
    page = (built / "en/museum/who_came/index.html").read_text("utf-8")
    made = page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    names = re.findall(r'[a-z]+(?==")', made)
    assert len(names) == 13
    assert re.findall(r'[a-z]+(?==")', shown) == names


def test_decisions_are_numbered_and_short() -> None:
    paths = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [path.name[:4] for path in paths] == [f"{n:04}" for n in range(1, len(paths) + 1)]
    for path in paths:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]} ")
        assert text.count("\n") <= 20, path.name
        assert all(f"**{part}:**" in text for part in ("Decided", "Why", "Weighed", "Consequence"))


def test_nothing_names_a_machine() -> None:
    place = re.compile(r"(?<![\w.])/(?:home|Users|root|work|tmp)/|[A-Z]:\\Users")
    for path in DOCS:
        assert not place.search(path.read_text("utf-8")), path.name


@pytest.mark.parametrize("name", ["docs/make-it-yours.md", "docs/make-it-yours.zh.md"])
def test_the_look_of_the_docs_has_every_key_and_no_problem(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    (sample,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    static = ROOT / "tests/sites/other_newsroom/static"
    files = {f"static/{file.name}": file.read_bytes() for file in static.iterdir()}
    files["static/icon.png"] = files["static/anchor.png"]
    problems = Problems()
    look = parse_look({**files, THEME: sample.encode()}, problems)
    site = replace(load_fixture(), look=look, files={THEME: sample.encode()})
    check_colours(site, problems)
    assert [problem.code for problem in problems] == []
    keys = tomllib.loads(sample)
    assert keys.keys() == {*LOOK_KEYS}
    assert keys["frame"].keys() | keys["sizes"].keys() == HOUSE.sizes.keys()
    for table, key in LOOK_RANGES:
        assert key in keys[table]


@pytest.mark.parametrize("name", ["docs/make-it-yours.md", "docs/make-it-yours.zh.md"])
def test_blocks_that_the_docs_name_are_in_the_templates(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    rows = re.findall(r"^\| (`\w+`(?:[,、] ?`\w+`)*) \| `?([\w.]+)", text, re.MULTILINE)
    assert len(rows) >= 5
    for blocks, template in rows:
        file = ROOT / "templates" / (template if template.endswith(".html") else "base.html")
        for block in re.findall(r"\w+", blocks):
            assert f"{{% block {block} %}}" in file.read_text("utf-8")
