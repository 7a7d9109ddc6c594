"""An embed's address never dies: a site is built, pinned, changed, corrected and cut."""

from __future__ import annotations

import json
import shutil
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from tests.fixture import (
    FIGURES,
    FIXTURE,
    KINDS,
    ROOT,
    copy_warm,
    edit,
    forget_index,
    print_fixture,
)
from tests.promising import promise_today
from youju.addresses import split_embed
from youju.cli import PROBLEMS, main
from youju.content.register import LOCK, extend_register, format_register, parse_register
from youju.inputs import read_inputs
from youju.pictures.cards import ALL, FEWER
from youju.problems import Problems

pytestmark = pytest.mark.slow

STORY = f"site_src/stories/{FIGURES}"
LIVE = f"output/embed/en/{FIGURES}/{KINDS}"
GONE = f"""\
["{FIGURES}/{KINDS}"]
date = 2024-06-01
title.en = "Most stalls sell food"
title.zh = "賣吃的攤位最多"
reason.en = "The market closed."
reason.zh = "市場已經關閉。"
instead = "reading-rooms/by-year"
"""


def run(root: Path, *command: str) -> int:
    return main([*command, "--root", str(root), "--lang", "en"])


@pytest.fixture(scope="module")
def pinned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture, built, its chart pinned, and built again; tests may not change it."""
    root = copy_warm(tmp_path_factory.mktemp("promises") / "site")
    with redirect_stdout(StringIO()) as told:
        assert run(root, "build") == 0
        assert run(root, "pin", FIGURES, KINDS) == 0
        assert "1 new, recorded in embeds/embeds.lock" in told.getvalue()
        assert run(root, "build") == 0
    return root


@pytest.fixture
def site(pinned: Path, tmp_path: Path) -> Path:
    """The site with a pin, to be changed."""
    return shutil.copytree(pinned, tmp_path / "site", symlinks=True)


def find_pinned(root: Path) -> Path:
    (folder,) = (root / "output/embed").glob("@*")
    return folder


def read_pages(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")
    }


def read_states(root: Path) -> list[str]:
    """Return the states of the pin in English and in Chinese."""
    states = []
    for code in ("en", "zh"):
        folder = find_pinned(root) / code
        state: str = json.loads((folder / "status.json").read_bytes())["state"]
        assert f".pin.{state}{{" in (folder / "status.css").read_text() or state == "current"
        states.append(state)
    return states


def change_cell(root: Path) -> None:
    edit(
        forget_index(root) / "data/stalls.csv",
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
    assert len(before) == 2 and read_states(site) == ["current"] * 2
    change_cell(site)
    assert run(site, "build") == 0
    assert read_pages(find_pinned(site)) == before
    assert read_states(site) == ["later"] * 2
    assert "810\u00a0items" in (site / LIVE / "index.html").read_text("utf-8")
    assert all(b"810" not in page for page in before.values())
    edit(
        site / "data/stalls.csv",
        ",810,item,exact,2024-05,office,3,810個",
        ",800,item,exact,2024-05,office,3,800個",
    )
    assert run(site, "build") == 0
    assert read_states(site) == ["current"] * 2


def test_a_new_look_and_a_language_more_make_no_pin_old(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_pages(find_pinned(site))
    live = (site / LIVE / "index.html").read_bytes()
    edit(site / STORY / "charts.py", "bars(data, frame)", 'bars(data, frame, "accent")')
    settings = site / "site_src/site.toml"
    more = '[languages.zh-hans]\ntag = "zh-Hans"\nname = "简体中文"\nderived_from = "zh"\n'
    settings.write_text(f"{settings.read_text('utf-8')}\n{more}", "utf-8")
    assert run(site, "build") == 0, capsys.readouterr().err
    assert (site / LIVE / "index.html").read_bytes() != live
    assert read_pages(find_pinned(site)) == before
    assert read_states(site) == ["current"] * 2
    # The new language has no pin yet: it gets one, and the others stay as they are.
    assert run(site, "pin", FIGURES, KINDS) == 0
    assert "1 new" in capsys.readouterr().out
    assert run(site, "build") == 0
    assert len([*(site / "output/embed").glob("@*/zh-hans/status.css")]) == 1
    for style in (site / "output/embed").glob("@*/*/status.css"):
        assert style.read_text() == "/* current */\n"
    assert run(site, "pin", FIGURES, KINDS) == 0
    assert "1 new" not in capsys.readouterr().out


def test_words_of_one_language_make_its_pin_alone_old(site: Path) -> None:
    edit(site / STORY / "story.toml", "Most stalls sell food", "Food leads")
    assert run(site, "build") == 0
    assert read_states(site) == ["later", "current"]


def test_a_pinned_chart_whose_title_has_a_figure_may_be_changed_in_one_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its page then offers the pinned version in the other language alone, with that title."""
    root = copy_warm(tmp_path / "site")
    story = root / STORY / "story.toml"
    for old in ("Most stalls sell food", "賣吃的攤位最多"):
        edit(story, f'"{old}"', f"\"{old}: {{{{ fig('food') }}}}\"")
    assert run(root, "build") == 0, capsys.readouterr().err
    assert run(root, "pin", FIGURES, KINDS) == 0
    assert run(root, "build") == 0
    edit(story, "Food is sold at", "Food can be had at")
    assert run(root, "build") == 0, capsys.readouterr().err
    assert read_states(root) == ["later", "current"]
    pages = [root / f"output/{code}/{FIGURES}/{KINDS}/index.html" for code in ("en", "zh")]
    assert ["snippet-pinned" in page.read_text("utf-8") for page in pages] == [False, True]


