"""The colours of a logo: told by its shapes or pixels, or not at all."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from youju.content.logo_colours import read_colours


def draw(ground: tuple[int, ...], mark: tuple[int, ...], *, side: int = 40) -> bytes:
    """Return a PNG of `ground` with a square of `mark` in its middle."""
    picture = Image.new("RGBA", (side, side), ground)
    picture.paste(mark, (side // 4, side // 4, side // 4 * 3, side // 4 * 3))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def read_svg(inside: str) -> dict[str, float] | None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    return read_colours("static/logo.SVG", svg.encode())


@pytest.mark.parametrize(
    ("inside", "colours"),
    [
        ('<path d="M0 0h9z"/>', {"#000000": 1}),
        ('<g fill="#ABC"><path d="M0 0h9z"/></g>', {"#aabbcc": 1}),
        ('<path style="fill: #102030; stroke: white"/>', {"#102030": 0.5, "#ffffff": 0.5}),
        ('<line fill="red" stroke="#102030"/>', {"#102030": 1}),
        ('<defs><path fill="red"/></defs><path fill="none" stroke="#123"/>', {"#112233": 1}),
        ('<path fill="currentColor"/>', {"#000000": 1}),
        ('<path fill="url(#a)"/>', None),
        ('<path fill="tomato"/>', None),
        ('<path opacity="0.1"/>', None),
        ("<style>path { fill: red }</style><path/>", None),
        ('<image href="a.png"/>', None),
        ("", None),
        ("<path", None),
    ],
)
def test_an_svg_has_the_colours_of_its_shapes(
    inside: str, colours: dict[str, float] | None
) -> None:
    assert read_svg(inside) == colours


def test_a_png_has_those_of_the_pixels_that_are_there() -> None:
    assert read_colours("static/logo.png", draw((0, 0, 0, 0), (17, 34, 51, 255))) == {"#112233": 1}
    large = read_colours("static/logo.png", draw((0, 0, 0, 0), (17, 34, 51, 255), side=800))
    assert large and max(large, key=lambda colour: large[colour]) == "#112233"


@pytest.mark.parametrize(
    "content",
    [
        draw((17, 34, 51, 255), (250, 250, 250, 255)),
        draw((0, 0, 0, 0), (17, 34, 51, 9)),
        draw((0, 0, 0, 0), (17, 34, 51, 255))[:60],
        b"",
    ],
)
def test_a_png_with_a_ground_of_its_own_or_with_nothing_tells_none(content: bytes) -> None:
    assert read_colours("static/logo.png", content) is None
