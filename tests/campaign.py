"""Tells lies one at a time, in memory, and counts what is told: `python -m tests.campaign`.

Each class is a slip that newsrooms make, at every place of this repository's story and of fixtures
where it can be made. A lie is held when a rule refuses it, noted when a note alone tells it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, islice, pairwise, permutations

from tests.fixture import (
    FIXTURE,
    ROOT,
    WHOLE_RULES,
    check_relations,
    hold,
    load_files,
)
from youju.checks.claims import check_claims
from youju.checks.exchanges import check_exchanges
from youju.checks.prints import check_prints
from youju.checks.translations import (
    SITE_WORDS,
    check_site_words,
    check_translations,
    record_translations,
)
from youju.content.site import STRINGS, UNITS
from youju.inputs import read_inputs
from youju.languages.claiming import list_claims
from youju.model import Site
from youju.problems import NOTE, Problems

SITES = {
    "story": ROOT,
    "fixture": FIXTURE,
    "newsroom": ROOT / "tests/sites/other_newsroom",
    "kept": ROOT / "tests/sites/kept_texts",
    "gallery": ROOT / "tests/sites/gallery",
}
# Of the gallery one in so many: its lies are alike. Its years name columns and files as well, where
# another one is a broken key and no lie.
_SAMPLED = {"gallery": 3}
_KEYS = {"gallery": ("another year in one language", "another year in all languages, confirmed")}
DOC = ROOT / "docs" / "checks.md"
HELD, NOTED, LIVES = "held", "noted", "lives"
# How the names of classes end whose lies an editor has confirmed in all languages.
CONFIRMED = ", confirmed"
# These find most, and fast.
_FIRST = (
    check_prints,
    check_relations,
    check_translations,
    check_site_words,
    check_claims,
    check_exchanges,
)
_OPPOSITES = {"en": {"largest": "smallest", "most of": "a minority of", "more": "fewer"}}
_OPPOSITES["en"] |= {
    "far more": "far fewer",
    "far smaller": "far larger",
    "more than": "fewer than",
}
_OPPOSITES["zh"] = {
    "最多": "最少",
    "最大": "最小",
    "大頭": "小頭",
    "遠多於": "遠少於",
    "多數": "少數",
}
_OPPOSITES["zh"] |= {"由多到少": "由少到多", "居首": "墊底"}
# What denies, and what does not; the last sentence of a paragraph, if no figure is cited in it; and
# what nothing bears, beside a citation.
_DENIALS = {
    "en.md": (("does not say", "says"), ("is not", "is"), ("are not", "are"), ("not be", "be")),
    "zh.md": (("沒有說", "已經說"), ("不宜", "可以"), ("未必", "必定"), ("不等於", "等於")),
}
_LAST = {
    "en.md": ((r"(?<=[.] )[^.{}#\n]+[.](?=\n\s*\n|\s*$)", ""),),
    "zh.md": ((r"(?<=。)[^。{}#\n]+。(?=\n\s*\n|\s*$)", ""),),
}
_NOUNS = {
    "en.md": (("Daqing", "Harbin"), ("universities", "hospitals"), ("[Gg]raduates", "engineers")),
    "zh.md": (("大慶", "哈爾濱"), ("高校", "企業"), ("畢業生", "工程師")),
}
_UNBORNE = {
    "en.md": ((r"\{\{ *fig\([^}]*\}\}", r"\g<0>, an all-time high"),),
    "zh.md": ((r"\{\{ *fig\([^}]*\}\}", r"\g<0>，創史上最高"),),
}
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CITED = re.compile(r"""\{\{ *fig\(["'](\w+)["']""")

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Lie:
    """One small change to a site's files, and where it is."""

    kind: str
    site: str
    place: str
    change: Files

    @property
    def files(self) -> Files:
        """Return the changed files, with all translations confirmed if the kind says so.

        Only when asked: to confirm reads the site, and most lies of a sample are just counted.
        """
        return _confirm(self.site, self.change) if self.kind.endswith(CONFIRMED) else self.change


@cache
def read_truth(name: str) -> tuple[Files, Site]:
    """Return a site's files with its translations confirmed, and the site."""
    files = dict(read_inputs(SITES[name]).files)
    site, _ = load_files(files)
    for work in (SITE_WORDS, *(story.slug for story in site.stories)):
        if record := record_translations(site, work, (), Problems()):
            files[record.file] = record.text.encode()
    return files, load_files(files)[0]


@cache
def list_known(name: str) -> frozenset[str]:
    """Return the codes of what is told of a site without a lie."""
    site, found = load_files(read_truth(name)[0])
    problems = Problems()
    hold(site, problems)
    return frozenset(problem.code for problem in (*found, *problems))


def judge_lie(lie: Lie) -> str:
    """Return what becomes of a lie: "held", "noted" or "lives"."""
    known = list_known(lie.site)
    site, found = load_files({**read_truth(lie.site)[0], **lie.files})
    told = {problem.code: problem.grade for problem in found}
    for rule in (*_FIRST, *(rule for rule in WHOLE_RULES if rule not in _FIRST)):
        if any(grade != NOTE for code, grade in told.items() if code not in known):
            return HELD
        problems = Problems()
        rule(site, problems)
        told |= {problem.code: problem.grade for problem in problems}
    new = {code: grade for code, grade in told.items() if code not in known}
    return LIVES if not new else NOTED if {*new.values()} == {NOTE} else HELD


def list_lies() -> Iterator[Lie]:
    """Yield every lie of every class."""
    for name in SITES:
        for kind, tell in KINDS.items():
            if kind not in _KEYS.get(name, ()):
                for place, files in islice(tell(name), 0, None, _SAMPLED.get(name, 1)):
                    yield Lie(kind, name, place, files)


def _change_digits(text: str) -> Iterator[str]:
    for place, digit in enumerate(text):
        if digit.isascii() and digit.isdigit():
            yield f"{text[:place]}{(int(digit) + 1) % 10}{text[place + 1 :]}"


@cache
def _read_tables(name: str) -> Mapping[str, list[list[str]]]:
    files, site = read_truth(name)
    tables = {f.origin.file for story in site.stories for f in story.figures.values()}
    csvs = sorted(file for file in tables if file.endswith(".csv"))
    return {
        file: list(csv.reader(io.StringIO(files[file].decode("utf-8-sig"), newline="")))
        for file in csvs
    }


def _write(rows: list[list[str]], changes: Mapping[tuple[int, str], str]) -> bytes:
    out, told = io.StringIO(), [list(row) for row in rows]
    for (row, column), text in changes.items():
        told[row][rows[0].index(column)] = text
    csv.writer(out).writerows(told)
    return out.getvalue().encode()


def _tell_cells(
    name: str, tell: Callable[[Mapping[str, str]], Iterator[Mapping[str, str]]]
) -> Iterator[tuple[str, Files]]:
    """Yield each change that `tell` makes of the cells of a row with a value."""
    for file, rows in _read_tables(name).items():
        for index in range(1, len(rows)):
            cells = dict(zip(rows[0], rows[index], strict=True))
            for changed in tell(cells) if cells.get("value") else ():
                changes = {(index, column): text for column, text in changed.items()}
                yield f"{cells['id']} {changed}", {file: _write(rows, changes)}


def _slip(column: str) -> Callable[[str], Iterator[tuple[str, Files]]]:
    def tell(name: str) -> Iterator[tuple[str, Files]]:
        return _tell_cells(
            name, lambda cells: ({column: text} for text in _change_digits(cells.get(column, "")))
        )

    return tell


def _copy_slip(cells: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Change a digit of the value, and the same one of its print."""
    digits = [c for c in cells.get("as_printed", "") if c.isascii() and c.isdigit()]
    for value, printed in zip(
        _change_digits(cells["value"]), _change_digits(cells.get("as_printed", "")), strict=False
    ):
        if digits and cells["value"].startswith("".join(digits).rstrip("0")[:1]):
            yield {"value": value, "as_printed": printed}


def _exchange_labels(name: str) -> Iterator[tuple[str, Files]]:
    for file, rows in _read_tables(name).items():
        cells = [dict(zip(rows[0], row, strict=True)) for row in rows]
        for first, last in combinations(range(1, len(rows)), 2):
            if cells[first].get("group") and cells[first]["group"] == cells[last].get("group"):
                stems = [column for column in rows[0] if column.startswith("label_")]
                changes = {(first, stem): cells[last][stem] for stem in stems}
                changes |= {(last, stem): cells[first][stem] for stem in stems}
                yield f"{cells[first]['id']}/{cells[last]['id']}", {file: _write(rows, changes)}


def _exchange_parts(name: str) -> Iterator[tuple[str, Files]]:
    """Divide the figure of another share of the group, in the formula of each share."""
    for file, rows in _read_tables(name).items():
        cells = [dict(zip(rows[0], row, strict=True)) for row in rows]
        for first, last in permutations(range(1, len(rows)), 2):
            one, other = cells[first], cells[last]
            _, sign, whole = one.get("formula", "").partition(" / ")
            rival = other.get("formula", "").partition(" / ")
            if sign and one["group"] == other["group"] and whole == rival[2]:
                changes = {(first, "formula"): f"{rival[0]} / {whole}"}
                yield f"{one['id']} {rival[0]}", {file: _write(rows, changes)}


def _list_words(name: str) -> Iterator[tuple[str, str]]:
    files, site = read_truth(name)
    for story in site.stories:
        for file in (f"{story.folder}/{tail}" for tail in ("story.toml", "en.md", "zh.md")):
            if file in files:
                yield file, files[file].decode("utf-8-sig")


def _turn_claims(name: str) -> Iterator[tuple[str, Files]]:
    """Say the opposite in one language."""
    languages = read_truth(name)[1].languages
    for file, text in _list_words(name):
        for code in ("en", "zh"):
            for claim in list_claims(text, languages[code]):
                other = _OPPOSITES[code].get(claim.words.lower())
                if other:
                    changed = f"{text[: claim.start]}{other}{text[claim.end :]}"
                    yield f"{file}:{claim.start} {other}", {file: changed.encode()}


def _shift_years(name: str) -> Iterator[tuple[str, Files]]:
    """Write another year in one language."""
    for file, text in _list_words(name):
        for match in _YEAR.finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
            if not re.match(r"(?:date|published|updated)\b|#", line):
                changed = f"{text[: match.start()]}{int(match[0]) - 1}{text[match.end() :]}"
                yield f"{file}:{match.start()}", {file: changed.encode()}


def _shift_all_years(name: str) -> Iterator[tuple[str, Files]]:
    """Write another year wherever a story names it, in all languages."""
    files, site = read_truth(name)
    for story in site.stories:
        texts = {path: files[path].decode("utf-8-sig") for path, _ in _list_words(name)}
        texts = {path: text for path, text in texts.items() if path.startswith(story.folder)}
        for year in sorted({year for text in texts.values() for year in _YEAR.findall(text)}):
            for other in (str(int(year) + step) for step in (-2, -1, 1, 2)):
                told = {path: _shift(text, year, other) for path, text in texts.items()}
                if told != texts:
                    yield f"{story.slug}: {year} -> {other}", _encode(told)


def _shift(text: str, year: str, other: str) -> str:
    """Write another year in a text, but for lines of settings and headings."""
    lines = text.splitlines(keepends=True)
    kept = re.compile(r"(?:date|published|updated)\b|#")
    return "".join(line if kept.match(line) else line.replace(year, other) for line in lines)


def _exchange_ids(name: str) -> Iterator[tuple[str, Files]]:
    """Cite two neighbouring figures of a text the other way round, in one language."""
    for file, text in _list_words(name):
        found = list(_CITED.finditer(text))
        for a, b in pairwise(found):
            if a[1] != b[1] and "\n" not in text[a.end() : b.start()]:
                between = text[a.end(1) : b.start(1)]
                changed = f"{text[: a.start(1)]}{b[1]}{between}{a[1]}{text[b.end(1) :]}"
                yield f"{file}:{a.start()}", {file: changed.encode()}


def _reword_site(name: str) -> Iterator[tuple[str, Files]]:
    """Say something else in one language of every fifth word of the interface, and of units."""
    files = read_truth(name)[0]
    for file in (STRINGS, UNITS):
        text = files[file].decode("utf-8-sig")
        for match in [*re.finditer(r'(?m)^(?:\w+\.)?en = [^"\n]*"[^"\n]*', text)][::5]:
            changed = f"{text[: match.end()]}, say{text[match.end() :]}"
            yield f"{file}:{match.start()}", {file: changed.encode()}


def _replace_ids(name: str) -> Iterator[tuple[str, Files]]:
    """Cite the next figure of the same unit in another's place, in all languages."""
    files, site = read_truth(name)
    for story in site.stories:
        texts = {path: files[path].decode("utf-8-sig") for path, _ in _list_words(name)}
        texts = {path: text for path, text in texts.items() if path.startswith(story.folder)}
        for key, figure in story.figures.items():
            cited = [path for path, text in texts.items() if key in _CITED.findall(text)]
            alike = [k for k, f in story.figures.items() if f.quantity.unit == figure.quantity.unit]
            other = alike[(alike.index(key) + 1) % len(alike)]
            if not cited or other == key:
                continue
            pattern = re.compile(rf"""(\{{\{{ *fig\(["']){key}(?=["'])""")
            told = {path: pattern.sub(rf"\g<1>{other}", texts[path]) for path in cited}
            yield f"{key} -> {other}", _encode(told)


def _encode(texts: Mapping[str, str]) -> Files:
    return {file: text.encode() for file, text in texts.items()}


def _confirm(name: str, changed: Files) -> Files:
    """Return the `changed` files with all translations confirmed again, as a script does."""
    site, _ = load_files({**read_truth(name)[0], **changed})
    records = [record_translations(site, story.slug, (), Problems()) for story in site.stories]
    return {**changed} | {record.file: record.text.encode() for record in records if record}


def _reword(
    words: Mapping[str, tuple[tuple[str, str], ...]],
) -> Callable[[str], Iterator[tuple[str, Files]]]:
    """Return what puts other words into one language."""

    def tell(name: str) -> Iterator[tuple[str, Files]]:
        for file, text in _list_words(name):
            for pattern, other in words.get(file.rpartition("/")[2], ()):
                for match in re.finditer(pattern, text):
                    changed = f"{text[: match.start()]}{match.expand(other)}{text[match.end() :]}"
                    yield f"{file}:{match.start()}", {file: changed.encode()}

    return tell


KINDS: Mapping[str, Callable[[str], Iterator[tuple[str, Files]]]] = {
    "digit of the value": _slip("value"),
    "digit of the print": _slip("as_printed"),
    "slip copied into value and print": lambda name: _tell_cells(name, _copy_slip),
    "another place in the source": _slip("locator"),
    "digit of the period": _slip("period"),
    "labels of two rows exchanged": _exchange_labels,
    "part of another share divided": _exchange_parts,
    "opposite claim in one language": _turn_claims,
    "another year in one language": _shift_years,
    "another year in all languages, confirmed": _shift_all_years,
    "two citations exchanged in one language": _exchange_ids,
    "words of units and the interface in one language": _reword_site,
    "another figure cited in all languages, confirmed": _replace_ids,
    "a denial turned in one language, confirmed": _reword(_DENIALS),
    "a sentence left out in one language, confirmed": _reword(_LAST),
    "another noun in one language, confirmed": _reword(_NOUNS),
    "a record claimed beside a figure, confirmed": _reword(_UNBORNE),
}


def write_results(results: Mapping[str, list[str]]) -> str:
    """Return the rows of the table: class, lies told, held, noted, living."""
    lines = ["| class of lies | told | held | only noted | live |", "|---|---|---|---|---|"]
    for kind, found in [*results.items(), ("all", [*chain.from_iterable(results.values())])]:
        counts = " | ".join(str(found.count(what)) for what in (HELD, NOTED, LIVES))
        lines.append(f"| {kind} | {len(found)} | {counts} |")
    return "\n".join(lines) + "\n"


def run(step: int = 1) -> tuple[dict[str, list[str]], list[Lie]]:
    """Judge each lie, or one of `step`; return what became of each class, and what lives."""
    results: dict[str, list[str]] = {}
    living: list[Lie] = []
    for lie in [*list_lies()][::step]:
        results.setdefault(lie.kind, []).append(judge_lie(lie))
        if results[lie.kind][-1] == LIVES:
            living.append(lie)
    return results, living


if __name__ == "__main__":
    results, living = run()
    head, _, rest = DOC.read_text("utf-8").partition("<!-- campaign -->\n")
    tail = rest.partition("<!-- /campaign -->")[2]
    table = f"<!-- campaign -->\n{write_results(results)}<!-- /campaign -->"
    DOC.write_text(f"{head}{table}{tail}", "utf-8")
    for lie in living:
        print(lie.kind, lie.site, lie.place)
