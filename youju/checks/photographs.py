"""Owns what photographs in prose must say, and that every language shows them where others do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.checks.rendered import check_rendered
from youju.content.photographs import (
    PhotographLine,
    find_photograph_lines,
    list_photographs,
    list_title_spans,
)
from youju.content.prose import list_sections
from youju.formats.positions import Lines
from youju.model import Leaf, Origin, Prose, Site, Story
from youju.problems import Problems

# Section and file → the places where a text shows it there.
_Shown = dict[tuple[str, str], list[Origin]]
# Signs of Markdown and HTML: the words of photographs are plain text. An address may hold any; a
# star or a number's times sign that stands alone is none (2*3*4), and neither is snake_case.
_SIGNS = re.compile(
    r"""https?://[^\s<>]+
    |(?P<sign>\[[^\[\]\n]+\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|\[\^[^\[\]\n]+\]
    |<(?P<tag>[A-Za-z]+)\b[^<>\n]*>.*?</(?P=tag)>|</?[A-Za-z][^<>\n]*>
    |\*\*(?:.*?\*\*)?|(?<!\w)__(?=\S).*?(?<=\S)__(?!\w)|~~(?=\S).*?(?<=\S)~~|==(?=\S).*?(?<=\S)==
    |(?<!\d)\*(?=[\w\ue000])[^*\n]*(?<=[\w\ue000.!?。！？])\*(?!\d)
    |(?<!\w)_(?=[\w\ue000])[^_\n]*(?<=[\w\ue000.!?。！？])_(?!\w)
    |`[^`\n]+`|\\[!-/:-@\[-`{-~；])""",
    re.VERBOSE,
)


def check_photographs(site: Site, problems: Problems) -> None:
    """Report photographs that lack words for those who cannot see them, or a credit; signs that
    nothing reads in their words; and those that a language does not show.

    Pages that are no stories have none.
    """
    for story in site.stories:
        for prose in _list_written(site, story):
            _check_photograph_words(prose, problems)
            _check_signs(prose, problems)
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


def _check_signs(prose: Prose, problems: Problems) -> None:
    """Report Markdown and HTML in the words of photographs, which readers would see as typed."""
    lines = Lines(prose.text, Origin(prose.file))
    for match in find_photograph_lines(prose.text):
        for span in (match.span("alt"), *list_title_spans(match)):
            for found in _SIGNS.finditer(match.string, *span):
                if found["sign"]:
                    words = prose.text[slice(*found.span())]
                    problems.add("photograph-markup", lines.origin(found.start()), found=words)


def _check_languages(site: Site, story: Story, problems: Problems) -> None:
    """Report what one language shows more often in a section than another.

    Where sections differ, or a picture is no photograph, that is told, and nothing of this.
    """
    prose = {code: story.prose[code] for code in site.authored if story.prose[code].readable}
    sections = [[key for key, _, _ in list_sections(text.text)] for text in prose.values()]
    if not all(ids == sections[0] and None not in ids for ids in sections):
        return
    if any(map(_loses_pictures, prose.values())):
        return
    shown = {code: _list_shown(text) for code, text in prose.items()}
    for code, here in shown.items():
        starts = {key or "": line for key, _, line in list_sections(prose[code].text)}
        for other, there in shown.items():
            mine = _share_names(here, code, there)
            for (section, file), places in _share_names(there, other, here).items():
                if (have := len(mine.get((section, file), ()))) >= len(places):
                    continue
                names = {"language": site.languages[code].name, "other": site.languages[other].name}
                place = Origin(prose[code].file, starts.get(section, 1))
                values = names | {"file": file.replace("*", other)}
                problems.add("parity-photograph", place, place=places[have], **values)


def _loses_pictures(prose: Prose) -> bool:
    if prose.text.count("![") <= len(_list_photographs(prose)):
        return False
    check_rendered(prose.text, Origin(prose.file), found := Problems())
    return any(problem.code == "prose-picture" for problem in found)


def _list_shown(prose: Prose) -> _Shown:
    shown: _Shown = {}
    starts = [("", 0), *((key or "", line) for key, _, line in list_sections(prose.text))]
    for line, origin in _list_photographs(prose):
        section = [key for key, start in starts if start <= origin.line][-1]
        shown.setdefault((section, line.file), []).append(origin)
    return shown


def _share_names(shown: _Shown, code: str, others: _Shown) -> _Shown:
    """Return `shown` by names that languages share: map-en.png and map-zh.png are map-*.png.

    A file whose name ends with the `code` of its language is that language's own, unless another
    shows it, too.
    """
    common = {file for _, file in others}
    shared: _Shown = {}
    for (section, file), places in shown.items():
        stem, dot, ending = file.rpartition(".")
        if file not in common and stem.endswith((f"-{code}", f"_{code}", f".{code}")):
            file = f"{stem[: -len(code)]}*{dot}{ending}"
        shared.setdefault((section, file), []).extend(places)
    return shared
