"""Hundreds of injections stay dead, whatever field they stand in and whatever page prints them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from tests.fixture import FIGURES, TIDY, copy_site, print_site, read_site
from tests.harming import PAYLOADS, find_harm, find_tokens, make_payload
from youju.publish import Prepared

pytestmark = pytest.mark.slow
STORY = f"site_src/stories/{FIGURES}/story.toml"
ROOMS = f"site_src/stories/{TIDY}/story.toml"
SITE, SOURCES, STALLS = "site_src/site.toml", "data/sources.csv", "data/stalls.csv"
STONES, CORRECTIONS = "site_src/tombstones.toml", "data/corrections.csv"
# What the fixture lacks. The chart that is withdrawn was published once.
MORE = {
    SITE: '\n[licence]\nname.en = "Terms"\nname.zh = "條款"\nurl = "https://terms.example/"\n',
    STORY: 'note.en = "A note."\nnote.zh = "附註。"\n',
    STONES: f"""["{FIGURES}/gone"]
date = 2024-06-01
title.en = "Gone"
title.zh = "撤下"
reason.en = "Closed."
reason.zh = "已經關閉。"
""",
    CORRECTIONS: "date,story,figure,was,reason_zh,reason_en\n"
    f"2024-05-10,{FIGURES},food,700個,看錯。,Misread.\n",
}
GONE = "".join(f'  "embed/{code}/{FIGURES}/gone/index.html",\n' for code in ("auto", "en", "zh"))
# Texts by file: a key, and how many lines before it have the same one; of tables a row's first
# cell and a column.
TOML = {
    SITE: {("name", 0), ("tagline", 0), ("published_by", 0), ("name", 1)},
    STORY: {
        *(("title", 0), ("short", 0), ("standfirst", 0)),
        *(("title", 1), ("finding", 0), ("alt", 0), ("note", 0)),
    },
    ROOMS: {
        *(("title", 0), ("short", 0), ("standfirst", 0), ("title", 1), ("finding", 0)),
        *(("alt", 0), ("words.central", 0), ("words.visits", 0), ("title", 2)),
        *(("words.central", 1), ("words.visits", 1)),
    },
    STONES: {("title", 0), ("reason", 0)},
}
CSV = {
    SOURCES: {("office", "publisher"), ("office", "title"), ("office", "note")},
    STALLS: {
        *(("stalls", "label"), ("food", "label"), ("rent", "label")),
        *(("clothes", "note"), ("rent", "note")),
    },
    CORRECTIONS: {("2024-05-10", "reason")},
}
PLACES = [
    (file, *place, code)
    for texts in (TOML, CSV)
    for file, places in texts.items()
    for place in sorted(places)
    for code in ("en", "zh")
]
FIELDS = {chr(97 + n // 26) + chr(97 + n % 26): place for n, place in enumerate(PLACES)}
# A picture has little room for words that are drawn in it.
DRAWN, SHORT = {(STALLS, "label"), (ROOMS, "words.central"), (ROOMS, "words.visits")}, "bhim"
BUILDS, AT_ONCE = 2, 3


def list_payloads(field: str, build: int) -> str:
    """Return which payloads a field gets in one of the builds; neighbours get others."""
    file, first, second, _ = FIELDS[field]
    drawn = not DRAWN.isdisjoint({(file, first), (file, second)})
    letters, count = (SHORT, 1) if drawn else ("".join(PAYLOADS), AT_ONCE)
    start = [*FIELDS].index(field) * 7 + build * count
    return "".join(letters[(start + step) % len(letters)] for step in range(count))


def add_toml(text: str, key: str, before: int, payload: str) -> str:
    """Add a payload to the end of a text in TOML."""
    found = [*re.finditer(rf'(?m)^{re.escape(key)} = ".*(?="$)', text)][before]
    quoted = payload.replace("\\", "\\\\").replace('"', '\\"')
    return text[: found.end()] + quoted + text[found.end() :]


def add_csv(text: str, row: str, column: str, payload: str) -> str:
    """Add a payload to the end of a cell."""
    rows = [*csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    (cells,) = (cells for cells in rows if cells[0] == row)
    cells[rows[0].index(column)] += payload
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def spoil(root: Path, build: int) -> None:
    """Write payloads into every field of the copy of the fixture at `root`."""
    lock = root / "embeds/embeds.lock"
    lock.write_text(lock.read_text("utf-8").replace("]\n", f"{GONE}]\n", 1), "utf-8")
    for file, more in MORE.items():
        text = (root / file).read_text("utf-8") if (root / file).exists() else ""
        (root / file).write_text(text + more, "utf-8")
    for field, (file, *place, code) in FIELDS.items():
        payload = "".join(make_payload(letter, field) for letter in list_payloads(field, build))
        text = (root / file).read_text("utf-8")
        if file in TOML:
            key, before = place
            text = add_toml(text, f"{key}.{code}", int(str(before)), payload)
        else:
            row, stem = map(str, place)
            text = add_csv(text, row, f"{stem}_{code}", payload)
        (root / file).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> list[Prepared]:
    """Print the fixture several times, with other payloads in each field."""
    made = []
    for build in range(BUILDS):
        root = copy_site(tmp_path_factory.mktemp("harm") / "site")
        spoil(root, build)
        site, problems = read_site(root)
        # A title's 最多 names a label, which is a payload now: a note, and no harm.
        assert {problem.code for problem in problems} <= {"claim-unborne"}
        made.append(print_site(site))
    return made


def test_hundreds_of_injections_are_published_and_none_is_alive(spoilt: list[Prepared]) -> None:
    published: set[str] = set()
    for printed in spoilt:
        for path, content in printed.pages.items():
            assert find_harm(path, content) == [], path
            published |= find_tokens(content)
    assert len(published) >= 300
    assert {token[2:4] for token in published} == set(FIELDS)
    assert {token[5] for token in published} == set(PAYLOADS)


# How a page looks in which one escaping was forgotten, by the ending of its name.
FORGOTTEN = {
    "html": (r"(?s)(<h1.*?)&lt;(zq\w+)&gt;", r"\1<\2>"),
    "svg": (r"&lt;(zq\w+)/&gt;", r"<\1/>"),
    "json": (r'(?s)("html": .*?)&lt;(zq\w+)&gt;', r"\1<\2>"),
    "csv": (r";'=(zq\w+)", r";=\1"),
}


@pytest.mark.parametrize("ending", FORGOTTEN)
def test_the_search_finds_what_is_alive(ending: str, spoilt: list[Prepared]) -> None:
    tried = 0
    for printed in spoilt:
        for path, content in printed.pages.items():
            if path.endswith(f".{ending}"):
                broken, count = re.subn(*FORGOTTEN[ending], content.decode("utf-8"), count=1)
                tried += count
                assert not count or find_harm(path, broken.encode()), path
    assert tried
