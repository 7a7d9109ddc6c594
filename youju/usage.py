"""Owns what may be written behind build.py: commands and options, and their help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from youju import __version__
from youju.messages import word_message
from youju.problems import LANGUAGES

WRONG = 2
_FOLDER: dict[str, Any] = {"type": Path}
_TEXT: dict[str, Any] = {"choices": ("text", "json"), "default": "text"}
_NOTES = _TEXT | {"choices": ("text", "json", "github")}
_SWITCH: dict[str, Any] = {"action": "store_true"}
_DAY: dict[str, Any] = {"type": date.fromisoformat, "metavar": "DATE"}
_COMMON: dict[str, Any] = {
    "--root": _FOLDER | {"default": Path()},
    "--lang": {"choices": LANGUAGES},
}


def _read_count(text: str) -> int:
    """Return a number of one or more; ValueError for any other."""
    if (count := int(text)) < 1:
        raise ValueError
    return count


_JOBS: dict[str, Any] = {"type": _read_count, "metavar": "N"}
# What each command takes besides: an argument, or an option with what argparse is to know of it.
COMMANDS: dict[str, dict[str, Any]] = {
    "build": {
        "--output": _FOLDER,
        "--format": _NOTES,
        "--fresh": _SWITCH,
        "--today": _DAY,
        "--explain": _SWITCH,
        "--jobs": _JOBS,
    },
    "check": {"--format": _NOTES, "--today": _DAY, "--explain": _SWITCH, "--jobs": _JOBS},
    "diff": {"--output": _FOLDER, "--format": _TEXT},
    "translated": {"story": {}, "--lang-of-text": {"metavar": "CODE"}, "--yes": _SWITCH},
    "checked": {"story": {}, "--yes": _SWITCH},
    "pin": {
        "story_of_chart": {"metavar": "STORY"},
        "chart": {"nargs": "?", "metavar": "CHART"},
        "--today": _DAY,
    },
    "source": {
        "source_id": {"metavar": "ID"},
        "source_file": {"metavar": "FILE", **_FOLDER},
        "--keep": {"action": "store_true"},
    },
    "fetch": {"table_name": {"metavar": "TABLE"}, "--yes": _SWITCH},
    "serve": {"--port": {"type": int, "default": 5500}},
}


def parse_usage(
    given: Sequence[str], runs: Mapping[str, Callable[[argparse.Namespace], int]]
) -> argparse.Namespace:
    """Return the options in `given`, with the function of `runs` that its command names as `run`.

    Prints help, or exits with WRONG, in the language that `given` asks for ("en" unless told).
    """
    pairs = [*pairwise(given), *(tuple(one.split("=", 1)) for one in given if "=" in one)]
    language = "zh" if ("--lang", "zh") in pairs else "en"
    parser = _Parser(given, language, prog="build.py", description=word_message("about", language))
    about = word_message("version", language)
    parser.add_argument("--version", action="version", version=f"youju {__version__}", help=about)
    commands = parser.add_subparsers(required=True, title=word_message("commands", language))
    for name, options in COMMANDS.items():
        about = word_message(name, language)
        command = commands.add_parser(
            name, help=about, description=about, given=given, language=language
        )
        for option, settings in (_COMMON | options).items():
            key = option.removeprefix("--")
            command.add_argument(option, help=word_message(key, language), **settings)
        command.set_defaults(run=runs[name])
    return parser.parse_args(given)


class _Parser(argparse.ArgumentParser):
    """Speaks `language`, "en" or "zh"; what was `given` and is not understood gets the help."""

    def __init__(self, given: Sequence[str], language: str, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._given, self._language = given, language
        self._optionals.title = word_message("options", language)
        self._positionals.title = word_message("arguments", language)
        self.add_argument("-h", "--help", action="help", help=word_message("help", language))

    def format_help(self) -> str:
        """Return the help; argparse says "usage: " and ends headings with a colon of its own."""
        text = super().format_help().replace("usage: ", word_message("usage", self._language), 1)
        for key in ("options", "commands", "arguments"):
            text = text.replace(
                f"\n{word_message(key, 'zh')}:\n", f"\n{word_message(key, 'zh')}：\n"
            )
        return text

    def error(self, message: str) -> NoReturn:
        """Exit with what was given and how to write it: argparse's own message is English."""
        told = word_message("wrong-usage", self._language, given=" ".join(self._given))
        self.exit(WRONG, f"{told}\n\n{self.format_help()}")
