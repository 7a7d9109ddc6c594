"""Owns what rules found in what editors wrote, kept with what it was found in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from youju.bundles.kept import Found, keep_made, recall_made
from youju.bundles.parts import NO_PROSE, Parts
from youju.checks.doubts import list_causes
from youju.checks.relations import check_table, list_relations
from youju.checks.rules import Reads, check_rules, check_words, cut_language
from youju.checks.texts import SITE_TABLES
from youju.checks.workbooks import check_beside_table, list_beside
from youju.difference.exemptions import list_literals
from youju.model import Site, Story, Table
from youju.problems import Problem, Problems
from youju.progress import track
from youju.store.cache import Store, make_key
from youju.store.memory import TEXTS

# The literals that a story declares, and the keys of its pieces.
Listed = tuple[tuple[str, ...], tuple[str, ...]]


class Findings:
    """Holds `site` against every rule; `store` keeps what they find in each of its `parts`.

    After `check`, `literals` has what each story declares, by its folder.
    """

    def __init__(self, site: Site, parts: Parts, store: Store | None) -> None:
        self._site, self._parts, self._store = site, parts, store
        self._keys: list[str] = []
        self.literals: dict[str, tuple[str, ...]] = {}

    def list_keys(self) -> tuple[str, ...]:
        """Return the keys under which the store has what was found."""
        return tuple(self._keys)

    def check(self, problems: Problems) -> None:
        """Report everything that editors wrote and that may not be published, by every rule.

        `problems` has what was reported while the site was loaded. Nothing of a story is held again
        that has not changed.
        """
        told = list(problems)
        words = self._parts.key_shared("words", SITE_TABLES)
        self._find(words, (), lambda found: check_words(self._site, found), problems)
        for story in track("checking", self._site.stories):
            self._check_story(story, told, problems)
        for table, stories in list_relations(self._site):
            self._check_relations(table, stories, problems)
        check_rules(Reads.ALL, self._site, problems)
        for pair in list_beside(self._site):
            key = self._parts.key_shared(" ".join(("beside", *pair)), pair)
            self._find(key, (), partial(check_beside_table, self._site, *pair), problems)

    def _check_story(self, story: Story, told: Iterable[Problem], problems: Problems) -> None:
        """Report what is wrong in a story; of a row that was `told` already, less is said."""
        files = {figure.origin.file for figure in story.figures.values()}
        before = [problem for problem in told if problem.origin.file in files]
        key = self._parts.key("found", story, frozenset(story.prose), *map(repr, before))
        texts = make_key("json", "texts", self._parts.engine, story.folder)
        self._keys.append(texts)

        def hold(found: Problems) -> Listed:
            with TEXTS.keep(self._store, texts):
                return self._hold_story(story, before, found)

        kept = self._find(key, before, hold, problems)
        self._keys += kept.keys
        self.literals[story.folder] = kept.literals

    def _hold_story(self, story: Story, before: Iterable[Problem], found: Problems) -> Listed:
        """Report to `found` what is wrong in a story; its pieces are kept by themselves."""
        keys = []

        def hold(reads: Reads, piece: str, code: str = "") -> None:
            prose = frozenset({code} if code else NO_PROSE)

            def check(problems: Problems) -> None:
                part = self._cut(story, prose)
                check_rules(reads, cut_language(part, code) if code else part, problems)

            made = " ".join(("found", piece, *prose))
            keys.append(self._parts.key(made, story, prose, *map(repr, before)))
            self._find(keys[-1], before, check, found)

        hold(Reads.DATA, "data")
        for code in self._site.authored:
            hold(Reads.PROSE, "prose", code)
        part = self._cut(story, frozenset(story.prose))
        check_rules(Reads.STORY, part, found)
        return list_literals(part, story), tuple(keys)

    def _cut(self, story: Story, prose: frozenset[str]) -> Site:
        """Return the part of `story` that its rules are given: without the pages of the site."""
        return replace(self._parts.cut(story, prose), leaves=())

    def _check_relations(self, table: Table, stories: list[Story], problems: Problems) -> None:
        before = list_causes(problems)
        key = self._parts.key_related(table.file, stories, *map(repr, before))

        def check(found: Problems) -> None:
            check_table(table, stories, self._site.units, found)

        self._find(key, before, check, problems)

    def _find(
        self,
        key: str,
        before: Iterable[Problem],
        check: Callable[[Problems], Listed | None],
        problems: Problems,
    ) -> Found:
        """Report what `check` reports to a collector that has what was told `before`.

        Return it with what it lists; it is kept under `key`.
        """
        self._keys.append(key)
        kept = recall_made(self._store, key, Found) if self._store else None
        if kept is None:
            self._parts.ledger.note(key)
            found = problems.renew()
            found.repeat(before)
            listed = check(found) or ((), ())
            kept = Found(found.since(before), *listed)
            if self._store:
                keep_made(self._store, key, kept)
        problems.merge(kept.problems)
        return kept
