"""What must be there before a page is printed: templates, words, the look."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import youju
from tests.fixture import load_fixture
from tests.parsing import parse_file
from tests.profiles import sample
from tests.provoking import FILES, GONE, PAGE, STRINGS, read_changed, read_files
from youju.checks.templates import compile_templates, key_templates
from youju.model import Origin
from youju.printing.templating import PRINTED, SAID, SAID_LATER
from youju.problems import Problem
from youju.store.cache import Store

ENGINE = Path(youju.__file__).parent
CSS, BASE = "static/css/site.css", "templates/base.html"


def told(problems: tuple[Problem, ...]) -> list[tuple[str, Origin]]:
    return [(problem.code, problem.origin) for problem in problems]


def add(file: str, text: bytes) -> list[tuple[str, Origin]]:
    """Return what is told when `text` is put at the end of `file`."""
    return told(read_files({**FILES, file: FILES[file] + text}))


def last_line(file: str) -> int:
    return FILES[file].count(b"\n") + 1


def test_the_templates_at_hand_are_fine() -> None:
    assert read_files(FILES) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"{% if %}", "template-syntax"),
        (b"{{ 'a", "template-syntax"),
        (b"{% endfor %}", "template-syntax"),
        (b"{{ here | no_such_filter }}", "template-syntax"),
        (b"{{ here is no_such_test }}", "template-syntax"),
        (b"{% include 'gone.html' %}", "template-missing"),
        (b"{% from 'gone.html' import x %}", "template-missing"),
        (b"{{ say('no_such_word') }}", "template-no-word"),
        (b"\xff", "document-not-utf8"),
        ("中文".encode("gb18030"), "document-not-utf8"),
    ],
)
def test_a_fault_of_a_template_is_told_at_its_line(text: bytes, code: str) -> None:
    before, mark, after = FILES[PAGE].partition(b"<article>")
    found = told(read_files({**FILES, PAGE: before + text + mark + after}))
    assert found == [(code, Origin(PAGE, before.count(b"\n") + 1))]


@pytest.mark.parametrize("text", ["{{ １ }}", "{{ " + "1" * 5000 + " }}", "{{ " + "(" * 3000])
def test_what_python_refuses_is_told_too(text: str) -> None:
    (problem,) = read_files({**FILES, PAGE: FILES[PAGE].replace(b"<article>", text.encode())})
    assert (problem.code, problem.origin.file) == ("template-syntax", PAGE)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_files({**FILES, PAGE: b"\xef\xbb\xbf" + FILES[PAGE]}) == ()


@pytest.mark.parametrize("name", PRINTED)
def test_every_template_that_is_printed_must_be_there(name: str) -> None:
    file = f"templates/{name}"
    assert ("template-missing", Origin(file)) in told(read_changed(file, GONE, ""))


def test_a_missing_base_is_told_wherever_it_is_named() -> None:
    files = {problem.origin.file for problem in read_changed(BASE, GONE, "")}
    named = {name for name, text in FILES.items() if b"extends 'base.html'" in text}
    assert files == named and len(named) > 3


@pytest.mark.parametrize("file", [CSS, "static/js/site.js", "static/css/embed.css"])
def test_the_look_must_be_there_and_readable(file: str) -> None:
    assert told(read_changed(file, GONE, "")) == [("asset-missing", Origin(file))]
    assert add(file, b"\n\xa4\xa4") == [("document-not-utf8", Origin(file, last_line(file) + 1))]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("paragraph {n}", "paragraph {no}", ["string-braces"]),
        ("paragraph {n}", "paragraph", ["string-braces"]),
        ("paragraph {n}", "paragraph {n", ["string-braces"]),
        ("paragraph {n}", "paragraph {n:d}", ["string-braces"]),
        ("paragraph {n}", "paragraph {n.real}", ["string-braces"]),
        ("paragraph {n}", "paragraph {} {n}", ["string-braces"]),
        ("paragraph {n}", "{n} of {n}", []),
        ("第{n}段", "第{N}段", ["string-braces"]),
    ],
)
def test_the_braces_of_words_must_be_those_that_are_filled_in(
    old: str, new: str, found: list[str]
) -> None:
    problems = read_changed(STRINGS, old, new)
    assert [problem.code for problem in problems] == found
    line = FILES[STRINGS].decode("utf-8").split(old)[0].count("\n") + 1
    assert all(problem.origin == Origin(STRINGS, line) for problem in problems)


def test_a_word_that_the_engine_says_must_be_there() -> None:
    text = FILES[STRINGS].decode("utf-8")
    for key in sample(SAID, 8, "said"):
        gone = re.sub(rf"(?m)^{key}\..*\n", "", text)
        assert gone != text
        problems = read_files({**FILES, STRINGS: gone.encode()})
        found = {problem.code: dict(problem.values)["key"] for problem in problems}
        assert found == ({} if key in SAID_LATER else {"template-no-word": key})


def test_a_site_that_is_older_than_a_word_is_printed_without_it() -> None:
    text = FILES[STRINGS].decode("utf-8")
    for key in SAID_LATER:
        gone = re.sub(rf"(?m)^{key}\..*\n", "", text)
        assert gone != text and read_files({**FILES, STRINGS: gone.encode()}) == ()


@cache
def list_calls() -> list[ast.expr]:
    """Return the names that the engine says: what it calls `say` with, and takes from `strings`.

    The preview has words of its own, and a chart's frame says those of the chart.
    """
    found = []
    for file in ENGINE.rglob("*.py"):
        if file.parent.name == "preview":
            continue
        for node in ast.walk(parse_file(file)):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name("frame"))):
                    continue
                case ast.Call(func=ast.Name("say") | ast.Attribute(attr="say"), args=[first, *_]):
                    found.append(first)
                case ast.Subscript(value=ast.Attribute(attr="strings"), slice=key):
                    found.append(key)
    return found


def list_quoted() -> set[str]:
    """Return every text in the engine's code, but for the list itself."""
    return {
        node.value
        for file in ENGINE.rglob("*.py")
        if file.name != "templating.py"
        for node in ast.walk(parse_file(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_words_that_the_engine_says_are_listed() -> None:
    named = {call.value for call in list_calls() if isinstance(call, ast.Constant)}
    assert named <= SAID.keys()
    assert len(named) > 5


def test_the_words_that_are_listed_are_said() -> None:
    """A name stands whole in the code, or is composed: pin_{state}."""
    composed = [
        "".join(
            re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in call.values
        )
        for call in list_calls()
        if isinstance(call, ast.JoinedStr)
    ]
    assert len(composed) > 3
    whole = re.compile("|".join(composed))
    quoted = list_quoted()
    assert [key for key in SAID if key not in quoted and not whole.fullmatch(key)] == []


def test_every_word_has_a_user() -> None:
    """What no template and no module says is written and translated for nobody."""
    texts = [text for name, text in FILES.items() if name.startswith("templates/")]
    said = set(re.findall(r"\bsay\('(\w+)'", b"\n".join(texts).decode("utf-8")))
    assert load_fixture().strings.keys() == said | SAID.keys()


def test_the_templates_that_the_plan_prints_are_listed() -> None:
    folders = ("pages", "embeds", "printing")
    files = [file for folder in folders for file in (ENGINE / folder).glob("*.py")]
    code = "".join(file.read_text("utf-8") for file in files)
    named = set(re.findall(r'"([a-z_/]+\.html)"', code))
    # Other templates import the macros; they are printed from none.
    assert named - {"404.html", "index.html", "macros.html"} <= set(PRINTED) <= named


def test_what_was_found_is_kept_until_a_template_or_the_engine_changes(tmp_path: Path) -> None:
    site, broken = load_fixture(), "templates/page.html"
    store = Store(tmp_path)
    wrong = replace(site, files={**site.files, broken: b"{% if %}"})
    for one in (site, wrong, replace(site), replace(wrong)):
        found = compile_templates(one, store, "engine")
        assert found == compile_templates(replace(one))
        assert bool(found[broken][2]) == (one.files[broken] == b"{% if %}")
    keys = {key_templates(one, engine) for one in (site, wrong) for engine in ("engine", "other")}
    assert len(keys) == 4
    store.put(key_templates(site, "engine"), b'{"templates/page.html": [[], 7, "kept"]}')
    assert compile_templates(replace(site), store, "engine")[broken] == ((), 7, "kept")
