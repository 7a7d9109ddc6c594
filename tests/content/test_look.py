"""theme.toml: what is left out is the house's, what is written is taken as it is meant."""

from __future__ import annotations

import pytest

from youju.content.look import THEME, parse_look
from youju.model import Look
from youju.problems import Problems
from youju.theme import HOUSE

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>'


def parse(text: str, **files: bytes) -> tuple[Look, list[str]]:
    problems = Problems()
    given = {f"static/{name.replace('_', '.')}": content for name, content in files.items()}
    look = parse_look({THEME: text.encode(), **given}, problems)
    return look, [problem.code for problem in problems]


def test_without_the_file_and_with_an_empty_one_it_is_the_house() -> None:
    assert parse_look({}, Problems()) is HOUSE
    assert parse("# nothing\n") == (HOUSE, [])


def test_one_colour_changes_that_colour_only() -> None:
    look, told = parse('[colours]\nmain = ["#8A1F3D", "#e58"]\n')
    assert told == []
    assert look.palette["main"] == ("#8a1f3d", "#ee5588")
    assert {**look.palette, "main": 0} == {**HOUSE.palette, "main": 0}
    assert look.series == HOUSE.series


def test_shades_follow_the_colours_of_a_site_that_names_none() -> None:
    look, _ = parse('[colours]\nmain = ["#8a1f3d", "#f59ab2"]\n')
    assert look.ramp == ("#e8d2d8", "#c896a4", "#a8596f", "#8a1f3e")
    assert (look.diverging[0], look.diverging[-1]) == ("#b34d1c", "#8a1f3e")
    named, _ = parse('[colours]\nmain = "#8a1f3d"\n[charts]\nramp = ["#ffffff", "#000000"]\n')
    assert named.ramp == ("#ffffff", "#000000")
    other, _ = parse('[colours]\nink = "#111111"\n')
    assert (other.ramp, other.diverging) == (HOUSE.ramp, HOUSE.diverging)
    warm, _ = parse('[colours]\naccent = ["#006030", "#7fd79c"]\n')
    assert (warm.ramp, warm.diverging[0]) == (HOUSE.ramp, "#006031")


def test_one_colour_may_serve_both_papers() -> None:
    look, told = parse('[colours]\nmain = "#777"\n')
    assert (look.palette["main"], told) == (("#777777", "#777777"), [])


def test_a_site_adds_a_colour_to_its_series() -> None:
    text = '[colours]\nninth = ["#333333", "#dddddd"]\n[charts]\nseries = ["ninth", "main"]\n'
    look, told = parse(text)
    assert (look.series, told) == (("ninth", "main"), [])
    assert look.palette["ninth"] == ("#333333", "#dddddd")


def test_two_names_may_share_a_colour_on_both_papers() -> None:
    assert parse('[colours]\naccent = ["#0e5a72", "#62b6ce"]\n')[1] == []
    assert parse('[colours]\naccent = ["#0e5a72", "#ffffff"]\n')[1] == ["look-colour-twice"]


@pytest.mark.parametrize(
    ("written", "faces"),
    [
        ('["Palatino"]', ("Palatino", "serif")),
        ('"Palatino"', ("Palatino", "serif")),
        ('["Avenir Next", "sans-serif"]', ("Avenir Next", "sans-serif")),
    ],
)
def test_a_generic_face_stands_last(written: str, faces: tuple[str, ...]) -> None:
    look, told = parse(f"[type]\nheadline = {written}\n")
    assert (look.faces["headline"], told) == (faces, [])
    assert look.faces["text"] == HOUSE.faces["text"]
    assert look.breadths["headline"] != HOUSE.breadths["headline"]


def test_an_unknown_face_is_measured_as_the_widest_and_told() -> None:
    wide, told = parse('[type]\ntext = ["Verdana"]\n')
    unknown, told_of = parse('[type]\ntext = ["Grandezza"]\n')
    assert (told, told_of) == ([], ["look-face-unknown"])
    assert unknown.breadths["text"] == wide.breadths["text"] > HOUSE.breadths["text"]


def test_a_language_has_faces_of_its_own() -> None:
    look, told = parse('[type.ko]\ntext = ["Malgun Gothic"]\n[type.zh-Hant]\ntext = ["LiHei"]\n')
    assert told == []
    assert look.own_faces["ko"] == {"text": ("Malgun Gothic",)}
    assert look.own_faces["zh-Hant"]["text"] == ("LiHei",)
    assert look.own_faces["zh-Hant"]["headline"] == HOUSE.own_faces["zh-Hant"]["headline"]


def test_sizes_and_widths() -> None:
    text = "[frame]\ntitle = 24\n[sizes]\nprose = 19.5\n[widths]\ncolumn = 720\n"
    look, told = parse(f"{text}[share_card]\nband = 0\n")
    assert told == []
    assert (look.sizes["title"], look.sizes["prose"], look.sizes["text"]) == (24, 19.5, 15.5)
    assert (look.widths, look.band) == ({**HOUSE.widths, "wide": 720}, 0)


@pytest.mark.parametrize("found", ["true", '"19"', "200", "-3", "[19]"])
def test_what_is_no_size_leaves_the_houses(found: str) -> None:
    assert parse(f"[frame]\ntitle = {found}\n") == (HOUSE, ["look-number"])


@pytest.mark.parametrize("text", ["[colours]\nmain = 3\n", '[charts]\nseries = "main"\n', "type=1"])
def test_a_wrong_type_is_told_and_leaves_the_houses(text: str) -> None:
    look, told = parse(text)
    assert look == HOUSE
    assert told


def test_a_broken_file_is_told_once() -> None:
    look, told = parse("[colours\n")
    assert look == HOUSE
    assert len(told) == 1


def test_a_logo_and_an_icon() -> None:
    text = 'favicon = "static/i.png"\n[logo]\nfile = "/static/l.svg"\ndark = "d.svg"\nheight = 20\n'
    look, told = parse(text, l_svg=SVG, d_svg=SVG, i_png=b"")
    assert told == [] and look.logo
    assert (look.favicon, look.logo.path, look.logo.dark) == ("i.png", "l.svg", "d.svg")
    assert (look.logo.width, look.logo.height) == (60, 20)
