"""Owns the part of a site that one story is made from, and the key of what is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from itertools import chain

from youju.audit.template_words import key_template_words
from youju.bundles.ledger import COMMON, InputLedger, InputMarks, Thing, mark_common, name_ledger
from youju.bundles.owners import EMBEDS, find_tables, sort_files
from youju.bundles.remembering import CitedMarks, LinksInTexts
from youju.content.cited import cut_citations
from youju.content.register import cut_whole, list_whole
from youju.model import Correction, Pin, Register, Site, Story
from youju.output.manifest import hash_bytes
from youju.printing.runtime import is_wanted
from youju.store.cache import Store, make_key
from youju.store.nouns import write_noun

# The languages whose text is whole where no text is.
NO_PROSE: frozenset[str] = frozenset()


class Parts:
    """The parts of `site` that its stories are made from, and the keys of what `engine` (its
    digest) makes of them.

    What all stories share is digested once. Whether a page of the site, of whatever story, needs
    Vega reaches them all. `store` keeps what texts cite.
    """

    def __init__(self, site: Site, engine: str, store: Store | None = None) -> None:
        self.site, self.engine = site, engine
        self._tables = find_tables(site)
        self._shared, self._own = sort_files(site, self._tables)
        self._marks: dict[str, str] = {}
        self._cuts: dict[tuple[str, frozenset[str]], Site] = {}
        self._whole = list_whole(site.register)
        self._cited = CitedMarks(engine, store)
        self.links = LinksInTexts(engine, store)
        common = self._list_common()
        self.common = mark_common(common)
        self.ledger = InputLedger(store, common)

    def narrow(self, story: Story) -> Parts:
        """Return the parts of `story` alone, with the same keys: they can be pickled."""
        alone = copy(self)
        alone.site = replace(self.cut(story, frozenset(story.prose)))  # nothing is kept of it yet
        alone._own = {story.folder: self._own.get(story.folder, [])}
        alone._tables = {story.folder: self._tables[story.folder]}
        alone._marks = {
            name: mark for name, mark in self._marks.items() if name in alone.site.files
        }
        alone._cuts = {(story.folder, frozenset(story.prose)): alone.site}
        alone._cited, alone.links = CitedMarks(self.engine, None), LinksInTexts(self.engine, None)
        alone.ledger = InputLedger(None, {})
        return alone

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
        thing = Thing(made, story.folder)
        return self.ledger.key(thing, lambda: self._list_inputs(story, prose, *more))

    def _list_inputs(self, story: Story, prose: frozenset[str], *more: str) -> InputMarks:
        """Return all that what is made of the part of `story` depends on."""
        files, cited = self._list_own(story), dict[str, str]()
        if cut := _list_cut(story, prose):
            files = {name: content for name, content in files.items() if name not in cut}
            marks = zip(story.prose.items(), self._cited.read(story), strict=True)
            cited = {
                f"cited {story.slug} {code}": mark
                for (code, text), mark in marks
                if text.file in cut
            }
            cited[f"photographs {story.slug}"] = _mark(story.photographs)
        derived = [table for table in story.series.values() if table.made_from]
        nouns = {
            "derived": derived,
            "pins": self._list_pins(story),
            "corrections": self._correct(story),
            "embeds": cut_whole(self._whole, story),
        }
        told = {f"told {story.slug}": make_key("told", *more)} if more else {}
        marked = {f"{kind} {story.slug}": _mark(noun) for kind, noun in nouns.items()}
        return {COMMON: self.common, **self._spell(files), **cited, **marked, **told}

    def _list_common(self) -> InputMarks:
        """Return all that everything depends on, whatever it is."""
        site = replace(self.site, stories=(), files={}, register=Register(), corrections=())
        wanted, words = str(is_wanted(self.site)), _mark(site)
        files = self._spell(self._shared)
        return {"engine": self.engine, "vega": wanted, **files, "words": words}

    def cut_whole(self) -> Site:
        """Return all of the site but the prose of its stories: of that, what it cites."""
        stories = tuple(self.cut(story, NO_PROSE).stories[0] for story in self.site.stories)
        return replace(self.site, stories=stories, files=self._list_whole())

    def key_whole(self, made: str) -> str:
        """Return the key of what is made of all but prose; `made` names what that is."""
        return self.ledger.key(Thing(made), self._list_whole_inputs)

    def _list_whole_inputs(self) -> InputMarks:
        inputs = {COMMON: self.common}
        for story in self.site.stories:
            inputs |= {f"story {story.slug}": story.folder, **self._list_inputs(story, NO_PROSE)}
        return inputs | self._spell(self._list_whole())

    def key_related(self, file: str, stories: Iterable[Story], *more: str) -> str:
        """Return the key of what is made of the table `file`, of all that is no prose in `stories`,
        and of what `more` says."""
        found = tuple(stories)

        def list_inputs() -> InputMarks:
            inputs = (self._list_inputs(story, NO_PROSE, *more).items() for story in found)
            return dict(chain.from_iterable(inputs))

        return self.ledger.key(Thing(f"relations {file}"), list_inputs)

    def _list_whole(self) -> dict[str, bytes]:
        texts = {text.file for story in self.site.stories for text in story.prose.values()}
        return {name: text for name, text in self.site.files.items() if name not in texts}

    def key_shared(self, made: str, tables: Iterable[str]) -> str:
        """Return the key of what is made of all that is no story's; `made` names what that is.

        It also depends on `tables`, by path: stories have their rows, or read them themselves; and
        on Youju's own words, with which no story is made.
        """
        files = {name: self.site.files[name] for name in tables if name in self.site.files}
        house = {f"house {name}": hash_bytes(one) for name, one in self.site.house.items()}
        inputs = {COMMON: self.common, **house, **self._spell(files)}
        return self.ledger.key(Thing(made), lambda: inputs)

    def _spell(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Return marks of the bytes of `files` of the site, which are made once."""
        for name, content in files.items():
            if name not in self._marks:
                self._marks[name] = hash_bytes(content)
        return {f"file {name}": self._marks[name] for name in files}

    def list_keys(self) -> Iterator[str]:
        """Yield the keys of what the store keeps for this."""
        yield from (self._cited.key, self.links.key, key_template_words(self.engine))
        folders = (story.folder for story in self.site.stories)
        yield from map(name_ledger, ("", COMMON, *folders))

    def save(self) -> None:
        """Keep what was found in texts, and what things were made from; the keys are listed."""
        self._cited.save()
        self.links.save()
        self.ledger.save()

    def _cut(self, story: Story) -> Site:
        pins = self._list_pins(story)
        archived = {
            name: known
            for name, known in self.site.register.files.items()
            if any(pin.version in name for pin in pins)
        }
        own = self._list_own(story)
        return replace(
            self.site,
            stories=(story,),
            files=dict(sorted({**self._shared, **own}.items())),
            register=replace(cut_whole(self._whole, story), pins=pins, files=archived),
            corrections=self._correct(story),
        )

    def _list_own(self, story: Story) -> dict[str, bytes]:
        """Return the files that are this story's: its folder, its tables, its kept embeds."""
        files = {name: self.site.files[name] for name in self._own.get(story.folder, ())}
        tables = sorted(self._tables[story.folder] & self.site.files.keys())
        files |= {name: self.site.files[name] for name in tables}
        versions = [pin.version for pin in self._list_pins(story)]
        kept = (name for name in self.site.files if name.startswith(EMBEDS)) if versions else ()
        names = [name for name in kept if any(version in name for version in versions)]
        return files | {name: self.site.files[name] for name in names}

    def _list_pins(self, story: Story) -> tuple[Pin, ...]:
        return tuple(pin for pin in self.site.register.pins if pin.story == story.slug)

    def _correct(self, story: Story) -> tuple[Correction, ...]:
        return tuple(one for one in self.site.corrections if one.story == story.slug)


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


def _mark(noun: object) -> str:
    return make_key("noun", *write_noun(noun))


def _list_cut(story: Story, kept: frozenset[str]) -> set[str]:
    """Return the files of the story's texts, without those of the languages `kept`."""
    files = {text.file for text in story.prose.values()}
    return files - {text.file for code, text in story.prose.items() if code in kept}
