"""Same input, same bytes: whatever the machine is set to, and whatever was built before (P10)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixture import (
    BY_YEAR,
    FIGURES,
    ONE_YEAR,
    ROOT,
    TIDY,
    copy_site,
    copy_warm,
    edit,
    forget_index,
    print_fixture,
)
from youju.cli import main
from youju.output.manifest import MANIFEST
from youju.publish import CACHE, plan_site

pytestmark = pytest.mark.slow


def read_output(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture, built; tests may not change it."""
    root = copy_warm(tmp_path_factory.mktemp("whole") / "site")
    assert main(["build", "--root", str(root)]) == 0
    return root


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture with one of its stories, built; tests may not change it."""
    root = copy_warm(tmp_path_factory.mktemp("small") / "site")
    shutil.rmtree(root / f"site_src/stories/{TIDY}")
    shutil.rmtree(root / "embeds")
    (root / "data/visits.csv").unlink()
    assert main(["build", "--root", str(root)]) == 0
    return root


def build(root: Path, cwd: Path, **environment: str) -> None:
    """Build `root` in a process of its own, as a person would."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    command = [sys.executable, str(ROOT / "build.py"), "build", "--root", str(root)]
    subprocess.run(command, cwd=cwd, env=kept | environment, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("folder", "start", "warm", "mask", "environment"),
    [
        pytest.param(
            *("a", "/", False, 0o022, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}),
            marks=pytest.mark.hosts,
        ),
        (
            "深/層 folder",
            ".",
            False,
            0o077,
            {"TZ": "America/New_York", "LC_ALL": "zh_TW.UTF-8", "PYTHONHASHSEED": "4294967295"},
        ),
        (
            "b",
            "site_src",
            True,
            0o002,
            {"TZ": "Asia/Shanghai", "LC_ALL": "POSIX", "PYTHONHASHSEED": "7"}
            | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "SOURCE_DATE_EPOCH": "0"},
        ),
    ],
)
def test_machines_do_not_matter(
    folder: str, start: str, warm: bool, mask: int, environment: dict[str, str], tmp_path: Path
) -> None:
    root = tmp_path / folder / "site"
    (copy_warm if warm else copy_site)(root)
    before = os.umask(mask)
    try:
        build(root, root / start, **environment)
    finally:
        os.umask(before)
    assert read_output(root / "output") == print_fixture().pages


def test_a_second_build_has_nothing_to_do(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(built, tmp_path / "site")
    times = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}
    capsys.readouterr()
    assert main(["build", "--root", str(root), "--lang", "en"]) == 0
    assert "up to date" in capsys.readouterr().out.lower()
    assert {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")} == times


def write(name: str, text: str) -> Callable[[Path], None]:
    """Return a change that writes `text` to the file `name` of a site."""

    def change(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    return change


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a change of words in the file `name`, taken over from Youju's own when absent."""

    def change(root: Path) -> None:
        path = root / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, path)
        edit(path, old, new)

    return change


def rename_table(root: Path) -> None:
    (root / "data/visits.csv").rename(root / "data/rooms.csv")
    edit(root / f"site_src/stories/{TIDY}/story.toml", "/data/visits.csv", "/data/rooms.csv")


def add_row(root: Path) -> None:
    flowers = "flowers,green,賣花的,Flowers,9,item,,,office,3,9個,,,,"
    edit(forget_index(root) / "data/stalls.csv", "rent,money", f"{flowers}\nrent,money")


def remove_story(root: Path) -> None:
    shutil.rmtree(root / f"site_src/stories/{TIDY}")
    (root / "data/visits.csv").unlink()
    words = '{ en = "Gone", zh = "撤下" }'
    told = f"date = 2024-06-01\ntitle = {words}\nreason = {words}\n"
    stones = [f'["{TIDY}/{chart}"]\n{told}' for chart in (BY_YEAR, ONE_YEAR)]
    (root / "site_src/tombstones.toml").write_text("".join(stones), "utf-8")


# Changes of the story that the small site is without.
WHOLE = ("a table renamed", "a story removed")
# What an editor may change without changing a byte of the site.
SAME = ("a table renamed", "a comment in the code of a chart")
STORY = f"site_src/stories/{FIGURES}"
CHANGES: dict[str, Callable[[Path], None]] = {
    "a cell of the same size": replace("data/stalls.csv", "Shoes and hats", "Boots and hats"),
    "a row more": add_row,
    "a table renamed": rename_table,
    "a story removed": remove_story,
    "a sentence": replace(f"{STORY}/en.md", "They bring in", "They pay"),
    "a template": replace("templates/page.html", "<article>", '<article class="leaf">'),
    "a word of the interface": replace("site_src/strings.toml", '"Close"', '"Shut"'),
    "the code of a chart": replace(
        f"{STORY}/charts.py", "(data, frame)\n", "(data, frame, 'accent')\n"
    ),
    "a comment in the code of a chart": replace(
        f"{STORY}/charts.py", "import altair", "# a\nimport altair"
    ),
    "the look": write("static/css/site.css", "body { color: red; }\n"),
    "a new file of the look": write("static/robots-note.txt", "hello\n"),
    "the address": replace("site_src/site.toml", "fixture.example", "example.net"),
}


def check_warm(built: Path, name: str, root: Path) -> None:
    """Change a copy of a built site: what the store of the old one had does the new one no harm."""
    shutil.copytree(built, root)
    CHANGES[name](root)
    assert main(["build", "--root", str(root)]) == 0
    warm = read_output(root / "output")
    shutil.rmtree(root / CACHE)
    assert warm == plan_site(root)
    assert (warm == read_output(built / "output")) == (name in SAME)


@pytest.mark.parametrize("name", [name for name in CHANGES if name not in WHOLE])
def test_a_warm_build_equals_a_cold_one(name: str, small: Path, tmp_path: Path) -> None:
    check_warm(small, name, tmp_path / "site")


@pytest.mark.hosts
@pytest.mark.parametrize("name", CHANGES)
def test_a_warm_build_of_two_stories_equals_a_cold_one(
    name: str, built: Path, tmp_path: Path
) -> None:
    check_warm(built, name, tmp_path / "site")


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    "harm",
    [
        lambda output: damage(output / f"zh/{FIGURES}/index.html"),
        lambda output: (output / f"embed/en/{FIGURES}/kinds.png").unlink(),
        lambda output: (output / "404.html").write_bytes(b""),
        lambda output: shutil.rmtree(output / "en"),
        shutil.rmtree,
    ],
)
def test_an_output_that_was_tampered_with_is_made_whole(
    harm: Callable[[Path], object], built: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(built, tmp_path / "site")
    harm(root / "output")
    assert main(["build", "--root", str(root)]) == 0
    assert read_output(root / "output") == print_fixture().pages


@pytest.mark.parametrize("manifest", [None, "{}"])
def test_without_its_manifest_nothing_in_the_output_is_touched(
    manifest: str | None, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(built, tmp_path / "site")
    (root / "output" / MANIFEST).unlink()
    if manifest is not None:
        (root / "output" / MANIFEST).write_text(manifest, "utf-8")
    assert main(["build", "--root", str(root)]) == 1
    assert "output-stranger" in capsys.readouterr().err
    assert read_output(root / "output") == print_fixture().pages


def test_a_damaged_cache_does_no_harm(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    for path in (root / CACHE).glob("*/*"):
        damage(path)
    assert plan_site(root) == print_fixture().pages
