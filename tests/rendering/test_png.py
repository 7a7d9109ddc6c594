"""PNG bytes: smaller, and the same picture."""

from __future__ import annotations

import struct
import zlib

from tests.fixture import FIGURES, KINDS, print_fixture
from youju.rendering.png import SIGNATURE, read_chunks, read_size, squeeze


def make_png(*pixels: bytes) -> bytes:
    """Return a grey picture of 40 by 30 pixels with its data in several chunks."""
    head = struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), *((b"IDAT", part) for part in pixels), (b"IEND", b"")]
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return SIGNATURE + b"".join(parts)


def test_a_squeezed_picture_has_the_same_pixels_in_fewer_bytes() -> None:
    pixels = bytes(range(41)) * 30
    slack = zlib.compress(pixels, 0)
    png = make_png(slack[:100], slack[100:])
    small = squeeze(png)
    assert len(small) < len(png) / 5
    assert small == make_png(zlib.compress(pixels))
    assert read_size(small) == (40, 30)
    assert squeeze(small) == small


def test_what_is_drawn_is_squeezed_and_still_says_its_size() -> None:
    png = print_fixture().cards[FIGURES, KINDS, "en"].files["@2x.png"]
    kinds = [kind for kind, _ in read_chunks(png)]
    assert kinds == [b"IHDR", b"pHYs", b"IDAT", b"IEND"]
    assert squeeze(png) == png
