"""The house style: every number in a wording rule is held by a sample."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.fixture import ROOT, edit, load_fixture
from tests.profiles import QUICK, sample
from tests.telling import check_told
from tests.wording import LANGUAGES
from youju.checks.style_samples import check_house_style, read_samples
from youju.languages import QUALIFIERS, parts, read_style
from youju.languages.parts import list_tags
from youju.model import Language, Site
from youju.numbers.foreign import list_foreign
from youju.problems import BuildError, Problems

# All that Youju brings, those that only sources are in too.
SITE = replace(load_fixture(), languages={**LANGUAGES, **list_foreign(LANGUAGES)})
RULES = ROOT / "youju/languages"
_NUMBER = re.compile(r"^[^#\n]*?= (\d[\d_]*)", re.MULTILINE)
_PATTERN = re.compile(r'^(?:pattern|word|scaled|range) = "(.*)"', re.MULTILINE)


def find_problems(site: Site = SITE) -> list[str]:
    problems = Problems()
    check_house_style(site, problems)
    assert {problem.code for problem in problems} <= {"house-style"}
    return [problem.sentence("en") for problem in problems]


def test_the_rules_print_every_sample() -> None:
    assert find_problems() == []


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the rules of languages be read from a copy, which a test may change."""
    shutil.copytree(RULES, tmp_path, ignore=shutil.ignore_patterns("*.py*"), dirs_exist_ok=True)
    monkeypatch.setattr(parts, "PARTS_FOLDER", tmp_path)
    yield tmp_path
    monkeypatch.undo()
    read_style.cache_clear()


def list_mutants(text: str) -> Iterator[str]:
    """Yield the rules with one number changed, or one pattern without its words or with others."""
    for match in _NUMBER.finditer(text):
        number = int(match[1].replace("_", ""))
        others = {number * 10, number + 1, number // 10 if number >= 10 else number + 2}
        for other in sorted(others - {number}):
            yield f"{text[: match.start(1)]}{other}{text[match.end(1) :]}"
    for match in _PATTERN.finditer(text):
        bare = match[1].replace("{x}", "").replace("{n}", "") or "over "
        for words in (match[1].replace(bare, ""), f"{match[1]}{bare}"):
            yield f"{text[: match.start(1)]}{words}{text[match.end(1) :]}"


@pytest.mark.parametrize("tag", list_tags())
def test_a_changed_rule_is_refused(tag: str, rules: Path) -> None:
    file = rules / tag / "style.toml"
    text = file.read_text("utf-8")
    style = asdict(read_style(tag))
    count = 0
    for mutant in sample(list_mutants(text), 12, tag):
        file.write_text(mutant, "utf-8")
        read_style.cache_clear()
        if asdict(read_style(tag)) == style:
            continue  # 10_001 is read as the fifth power of ten, as 10_000 is
        count += 1
        pairs = zip(text.splitlines(), mutant.splitlines(), strict=True)
        changed = [new for old, new in pairs if old != new]
        assert find_problems(), changed
    assert count > (5 if QUICK else 60)


MISTAKES = sorted((ROOT / "tests/house_mistakes").iterdir())


@pytest.mark.parametrize("folder", MISTAKES, ids=lambda folder: folder.name)
def test_a_mistake_is_told(folder: Path, rules: Path) -> None:
    change = tomllib.loads((folder / "edit.toml").read_text("utf-8"))
    edit(rules / change["file"], change["from"], change["to"])
    read_style.cache_clear()
    problems = Problems()
    check_house_style(SITE, problems)
    check_told(folder, BuildError(problems).problems)


def test_a_problem_names_the_file_and_both_wordings(rules: Path) -> None:
    file = rules / "en/style.toml"
    file.write_text(file.read_text("utf-8").replace('"nearly {x}"', '"{x}"'), "utf-8")
    read_style.cache_clear()
    problems = Problems()
    check_house_style(SITE, problems)
    problem, *others = problems
    assert [other.sentence("en").count("nearly 48") for other in others] == [1, 0]
    assert [other.sentence("en").count("nearly 50") for other in others] == [0, 1]
    assert problem.origin.file == "youju/languages/en/style.toml"
    assert problem.sentence("en") == (
        'English: the rules of numbers make "52,000" of the sample 52000 nearly; '
        'the house style is "nearly 52,000".'
    )
    assert "「nearly 52,000」" in problem.sentence("zh")
    assert problem.mend("en") and problem.mend("zh")


def test_samples_show_every_qualifier_in_every_language_that_has_rules() -> None:
    for tag in list_tags():
        samples = read_samples(tag)
        assert {sample.get("qualifier", "exact") for sample in samples["words"]} == set(QUALIFIERS)
        assert samples["ranges"] and samples["periods"] and samples["read"]


@pytest.mark.parametrize("part", ["words", "ranges", "periods"])
def test_every_language_tries_the_same_samples(part: str) -> None:
    tried = [
        [{key: of[key] for key in of if key != "printed"} for of in read_samples(tag)[part]]
        for tag in list_tags()
    ]
    assert tried.count(tried[0]) == len(tried)


def test_a_region_is_held_by_its_language() -> None:
    british = replace(SITE, languages={"en": Language("en", "en-GB", "British English")})
    assert find_problems(british) == []


def test_a_language_without_samples_never_passes_for_held() -> None:
    other = replace(SITE, languages={"fr": Language("fr", "fr", "français")})
    with pytest.raises(LookupError, match="no samples for fr"):
        find_problems(other)
