"""A logo that is hardly seen on one of the papers is told; one that cannot be judged is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from youju.checks.logos import check_logo
from youju.model import Logo
from youju.problems import Problems

SITE = load_fixture()


def tell(*colours: str, dark: str = "") -> list[tuple[str, str]]:
    """Return file and paper of what is told of a logo in `colours`, and a file in one for dark."""
    files = {**SITE.files, "static/a.svg": paint(*colours), "static/b.svg": paint(dark)}
    logo = Logo("a.svg", 84, 28, "b.svg" if dark else "")
    problems = Problems()
    check_logo(replace(SITE, files=files, look=replace(SITE.look, logo=logo)), problems)
    values = [dict(problem.values) for problem in problems]
    assert {problem.code for problem in problems} <= {"look-logo-faint"}
    return [(each["file"], each["paper"]) for each in values]


def paint(*colours: str) -> bytes:
    shapes = "".join(f'<path fill="{colour}"/>' for colour in colours)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1">{shapes}</svg>'.encode()


@pytest.mark.parametrize(
    ("colours", "dark", "told"),
    [
        (("#1b2a33",), "", [("static/a.svg", "dark")]),
        (("#1b2a33",), "#f4f4f4", []),
        (("#1b2a33",), "#202a30", [("static/b.svg", "dark")]),
        (("#f4f4f4",), "", [("static/a.svg", "light")]),
        (("#2f87a8",), "", []),
        (("#c8102e",), "", []),
        (("#8a3d00",), "", [("static/a.svg", "dark")]),
        (("#1b2a33", "#d9822b"), "", []),
        (("#1b2a33", "#1b2a44", "#d9822b"), "", []),
        (("#1b2a33", "#1b2a44"), "", [("static/a.svg", "dark")]),
        (("url(#a)",), "", []),
    ],
)
def test_a_logo_is_told_on_the_paper_on_which_it_is_hardly_seen(
    colours: tuple[str, ...], dark: str, told: list[tuple[str, str]]
) -> None:
    assert tell(*colours, dark=dark) == told


def test_a_site_without_a_logo_has_none_to_judge() -> None:
    problems = Problems()
    check_logo(replace(SITE, look=replace(SITE.look, logo=None)), problems)
    assert not problems
