"""A newsroom's own logo and icon: files in static/ that say how wide and tall they are."""

from __future__ import annotations

import struct

import pytest

from youju.content.logos import parse_favicon, parse_logo
from youju.formats.toml import parse_document
from youju.model import Logo
from youju.problems import Problems
from youju.rendering.png import SIGNATURE

PNG = SIGNATURE + struct.pack(">I4sII", 13, b"IHDR", 300, 100) + bytes(9)
LOGO = '[logo]\nfile = "static/logo.{}"\n'


def parse(ending: str, content: bytes, more: str = "") -> tuple[Logo | None, list[str]]:
    problems = Problems()
    document = parse_document((LOGO.format(ending) + more).encode(), "theme.toml", problems)
    found = parse_logo(document, {f"static/logo.{ending}": content}, problems)
    return found, [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("svg", b'<svg viewBox="0 0 30 10"/>'),
        ("svg", b'\xef\xbb\xbf<svg viewBox="0,0,30,10" width="1em"/>'),
        ("svg", b'<?xml version="1.0"?>\n<svg width="300px" height="100"/>'),
        ("png", PNG),
    ],
)
def test_a_logo_keeps_its_shape(ending: str, content: bytes) -> None:
    logo, told = parse(ending, content)
    assert told == [] and logo
    assert (logo.path, logo.width, logo.height) == (f"logo.{ending}", 84, 28)


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("svg", b"<svg/>"),
        ("svg", b"<svg"),
        ("svg", b'<svg viewBox="0 0 0 10"/>'),
        ("svg", b'<svg viewBox="a b c d"/>'),
        ("svg", b'<svg width="100%" height="10"/>'),
        ("png", b"\x89PNG"),
    ],
)
def test_one_without_a_shape_is_told(ending: str, content: bytes) -> None:
    assert parse(ending, content) == (None, ["look-logo-shape"])


def test_a_logo_of_another_kind_is_told() -> None:
    assert parse("gif", b"GIF") == (None, ["look-file"])


def test_without_a_logo_nothing_is_told() -> None:
    problems = Problems()
    document = parse_document(b"", "theme.toml", problems)
    assert parse_logo(document, {}, problems) is None
    assert parse_favicon(document, {}, problems) == ""
    assert not problems


def test_a_logo_without_a_file_is_told() -> None:
    problems = Problems()
    document = parse_document(b"[logo]\nheight = 30\n", "theme.toml", problems)
    assert parse_logo(document, {}, problems) is None
    assert [problem.code for problem in problems] == ["document-wrong-type"]
