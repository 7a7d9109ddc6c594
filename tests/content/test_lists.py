"""Lists: those that CommonMark sees, written as Python-Markdown reads them; all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.content.lists import INTERRUPTS, write_lists


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("para\n- a\n- b", "para\n\n- a\n- b"),
        ("para\n1. a\n2. b", "para\n\n1. a\n2. b"),
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("1. a\n   - b\n2. c", "1. a\n    - b\n2. c"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("- a\n\n  more\n- b", "- a\n\n    more\n\n- b"),
        ("- a\n\npara\n- b", "- a\n\npara\n\n- b"),
        ("# Head\n- a", "# Head\n- a"),
    ],
)
def test_a_list_is_written_as_it_is_read(text: str, written: str) -> None:
    assert "\n".join(write_lists(text.split("\n"))) == written


@pytest.mark.parametrize(
    "text",
    [
        "- a\n    - b\n\n    more\n\n- c",
        "para\n48. is no list",
        "para\n-no list\n*neither*",
        "    - code",
        "a | b\n--|--\n- | 5",
        "***\n\n---",
        "> quoted\n> - text",
        "[^a]: note\n    - in the note",
    ],
)
def test_what_needs_nothing_stays(text: str) -> None:
    assert "\n".join(write_lists(text.split("\n"))) == text


@given(st.text("ab -*+1.)\n\t#>|"))
def test_no_word_is_lost(text: str) -> None:
    lines = list(write_lists(text.split("\n")))
    kept = "".join(lines).replace(" ", "").replace("\t", "").replace(")", ".")
    assert kept == text.replace("\n", "").replace(" ", "").replace("\t", "").replace(")", ".")
    assert list(write_lists(lines)) == lines


def test_a_list_in_a_paragraph_begins_with_a_dash_or_with_one() -> None:
    assert [
        bool(INTERRUPTS.match(line)) for line in ("- a", "1. a", "1) a", "2. a", "-a", "- ")
    ] == [*(True, True, True, False, False, False)]
