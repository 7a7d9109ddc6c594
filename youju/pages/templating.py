"""Owns the Jinja environment: everything is escaped, nothing may be undefined."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from youju.model import Site, Text

FOLDER = "templates/"


def make_environment(files: Mapping[str, bytes]) -> Environment:
    """Return an environment over the input files under templates/."""
    templates = {
        name[len(FOLDER) :]: content.decode("utf-8")
        for name, content in files.items()
        if name.startswith(FOLDER)
    }
    # select_autoescape leaves some endings unescaped (reliability H18): escape always.
    return Environment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def make_say(strings: Mapping[str, Text], code: str) -> Callable[..., str]:
    """Return `say(key, **values)`: the interface's words in language `code`."""

    def say(key: str, **values: object) -> str:
        return strings[key][code].format(**values)

    return say


def join(site: Site, code: str, words: list[str]) -> str:
    """Return a list in the language's own manner: A、B和C, A, B and C."""
    from babel import Locale
    from babel.lists import format_list

    return format_list(words, locale=Locale.parse(site.languages[code].tag, sep="-"))


def write_json(value: Any) -> Markup:
    """Return JSON that is safe inside a script element: < > & and line separators escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
