"""The house style: every number in a wording rule is held by a sample."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from fixture import ROOT, edit, load_fixture
from telling import check_told
from wording import LANGUAGES

from youju import languages
from youju.checks.style_samples import check_house_style, read_samples
from youju.languages import QUALIFIERS, list_tags, read_style
from youju.model import Language, Site
from youju.problems import BuildError, Problems

SITE = replace(load_fixture(), languages=LANGUAGES)
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
    for file in RULES.glob("*.toml"):
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(languages, "files", lambda name: tmp_path)
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
        for other in (match[1].replace(bare, ""), f"{match[1]}{bare}"):
            yield f"{text[: match.start(1)]}{other}{text[match.end(1) :]}"


@pytest.mark.parametrize("tag", list_tags())
def test_a_changed_rule_is_refused(tag: str, rules: Path) -> None:
    file = rules / f"{tag}.toml"
    text = file.read_text("utf-8")
    style = asdict(read_style(tag))
    count = 0
    for mutant in list_mutants(text):
        file.write_text(mutant, "utf-8")
        read_style.cache_clear()
        if asdict(read_style(tag)) == style:
            continue  # 10_001 is read as the fifth power of ten, as 10_000 is
        count += 1
        pairs = zip(text.splitlines(), mutant.splitlines(), strict=True)
        changed = [new for old, new in pairs if old != new]
        assert find_problems(), changed
    assert count > 60


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
    file = rules / "en.toml"
    file.write_text(file.read_text("utf-8").replace('"nearly {x}"', '"{x}"'), "utf-8")
    read_style.cache_clear()
    problems = Problems()
    check_house_style(SITE, problems)
    (problem,) = problems
    assert problem.origin.file == "youju/languages/en.toml"
    assert problem.sentence("en") == (
        'English: the rules of numbers make "52,000" of the sample 52000 nearly; '
        'the house style is "nearly 52,000".'
    )
    assert "「nearly 52,000」" in problem.sentence("zh")
    assert problem.mend("en") and problem.mend("zh")


def test_samples_show_every_qualifier_in_every_language_that_has_rules() -> None:
    samples = read_samples()
    assert {sample.get("qualifier", "exact") for sample in samples["words"]} == set(QUALIFIERS)
    for part in ("words", "ranges", "periods"):
        assert all(set(list_tags()) <= sample.keys() for sample in samples[part])
    assert set(samples["read"]) == set(list_tags())


def test_a_region_is_held_by_its_language_and_others_are_not_held() -> None:
    british = replace(SITE, languages={"en": Language("en", "en-GB", "British English")})
    assert find_problems(british) == []
    other = replace(SITE, languages={"fr": Language("fr", "fr", "français")})
    assert find_problems(other) == []
