"""Shapes of maps: held against the codes of rows, each mistake told once, at its line."""

from __future__ import annotations

import pytest

from tests.mapping import (
    ENGLISH,
    PLACE,
    declare,
    find_faults,
    make_feature,
    make_row,
    square,
    write_map,
)
from youju.content.map_shapes import find_unplaced, take_map_source, take_shapes
from youju.formats.toml import parse_document
from youju.problems import Problems

SHAPES = {"file": "a.json", "property": "code", "layer": "", "within": (), "centre": None}


def test_what_a_kind_is_told_of_its_map() -> None:
    problems = Problems()
    lines = 'shapes.layer = "towns"\nshapes.within = [119, 21.5, 123, 26]\nshapes.centre = 150\n'
    document = parse_document(declare(lines).encode(), "story.toml", problems)
    told = take_shapes(document, PLACE, problems)
    assert told == {**SHAPES, "layer": "towns", "within": (119, 21.5, 123, 26), "centre": 150}
    assert list(problems) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("shapes.within = [1, 2, 3]", ["map-within:5"]),
        ("shapes.within = [1, 20, 3, 10]", ["map-within:5"]),
        ("shapes.centre = 181", ["map-centre:5"]),
        ('shapes.centre = "150"', ["map-centre:5"]),
        ("shapes.centre = true", ["map-centre:5"]),
        ("shapes.centre = nan", ["map-centre:5"]),
        (f"shapes.centre = 1{'0' * 400}", ["map-centre:5"]),
        ("shapes.within = [5, -10, nan, 10]", ["map-within:5"]),
        (f"shapes.within = [1{'0' * 400}, 2, 3, 4]", ["map-within:5"]),
        ('shapes.within = ["1", 2, 3, 4]', ["map-within:5"]),
        ('shapes.within = "all"', ["document-wrong-type:5"]),
        ('shapes.propery = "code"', ["document-unknown-key:5"]),
    ],
)
def test_a_mistake_is_told_at_its_line(lines: str, told: list[str]) -> None:
    problems = Problems()
    document = parse_document(declare(lines).encode(), "story.toml", problems)
    take_shapes(document, PLACE, problems)
    assert [f"{problem.code}:{problem.origin.line}" for problem in problems] == told


def test_a_map_of_degrees_needs_no_property() -> None:
    for coded, told in ((True, ["document-wrong-type"]), (False, [])):
        problems = Problems()
        lines = declare().replace('shapes.property = "code"\n', "")
        document = parse_document(lines.encode(), "story.toml", problems)
        assert take_shapes(document, PLACE, problems, coded=coded)["property"] == ""
        assert [problem.code for problem in problems] == told


def find(content: bytes, *codes: str, lines: str = "") -> tuple[list[str], list[str]]:
    """Return the codes without a place on the map, and what is told."""
    problems = Problems()
    document = parse_document(declare(lines).encode(), "story.toml", problems)
    unplaced = find_unplaced(document, PLACE, content, SHAPES, codes, problems)
    return unplaced, [f"{problem.code}:{problem.origin.line}" for problem in problems]


def test_codes_that_all_have_a_shape_are_right() -> None:
    assert find(make_row("01", "02"), "01", "02") == ([], [])


def test_rows_without_a_shape_are_told_unless_readers_are() -> None:
    told = ["map-row-without-shape:2"]
    assert find(make_row("01"), "01", "99") == (["99"], told)
    left = 'left_out.en = "Ships are not on the map."'
    assert find(make_row("01"), "01", "99", lines=left) == (["99"], [])


def test_zeros_that_a_spreadsheet_took_are_told_as_such() -> None:
    assert find(make_row("01", "12"), "1", "12") == (
        ["1"],
        ["map-shape-without-row:3", "map-zeros:2"],
    )


def test_zeros_are_told_where_all_are_gone() -> None:
    assert find(make_row("01"), "1") == (["1"], ["map-shape-without-row:3", "map-zeros:2"])


def test_shapes_without_a_row_are_named() -> None:
    towns = [make_feature(code, [square(n, 0)], name=f"Town {code}") for n, code in enumerate("ab")]
    (problem,) = find_faults(write_map(*towns), ("a",))
    assert problem.code == "map-shape-without-row"
    assert dict(problem.values) == {"count": "1", "shapes": "b Town b"}


def test_many_codes_are_shown_with_a_sign_that_there_are_more() -> None:
    (problem,) = find_faults(make_row("01"), ("01", *"abcdefgh"))
    assert dict(problem.values) == {"count": "8", "codes": "a, b, c, d, e, f, …"}
    (problem,) = find_faults(make_row("01"), ("01", *"abcdef"))
    assert dict(problem.values) == {"count": "6", "codes": "a, b, c, d, e, f"}
    assert problem.sentence("en") == "Codes of rows that are not on the map: 6 (a, b, c, d, e, f)."


@pytest.mark.parametrize(
    ("west", "told"), [(0.85, []), (0.95, ["map-row-cut"]), (1.0, ["map-row-without-shape"])]
)
def test_a_row_of_whose_region_little_is_left_is_told(west: float, told: list[str]) -> None:
    lines = f"shapes.within = [{west}, 0, 20, 20]"
    problems = find_faults(make_row("01", "02"), ("01", "02"), lines)
    assert [problem.code for problem in problems] == told
    if west == 0.95:
        assert dict(problems[0].values) == {"count": "1", "shapes": "01"}


def test_a_row_that_is_seen_in_one_of_its_shapes_is_seen() -> None:
    content = make_row("01", "01")
    assert find_faults(content, ("01",), "shapes.within = [0.95, 0, 20, 20]") == []


def test_several_shapes_of_a_code_are_one_place() -> None:
    assert find(make_row("01", "01"), "01") == ([], [])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html>", "map-broken"),
        (make_row("03"), "map-codes"),
        (make_row("01").replace(b'"code"', b'"CODE"'), "map-property"),
    ],
)
def test_a_map_that_cannot_be_used_is_told_once(content: bytes, code: str) -> None:
    assert find(content, "01") == ([], [f"{code}:{3 if code == 'map-broken' else 4}"])


@pytest.mark.parametrize(
    ("lines", "credit", "approval", "told"),
    [
        ("", None, "", ["map-credit"]),
        ('shapes.credit.en = "Survey"', "Survey", "", []),
        ('shapes.credit.en = "Survey"\nshapes.approval = " GS1 "', "Survey", "GS1", []),
        ('shapes.credit.zh = "局"', "", "", ["document-missing-text"]),
    ],
)
def test_a_map_says_where_it_is_from(
    lines: str, credit: str | None, approval: str, told: list[str]
) -> None:
    problems = Problems()
    document = parse_document(declare(lines).encode(), "story.toml", problems)
    source = take_map_source(document, PLACE, ENGLISH, problems)
    assert (source.credit and source.credit["en"]) == credit
    assert source.approval == approval
    assert [problem.code for problem in problems] == told
