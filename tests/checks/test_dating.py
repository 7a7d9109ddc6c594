"""A date that one language tells otherwise is told: slips made anew in this repository's texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.fixture import FIXTURE, ROOT, load_fixture
from tests.provoking import FILES, PROSE, STORY, read_changed, read_files
from tests.wording import LANGUAGES
from youju.checks.dating import check_dating, compare_dates
from youju.checks.named_dates import find_dates
from youju.content.site import load_site
from youju.inputs import read_inputs
from youju.model import Prose, Site
from youju.problems import Problems

SITES = (ROOT, FIXTURE, *(FIXTURE.parent / name for name in ("other_newsroom", "tables")))
MONTHS = {"December": "November", "May": "June", "June": "May", "January": "March"}
DATED = re.compile(rf"(?<!\d)(?:19|20)\d\d(?=年|\b)|(?:{'|'.join(MONTHS)})(?= \d)|\d+(?=月)")


def tell(site: Site) -> list[str]:
    problems = Problems()
    check_dating(site, problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("root", SITES, ids=lambda root: root.name)
def test_no_text_of_this_repository_is_told(root: str) -> None:
    assert tell(load_site(read_inputs(ROOT / root), Problems())) == []


def slip(found: str) -> Iterator[str]:
    """Yield other dates of the same kind: a digit, two digits exchanged, another month."""
    if found in MONTHS:
        yield MONTHS[found]
        return
    for other in (int(found) - 1, int(found) + 1):
        if len(found) == 4 or 1 <= other <= 12:
            yield str(other)
    if len(found) == 4 and found[2:] != found[:1:-1]:
        yield found[:2] + found[:1:-1]


def test_a_slip_in_one_language_is_always_told() -> None:
    tried, survived = 0, []
    site = load_site(read_inputs(ROOT), Problems())
    for story in site.stories:
        for code in site.authored:
            prose = story.prose[code]
            for match in DATED.finditer(
                re.sub(r"\{\{.*?\}\}", lambda m: "x" * len(m[0]), prose.text)
            ):
                for other in slip(match[0]):
                    text = prose.text[: match.start()] + other + prose.text[match.end() :]
                    changed = {**story.prose, code: Prose(prose.file, text)}
                    tried += 1
                    if "dates-differ" not in tell(
                        replace(site, stories=(replace(story, prose=changed),), leaves=())
                    ):
                        survived.append((code, match[0], other))
    assert (tried > 20, survived) == (True, [])


def test_a_date_more_is_a_note_and_another_a_hold() -> None:
    for english, code in (("In 2019 there are", "dates-missing"), ("There are", "")):
        found = read_changed(PROSE, "There are", english)
        told = [(p.code, p.grade) for p in found if p.code.startswith("dates-")]
        assert told == ([(code, "note")] if code else [])


def test_a_text_without_a_date_is_said_to_have_none() -> None:
    (problem,) = (
        p for p in read_changed(PROSE, "There are", "In 2019 there are") if "dates" in p.code
    )
    assert "names no such date, and what it translates, at " in problem.sentence("en")
    assert problem.sentence("en").endswith("names 2019 in English.")
    assert "這裏的「繁體中文」沒有這類日期，" in problem.sentence("zh")
    assert problem.sentence("zh").endswith("，寫的是 2019。")


def test_paragraphs_are_compared_one_by_one() -> None:
    site = load_fixture()
    (story, *others) = site.stories
    prose = {
        "en": Prose("en.md", "## A {#a}\n\nIn 2019.\n\nIn 2020."),
        "zh": Prose("zh.md", "## 甲 {#a}\n\n2020年。\n\n2019年。"),
    }
    told = tell(replace(site, stories=(replace(story, prose={**story.prose, **prose}), *others)))
    assert told == ["dates-differ"] * 2


@pytest.mark.parametrize(
    ("japanese", "english", "told"),
    [
        ("2023年度に", "In the year to March 2024", []),
        ("2023年度に", "In fiscal 2023", []),
        ("2023年に", "In 2024", ["years"]),
        ("2023年度に", "In 2025", ["years"]),
        ("2023年度と2024年度に", "In fiscal 2023 and 2024", []),
        ("令和元年に", "In 2019", []),
    ],
)
def test_a_fiscal_year_is_named_by_its_end_too(
    japanese: str, english: str, told: list[str]
) -> None:
    theirs, mine = find_dates(japanese, LANGUAGES["ja"]), find_dates(english, LANGUAGES["en"])
    assert [kind for kind, _, _ in compare_dates(mine, theirs) if kind == "years"] == told


@pytest.mark.parametrize(
    ("english", "chinese", "told"),
    [
        ("Last year it grew.", "去年有增長。", []),
        ("In 2023 it grew.", "去年有增長。", []),
        ("In 2022 it grew.", "去年有增長。", ["dates-missing"]),
        ("In April it grew.", "上月有增長。", []),
        ("In March it grew.", "上月有增長。", ["dates-missing"]),
        ("Next year it will grow.", "去年有增長。", ["relative-differ"]),
        ("It grew.", "去年有增長。", ["relative-missing"]),
        ("In 2023 and last year it grew.", "去年有增長。", ["dates-missing"]),
        ("In 2023 it grew.", "2022年和去年有增長。", ["dates-differ"]),
        ("In 2022, and this month, it grew.", "上月有增長。", ["dates-missing", "relative-differ"]),
    ],
)
def test_last_year_is_the_one_before_a_source(english: str, chinese: str, told: list[str]) -> None:
    site = load_fixture()
    (story, *others) = site.stories
    prose = {"en": Prose("en.md", english), "zh": Prose("zh.md", chinese)}
    changed = replace(story, prose={**story.prose, **prose})
    assert tell(replace(site, stories=(changed, *others))) == told


def test_a_title_may_leave_a_time_out_and_tell_no_other() -> None:
    for english, told in (("Most stalls", []), ("Next year most stalls", ["relative-differ"])):
        files = dict(FILES)
        text = files[STORY].decode().replace("Most stalls", english, 1)
        files[STORY] = text.replace("賣吃的攤位最多", "去年賣吃的攤位最多", 1).encode()
        found = [p.code for p in read_files(files) if p.code.startswith("relative-")]
        assert found == told
