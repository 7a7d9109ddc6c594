"""Mutation: one small change to this repository's own data, rules or words, and no build.

Every story under site_src/stories is changed in memory, place by place: a digit, a qualifier, a
unit, the print of a figure; a citation dropped or exchanged; a rule of wording. Nothing is drawn
again; pages are planned with the pictures of the unchanged site.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.fixture import (
    ROOT,
    WHOLE_RULES,
    check_finished,
    check_relations,
    copy_site,
    edit,
    print_site,
)
from youju.checks.citing import check_texts
from youju.checks.derivations import check_derivations
from youju.checks.exchanges import check_exchanges
from youju.checks.translations import record_translations
from youju.content import tables
from youju.content.site import UNITS, load_site
from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.inputs import Inputs, read_inputs
from youju.languages import QUALIFIERS, parts, read_style
from youju.model import Figure, Site, Story
from youju.pages.story_pages import print_story
from youju.printing.assets import Assets, bundle_assets
from youju.printing.context import Press
from youju.printing.templating import Printer
from youju.problems import BuildError, Problems
from youju.publish import Prepared, plan_site
from youju.tables.figures import parse_figures

RULES = ROOT / "youju/languages"
NUMERALS = dict(zip("一二兩三四五六七八九十", "二三三四五六七八九十百", strict=True))
CITATION = re.compile(r"\{\{ *fig\(([\"'])(\w+)\1(?:, *noun=False)?\) *\}\}")
FOLDERS = sorted(path.parent.name for path in (ROOT / "site_src/stories").glob("*/story.toml"))


@cache
def read_files() -> Mapping[str, bytes]:
    """Return the files of the repository's site, each translation confirmed as it is."""
    files = dict(read_inputs(ROOT).files)
    problems = Problems()
    site = load_site(Inputs(ROOT, files), problems)
    for story in site.stories:
        record = record_translations(site, story.slug, (), problems)
        assert record
        files[record.file] = record.text.encode()
    assert list(problems) == []
    return files


@cache
def load() -> Site:
    """Return the site as it is: enough to list what is to be changed."""
    problems = Problems()
    site = load_site(Inputs(ROOT, read_files()), problems)
    assert list(problems) == []
    return site


@cache
def read_site() -> Site:
    """Return the site as it is, in which no rule finds anything."""
    assert hold(load(), Problems()) == []
    return load()


@cache
def draw() -> Prepared:
    return print_site(read_site(), ROOT)


def check(changes: Mapping[str, bytes]) -> tuple[Site, list[str]]:
    """Load and check the site with some files changed; return it and codes that refuse it.

    These are all that one rule finds: rules are asked in turn, those of texts first, till one does.
    """
    problems = Problems()
    site = load_site(Inputs(ROOT, {**read_files(), **changes}), problems)
    return site, hold(site, problems)


def hold(site: Site, problems: Problems) -> list[str]:
    """Hold `site` against rules until one finds something; return all codes of `problems`."""
    for rule in (check_texts, check_exchanges, *WHOLE_RULES):
        if problems:
            break
        rule(site, problems)
    return [problem.code for problem in problems]


def check_words(name: str, text: str) -> tuple[Site, list[str]]:
    """As `check`, for a change of words: the figures are not read again."""
    figures = {f.origin.file: s.figures for s in read_site().stories for f in s.figures.values()}
    with patch.object(tables, "parse_figures", lambda table, *_: figures[table.file]):
        return check({name: text.encode()})


def check_pages(site: Site, story: Story) -> list[str]:
    """Print the pages of a story and read them as a stranger does; return the problems' codes."""
    problems = Problems()
    pages = print_pages(site, story)
    check_finished(site, pages, problems)
    return [problem.code for problem in problems]


@cache
def read_looks() -> tuple[Printer, Assets]:
    """Return templates and looks, which no test here changes."""
    return Printer(read_files()), bundle_assets(read_files(), {"zh": "zh-Hant"})


def print_pages(site: Site, story: Story) -> dict[str, bytes]:
    drawn, (printer, assets) = draw(), read_looks()
    press = Press(site, drawn.pictures, drawn.cards, drawn.posters, assets, printer)
    pages = [print_story(press, story, code) for code in site.languages]
    return {page.path: page.content for page in pages}


