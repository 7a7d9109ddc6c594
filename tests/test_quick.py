"""`make quick` holds what is quick: by what its tests call, not by a clock on a busy machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixture import ROOT
from tests.parsing import parse_code, parse_file

# Marks of tests that `make quick` leaves out.
LEFT_OUT = {"slow", "hosts", "browser"}
# What makes a whole site of other files than the fixture's, in a second or more.
MAKES_SITES = {"plan_kept", "plan_site", "print_site", "youju.build"}
# Few sites, or nobody would run every day what builds and compares them: `make coverage`.
ALLOWED = {
    "tests/test_api.py::test_a_build_is_told_and_the_next_has_nothing_to_do",
    "tests/test_api.py::test_what_is_wrong_is_returned_or_raised",
    "tests/difference/test_compare.py"
    "::test_a_changed_figure_tells_every_sentence_chart_and_page_it_touches",
}
# A number of examples that is the same every day and in campaigns: `examples` has a few for each.
FIXED = "settings(max_examples=…)"


def list_marks(nodes: list[ast.expr]) -> set[str]:
    return {
        part.attr for node in nodes for part in ast.walk(node) if isinstance(part, ast.Attribute)
    }


def list_calls(node: ast.AST) -> Iterator[str]:
    """Yield what is called in `node`, "f" or "module.f", and settings with a fixed number."""
    for call in ast.walk(node):
        match call:
            case ast.Call(func=ast.Name("settings"), keywords=keywords):
                numbers = (word.value for word in keywords if word.arg == "max_examples")
                yield from (FIXED for number in numbers if isinstance(number, ast.Constant))
            case ast.Call(func=ast.Name(name)):
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(module), attr=name)):
                yield f"{module}.{name}"


def find_heavy(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each test of a module that `make quick` runs with what it may not call.

    It calls that itself, by functions of its module or by fixtures that stand there.
    """
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    whole = [node.value for node in assigned if ast.unparse(node.targets[0]) == "pytestmark"]
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    used = {
        name: {*list_calls(node), *(argument.arg for argument in node.args.args)}
        for name, node in functions.items()
    }
    for name, node in functions.items():
        if name.startswith("test_") and not list_marks([*whole, *node.decorator_list]) & LEFT_OUT:
            reached, left = set[str](), [name]
            while left:
                new = used.get(left.pop(), set()) - reached
                reached |= new
                left += new
            yield from ((name, call) for call in sorted(reached & {*MAKES_SITES, FIXED}))


def list_modules() -> list[Path]:
    folder = ROOT / "tests"
    return [path for path in folder.rglob("test_*.py") if "node_modules" not in path.parts]


@pytest.mark.slow
def test_quick_tests_make_no_sites_and_try_few_examples() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}::{name}": f"calls {call}: mark it slow"
        for path in list_modules()
        for name, call in find_heavy(parse_file(path))
    }
    assert {name: why for name, why in found.items() if name not in ALLOWED} == {}
    assert found.keys() >= ALLOWED


def test_what_makes_a_site_is_found_wherever_it_is_called() -> None:
    tree = parse_code(
        "import pytest\n"
        "def make():\n    return plan_kept(ROOT)\n"
        "@pytest.fixture\ndef pages():\n    return make()\n"
        "def test_by_a_fixture(pages):\n    assert pages\n"
        "@pytest.mark.slow\ndef test_marked(pages):\n    assert pages\n"
        "def test_itself():\n    youju.build('.')\n"
        "@settings(max_examples=300)\ndef test_many(given):\n    assert given\n"
        "@settings(max_examples=examples(300))\ndef test_few(given):\n    assert given\n"
    )
    assert list(find_heavy(tree)) == [
        ("test_by_a_fixture", "plan_kept"),
        ("test_itself", "youju.build"),
        ("test_many", FIXED),
    ]


def test_what_make_quick_leaves_out_is_in_one_of_the_others() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (quick,) = re.findall(r"^QUICK = -m '(.*)'$", makefile, re.MULTILINE)
    assert set(quick.removeprefix("not ").split(" and not ")) == LEFT_OUT
    assert "-m 'not hosts'\n" in makefile and "-m hosts\n" in makefile
    commands = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert commands[-2:] == ["make test", "make hosts"]
