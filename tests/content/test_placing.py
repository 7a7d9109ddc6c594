"""Keys below the wrong line: told where they stand, and read as they were meant."""

from __future__ import annotations

import pytest

from youju.content.placing import lift_keys
from youju.formats.toml import Document, parse_document
from youju.model import Origin
from youju.problems import Problems

KNOWN = ("slug", "title", "standfirst", "charts", "series", "defaults")
TABLES = {"charts.*": ("id", "title"), "series.*": ("file",), "defaults": ("language",)}


def lift(text: str) -> tuple[Document, list[str]]:
    document = parse_document(text.encode(), "a.toml", problems := Problems())
    lifted = lift_keys(document, KNOWN, TABLES, problems)
    return lifted, [f"{p.origin.line} {p.code} {dict(p.values)['below']}" for p in problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[charts]]\nid = 'a'\nstandfirst.en = 'x'", "3 document-key-below [[charts]]"),
        ("[[charts]]\n[[charts]]\nstandfirst.en = 'x'", "3 document-key-below [[charts]]"),
        ("[series.a]\nfile = ''\nstandfirst.en = 'x'", "3 document-key-below [series.a]"),
        ("[defaults]\nstandfirst.en = 'x'", "2 document-key-below [defaults]"),
    ],
)
def test_a_key_of_the_file_is_lifted_out_of_a_table(text: str, told: str) -> None:
    document, found = lift(text)
    assert found == [told]
    assert document.values["standfirst"] == {"en": "x"}
    assert document.origin("standfirst", "en") == Origin("a.toml", int(told.split()[0]))
    assert "standfirst" not in str({k: v for k, v in document.values.items() if k != "standfirst"})


@pytest.mark.parametrize(
    "text",
    [
        "standfirst.en = 'y'\n[[charts]]\nstandfirst.en = 'x'",
        "[[charts]]\ntitle.en = 'x'",
        "[series.standfirst]\nfile = 'x'",
        "[[charts]]\nwords.title.en = 'x'",
        "charts = ['a']\nseries = 3\ndefaults = 'b'",
        "charts = 3\nseries = 'x'",
    ],
)
def test_what_may_stand_where_it_stands_is_left(text: str) -> None:
    document, found = lift(text)
    assert found == []
    assert document.values == parse_document(text.encode(), "a.toml", Problems()).values
