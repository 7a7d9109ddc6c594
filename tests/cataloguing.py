"""Writes docs/charts.md and docs/charts.zh.md: each kind with a chart of the gallery, its lines in
story.toml beside the first rows of its table. Run: python tests/cataloguing.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
# Last: a folder of tests may have the name of a module that others import (numbers).
sys.path[:] = [str(HERE.parent), *(path for path in sys.path if path != str(HERE)), str(HERE)]

from tests.fixture import read_once  # noqa: E402
from youju.kinds.declined import ABSENT, DECLINED  # noqa: E402
from youju.kinds.registry import CHART_KINDS  # noqa: E402
from youju.model import Chart, Site, Story  # noqa: E402

GALLERY = HERE / "sites" / "gallery"
PAGES = {
    "en": HERE.parent / "docs" / "charts.md",
    "zh": HERE.parent / "docs" / "charts.zh.md",
}
HEADS = {
    "en": """\
# Kinds of charts

Each kind, with lines of `story.toml` and the first rows of the table that they draw. Both are from
a site that is built by the tests: copy them, and put your table and columns in. What the options
mean: [write a story](write-a-story.md#without-a-function). A chart needs its title, finding and
alt, and words for headings and cells, as every chart does.

This page is made from `tests/sites/gallery` by `python tests/cataloguing.py`.
""",
    "zh": """\
# 圖表的種類

每一種圖表，附上 `story.toml` 的寫法和所畫數據表的頭幾行。兩者都取自測試所建的網站：抄下來，
換成自己的表和欄名就行。各選項的意思見[寫一篇報道](write-a-story.zh.md)。與其他圖表一樣，
標題、結論、替代文字，以及欄名和儲存格的用詞，都要寫。

本頁由 `python tests/cataloguing.py` 按 `tests/sites/gallery` 產生。
""",
}
DECLINES = {
    "en": "## What is declined\n\n{names}: an angle is read far worse than a length. "
    'Write `kind = "{instead}"`; it takes the same rows.\n',
    "zh": "## 不提供的種類\n\n{names}：角度遠不如長短好讀。"
    '請寫 `kind = "{instead}"`，數據不用改。\n',
}
ABSENTS = {
    "en": "## What has no kind\n\n| | write, or draw it in `charts.py` |\n|---|---|\n",
    "zh": "## 沒有的種類\n\n| | 請寫，或在 `charts.py` 繪製 |\n|---|---|\n",
}
OWN = ("title.", "subtitle.", "finding.", "alt.", "note.", "words.", "id ")
FIRST = 4


def write_page(code: str) -> str:
    """Return the page of kinds in the language `code` as Markdown."""
    site, problems = read_once(GALLERY)
    assert problems == [], problems
    stories = {story.slug: story for story in site.stories}
    parts = [HEADS[code]]
    for kind in CHART_KINDS:
        parts += [*_describe(site, stories[kind], code), ""]
    names = ", ".join(f"`{name}`" for name in DECLINED)
    (instead,) = set(DECLINED.values())
    near = "\n".join(f"| `{name}` | `{kind}` |" for name, kind in sorted(ABSENT.items()))
    declined = DECLINES[code].format(names=names, instead=instead)
    return "\n".join([*parts, declined, ABSENTS[code] + near + "\n"])


def _describe(site: Site, story: Story, code: str) -> Iterator[str]:
    chart = story.charts[0]
    yield f"## {story.title[code]}\n"
    yield f"{story.standfirst[code]}\n"
    yield "```"
    yield from _take_lines(site, story, chart)
    yield "```\n"
    if chart.table:
        yield "```"
        yield from _read_table(site, story, chart).splitlines()[: FIRST + 1]
        yield "```"


def _take_lines(site: Site, story: Story, chart: Chart) -> Iterator[str]:
    """Yield the lines of the table's series and of the chart, without what every chart has."""
    text = site.files[f"{story.folder}/story.toml"].decode("utf-8")
    blocks = re.split(r"\n(?=\[)", text)
    wanted = (f"[series.{chart.table}]", f'[[charts]]\nid = "{chart.id}"')
    for block in [block for head in wanted for block in blocks if block.startswith(head)]:
        kept = [line for line in block.splitlines() if line and not line.startswith(OWN)]
        yield from [*kept, ""] if block.startswith("[series") else kept


def _read_table(site: Site, story: Story, chart: Chart) -> str:
    text = site.files[f"{story.folder}/story.toml"].decode("utf-8")
    found = re.search(rf'\[series\.{chart.table}\]\nfile = "/([^"]+)"', text)
    assert found, chart.id
    return site.files[found[1]].decode("utf-8-sig")


if __name__ == "__main__":
    for code, page in PAGES.items():
        page.write_text(write_page(code), "utf-8")
