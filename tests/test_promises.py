"""An embed's address never dies: a site is built, pinned, changed, corrected and cut."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from fixture import FIGURES, FIXTURE, KINDS, ROOT, copy_warm, edit, print_fixture

from youju.cli import PROBLEMS, main
from youju.embeds.register import LOCK, extend_register, format_register, parse_register
from youju.inputs import read_inputs
from youju.pages.addresses import split_embed
from youju.problems import Problems
from youju.publish import plan_site

STORY = f"site_src/stories/{FIGURES}"
LIVE = f"output/embed/en/{FIGURES}/{KINDS}"
GONE = f"""\
["{FIGURES}/{KINDS}"]
title.en = "Most stalls sell food"
title.zh = "賣吃的攤位最多"
reason.en = "The market closed."
reason.zh = "市場已經關閉。"
instead = "reading-rooms/by-year"
"""


def run(root: Path, *command: str) -> int:
    return main([*command, "--root", str(root), "--lang", "en"])


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A copy of the fixture, built, its chart pinned, and built again."""
    root = copy_warm(tmp_path / "site")
    assert run(root, "build") == 0
    assert run(root, "pin", FIGURES, KINDS) == 0
    assert "1 new, recorded in embeds/embeds.lock" in capsys.readouterr().out
    assert run(root, "build") == 0
    capsys.readouterr()
    return root


def find_pinned(root: Path) -> Path:
    (folder,) = (root / "output/embed").glob("@*")
    return folder


def read_pages(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")
    }


def read_state(root: Path) -> str:
    folder = find_pinned(root)
    state: str = json.loads((folder / "status.json").read_bytes())["state"]
    assert f".pin.{state}{{" in (folder / "status.css").read_text() or state == "current"
    return state


def change_cell(root: Path) -> None:
    edit(
        root / "data/stalls.csv",
        ",800,item,exact,2024-05,office,3,800個",
        ",810,item,exact,2024-05,office,3,810個",
    )


def cut_chart(root: Path) -> None:
    file = root / STORY / "story.toml"
    file.write_text(file.read_text("utf-8").partition("[[charts]]")[0], "utf-8")
    for code in ("en", "zh"):
        edit(root / STORY / f"{code}.md", '{{ chart("kinds") }}', "")


def test_a_pin_keeps_its_bytes_while_the_live_chart_follows_the_data(site: Path) -> None:
    before = read_pages(find_pinned(site))
    assert len(before) == 2 and read_state(site) == "current"
    change_cell(site)
    assert run(site, "build") == 0
    assert read_pages(find_pinned(site)) == before
    assert read_state(site) == "later"
    assert "810\u00a0items" in (site / LIVE / "index.html").read_text("utf-8")
    assert all(b"810" not in page for page in before.values())
    edit(
        site / "data/stalls.csv",
        ",810,item,exact,2024-05,office,3,810個",
        ",800,item,exact,2024-05,office,3,800個",
    )
    assert run(site, "build") == 0
    assert read_state(site) == "current"


def test_a_correction_is_said_by_the_pin_and_by_the_live_chart(site: Path) -> None:
    change_cell(site)
    rows = f"{date.today()},{FIGURES},food,800個,看錯了行。,Read from the wrong line.\n"
    head = "date,story,figure,was,reason_zh,reason_en\n"
    (site / "data/corrections.csv").write_text(head + rows, "utf-8")
    assert run(site, "build") == 0
    assert read_state(site) == "corrected"
    live = (site / LIVE / "index.html").read_text("utf-8")
    assert "Corrected on " in live and ": Read from the wrong line.</p>" in live
    zh = (site / LIVE.replace("/en/", "/zh/") / "index.html").read_text("utf-8")
    assert "日更正：看錯了行。</p>" in zh


