"""Owns the part of a site that one story is made from, and the key of what is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from youju.audit.template_words import key_template_words
from youju.bundles.remembering import CitedMarks, LinksInTexts
from youju.content.cited import cut_citations
from youju.content.declared import resolve
from youju.content.register import LOCK, cut_whole, list_whole
from youju.model import Correction, Pin, Register, Site, Story
from youju.output.manifest import hash_bytes
from youju.printing.runtime import is_wanted
from youju.store.cache import Store, make_key
from youju.store.nouns import write_noun
from youju.tables.corrections import CORRECTIONS
from youju.tables.print_indexes import INDEX_END
from youju.tables.sources import SOURCES

_STORIES, _TABLES, _EMBEDS = "site_src/stories/", "data/", "embeds/"
_SETTINGS = "story.toml"
# The languages whose text is whole where no text is.
NO_PROSE: frozenset[str] = frozenset()


class Parts:
    """The parts of `site` that its stories are made from, and the keys of what `engine` (its
    digest) makes of them.

    What all stories share is digested once. Whether a page of the site, of whatever story, needs
    Vega reaches them all. `store` keeps what texts cite.
    """

    def __init__(self, site: Site, engine: str, store: Store | None = None) -> None:
        self._site, self.engine = site, engine
        self._tables = _find_tables(site)
        self._shared, self._own = _sort_files(site, self._tables)
        self._marks: dict[str, str] = {}
        self._cuts: dict[tuple[str, frozenset[str]], Site] = {}
        self._whole = list_whole(site.register)
        self._cited = CitedMarks(engine, store)
        self.links = LinksInTexts(engine, store)
        words = write_noun(replace(site, stories=(), files={}, register=Register(), corrections=()))
        wanted = str(is_wanted(site))
        self.common = make_key("made", engine, wanted, *words, *self._spell(self._shared))

    def cut(self, story: Story, prose: frozenset[str]) -> Site:
        """Return all of the site that `story` is made from: nothing is another story's.

        Site-wide words, look, units, templates and sources stay; of the register and of
        corrections, this story's rows, and of tables those that other stories alone do not use.
        The text is whole in the languages `prose`; of the others, nothing is the story's text but
        what it cites. Pictures, files, embeds and the pages of charts and figures are made with
        NO_PROSE, so that a sentence does not reach them.
        """
        found = self._cuts.get((story.folder, prose))
        if found is None:
            whole = frozenset(story.prose)
            cut = _list_cut(story, prose)
            found = cut_prose(self.cut(story, whole), prose) if cut else self._cut(story)
            self._cuts[story.folder, prose] = found
        return found

    def key(self, made: str, story: Story, prose: frozenset[str], *more: str) -> str:
        """Return the key of what is made of the part of `story` that has the text in the languages
        `prose`, see cut; `made` names what that is.

        It depends on nothing but the part, and on what `more` says.
        """
        files, cited = self._list_own(story), list[str]()
        if cut := _list_cut(story, prose):
            files = {name: content for name, content in files.items() if name not in cut}
            cited = [*self._cited.read(story), *write_noun(story.photographs)]
        derived = [table for table in story.series.values() if table.made_from]
        rows = (derived, self._list_pins(story), self._correct(story))
        told = (*cited, *write_noun(rows), *write_noun(cut_whole(self._whole, story)), *more)
        names = (self.common, made, story.folder, str(len(files)), str(len(told)))
        return make_key("made", *names, *self._spell(files), *told)

    def cut_whole(self) -> Site:
        """Return all of the site but the prose of its stories: of that, what it cites."""
        stories = tuple(self.cut(story, NO_PROSE).stories[0] for story in self._site.stories)
        return replace(self._site, stories=stories, files=self._list_whole())

    def key_whole(self, made: str) -> str:
        """Return the key of what is made of all but prose; `made` names what that is."""
        stories = (self.key(made, story, NO_PROSE) for story in self._site.stories)
        return make_key("made", made, self.common, *stories, *self._spell(self._list_whole()))

    def _list_whole(self) -> dict[str, bytes]:
        texts = {text.file for story in self._site.stories for text in story.prose.values()}
        return {name: text for name, text in self._site.files.items() if name not in texts}

    def key_shared(self, made: str, tables: Iterable[str]) -> str:
        """Return the key of what is made of all that is no story's; `made` names what that is.

        It also depends on `tables`, by path: stories have their rows, or read them themselves; and
        on Youju's own words, with which no story is made.
        """
        files = {name: self._site.files[name] for name in tables if name in self._site.files}
        house = map(hash_bytes, self._site.house.values())
        return make_key("made", made, self.common, *house, *self._spell(files))

    def _spell(self, files: Mapping[str, bytes]) -> Iterator[str]:
        """Yield the names of `files` of the site, and marks of their bytes, which are made once."""
        for name, content in files.items():
            if name not in self._marks:
                self._marks[name] = hash_bytes(content)
            yield name
            yield self._marks[name]

    def list_keys(self) -> Iterator[str]:
        """Yield the keys of what the store keeps for this."""
        yield from (self._cited.key, self.links.key, key_template_words(self.engine))

    def save(self) -> None:
        """Keep what was found in texts; its keys are listed."""
        self._cited.save()
        self.links.save()

    def _cut(self, story: Story) -> Site:
        pins = self._list_pins(story)
        archived = {
            name: known
            for name, known in self._site.register.files.items()
            if any(pin.version in name for pin in pins)
        }
        own = self._list_own(story)
        return replace(
            self._site,
            stories=(story,),
            files=dict(sorted({**self._shared, **own}.items())),
            register=replace(cut_whole(self._whole, story), pins=pins, files=archived),
            corrections=self._correct(story),
        )

    def _list_own(self, story: Story) -> dict[str, bytes]:
        """Return the files that are this story's: its folder, its tables, its kept embeds."""
        files = {name: self._site.files[name] for name in self._own.get(story.folder, ())}
        tables = sorted(self._tables[story.folder] & self._site.files.keys())
        files |= {name: self._site.files[name] for name in tables}
        versions = [pin.version for pin in self._list_pins(story)]
        kept = (name for name in self._site.files if name.startswith(_EMBEDS)) if versions else ()
        names = [name for name in kept if any(version in name for version in versions)]
        return files | {name: self._site.files[name] for name in names}

    def _list_pins(self, story: Story) -> tuple[Pin, ...]:
        return tuple(pin for pin in self._site.register.pins if pin.story == story.slug)

    def _correct(self, story: Story) -> tuple[Correction, ...]:
        return tuple(one for one in self._site.corrections if one.story == story.slug)