def test_a_correction_is_said_by_the_pin_and_by_the_live_chart(site: Path) -> None:
    change_cell(site)
    rows = f"{date.today()},{FIGURES},food,800個,看錯了行。,Read from the wrong line.\n"
    head = "date,story,figure,was,reason_zh,reason_en\n"
    (site / "data/corrections.csv").write_text(head + rows, "utf-8")
    assert run(site, "build") == 0
    assert read_states(site) == ["corrected"] * 2
    live = (site / LIVE / "index.html").read_text("utf-8")
    assert "corrected on " in live and ": Read from the wrong line.</p>" in live
    zh = (site / LIVE.replace("/en/", "/zh/") / "index.html").read_text("utf-8")
    assert "日更正「賣吃的」：看錯了行。</p>" in zh


def cut_figure(root: Path) -> None:
    """Take the figure `food`, and what is derived from it, out of table, chart and prose."""
    table = root / "data/stalls.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("food,", "food_share,"))]
    table.write_text("".join(kept), "utf-8")
    story = root / STORY / "story.toml"
    edit(story, '["stalls", "food_share"]', '["stalls"]')
    edit(story, '["food", "clothes"]', '["clothes"]')
    for old, new in (
        ("Food is sold at {{ fig('food') }}.", "Clothes are sold at {{ fig('clothes') }}."),
        ("賣吃的有{{ fig('food') }}。", "賣衣服的有{{ fig('clothes') }}。"),
        ("food {{ fig('food') }}, ", ""),
        ("吃的{{ fig('food') }}，", ""),
    ):
        edit(story, old, new)
    cited = ', of which {{ fig("food", noun=False) }} sell food: {{ fig("food_share") }}'
    edit(root / STORY / "en.md", cited, "")
    cited = '，其中{{ fig("food", noun=False) }}個賣吃的，佔{{ fig("food_share") }}'
    edit(root / STORY / "zh.md", cited, "")


def bury_figure(figure_id: str) -> str:
    return (
        GONE.replace(f"/{KINDS}", f"/figure/{figure_id}").replace("reading-rooms/by-year", "")
        + "\n"
    )


