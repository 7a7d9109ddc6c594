"""Owns sites of any number of stories, all like the real one, and the edits that are measured."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

STORY, TABLE = "daqing-talent", "talent_stats.csv"
_STORIES = Path("site_src/stories")
# The files that are edited.
SENTENCE, CELL = _STORIES / STORY / "en.md", Path("data") / TABLE


def export_engine(repository: Path, commit: str, folder: Path) -> Path:
    """Write the files of `commit` to the new `folder`: its engine, and its site."""
    folder.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "archive", commit], cwd=repository, check=True, capture_output=True
    )
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    return folder


def write_site(engine: Path, folder: Path, count: int) -> Path:
    """Write a site of `count` stories, each with a table of its own, to the new `folder`."""
    for name in ("site_src", "data", "templates", "static"):
        shutil.copytree(engine / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    # Where translations are recorded, each edit would have to be confirmed.
    for record in folder.rglob("translations.toml"):
        record.unlink()
    for number in range(2, count + 1):
        slug = f"story-{number:03}"
        story = shutil.copytree(folder / _STORIES / STORY, folder / _STORIES / slug)
        shutil.copy(folder / "data" / TABLE, folder / "data" / f"{slug}.csv")
        settings = (story / "story.toml").read_text("utf-8")
        settings = settings.replace(f'"{STORY}"', f'"{slug}"').replace(TABLE, f"{slug}.csv")
        (story / "story.toml").write_text(settings, "utf-8")
    return folder


def forget(site: Path, number: int) -> None:
    """Leave neither a finished site nor a cache."""
    for name in ("output", ".cache"):
        shutil.rmtree(site / name, ignore_errors=True)


def change_nothing(site: Path, number: int) -> None:
    """Leave all as it is."""


def change_sentence(site: Path, number: int) -> None:
    """Add a sentence to the English of the first story, another in each round."""
    path = site / SENTENCE
    path.write_text(f"{path.read_text('utf-8')}\nM{'o' * (number + 2)}ns.\n", "utf-8")


def change_cell(site: Path, number: int) -> None:
    """Change the first English label of the first story's table, which a chart draws."""
    path = site / CELL
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    drawn, column = rows[3], rows[0].index("label_en")
    drawn[column] = f"{drawn[column].split(' (')[0]} ({'o' * (number + 1)})"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def change_theme(site: Path, number: int) -> None:
    """Set another main colour, which reaches every page and picture."""
    path = site / "site_src/theme.toml"
    path.write_text(f'[colours]\nmain = ["#1f4e7{number}", "#8fc1e{number}"]\n', "utf-8")
