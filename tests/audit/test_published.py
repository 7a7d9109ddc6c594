"""No published file holds what turns numbers round, plain or by an escape, in whatever kind."""

from __future__ import annotations

import pytest

from tests.fixture import print_fixture
from youju.audit.faults import Faults
from youju.audit.published import check_published_characters
from youju.model import Origin
from youju.problems import Problems


def find(**pages: str) -> list[tuple[Origin, dict[str, str]]]:
    faults, problems = Faults(), Problems()
    check_published_characters({path: page.encode() for path, page in pages.items()}, faults)
    faults.report(problems)
    assert {problem.code for problem in problems} <= {"finished-character"}
    return [(problem.origin, dict(problem.values)) for problem in problems]


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\x07", "\x85", "\ufffd", "\ue000", "\U0010fffd"]
)
@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("a.html", "<p>\n1 {} 2"),
        ("a.html", '<p>\n<img alt="{}">'),
        ("a.html", "<p>\n<textarea>&lt;p>{}</textarea>"),
        ("a.svg", "<svg>\n<text>{}</text></svg>"),
        ("a.xml", "<urlset>\n{}"),
        ("a.txt", "a\n{}"),
        ("a.csv", "a,b\n{},c"),
        ("a.json", '{{\n"{}": 1}}'),
        ("a.css", 'p::after {{\ncontent: "{}" }}'),
    ],
)
def test_it_is_found_in_every_kind_of_text(path: str, page: str, character: str) -> None:
    [(origin, values)] = find(**{path: page.format(character)})
    assert origin == Origin(path, 2)
    assert values["character"].startswith(f"U+{ord(character):04X}")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("a.html", "<p>&#x202E;1,200"),
        ("a.svg", "<text>&#8238;1,200</text>"),
        ("a.json", r'"\u202e"'),
        ("a.html", r'<script type="application/ld+json">{"name": "\u202E"}</script>'),
        ("a.html", r'<script type="application/json" class="view">{"name": "\u202E"}</script>'),
    ],
)
def test_it_is_found_by_its_escape(path: str, page: str) -> None:
    [(_, values)] = find(**{path: page})
    assert values["character"] == "U+202E RIGHT-TO-LEFT OVERRIDE"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("a.html", r"<p>It\u2019s <code>&amp;#x202E;</code> or \u202E, Bob&#39;s\b"),
        ("a.json", r'"C:\\u202E"'),
        ("a.txt", r"&#x202E; \u202E"),
        ("a.html", "<p>\u200e\u200f\u200d\ufe0f\u00ad👩‍🔬\t\r\n"),
        ("a.js", "const lost = '\ufffd';"),
        ("embed/@0123456789ab/en/a/b/index.html", "<p>\ufffd"),
    ],
)
def test_what_is_honest_passes(path: str, page: str) -> None:
    assert find(**{path: page}) == []


def test_the_same_on_many_pages_is_told_once() -> None:
    found = find(**{"a.html": "\u202e", "b.txt": "\n\u202e\u202e", "c.html": "1"})
    assert [(origin, values["pages"]) for origin, values in found] == [(Origin("a.html", 1), "2")]


def test_pictures_are_no_texts() -> None:
    faults, problems = Faults(), Problems()
    check_published_characters({"a.png": b"\x89PNG\xff\x00", "a.zip": b"PK\xff"}, faults)
    faults.report(problems)
    assert not problems


def test_the_fixtures_pages_hold_none() -> None:
    faults, problems = Faults(), Problems()
    check_published_characters(print_fixture().pages, faults)
    faults.report(problems)
    assert not problems
