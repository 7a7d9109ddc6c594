"""Owns names typed right beside a figure: its own, and not those of another of the same unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from youju.checks.clauses import Named, list_cited, list_citing
from youju.checks.texts import Written
from youju.model import Figure, Site, Story
from youju.numbers.formulas import FigureRef, list_parts
from youju.problems import Problems

# What may stand between a name and its number: marks, and a short word (riders number 39,000;
# 渡輪有25艘); and between a number and its name: a classifier.
_GAP_BEFORE = re.compile(r"[\s:：,，(（「“]*(?:[a-z]{1,8} )?[\u4e00-\u9fff]{0,2}[\s(（]*")
_GAP_BEHIND = re.compile(r"[\s*_]*[\u4e00-\u9fff]?(?=\S)")
# Shorter names are words of everyday language, too.
_LEAST = {True: 5, False: 2}


def check_beside_labels(site: Site, problems: Problems) -> None:
    """Report figures right beside which another one's name stands, and none of their own.

    Names are labels, and a chart's words under a figure's id. Another is one of the same unit; a
    part of what a figure is worked out from is none: 比去夏載客多13萬人次.
    """
    named = {
        (story.slug, code): _list_names(story, code)
        for story in site.stories
        for code in site.authored
    }
    for story, text in list_citing(site):
        cited = list_cited(story, text)
        for at, one in enumerate(cited):
            last = cited[at - 1].end if at else 0
            after = cited[at + 1].start if at + 1 < len(cited) else len(text.shown)
            names = named[story.slug, text.code]
            _check_figure(story, text, one, (last, after), names, problems)


def _list_names(story: Story, code: str) -> dict[str, set[str]]:
    """Return what the figures of `story` are called, in small letters, by their ids."""
    names = {key: {figure.label[code]} for key, figure in story.figures.items()}
    for chart in story.charts:
        for key, words in chart.words.items():
            if key in names:
                names[key].add(words[code])
    return {key: {name.strip().casefold() for name in own} for key, own in names.items()}


def _check_figure(
    story: Story,
    text: Written,
    one: Named,
    bounds: tuple[int, int],
    names: Mapping[str, Set[str]],
    problems: Problems,
) -> None:
    """Report the figure `one` of a text, if so; at `bounds` the ones before and behind it stand."""
    before = text.shown[bounds[0] : one.start].casefold()
    behind = text.shown[one.end : bounds[1]].casefold()
    rivals = _list_rivals(story, one.figure)
    own = names[one.figure.id]
    found = {
        name: key
        for key in (one.figure.id, *rivals)
        for name in names[key]
        if len(name) >= _LEAST[name.isascii()] and _is_beside(name, before, behind, bool(bounds[0]))
    }
    if not found or own & found.keys():
        return
    name = max(found, key=len)
    if not any(name in mine for mine in own):
        values = {"id": one.figure.id, "other": found[name], "label": name}
        problems.add("beside-other-label", text.origin(one.start), **values)


def _list_rivals(story: Story, figure: Figure) -> Iterator[str]:
    """Yield the other figures of its unit that `figure` is not worked out from."""
    parts: Sequence[object] = []
    if figure.formula:
        parts = list_parts(figure.formula, story.figures)
    used = {part.id for part in parts if isinstance(part, FigureRef)}
    for key, other in story.figures.items():
        if other.quantity.unit == figure.quantity.unit and key not in (used | {figure.id}):
            yield key


def _is_beside(name: str, before: str, behind: str, follows: bool) -> bool:
    """Tell whether `name` stands right before a number, or right behind it.

    What stands right behind the number before, which `follows` tells of, is that one's name.
    """
    at = before.rfind(name)
    if at >= 0 and _is_whole(name, before, at) and _GAP_BEFORE.fullmatch(before, at + len(name)):
        taken = follows and not before[:at].strip(" *_")
        if not taken:
            return True
    gap = _GAP_BEHIND.match(behind)
    places = {gap.end(), gap.end() - 1} if gap else set[int]()
    return any(
        behind.startswith(name, place) and _is_whole(name, behind, place)
        for place in places
        if place >= 0
    )


def _is_whole(name: str, text: str, at: int) -> bool:
    """Tell whether a Latin name is no part of a longer word there."""
    around = text[max(0, at - 1) : at] + text[at + len(name) : at + len(name) + 1]
    return not name.isascii() or not any(sign.isalnum() and sign.isascii() for sign in around)
