"""What draws: pictures are made anew when any of it is another."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from youju.rendering import machinery
from youju.rendering.machinery import read_machinery
from youju.typography import fonts


@pytest.mark.parametrize(
    ("owner", "name", "value"),
    [
        (fonts, "font_digest", lambda: "another"),
        (machinery, "_read_version", lambda: "another"),
        (machinery, "_CODE", machinery._CODE[1:]),
        (sys, "platform", "another"),
    ],
)
def test_it_follows_what_draws(owner: Any, name: str, value: Any) -> None:
    before = read_machinery()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(owner, name, value)
        read_machinery.cache_clear()
        after = read_machinery()
    read_machinery.cache_clear()
    assert read_machinery() == before != after


def test_the_versions_are_those_of_the_packages() -> None:
    from importlib.metadata import version

    oxipng, convert = version("pyoxipng"), version("vl-convert-python")
    assert (
        machinery._read_version()
        == f"pyoxipng-{oxipng}.dist-info vl_convert_python-{convert}.dist-info"
    )
