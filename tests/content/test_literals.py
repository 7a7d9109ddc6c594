"""Declared numbers in labels become their words."""

from __future__ import annotations

import pytest

from youju.content.literals import spell
from youju.model import Text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{{ literal('三孩政策', '政策名')}}的家庭", "三孩政策的家庭"),
        ("no call at all", "no call at all"),
        (
            "{{ fig('a') }} of {{ literal('5G', 'x') }}",
            "{{ fig('a') }} of {{ literal('5G', 'x') }}",
        ),
        ("{{ literal('open", "{{ literal('open"),
    ],
)
def test_a_literal_is_said_and_nothing_else_is_touched(written: str, words: str) -> None:
    assert spell(Text({"en": written}, ("en",))) == Text({"en": words}, ("en",))
