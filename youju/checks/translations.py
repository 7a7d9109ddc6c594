"""Owns which state of the original each translation was made from: its check, and confirming it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from youju.checks.confirmed import Confirmed, confirm_texts, format_record, parse_record
from youju.checks.lost_nouns import find_lost_nouns
from youju.checks.passages import PROSE, Passage, hash_words, is_cell, list_passages
from youju.checks.replaced import find_replaced
from youju.checks.site_passages import list_site_passages
from youju.checks.turns import find_turns
from youju.model import Leaf, Origin, Site, Story
from youju.output.texts import write_text
from youju.problems import ERROR, Problem, Problems
from youju.problems.hints import hint, hint_known

# So much of a changed original is shown.
_START = 60
# Words that are not there yet are to be written before anybody confirms them.
_UNFINISHED = ("table-missing-words", "document-missing-text")
_FOLDERS = ("site_src/stories/", "site_src/pages/")
# Where the words that are no story's stand, which `translated` confirms by this name.
SITE_WORDS = "site_src"


@dataclass(frozen=True)
class Unconfirmed:
    """A passage that somebody has to compare, with both its texts as they were confirmed last.

    `former` is None for what is new, and where the record does not know the texts; `looked` has
    what they were when a person last looked: a script may have confirmed others since.
    """

    code: str
    passage: Passage
    former: tuple[str, str] | None
    looked: tuple[str, str] | None = None


@dataclass(frozen=True)
class TranslationRecord:
    """What `translated` writes: a file of the site, its text, and the passages that it confirms.

    `name` is that of the story or page, which was written in the language `original`.
    """

    name: str
    original: str
    file: str
    text: str
    passages: tuple[Unconfirmed, ...]


@dataclass(frozen=True)
class _Work:
    """A story or page, its record's file and the language that it was written in.

    `thing` is None for the words of the site that are no story's.
    """

    name: str
    file: str
    original: str
    thing: Story | Leaf | None

    def list_passages(self, site: Site, code: str) -> Iterator[Passage]:
        """Yield what it says in its original language and in that of `code`."""
        if self.thing is None:
            return list_site_passages(site, self.original, code)
        return list_passages(site, self.thing, self.original, code)


def check_translations(site: Site, problems: Problems) -> None:
    """Report passages that are not what `translated` recorded: stale ones, whose original alone has
    changed, and unconfirmed ones, where the translation has.

    What one language alone has turned round, and a script has confirmed, is told: see report_turns.
    Without a record nothing is reported. A record of old, which is noted, holds no
    words of tables, and no translation that was edited while its original stands.
    """
    for work in _list_works(site):
        _check_work(site, work, problems)


def check_site_words(site: Site, problems: Problems) -> None:
    """Report words that are no story's and not what `translated` recorded, nor Youju's own."""
    _check_work(site, _make_site_work(site), problems)


def _check_work(site: Site, work: _Work, problems: Problems) -> None:
    told = {(p.origin.file, p.origin.line) for p in problems if _hides(p)}
    languages = _read_confirmed(site, work, problems)
    if not all(confirmed.strict for confirmed in languages.values()):
        problems.add("translation-older", Origin(work.file), name=work.name)
    for code, confirmed in languages.items():
        for passage in work.list_passages(site, code):
            if state := _judge(passage, confirmed):
                places = (passage.origin, *(piece.origin for piece in passage.original))
                if any((place.file, place.line) in told for place in places):
                    continue
                _report(state, passage, confirmed, work, code, problems)
            elif confirmed.before:  # a script has confirmed what one language alone has turned
                looked = confirmed.find(passage.key, passage.texts)
                one = Unconfirmed(code, passage, None, looked)
                report_turns(site, work.name, work.original, one, problems)


def _hides(problem: Problem) -> bool:
    """Tell whether what is wrong with a passage has to be mended before anybody confirms it."""
    return problem.grade == ERROR or problem.code in _UNFINISHED


def report_turns(
    site: Site, name: str, original: str, one: Unconfirmed, problems: Problems
) -> None:
    """Report what one language alone has lost, denies or calls the opposite since it was looked at,
    and figures that both languages cite in the place of others, with the words around as they were.

    The story or page `name` was written in the language `original`.
    """
    if one.looked is None:
        return
    languages = (site.languages[original], site.languages[one.code])
    piece, texts = one.passage.original[0], one.passage.texts
    story = next((story for story in site.stories if story.slug == name), None)
    turns = find_turns(one.looked, texts, languages)
    turns += find_replaced(one.looked, texts, languages, story.figures if story else {})
    turns += [] if turns else find_lost_nouns(one.looked, texts, languages, site, story)
    for turn in turns:
        origin = one.passage.origin if turn.side else piece.origin
        values = {"name": name, "target": one.code, "language": languages[turn.side].name}
        values |= {"other": languages[1 - turn.side].name, "before": turn.before, "now": turn.now}
        problems.add(f"translation-{turn.kind}", origin, **values)


def _is_open(passage: Passage, confirmed: Confirmed) -> bool:
    """Tell whether a passage is not what was confirmed, or nobody has looked at what was."""
    known = confirmed.hashes.get(passage.key)
    if passage.ours:
        return False
    return passage.hashes != known or passage.key in confirmed.before


def record_translations(
    site: Site, name: str, codes: Collection[str], problems: Problems, *, seen: bool = False
) -> TranslationRecord | None:
    """Return the record that says: the story or page `name` is up to date in languages `codes`.

    All its translations when there are no `codes`. A name or language that does not exist is
    reported. What the former record says of other languages stays. What one language alone has
    turned round is kept as it was, and told again, unless a person has `seen` it.
    """
    work = _find_work(site, name, codes, problems)
    if work is None:
        return None
    former = _read_confirmed(site, work, Problems())
    present, passages = dict(former), []
    for code in codes or _list_translations(site, work):
        known = former.get(code, confirm_texts({}))
        found = [*work.list_passages(site, code)]
        opened = [
            Unconfirmed(
                code,
                passage,
                known.texts.get(passage.key),
                known.find(passage.key, passage.texts),
            )
            for passage in found
            if _is_open(passage, known)
        ]
        before = {} if seen else _list_turned(site, work, opened)
        present[code] = confirm_texts({passage.key: passage.texts for passage in found}, before)
        passages += opened
    text = format_record(name, work.original, present)
    return TranslationRecord(name, work.original, work.file, text, tuple(passages))


def _list_turned(
    site: Site, work: _Work, opened: Collection[Unconfirmed]
) -> dict[str, tuple[str, str]]:
    """Return what those passages were that one language alone has turned round."""
    turned = {}
    for one in opened:
        found = Problems()
        report_turns(site, work.name, work.original, one, found)
        if found and one.looked:
            turned[one.passage.key] = one.looked
    return turned


def write_record(root: Path, record: TranslationRecord) -> None:
    """Write `record` under the site's folder `root`, whole or not at all."""
    write_text(root, record.file, record.text)


