"""The engine's shape: the floors, owners of libraries, small modules, no story and no words in it.

The floors themselves stand in docs/architecture.md.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from graphlib import TopologicalSorter
from html import unescape
from pathlib import Path

import pytest

from tests.fixture import ONE_YEAR, ROOT, TIDY, copy_site, load_fixture, print_fixture, read_once
from tests.looping import for_each
from tests.parsing import parse_code, parse_file
from youju.printing.assets import bundle_assets

PACKAGE = ROOT / "youju"
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
# Third-party library → the modules that may import it, at once or lazily.
OWNERS = {
    "altair": ("pictures.schema", "pictures.script", "theme.*", "kinds.*"),
    "pandas": (
        *("pictures.chart_specs", "pictures.script", "theme.*", "kinds.*"),
        *("tables.frames", "content.derived_tables"),
    ),
    "vl_convert": ("rendering.worker",),
    "jsonschema_rs": ("pictures.schema",),
    "oxipng": ("rendering.png",),
    "uharfbuzz": ("typography.*",),
    "noto_cjk_sans_otc": ("typography.fonts",),
    "opencc": ("languages.scripts",),
    "markdown": ("content.dialect",),
    "nh3": ("content.prose",),
    "PIL": (
        *("content.logo_colours", "content.photograph_files"),
        *("pictures.photographs", "pictures.emblems"),
    ),
    "pypdf": ("formats.source_files",),
    "jinja2": (
        "content.cited",
        "printing.templating",
        "checks.template_blocks",
        "checks.templates",
        "preview.panels",
    ),
    "markupsafe": ("localized.*", "printing.*", "embeds.*", "pages.*"),
    "babel": (
        "numbers.plurals",
        "numbers.periods",
        "numbers.measure_words",
        "localized.strings",
    ),
    "rich": ("progress_line",),
    "tornado": ("preview.*",),
    "livereload": ("preview.browsers",),
    "coloraide": ("checks.colours",),
    "tinycss2": ("content.sheets", "printing.style_sheets"),
    "openpyxl": ("formats.xlsx",),
    "odfdo": ("formats.ods",),
}
# Modules that a command loads before it knows whether there is anything to do.
EARLY = ("cli", "inputs", "output.up_to_date", "output.writer", "reports")
# Modules without a test file of their name, and why.
UNTESTED = {
    "__init__": "names, tested by test_api",
    "__main__": "one call, run by test_wheel",
    "audit": "a docstring",
    "bundles": "a docstring",
    "checks": "a docstring",
    "content": "a docstring",
    "difference": "a docstring",
    "downloads": "a docstring",
    "embeds": "a docstring",
    "fetching": "a docstring",
    "formats": "a docstring",
    "kinds": "a docstring",
    "localized": "a docstring",
    "numbers": "a docstring",
    "output": "a docstring",
    "pages": "a docstring",
    "pictures": "a docstring",
    "store": "a docstring",
    "preview": "a docstring",
    "printing": "a docstring",
    "rendering": "a docstring",
    "scripts": "a docstring",
    "tables": "a docstring",
    "typography": "a docstring",
}
# Ids and words of the content that stand in the engine too, as the ordinary words they are: 合計 is
# Japanese for "in all".
ORDINARY = {"share", "notices", "合計"}


@cache
def list_modules() -> dict[str, Path]:
    """Return the engine's modules by name: "numbers.wording", "problems" for a package's own."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[name] = path
    return found


def parse(name: str) -> ast.Module:
    return parse_file(list_modules()[name])


@cache
def list_imports(name: str) -> tuple[set[str], set[str]]:
    """Return what module `name` imports anywhere: modules of the engine, and other libraries."""
    own: set[str] = set()
    others: set[str] = set()
    known = {f"youju.{module}" for module in list_modules()}
    for node in ast.walk(parse(name)):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports by dots"
            base = node.module or ""
            members = [f"{base}.{alias.name}" for alias in node.names]
            found = [member if member in known else base for member in members]
        else:
            continue
        for full in found:
            top, _, rest = full.partition(".")
            if top == "youju":
                own.add(rest or "__init__")
            elif top not in sys.stdlib_module_names:
                others.add(top)
    return own - {name}, others


