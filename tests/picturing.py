"""Pictures that lie: small changes to the charts of this repository's story, as slips make them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.fixture import ROOT, open_store
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.model import Site
from youju.output.up_to_date import engine_digest
from youju.pictures.charts import draw_charts
from youju.problems import Problem, Problems
from youju.rendering.renderer import Renderer

FOLDER = "site_src/stories/daqing-talent"
CODE, WORDS = f"{FOLDER}/charts.py", f"{FOLDER}/story.toml"
BY_HAND = ROOT / "tests" / "sites" / "by_hand" / "charts.py"
BARS = "    return bars(data, frame)\n"
FRAMES = "    return frames(data, frame)\n"


def _bars(rows: str) -> tuple[str, str, str]:
    return (
        "composition",
        BARS,
        f"    rows = data.copy()\n    {rows}\n    return bars(rows, frame)\n",
    )


def _frames(rows: str) -> tuple[str, str, str]:
    code = f"    rows = data.copy()\n    {rows}\n    return frames(rows, frame)\n"
    return "recruitment", FRAMES, code


# The chart that lies, what stands in its code, and what stands there instead.
LIES: Mapping[str, tuple[str, str, str]] = {
    "bars by their roots": _bars("rows['value'] = rows['value'] ** 0.5"),
    "an axis that is cut by 6,000": _bars("rows['value'] = rows['value'] - 6000"),
    "the first bar doubled": _bars("rows.loc[0, 'value'] *= 2"),
    "a small bar doubled": _bars("rows.loc[5, 'value'] *= 2"),
    "a bar a tenth longer": _bars("rows.loc[2, 'value'] *= 1.1"),
    "all bars alike": _bars("rows['value'] = 1.0"),
    "the bar of another row": _bars("rows.loc[1, 'value'] = rows.loc[3, 'value']"),
    "bars exchanged": _bars("rows['value'] = list(rows['value'])[::-1]"),
    "logarithms": _bars("rows['value'] = [len(str(int(v))) for v in rows['value']]"),
    "labels exchanged": _bars("rows['label'] = list(rows['label'])[::-1]"),
    "two labels exchanged": _bars(
        "rows['label'] = [*rows['label'][:4], rows['label'][5], rows['label'][4]]"
    ),
    "numbers exchanged": _bars("rows['word'] = list(rows['word'])[::-1]"),
    "a majority in a label": _bars("rows.loc[0, 'label'] += '（過半）'"),
    "an order reversed": _bars("rows = rows.iloc[::-1].reset_index(drop=True)"),
    "two rows exchanged": _bars("rows = rows.iloc[[0, 1, 3, 2, 4, 5]].reset_index(drop=True)"),
    "lengths of frames by their roots": _frames("rows['value'] = rows['value'] ** 0.5"),
    "a frame's length doubled": _frames("rows.loc[2, 'value'] *= 2"),
    "periods exchanged": _frames("rows['period'] = [*rows['period'][1:], rows['period'][0]]"),
    "heads exchanged": (
        "recruitment",
        FRAMES,
        "    words = dict(frame.words)\n    ids = list(data['id'])\n"
        "    words[ids[0]], words[ids[2]] = words[ids[2]], words[ids[0]]\n"
        "    from dataclasses import replace\n"
        "    return frames(data, replace(frame, words=words))\n",
    ),
    "71.6 squares for 17.6": ("share", "max(percent - i, 0)", "max(percent + 54 - i, 0)"),
    "twice the squares": ("share", "max(percent - i, 0)", "max(percent * 2 - i, 0)"),
    "half of the squares": ("share", "max(percent - i, 0)", "max(percent / 2 - i, 0)"),
    "a square too many": ("share", "max(percent - i, 0)", "max(percent + 1 - i, 0)"),
    "a legend exchanged": (
        "share",
        'frame.say("talent"), frame.say("others")',
        'frame.say("others"), frame.say("talent")',
    ),
    "half of the dots": ("network", 'count = int(row["value"])', 'count = int(row["value"]) // 2'),
    "dots of another row": ("network", 'count = int(row["value"])', "count = 68"),
    "ten dots too many": (
        "network",
        'count = int(row["value"])',
        'count = int(row["value"]) + 10 * (row["id"] == "workstations")',
    ),
    "heads of dots exchanged": (
        "network",
        '"label": frame.say(row["id"]), "word"',
        '"label": frame.say(list(data["id"])[-1 - list(data["id"]).index(row["id"])]), "word"',
    ),
    "areas by power 0.2": ("livestream", ") ** 0.5 * big", ") ** 0.2 * big"),
    "sides for areas": ("livestream", ") ** 0.5 * big", ") * big"),
    "sizes reversed": (
        "livestream",
        "right=pd.Series(left) + side",
        "right=pd.Series(left) + side[::-1].values",
    ),
    "heads of squares exchanged": (
        "livestream",
        'head=[frame.say(key) for key in data["id"]]',
        'head=[frame.say(key) for key in data["id"][::-1]]',
    ),
    "parts by power 0.3": (
        "funding",
        'ends = rows["value"].cumsum() / rows["value"].sum() * frame.width',
        'ends = (rows["value"] ** 0.3).cumsum() / (rows["value"] ** 0.3).sum() * frame.width',
    ),
    "parts alike": (
        "funding",
        'ends = rows["value"].cumsum() / rows["value"].sum() * frame.width',
        "ends = pd.Series([0.5, 1.0]) * frame.width",
    ),
    "heads of parts exchanged": (
        "funding",
        'head=[frame.say(key) for key in rows["id"]]',
        'head=[frame.say(key) for key in rows["id"][::-1]]',
    ),
    "the sum of another name": ("funding", "frame.say('together')", "frame.say('fund_city')"),
}  # fmt: skip


@cache
def read_files() -> Mapping[str, bytes]:
    """Return the files of this repository's site, with functions for charts that have kinds.

    Slips are made in functions; a kind is the house's own. Those that the story has stay.
    """
    files = dict(read_inputs(ROOT).files)
    words = re.sub(rb"\n(kind|part|words_only) = .*", b"", files[WORDS])
    own = files[CODE][files[CODE].index(b"def ") :]
    return {**files, CODE: BY_HAND.read_bytes() + b"\n\n" + own, WORDS: words}


def tell_lie(name: str) -> dict[str, bytes]:
    """Return the site's files with the lie `name` of LIES in them."""
    chart, old, new = LIES[name]
    code = read_files()[CODE].decode()
    start = code.index(f"def {chart}(")
    assert old in code[start:], name
    return {**read_files(), CODE: (code[:start] + code[start:].replace(old, new, 1)).encode()}


def find_told(
    files: Mapping[str, bytes], chart: str, renderer: Renderer, languages: tuple[str, ...] = ("zh",)
) -> list[Problem]:
    """Return what drawing one chart of the story finds, in some languages, on wide screens."""
    problems = Problems()
    site = narrow(load_site(Inputs(Path(), files), problems), chart, languages)
    draw_charts(site, renderer, open_store(), engine_digest(), problems)
    return list(problems)


def narrow(site: Site, chart: str, languages: tuple[str, ...]) -> Site:
    """Return `site` with one chart, in some languages, for wide screens."""
    story = next(story for story in site.stories if any(c.id == chart for c in story.charts))
    charts = tuple(c for c in story.charts if c.id == chart)
    look = replace(site.look, widths={"wide": site.look.widths["wide"]})
    spoken = {code: site.languages[code] for code in languages}
    return replace(site, stories=(replace(story, charts=charts),), look=look, languages=spoken)
