"""What may be written behind build.py: understood, or answered with how to write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from youju.cli import main
from youju.usage import COMMANDS, WRONG, parse_usage

RUNS = dict.fromkeys(COMMANDS, lambda options: 0)


def has_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)


def test_options_have_their_defaults() -> None:
    options = parse_usage(["build"], RUNS)
    assert (options.root, options.output, options.lang) == (Path(), None, None)
    assert (options.format, options.run(options)) == ("text", 0)
    assert parse_usage(["serve", "--port=80"], RUNS).port == 80
    assert parse_usage(["check", "--today", "2026-11-03"], RUNS).today == date(2026, 11, 3)
    assert options.today is options.jobs is None
    assert parse_usage(["build", "--jobs", "3"], RUNS).jobs == 3
    assert parse_usage(["translated", "budget", "--lang-of-text", "en"], RUNS).story == "budget"


@pytest.mark.parametrize(
    "given",
    [
        ["chekc"],
        ["--no-such"],
        ["check", "--format", "yaml"],
        ["diff", "--format", "github"],
        ["serve", "--port", "many"],
        ["check", "--today", "3 November"],
        ["build", "--jobs", "0"],
        ["check", "--jobs=-2"],
        ["check", "--jobs", "1.5"],
        ["build", "--lang", "fr"],
        ["build", "--roo", "."],
        ["--lang", "zh"],
    ],
)
def test_wrong_usage_shows_how_to_write_it(
    given: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(given)
    assert ended.value.code == WRONG == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{' '.join(given)}" in err.splitlines()[0]
    assert "invalid" not in err


def test_wrong_usage_is_told_in_chinese_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["chekc", "--lang=zh"])
    err = capsys.readouterr().err
    assert err.startswith("看不懂「chekc --lang=zh」") and "用法：" in err and "指令：" in err


@pytest.mark.parametrize("command", ["", "build", "check", "diff", "serve", "translated"])
def test_help_speaks_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("en", "zh"):
        given = [*command.split(), "--help", "--lang", language]
        with pytest.raises(SystemExit) as ended:
            main(given)
        assert ended.value.code == 0
        out = capsys.readouterr().out
        assert has_han(out) == (language == "zh")
        assert out.startswith("usage: " if language == "en" else "用法：")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("youju ")
