"""Relations: what holds passes, what fails is told at its cell with both sides worked out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import FIGURES as FIGURES_STORY
from tests.fixture import ROOT, check_relations, copy_site, edit, read_site
from tests.relating import FIGURES, HEADER, find_problems, make_site, relate
from tests.tabling import figures_of, read_figures, row
from tests.telling import check_told
from youju.checks.derivations import check_derivations
from youju.model import Origin, Unread
from youju.problems import BuildError, Problems
from youju.publish import plan_site

HELD = (
    "total ~ sum(parts)",
    "sum(parts) >= total",
    "share|~|total / residents",
    "sum_of_parts = sum(parts)",
    "adults|=|max(parts)",
    "adults > students",
    "adults|>=|students + children",
    "count(parts)|=|3",
    "museums > 300",
    "museums|<|300 + 2",
    "share < 100",
    "budget / residents|>|10",
    "part_share|~|adults / sum_of_parts",
    "budget|＞|2 * grants",
    "share|≈|total / residents",
    "residents ≥ total",
    "museums in museum",
    "total, parts; residents、sum_of_parts|in|person",
    "total is at_least",
    "parts, share|is|exact",
)


@pytest.mark.parametrize("relation", HELD)
def test_what_the_figures_bear_out_is_held(relation: str) -> None:
    assert relate(relation) == ()


# The relation, its code, the column that it is told at, and the end of the English sentence.
FAILING = (
    (
        "sum(parts) = total",
        "relation-not-equal",
        "the left side is 489,700 (479,650 – 499,750) people, the right side "
        "489,000 (489,000 – 490,000) people.",
    ),
    (
        "share|~|adults / total",
        "relation-not-agreeing",
        "the left side is 17.6 (17.55 – 17.65) percent, the right side 51.1247 (50 – 52.1472) "
        "percent; their written digits leave no number that both could be.",
    ),
    (
        "students > children",
        "relation-wrong-order",
        "the left side is 120,000 (115,000 – 125,000) people, the right side "
        "119,700 (119,650 – 119,750) people, and the order must hold whatever the digits were "
        "rounded from.",
    ),
)
MISTAKEN = (
    ("share in person", "relation-other-unit", 4, '"share" is counted in person'),
    ("parts in museum", "relation-other-unit", 4, '"adults" is counted in museum'),
    ("museums in musem", "relation-unknown-unit", 4, '"musem", which is not a unit'),
    ("adults is about", "relation-other-qualifier", 4, '"adults" is about'),
    ("adults is precise", "relation-unknown-qualifier", 4, '"precise", which is not a qualifier'),
    ("totl ~ adults", "relation-unknown-figure", 2, 'names "totl"'),
    ("adults|=|max(part)", "relation-unknown-figure", 4, 'names "max(part)"'),
    ("total ~ parts", "relation-unknown-figure", 4, 'names "parts"'),
    ("total ~ sum(total)", "relation-unknown-figure", 4, 'names "sum(total)"'),
    ("musems in museum", "relation-unknown-figure", 2, 'names "musems"'),
    ("adults equals students", "relation-unknown-sign", 3, '"equals", which is not a sign'),
    ("1 < 2", "relation-no-figure", 2, "checks nothing"),
    ("adults||students", "relation-empty", 3, 'Column C "sign" is empty'),
    ("adults > budget", "formula-mixed-units", 2, "person and yuan"),
    ("share > adults", "formula-mixed-units", 2, "percent and person"),
    ("adults|<|sum(parts) +", "formula-unreadable", 4, '"sum(parts) +"'),
    ("=adults > students", "formula-character", 2, '"="'),
    ("adults / 0|>|students", "formula-division-by-zero", 2, "divides by zero"),
)


@pytest.mark.parametrize(("relation", "code", "sentence"), FAILING)
def test_a_failing_relation_shows_both_sides(relation: str, code: str, sentence: str) -> None:
    (problem,) = relate("total ~ sum(parts)", relation)
    assert (problem.code, problem.origin) == (code, Origin("data/checks.csv", 3, 3))
    said = relation.replace("|", " ")
    assert problem.sentence("en") == f"The figures do not bear out {said}: {sentence}"
    assert problem.sentence("zh").startswith(f"數字不能證明 {said}：左邊是 ")
    assert problem.mend("en") and problem.mend("zh")


@pytest.mark.parametrize(("relation", "code", "column", "words"), MISTAKEN)
def test_a_slip_is_told_at_its_cell(relation: str, code: str, column: int, words: str) -> None:
    problem = relate(relation)[0]
    assert (problem.code, problem.origin.column) == (code, column)
    assert words in problem.sentence("en")
    assert problem.sentence("zh") and problem.mend("en") and problem.mend("zh")


def read_examples() -> list[tuple[str, ...]]:
    """Return the rows of the table of examples in docs/checks.md."""
    text = (ROOT / "docs/checks.md").read_text("utf-8")
    table = text.partition("| left | sign | right |")[2].partition("\n\n")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines()[2:]]
    return [tuple(cell.strip(" `") for cell in row) for row in rows]


@pytest.mark.parametrize("example", read_examples(), ids=" ".join)
def test_the_examples_of_the_docs(example: tuple[str, ...]) -> None:
    left, sign, right, expected = example
    codes = [problem.code for problem in relate(f"{left}|{sign}|{right}")] or ["holds"]
    assert codes[0] == expected


def test_the_docs_show_what_is_told() -> None:
    text = (ROOT / "docs/checks.md").read_text("utf-8")
    (problem,) = relate("students > children")
    assert f"  {problem.sentence('en')}\n  {problem.mend('en')}\n" in text


MISTAKES = sorted((ROOT / "tests/relation_mistakes").iterdir())


@pytest.mark.parametrize("folder", MISTAKES, ids=lambda folder: folder.name)
def test_a_mistake_is_told(folder: Path) -> None:
    problems = Problems()
    if (folder / "figures.csv").is_file():
        figures = read_figures((folder / "figures.csv").read_bytes(), problems)
        check_derivations(make_site(HEADER + "a,b,>,c,,\n", figures=figures), problems)
    else:
        check_relations(make_site((folder / "checks.csv").read_text("utf-8")), problems)
    check_told(folder, BuildError(problems).problems)


def test_a_misspelt_name_gets_the_nearest() -> None:
    assert "total" in relate("totl ~ adults")[0].mend("en")
    assert "museum" in relate("museums in musem")[0].mend("zh")
    assert "sum(parts)" in relate("total ~ parts")[0].mend("en")
    assert "max(parts)" in relate("total = max(part)")[0].mend("en")


WORDS = [
    *FIGURES,
    "parts",
    "sum(parts)",
    "count(parts)",
    "max(parts)",
    "totl",
    "100",
    "0",
    "person",
]
tokens = st.lists(st.sampled_from([*WORDS, *"+-*/()=,、"]), max_size=7).map(" ".join)


@given(tokens, st.sampled_from(["=", "~", "<", "<=", ">", ">=", "in", "is", "!"]), tokens)
def test_anything_is_told_or_held(left: str, sign: str, right: str) -> None:
    for problem in relate(f"{left}|{sign}|{right}"):
        assert problem.sentence("en") and problem.mend("zh")


def test_rows_need_names_of_their_own() -> None:
    rows = ["a,total,>,adults,,", ",total,>,adults,,", "A b,total,>,adults,,", "a,adults,>,1,,"]
    found = find_problems(make_site(HEADER + "\n".join(rows) + "\n"))
    codes = ["relation-missing-id", "relation-bad-id", "relation-duplicate-id"]
    assert [problem.code for problem in found] == codes
    assert [problem.origin.line for problem in found] == [3, 4, 5]


def test_columns_are_named() -> None:
    (problem,) = find_problems(make_site("id,left,sing,right\na,total,>,adults\n"))
    assert problem.code == "table-misspelt-column"


def test_names_are_not_told_where_the_figures_could_not_be_read() -> None:
    rows = "a,lost,>,adults,,\nb,sum(parts),~,total,,\nc,totl,>,adults,,\n"
    site = make_site(HEADER + rows)
    (story,) = site.stories
    lost = Unread(ids=frozenset({"lost"}), groups=frozenset({"parts"}))
    found = find_problems(replace(site, stories=(replace(story, unread=lost),)))
    assert [(problem.code, problem.origin.line) for problem in found] == [
        ("relation-unknown-figure", 4)
    ]
    found = find_problems(replace(site, stories=(replace(story, unread=Unread(whole=False)),)))
    assert found == ()


def test_a_shared_file_is_held_for_the_stories_it_speaks_of() -> None:
    site = make_site(HEADER + "a,total,<,adults,,\nb,stalls,>,adults,,\nc,none,>,1,,\n")
    (story,) = site.stories
    stalls = {"stalls": replace(FIGURES["students"], id="stalls")}
    other = replace(story, slug="other", figures=stalls)
    found = find_problems(replace(site, stories=(story, other)))
    told = [
        (problem.origin.line, problem.code, dict(problem.values).get("found")) for problem in found
    ]
    assert (2, "relation-wrong-order", "<") in told
    # Line 3 names a figure of each story and can be held for neither.
    assert [name for line, _, name in told if line == 3] == ["stalls", "adults"]
    assert {name for line, _, name in told if line == 4} == {"none"}


def test_a_story_names_its_own_table(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    own = f"site_src/stories/{FIGURES_STORY}"
    (root / own / "held.csv").write_text("id,left,sign,right\nmore,food,>,stalls\n", "utf-8")
    edit(root / own / "story.toml", "key_figures", 'checks = ["held.csv"]\nkey_figures')
    (root / "data/checks.csv").write_text("id,left,sign,right\nless,food,>,stalls\n", "utf-8")
    site, problems = read_site(root)
    assert [problem.code for problem in problems] == ["checks-unnamed"]
    found = find_problems(site)
    assert [str(problem.origin) for problem in found] == [f"{own}/held.csv:2:3"]
    edit(root / own / "story.toml", 'checks = ["held.csv"]\n', "")
    found = find_problems(read_site(root)[0])
    assert [str(problem.origin) for problem in found] == ["data/checks.csv:2:3"]


@pytest.mark.slow
def test_a_failing_relation_stops_the_build(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    (root / "data/checks.csv").write_text("id,left,sign,right\nless,food,>,stalls\n", "utf-8")
    with pytest.raises(BuildError) as error:
        plan_site(root)
    codes = [(problem.code, problem.grade) for problem in error.value.problems]
    assert codes == [("relation-wrong-order", "hold"), ("checks-unnamed", "note")]


@pytest.mark.parametrize("name", ["/data/checks.csv", "data/checks.csv"])
def test_a_table_that_the_site_names_is_missed_when_it_is_gone(tmp_path: Path, name: str) -> None:
    root = copy_site(tmp_path / "site")
    edit(root / "site_src/site.toml", "\n[defaults]", f'checks = ["{name}"]\n\n[defaults]')
    table = root / "data/checks.csv"
    table.write_text("id,left,sign,right\nmore,food,<,stalls\n", "utf-8")
    site, problems = read_site(root)
    assert problems == [] and all(story.checks for story in site.stories)
    table.unlink()
    (missed,) = read_site(root)[1]
    assert (missed.code, missed.grade) == ("checks-missing", "hold")
    assert str(missed.origin) == "site_src/site.toml:9:1"


def test_a_table_that_a_story_names_is_missed_too(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    own = f"site_src/stories/{FIGURES_STORY}"
    edit(root / own / "story.toml", "key_figures", 'checks = ["held.csv"]\nkey_figures')
    (missed,) = read_site(root)[1]
    assert (missed.code, missed.origin.file) == ("checks-missing", f"{own}/story.toml")


BOUNDED, WRONG = figures_of(
    row("neg", "-3.5", "percent", qualifier="at_most", as_printed="下降不超過3.5%"),
    row("fallen", "-3.5", "percent", qualifier="over", as_printed="下降超過3.5%"),
    row("signed", "-3.5", "percent", qualifier="at_least", as_printed="−3.5%以上"),
    row("risen", "3.5", "percent", qualifier="at_most", as_printed="上升不超過3.5%"),
    row("fewer", "-120", qualifier="at_most", as_printed="減少不超過120人"),
    row("seats", "500", qualifier="at_most", as_printed="不超過500人"),
    row("guests", "500", qualifier="at_most", as_printed="不超過500人"),
    row("few", "500", qualifier="under", as_printed="不足500人"),
    row("crowd", "500", as_printed="500人"),
)


@pytest.mark.parametrize(
    ("relation", "held"),
    [
        ("neg <= -3.4", True),  # it may be: only what is certainly false is told
        ("neg < -3.4", False),  # the fall may be nothing
        ("neg > -3.6", True),
        ("neg >= -3.6", True),
        ("neg < 0.1", True),
        ("neg > -3.4", False),
        ("fallen < -3.4", True),
        ("fallen > -3.4", False),
        ("fallen <= -3.7", False),
        ("signed > -3.6", True),
        ("signed < -3.5", False),
        ("risen > 3.4", False),
        ("risen > -0.1", True),
        ("risen < 3.6", True),
        ("fewer > -121", True),
        ("fewer < -20", False),
        ("seats > 399", False),
        ("seats > few", False),
        ("seats < 501", True),
        ("seats >= 0", True),
        ("seats = guests", False),
        ("seats = crowd", False),
        ("crowd = seats", False),
        ("seats ~ guests", True),
        ("few > 399", True),
        ("few = crowd", True),
    ],
)
def test_a_bound_is_taken_from_its_side(relation: str, held: bool) -> None:
    assert not WRONG
    left, sign, right = relation.split()
    site = make_site(f"{HEADER}a,{left},{sign},{right},,\n", figures=BOUNDED)
    assert (not find_problems(site)) == held


def test_a_side_without_an_end_is_shown_so() -> None:
    figures = figures_of(
        row("budget", "500", "yuan", qualifier="at_most", as_printed="不超過500元")
    )[0]
    [problem] = find_problems(make_site(f"{HEADER}a,budget,>,400,,\n", figures=figures))
    assert "500 (−∞ – 500)" in problem.sentence("en")
