"""Claims are judged by the figures beside them: true ones and idioms pass, false ones are told."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.claiming import (
    BESIDE,
    SENTENCES,
    SITES,
    fill_claims,
    judge_lines,
    judge_spoken,
    load_named,
    measure_claims,
)
from tests.fixture import FIXTURE, ROOT, load_files, read_once
from tests.phrases import DOCS, HALVES, TAGS
from tests.tabling import figures_of, row
from youju.checks.claims import check_claims
from youju.checks.statements import list_statements
from youju.inputs import read_inputs
from youju.model import Site
from youju.problems import HOLD, Problem, Problems

HONEST = tomllib.loads(Path(__file__).with_name("claims_beside.toml").read_text("utf-8"))
STORY = "site_src/stories/daqing-talent/story.toml"
CASES = [
    (name, code, kind)
    for name, spoken in SENTENCES.items()
    for code, kinds in spoken.items()
    for kind in kinds
]


@cache
def read_files() -> dict[str, bytes]:
    return dict(read_inputs(ROOT).files)


def find(site: Site) -> list[Problem]:
    problems = Problems()
    check_claims(site, problems)
    return list(problems)


@pytest.mark.parametrize(("name", "code", "kind"), CASES)
def test_sentences_are_judged(name: str, code: str, kind: str) -> None:
    lines = SENTENCES[name][code][kind]
    found = judge_spoken(name, code, lines) if lines else []
    assert {line: told for line, told in zip(lines, found, strict=True) if told != kind} == {}


@pytest.mark.slow
@pytest.mark.sampled(4)
@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("code", TAGS)
def test_honest_lines_are_not_told_beside_whatever_figures(code: str, half: str) -> None:
    """What is a hold refuses less than five lines in a hundred."""
    found = measure_claims(code, half)
    assert found.rate < 5, found.alarms


@pytest.mark.parametrize("code", ["en", "zh", "ja"])
def test_words_of_claims_in_honest_lines_hold_nothing(code: str) -> None:
    """Every line has such a word, and three figures behind it that it is not about."""
    lines = [f"{line} {BESIDE}." for line in HONEST[code]]
    found = judge_spoken("talent", code, lines)
    told = [line for line, kind in zip(lines, found, strict=True) if kind in ("false", "open")]
    assert len(lines) > 10 and told == []


@pytest.mark.slow
@pytest.mark.parametrize("doc", DOCS)
def test_the_table_in_the_docs_is_what_is_measured(doc: str) -> None:
    text = (ROOT / "docs" / doc).read_text("utf-8")
    assert fill_claims(doc, text) == text, "run python -m tests.claiming"


@pytest.mark.sampled(4)
@pytest.mark.parametrize("root", [ROOT, SITES["power"], FIXTURE, ROOT / "tests/sites/gallery"])
def test_claims_of_our_own_stories_are_found_and_borne(root: Path) -> None:
    site, problems = read_once(root)
    assert not [problem for problem in problems if problem.code.startswith("claim-")]
    found = [s for story in site.stories for c in TAGS for s in list_statements(site, story, c)]
    assert len(found) >= 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("大頭在縣區和開發區", "小頭在縣區和開發區"),
        ("set aside most of the money", "set aside a minority of the money"),
        ("訪問量遠多於引才計劃", "訪問量遠少於引才計劃"),
        ("far more visits than", "far fewer visits than"),
        ("，最大；", "，最小；"),
        ("by far the largest", "by far the smallest"),
        (
            "{{ literal('half', 'the numbers are rounded: no more can be said') }} of all",
            "most of all",
        ),
        ("about {{ literal('half',", "about {{ literal('a minority',"),
        (
            "高技能人才約佔{{ literal('一半', '人數經過取整，只能說大約') }}",
            "高技能人才多於其餘各類之和",
        ),
    ],
)
def test_a_false_or_open_claim_of_a_title_is_held(old: str, new: str) -> None:
    text = read_files()[STORY].decode()
    assert old in text
    site, _ = load_files({**read_files(), STORY: text.replace(old, new, 1).encode()})
    (problem, *_) = find(site)
    assert problem.code in ("claim-false", "claim-open") and problem.grade == HOLD
    assert problem.origin.file == STORY


def test_a_relation_bears_the_phrase_that_it_quotes() -> None:
    line = "The fund is the largest in the province."
    table = read_files()["data/checks.csv"].decode("utf-8-sig").splitlines()
    assert table[0].endswith(",bears") and table[1].endswith(",")
    table[1] += "the largest in the province|gone by now"
    files = {**read_files(), "data/checks.csv": "\n".join(table).encode()}
    files["site_src/stories/daqing-talent/en.md"] += f"\n{line}\n".encode()
    site, _ = load_files(files)
    (problem,) = find(site)
    assert problem.code == "claim-quote-gone"
    assert (problem.origin.line, "gone by now" in problem.sentence("en")) == (2, True)


@pytest.mark.parametrize(
    "words",
    ["a record high", "up from the year before", "an all-time high", "which rose"],
)
def test_a_relation_bears_nothing_but_what_it_states(words: str) -> None:
    """The fund is the sum of two, and of these one is above the other: no more is stated of it."""
    line = f"That makes {{{{ fig('fund_total') }}}}, {words}, of which {{{{ fig('fund_city') }}}}."
    assert judge_lines(load_named("talent"), "en", [line]) == ["unborne"]


def test_a_share_that_is_above_nothing_has_not_risen() -> None:
    line = "The fund rose, of which {{ fig('fund_districts_share') }} is the districts’."
    assert judge_lines(load_named("talent"), "en", [line]) == ["unborne"]


def test_what_stands_for_more_than_a_figure_is_no_comparison() -> None:
    site = load_named("talent")
    lines = [
        "More than {{ fig('envoys') }} came.",
        "Of {{ fig('career_heads') }}, {{ fig('envoys') }}.",
    ]
    assert judge_lines(site, "en", lines) == ["pass", "pass"]


def test_another_unit_is_no_rival() -> None:
    site = load_named("talent")
    story = site.stories[0]
    kept = {key: figure for key, figure in story.figures.items() if key != "fund_districts"}
    alone = replace(site, stories=(replace(story, figures=kept, charts=(), checks=()),))
    assert judge_lines(alone, "en", ["The city gives the most, {{ fig('fund_city') }}."]) == [
        "unborne"
    ]


def load_series() -> Site:
    """Return our site with the riders and the rents of some years, 2018 first."""
    riders, rents = ("91", "72", "83", "64"), ("5", "6", "7")
    figures, _ = figures_of(
        *(row(f"y{n}", value, group="riders") for n, value in enumerate(riders)),
        *(row(f"r{n}", value, "yuan", group="rents") for n, value in enumerate(rents)),
    )
    told = {key: replace(one, period=f"{2018 + int(key[1:])}") for key, one in figures.items()}
    site = load_named("talent")
    story = site.stories[0]
    return replace(site, stories=(replace(story, figures={**story.figures, **told}),))


# What stands for a figure, as y2, is the riders or the rent of 2020; what is told of each line.
RECORDS = {
    "false": (
        ("en", "Riders hit a record high of {y2}."),
        ("en", "Riders stood at {y3}, an all-time high."),
        ("en", "A new record high: {y2} riders."),
        ("en", "The rent fell to an all-time low of {r2}."),
        ("zh", "乘客{y2}創新高。"),
    ),
    "doubtful": (
        ("en", "Nobody called {y2} a record high."),
        ("en", "Fares hit a record high for {y2} riders."),
        ("zh", "乘客創下{y3}的歷史新高。"),
        ("zh", "票價新低時有{y2}。"),
    ),
    "unborne": (
        ("en", "Riders fell from a record high of {y0} to {y1}."),
        ("en", "Riders hit a record low of {y3}."),
        ("en", "The rent peaked at {r2}."),
        # A peak is one of a part of the time, too, and so are records that say of what they are.
        ("en", "Riders peaked at {y1}."),
        ("en", "After the war riders peaked at {y2}."),
        ("en", "The river peaked as {y2} riders looked on."),
        ("en", "Riders hit a post-war record high of {y2}."),
        ("en", "A decade’s record high of {y2}."),
        ("en", "A record high for a Monday, {y2}."),
        ("en", "Riders stood at {y2}, a record high for women."),
        ("zh", "2019年以來，乘客在{y2}見頂。"),
        ("en", "The temperature hit a record high, and {y2} stayed home."),
        ("en", "After it peaked, {y2} rode."),
        ("en", "{y2} rode, down from the record high of {y0}."),
        ("en", "For the first time {y2} rode."),
        ("zh", "油價創新高，{y2}改坐船。"),
        ("zh", "人數在{y0}見頂，其後是{y1}。"),
    ),
    "pass": (
        ("zh", "乘客{y2}，新高鐵站啟用。"),
        ("zh", "乘客{y2}，新低收入戶可以免費。"),
    ),
}


@pytest.mark.parametrize(
    ("told", "code", "line"), [(told, *line) for told, lines in RECORDS.items() for line in lines]
)
def test_a_record_is_none_where_the_series_was_beyond_it(told: str, code: str, line: str) -> None:
    cited = re.sub(r"\{(\w\d)\}", r"{{ fig('\1') }}", line)
    assert judge_lines(load_series(), code, [cited]) == [told]