def cut_prose(part: Site, kept: frozenset[str] = NO_PROSE) -> Site:
    """Return all of `part` that is not its story's text: of that, no more than what it cites.

    The text in the languages `kept` stays whole.
    """
    (story,) = part.stories
    texts = _list_cut(story, kept)
    cited = {
        code: replace(text, text=cut_citations(text.text)) if text.file in texts else text
        for code, text in story.prose.items()
    }
    files = {name: content for name, content in part.files.items() if name not in texts}
    return replace(part, stories=(replace(story, prose=cited),), files=files)


def _list_cut(story: Story, kept: frozenset[str]) -> set[str]:
    """Return the files of the story's texts, without those of the languages `kept`."""
    files = {text.file for text in story.prose.values()}
    return files - {text.file for code, text in story.prose.items() if code in kept}


def _list_tables(story: Story) -> frozenset[str]:
    """Return the files outside its folder that a story was read from: another's may be of them."""
    read = {figure.origin.file for figure in story.figures.values()}
    read |= {series.table.file for series in story.series.values()}
    read |= {table.file for table in story.checks}
    read |= {resolve(name, story.folder) for chart in story.charts for name in chart.files}
    return frozenset(name for name in read if not name.startswith(f"{story.folder}/"))


def _find_tables(site: Site) -> dict[str, frozenset[str]]:
    """Return the files outside its folder that are each story's, by folder.

    A table that cannot be read gives no rows that would tell; it is that of whoever names it, for
    what one story gets wrong is nothing of the others.
    """
    tables = {story.folder: _list_tables(story) for story in site.stories}
    read = frozenset[str]().union(*tables.values(), (SOURCES, CORRECTIONS))
    unread = [name for name in site.files if name.startswith(_TABLES) and name not in read]
    tabled = {name for name in unread if not name.endswith(INDEX_END)}
    for file in site.files if tabled else ():  # also those of stories that could not be loaded
        folder, _, last = file.rpartition("/")
        if last == _SETTINGS and folder.startswith(_STORIES):
            named = {name for name in tabled if f"/{name}".encode() in site.files[file]}
            tables[folder] = tables.get(folder, frozenset()) | named
    return tables


def _sort_files(
    site: Site, tables: Mapping[str, frozenset[str]]
) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    """Return the files of `site` that are no story's, and the names of those in stories' folders.

    A table under data/ that stories read (`tables`, by folder) is theirs.
    """
    read = frozenset[str]().union(*tables.values())
    theirs = {name for name in read if name.startswith(_TABLES)} | {CORRECTIONS, LOCK}
    own: dict[str, list[str]] = {folder: [] for folder in tables}
    shared = {}
    for name, content in site.files.items():
        if name.startswith(_STORIES):
            folder = _STORIES + name[len(_STORIES) :].partition("/")[0]
            own.get(folder, []).append(name)
        elif not name.startswith(_EMBEDS) and name not in theirs:
            shared[name] = content
    return shared, own
