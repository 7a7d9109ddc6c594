"""Owns number cells as editors and Excel write them: 489000, 48.9萬, 1,234, １２, 45%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from youju.formats.csv_records import name_cell
from youju.model import Origin
from youju.numbers.exact import shift
from youju.problems import Problems

# Beyond this a chart's floating point numbers, and Excel's, lose digits.
LARGEST = Decimal(10) ** 15
_MOST_DIGITS = 15
_SCALES = {"千": 3, "萬": 4, "万": 4, "億": 8, "亿": 8, "萬億": 12, "万亿": 12}
_SCALES |= {"천": 3, "만": 4, "억": 8, "조": 12}
# Full-width digits and signs as Chinese keyboards type them; word processors' minus signs.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    {"−": "-", "–": "-", "‒": "-", "﹣": "-", "\u3000": " ", "\u00a0": " ", "\u2009": " "}
    | {"\u202f": " "}
)
_DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|0|[1-9]\d*)(?:\.\d+)?"
_NUMBER = re.compile(
    rf"([+-]?)\s?({_DIGITS})\s?(%|{'|'.join(sorted(_SCALES, reverse=True))})?", re.A
)
# Whole numbers as the Japanese and Korean press prints them, each scale word behind the next larger
# one: 48万9000, 1億2300万, 2만1933. 5万3 may be 53,000 to others, and 1億2000 120 million.
_MIXED = re.compile(
    r"([+-]?)(?:([1-9]\d{0,3}(?:,\d{3})?)[兆조] ?)?(?:([1-9]\d{0,3}|[1-9],\d{3})[億亿억] ?)?"
    r"(?:([1-9]\d{0,3}|[1-9],\d{3})[万萬만] ?)?([1-9]\d{2,3}|[1-9],\d{3})?",
    re.A,
)
# A number close to zero as programs write it, with all its digits; Excel shortens to 1E-05.
_SMALL = re.compile(r"[+-]?\d(?:\.\d+)?e-\d{1,2}", re.A)
_SOME = r"[\d.,]*\d[\d.,]*\s?[千萬万億亿천만억조]{0,2}"
_BEFORE = "約|约|大約|近|將近|逾|超|超過|超过|突破|不足|不到|至少|最多|>|<|≥|≤|~|≈"
_BEFORE += "|about|nearly|almost|over|more than|less than|at least|up to"
_AFTER = r"以上|以下|以內|左右|上下|餘|余|多|許|\+|or more|or less|plus"
# What else such a cell holds, the likeliest explanation first.
_MISTAKES = {
    code: re.compile(pattern, re.IGNORECASE | re.ASCII | re.DOTALL)
    for code, pattern in {
        "cell-hashes": r"#+",
        "cell-excel-error": r"#\D\S*|Err:\d+",
        "cell-scientific": r"[+-]?[\d.]+e[+-]?\d+",
        "cell-date": r"\d{1,2}-[a-z]{3}(-\d+)?|[a-z]{3}-\d+|(\d{2,4}年)?\d{1,2}月(\d{1,2}日)?"
        r"|\d+/\d+(/\d+)?|\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}:\d\d(:\d\d)?",
        "cell-formula": r"[=@].*|[+-]\s*[a-z(].*|[+-].*[|!(].*",
        "cell-missing-mark": r"n/?a|n\.a\.|nan|null|none|nil|tbd|tbc|[-—―─?？.…]+"
        "|無|无|沒有|不詳|不详|未知|未詳|不明|缺|暫無|暂无|待補|待定",
        "cell-range": rf"{_SOME}\s?(?:-|~|～|至|到|—|―|±|\+/-|to|and|或)\s?{_SOME}.*",
        "cell-qualified": rf"(?:{_BEFORE})\s*{_SOME}.*"
        rf"|{_SOME}[^\d]{{0,9}}(?:{_AFTER}).*",
        "cell-parentheses": rf"\(\s?{_SOME}\s?\)",
        "cell-decimal-comma": r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?",
        "cell-grouping": r"[+-]?\d+(,\d+)+(\.\d+)?\s?[千萬万億亿%]*",
        "cell-leading-zeros": r"0\d+",
        "cell-spelled": "(?=.*[〇一-龥])"
        "[\\d.〇零一二三四五六七八九十百千萬万億亿兩两半成點点分之]+",
        "cell-with-words": rf"[^\d.,]+{_SOME}[^\d.,]*|{_SOME}[^\d.,²³]+",
    }.items()
}
# Where a column holds words, any other # may belong to them.
_FAILED = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3}")
# Patterns above go back and forth; no number is as long as this.
_LONGEST = 60


@dataclass(frozen=True)
class Number:
    """What a number cell says; `quantum` is the size of its last digit (1000 for 48.9萬)."""

    value: Decimal
    quantum: Decimal
    percent: bool


def parse_number(cell: str, header: str, origin: Origin, problems: Problems) -> Number | None:
    """Return the number in `cell`, exactly as written, or report what stands there instead.

    Read are plain numbers, 48.9萬 and 1.2億, 48万9000, 2만1933, 45% (45 with `percent`), digits
    grouped in threes, 1e-05, and all of these in full-width characters. Nothing is guessed: 12,34
    may be 1234 or 12.34.
    """
    folded = cell.translate(_FOLD).strip()
    if _SMALL.fullmatch(folded):
        folded = f"{Decimal(folded):f}"
    folded = _add_up(folded)
    match = _NUMBER.fullmatch(folded)
    place = name_cell(origin.column, ()) | {"header": header, "found": cell}
    if not match:
        problems.add(_find_mistake(folded), origin, **place)
        return None
    sign, digits, suffix = match.groups()
    written = Decimal(re.sub(r"[, ]", "", digits))
    quantum = shift(Decimal((0, (1,), int(written.as_tuple().exponent))), _SCALES.get(suffix, 0))
    value = shift(written, _SCALES.get(suffix, 0))
    if len(written.as_tuple().digits) > _MOST_DIGITS or value > LARGEST:
        problems.add("cell-too-long", origin, **place)
        return None
    if sign == "-" and value:
        value = value.copy_negate()
    return Number(make_plain(value), make_plain(quantum), percent=suffix == "%")


def _add_up(folded: str) -> str:
    """Return a cell of two scale words or more with its last one alone: 1億2300万 is 12300万."""
    match = _MIXED.fullmatch(folded)
    groups = [group and group.replace(",", "") for group in match.groups()[1:]] if match else []
    present = [place for place, group in enumerate(groups) if group]
    if not match or len(present) < 2 or present[-1] - present[0] >= len(present):
        return folded
    digits = groups[present[0]] or ""
    digits += "".join((groups[place] or "").zfill(4) for place in present[1:])
    return f"{match[1]}{digits}{('兆', '億', '万', '')[present[-1]]}"


def is_missing_mark(cell: str) -> bool:
    """Tell whether `cell` stands for a number that is missing: -, …, N/A, 不詳."""
    folded = cell.translate(_FOLD).strip()
    return _matches(folded, _MISTAKES["cell-missing-mark"])


def is_spreadsheet_error(cell: str) -> bool:
    """Tell whether `cell` is what spreadsheets show where a formula failed: #REF!, #N/A."""
    return bool(_FAILED.fullmatch(cell))


def make_plain(value: Decimal) -> Decimal:
    """Return the same number without an exponent above zero: 4.89E+5 becomes 489000."""
    return Decimal(f"{value:f}")


def _find_mistake(folded: str) -> str:
    found = (code for code, pattern in _MISTAKES.items() if _matches(folded, pattern))
    return next(found, "cell-not-a-number")


def _matches(folded: str, pattern: re.Pattern[str]) -> bool:
    return len(folded) <= _LONGEST and bool(pattern.fullmatch(folded))