@dataclass(frozen=True)
class Row:
    """One row of a figures table of a story, to be changed."""

    story: Story
    file: str
    table: tuple[tuple[str, ...], ...]
    index: int

    @property
    def cells(self) -> dict[str, str]:
        return dict(zip(self.table[0], self.table[self.index], strict=True))

    def write(self, column: str, text: str, *, alone: bool = False) -> bytes:
        """Return the table, or this row `alone`, with another text in one cell of this row."""
        rows = [list(row) for row in self.table]
        rows[self.index][self.table[0].index(column)] = text
        out = io.StringIO()
        csv.writer(out).writerows([rows[0], rows[self.index]] if alone else rows)
        return out.getvalue().encode()


@cache
def list_rows() -> tuple[Row, ...]:
    rows = []
    for story in load().stories:
        for file in dict.fromkeys(figure.origin.file for figure in story.figures.values()):
            text = read_files()[file].decode("utf-8-sig")
            table = tuple(map(tuple, csv.reader(io.StringIO(text))))
            rows += [Row(story, file, table, index) for index in range(1, len(table))]
    return tuple(rows)


def refuse(row: Row, column: str, text: str) -> bool:
    """Tell whether reading the changed table, or what must hold in it, finds a problem."""
    problems, site = Problems(), read_site()
    if row.cells["value"]:  # most changes are found in the row itself
        read_figures(row.file, row.write(column, text, alone=True), problems)
    if problems:
        return True
    figures = read_figures(row.file, row.write(column, text), problems)
    others = {key: f for key, f in row.story.figures.items() if f.origin.file != row.file}
    changed = replace(row.story, figures={**others, **figures})
    told = tuple(changed if story is row.story else story for story in site.stories)
    check_derivations(replace(site, stories=told), problems)
    check_relations(replace(site, stories=told), problems)
    return bool(problems)


def read_figures(file: str, content: bytes, problems: Problems) -> dict[str, Figure]:
    site = read_site()
    table = parse_csv(decode(content, file, problems) or "", file, problems)
    assert table
    return parse_figures(table, site.units, site.languages, problems, site.sources)


def change_digits(text: str) -> Iterator[str]:
    """Yield `text` with one digit or numeral changed, each in turn."""
    for place, character in enumerate(text):
        other = NUMERALS.get(character, "")
        if character.isascii() and character.isdigit():
            other = str((int(character) + 1) % 10)
        if other:
            yield text[:place] + other + text[place + 1 :]


def list_rivals(unit: str) -> list[str]:
    """Return the units that a print could be read in as well, and some of other kinds."""
    units = read_site().units
    code = read_site().default
    own = set(units[unit].forms[code].values())
    alike = [key for key, other in units.items() if own & set(other.forms[code].values())]
    return sorted({*alike, "percent", "yuan", "rank", "person", "number"} - {unit})


@pytest.mark.sampled(24)
@pytest.mark.parametrize("row", list_rows(), ids=lambda row: row.cells["id"])
def test_a_changed_figure_is_refused(row: Row) -> None:
    cells = row.cells
    changes = [
        (name, text) for name in ("value", "as_printed") for text in change_digits(cells[name])
    ]
    changes += [
        ("qualifier", other) for other in QUALIFIERS if other != (cells["qualifier"] or "exact")
    ]
    changes += [("unit", other) for other in list_rivals(cells["unit"])]
    assert len(changes) > 8
    left = [change for change in changes if not refuse(row, *change)]
    assert left == []


