"""Style sheets of a newsroom's own: told is what changes how tall a frame must be, and no more."""

from __future__ import annotations

import re

from tests.fixture import ROOT
from youju.content.sheets import FRAMES, OWN_FRAMES, check_sheets, list_declarations
from youju.problems import Problems

OURS = (ROOT / FRAMES).read_bytes()


def tell(file: str, sheet: bytes, ours: bytes = OURS) -> list[tuple[int, str]]:
    problems = Problems()
    check_sheets({file: sheet}, ours, problems)
    assert {problem.code for problem in problems} <= {"look-heights"}
    return [(problem.origin.line, dict(problem.values)["found"]) for problem in problems]


def test_ours_is_not_told() -> None:
    assert tell(FRAMES, OURS) == []
    assert tell(FRAMES, OURS, ours=b"") == []


def test_a_changed_copy_is_told_by_its_changes() -> None:
    changed = OURS.replace(b".finding { margin: 0; padding", b".finding { margin: 9px; padding")
    assert changed != OURS
    assert [found for _, found in tell(FRAMES, changed)] == [".finding { margin: 9px }"]


def test_colours_and_what_holds_on_paper_change_no_height() -> None:
    sheet = b"""h1 { color: red; border-bottom-color: red; text-decoration: none }
@media print { h1 { font-size: 30px } }
@media (forced-colors: active) { h1 { margin: 0 } }
/* h1 { margin: 9px } */"""
    assert tell(OWN_FRAMES, sheet) == []


def test_what_is_added_is_told_at_its_line() -> None:
    sheet = b"h1 { color: red }\n@media (min-width: 600px) {\n  h1 { letter-spacing: 1px }\n}\n"
    (line, found), *more = tell(OWN_FRAMES, sheet)
    assert (line, more) == (3, [])
    assert found == "@media (min-width: 600px) h1 { letter-spacing: 1px }"


def test_the_variables_that_frames_are_measured_with_are_told() -> None:
    sheet = (
        b":root { --frame-title: 44px; --main: red; --frames: 2 }\n:lang(en) { --headline: serif }"
    )
    assert tell(OWN_FRAMES, sheet) == [
        (1, ":root { --frame-title: 44px }"),
        (2, ":lang(en) { --headline: serif }"),
    ]
    assert tell(OWN_FRAMES, b"@media print { :root { --frame-text: 11px } }") == []


def test_every_variable_of_type_and_size_in_our_sheet_is_told() -> None:
    typed = (
        value for (_, name, value), _ in list_declarations(OURS) if name in ("font", "font-size")
    )
    used = set(re.findall(r"var\((--[\w-]+)\)", " ".join(typed)))
    assert len(used) > 4
    for name in used:
        assert tell(OWN_FRAMES, f":root {{ {name}: 1px }}".encode()) != []


def test_a_sheet_that_is_none_is_no_traceback() -> None:
    for sheet in (b"", b"}}{", b"@import", b"\xff\xfe{", b"a{b", b"@media x{@media y{p{margin:1}"):
        tell(OWN_FRAMES, sheet)