def test_a_chart_does_not_go_without_a_tombstone(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()}
    pinned = read_pages(find_pinned(site))
    cut_chart(site)
    for command in ("check", "build"):
        assert run(site, command) == PROBLEMS == 1
        told = capsys.readouterr().err
        assert f'"{FIGURES}/{KINDS}" was published for other people\'s pages (auto, en, zh)' in told
        assert "site_src/tombstones.toml" in told
    after = {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()}
    assert after == before
    (site / "site_src/tombstones.toml").write_text(GONE, "utf-8")
    assert run(site, "build") == 0, capsys.readouterr().err
    for code, reason in (("en", "The market closed."), ("zh", "市場已經關閉。")):
        for folder in (f"embed/{code}", code):
            page = site / "output" / folder / FIGURES / KINDS / "index.html"
            assert reason in page.read_text("utf-8")
        files = sorted((site / f"output/embed/{code}/{FIGURES}").glob(f"{KINDS}*.*"))
        endings = [
            f"{name}{end}"
            for name in ("-dark", "-phone-dark", "-phone", "")
            for end in (".png", ".svg", "@2x.png")
        ]
        assert [file.name.removeprefix(KINDS) for file in files] == endings
    assert read_pages(find_pinned(site)) == pinned
    assert read_state(site) == "withdrawn"
    (site / "site_src/tombstones.toml").unlink()
    assert run(site, "build") == PROBLEMS


def test_a_number_on_a_tombstone_is_read_as_by_a_stranger(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_chart(site)
    stone = GONE.replace("The market closed.", "The market closed 30 stalls.")
    (site / "site_src/tombstones.toml").write_text(stone, "utf-8")
    assert run(site, "check") == PROBLEMS
    assert "naked-words" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "diff"])
def test_only_a_build_records(command: str, tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    shutil.rmtree(root / "embeds")
    assert run(root, command) == 0
    assert not (root / "embeds").exists()
    assert run(root, "build") == 0
    assert (root / LOCK).read_bytes() == (FIXTURE / LOCK).read_bytes()


def test_a_build_that_recorded_something_is_fresh(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_warm(tmp_path / "site")
    (root / LOCK).unlink()
    assert run(root, "build") == 0
    count = len([*filter(split_embed, print_fixture().pages)])
    told = f"New embeds, recorded for good in embeds/embeds.lock: {count}\n"
    assert told in capsys.readouterr().out
    assert run(root, "build") == 0
    assert capsys.readouterr().out.startswith("Up to date: ")


def test_nothing_is_published_that_could_not_be_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_warm(tmp_path / "site")
    shutil.rmtree(root / "embeds")
    (root / "embeds").touch()
    assert run(root, "build") == PROBLEMS
    assert "embed-unwritable" in capsys.readouterr().err
    assert not (root / "output").exists()


def test_a_kept_script_is_published_and_no_build_may_lose_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = site / "embeds/scripts/embed.1f2e3d4c5b6a.js"
    script.write_bytes(b"/* old */")
    register = parse_register((site / LOCK).read_bytes(), Problems())
    kept = {"embeds/scripts/embed.1f2e3d4c5b6a.js": b"/* old */"}
    (site / LOCK).write_text(format_register(extend_register(register, (), kept)), "utf-8")
    assert run(site, "build") == 0
    assert (site / "output/embed/embed.1f2e3d4c5b6a.js").read_bytes() == b"/* old */"
    script.write_bytes(b"/* new */")
    assert run(site, "build") == PROBLEMS
    assert "embed-file-changed" in capsys.readouterr().err


@pytest.mark.parametrize("root", [ROOT, FIXTURE], ids=["real", "fixture"])
def test_the_register_in_the_repository_is_complete(root: Path) -> None:
    """Build the site and commit embeds/ after adding a chart."""
    content = read_inputs(root).files[LOCK]
    problems = Problems()
    register = parse_register(content, problems)
    assert list(problems) == []
    if root == FIXTURE:
        published = set(filter(split_embed, print_fixture().pages))
        assert published == set(register.addresses)
    else:
        assert set(filter(split_embed, plan_site(root))) <= set(register.addresses)
