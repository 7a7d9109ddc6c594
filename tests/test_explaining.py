"""What people are told of what was made anew: the exact lines, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import copy_warm
from youju.bundles.ledger import CHANGED, GONE, NEW, Anew, ChangedInput, Thing
from youju.cli import main
from youju.explaining import format_anew

ANEW_STALLS = Thing("rest", "site_src/stories/market-stalls")
SENTENCE = """Made anew: 2
  market-stalls, text in en: {text}
  market-stalls, text in en held against the rules: {text}
""".format(text="the text site_src/stories/market-stalls/en.md changed")
CELL = """重新製作了 9 項
  market-stalls，en 文字：數據表 data/stalls.csv 有改動
  market-stalls，zh 文字：數據表 data/stalls.csv 有改動
  market-stalls，圖表和其他圖片：數據表 data/stalls.csv 有改動
  market-stalls，圖表和數字的頁面、嵌入和下載：數據表 data/stalls.csv 有改動
  market-stalls，首頁上的摘要：數據表 data/stalls.csv 有改動
  整個網站的頁面：數據表 data/stalls.csv 有改動
  market-stalls，按規則檢查數字和數據表：數據表 data/stalls.csv 有改動
  market-stalls，按規則檢查 en 文字：數據表 data/stalls.csv 有改動
  market-stalls，按規則檢查 zh 文字：數據表 data/stalls.csv 有改動
"""
CORRECTION = """Made anew: 10
  market-stalls, text in en: {rows}
  market-stalls, text in zh: {rows}
  market-stalls, charts and other pictures: {rows}
  market-stalls, pages of charts and figures, embeds and downloads: {rows}
  market-stalls, summary on the front page: {rows}
  pages of the whole site: {table}; {rows}
  market-stalls, figures and tables held against the rules: {rows}
  market-stalls, text in en held against the rules: {rows}
  market-stalls, text in zh held against the rules: {rows}
  the site's own words held against the rules: {table}
