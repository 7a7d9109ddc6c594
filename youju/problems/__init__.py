"""Owns problems: what an editor must mend, worded in English and Chinese from data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from string import Formatter

from youju.origins import Origin

LANGUAGES = ("en", "zh")
# From worst to least: the page cannot be made; it is made, but not published; it is published.
ERROR, HOLD, NOTE = GRADES = ("error", "hold", "note")
# What a site's rules make of a note that nobody wants to hear.
OFF = "off"
# A part of a sentence that is left out where one of its values is "".
_PART = re.compile(r"\[\|(.*?)\|\]")


@dataclass(frozen=True)
class Problem:
    """One mistake at one place: a code, and the values that fill the code's sentences.

    The sentences stand in the TOML files beside this module, a table per code with `en`, `zh`
    (what was found and what was expected), `mend_en`, `mend_zh` (how to mend it) and, where it is
    no error, `grade`. `ruled` is the grade that the site gives the code; "" leaves the default.
    """

    code: str
    origin: Origin
    values: tuple[tuple[str, str], ...] = ()
    ruled: str = field(default="", compare=False)

    @property
    def grade(self) -> str:
        """Return which of GRADES it has."""
        return self.ruled or grade(self.code)

    def sentence(self, language: str) -> str:
        """Return what is wrong in `language` ("en" or "zh")."""
        return read_entry(self.code)[language].format_map(dict(self.values))

    def mend(self, language: str) -> str:
        """Return how to mend it in `language`."""
        sentence, values = read_entry(self.code)[f"mend_{language}"], dict(self.values)
        return _PART.sub(lambda part: _fill_part(part[1], values), sentence).format_map(values)


class BuildError(Exception):
    """Nothing may be published: `problems` says everything that is to be mended, and the notes."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.origin, p.code)))
        super().__init__(f"{len(self.problems)} problems")


class Problems:
    """A collector that readers and checks report to, so that everything is shown at once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}
        self._rules: Mapping[str, str] = {}

    def rule(self, rules: Mapping[str, str]) -> None:
        """Give codes another grade than their own, or "off", also what was reported before."""
        self._rules = rules

    def add(self, code: str, origin: Origin, **values: object) -> None:
        """Report `code` at `origin`; `values` fill its sentences. The same report counts once."""
        shown = tuple((name, show(str(value))) for name, value in sorted(values.items()))
        self._found[Problem(code, origin, shown)] = None

    def renew(self) -> Problems:
        """Return an empty collector under the same rules."""
        fresh = Problems()
        fresh.rule(self._rules)
        return fresh

    def merge(self, other: Problems) -> None:
        """Report everything that `other` collected."""
        self._found.update(other._found)

    def repeat(self, told: Iterable[Problem]) -> None:
        """Report what was `told` before."""
        self._found.update(dict.fromkeys(told))

    def since(self, told: Iterable[Problem]) -> Problems:
        """Return what was reported and is not among what was `told` before."""
        fresh = self.renew()
        known = set(told)
        fresh.repeat(problem for problem in self._found if problem not in known)
        return fresh

    def withdraw(self, codes: Collection[str], file: str) -> None:
        """Take back what was reported of `file` by `codes`, for it follows from other things."""
        for problem in [p for p in self._found if p.code in codes and p.origin.file == file]:
            del self._found[problem]

    def __iter__(self) -> Iterator[Problem]:
        for problem in self._found:
            ruled = self._rules.get(problem.code, "")
            if ruled != OFF:
                yield replace(problem, ruled=ruled) if ruled else problem

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def has_code(self, code: str) -> bool:
        """Tell whether `code` was reported, whatever its grade: one that is "off", too."""
        return any(problem.code == code for problem in self._found)

    def has_told(self, codes: Iterable[str], **values: object) -> bool:
        """Tell whether one of `codes` was reported with all of these `values`."""
        wanted = {(name, str(value)) for name, value in values.items()}
        told = (problem.values for problem in self._found if problem.code in codes)
        return any(wanted <= {*pairs} for pairs in told)

    def has_error(self) -> bool:
        """Tell whether something was reported that ends a stage."""
        return any(problem.grade == ERROR for problem in self)

    def raise_if_any(self) -> None:
        """Raise BuildError, with everything that was reported, when there is an error."""
        if self.has_error():
            raise BuildError(self)

    def raise_if_held(self) -> None:
        """Raise BuildError, with everything that was reported, when there is more than notes."""
        if any(problem.grade != NOTE for problem in self):
            raise BuildError(self)


@cache
def read_sentences() -> Mapping[str, Mapping[str, str]]:
    """Read every problem's sentences: code → {"en", "zh", "mend_en", "mend_zh"} and "grade"."""
    sentences: dict[str, Mapping[str, str]] = {}
    for text in _read_texts():
        for code, entry in _parse(text).items():
            if code in sentences:
                raise ValueError(f"problem {code} is defined twice")
            sentences[code] = entry
    return sentences


@cache
def read_entry(code: str) -> Mapping[str, str]:
    """Return what read_sentences has of `code`; KeyError where it has nothing.

    A build names a few codes: of some forty files, only those that have these are taken apart.
    """
    for text in _read_texts():
        if f"[{code}]\n" in text:
            return _parse(text)[code]
    raise KeyError(code)


@cache
def _read_texts() -> tuple[str, ...]:
    return tuple(file.read_text("utf-8") for file in sorted(Path(__file__).parent.glob("*.toml")))


@cache
def _parse(text: str) -> Mapping[str, Mapping[str, str]]:
    import tomllib  # only a build with problems needs it

    return tomllib.loads(text)


def grade(code: str) -> str:
    """Return which of GRADES a code has where no site rules otherwise."""
    return read_entry(code).get("grade", ERROR)


def _fill_part(part: str, values: Mapping[str, str]) -> str:
    """Return a part as it stands, or "" where one of its values is missing or empty."""
    names = [name for _, name, _, _ in Formatter().parse(part) if name is not None]
    return part if all(values.get(name) for name in names) else ""


def gather(problems: Iterable[Problem]) -> Iterator[list[Problem]]:
    """Yield together what says the same in several places, in the order of the first of each."""
    alike: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.grade, problem.code, problem.values), []).append(problem)
    yield from alike.values()


def show(text: str) -> str:
    """Return `text` fit for one line: control and invisible characters named, long text cut."""
    named = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)
    return named if len(named) <= 120 else named[:117] + "..."
