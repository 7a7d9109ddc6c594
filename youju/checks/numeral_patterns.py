"""Owns the words that are numbers in a language, and the dates and idioms that hold some."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from youju.languages.parts import fill_parts, fill_pattern, has_part, read_part
from youju.model import Language
from youju.store.cache import make_key

# ½, Ⅳ, ① and all other characters that are numbers but neither digits nor a language's own.
_OTHER = "①"
_DIGITS = rf"[\d{_OTHER}]+(?:[.,]\d+)*"
# Two capitals at least: "I", "V" and "X" alone are letters.
ROMAN = re.compile(r"(?<![A-Za-z])(?=[IVX]{2,}(?![A-Za-z]))X{0,3}(?:IX|IV|V?I{0,3})(?![A-Za-z])")
# Full-width forms, compatibility ideographs and radicals, which look like the plain character;
# but the full-width comma parts numbers (3，5), where the plain one may group digits.
_COMPATIBLE = ((0xFF01, 0xFF0B), (0xFF0D, 0xFF5E), (0xF900, 0xFAFF), (0x2F00, 0x2FDF))
_SAME = {"’": "'", "‘": "'", "‐": "-", "‑": "-"}
_DIGITS_ONLY = "roman = false"
# Places where more passes than in a sentence: each may have a section of its own in numerals.toml.
LABELS, SUBTITLES = "labels", "subtitles"


# For the first character of a numeral, each phrase that holds one there, and how far inside.
Idioms = Mapping[str, tuple[tuple[int, str], ...]]


class Patterns:
    """Patterns as they are written, each of which is compiled when its turn comes.

    Most texts need the first few of one language, and compiling takes longer than looking.
    """

    def __init__(self, written: Iterable[str]) -> None:
        self._written = tuple(written)

    def __iter__(self) -> Iterator[re.Pattern[str]]:
        return map(_compile, self._written)


_compile = cache(re.compile)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The numbers of one language, as read_vocabulary has it.

    `numerals` finds them in small letters, `dates` finds dates, times and what counts nothing;
    `doubts` finds what may be a name, an order or a duration, and `stated` what is none though it
    looks like one (an average of 22 minutes). `small` finds what is doubtful, whatever it counts,
    unless `figures` finds it, too (four schools, four percent). `reigns` names calendars with the
    year before their first. `measure` finds what is measured, behind a number, and `bound` words
    that no name begins or ends with; `share` fits parts of a whole (half of). A site's own file may
    have none of these. Its `mark` names all that it is read from, which is not done before
    something of it is asked for: what was found in most texts is remembered by the mark.
    """

    tag: str
    allowed: tuple[str, ...]
    place: str
    own: str

    @cached_property
    def mark(self) -> str:
        return make_key("text", self.tag, self.place, self.own, *self.allowed)

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        return _read_numerals(self.tag, self.own)

    @cached_property
    def plain(self) -> Plain:
        return Plain(self._data.get("characters", ""))

    @property
    def roman(self) -> bool:
        return bool(self._data.get("roman", False))

    @property
    def reigns(self) -> Mapping[str, int]:
        reigns: Mapping[str, int] = self._data.get("reigns", {})
        return reigns

    @cached_property
    def dates(self) -> Patterns:
        return self._take("dates", "passing", self.place)

    @cached_property
    def doubts(self) -> Patterns:
        return self._take("doubts")

    @cached_property
    def stated(self) -> Patterns:
        return self._take("stated")

    @cached_property
    def small(self) -> Patterns:
        return self._take("small")

    @cached_property
    def figures(self) -> Patterns:
        return self._take("figures")

    @cached_property
    def measure(self) -> re.Pattern[str] | None:
        return self._compile_names("measure")

    @cached_property
    def bound(self) -> re.Pattern[str] | None:
        return self._compile_names("bound")

    @cached_property
    def share(self) -> re.Pattern[str] | None:
        return self._compile_names("share")

    @cached_property
    def numerals(self) -> re.Pattern[str]:
        return re.compile(_write_pattern(self._data))

    @cached_property
    def idioms(self) -> Idioms:
        """Return the index of the phrases that pass."""
        phrases = [*self._data.get("idioms", {}).get("phrases", ()), *self.allowed]
        return index_phrases(phrases, self.numerals, self.plain)

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        return fill_parts(self._data.get("parts", {}))

    def _take(self, *sections: str) -> Patterns:
        """Return the patterns of `sections`; those that the language's file lacks have none."""
        listed = (self._data.get(section, {}).get("patterns", ()) for section in sections)
        return Patterns(fill_pattern(one, self._parts) for some in listed for one in some)

    def _compile_names(self, key: str) -> re.Pattern[str] | None:
        patterns = self._data.get("names", {}).get(key)
        return (
            re.compile(_join(fill_pattern(p, self._parts) for p in patterns)) if patterns else None
        )


