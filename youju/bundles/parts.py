"""Owns the part of a site that one story is made from, and the key of what is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass, replace

from youju.content.cited import cut_citations
from youju.content.register import LOCK
from youju.model import Register, Site, Story
from youju.rendering.cache import make_key
from youju.tables.corrections import CORRECTIONS

_STORIES, _TABLES, _EMBEDS = "site_src/stories/", "data/", "embeds/"


def cut_site(site: Site, story: Story) -> Site:
    """Return all of `site` that the pages of `story` are made from: nothing is another story's.

    Site-wide words, look, units, templates and sources stay; of the register and of corrections,
    this story's rows, and of tables those that other stories alone do not use.
    """
    others = (_list_tables(other) for other in site.stories if other is not story)
    foreign = frozenset[str]().union(*others) - _list_tables(story)
    pins = tuple(pin for pin in site.register.pins if pin.story == story.slug)
    archived = {
        name: known
        for name, known in site.register.files.items()
        if any(pin.version in name for pin in pins)
    }
    files = {
        name: content
        for name, content in site.files.items()
        if _is_near(name, story, foreign) or any(pin.version in name for pin in pins)
    }
    return replace(
        site,
        stories=(story,),
        files=files,
        register=Register(pins=pins, files=archived),
        corrections=tuple(one for one in site.corrections if one.story == story.slug),
    )


def cut_prose(part: Site) -> Site:
    """Return all of `part` that is not its story's text: of that, no more than what it cites.

    Pictures, files, embeds and the pages of charts and figures are made from it, so that a
    sentence does not reach them.
    """
    (story,) = part.stories
    cited = {
        code: replace(prose, text=cut_citations(prose.text)) for code, prose in story.prose.items()
    }
    texts = {prose.file for prose in story.prose.values()}
    files = {name: content for name, content in part.files.items() if name not in texts}
    return replace(part, stories=(replace(story, prose=cited),), files=files)


def key_part(part: Site, made: str, interactive: bool, engine: str) -> str:
    """Return the key of what `engine` (its digest) makes of `part`, a site that was cut.

    `made` names what is made of it. `interactive` tells whether a page of the site, of this story
    or not, needs Vega.
    """
    rest = "\n".join(_write(replace(part, files={})))
    files = (text for name, content in part.files.items() for text in (name, _decode(content)))
    return make_key("made", made, engine, str(interactive), rest, *files)


def _is_near(name: str, story: Story, foreign: Set[str]) -> bool:
    if name.startswith(_STORIES):
        return name.startswith(f"{story.folder}/")
    return not name.startswith(_EMBEDS) and name not in (*foreign, CORRECTIONS, LOCK)


def _list_tables(story: Story) -> frozenset[str]:
    """Return the files under data/ that a story was read from."""
    read = {figure.origin.file for figure in story.figures.values()}
    read |= {series.table.file for series in story.series.values()}
    read |= {table.file for table in story.checks}
    read |= {name for chart in story.charts for name in chart.files}
    return frozenset(name for name in read if name.startswith(_TABLES))


def _write(value: object) -> Iterator[str]:
    """Yield `value` as text, the same in every process: sets come in order."""
    if is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for field in fields(value):
            if field.repr:
                yield from _write(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield "{"
        for key, item in value.items():
            yield from _write(key)
            yield from _write(item)
        yield "}"
    elif isinstance(value, (tuple, list)):
        yield "("
        for item in value:
            yield from _write(item)
        yield ")"
    elif isinstance(value, Set):
        yield from _write(sorted(value))
    else:
        yield repr(value)


def _decode(content: bytes) -> str:
    return content.decode("latin-1")
