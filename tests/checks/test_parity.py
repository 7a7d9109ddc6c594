"""Parity: sections, figures, charts and list items are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from tests.fixture import FIGURES, ROOT, load_fixture, read_once
from youju.checks.parity import check_cited_alike, check_parity, check_shown, is_understood
from youju.checks.texts import Written, list_story
from youju.model import Origin, Prose, Story
from youju.problems import Problem, Problems

EN, ZH = f"site_src/stories/{FIGURES}/en.md", f"site_src/stories/{FIGURES}/zh.md"


def story() -> Story:
    return next(story for story in load_fixture().stories if story.slug == FIGURES)


def compare(english: str, chinese: str, figures: Sequence[str] = ("a", "b")) -> list[Problem]:
    problems = Problems()
    texts = {"en": Prose(EN, english), "zh": Prose(ZH, chinese)}
    check_parity(load_fixture(), texts, figures, problems)
    return list(problems)


def tell(found: list[Problem]) -> list[tuple[str, str]]:
    return [
        (problem.code, str(problem.origin).removeprefix("site_src/stories/")) for problem in found
    ]


A, B, CHART = '{{ fig("a") }}', '{{ fig("b") }}', '\n\n{{ chart("kinds") }}\n\n'
COST, RENT = "\n\n## Cost {#cost}\n\n", "\n\n## Rent {#rent}\n\n"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("", ""),
        (A, A),
        (f"{A} {B} {A}", f"{A}{B}{A}"),
        (f"{COST}{A}{RENT}{B}", f"{COST}{A}{RENT}{B}"),
        ("- a\n- b", "- 甲\n- 乙"),
        ("one\n\ntwo", "一二"),
        (f'{COST}{{{{ fig("a", noun=False) }}}}', f"{COST}{A}"),
        (f'{{{{ literal("x", "y") }}}}{CHART}', CHART),
    ],
)
def test_texts_that_say_the_same(english: str, chinese: str) -> None:
    assert compare(english, chinese) == []


def test_a_figure_in_one_language_only_is_told_where_its_section_begins() -> None:
    (problem,) = compare(f"{COST}{A}", COST)
    assert tell([problem]) == [("parity-not-cited", f"{FIGURES}/zh.md:3:1")]
    assert problem.sentence("en") == (
        'Times that "a" is cited here (繁體中文): 0; '
        f"in the other language: 1, at {EN}:5:1 (English)."
    )


def test_a_figure_in_another_section_is_told_in_both() -> None:
    found = tell(compare(f"{COST}{A}{RENT}", f"{COST}{RENT}{A}"))
    assert found == [
        ("parity-not-cited", f"{FIGURES}/zh.md:3:1"),
        ("parity-not-cited", f"{FIGURES}/en.md:7:1"),
    ]


def test_a_figure_cited_less_often_is_told_with_the_further_place() -> None:
    (problem,) = compare(f"{A}\n\n{A}", A)
    assert tell([problem]) == [("parity-not-cited", f"{FIGURES}/zh.md:1:1")]
    assert f"{EN}:3:1" in problem.sentence("zh")


def test_above_the_first_heading_is_a_section_too() -> None:
    assert [code for code, _ in tell(compare(f"{A}{COST}", f"{COST}{A}"))] == [
        "parity-not-cited"
    ] * 2


def test_sections_that_differ_are_all_that_is_told() -> None:
    assert tell(compare(f"{COST}{A}", RENT)) == [("parity-sections", f"{FIGURES}/zh.md:1:1")]
    (problem,) = compare(f"{COST}{RENT}", f"{RENT}{COST}")
    assert "rent, cost" in problem.sentence("en")
    assert "cost, rent" in problem.sentence("zh")
    assert "are -;" in compare(COST, "")[0].sentence("en")


def test_headings_need_ids_of_their_own() -> None:
    assert tell(compare("## Cost\n\n" + A, "## 費用")) == [
        ("prose-section-id", f"{FIGURES}/en.md:1:1"),
        ("prose-section-id", f"{FIGURES}/zh.md:1:1"),
    ]
    assert tell(compare(COST + COST, COST + COST)) == [
        ("prose-section-twice", f"{FIGURES}/en.md:7:1"),
        ("prose-section-twice", f"{FIGURES}/zh.md:7:1"),
    ]


@pytest.mark.parametrize("lost", ["##Cost {#cost}", "＃＃ Cost {#cost}", "## Cost ｛#cost｝"])
def test_what_follows_of_a_heading_that_is_none_is_not_told(lost: str) -> None:
    told = tell(compare(f"{COST}{A}{RENT}{B}", f"{lost}\n\n{A}{RENT}{B}"))
    assert [code for code, _ in told] == ["prose-section-id"] * ("｛" in lost)


def test_what_follows_of_a_citation_that_is_not_finished_is_not_told() -> None:
    for broken in ("{ fig('a') }", "｛｛ fig('a') ｝｝", "fig('a')"):
        assert compare(f"{COST}{A}", f"{COST}{broken}") == []
    (problem,) = compare(f"{COST}{A}\n\n- x", f"{COST}{{ fig('a') }}")
    assert problem.code == "parity-items"


def test_list_items_are_counted_by_section() -> None:
    (problem,) = compare(f"{COST}- a\n- b\n{RENT}1. c", f"{COST}- 甲\n{RENT}- 丙")
    assert tell([problem]) == [("parity-items", f"{FIGURES}/zh.md:3:1")]
    assert problem.sentence("en").endswith("繁體中文 1, English 2.")


def test_a_chart_belongs_to_the_same_section() -> None:
    (problem,) = compare(f"{COST}{CHART}{RENT}", f"{COST}{RENT}{CHART}")
    assert tell([problem]) == [("parity-chart", f"{FIGURES}/zh.md:11:1")]
    assert '"cost"' in problem.mend("en")


@pytest.mark.parametrize("broken", ['{{ fig("a) }}', '{{ figure("a") }}', '{{ fig("c") }}', "{{"])
def test_what_follows_from_another_mistake_is_not_told(broken: str) -> None:
    assert compare(broken, A) == []
    assert compare(A, broken) == []


def test_a_language_without_a_file_is_not_compared() -> None:
    problems = Problems()
    texts = {"en": Prose(EN, A + COST), "zh": Prose("site_src/missing.md", "", readable=False)}
    check_parity(load_fixture(), texts, ("a",), problems)
    assert not problems


def show(text: str) -> list[tuple[str, str]]:
    problems = Problems()
    check_shown(story(), Prose(EN, text), problems)
    return tell(list(problems))


def test_every_chart_is_shown_once() -> None:
    assert show(CHART) == []
    assert show("") == [("prose-chart-not-shown", f"{FIGURES}/en.md:1:1")]
    assert show(CHART + CHART) == [("prose-chart-twice", f"{FIGURES}/en.md:7:1")]
    assert show('{{ chart("kind") }}') == []
    assert show("{{ chart( }}") == []


def test_texts_of_story_toml_cite_the_same() -> None:
    texts = [text for text in list_story(load_fixture(), story()) if not text.plain]
    problems = Problems()
    check_cited_alike(load_fixture(), texts, story().figures, problems)
    assert not problems
    changed = [
        _uncite(text) if text.code == "zh" and text.key == "title" else text for text in texts
    ]
    check_cited_alike(load_fixture(), changed, story().figures, problems)
    assert tell(list(problems)) == [("parity-not-cited", f"{FIGURES}/story.toml:6:13")]


def _uncite(text: Written) -> Written:
    return replace(text, whole="市場的攤位")


def test_no_citation_of_the_real_stories_can_be_dropped_in_one_language() -> None:
    site, found = read_once(ROOT)
    assert found == []
    dropped = 0
    for real in site.stories:
        for code in site.authored:
            for text in _drop_each(real.prose[code].text):
                problems = Problems()
                prose = {**real.prose, code: replace(real.prose[code], text=text)}
                check_parity(site, prose, real.figures, problems)
                assert problems
                dropped += 1
        texts = [text for text in list_story(site, real) if not text.plain]
        for index, written in enumerate(texts):
            for whole in _drop_each(written.whole):
                problems = Problems()
                changed = [*texts[:index], replace(written, whole=whole), *texts[index + 1 :]]
                check_cited_alike(site, changed, real.figures, problems)
                assert problems
                dropped += 1
    assert dropped > 100


def _drop_each(text: str) -> Iterator[str]:
    """Yield `text` without one of its figures, for each of them."""
    for match in re.finditer(r"\{\{\s*fig\([^}]*\}\}", text):
        yield text[: match.start()] + text[match.end() :]


def test_readable_is_what_has_citations_only() -> None:
    assert is_understood(f"{A} {CHART} text }}", Origin("a"))
    assert not is_understood("{{ a }}", Origin("a"))
