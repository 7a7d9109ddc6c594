"""Unfinished work is told at its place, and ordinary words are not taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import FIXTURE
from youju.checks.markup import blank_citations
from youju.checks.texts import Written
from youju.checks.unfinished import (
    check_unfinished,
    check_unfinished_cells,
    check_unfinished_words,
)
from youju.content.site import load_site
from youju.formats.positions import Lines
from youju.inputs import Inputs, read_inputs
from youju.model import Origin
from youju.problems import Problems


def codes(text: str) -> list[str]:
    lines = Lines(text, Origin("zh.md"))
    written = Written("prose", "zh", text, blank_citations(text), lines.origin)
    check_unfinished([written], problems := Problems())
    return [f"{p.origin.line}:{p.origin.column} {p.code}" for p in problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n<<<<<<< HEAD\nb", ["2:1 unfinished-conflict"]),
        ("a\n>>>>>>> other\nb", ["2:1 unfinished-conflict"]),
        ('The { fig("a") } rest', ["1:5 unfinished-braces"]),
        ("有｛｛ fig('a') ｝｝人", ["1:2 unfinished-braces"]),
        ("## 錢 ｛#money｝", []),
        ('The fig("a") rest', ["1:5 unfinished-braces"]),
        ("TODO check this", ["1:1 unfinished-mark"]),
        ("人數【待補數字】。", ["1:3 unfinished-mark"]),
        ("人數（待查）。", ["1:4 unfinished-mark"]),
        ("Lorem ipsum dolor", ["1:1 unfinished-mark"]),
        ("企業經營管理?才", ["1:7 unfinished-lost"]),
    ],
)
def test_what_is_left_to_do_is_told(text: str, told: list[str]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "真相有待查明，席次尚待補選，死因仍待查。",
        "是嗎?他說。為什麼?因為如此。你去不去?他問。有多少人?沒人知道。",
        '{{ literal("TODO", "name of a list") }} {{ fig("a") }}',
        "The chart (left) shows it; see figure [a]. {curly} words. a || b",
        "What? 甚麼？ Really?",
    ],
)
def test_ordinary_words_pass(text: str) -> None:
    assert codes(text) == []


def read_cells(name: str, old: str, new: str) -> list[str]:
    text = read_inputs(FIXTURE).files[name].decode()
    assert old in text
    files = {**read_inputs(FIXTURE).files, name: text.replace(old, new, 1).encode()}
    site, problems = load_site(Inputs(Path(), files), Problems()), Problems()
    check_unfinished_words(site, problems)
    check_unfinished_cells(site, problems)
    return [f"{p.origin} {p.code}" for p in problems]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("data/stalls.csv", "賣衣服的", "賣衣?的", "4:3 unfinished-cell-lost"),
        ("data/stalls.csv", "賣吃的,", "???,", "3:3 unfinished-cell-lost"),
        ("data/stalls.csv", "含鞋帽。", "待補。", "4:12 unfinished-cell-mark"),
        ("data/stalls.csv", "Shoes and hats included.", "TODO: ask", "4:13 unfinished-cell-mark"),
        ("data/visits.csv", "central", "中?館", "2:2 unfinished-cell-lost"),
    ],
)
def test_cells_are_read_too(name: str, old: str, new: str, told: str) -> None:
    assert read_cells(name, old, new) == [f"{name}:{told}"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/visits.csv", "central", "TODO"),
        ("data/visits.csv", "central", "?"),
        ("data/visits.csv", "central", "您是否同意?請選"),
        ("data/stalls.csv", "含鞋帽。", "鞋帽算不算?算。"),
        ("data/stalls.csv", "含鞋帽。", "（?）含鞋帽。"),
    ],
)
def test_ordinary_cells_pass(name: str, old: str, new: str) -> None:
    assert read_cells(name, old, new) == []