def list_texts(folder: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Yield each citation of a story's prose and story.toml: file, its text, the match."""
    known = {key for story in read_site().stories for key in story.figures}
    for name, content in read_files().items():
        if name.startswith(f"site_src/stories/{folder}/") and name.endswith((".md", "/story.toml")):
            text = content.decode("utf-8-sig")
            for match in CITATION.finditer(text):
                if match[2] in known:  # a comment of story.toml has an example
                    yield name, text, match


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_dropped_citation_is_refused(folder: str) -> None:
    texts = list(list_texts(folder))
    assert texts
    left = []
    for name, text, match in texts:
        _, found = check_words(name, text[: match.start()] + text[match.end() :])
        if not found:
            left.append((name, match[0]))
    assert left == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_dropped_citation_is_seen_after_rendering(folder: str) -> None:
    """Without the rules on texts: the finished pages alone give it away."""
    prose = [entry for entry in list_texts(folder) if entry[0].endswith(".md")]
    left = []
    for name, text, match in prose[::4]:
        changed = {name: (text[: match.start()] + text[match.end() :]).encode()}
        site = load_site(Inputs(ROOT, {**read_files(), **changed}), Problems())
        story = next(story for story in site.stories if story.folder.endswith(f"/{folder}"))
        if "finished-languages" not in check_pages(site, story):
            left.append((name, match[0]))
    assert left == []


def list_orders(text: str) -> list[list[str]]:
    """Return which figures each paragraph of prose cites, in their order."""
    return [[m[2] for m in CITATION.finditer(part)] for part in re.split(r"\n\s*\n", text)]


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_exchanged_citations_are_refused(folder: str) -> None:
    """Neighbours in one language's prose change places.

    What is left: a paragraph of a translation whose confirmed order differs from the original's
    and that now has the original's. Its figures have different units, whose nouns they print.
    """
    entries = [entry for entry in list_texts(folder) if entry[0].endswith(".md")]
    (story,) = (s for s in read_site().stories if s.folder.endswith(f"/{folder}"))
    first = f"{story.folder}/{story.original or read_site().default}.md"
    orders, left = list_orders(read_files()[first].decode("utf-8-sig")), 0
    for (name, text, a), (other, _, b) in pairwise(entries):
        if name != other or a[2] == b[2]:
            continue
        between = text[a.end(2) : b.start(2)]
        changed = f"{text[: a.start(2)]}{b[2]}{between}{a[2]}{text[b.end(2) :]}"
        site, found = check_words(name, changed)
        (told,) = (s for s in site.stories if s.slug == story.slug)
        if found or check_pages(site, told):
            continue
        pairs = zip(list_orders(text), list_orders(changed), strict=True)
        (order,) = (new for old, new in pairs if old != new)
        assert name != first and order in orders, (name, a[2], b[2])
        assert len({story.figures[match[2]].quantity.unit for match in (a, b)}) == 2
        left += 1
    assert left <= len(entries) // 20


# Who passed a number is over it: these say less than the figure, and nothing false. The last
# says the same: it is how ordinals are worded.
AS_TRUE = {
    "passed {x} → more than {x}",
    "突破{x} → 超過{x}",
    "突破{x} → {x}多",
    "{x}以上 → 至少{x}",
}


def exchange_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the rules with one pattern or scale word in the place of another, and which."""
    for key in ("pattern", "word"):
        matches = list(re.finditer(rf'^{key} = "(.*)"', text, re.MULTILINE))
        words = list(dict.fromkeys(match[1] for match in matches))
        for match in matches:
            place = words.index(match[1])
            for other in {words[place - 1], words[place - 2]} - {match[1]}:
                changed = f"{text[: match.start(1)]}{other}{text[match.end(1) :]}"
                yield f"{match[1]} → {other}", changed


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["zh-Hant", "en"])
def test_a_wrong_wording_rule_is_seen_after_rendering(
    tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the samples of the house style: the finished pages alone give it away."""
    shutil.copytree(RULES, tmp_path, ignore=shutil.ignore_patterns("*.py*"), dirs_exist_ok=True)
    site = read_site()
    story = site.stories[0]
    right = print_pages(site, story)
    monkeypatch.setattr(parts, "PARTS_FOLDER", tmp_path)
    seen, left = 0, []
    try:
        for name, mutant in exchange_words((RULES / tag / "style.toml").read_text("utf-8")):
            (tmp_path / tag / "style.toml").write_text(mutant, "utf-8")
            read_style.cache_clear()
            fresh = replace(site)  # a site keeps its words
            if print_pages(fresh, story) != right:
                seen += 1
                left += [] if check_pages(fresh, story) else [name]
    finally:
        monkeypatch.undo()
        read_style.cache_clear()
    assert [rule for rule in left if rule not in AS_TRUE] == []
    assert seen > 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('zh = "{n}人"', 'zh = "{n}萬人"'),
        ('other = "{n} people"', 'other = "{n} thousand people"'),
        ('en = "{n} yuan"', 'en = "{n} billion yuan"'),
        ('en = "{n} percent"', 'en = "{n}"'),
        ('en = "{n} percent"', 'en = "nearly {n} percent"'),
        ('zh = "{n}%"', 'zh = "{n}"'),
    ],
)
def test_a_wrong_form_of_a_unit_is_refused(old: str, new: str) -> None:
    units = read_files()[UNITS].decode()
    assert old in units
    site, found = check({UNITS: units.replace(old, new).encode()})
    assert found or check_pages(site, site.stories[0])


@pytest.mark.slow
def test_the_build_itself_refuses(tmp_path: Path) -> None:
    """Through the front door: one digit of one figure."""
    root = copy_site(tmp_path / "site", ROOT)
    row = list_rows()[0]
    value, unit = row.cells["value"], row.cells["unit"]
    edit(root / row.file, f",{value},{unit},", f",{next(change_digits(value))},{unit},")
    with pytest.raises(BuildError) as error:
        plan_site(root)
    assert "figure-print-value" in {problem.code for problem in error.value.problems}
