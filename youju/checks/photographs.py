"""Owns what photographs in prose must say, and that every language shows them where others do."""

from __future__ import annotations

from collections.abc import Iterator

from youju.content.photographs import PhotographLine, list_photographs
from youju.content.prose import list_sections
from youju.model import Leaf, Origin, Prose, Site, Story
from youju.problems import Problems

# Section and file → the places where a text shows it there.
_Shown = dict[tuple[str, str], list[Origin]]


def check_photographs(site: Site, problems: Problems) -> None:
    """Report photographs without words for those who cannot see them, without a credit, and those
    that a language does not show. Pages that are no stories have none."""
    for story in site.stories:
        for prose in _list_written(site, story):
            _check_photograph_words(prose, problems)
        _check_languages(site, story, problems)
    for leaf in site.leaves:
        for prose in _list_written(site, leaf):
            for line, origin in _list_photographs(prose):
                problems.add("photograph-page", origin, file=line.file)


def _list_written(site: Site, thing: Story | Leaf) -> Iterator[Prose]:
    return (thing.prose[code] for code in site.authored if thing.prose[code].readable)


def _list_photographs(prose: Prose) -> list[tuple[PhotographLine, Origin]]:
    return list(list_photographs(prose.text, Origin(prose.file)))


def _check_photograph_words(prose: Prose, problems: Problems) -> None:
    for line, origin in _list_photographs(prose):
        if not line.alt:
            problems.add("photograph-no-alt", origin, file=line.file)
        if not line.credit:
            problems.add("photograph-no-credit", origin, file=line.file, caption=line.caption)


def _check_languages(site: Site, story: Story, problems: Problems) -> None:
    """Report what one language shows more often in a section than another.

    A file whose name ends with the code of its language is that language's own: map-en.png is
    shown where map-zh.png is. Where sections differ, or a photograph cannot be read, that is told,
    and nothing of this.
    """
    prose = {code: story.prose[code] for code in site.authored if story.prose[code].readable}
    sections = [[id for id, _, _ in list_sections(text.text)] for text in prose.values()]
    if not all(ids == sections[0] and None not in ids for ids in sections):
        return
    if any(text.text.count("![") > len(_list_photographs(text)) for text in prose.values()):
        return
    shown = {code: _list_shown(text, code) for code, text in prose.items()}
    for code, mine in shown.items():
        starts = {id or "": line for id, _, line in list_sections(prose[code].text)}
        for other, theirs in shown.items():
            for (section, file), places in theirs.items():
                if (have := len(mine.get((section, file), ()))) >= len(places):
                    continue
                names = {"language": site.languages[code].name, "other": site.languages[other].name}
                place = Origin(prose[code].file, starts.get(section, 1))
                values = names | {"file": file.replace("*", other)}
                problems.add("parity-photograph", place, place=places[have], **values)


def _list_shown(prose: Prose, code: str) -> _Shown:
    shown: _Shown = {}
    starts = [("", 0), *((id or "", line) for id, _, line in list_sections(prose.text))]
    for line, origin in _list_photographs(prose):
        section = [id for id, start in starts if start <= origin.line][-1]
        stem, dot, ending = line.file.rpartition(".")
        if stem.endswith((f"-{code}", f"_{code}", f".{code}")):
            stem = f"{stem[: -len(code)]}*"
        shown.setdefault((section, f"{stem}{dot}{ending}"), []).append(origin)
    return shown