def find_package(name: str) -> str:
    """Return the package of a module, or the module itself where it stands alone."""
    return name.partition(".")[0]


@cache
def read_floors() -> dict[str, int]:
    """Return on which floor each package stands, 0 for the lowest."""
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    block = text.partition("```floors\n")[2].partition("```")[0]
    floors = [line.split(", ") for line in block.splitlines()]
    return {package: floor for floor, packages in enumerate(floors) for package in packages}


def test_every_package_stands_on_one_floor() -> None:
    packages = {find_package(name) for name in list_modules() if not name.startswith("__")}
    assert read_floors().keys() == packages
    assert 10 < len(set(read_floors().values())) <= 18


@for_each([n for n in list_modules() if not n.startswith("__")])
def test_a_module_imports_from_its_package_and_the_floors_below(name: str) -> None:
    own, _ = list_imports(name)
    package, floors = find_package(name), read_floors()
    others = own - {"__init__"}
    above = [o for o in others if find_package(o) != package and not is_below(o, floors[package])]
    assert above == []


def is_below(name: str, floor: int) -> bool:
    return read_floors()[find_package(name)] < floor


def test_no_imports_go_in_a_circle() -> None:
    # The package's own file names others lazily; see test_api.
    graph = {name: list_imports(name)[0] for name in list_modules() if name != "__init__"}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(graph)


@for_each(list_modules())
def test_libraries_are_imported_by_their_owners_only(name: str) -> None:
    _, others = list_imports(name)
    unknown = others - OWNERS.keys()
    assert unknown == set()
    for library in others:
        assert any(fnmatch(name, owner) for owner in OWNERS[library]), f"{name}: {library}"


def test_every_library_has_an_owner_that_uses_it() -> None:
    used = {library for name in list_modules() for library in list_imports(name)[1]}
    assert used == OWNERS.keys()


def list_loaded(code: str, *arguments: str) -> set[str]:
    """Return the top names of all modules that a fresh process has loaded after `code`."""
    code += "\nimport sys; print('LOADED', *{name.partition('.')[0] for name in sys.modules})"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("name", EARLY)
def test_starting_loads_nothing_heavy(name: str) -> None:
    assert list_loaded(f"import youju.{name}") & OWNERS.keys() == set()


HELP = """
import contextlib
from youju.cli import main
with contextlib.suppress(SystemExit):
    main(["--help"])
"""
BUILD = """
import sys
from youju.cli import main
assert main(["build", "--jobs", "1", "--root", sys.argv[1]]) == 0
"""


@pytest.mark.slow
def test_help_and_a_build_with_nothing_to_do_load_nothing_heavy(tmp_path: Path) -> None:
    root = str(copy_site(tmp_path / "site"))
    assert list_loaded(HELP) & OWNERS.keys() == set()
    assert {"jinja2", "altair"} <= list_loaded(BUILD, root)
    assert list_loaded(BUILD, root) & OWNERS.keys() == set()


@for_each(list_modules())
def test_a_module_says_in_one_sentence_what_it_owns(name: str) -> None:
    docstring = ast.get_docstring(parse(name)) or ""
    first, _, rest = docstring.partition("\n")
    assert first.endswith("."), name
    assert ". " not in first.rstrip("."), name
    assert not rest or rest.startswith("\n"), name


def test_comments_name_modules_that_are_there() -> None:
    """A package that is gone counts too: its modules would be looked for in vain."""
    packages = {find_package(name) for name in list_modules() if "." in name} | {"drawing"}
    named = re.compile(rf"(?<![\w./`\"'])`?\b({'|'.join(packages)})\.([a-z_]+)\b(?![(\w.])")
    lost = []
    for name, path in list_modules().items():
        for node in ast.walk(parse(name)):
            text = ast.get_docstring(node) if isinstance(node, DOCUMENTED) else None
            lost += [f"{name}: {m[1]}.{m[2]}" for m in named.finditer(text or "")]
        for comment in re.findall(r"(?m)^\s*# .*$", path.read_text("utf-8")):
            lost += [f"{name}: {m[1]}.{m[2]}" for m in named.finditer(comment)]
    suffixes = ("toml", "css", "html", "md", "py", "csv", "lock", "js", "zh", "en")
    told = [one for one in lost if not one.endswith(tuple(f".{suffix}" for suffix in suffixes))]
    assert [one for one in told if one.partition(": ")[2] not in list_modules()] == []


