"""The command that lists the numbers of a source: what it writes, and what it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.test_indexes import TEXT
from tests.fixture import copy_site, edit
from youju.cli import main
from youju.tables.print_indexes import name_index, name_text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    return copy_site(tmp_path / "site")


def run(root: Path, *arguments: str) -> int:
    file = root.parent / "report.txt"
    return main(["source", "office", str(file), "--root", str(root), "--lang", "en", *arguments])


def test_the_same_text_gives_the_same_index(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / name_index("office")).read_bytes()
    assert run(root) == 0
    assert (root / name_index("office")).read_bytes() == before
    assert "6 numbers" in capsys.readouterr().out
    assert not (root / name_text("office")).exists()


def test_each_changed_number_is_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root.parent / "report.txt", "800個", "850個")
    assert run(root) == 0
    told = capsys.readouterr().out
    assert "  - 3: 800個 = 800\n  + 3: 850個 = 850\n" in told
    assert "changed: 1" in told


def test_a_text_that_may_be_kept_stands_beside_its_index(root: Path) -> None:
    assert run(root, "--keep") == 0
    assert (root / name_text("office")).read_text("utf-8") == TEXT


def test_an_unknown_source_and_a_missing_file_are_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source", "ofice", "nothing.txt", "--root", str(root), "--lang", "en"]) == 1
    assert "Did you mean" in capsys.readouterr().err
    assert main(["source", "office", "nothing.txt", "--root", str(root), "--lang", "en"]) == 1
    assert "no file to read" in capsys.readouterr().err


def test_a_site_with_other_mistakes_can_be_indexed(root: Path) -> None:
    edit(root / "data/stalls.csv", "800,item", "900,item")
    assert run(root) == 0


def test_a_source_whose_language_cannot_be_read_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / "data/sources.csv", "Market count,zh,", "Market count,ko,")
    assert run(root) == 1
    assert "index-no-reader" in capsys.readouterr().err


def test_a_text_with_digits_and_no_number_is_noted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root.parent / "report.txt").write_text("2019年12月23日，5G。\n", "utf-8")
    assert run(root) == 0
    assert "No number was found in the text, though it has digits." in capsys.readouterr().err


def test_a_text_with_digits_and_no_number_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root.parent / "report.txt").write_text("本報2024年5月9日訊\n", "utf-8")
    assert run(root) == 0
    told = capsys.readouterr()
    assert "index-no-numbers" in told.out + told.err
