"""Owns the bytes of a PNG: read chunk by chunk, and packed as small as they go."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def squeeze(png: bytes) -> bytes:
    """Return `png` with the same pixels in fewer bytes.

    vl-convert packs for speed: a chart of 430 KB is 90 KB once zlib has tried.
    """
    chunks = list(read_chunks(png))
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    head = [chunk for chunk in chunks if chunk[0] not in (b"IDAT", b"IEND")]
    return SIGNATURE + b"".join(
        _write(kind, data) for kind, data in (*head, (b"IDAT", zlib.compress(pixels)), _END)
    )


def read_size(png: bytes) -> tuple[int, int]:
    """Return the width and the height of `png` in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def read_chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of `png`: (b"IHDR", b"…"), the last one empty (b"IEND", b"")."""
    at = len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length


_END = (b"IEND", b"")


def _write(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
