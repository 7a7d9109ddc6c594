"""`build.py diff`: what a change would do for readers, against the site as last built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fixture import FIGURES, copy_warm, edit
from youju.cli import main


@pytest.fixture
def built(tmp_path: Path) -> Path:
    root = copy_warm(tmp_path / "site")
    assert main(["build", "--root", str(root), "--lang", "en"]) == 0
    return root


def diff(root: Path, capsys: pytest.CaptureFixture[str], *given: str) -> str:
    capsys.readouterr()
    assert main(["diff", "--root", str(root), *given]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_without_a_former_build_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_warm(tmp_path / "site")
    assert diff(root, capsys).startswith("There is no former build")
    assert diff(root, capsys, "--lang", "zh").startswith("沒有上次建置的成品")
    assert json.loads(diff(root, capsys, "--format", "json"))["former"] is False
    assert not (root / "output").exists()


@pytest.mark.slow
def test_a_changed_figure_is_told_to_people_and_programs(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in (built / "output").rglob("*") if path.is_file()}
    assert diff(built, capsys) == "Readers would see no change.\n"
    edit(
        built / "data/stalls.csv",
        ",800,item,exact,2024-05,office,3,800個",
        ",900,item,exact,2024-05,office,3,900個",
    )
    english = diff(built, capsys)
    assert f"{FIGURES}/food  Selling food ↑\n    en: 800 items → 900 items" in english.replace(
        "\u00a0", " "
    )
    assert "\n  en  Most\n    Most stalls sell food\n" in english
    assert "  + Food is sold at 900 items.\n" in english
    assert "  + 賣吃的有900項。\n" in english
    assert f"  {FIGURES}/kinds  drawn anew (en, zh)\n" in english
    chinese = diff(built, capsys, "--lang", "zh")
    assert f"{FIGURES}/food  賣吃的 ↑\n" in chinese
    assert "\n  zh  最多\n    賣吃的攤位最多\n" in chinese
    told = json.loads(diff(built, capsys, "--format", "json"))
    assert [(figure["id"], figure["new"]["value"]) for figure in told["figures"]] == [
        ("food", 900),
        ("food_share", 69.2),
    ]
    after = {path: path.read_bytes() for path in (built / "output").rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.slow
def test_another_output_may_be_compared(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "output").rename(tmp_path / "published")
    assert diff(built, capsys).startswith("There is no former build")
    given = ("--output", str(tmp_path / "published"), "--lang", "zh")
    assert diff(built, capsys, *given) == "讀者不會看到任何改變。\n"
