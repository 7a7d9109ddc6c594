"""Tables that are hard to draw, published: what is right of them must not be held."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fixture import KEPT, copy_site, read_site
from youju.problems import NOTE, Problems
from youju.publish import check_pages, make_pages

pytestmark = pytest.mark.slow
SLUG = "hard-tables"
LONG = "Commission for the Preservation of Historical Monuments and Places of Worship"
# A table, its columns of numbers, what is said of its gaps, and the lines of its chart.
Case = tuple[str, str, str, str]
_ROWS = 'x = "p"\ny = "n"\n'
_BAND = 'kind = "lines"\nx = "p"\ny = "n"\ninterval = ["lo", "hi"]\n'
_DOTS = 'kind = "units"\n' + _ROWS + 'words.dot.en = "{}"\nwords.dot.zh = "{}"\n'
_BULLET = 'kind = "bullet"\n' + _ROWS + 'target = "t"\nwords.t.en = "Plan"\nwords.t.zh = "計劃"\n'
_SPAN = 'words.interval.en = "Margin of error"\nwords.interval.zh = "誤差範圍"\n'
CASES: Mapping[str, Case] = {
    "frames": (f"p,n\nPlace,100\n{LONG},30\n", '"n"', "", 'kind = "framed-bars"\n' + _ROWS),
    "powers": (
        "p,n,lo,hi\n2001,1,0.5,2\n2002,1000000000000,500000000000,2000000000000\n",
        '"n", "lo", "hi"',
        "",
        _BAND + "log = true\n" + _SPAN,
    ),
    "last_alone": (
        "p,n,lo,hi\n2001,5,4,6\n2002,5,,\n2003,4,3,5\n",
        '"n", "lo", "hi"',
        'missing = [""]\n',
        _BAND + _SPAN,
    ),
    "one_year": ("p,n,lo,hi\n2001,5,4,6\n", '"n", "lo", "hi"', "", _BAND + _SPAN),
    "ticks": (
        "p,w,n\nalpha,c,-1000000\nalpha,d,0\nbeta,e,1000000000\n",
        '"n"',
        "",
        'kind = "strip"\nlabel = "w"\n' + _ROWS,
    ),
    "targets": (
        "p,n,t\nAlpha,100000000000,176850000000\nBeta,176850000000,200000000000\n",
        '"n", "t"',
        "",
        _BULLET,
    ),
    "tens": ("p,n\nAlpha,4000\nBeta,300\n", '"n"', "", _DOTS.format("villagers", "村民")),
    "millions": (
        "p,n\nAlpha,400000000\nBeta,30000000\n",
        '"n"',
        "",
        _DOTS.format("people", "人"),
    ),
}


def _write_site(root: Path, name: str) -> Path:
    """Write a site whose one story has the chart of a case."""
    table, numbers, gaps, lines = CASES[name]
    copy_site(root)
    shutil.rmtree(root / "embeds")
    shutil.rmtree(root / "site_src/stories")
    folder = root / "site_src/stories" / SLUG
    folder.mkdir(parents=True)
    (root / f"data/{name}.csv").write_text(table, "utf-8")
    told = {
        "title": ("On trial", "試畫"),
        "finding": ("Read the picture from the top.", "由上往下讀。"),
        "alt": ("A picture of the table below.", "下面表格的圖畫。"),
        "words.w": ("Who", "誰"),
        "words.alpha": ("Place alpha", "甲地"),
        "words.beta": ("Place beta", "乙地"),
        "words.p": ("Place", "地方"),
        "words.n": ("Number", "數目"),
        "words.lo": ("Least", "最少"),
        "words.hi": ("Most", "最多"),
    }
    words = "".join(f'{key}.en = "{en}"\n{key}.zh = "{zh}"\n' for key, (en, zh) in told.items())
    (folder / "story.toml").write_text(
        f'slug = "{SLUG}"\ndate = 2024-03-01\ntitle.en = "Hard tables"\ntitle.zh = "難畫的表格"\n'
        'short.en = "Tables"\nshort.zh = "表格"\nstandfirst.en = "Tables of an invented bay."\n'
        'standfirst.zh = "虛構海灣的表格。"\n'
        f'[series.{name}]\nfile = "/data/{name}.csv"\nnumbers = [{numbers}]\nsource = "office"\n'
        f'{gaps}[[charts]]\nid = "{name}"\ntable = "{name}"\n{lines}{words}',
        "utf-8",
    )
    call = f'{{{{ chart("{name}") }}}}'
    (folder / "en.md").write_text(f"## Tables {{#tables}}\n\n{call}\n", "utf-8")
    (folder / "zh.md").write_text(f"## 表格 {{#tables}}\n\n{call}\n", "utf-8")
    return root


@pytest.mark.parametrize("name", CASES)
def test_what_is_right_is_not_held(name: str, tmp_path: Path) -> None:
    site, found = read_site(_write_site(tmp_path / "site", name))
    problems = Problems()
    check_pages(make_pages(site, KEPT, problems, whole=False), problems)
    told = [problem for problem in [*found, *problems] if problem.grade != NOTE]
    assert [(problem.code, str(problem.origin)) for problem in told] == []