""".format(
    rows="the corrections of market-stalls changed", table="the table data/corrections.csv is new"
)


@pytest.mark.slow
def test_a_build_says_what_it_made_anew_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_warm(tmp_path / "site")
    text, table = root / "site_src/stories/market-stalls/en.md", root / "data/stalls.csv"

    def tell(*more: str, command: str = "build") -> str:
        assert main([command, "--root", str(root), "--explain", *more]) == 0
        out = capsys.readouterr().out
        return out[max(out.find("Made anew: "), out.find("重新製作了 ")) :]

    lines = tell().splitlines()
    assert len(lines) > 10 and {line.rpartition(": ")[2] for line in lines[1:]} == {
        "made for the first time"
    }
    text.write_text(text.read_text("utf-8") + "\nA quiet day.\n", "utf-8")
    assert tell() == SENTENCE
    table.write_text(table.read_text("utf-8").replace("Shoes and", "Boots and"), "utf-8")
    assert tell("--lang", "zh", command="check") == CELL
    (root / "data/corrections.csv").write_text(
        "date,story,figure,was,reason_en,reason_zh\n"
        "2024-05-10,market-stalls,food,780個,Miscounted.,數錯了。\n",
        "utf-8",
    )
    assert tell() == CORRECTION
    assert main(["check", "--root", str(root), "--explain"]) == 0
    assert capsys.readouterr().out.endswith("\nNothing was made anew.\n")
    assert main(["build", "--root", str(root), "--explain", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.endswith("\n沒有重新製作任何東西。\n")


def test_nothing_and_everything() -> None:
    assert format_anew((), "en") == "Nothing was made anew."
    assert format_anew([Anew(ANEW_STALLS, first=True)], "en", fresh=True).startswith("Everything")
    assert format_anew([Anew(ANEW_STALLS)], "en") == (
        "Made anew: 1\n  market-stalls, pages of charts and figures, embeds and downloads: "
        "no input differs; what was kept is gone, damaged, or may not be kept"
    )


@pytest.mark.parametrize(
    ("difference", "english", "chinese"),
    [
        (ChangedInput("engine", ""), "Youju itself changed", "有據程式本身有改動"),
        (ChangedInput("story", "b", NEW), "the story b is new", "新增報道 b"),
        (ChangedInput("pins", "b"), "what is pinned of b changed", "b 的固定版本有改動"),
        (
            ChangedInput("cited", "b zh"),
            "what the text of b in zh cites changed",
            "b zh 文字引用的內容有改動",
        ),
        (
            ChangedInput("file", "site_src/units.toml", CHANGED),
            "the units site_src/units.toml changed",
            "單位 site_src/units.toml 有改動",
        ),
        (
            ChangedInput("file", "templates/story.html", GONE),
            "the template templates/story.html is gone",
            "模板 templates/story.html 不見了",
        ),
        (
            ChangedInput("file", "site_src/theme.toml", NEW),
            "the look site_src/theme.toml is new",
            "新增外觀 site_src/theme.toml",
        ),
        (
            ChangedInput("file", "site_src/pages/about/en.md"),
            "the file site_src/pages/about/en.md changed",
            "檔案 site_src/pages/about/en.md 有改動",
        ),
    ],
)
def test_an_input_is_told_in_the_words_of_editors(
    difference: ChangedInput, english: str, chinese: str
) -> None:
    anew = [Anew(Thing("whole"), (difference,))]
    assert format_anew(anew, "en") == f"Made anew: 1\n  pages of the whole site: {english}"
    assert format_anew(anew, "zh") == f"重新製作了 1 項\n  整個網站的頁面：{chinese}"


def told_of(*differences: ChangedInput) -> str:
    return (
        format_anew([Anew(Thing("whole"), differences)], "en").partition(": ")[2].partition(": ")[2]
    )


def test_what_matters_most_comes_first() -> None:
    found = [ChangedInput("file", name) for name in ("templates/a.html", "data/a.csv")]
    assert told_of(ChangedInput("pins", "a"), *found, ChangedInput("engine", "")) == (
        "Youju itself changed; the table data/a.csv changed; "
        "the template templates/a.html changed; what is pinned of a changed"
    )


def test_many_files_of_a_folder_are_counted() -> None:
    files = [ChangedInput("file", f"static/js/{number}.js") for number in range(4)]
    assert told_of(*files[:3]).count("static/js/") == 3
    assert told_of(*files, ChangedInput("file", "static/js/new.js", NEW)) == (
        "4 files in static/js/ changed; the file static/js/new.js is new"
    )


def test_of_many_reasons_the_last_are_counted() -> None:
    pins = [ChangedInput("pins", f"s{number}") for number in range(8)]
    assert told_of(*pins).endswith("what is pinned of s5 changed; and 2 more")
    assert told_of(*pins[:7]).endswith("what is pinned of s6 changed")


def test_of_a_template_that_a_site_replaces_its_own_is_told() -> None:
    ours = ChangedInput("file", "templates/youju/index.html", NEW)
    assert told_of(ours, ChangedInput("file", "templates/index.html")) == (
        "the template templates/index.html changed"
    )
    assert told_of(ours) == "the template templates/youju/index.html is new"


def test_many_stories_made_for_the_same_reason_share_a_line() -> None:
    reason = (ChangedInput("file", "site_src/units.toml"),)
    things = [Thing("drawn", f"site_src/stories/s{number}") for number in range(4)]
    lines = format_anew([Anew(thing, reason) for thing in things[:3]], "en").splitlines()
    assert len(lines) == 4
    more = [*(Anew(thing, reason) for thing in things), Anew(Thing("drawn", "site_src/stories/t"))]
    assert format_anew(more, "en").splitlines()[:2] == [
        "Made anew: 5",
        "  4 stories, charts and other pictures: the units site_src/units.toml changed",
    ]