def _list_works(site: Site) -> Iterator[_Work]:
    default = site.languages[site.default].original
    for story in site.stories:
        file = f"{story.folder}/translations.toml"
        yield _Work(story.slug, file, story.original or default, story)
    for leaf in site.leaves:
        file = f"{_FOLDERS[1]}{leaf.name}/translations.toml"
        yield _Work(leaf.name, file, default, leaf)


def _make_site_work(site: Site) -> _Work:
    file = f"{SITE_WORDS}/translations.toml"
    return _Work(SITE_WORDS, file, site.languages[site.default].original, None)


def _find_work(site: Site, name: str, codes: Collection[str], problems: Problems) -> _Work | None:
    works = {work.name: work for work in (_make_site_work(site), *_list_works(site))}
    if name not in works:
        problems.add("translation-no-story", Origin(_FOLDERS[0]), name=name, **hint(name, works))
        return None
    work = works[name]
    possible = _list_translations(site, work)
    for code in codes:
        if code not in possible:
            values = {"found": code, "name": name, **hint_known(possible)}
            problems.add("translation-no-language", Origin(work.file), **values)
            return None
    return work


def _list_translations(site: Site, work: _Work) -> list[str]:
    return [code for code in site.authored if code != work.original]


def _judge(passage: Passage, confirmed: Confirmed) -> str:
    """Return "stale" or "unconfirmed"; "" for what was confirmed, and for what is not held.

    Prose may move; a text with a key of its own has to stand where it stood, for two labels
    exchanged in all languages are right as pairs, and wrong at their rows.
    """
    known, (original, translation) = set(confirmed.hashes.values()), passage.hashes
    stood = confirmed.hashes.get(passage.key)
    if confirmed.strict and stood is not None and not passage.key.startswith(PROSE):
        known = {stood}
    if passage.ours or passage.hashes in known or (is_cell(passage.key) and not confirmed.strict):
        return ""
    if translation in {pair[1] for pair in known}:
        return "stale"
    if original in {pair[0] for pair in known} and not confirmed.strict:
        return ""
    return "unconfirmed"


def _report(
    state: str, passage: Passage, confirmed: Confirmed, work: _Work, code: str, problems: Problems
) -> None:
    originals = {pair[0] for pair in confirmed.hashes.values()}
    changed = [piece for piece in passage.original if hash_words(piece.text) not in originals]
    piece = (changed or passage.original)[0]
    text = " ".join(piece.text.split())
    start = text if len(text) <= _START else text[:_START] + "…"
    values = {"name": work.name, "language": code, "start": start}
    problems.add(f"translation-{state}", passage.origin, original=piece.origin, **values)


def _read_confirmed(site: Site, work: _Work, problems: Problems) -> Mapping[str, Confirmed]:
    """Return what was confirmed in each language of the site; nothing if nothing was."""
    if work.file not in site.files:
        return {}
    try:
        record = parse_record(site.files[work.file])
    except ValueError:
        problems.add("translation-record", Origin(work.file), name=work.name)
        return {}
    if record.original != work.original:
        values = {"found": record.original, "original": work.original, "name": work.name}
        problems.add("translation-other-original", Origin(work.file), **values)
        return {}
    return {code: one for code, one in record.languages.items() if code in site.authored}
