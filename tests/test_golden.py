"""The fixture's pages against those that were looked at and found right: tests/golden/two_stories.

A page that has no golden yet gets one, except in CI. A page that differs is written beside its
golden as *.changed: compare the two, and when the new one is right, move it over the old one.
Pictures are compared by their words and marks, for a rounding may differ between machines.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.fixture import ROOT, print_fixture
from tests.rendering.test_png import read_chunks
from youju.rendering.png import SIGNATURE, read_size

GOLDEN = ROOT / "tests" / "golden" / "two_stories"
INDEX = "pages.txt"
TEXTS = (".html", ".svg", ".xml", ".txt", ".json", "figures.csv")
# Rows of a long table, or lines of a long series, say the same as the first few.
FIRST = 4
PHOTOGRAPH = re.compile(r"\b[0-9a-f]{12}-(?=\d+\.(?:jpg|png|webp)\b)")
HASHED = re.compile(r"\b(vega|interactive)\.[0-9a-f]{12}\.js")


def simplify(path: str, text: str) -> str:
    """Return the page without what may differ between machines or says nothing: paths, hashes."""
    if path.endswith(".svg"):
        return describe(text) + "\n"
    text = HASHED.sub(r"\1.HASH.js", text)
    text = PHOTOGRAPH.sub("HASH-", text)
    text = re.sub(r"\b(site|embed)\.[0-9a-f]{12}\.", r"\1.HASH.", text)
    text = re.sub(r'"bytes": \d+|(?<=class="measured") data-bytes="\d+">[^<]*', "SIZE", text)
    text = re.sub(r"(sha256|sha384)-[A-Za-z0-9+/]{43,64}=?", r"\1-HASH", text)
    text = re.sub(r'(?<=class="view">).*?(?=</script>)', summarise, text)
    text = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1>…</\1>", text)
    text = re.sub(r"(?s)<svg.*?</svg>", lambda match: describe(match[0]), text)
    return re.sub(r"(?s)(?<=<tbody>\n).*?(?=</tbody>)", shorten, text)


def describe(svg: str) -> str:
    """Return what a picture says: its own attributes in words, the ids of its rows, its texts."""
    root = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", svg))
    kept = ("class", "role", "lang", "aria-label", "aria-describedby", "aria-hidden")
    head = " ".join(f'{name}="{root.get(name)}"' for name in kept if root.get(name))
    rows = dict.fromkeys(node.get("data-figure") for node in root.iter() if node.get("data-figure"))
    names = [name for name in rows if name]
    texts = ["".join(node.itertext()) for node in root.iter("text")]
    shown = [*names[:FIRST], f"({len(names)} in all)"] if len(names) > FIRST else names
    return f"<svg {head}><!-- rows: {', '.join(shown)} --><!-- words: {' | '.join(texts)} --></svg>"


def summarise(match: re.Match[str]) -> str:
    """Return what a chart's view is made of: the kinds of its marks, and its slider."""
    view = json.loads(match[0])
    slider = view.pop("slider")
    marks = {size: [mark["type"] for mark in spec["marks"]] for size, spec in view.items()}
    stops = [*slider["stops"][:FIRST], f"({len(slider['stops'])} in all)"]
    return json.dumps({**marks, "slider": {**slider, "stops": stops}}, ensure_ascii=False)


def shorten(match: re.Match[str]) -> str:
    rows = match[0].splitlines(keepends=True)
    kept = "".join(rows[:FIRST])
    return f"{kept}<!-- {len(rows)} rows in all -->\n" if len(rows) > FIRST else match[0]


def collect() -> dict[str, str]:
    """Return what is compared: the pages in simple form, and the list of all of them."""
    pages = print_fixture().pages
    texts = {
        path: simplify(path, content.decode("utf-8"))
        for path, content in pages.items()
        if path.endswith(TEXTS) and not path.endswith(".vl.json") and not path.startswith("assets/")
    }
    plain = (PHOTOGRAPH.sub("HASH-", path) for path in pages)
    names = sorted(re.sub(r"\.[0-9a-f]{12}\.", ".HASH.", path) for path in plain)
    return texts | {INDEX: "\n".join(names) + "\n"}


def read_goldens(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".changed"
    }


def compare(pages: dict[str, str], folder: Path, strict: bool) -> list[str]:
    """Return what is wrong, missing and unexpected pages first; write what is missing or differs.

    `strict` refuses to make a golden.
    """
    goldens = read_goldens(folder)
    wrong = [f"unexpected golden: {path}" for path in goldens.keys() - pages.keys()]
    wrong += [f"no golden: {path}" for path in pages.keys() - goldens.keys() if strict or goldens]
    wrong.sort()
    for path, text in pages.items():
        file = folder / path
        changed = file.with_name(f"{file.name}.changed")
        changed.unlink(missing_ok=True)
        if path in goldens and goldens[path] != text:
            wrong.append(f"differs: {path} (see {changed.name})")
            changed.write_bytes(text.encode())
        elif path not in goldens and not strict:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
    return wrong


def test_the_fixtures_pages_are_as_they_were_found_right() -> None:
    assert compare(collect(), GOLDEN, strict="CI" in os.environ) == []


def test_goldens_are_few_and_small() -> None:
    sizes = [len(text.encode()) for text in collect().values()]
    assert sum(sizes) < 345_000
    assert max(sizes) < 29_000


@pytest.mark.parametrize("strict", [False, True])
def test_a_difference_is_told_and_written_beside(strict: bool, tmp_path: Path) -> None:
    pages = {"a.html": "1", "zh/b.html": "2"}
    if strict:
        assert compare(pages, tmp_path, strict) == ["no golden: a.html", "no golden: zh/b.html"]
        assert list(tmp_path.iterdir()) == []
    assert compare(pages, tmp_path, strict=False) == []
    assert read_goldens(tmp_path) == pages
    later = {"a.html": "3", "c.html": "4"}
    assert compare(later, tmp_path, strict) == [
        "no golden: c.html",
        "unexpected golden: zh/b.html",
        "differs: a.html (see a.html.changed)",
    ]
    assert (tmp_path / "a.html.changed").read_text("utf-8") == "3"
    assert (tmp_path / "a.html").read_text("utf-8") == "1"
    assert not any(line.startswith("differs") for line in compare(pages, tmp_path, strict=True))
    assert not (tmp_path / "a.html.changed").exists()


def test_a_picture_is_told_apart_by_its_words_and_its_rows() -> None:
    picture = '<svg class="a"><path data-figure="{}"/><text>{}</text></svg>'
    described = {describe(picture.format(row, word)) for row in "ab" for word in "cd"}
    assert len(described) == 4
    moved = '<svg class="a" width="5"><path d="M0,1" data-figure="a"/><text x="1">c</text></svg>'
    assert describe(moved) == describe(picture.format("a", "c"))


def test_pngs_are_as_large_as_they_say_and_not_blank() -> None:
    pngs = {path: page for path, page in print_fixture().pages.items() if path.endswith(".png")}
    assert len(pngs) == 58
    for path, content in pngs.items():
        assert content.startswith(SIGNATURE), path
        width, height = read_size(content)
        scale = 2 if path.endswith("@2x.png") else 1
        least = 370 if "-phone" in path else 500
        assert least * scale < width <= 1200 * scale and 200 * scale < height < 800 * scale, path
        assert len(content) < 300_000
        chunks = read_chunks(content)
        pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
        assert len(set(pixels)) > 50, path