def list_public(name: str) -> set[str]:
    """Return the public names that a module defines at its top."""
    found = set()
    for node in parse(name).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {public for public in found if not public.startswith("_")} - {"T"}


def test_a_public_name_has_one_meaning() -> None:
    homes: dict[str, list[str]] = {}
    for name in list_modules():
        for public in list_public(name):
            homes.setdefault(public, []).append(name)
    assert {public: found for public, found in homes.items() if len(found) > 1} == {}


@for_each(list_modules())
def test_modules_and_functions_are_short(name: str) -> None:
    lines = list_modules()[name].read_text("utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{name} has {lines} lines: split it by noun"
    for node in ast.walk(parse(name)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{name}.{node.name} has {length} lines"


def find_test(name: str) -> Path | None:
    """Return the test file of a module: of tables.days tables/test_days.py.

    A folder tests/numbers would hide the library's own numbers from scripts in tests/.
    """
    package, _, leaf = name.rpartition(".")
    folder = "numbers_" if package == "numbers" else package
    files = (ROOT / "tests" / folder / f"test_{leaf}.py", ROOT / "tests" / leaf / f"test_{leaf}.py")
    return next((file for file in files if file.is_file()), None)


def test_every_module_has_a_test_of_its_name() -> None:
    missing = [name for name in list_modules() if name not in UNTESTED and not find_test(name)]
    assert missing == []
    for name, reason in UNTESTED.items():
        tree = parse(name)
        if reason == "a docstring":
            assert [type(node) for node in tree.body] == [ast.Expr], name


TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_words(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not HAN.search(text)
    text = re.sub(r"\{% block kind %\}[a-z-]*\{% endblock %\}", "", text)  # a class of the body
    plain = unescape(re.sub(r"(?s)\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", text))
    words = re.sub(r"(?s)<!doctype html>|<[^<>]*>", "", plain)
    assert re.findall(r"[^\W\d_]+", words) == []
    assert not re.search(r"\d", words)
    for value in re.findall(r'\s(?:title|alt|placeholder|aria-label|label)="([^"]*)"', plain):
        assert not re.search(r"\w", value), value


def list_texts() -> dict[Path, str]:
    folders = (PACKAGE, ROOT / "templates", ROOT / "static")
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found[path] = path.read_text("utf-8", errors="replace")
    return found


@cache
def list_content_names() -> dict[str, str]:
    """Return every name and label of this repository's content, with what it is."""
    site, _ = read_once(ROOT)
    names: dict[str, str] = {}
    for source in site.sources.values():
        names[source.id] = "a source"
        names |= dict.fromkeys((*source.title.values(), *source.publisher.values()), "a source")
    for story in site.stories:
        names |= {story.slug: "a story", story.folder.rpartition("/")[2]: "a story"}
        names |= dict.fromkeys(story.short.values(), "a story's short title")
        for key, series in story.series.items():
            names |= {key: "a series", series.table.file.rpartition("/")[2]: "a table"}
        for figure in story.figures.values():
            names |= {figure.id: "a figure", figure.group: "a group"}
            names |= dict.fromkeys(figure.label.values(), "a label")
        for chart in story.charts:
            names[chart.id] = "a chart"
            names |= {
                word: "a word of a chart" for t in chart.words.values() for word in t.values()
            }
    for path in (ROOT / "data").glob("*.csv"):
        names[path.name] = "a table"
    shared = {"", "sources.csv", "checks.csv", *site.languages}
    return {name: what for name, what in names.items() if name not in shared}


def list_identifiers(path: Path, text: str) -> Iterator[str]:
    """Yield the whole names that a file uses: identifiers and quoted strings, not prose."""
    if path.suffix == ".py":
        for node in ast.walk(parse_code(text)):
            for field in ("id", "attr", "name", "arg"):
                if isinstance(getattr(node, field, None), str):
                    yield getattr(node, field)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    elif path.suffix == ".toml":
        yield from list_toml(tomllib.loads(text))
    else:
        for match in re.finditer(r"""(["'`])([^"'`\n]*)\1|[\w-]+""", text):
            yield match[2] or match[0]


def list_toml(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from list_toml(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from list_toml(inner)
    elif isinstance(value, str):
        yield value


def is_distinct(name: str) -> bool:
    """Return whether `name` cannot be an ordinary word: 人才總量, talent_total, city-budget."""
    return bool(re.search(r"[_\s.-]", name) or HAN.search(name)) and len(name) > 2


def test_the_engine_knows_no_story() -> None:
    names = list_content_names()
    assert len(names) > 100
    texts = list_texts()
    whole = "\0".join(texts.values())  # in which most names are looked for once
    found = [
        f"{path.relative_to(ROOT)}: {what} {name!r}"
        for name, what in names.items()
        if is_distinct(name) and name in whole
        for path, text in texts.items()
        if name in text
    ]
    plain = {name for name in names if not is_distinct(name)} - ORDINARY
    for path, text in texts.items():
        used = plain & set(list_identifiers(path, text))
        found += [f"{path.relative_to(ROOT)}: {names[name]} {name!r}" for name in sorted(used)]
    assert found == []


def test_the_search_finds_a_story(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    found = set(list_identifiers(path, "x.envoys = say('notices', managers=5)  # workstations"))
    assert found == {"x", "envoys", "say", "notices", "managers"}
    assert set(list_identifiers(tmp_path / "a.css", ".a-b { c: 'd e' }")) >= {"a-b", "d e"}
    assert is_distinct("talent_total") and is_distinct("人才總量") and not is_distinct("share")


# Calls that escape nothing, run what they are given, or guess (hazards H2, H4, H7, H19, H20).
UNSAFE = {
    *("to_html", "vegalite_to_html", "vega_to_html", "javascript_bundle", "vegalite_to_url"),
    *("read_csv", "to_csv", "read_excel", "eval", "system", "urlopen", "mktemp"),
}


def test_calls_that_are_not_safe_are_never_made() -> None:
    for name in list_modules():
        called = {
            getattr(node.func, "attr", getattr(node.func, "id", ""))
            for node in ast.walk(parse(name))
            if isinstance(node, ast.Call)
        }
        assert called & UNSAFE == set(), name
        assert "exec" not in called or name == "scripts.outcomes"


def test_vega_reaches_readers_of_charts_that_declare_interaction_only() -> None:
    pages = print_fixture().pages
    named = {
        path
        for path, content in pages.items()
        # The name of the specification that chart pages offer as a file is no Vega.
        if path.endswith((".html", ".js", ".css", ".svg"))
        and b"vega" in content.lower().replace(b"vega-lite", b"")
    }
    interactive = {
        *(f"{code}/{TIDY}/index.html" for code in ("en", "zh")),
        *(f"{code}/{TIDY}/{ONE_YEAR}/index.html" for code in ("en", "zh")),
        *(f"embed/{code}/{TIDY}/{ONE_YEAR}/index.html" for code in ("en", "zh")),
    }
    assert {path for path in named if path.endswith(".html")} == interactive
    scripts = sorted(re.sub(r"\.[0-9a-f]{12}", "", path) for path in named - interactive)
    assert scripts == ["assets/interactive.js", "assets/vega.js"]


def test_a_site_of_pictures_has_no_vega() -> None:
    pages = bundle_assets(load_fixture().files, {"en": "en"}).pages
    assert [page.path.split(".")[-1] for page in pages] == ["css", "js", "js", "svg"]
    assert not any(b"vega" in page.content.lower() for page in pages)
