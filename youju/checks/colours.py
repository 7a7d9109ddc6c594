"""Owns the colours of a look as readers see them: letters and marks on paper, and told apart."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

from youju.content.look import THEME
from youju.formats.toml import Document, parse_document
from youju.model import Look, Origin, Site
from youju.problems import Problems
from youju.theme import HOUSE
from youju.theme.letters import measure_contrast

# WCAG 2.2: 1.4.3 for letters, 1.4.11 for marks that must be seen.
LETTERS, MARKS = 4.5, 3.0
# Letters are set in these on paper, and in the last on bars.
_LETTERS = (
    *(("ink", "paper"), ("quiet", "paper"), ("main", "paper"), ("accent", "paper")),
    *(("ink", "pale"), ("on_main", "main")),
)
PAPERS = {"light": "淺色", "dark": "深色"}
# Machado, Oliveira and Fernandes 2009: what a red- or green-blind eye sees.
_EYES = ("", "protan", "deutan")
# Distances in CIELAB: 2.3 is just noticeable, side by side.
_APART, _APART_IN_GREY = 10.0, 1.5


def check_colours(site: Site, problems: Problems) -> None:
    """Report letters that cannot be read, marks that cannot be seen, series that look alike.

    Each pair of colours is told once, with the paper on which it is worst. The house's own colours
    are held by the engine's tests.
    """
    look = site.look
    if (look.palette, look.series) == (HOUSE.palette, HOUSE.series):
        return
    document = parse_document(site.files.get(THEME, b""), THEME, Problems())
    for one, other in _LETTERS:
        _check_contrast(look, document, "look-letters", (one, other), LETTERS, problems)
    letters = {pair[0] for pair in _LETTERS if pair[1] == "paper"}
    for name in [name for name in look.series if name not in letters]:
        _check_contrast(look, document, "look-marks", (name, "paper"), MARKS, problems)
    for pair in combinations(look.series, 2):
        _check_apart(look, document, pair, problems)


def _check_contrast(
    look: Look,
    document: Document,
    code: str,
    pair: tuple[str, str],
    needed: float,
    problems: Problems,
) -> None:
    one, other = (look.palette[name] for name in pair)
    ratios = {
        paper: measure_contrast(one[number], other[number]) for number, paper in enumerate(PAPERS)
    }
    paper = min(ratios, key=lambda paper: ratios[paper])
    if ratios[paper] < needed:
        number = list(PAPERS).index(paper)
        values = {"colour": one[number], "on": other[number], "needed": f"{needed:g}"}
        values |= {"name": pair[0], "other": pair[1], "ratio": f"{ratios[paper]:.2f}"}
        values |= {"paper": paper, "paper_zh": PAPERS[paper]}
        problems.add(code, _place(document, pair), **values)


def _check_apart(look: Look, document: Document, pair: tuple[str, str], problems: Problems) -> None:
    """Report two colours of series that are alike on a paper, to some eyes or in grey."""
    for number, paper in enumerate(PAPERS):
        one, two = (look.palette[name][number] for name in pair)
        near = min(measure_distance(one, two, eye) for eye in _EYES)
        grey = abs(measure_lightness(one) - measure_lightness(two))
        if near < _APART or grey < _APART_IN_GREY:
            code = "look-alike" if near < _APART else "look-alike-grey"
            values = {"one": f"{pair[0]} ({one})", "two": f"{pair[1]} ({two})"}
            values |= {"paper": paper, "paper_zh": PAPERS[paper]}
            problems.add(code, _place(document, pair[::-1]), **values)
            return


def _place(document: Document, pair: tuple[str, str]) -> Origin:
    """Return where the first of a pair of colours stands that the site has set."""
    own = document.values.get("colours", {})
    name = next((name for name in pair if name in own), pair[0])
    return document.origin("colours", name)


@cache
def measure_distance(one: str, two: str, eye: str = "") -> float:
    """Return how far apart two colours are in CIELAB (CIE76) to an eye of _EYES."""
    seen = [_read(each).filter(eye) if eye else _read(each) for each in (one, two)]
    distance: float = seen[0].delta_e(seen[1], method="76")
    return distance


def measure_lightness(colour: str) -> float:
    """Return how light a colour is, in CIELAB: 0 to 100."""
    lightness: float = _read(colour).convert("lab-d65")["lightness"]
    return lightness


def _read(colour: str) -> Any:
    from coloraide import Color  # a quarter of a second, which most builds do not need

    return Color(colour)
