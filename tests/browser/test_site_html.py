"""The built HTML, CSS and SVG satisfy the Nu checker, and what an id refers to exists."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

CHECKER = Path(__file__).parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"
# It runs for seconds only: a quick translation of its code costs less than a good one.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
# SVG 2 has a plain lang attribute; the checker knows SVG 1.1.
LANG = "Attribute “lang” not allowed on element “svg” at this point."


def check(*arguments: str | Path) -> list[dict[str, Any]]:
    if not (CHECKER.exists() and shutil.which("java")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "java or vnu is missing: run tests/install-browser"
        )
    command = ["java", *JAVA, "-jar", CHECKER, "--errors-only", "--format", "json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    assert done.returncode == (1 if messages else 0)
    return messages


@pytest.mark.slow
def test_the_checker_finds_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p id=a><p id=a>")
    assert check("--skip-non-html", tmp_path)


def test_pages_have_no_fault(folders: dict[str, Path]) -> None:
    assert check("--skip-non-html", *folders.values()) == []


def test_style_sheets_have_no_fault(folders: dict[str, Path]) -> None:
    sheets = [path for folder in folders.values() for path in folder.rglob("*.css")]
    own = [path for path in sheets if path.parent.name == "assets"]
    assert len(own) == len(folders) and len(sheets) > len(own)  # and one for each pin
    assert check("--css", *sheets) == []


def test_pictures_have_no_fault(folders: dict[str, Path]) -> None:
    pictures = [path for folder in folders.values() for path in folder.rglob("*.svg")]
    found = [fault for fault in check("--svg", *pictures) if fault["message"] != LANG]
    assert found == []


class _References(HTMLParser):
    """Collects ids, and the ids that attributes refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.referred: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id":
                self.ids.add(value or "")
            elif name in REFERRING:
                self.referred.update((value or "").split())


def test_attributes_refer_to_ids_of_their_page(folders: dict[str, Path]) -> None:
    dangling = {}
    for folder in folders.values():
        for path in folder.rglob("*.html"):
            found = _References()
            found.feed(path.read_text("utf-8"))
            if missing := found.referred - found.ids:
                dangling[path.relative_to(folder).as_posix()] = missing
    assert dangling == {}
