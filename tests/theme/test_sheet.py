"""The variables of a look: every one that a style sheet of ours asks for is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.fixture import ROOT
from youju.theme import HOUSE, look_css

SHEETS = ("site.css", "embed.css", "tooltips.css")
# What a page or a sheet says itself: the shapes of its pictures.
OWN = {"narrow", "wide", "line"}


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheets_ask_for_variables_that_are_there(sheet: str) -> None:
    css = (ROOT / "static/css" / sheet).read_text("utf-8")
    asked = set(re.findall(r"var\(--([\w-]+)", css)) - OWN
    given = set(re.findall(r"--([\w-]+):", look_css(HOUSE)))
    assert asked and asked <= given


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheets_name_no_colour_and_no_face(sheet: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", (ROOT / "static/css" / sheet).read_text("utf-8"), flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*})", css) == []
    assert not re.search(r"\b(?:Georgia|Arial|Songti|sans-serif)\b", css)


def test_faces_of_a_language_stand_before_the_generic_one() -> None:
    look = replace(
        HOUSE,
        faces={"headline": ("Palatino", "serif"), "text": ("Verdana", "system-ui")},
        own_faces={"": {}, "ja": {"headline": ("Hiragino Mincho ProN",), "text": ()}},
    )
    css = look_css(look)
    assert ':root{--headline:"Palatino",serif;--text:"Verdana",system-ui;' in css
    assert ':lang(ja){--headline:"Palatino","Hiragino Mincho ProN",serif;' in css


def test_sizes_and_widths_are_those_of_the_look() -> None:
    sizes = {**HOUSE.sizes, "prose": 20.0, "title": 22.0}
    look = replace(HOUSE, sizes=sizes, widths={**HOUSE.widths, "wide": 720})
    css = look_css(look)
    for said in ("--prose:1.25rem;", "--column:45rem;", "--frame-column:720px;"):
        assert said in css
    assert "--frame-title:22px;" in css and "--frame-small:13px;" in css
