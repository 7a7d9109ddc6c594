"""A translation that claims the opposite of its original is told, and an honest one is not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.fixture import FIXTURE, ROOT
from youju.checks.passages import list_passages
from youju.checks.reversals import OPPOSITES, check_reversals
from youju.checks.translations import record_translations
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.languages.claiming import list_claims
from youju.model import Site
from youju.problems import NOTE, Problem, Problems

WORDS = "site_src/stories/daqing-talent/story.toml"


@cache
def read_files() -> dict[str, bytes]:
    return dict(read_inputs(ROOT).files)


def load(files: dict[str, bytes]) -> Site:
    return load_site(Inputs(ROOT, files), Problems())


def find(site: Site) -> list[Problem]:
    problems = Problems()
    check_reversals(site, problems)
    return list(problems)


def test_honest_translations_pass() -> None:
    assert find(load(read_files())) == []
    assert find(load(dict(read_inputs(FIXTURE).files))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"More ride in summer than in winter"', '"Fewer ride in summer than in winter"'),
        ('"夏季載客比冬季多"', '"夏季載客比冬季少"'),
        ('"More ride than do not"', '"Fewer ride than do not"'),
    ],
)
def test_more_than_and_fewer_than_may_stand_apart(old: str, new: str) -> None:
    files = dict(read_inputs(ROOT / "tests/sites/kept_texts").files)
    path = "site_src/stories/ferries/story.toml"
    text = files[path].decode()
    assert find(load(files)) == [] and old in text
    (problem,) = find(load({**files, path: text.replace(old, new, 1).encode()}))
    assert (problem.code, problem.grade) == ("claims-reversed", NOTE)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (WORDS, "drew far more visits", "drew far fewer visits"),
        (WORDS, "set aside most of the money", "set aside a minority of the money"),
        (WORDS, "largest at the top", "smallest at the top"),
        (WORDS, "by far the largest", "by far the smallest"),
        (WORDS, 'title.zh = "直播引才：訪問量遠多於', 'title.zh = "直播引才：訪問量遠少於'),
        (WORDS, "，大頭在縣區", "，小頭在縣區"),
        (WORDS, "由多到少排列", "由少到多排列"),
    ],
)
def test_a_claim_that_is_turned_round_is_told(file: str, old: str, new: str) -> None:
    text = read_files()[file].decode()
    assert old in text
    (problem,) = find(load({**read_files(), file: text.replace(old, new, 1).encode()}))
    assert (problem.code, problem.grade) == ("claims-reversed", NOTE)


def test_each_relation_has_an_opposite_and_words_in_every_language() -> None:
    site = load(read_files())
    assert len({relation for pair in OPPOSITES for relation in pair}) == 2 * len(OPPOSITES)
    said = dict.fromkeys(site.authored, "")
    for story in site.stories:
        for passage in list_passages(site, story, "zh", "en"):
            for code, text in zip(("zh", "en"), passage.texts, strict=True):
                said[code] += f"{text}\n"
    for code, text in said.items():
        assert len(list_claims(text, site.languages[code])) >= 5


def count(english: str, chinese: str, *, confirmed: bool = False) -> list[str]:
    """Return what is told of the counts of a paragraph in two languages."""
    files = dict(read_inputs(FIXTURE).files)
    folder = "site_src/stories/market-stalls"
    files |= {f"{folder}/en.md": f"# A\n\n{english}".encode()}
    files |= {f"{folder}/zh.md": f"# 甲\n\n{chinese}".encode()}
    if confirmed:
        record = record_translations(load(files), "market-stalls", (), Problems())
        assert record
        files[record.file] = record.text.encode()
    return [problem.code for problem in find(load(files))]


def test_what_denies_or_says_far_less_is_told_unless_confirmed() -> None:
    denying = ("It is not so, and never was.", "就是這樣，一向如此。")
    assert count(*denying) == ["translation-denial-count"]
    assert count(*denying, confirmed=True) == []
    assert count("It is not so, and was.", denying[1]) == []
    longer = ("One. Two more. Three more.", "三句併成了一句。")
    assert count(*longer) == ["translation-sentence-count"]
    assert count(*longer, confirmed=True) == []
    assert count("One. Two more.", longer[1]) == []


def test_a_language_without_a_list_of_denials_is_not_counted() -> None:
    files = dict(read_inputs(FIXTURE).files)
    folder = "site_src/stories/market-stalls"
    files |= {f"{folder}/en.md": b"# A\n\nOne. Two more. Three more."}
    site = load(files | {f"{folder}/zh.md": "# 甲\n\n一句。".encode()})
    assert [problem.code for problem in find(site)] == ["translation-sentence-count"]
    plain = replace(site.languages["zh"], own={"claims": "words = []"})
    assert find(replace(site, languages={**site.languages, "zh": plain})) == []
