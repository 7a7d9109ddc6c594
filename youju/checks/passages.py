"""Owns passages: a piece of an original beside the piece of a translation that says the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from youju.checks.blocks import Block, list_blocks
from youju.checks.texts import list_story
from youju.model import Figure, Leaf, Origin, Prose, Site, Source, Story, Text

# Keys of passages of prose begin so; all others name one text for good.
PROSE = "prose/"
# The words of a figure, and of a source, that a translation has of its own.
_FIGURE_WORDS = ("label", "note")
_SOURCE_WORDS = ("publisher", "title", "republisher", "note", "licence")


@dataclass(frozen=True)
class Piece:
    """A text and where it stands."""

    text: str
    origin: Origin


@dataclass(frozen=True)
class Passage:
    """What an original says in one or more pieces, and the translation of it.

    `key` names it: "title", "prose/costs/2"; a whole section is "prose/costs". What a site has as
    Youju's own has it is `ours`: nobody needs to confirm it.
    """

    key: str
    original: tuple[Piece, ...]
    translation: str
    origin: Origin
    ours: bool = False

    @property
    def texts(self) -> tuple[str, str]:
        """The original and the translation."""
        return "\n".join(piece.text for piece in self.original), self.translation

    @property
    def hashes(self) -> tuple[str, str]:
        """The hash of the original and the hash of the translation."""
        original, translation = self.texts
        return hash_words(original), hash_words(translation)


def list_passages(site: Site, thing: Story | Leaf, original: str, code: str) -> Iterator[Passage]:
    """Yield what `thing` says in the languages `original` and `code`, piece by piece.

    The texts of story.toml go by their keys, words of tables by table, row and column
    ("figures/rent/label"), prose by its sections and the blocks in them. Where a section has more
    blocks in one language, the section is one piece.
    """
    if isinstance(thing, Story):
        yield from _pair_texts(site, thing, original, code)
        yield from _pair_cells(site, thing, original, code)
    yield from _pair_blocks(thing.prose[original], thing.prose[code])


def is_cell(key: str) -> bool:
    """Tell whether the passage `key` is a word of a table."""
    return key.startswith(("figures/", "sources/"))


def _pair_texts(site: Site, story: Story, original: str, code: str) -> Iterator[Passage]:
    texts = list(list_story(site, story))
    originals = {text.key: text for text in texts if text.code == original}
    for text in texts:
        if text.code == code and text.key in originals:
            other = originals[text.key]
            piece = Piece(other.whole, other.origin(0))
            yield Passage(text.key, (piece,), text.whole, text.origin(0))


def _pair_cells(site: Site, story: Story, original: str, code: str) -> Iterator[Passage]:
    """Yield labels and notes of the story's figures, and names and notes of its sources."""
    used = {figure.source for figure in story.figures.values()}
    used |= {series.source for series in story.series.values()}
    cells: list[tuple[str, Text | None, Figure | Source]] = []
    for figure in story.figures.values():
        for name in _FIGURE_WORDS:
            cells.append((f"figures/{figure.id}/{name}", getattr(figure, name), figure))
    for source_id in sorted(used & site.sources.keys()):
        source = site.sources[source_id]
        for name in _SOURCE_WORDS:
            cells.append((f"sources/{source_id}/{name}", getattr(source, name), source))
    for key, text, row in cells:
        if text is not None and text[original].strip():
            yield Passage(key, (Piece(text[original], row.origin),), text[code], row.origin)


def _pair_blocks(original: Prose, translation: Prose) -> Iterator[Passage]:
    mine, theirs = _group(translation), _group(original)
    for section, blocks in mine.items():
        others = theirs.get(section, [])
        key = f"{PROSE}{section}"
        if others and len(others) != len(blocks):
            yield _join(key, others, blocks)
        elif others:
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
