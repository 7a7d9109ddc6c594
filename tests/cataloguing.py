"""Writes docs/charts.md and docs/charts.zh.md, and the pictures in docs/charts: each kind with a
chart of the gallery, its lines in story.toml beside the first rows of its table.
Run: python tests/cataloguing.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
# Last: a folder of tests may have the name of a module that others import (numbers).
sys.path[:] = [str(HERE.parent), *(path for path in sys.path if path != str(HERE)), str(HERE)]

from tests.depicting import draw_depictions  # noqa: E402
from tests.fixture import open_store, read_once  # noqa: E402
from youju.kinds.declined import ABSENT, DECLINED  # noqa: E402
from youju.kinds.registry import CHART_KINDS  # noqa: E402
from youju.model import Chart, Site, Story  # noqa: E402
from youju.output.up_to_date import engine_digest  # noqa: E402
from youju.pictures.charts import draw_charts  # noqa: E402
from youju.problems import Problems  # noqa: E402
from youju.rendering.renderer import Renderer  # noqa: E402
from youju.rendering.svg import Pictures  # noqa: E402

GALLERY = HERE / "sites" / "gallery"
PAGES = {
    "en": HERE.parent / "docs" / "charts.md",
    "zh": HERE.parent / "docs" / "charts.zh.md",
}
DEPICTIONS = HERE.parent / "docs" / "charts"
HEADS = {
    "en": """\
# Kinds of charts

Each kind: its picture, the lines of `story.toml`, and the first rows of the table that they draw.
All are from a site that is built by the tests: copy them, and put your table and columns in. What
the options mean: [write a story](write-a-story.md#without-a-function). A chart needs its title,
finding and alt, and words for headings and cells, as every chart does.

This page and its pictures are made from `tests/sites/gallery` by `make docs`. All charts of each
kind, on wide and narrow screens, light and dark, are shown by
`python build.py serve --root tests/sites/gallery`.
""",
    "zh": """\
# 圖表的種類

每一種圖表的樣子、`story.toml` 的寫法，和所畫數據表的頭幾行。三者都取自測試所建的網站：抄下來，
換成自己的表和欄名就行。各選項的意思見[寫一篇報道](write-a-story.zh.md)。與其他圖表一樣，
標題、結論、替代文字，以及欄名和儲存格的用詞，都要寫。

本頁和圖片由 `make docs` 按 `tests/sites/gallery` 產生。想看每一種的所有圖表（寬窄、明暗），請執行
`python build.py serve --root tests/sites/gallery`。
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
# Options with a column of their own; others are named.
MARKED = ("series", "facet", "highlight", "order", "reference", "band", "interval", "events")
TABLES = {
    "en": (
        "## What each kind takes\n\nWhat a kind does not take is refused by its name. `log` is for "
        "lines, and `log_x` for scatter plots: bars, columns, areas and counts start at zero, "
        "which a logarithmic scale does not have. What is bold must be given for a table.\n",
        "kind",
        "others",
    ),
    "zh": (
        "## 各種類可用的選項\n\n不能用的選項，檢查時會指名說明。"
        "對數刻度只有折線（`log`）和散點（`log_x`）可用："
        "橫條、直條、面積和點數都從零算起，而對數刻度沒有零。"
        "粗體的，畫數據表時必須寫。\n",
        "種類",
        "其他",
    ),
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
    parts.append(_table_options(code))
    names = ", ".join(f"`{name}`" for name in DECLINED)
    (instead,) = set(DECLINED.values())
    near = "\n".join(f"| `{name}` | `{kind}` |" for name, kind in sorted(ABSENT.items()))
    declined = DECLINES[code].format(names=names, instead=instead)
    return "\n".join([*parts, declined, ABSENTS[code] + near + "\n"])


def _describe(site: Site, story: Story, code: str) -> Iterator[str]:
    chart = story.charts[0]
    yield f"## {story.title[code]}\n"
    yield f"{story.standfirst[code]}\n"
    (file,) = (path.name for path in DEPICTIONS.glob(f"{story.slug}.{code}.*"))
    yield f"![{chart.alt[code]}](charts/{file})\n"
    yield "```"
    yield from _take_lines(site, story, chart)
    yield "```\n"
    if chart.table:
        yield "```"
        yield from _read_table(site, story, chart).splitlines()[: FIRST + 1]
        yield "```"


def _table_options(code: str) -> str:
    """Return the table of the kinds and their options; those that one needs are bold."""
    head, first, last = TABLES[code]
    lines = [f"| {first} | {' | '.join(f'`{name}`' for name in MARKED)} | {last} |"]
    lines.append("|---" * (len(MARKED) + 2) + "|")
    for name, kind in CHART_KINDS.items():
        both = [one for one in ("x", "y") if one in kind.options and one not in kind.spare]
        needs = {*kind.needs, *both}
        marks = [
            "**●**" if option in needs else "●" if option in kind.options else ""
            for option in MARKED
        ]
        others = (option for option in kind.options if option not in MARKED)
        said = ", ".join(f"**`{one}`**" if one in needs else f"`{one}`" for one in others)
        lines.append(f"| `{name}` | {' | '.join(marks)} | {said} |")
    return "\n".join([head, *lines, ""])


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


def draw_gallery(site: Site, renderer: Renderer) -> Pictures:
    """Return all pictures of the gallery, in which nothing may be wrong."""
    problems = Problems()
    pictures = draw_charts(site, renderer, open_store(), engine_digest(), problems)
    assert list(problems) == []
    return pictures


def draw_files() -> None:
    """Write the pictures of docs/charts, and remove those that are none any more."""
    site, _ = read_once(GALLERY)
    with Renderer(open_store()) as renderer:
        files = draw_depictions(site, draw_gallery(site, renderer), renderer)
    DEPICTIONS.mkdir(exist_ok=True)
    for path in DEPICTIONS.iterdir():
        path.unlink()
    for name, content in files.items():
        (DEPICTIONS / name).write_bytes(content)


if __name__ == "__main__":
    draw_files()
    for code, page in PAGES.items():
        page.write_text(write_page(code), "utf-8")
