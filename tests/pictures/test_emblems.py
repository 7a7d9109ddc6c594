"""The emblem on share cards: the logo as it is, or the name where it cannot be drawn."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from tests.fixture import load_fixture, open_store
from youju.model import Logo, Site
from youju.pictures.emblems import draw_emblem
from youju.pictures.share_cards import HEIGHT, WIDTH, Poster, PosterOrder, draw_poster_orders
from youju.problems import Problems
from youju.rendering.renderer import Renderer

RED = (200, 16, 46, 255)
SHAPE = '<rect width="90" height="30" fill="#c8102e"/>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'


def make_site(content: bytes, path: str = "mark.svg", width: float = 84.0) -> Site:
    site = load_fixture()
    files = {**site.files, f"static/{path}": content}
    return replace(site, files=files, look=replace(site.look, logo=Logo(path, width, 28.0)))


def write_png(width: int, height: int, mode: str = "RGBA") -> bytes:
    written = BytesIO()
    Image.new("RGBA", (width, height), RED).convert(mode).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        SVG.format('viewBox="0 0 90 30"', SHAPE),
        SVG.format('width="90" height="30"', SHAPE),
        SVG.format('width="90px" height="30px"', SHAPE),
        '<?xml version="1.0"?>' + DOCTYPE + SVG.format('viewBox="0 0 90 30"', SHAPE),
        SVG.format(
            'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 30"',
            f'<defs><g id="a">{SHAPE}</g></defs><use xlink:href="#a"/>',
        ),
        *(write_png(900, 300, mode) for mode in ("RGBA", "RGB", "P")),
    ],
)
def test_a_logo_is_drawn_at_its_size(content: str | bytes) -> None:
    made = content if isinstance(content, bytes) else content.encode()
    path = "mark.png" if isinstance(content, bytes) else "mark.svg"
    with Renderer(open_store()) as renderer:
        emblem = draw_emblem(make_site(made, path), renderer)
    assert emblem and (emblem.width, emblem.height) == (132, 44)
    picture = Image.open(BytesIO(emblem.png)).convert("RGBA")
    assert picture.size == (132, 44) and picture.getpixel((66, 22)) == RED


def test_one_that_is_very_long_is_less_tall() -> None:
    with Renderer(open_store()) as renderer:
        emblem = draw_emblem(make_site(write_png(2000, 50), "mark.png", 1120.0), renderer)
    assert emblem and (emblem.width, emblem.height) == (420, 10)


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (SVG.format('viewBox="0 0 90 30"', "<text>Ledger</text>"), "mark.svg"),
        (SVG.format('viewBox="0 0 90 30"', '<image href="https://x.test/a.png"/>'), "mark.svg"),
        (write_png(90, 30)[:60], "mark.png"),
    ],
)
def test_the_name_stands_where_it_cannot_be_drawn(content: str | bytes, path: str) -> None:
    made = content if isinstance(content, bytes) else content.encode()
    with Renderer(open_store()) as renderer:
        assert draw_emblem(make_site(made, path), renderer) is None
        assert draw_emblem(load_fixture(), renderer) is None


def test_it_stands_above_the_title_and_nothing_is_below_it() -> None:
    """The card with a logo is the one that has room for it, and the logo's pixels."""
    poster = Poster("en", "Sample", "A title of a few words", "Source: a list", "", ())
    orders = {"card.png": PosterOrder(poster, load_fixture().stories[0].origins["title"], "", "en")}
    with Renderer(open_store()) as renderer:
        site, problems = make_site(write_png(90, 30), "mark.png"), Problems()
        [content] = draw_poster_orders(orders, site, renderer, problems).values()
        [plain] = draw_poster_orders(orders, load_fixture(), renderer, problems).values()
    assert list(problems) == []
    card, other = (Image.open(BytesIO(png)).convert("RGB") for png in (content, plain))
    assert card.size == (WIDTH, HEIGHT)
    box = (60, 44, 192, 88)
    assert card.crop(box).getcolors() == [(132 * 44, RED[:3])]
    assert ImageChops.difference(card, other).getbbox() is not None
    below = card.crop((50, 88, 202, 100)).getcolors()
    assert below == [(152 * 12, card.getpixel((20, 300)))]


def test_one_that_is_too_large_to_be_opened_gives_way_to_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Of a size that no other test has: what was shrunk once is kept by its bytes.
    site = make_site(write_png(91, 31), "mark.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with Renderer(open_store()) as renderer:
        assert draw_emblem(site, renderer) is None
