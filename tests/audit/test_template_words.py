"""Numbers in words and signs are told in the templates that print them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.fixture import load_files
from tests.test_site_mistakes import read_base
from youju.audit.template_words import check_template_words, key_template_words
from youju.checks.typed_numbers import _find_numerals
from youju.problems import Problems
from youju.store.cache import Store
from youju.store.memory import Memory

FILE = "templates/story.html"
SITE, _ = load_files(read_base())
# Words of pages as frameworks' examples have them, and of interfaces.
HONEST = [
    '<button class="btn-close" aria-label="Close"></button>',
    '<div class="progress" role="progressbar" aria-valuenow="25" aria-valuemax="100"></div>',
    "<p>First, second, last</p><p>Read on in one minute</p><p>Page one</p>",
    "<p>一起看</p><p>第一版</p><p>唯一</p>",
    '{{ say("one_of_three") }}{# forty thousand people #}{% set a = "forty thousand people" %}',
    "<style>.two{grid-row:span 2}</style><script>const forty = 'forty thousand'</script>",
    '<p class="forty-thousand" id="forty-thousand">Text</p>',
]


def tell(more: str, file: str = FILE) -> list[tuple[int, str]]:
    content = SITE.files.get(file, b"") + more.encode()
    problems = Problems()
    check_template_words(replace(SITE, files={**SITE.files, file: content}), problems)
    assert {one.code for one in problems} <= {"template-number"}
    return [(one.origin.line, dict(one.values)["found"]) for one in problems]


def test_words_are_looked_through_once(tmp_path: Path) -> None:
    store, told = Store(tmp_path), []
    for _ in range(2):
        problems, memory = Problems(), Memory()
        content = SITE.files[FILE] + b"<p>Forty thousand people came.</p>"
        site = replace(SITE, files={**SITE.files, FILE: content})
        with (
            patch("youju.audit.template_words.TEXTS", memory),
            patch("youju.checks.typed_numbers.TEXTS", memory),
            patch("youju.checks.typed_numbers._find_numerals", wraps=_find_numerals) as looked,
        ):
            check_template_words(site, problems, store, "engine")
        told.append((looked.called, [dict(one.values)["found"] for one in problems]))
    assert told == [(True, ["Forty thousand"]), (False, ["Forty thousand"])]
    assert store.get(key_template_words("engine"))


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("<p>四萬三千人來過。</p>", "四萬三千"),
        ("<p>Forty thousand people came.</p>", "Forty thousand"),
        ("<p>㊷</p>", "㊷"),
        ("<p>½ of it</p>", "½"),
        ("<p>Ⅷ</p>", "Ⅷ"),
        ('<img alt="forty thousand readers">', "forty thousand"),
        ("<svg><text>forty thousand readers</text></svg>", "forty thousand"),
        ('<p>{{ "forty thousand readers" }}</p>', "forty thousand"),
        ("<p>{{ '四萬' }}</p>", "四萬"),
        ("{% if a %}\n<p>forty thousand people</p>{% endif %}", "forty thousand"),
    ],
)
def test_a_number_in_words_is_told(more: str, found: str) -> None:
    line = SITE.files[FILE].count(b"\n") + 1 + more.count("\n")
    assert tell(more) == [(line, found)]


@pytest.mark.parametrize("more", HONEST)
def test_words_of_interfaces_pass(more: str) -> None:
    assert tell(more) == []


def test_the_templates_that_a_site_replaces_are_not_printed() -> None:
    assert tell("<p>forty thousand</p>", "templates/youju/story.html") == []
    assert tell("<p>forty thousand</p>", "static/about.html") == []


def test_names_that_the_site_allows_pass() -> None:
    allowed = replace(SITE, allowed={**SITE.allowed, "en": ("Forty Thousand Club",)})
    files = {**SITE.files, FILE: b"<p>The Forty Thousand Club</p>"}
    check_template_words(replace(allowed, files=files), problems := Problems())
    assert not list(problems)


def test_our_own_templates_have_none() -> None:
    assert tell("") == []