def vocabulary_of(
    language: Language, allowed: tuple[str, ...] = (), *, place: str = ""
) -> Vocabulary:
    """Return the vocabulary of a language of a site: the site's own, or Youju's."""
    return read_vocabulary(language.tag, allowed, place=place, own=language.own.get("numerals", ""))


@cache
def read_vocabulary(
    tag: str, allowed: tuple[str, ...] = (), *, place: str = "", own: str = ""
) -> Vocabulary:
    """Read the vocabulary of BCP 47 `tag` or its nearest parent, with a site's idioms.

    In LABELS (headings, categories, the names of figures) units, ages, ordinals and years are
    names, and in SUBTITLES a year at the end says when; `place` is one of the two. `own` is the
    text of a site's. Raises LookupError when there is neither.
    """
    if not own and not has_part(tag, "numerals"):
        raise LookupError(f"no numerals for {tag}")
    return Vocabulary(tag, allowed, place, own)


@cache
def _read_numerals(tag: str, own: str) -> Mapping[str, Any]:
    return tomllib.loads(own or read_part(tag, "numerals"))


@cache
def read_foreign_vocabulary(tag: str, allowed: tuple[str, ...]) -> Vocabulary:
    """Read the vocabulary for words in a language that is none of the site's.

    Where Youju has none either, only digits are numbers.
    """
    own = "" if has_part(tag, "numerals") else _DIGITS_ONLY
    return read_vocabulary(tag, allowed, own=own)


class Plain(dict[int, str | None]):
    """Maps characters to plain ones, one to one, so that places in a text stay as they are."""

    def __init__(self, kept: str) -> None:
        super().__init__((ord(character), character) for character in kept)

    def __missing__(self, code: int) -> str:
        self[code] = plain = _make_plain(chr(code))
        return plain


class _Small(dict[int, str | None]):
    """Maps capitals to small letters, one to one; "İ" has two for one and stays."""

    def __missing__(self, code: int) -> str:
        small = chr(code).lower()
        self[code] = small if len(small) == 1 else chr(code)
        return small if len(small) == 1 else chr(code)


SMALL = _Small()


def _make_plain(character: str) -> str:
    if character.isspace():
        return " "
    if any(first <= ord(character) <= last for first, last in _COMPATIBLE):
        normal = unicodedata.normalize("NFKC", character)
        return normal if len(normal) == 1 else character
    if unicodedata.category(character) in ("No", "Nl"):
        return _OTHER
    return _SAME.get(character, character)


def _write_pattern(data: Mapping[str, Any]) -> str:
    """Return the expression for one number: items, joined by links, with beginnings and ends."""
    words = _alternate(data.get("words", ()))
    latin = [word for word in words if "a" <= word[0] <= "z"]
    items = [*data.get("patterns", ()), *(word for word in words if word not in latin)]
    if latin:
        items.append(f"(?<![a-z])(?:{'|'.join(latin)})(?![a-z])")
    signs = [f"[{data['characters']}]+"] if data.get("characters") else []
    whole, item = _join(items), _join([*items, *signs, _DIGITS])
    before, after = (_join(_alternate(data.get(key, ()))) for key in ("before", "after"))
    links = _join(data.get("links", ("",)))
    # A whole word comes first, so that 第三方面 is not read as 第 and 三.
    return f"(?:{whole}|{before}?{item})(?:{links}{item})*{after}?"


def _join(items: Iterable[str]) -> str:
    """Return the expression for one of `items`; of no items, one that fits nothing."""
    return f"(?:{'|'.join(f'(?:{item})' for item in items) or '(?!)'})"


def _alternate(words: Iterable[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]


def index_phrases(phrases: Iterable[str], numerals: re.Pattern[str], plain: Plain) -> Idioms:
    """Return the idioms that `phrases` are, for the numbers that `numerals` finds in them."""
    index: dict[str, list[tuple[int, str]]] = {}
    for phrase in dict.fromkeys(phrases):
        small = phrase.translate(plain).translate(SMALL)
        starts = [match.start() for match in numerals.finditer(small)]
        starts += [match.start() for match in ROMAN.finditer(phrase)]
        for start in starts:
            index.setdefault(small[start], []).append((start, small))
    return {character: tuple(entries) for character, entries in index.items()}
