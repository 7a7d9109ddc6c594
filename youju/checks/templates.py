"""Owns what must be there before a page is printed: templates that can be read, words, the look."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from string import Formatter

from jinja2 import TemplateSyntaxError
from jinja2.meta import find_referenced_templates

from youju.checks.template_blocks import check_blocks
from youju.content.site import STRINGS
from youju.formats.toml import parse_document
from youju.localized.kept import keep
from youju.model import Origin, Site
from youju.printing.assets import NEEDED
from youju.printing.templating import PRINTED, SAID, SAID_LATER, TEMPLATES_FOLDER, make_environment
from youju.problems import Problems
from youju.store.cache import Store, make_key

_SAID = re.compile(r"""\bsay\(["'](\w+)["']""")
_TEXTS = (".html", ".css", ".js")
# The templates that one names, and the line and kind of its fault ("" when it has none).
Compiled = tuple[tuple[str, ...], int, str]


def check_templates(site: Site, problems: Problems) -> None:
    """Report templates, looks and scripts that are missing or wrong, and words they lack."""
    for name in NEEDED:
        if name not in site.files:
            problems.add("asset-missing", Origin(name))
    for name in PRINTED:
        if TEMPLATES_FOLDER + name not in site.files:
            problems.add("template-missing", Origin(TEMPLATES_FOLDER + name), name=name)
    strings = parse_document(site.files.get(STRINGS, b""), STRINGS, Problems())
    compiled = compile_templates(site)
    for file, content in site.files.items():
        if file.startswith((TEMPLATES_FOLDER, "static/")) and file.endswith(_TEXTS):
            _check_encoding(file, content, problems)
        if file.startswith(TEMPLATES_FOLDER):
            text = _read(site, file)
            _check_template(file, text, compiled[file], site, problems)
            if strings.readable:
                _check_said(file, text, site, problems)
    check_blocks(site, problems)
    if strings.readable:
        _check_words(site, problems)


def _check_encoding(file: str, content: bytes, problems: Problems) -> None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.add("document-not-utf8", Origin(file, line))


def key_templates(site: Site, engine: str) -> str:
    """Return the key of what `engine` (its digest) finds in the templates of `site`."""
    files = sorted(name for name in site.files if name.startswith(TEMPLATES_FOLDER))
    parts = (part for name in files for part in (name, _read(site, name)))
    return make_key("json", "templates", engine, *parts)


def compile_templates(
    site: Site, store: Store | None = None, engine: str = ""
) -> dict[str, Compiled]:
    """Return what is found in each template of `site`, once for all who ask.

    The `store`, if any, keeps what `engine` (its digest) finds.
    """
    return keep(site, ("templates",), lambda: _recall(site, store, engine))


def _recall(site: Site, store: Store | None, engine: str) -> dict[str, Compiled]:
    key = key_templates(site, engine) if store else ""
    if store and (kept := store.get(key)) is not None:
        return {file: (tuple(named), *rest) for file, (named, *rest) in json.loads(kept).items()}
    files = (name for name in site.files if name.startswith(TEMPLATES_FOLDER))
    compiled = {file: _compile(file, _read(site, file)) for file in files}
    if store:
        store.put(key, json.dumps(compiled).encode())
    return compiled


def _read(site: Site, file: str) -> str:
    return site.files[file].decode("utf-8", "replace")


def _check_template(
    file: str, text: str, compiled: Compiled, site: Site, problems: Problems
) -> None:
    named, line, fault = compiled
    if fault:
        problems.add("template-syntax", Origin(file, line), reason=fault)
    for name in named:
        if TEMPLATES_FOLDER + name not in site.files:
            line = text.count("\n", 0, max(text.find(name), 0)) + 1
            problems.add("template-missing", Origin(file, line), name=name)


@lru_cache(maxsize=100)  # the preview checks the same templates at every save
def _compile(file: str, text: str) -> Compiled:
    """Compile a template, for only that finds an unknown filter."""
    environment = make_environment({})
    try:
        tree = environment.parse(text)
        named = tuple(name for name in find_referenced_templates(tree) if name is not None)
        environment.compile(tree, file.removeprefix(TEMPLATES_FOLDER), file)
        return named, 1, ""
    except TemplateSyntaxError as error:
        return (), error.lineno, error.message or "?"
    except (SyntaxError, ValueError, RecursionError) as error:  # {{ １ }}, {{ 111…111 }}, {{ ((((
        return (), 1, str(error)


def _check_said(file: str, text: str, site: Site, problems: Problems) -> None:
    for match in _SAID.finditer(text):
        if match[1] not in site.strings:
            line = text.count("\n", 0, match.start()) + 1
            problems.add("template-no-word", Origin(file, line), key=match[1])


def _check_words(site: Site, problems: Problems) -> None:
    """Report words that Youju says and strings.toml lacks, and braces that cannot be filled in."""
    for key in SAID:
        if key not in site.strings and key not in SAID_LATER:
            problems.add("template-no-word", Origin(STRINGS), key=key)
    for key, text in site.strings.items():
        authored = {code: text[code] for code in site.authored}
        expected = sorted(SAID.get(key, _list_fields(next(iter(authored.values()))) or ()))
        for code, word in authored.items():
            if word and _list_fields(word) != expected:
                _report_braces(site, key, code, expected, problems)


def _report_braces(
    site: Site, key: str, code: str, expected: list[str], problems: Problems
) -> None:
    document = parse_document(site.files[STRINGS], STRINGS, Problems())
    needed = " ".join(f"{{{name}}}" for name in expected) or "-"
    problems.add(
        "string-braces",
        document.origin(key, code),
        key=f"{key}.{code}",
        found=site.strings[key][code],
        needed=needed,
    )


def _list_fields(word: str) -> list[str] | None:
    """Return the placeholders of "{publisher}, “{title}”" in order; None when one is misshapen."""
    try:
        parts = [part[1:] for part in Formatter().parse(word)]
    except ValueError:
        return None
    names = {name for name, _, _ in parts if name is not None}
    if not all(name.isidentifier() for name in names) or any(spec or how for _, spec, how in parts):
        return None
    return sorted(names)