def test_a_correction_stays_when_its_figure_goes(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_figure(site)
    head = "date,story,figure,was,reason_zh,reason_en\n"
    row = f"{date.today()},{FIGURES},food,800個,看錯了行。,Read from the wrong line.\n"
    (site / "data/corrections.csv").write_text(head + row, "utf-8")
    stones = bury_figure("food").replace("market closed", "count was wrong")
    (site / "site_src/tombstones.toml").write_text(stones + bury_figure("food_share"), "utf-8")
    assert run(site, "build") == 0, capsys.readouterr().err
    assert read_states(site) == ["corrected"] * 2
    text = site / f"output/embed/en/{FIGURES}/figure/food.txt"
    assert text.read_text("utf-8") == (
        "Most stalls sell food · No longer published since June 1, 2024. The count was wrong."
        " See instead: The market has more than 1,200\u00a0items\n"
        f"https://fixture.example/sub/en/{FIGURES}/\n"
    )
    edit(site / "data/corrections.csv", ",food,", ",foot,")
    assert run(site, "check") == PROBLEMS
    told = capsys.readouterr().err
    assert "correction-unknown-figure" in told and "data/corrections.csv:2:3" in told


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
        assert (site / f"output/{code}/{FIGURES}/{KINDS}/card.png").is_file()
    # All addresses answer but that of the archive, and all but the choice of a language anew.
    names = {path for path in before if KINDS in path.as_posix() and "/@" not in path.as_posix()}
    assert [path.name for path in names if not path.is_file()] == [f"{KINDS}.zip"]
    same = [path for path in names if path.is_file() and path.read_bytes() == before[path]]
    assert same == [site / f"output/embed/auto/{FIGURES}/{KINDS}/index.html"]
    assert read_pages(find_pinned(site)) == pinned
    assert read_states(site) == ["withdrawn"] * 2
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
    recorded = (root / LOCK).read_text().splitlines()
    register = parse_register((FIXTURE / LOCK).read_bytes(), Problems())
    new = replace(register, lean=frozenset(register.addresses))  # nothing was published here yet
    kept = format_register(new).splitlines()
    # Scripts of former days are kept where they were published, and nothing else is missing.
    older = [line for line in kept if line not in recorded]
    assert [line for line in kept if line not in older] == recorded
    assert all(line.startswith('"embeds/scripts/') for line in older)


def test_what_was_published_keeps_every_file_and_what_is_new_has_fewer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site of yesterday is built, whose register has no word of this; one chart is new."""
    root = copy_warm(tmp_path / "site")
    lines = (root / LOCK).read_text("utf-8").splitlines(keepends=True)
    old = [line for line in lines if f"/{FIGURES}/{KINDS}/" not in line]
    assert len(lines) - len(old) == 3 and not any("lean" in line for line in lines)
    (root / LOCK).write_text("".join(old), "utf-8")
    assert run(root, "build") == 0, capsys.readouterr().err
    published = {path for path in print_fixture().pages if not path.startswith("assets/")}
    found = {str(path.relative_to(root / "output")) for path in (root / "output").rglob("*.*")}
    lost = published - found
    assert lost and all(f"/{FIGURES}/{KINDS}" in path for path in lost)
    assert {path.partition(f"/{KINDS}")[2] for path in lost} == {*ALL} - {*FEWER}
    register = parse_register((root / LOCK).read_bytes(), Problems())
    assert {split_embed(path) for path in register.lean} == {
        (code, f"{FIGURES}/{KINDS}") for code in ("auto", "en", "zh")
    }
    # Now that it is registered it stays as it is, made of what was kept or anew.
    assert run(root, "build") == 0
    assert capsys.readouterr().out.count("Up to date: ") == 1
    first = {path: path.read_bytes() for path in (root / "output").rglob("*.*") if path.is_file()}
    shutil.rmtree(root / "output")
    shutil.rmtree(root / ".cache/charts")
    assert run(root, "build") == 0
    assert {path for path, content in first.items() if path.read_bytes() != content} == set()


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
        assert set(filter(split_embed, promise_today()[1])) <= set(register.addresses)
