"""Owns how bytes become text: the encodings editors' programs write, and damage in them."""

from __future__ import annotations

import codecs
import re
from functools import cache

from youju.formats.characters import check_characters, split_lines
from youju.model import Origin
from youju.problems import Problems

# .xlsx, .ods and .numbers are zip archives; .xls and .doc are compound files.
_SIGNATURES = {
    b"PK\x03\x04": "text-workbook",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "text-workbook",
    b"%PDF-": "text-pdf",
}
# UTF-32's little-endian mark begins with UTF-16's, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# cp950 is the Big5 that Windows and Excel write; what it lacks is read as Hong Kong's HKSCS.
_CHINESE = {"GB18030": ("gb18030", "strict"), "Big5": ("cp950", "youju-hong-kong")}
# A file with more bytes that cannot be read, for each hanzi that can, is in no encoding of these.
_FEW_BAD = 0.02
# Private-use characters count as hanzi, and never as common ones: a wrong reading is full of them.
_HANZI = re.compile("[\ue000-\uf8ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Closer scores than this, or a lower best one, are a question to the editor
# (measured: no wrong choice in 9,000 texts).
_MARGIN = 0.2
_LOWEST = 0.8


def decode(content: bytes, file: str, problems: Problems) -> str | None:
    """Return the text of `content`, or None when its encoding cannot be told.

    A byte order mark decides, then strict UTF-8, then the share of common characters decides
    between GB18030 and Big5: every Big5 text is also a readable but wrong GB18030 text. Characters
    that cannot be published are reported and left out, so that the rest can still be checked.
    """
    for signature, code in _SIGNATURES.items():
        if content.startswith(signature):
            problems.add(code, Origin(file))
            return None
    text = _read(content, file, problems)
    return None if text is None else check_characters(text.lstrip("\ufeff"), file, problems)


def _read(content: bytes, file: str, problems: Problems) -> str | None:
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    encoding = marked[0] if marked else "utf-8"
    text = _try(content, encoding)
    if text is None and encoding != "utf-8":
        problems.add("text-cut", Origin(file), encoding=encoding)
    elif text is None:
        return _read_chinese(content, file, problems)
    elif _is_accident(text, content):
        line = next(n for n, line in enumerate(content.splitlines(), 1) if not line.isascii())
        _ask({"UTF-8": text, "GB18030": _try(content, "gb18030")}, line, file, problems)
        return None
    return text


def _read_chinese(content: bytes, file: str, problems: Problems) -> str | None:
    """Choose between GB18030 and Big5, unless some lines are plainly UTF-8."""
    lines = content.splitlines()
    foreign = [number for number, line in enumerate(lines, 1) if _try(line, "utf-8") is None]
    if any(map(_is_chinese_utf8, lines)):
        for number in foreign:
            found = _show_bytes(lines[number - 1])
            problems.add("text-mixed-encodings", Origin(file, number), bytes=found)
        return None
    readings = {name: _try(content, *encoding) for name, encoding in _CHINESE.items()}
    scores = {
        name: _score_readable(content, name) if text is None else _score(text)
        for name, text in readings.items()
    }
    best, other = sorted(scores, key=lambda name: scores[name], reverse=True)
    # Chinese text always has two high bytes side by side somewhere; "Qu\xe9bec" has not.
    if not re.search(rb"[\x80-\xff]{2}", content) or scores[best] < _LOWEST:
        origin = Origin(file, foreign[0])
        found = _show_bytes(lines[foreign[0] - 1])
        problems.add("text-unknown-encoding", origin, bytes=found)
        return None
    if scores[best] - scores[other] < _MARGIN:
        _ask(readings, foreign[0], file, problems)
        return None
    if readings[best] is None:
        start = _find_bad(content, best)
        origin = Origin(file, content.count(b"\n", 0, start) + 1)
        found = content[start : start + 2].hex(" ").upper()
        problems.add("text-bad-bytes", origin, bytes=found, encoding=best)
    return readings[best]


def _add_hong_kong(error: UnicodeError) -> tuple[str, int]:
    """Read one code that cp950 lacks as HKSCS has it: some codes of both are not the same sign."""
    assert isinstance(error, UnicodeDecodeError)
    end = error.start + 2
    try:
        return error.object[error.start : end].decode("big5hkscs"), end
    except UnicodeDecodeError:
        raise error from None


codecs.register_error("youju-hong-kong", _add_hong_kong)


def _find_bad(content: bytes, name: str) -> int:
    """Return where the first byte stands that is nothing in the encoding `name`."""
    try:
        content.decode(*_CHINESE[name])
    except UnicodeDecodeError as error:
        return error.start
    return len(content)


def _score_readable(content: bytes, name: str) -> float:
    """Return the score of what can be read, or 0 where more than a few bytes cannot."""
    text = content.decode({"Big5": "big5hkscs"}.get(name, _CHINESE[name][0]), "replace")
    bad = text.count("\ufffd")
    return _score(text) if bad <= max(2, len(text) * _FEW_BAD) else 0.0


def _ask(readings: dict[str, str | None], line: int, file: str, problems: Problems) -> None:
    shown = [
        (name, "" if text is None else split_lines(text)[line - 1].strip()[:40])
        for name, text in readings.items()
    ]
    (first, one), (second, other) = shown
    place = Origin(file, line)
    problems.add("text-which-encoding", place, first=first, one=one, second=second, other=other)


def _show_bytes(content: bytes) -> str:
    """Return the first eight bytes from the first that is not ASCII: "B4 F3 C7 EC"."""
    start = next((i for i, byte in enumerate(content) if byte > 0x7F), 0)
    return content[start : start + 8].hex(" ").upper()


def _try(content: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return content.decode(encoding, errors)
    except UnicodeDecodeError:
        return None


def _is_chinese_utf8(line: bytes) -> bool:
    """Tell whether a line is Chinese in UTF-8: other encodings pass as UTF-8 only by rare signs."""
    text = None if line.isascii() else _try(line, "utf-8")
    return text is not None and len(_HANZI.findall(text)) > 1 and _score(text) >= _LOWEST


def _is_accident(text: str, content: bytes) -> bool:
    """Tell whether UTF-8 may be an accident: two hanzi in GB18030 can pass as "\u0707\u057e"."""
    if _HANZI.search(text) or not re.search("[\u0180-\u07ff]", text):
        return False
    chinese = _try(content, "gb18030") or ""
    return len(_HANZI.findall(chinese)) > 1 and _score(chinese) > 1 - _MARGIN


def _score(text: str) -> float:
    """Return the share of the text's hanzi that are common ones, 0 when it has none."""
    hanzi = _HANZI.findall(text)
    return sum(map(_read_common().__contains__, hanzi)) / len(hanzi) if hanzi else 0.0


@cache
def _read_common() -> frozenset[str]:
    """Return the first levels of GB 2312 (3,755 hanzi) and of Big5 (5,401)."""
    simplified = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    traditional = (
        bytes((row, cell))
        for row in range(0xA4, 0xC7)
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        if (row, cell) <= (0xC6, 0x7E)
    )
    pairs = [(pair, "gb2312") for pair in simplified] + [(pair, "cp950") for pair in traditional]
    return frozenset(_try(pair, encoding) or "" for pair, encoding in pairs)
