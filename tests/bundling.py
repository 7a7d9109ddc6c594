"""Kinds of changes to the fixture site, each with the stories that are made anew for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.fixture import FIGURES, KINDS, TIDY
from tests.photographing import take
from youju.content.register import LOCK

Files = dict[str, bytes]
BOTH = frozenset({FIGURES, TIDY})
STALLS, ROOMS = f"site_src/stories/{FIGURES}/", f"site_src/stories/{TIDY}/"
NEW = "site_src/stories/market-again/"
SITE = "site_src/site.toml"
BURIED = """["reading-rooms/gone"]
date = 2024-06-01
title.en = "Gone"
title.zh = "已撤"
reason.en = "It was wrong."
reason.zh = "原來有錯。"
"""
CORRECTED = "date,story,figure,was,reason_en,reason_zh\n"
CORRECTED += "2024-05-10,market-stalls,food,780個,Miscounted.,數錯了。\n"
# Read by the other story.
LENT = f"{ROOMS}stalls.csv"


@dataclass(frozen=True)
class Change:
    """What becomes of the site's files, and the slugs of the stories that it reaches.

    Of a sentence, pictures and files of its story know nothing: it reaches the `text` only.
    """

    change: Callable[[Files], None]
    reaches: frozenset[str]
    text: bool = False


def make_lean(files: Files) -> None:
    """List a chart as one that came when charts had fewer files."""
    lines = files[LOCK].splitlines(keepends=True)
    chart = [line for line in lines if f"/{FIGURES}/{KINDS}/".encode() in line]
    rest = [line for line in lines if line not in chart]
    files[LOCK] = b"".join([b"lean = [\n", *chart, b"]\n", *rest])


def edit(file: str, old: str, new: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        assert old.encode() in files[file], (file, old)
        files[file] = files[file].replace(old.encode(), new.encode())

    return change


def add(file: str, text: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[file] = files.get(file, b"") + text.encode()

    return change


def copy_story(files: Files, *, keep: bool = True, new: str = NEW) -> None:
    for name in [name for name in files if name.startswith(STALLS)]:
        content = files[name] if keep else files.pop(name)
        files[new + name.removeprefix(STALLS)] = content
    settings = files[f"{new}story.toml"]
    slug = new.split("/")[-2].encode()
    files[f"{new}story.toml"] = settings.replace(FIGURES.encode(), slug)


def lend_table(files: Files) -> None:
    """Put the table of a story into the folder of the other one."""
    files[LENT] = files.pop("data/stalls.csv")
    edit(f"{STALLS}story.toml", "/data/stalls.csv", f"/{LENT}")(files)


def drop_story(files: Files) -> None:
    for name in [name for name in files if name.startswith(ROOMS)]:
        del files[name]


STORY, OTHER = frozenset({FIGURES}), frozenset({TIDY})
CHANGES: dict[str, Change] = {
    "a sentence": Change(add(f"{STALLS}en.md", "\nA quiet day.\n"), STORY, text=True),
    "a sentence that cites": Change(
        add(f"{STALLS}en.md", '\nOn {{ literal("Route 66", "a name") }}.\n'), STORY
    ),
    "a sentence of the other story": Change(add(f"{ROOMS}zh.md", "\n很安靜。\n"), OTHER, text=True),
    "a title": Change(edit(f"{STALLS}story.toml", "The market has", "Our market has"), STORY),
    "a day": Change(edit(f"{STALLS}story.toml", "2024-05-09", "2024-05-08"), STORY),
    "a key figure": Change(
        edit(f"{STALLS}story.toml", '["stalls", "food_share"]', '["stalls"]'), STORY
    ),
    "a chart's words": Change(edit(f"{ROOMS}story.toml", '"Central"', '"Middle"'), OTHER),
    "no interaction": Change(
        edit(f"{ROOMS}story.toml", "interactive = true", "interactive = false"), BOTH
    ),
    "charts.py": Change(add(f"{STALLS}charts.py", "\n# more\n"), STORY),
    "a note in a figure's cell": Change(edit("data/stalls.csv", "Shoes and", "Boots and"), STORY),
    "a value": Change(
        edit(
            "data/stalls.csv",
            "800,item,exact,2024-05,office,3,800",
            "801,item,exact,2024-05,office,3,801",
        ),
        STORY,
    ),
    "a photograph": Change(
        lambda files: files.update({f"{ROOMS}hall.jpg": take("JPEG", (90, 60))}), OTHER
    ),
    "a label": Change(edit("data/stalls.csv", "Selling clothes", "Selling shoes"), STORY),
    "a row": Change(
        add("data/stalls.csv", "rain,days,雨天,Rainy days,3,item,exact,2024-05,office,5,3個,,,,\n"),
        STORY,
    ),
    "a cell of a tidy table": Change(edit("data/visits.csv", "93726", "93727"), OTHER),
    "a source": Change(edit("data/sources.csv", "Fixture Statistics", "Statistics"), BOTH),
    "a table that nobody reads": Change(add("data/more.csv", "a,b\n1,2\n"), BOTH),
    "the site's name": Change(edit(SITE, "The Fixture", "A Fixture"), BOTH),
    "its tagline": Change(edit(SITE, "Invented stories", "Made-up stories"), BOTH),
    "its address": Change(edit(SITE, "/sub/", "/other/"), BOTH),
    "its language": Change(edit(SITE, 'language = "en"', 'language = "zh"'), BOTH),
    "a licence": Change(
        add(
            SITE, '\n[licence]\nname.en = "CC BY"\nname.zh = "CC BY"\nurl = "https://cc.example/"\n'
        ),
        BOTH,
    ),
    "phrases with numbers": Change(add(SITE, '\n[numerals]\nallow.en = ["First Avenue"]\n'), BOTH),
    "a rule": Change(add(SITE, '\n[rules]\nchecks-unnamed = "hold"\n'), BOTH),
    "a string": Change(edit("site_src/strings.toml", "To the front page", "To the front"), BOTH),
    "a unit": Change(edit("site_src/units.toml", "{n} items", "{n} things"), BOTH),
    "a template of stories": Change(add("templates/story.html", "<!-- more -->"), BOTH),
    "a template of the front page": Change(add("templates/index.html", "<!-- more -->"), BOTH),
    "the look": Change(add("static/css/site.css", "\nbody { margin: 0 }\n"), BOTH),
    "a script": Change(add("static/js/view.js", "\n// more\n"), BOTH),
    "a text that is no story": Change(add("site_src/pages/about/en.md", "\nMore.\n"), BOTH),
    "a page that is no story": Change(
        lambda files: files.update(
            {f"site_src/pages/terms/{code}.md": b"# Terms\n\nNone.\n" for code in ("en", "zh")}
        ),
        BOTH,
    ),
    "a correction": Change(add("data/corrections.csv", CORRECTED), STORY),
    "a correction that is not finished": Change(
        add("data/corrections.csv", CORRECTED.replace("Miscounted.", "TODO: 37 of them.")), STORY
    ),
    "a table in the folder of the other story": Change(lend_table, BOTH),
    "a tombstone": Change(add("site_src/tombstones.toml", BURIED), BOTH),
    "an address in the register": Change(
        edit(
            "embeds/embeds.lock",
            "addresses = [",
            'addresses = [\n  "embed/en/reading-rooms/gone/index.html",',
        ),
        frozenset(),
    ),
    "a chart that came with fewer files": Change(make_lean, STORY),
    "a kept script": Change(add("embeds/scripts/embed.000000000000.js", "//"), frozenset()),
    "a story added": Change(copy_story, frozenset({"market-again"})),
    "a story renamed": Change(
        lambda files: copy_story(files, keep=False), frozenset({"market-again"})
    ),
    "a folder renamed": Change(
        lambda files: files.update(
            {
                name.replace("market-stalls/", "market-moved/")
                if name.startswith(STALLS)
                else name: files.pop(name)
                for name in list(files)
            }
        ),
        STORY,
    ),
    # With it went the last chart that readers choose in.
    "a story removed": Change(drop_story, STORY),
}
