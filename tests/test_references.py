"""What charts are held against, published: a line and a band of reference in each kind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.fixture import copy_site, forget_index, plan_kept

# Numbers below a hundred are told from others by the words beside them alone.
_FIGURES = """id,label_zh,label_en,value,unit,qualifier,source,as_printed,formula,round
usual,平均,Average,7,item,exact,office,7個,,
most,上限,Upper end,9,item,exact,office,9個,,
risen,增幅,Rise,,percent,exact,,,most / usual - 1,0.1
larger,加量,With more,,item,exact,,,2 * usual,
"""
_TABLES = {
    "places": ("place,level\nOslo,5\nRome,6\nBergen,12\nParis,2\n", '"level"'),
    "years": ("year,level\n2018,5\n2019,6\n2020,12\n2021,4\n", '"year", "level"'),
}
_HEAD = """slug = "levels"
date = 2024-05-01
title.en = "Levels"
title.zh = "水位"
short.en = "Levels"
short.zh = "水位"
standfirst.en = "Levels of invented places."
standfirst.zh = "虛構地方的水位。"
figures = ["/data/held.csv"]
"""
_TABLE = """
[series.{0}]
file = "/data/{0}.csv"
numbers = [{1}]
units.level = "item"
source = "office"
"""
_CHART = """
[[charts]]
id = "{0}"
table = "{1}"
kind = "{2}"
{3}
beside = {4}
title.en = "Levels"
title.zh = "水位"
finding.en = "They differ."
finding.zh = "各處不同。"
alt.en = "A mark for each row."
alt.zh = "每行一個標記。"
words.level.en = "Level"
words.level.zh = "水位"
words.{5}.en = "{6}"
words.{5}.zh = "{7}"
words.count.en = "Places"
words.count.zh = "地方"
"""
_NAMES = {"places": ("place", "Place", "地方"), "years": ("year", "Year", "年份")}
_CITIES = {"Oslo": "奧斯陸", "Rome": "羅馬", "Bergen": "卑爾根", "Paris": "巴黎"}
_KINDS = [
    ("bars", "places", 'x = "place"\ny = "level"'),
    ("columns", "places", 'x = "place"\ny = "level"'),
    ("columns", "years", 'x = "year"\ny = "level"'),
    ("lines", "years", 'x = "year"\ny = "level"'),
    ("area", "years", 'x = "year"\ny = "level"'),
    ("histogram", "places", 'x = "level"'),
    ("strip", "places", 'x = "place"\ny = "level"'),
]


def _write_site(root: Path, held: str) -> Path:
    """Write a site whose one story has a chart of each kind, held against what `held` says."""
    forget_index(copy_site(root))
    shutil.rmtree(root / "embeds")
    shutil.rmtree(root / "site_src/stories")
    folder = root / "site_src/stories/levels"
    folder.mkdir(parents=True)
    (root / "data/held.csv").write_text(_FIGURES, "utf-8")
    settings, names = _HEAD, []
    for name, (text, numbers) in _TABLES.items():
        (root / f"data/{name}.csv").write_text(text, "utf-8")
        settings += _TABLE.format(name, numbers)
    beside = '["usual"]' if "reference" in held else '["usual", "most"]'
    for kind, table, columns in _KINDS:
        names.append(f"{kind}_{table}")
        option = f"{columns}\n{held}"
        settings += _CHART.format(names[-1], table, kind, option, beside, *_NAMES[table])
        if table == "places":
            for city, chinese in _CITIES.items():
                settings += f'words."{city}".en = "{city}"\nwords."{city}".zh = "{chinese}"\n'
        if "band" in held:
            settings += 'words.band.en = "Usual range"\nwords.band.zh = "通常範圍"\n'
    (folder / "story.toml").write_text(settings, "utf-8")
    calls = "\n\n".join(f'{{{{ chart("{name}") }}}}' for name in names)
    said = '{{ fig("risen") }}', '{{ fig("larger") }}'
    (folder / "en.md").write_text(f"## Levels {{#levels}}\n\n{calls}\n\n{said}\n", "utf-8")
    (folder / "zh.md").write_text(f"## 水位 {{#levels}}\n\n{calls}\n\n{said}\n", "utf-8")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("held", ['reference = "usual"', 'band = ["usual", "most"]'])
def test_each_kind_is_published_with_what_it_is_held_against(tmp_path: Path, held: str) -> None:
    pages = plan_kept(_write_site(tmp_path / "site", held))
    page = pages["en/levels/index.html"].decode()
    said = "Average 7" if "reference" in held else "Usual range"
    assert page.replace("\u00a0", " ").count(said) >= len(_KINDS)
    # The constants of formulas are as evidence has them.
    assert "− 1" in page and "2 ×" in page
