"""Owns the breaking of texts into lines: where readers of each script would break them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from youju.typography.metrics import Face, has_han, measure_text

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_HIRAGANA, _KATAKANA = "\u3041-\u309f", "\u30a1-\u30fa\u30fc-\u30ff"
_LETTERS = rf"[^\W\d_{_HAN}{_HIRAGANA}{_KATAKANA}]+"
# A step of an address with its slash, a number with what it counts (48.9萬人以上, 4万3000ドル超,
# 30 million yuan), a word, a space, or any other mark.
_WORD = (
    rf"[A-Za-z0-9._:-]+/|\d[\d.,]*(?:[万億兆]\d[\d.,]*)*"
    rf"(?:[{_HAN}]{{0,2}}[{_KATAKANA}]+[{_HAN}]{{0,4}}|[{_HAN}]{{1,4}}|(?:\u00a0?{_LETTERS})*)%?"
    rf"|{_LETTERS}(?:[’'-]{_LETTERS})*|[{_HIRAGANA}]+|[{_KATAKANA}]+|[^\S\u00a0]+|."
)
# A day or a month in Han, whole; and a day in words: June 30, 2021, 30 June 2021.
_HAN_DATE = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"
DATE = re.compile(
    rf"{_HAN_DATE}|(?<!\w)(?:[A-Z][a-zé]+\.? \d{{1,2}}, |\d{{1,2}} [A-Z][a-zé]+\.? )\d{{4}}(?!\w)"
)
# A line begins with no mark that closes, and with no hiragana, which end a Japanese word.
_NO_START = set("、，。．；：！？）」』》〉”’…％,.;:!?)%・〜\u00a0") | {
    chr(code) for code in range(0x3041, 0x30A0)
}
_NO_END = set("（「『《〈“‘($−\u00a0")
_MARKS = "、，。；：！？"
# Pixels by which pieces may add up to more than their text, whose room may be its own width.
_DUST = 1e-6


@dataclass(frozen=True)
class _Ruler:
    """Measures parts of one text, which is set at `size` in a `face`."""

    size: float
    face: Face
    among_han: bool

    def measure(self, part: str) -> float:
        return measure_text(part, self.size, self.face, self.among_han)


def wrap(text: str, size: float, room: float, face: Face = "sans") -> list[str]:
    """Return `text` in lines of at most `room` pixels at `size`; `face` is as in `measure_text`.

    Breaks fall between words and between Han characters, never inside a number with its unit
    (48.9萬人), before a closing mark or after an opening one, and leave no character alone on the
    last line where the others can spare one (W3C clreq). Only a word wider than a line is broken.
    """
    return list(_wrap(text, size, room, face))


@lru_cache(maxsize=2**13)  # frames are measured for pages, snippets and pins
def _wrap(text: str, size: float, room: float, face: Face) -> tuple[str, ...]:
    ruler = _Ruler(size, face, has_han(text))
    room += _DUST
    pieces = list(_cut(_pieces(text, drawn=face == "drawn"), ruler, room))
    lines = found = _fill(pieces, ruler, room)
    while len(found) == len(lines) > 1 and _is_short(found[-1], size) and room > 2 * size:
        room -= size / 2
        found = _fill(pieces, ruler, room)
    return tuple(found if len(found) == len(lines) else lines)


def wrap_drawn(text: str, size: float, room: float) -> list[str]:
    """Return `text` in lines as the chart font fills them; a date in Han stays in one.

    Browsers break it, and the heights of frames are measured as they do.
    """
    return wrap(text, size, room, "drawn")


def balance(text: str, size: float, room: float) -> list[str]:
    """Return a title in lines of like length, as the chart font fills them.

    Chinese is broken behind a mark (人才盤點：…, …以上，…) where every phrase has room for it, and
    between characters where one has not.
    """
    pieces: list[str] = []
    ruler = _Ruler(size, "bold", has_han(text))
    for phrase in _phrases(text):
        fits = ruler.measure(phrase.rstrip()) <= room
        pieces += [phrase] if fits else _cut(_pieces(phrase, drawn=True), ruler, room)
    lines = _fill(pieces, ruler, room)
    found = [lines]
    while room > size and len(closer := _fill(pieces, ruler, room)) == len(lines):
        found.append(closer)
        room -= size / 2
    return min(found, key=lambda lines: max(map(ruler.measure, lines)))


def has_room(text: str, size: float, room: float, face: Face = "bold") -> bool:
    """Tell whether a text, a title, is set in lines of `room` without breaking a word of it."""
    ruler = _Ruler(size, face, has_han(text))
    return all(ruler.measure(piece.rstrip()) <= room for piece in _pieces(text))


def is_phrased(text: str) -> bool:
    """Tell whether `text` has marks of Chinese inside, behind which its lines may break."""
    return any(mark in text[:-1] for mark in _MARKS)


def is_broken_well(text: str, lines: Sequence[str]) -> bool:
    """Tell whether every break of `text` into `lines` is behind a mark or at a space."""
    ends, at = [], 0
    for line in lines[:-1]:
        at = text.index(line, at) + len(line)
        ends.append(line[-1] in _MARKS or text[at].isspace())
    return all(ends)


def _fill(pieces: Iterable[str], ruler: _Ruler, room: float) -> list[str]:
    """Return the pieces in lines; a text is as wide as its pieces together."""
    lines, width = [""], 0.0
    for piece in pieces:
        if lines[-1] and width + ruler.measure(piece.rstrip()) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            width = 0.0
        added = piece if lines[-1] else piece.lstrip()
        lines[-1] += added
        width += ruler.measure(added)
    return lines


def _cut(pieces: Iterable[str], ruler: _Ruler, room: float) -> Iterator[str]:
    """Yield the pieces; one that no line has room for comes in parts that fill lines, as browsers
    break it (overflow-wrap), and keep a letter together with the signs that stand on it."""
    for piece in pieces:
        if ruler.measure(piece.rstrip()) <= room:
            yield piece
            continue
        part, width = "", 0.0
        for char in piece:
            added, held = ruler.measure(char), char.isspace() or unicodedata.combining(char)
            if part and width + added > room and not held:
                yield part
                part, width = "", 0.0
            part, width = part + char, width + added
        yield part


def _is_short(line: str, size: float) -> bool:
    """Tell whether a line has one Han character at most, besides its marks."""
    return measure_text(line.rstrip("".join(_NO_START)), size) < 2 * size


def _phrases(text: str) -> Iterator[str]:
    """Yield `text` in pieces that end with a mark of Chinese or with a space."""
    phrase = ""
    for piece in _pieces(text):
        phrase += piece
        if piece[-1].isspace() or piece[-1] in _MARKS:
            yield phrase
            phrase = ""
    if phrase:
        yield phrase


@lru_cache(maxsize=2**12)  # the same words are set at many widths
def _pieces(text: str, *, drawn: bool = False) -> tuple[str, ...]:
    """Return the unbreakable pieces of `text`, each with the space behind it."""
    return tuple(_join_pieces(_compile_word(drawn=drawn).findall(text)))


@cache
def _compile_word(*, drawn: bool) -> re.Pattern[str]:
    """Return the pattern of a word, which takes long to compile: most builds set no lines."""
    return re.compile(f"{_HAN_DATE}|{_WORD}" if drawn else _WORD, re.DOTALL)


def _join_pieces(words: Iterable[str]) -> Iterator[str]:
    piece = ""
    for word in words:
        held = word[0] in _NO_START or word.isspace() or piece.rstrip(" ")[-1:] in _NO_END
        if piece and not held:
            yield piece
            piece = ""
        piece += word
    if piece:
        yield piece
