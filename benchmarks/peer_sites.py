"""Owns the peers' sites: the prose and the charts of our story, laid out as each peer wants them.

Figures stand in the prose as our site words them, each chart is a table of labels and values.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stories import STORY

LANGUAGES = ("zh", "en")
_COLUMNS = ("chart", "label", "value")
PROJECTS = Path(__file__).resolve().parent / "peer_projects"
_FIGURE = re.compile(r"""\{\{ *fig\(["']([\w-]+)["'][^}]*\}\}""")
_LITERAL = re.compile(r"""\{\{ *literal\(["']([^"']*)["'][^}]*\}\}""")
_CHART = re.compile(r"""\{\{ *chart\(["']([\w-]+)["'][^}]*\}\}""")
# What Framework draws a chart with: a cell of JavaScript in the page. The data are JSON,
# for what reads CSV it would fetch from a host.
_CELL = """```js
display(Plot.plot({{
  marginLeft: 200,
  marks: [Plot.barX(rows.filter((row) => row.chart === "{chart}"), {{x: "value", y: "label"}})]
}}));
```"""
_HEAD = """```js
import * as Plot from "@observablehq/plot";
const rows = await FileAttachment("/data/{language}/{slug}.json").json();
```
"""


@dataclass(frozen=True)
class Corpus:
    """A story in one language: its title, its prose, in which "[[id]]" stands for a chart, and the
    rows of its charts: chart, label, value."""

    title: str
    prose: str
    rows: tuple[tuple[str, str, float], ...]

    @property
    def charts(self) -> tuple[str, ...]:
        """Return the ids of its charts."""
        return tuple(dict.fromkeys(chart for chart, _, _ in self.rows))


def read_corpus(site: Path) -> dict[str, Corpus]:
    """Return the story of our site in the folder `site`, which was built, by language."""
    folder = site / "site_src/stories" / STORY
    settings = tomllib.loads((folder / "story.toml").read_text("utf-8"))
    listed = json.loads((site / f"output/data/{STORY}/figures.json").read_text("utf-8"))
    figures = {figure["id"]: figure for figure in listed["figures"]}

    def make(code: str) -> Corpus:
        def word(text: str) -> str:
            text = _FIGURE.sub(lambda found: figures[found[1]]["words"][code], text)
            return _LITERAL.sub(r"\1", _CHART.sub(r"[[\1]]", text))

        rows = tuple(
            (chart["id"], figures[key]["label"][code], figures[key]["value"])
            for chart in settings["charts"]
            for key in chart["figures"]
        )
        prose = (folder / f"{code}.md").read_text("utf-8")
        return Corpus(word(settings["title"][code]), word(prose), rows)

    return {code: make(code) for code in LANGUAGES}


def write_bare(folder: Path, corpora: Mapping[str, Corpus], count: int) -> None:
    """Write `count` stories for the script that a newsroom would write for itself."""
    shutil.copytree(PROJECTS / "bare", folder)
    for slug in _name_stories(count):
        for code, corpus in corpora.items():
            _write(folder / f"content/{code}/{slug}.md", f"# {corpus.title}\n{corpus.prose}")
            _write_rows(folder / f"data/{code}/{slug}.csv", corpus)


def write_framework(folder: Path, corpora: Mapping[str, Corpus], count: int) -> None:
    """Write `count` stories for Observable Framework; browsers draw the charts."""
    shutil.copytree(PROJECTS / "framework", folder)
    _write(folder / "src/index.md", "# Peer\n")
    for slug in _name_stories(count):
        for code, corpus in corpora.items():
            prose = re.sub(
                r"\[\[(.+?)\]\]", lambda found: _CELL.format(chart=found[1]), corpus.prose
            )
            head = _HEAD.format(language=code, slug=slug)
            _write(folder / f"src/{code}/{slug}.md", f"# {corpus.title}\n\n{head}\n{prose}")
            rows = [dict(zip(_COLUMNS, row, strict=True)) for row in corpus.rows]
            _write(folder / f"src/data/{code}/{slug}.json", json.dumps(rows, ensure_ascii=False))


def write_hugo(folder: Path, corpora: Mapping[str, Corpus], count: int, drawn: Path) -> None:
    """Write `count` stories for Hugo, which draws nothing: their pictures were `drawn` before."""
    shutil.copytree(PROJECTS / "hugo", folder)
    shutil.copytree(drawn, folder / "static/charts")
    for slug in _name_stories(count):
        for code, corpus in corpora.items():
            place = f"/charts/{code}/{slug}"
            prose = re.sub(r"\[\[(.+?)\]\]", rf"![\1]({place}/\1.svg)", corpus.prose)
            head = f"---\ntitle: {json.dumps(corpus.title, ensure_ascii=False)}\n---\n"
            _write(folder / f"content/{code}/{slug}.md", head + prose)


def add_sentence(file: Path, number: int) -> None:
    """Add a sentence to a text, another in each round."""
    file.write_text(f"{file.read_text('utf-8')}\nM{'o' * (number + 2)}ns.\n", "utf-8")


def _name_stories(count: int) -> list[str]:
    return [STORY, *(f"story-{number:03}" for number in range(2, count + 1))]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _write_rows(file: Path, corpus: Corpus) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([_COLUMNS, *corpus.rows])
