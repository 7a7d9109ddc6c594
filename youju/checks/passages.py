"""Owns passages: a piece of an original beside the piece of a translation that says the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from youju.checks.blocks import Block, list_blocks
from youju.checks.texts import list_story
from youju.model import Leaf, Origin, Prose, Site, Story


@dataclass(frozen=True)
class Piece:
    """A text and where it stands."""

    text: str
    origin: Origin


@dataclass(frozen=True)
class Passage:
    """What an original says in one or more pieces, and the translation of it.

    `key` names it: "title", "prose/costs/2"; a whole section is "prose/costs".
    """

    key: str
    original: tuple[Piece, ...]
    translation: str
    origin: Origin

    @property
    def hashes(self) -> tuple[str, str]:
        """The hash of the original and the hash of the translation."""
        original = "\n".join(piece.text for piece in self.original)
        return hash_words(original), hash_words(self.translation)


def list_passages(
    site: Site, thing: Story | Leaf, original: str, code: str, *, whole: bool = False
) -> Iterator[Passage]:
    """Yield what `thing` says in the languages `original` and `code`, piece by piece.

    The texts of story.toml go by their keys, prose by its sections and the blocks in them. Where a
    section has more blocks in one language, the section is one piece; with `whole` it always is,
    besides its blocks.
    """
    if isinstance(thing, Story):
        texts = list(list_story(site, thing))
        originals = {text.key: text for text in texts if text.code == original}
        for text in texts:
            if text.code == code and text.key in originals:
                other = originals[text.key]
                piece = Piece(other.whole, other.origin(0))
                yield Passage(text.key, (piece,), text.whole, text.origin(0))
    yield from _pair_blocks(thing.prose[original], thing.prose[code], whole=whole)


def _pair_blocks(original: Prose, translation: Prose, *, whole: bool) -> Iterator[Passage]:
    mine, theirs = _group(translation), _group(original)
    for section, blocks in mine.items():
        others = theirs.get(section, [])
        key = f"prose/{section}"
        if others and (whole or len(others) != len(blocks)):
            yield _join(key, others, blocks)
        if len(others) == len(blocks):
            for number, pair in enumerate(zip(others, blocks, strict=True), 1):
                yield _join(f"{key}/{number}", [pair[0]], [pair[1]])


def _group(prose: Prose) -> dict[str, list[Block]]:
    sections: dict[str, list[Block]] = {}
    for block in list_blocks(prose):
        sections.setdefault(block.section, []).append(block)
    return sections


def _join(key: str, original: list[Block], translation: list[Block]) -> Passage:
    pieces = tuple(Piece(block.text, block.origin) for block in original)
    text = "\n".join(block.text for block in translation)
    return Passage(key, pieces, text, translation[0].origin)


def hash_words(text: str) -> str:
    """Return a hash of the words, in which line breaks and runs of spaces count as one space."""
    plain = " ".join(text.split())
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
