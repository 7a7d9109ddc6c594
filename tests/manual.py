"""Writes docs/problems.md: every problem with an example. Run: python tests/manual.py

The sentences come from youju/problems/*.toml, the examples from the folders of mistakes (their
expected.en.txt and expected.zh.txt) and from provoking.py.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
# Last: a folder of tests may have the name of a module that others import (numbers).
sys.path[:] = [str(HERE.parent), *(path for path in sys.path if path != str(HERE)), str(HERE)]

from tests.provoking import provoke  # noqa: E402
from youju.problems import LANGUAGES  # noqa: E402

PAGE = HERE.parent / "docs" / "problems.md"
SENTENCES = HERE.parent / "youju" / "problems"
HEAD = """\
# Problems 問題

Every problem that a build can report, with an example: where it is, what is wrong, how to mend it.
`build.py check` finds them. Each has a grade: an **error** means that the page cannot be made; a
**hold** that it is made and can be seen in the preview, but nothing is published while it stands;
a **note** is only said. What is a hold or a note here can be given another grade in `[rules]` of
`site.toml`: see [checks.md](checks.md).

建置時可能報告的每一種問題，各附一例：在哪裏、錯在什麼地方、怎樣改正。`build.py check`
會找出所有問題。每一種有一個等級：**error**（錯誤）是頁面做不出來；**hold**（暫不發佈）是頁面
做得出來，預覽裏看得到，但只要還有一個，就不會發佈；**note**（提示）只是說一聲，照樣發佈。
這裏列為 hold 或 note 的，可以在 `site.toml` 的 `[rules]` 改等級，見
[checks.zh.md](checks.zh.md)。

This page is made from `youju/problems/*.toml` by `python tests/manual.py`.
"""
GRADES = {
    "error": "**error**: the page cannot be made 錯誤：頁面做不出來",
    "hold": "**hold**: made, but not published 暫不發佈：預覽裏看得到",
    "note": "**note**: said, and published 提示：照樣發佈",
}
# The titles of the TOML files; a file that is not named here keeps its own name.
TITLES = {
    "cells": "Numbers in cells 儲存格裏的數字",
    "charts": "Charts: code and size 圖表：程式與尺寸",
    "checks": "Citations, sections, addresses 引用、小節、網址",
    "corrections": "Corrections 更正",
    "days": "Days and periods 日期與時間",
    "documents": "TOML files TOML 檔案",
    "derived_tables": "Tables worked out by tables.py 由 tables.py 推算的數據表",
    "embeds": "Embeds 嵌入",
    "fetching": "Tables fetched from an address 從網址取得的數據表",
    "figures": "Figures 數字",
    "finished": "Finished pages 印好的頁面",
    "formulas": "Formulas 公式",
    "inputs": "Files of the site 網站的檔案",
    "kinds": "Kinds of charts 圖表的種類",
    "look": "theme.toml",
    "links": "Links inside the site 站內連結",
    "lookups": "Cells of tables in formulas 公式裏的數據表格子",
    "beside": "Units beside figures 數字旁邊的單位",
    "maps": "Maps 地圖",
    "naked": "Typed numbers 手打的數字",
    "output": "The finished folder 成品資料夾",
    "preview": "The preview 預覽",
    "photographs": "Photographs 照片",
    "prose": "Double braces in prose 文字裏的雙大括號",
    "render": "Charts: drawing 圖表：繪製",
    "prints": "Prints and their sources 來源的原文",
    "rules": "[rules] of site.toml site.toml 的 [rules]",
    "series": "Tables that charts draw 圖表用的數據表",
    "site": "site.toml",
    "sources": "Sources 來源",
    "stories": "Stories 報道",
    "tables": "Rows and columns 行與欄",
    "templates": "Templates and looks 範本與外觀",
    "texts": "Encodings and characters 編碼與字元",
    "translations": "Translations 譯文",
    "unfinished": "Unfinished work 沒寫完的地方",
    "units": "Units 單位",
    "workbooks": "Workbooks of Excel, WPS and LibreOffice 活頁簿",
}


def write_manual() -> str:
    """Return docs/problems.md as it should be now."""
    examples = {**read_provoked(), **read_expected()}
    parts = [HEAD]
    for file in sorted(SENTENCES.glob("*.toml")):
        parts.append(f"\n## {TITLES.get(file.stem, file.stem)}\n")
        for code, entry in tomllib.loads(file.read_text("utf-8")).items():
            example = examples.get(code) or _show_bare(code, entry)
            grade = GRADES[entry.get("grade", "error")]
            parts.append(f"\n### `{code}`\n\n{grade}\n\n```text\n{example}```\n")
    return "".join(parts)


@cache
def read_expected() -> Mapping[str, str]:
    """Return what the folders of mistakes expect, by code: the first example of each."""
    examples: dict[str, str] = {}
    for file in sorted(HERE.glob("*mistakes/*/expected.en.txt")):
        told = [_split(file.with_name(f"expected.{language}.txt")) for language in LANGUAGES]
        for parts in zip(*told, strict=True):
            (head, *_), *_ = parts
            shown = [head, *(line for _, *said in parts for line in said)]
            examples.setdefault(head.split()[-1], "".join(f"{line}\n" for line in shown))
    return examples


@cache
def read_provoked() -> Mapping[str, str]:
    """Return what provoking.py brings about, by code: the first example of each."""
    examples: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for problem in provoke(Path(folder)):
            shown = [f"{problem.origin} {problem.code}"]
            for language in LANGUAGES:
                shown += [f"  {problem.sentence(language)}", f"  {problem.mend(language)}"]
            examples.setdefault(problem.code, "".join(f"{line}\n" for line in shown))
    return examples


def _split(file: Path) -> Iterator[list[str]]:
    """Yield each problem of an expected text: the line with place and code, and those below it."""
    lines: list[str] = []
    for line in file.read_text("utf-8").splitlines():
        if lines and not line.startswith(" "):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _show_bare(code: str, entry: Mapping[str, str]) -> str:
    """Return the sentences of a code without an example, their placeholders unfilled."""
    said = (entry[key] for language in LANGUAGES for key in (language, f"mend_{language}"))
    return "".join([f"{code}\n", *(f"  {words}\n" for words in said)])


if __name__ == "__main__":
    PAGE.write_text(write_manual(), "utf-8", newline="\n")
