"""PNG bytes: smaller, and the same picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

import pytest

from tests.fixture import FIGURES, KINDS, print_fixture
from youju.rendering.png import SIGNATURE, read_size, squeeze

WIDTH, HEIGHT = 40, 30
Pixel = tuple[int, int, int, int]
INKS = [(31, 78, 121, 255), (143, 193, 238, 255), (0, 0, 0, 0), (255, 255, 255, 255)]
PICTURES: dict[str, list[Pixel]] = {
    "one colour": [INKS[0]] * WIDTH * HEIGHT,
    "few colours": [INKS[n * n % 4] for n in range(WIDTH * HEIGHT)],
    "greys": [(n % 256, n % 256, n % 256, 255) for n in range(WIDTH * HEIGHT)],
    "grey glass": [(n % 256, n % 256, n % 256, n * 7 % 256) for n in range(WIDTH * HEIGHT)],
    "many colours": [(n % 256, n // 5, n * 3 % 256, 255) for n in range(WIDTH * HEIGHT)],
    "many glasses": [(n % 256, n // 5, n * 3 % 256, n * 11 % 256) for n in range(WIDTH * HEIGHT)],
}


def read_chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of `png`: (b"IHDR", b"…"), the last one empty (b"IEND", b"")."""
    at = len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length


def make_png(pixels: Sequence[Pixel], *more: tuple[bytes, bytes]) -> bytes:
    """Return a picture of 40 by 30 pixels with its data in two chunks, not packed at all."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0)
    rows = (pixels[at : at + WIDTH] for at in range(0, len(pixels), WIDTH))
    slack = zlib.compress(b"".join(b"\0" + bytes(n for p in row for n in p) for row in rows), 0)
    chunks = [
        (b"IHDR", head),
        *more,
        (b"IDAT", slack[:100]),
        (b"IDAT", slack[100:]),
        (b"IEND", b""),
    ]
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return SIGNATURE + b"".join(parts)


def read_pixels(png: bytes) -> list[Pixel]:
    """Return the pixels of a picture without filters, as PNG (ISO/IEC 15948) has them."""
    chunks = list(read_chunks(png))
    known = dict(chunks)
    width, height, depth, kind = struct.unpack(">IIBB", known[b"IHDR"][:10])
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    data = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    size = -(-width * channels * depth // 8)
    assert depth <= 8 and len(data) == height * (size + 1) and not any(data[:: size + 1])
    pixels = []
    for y in range(height):
        row = int.from_bytes(data[y * (size + 1) + 1 : (y + 1) * (size + 1)], "big")
        samples = [
            row >> (size * 8 - (n + 1) * depth) & (1 << depth) - 1 for n in range(width * channels)
        ]
        pixels += [
            read_pixel(samples[n : n + channels], kind, depth, known)
            for n in range(0, len(samples), channels)
        ]
    return pixels


def read_pixel(samples: list[int], kind: int, depth: int, known: dict[bytes, bytes]) -> Pixel:
    clear = known.get(b"tRNS", b"")
    if kind == 3:
        (at,) = samples
        red, green, blue = known[b"PLTE"][3 * at : 3 * at + 3]
        return red, green, blue, clear[at] if at < len(clear) else 255
    hidden = clear and struct.unpack(f">{len(samples)}H", clear) == tuple(samples)
    scaled = [sample * 255 // ((1 << depth) - 1) for sample in samples]
    grey, alpha = kind in (0, 4), scaled.pop() if kind in (4, 6) else 0 if hidden else 255
    red, green, blue = scaled * 3 if grey else scaled
    return red, green, blue, alpha


@pytest.mark.parametrize("name", PICTURES)
def test_a_squeezed_picture_has_the_same_pixels_in_fewer_bytes(name: str) -> None:
    pixels = PICTURES[name]
    png = make_png(pixels, (b"pHYs", b"\0\0\x0b\x13\0\0\x0b\x13\1"))
    small = squeeze(png)
    assert len(small) < len(png)
    assert read_pixels(small) == pixels == read_pixels(png)
    assert read_size(small) == (WIDTH, HEIGHT)
    assert dict(read_chunks(small))[b"pHYs"] == dict(read_chunks(png))[b"pHYs"]
    assert squeeze(small) == small


def test_what_was_broken_on_its_way_is_not_taken_for_a_picture() -> None:
    with pytest.raises(Exception, match=r"(?i)png|data"):
        squeeze(make_png(PICTURES["greys"])[:600])


def test_what_is_drawn_is_squeezed_and_still_says_its_size() -> None:
    png = print_fixture().cards[FIGURES, KINDS, "en"].files["@2x.png"]
    kinds = [kind for kind, _ in read_chunks(png)]
    assert set(kinds) - {b"PLTE"} == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    assert squeeze(png) == png
