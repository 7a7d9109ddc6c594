"""One page held against the data: marks, pictures, texts, titles, dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from unittest.mock import patch

import pytest

from tests.fixture import FIGURES, TIDY, load_fixture
from youju.audit import page as page_module
from youju.audit.allowed import make_grounds
from youju.audit.counterparts import Sight
from youju.audit.faults import Faults
from youju.audit.page import Counted, Pieces, check_page
from youju.audit.visible import read_page
from youju.model import Site, Table, Text
from youju.problems import HOLD, NOTE, Problem, Problems

SITE = load_fixture()
STORIES = {story.slug: story for story in SITE.stories}
TAGS = {"en": "en", "zh": "zh-Hant"}


def hold(body: str, code: str = "en", slug: str = FIGURES, site: Site = SITE) -> list[Problem]:
    """Return the problems of a page of a story of `site`, the fixture."""
    seen = read_page(f'<html lang="{TAGS[code]}"><body>\n{body}</body></html>'.encode())
    faults, problems = Faults(), Problems()
    grounds = make_grounds(site, [one for one in site.stories if one.slug == slug], code)
    check_page("page.html", seen, grounds, seen.marks, faults)
    faults.report(problems)
    return list(problems)


def mark(figure_id: str, value: str, words: str) -> str:
    return f'<data class="fig" value="{value}" data-figure="{figure_id}">{words}</data>'


STALLS = mark("stalls", "1200", "more than 1,200 items")
FOOD = mark("food", "800", "800 items")
RIGHT = (
    ("en", f"<p>There are {STALLS}, {FOOD} for food.</p>"),
    ("en", f"<p>{mark('rent', '3600000', 'about 3.6 million yuan')}</p>"),
    ("en", f"<p>{mark('food_share', '66.7', '66.7 percent')}</p>"),
    ("en", f'<p lang="zh-Hant">{mark("stalls", "1200", "1200多個")}</p>'),
    ("zh", f"<p>{mark('stalls', '1200', '1200多項')}，{mark('rent', '3600000', '約360萬元')}</p>"),
    ("en", '<p>In May 2024, and on <time datetime="2024-05-09">May 9, 2024</time>.</p>'),
    ("en", '<p>See <span class="locator">paragraph 3</span>.</p>'),
    ("en", f'<p title="more than 1,200 stalls">{STALLS}</p>'),
    ("en", f"<p>{STALLS}</p><p>again more than 1,200</p>"),
    ("zh", "<p>來源寫作「800個」。</p>"),
    ("en", '<svg><text data-figure="food">800 items</text></svg>'),
    ("en", '<svg><text data-figure="food">All: more than 1,200 items</text></svg>'),
    ("en", '<svg><text data-figure="food">May 2024</text><text>1,000</text></svg>'),
    ("en", '<svg class="plot wide"><text>1,000</text></svg>'),
    ("en", '<ol start="3"><li>a</li></ol><ol start="2019"><li>a</li></ol>'),
    ("en", "<p>three of five stalls, A4 and COVID-19</p>"),
    ("zh", "<table><tr><td>1987</td><td>開業</td></tr><tr><th>1988</th><td>歇業</td></tr></table>"),
)
DRAWN = '<svg><text data-figure="food">800 items</text></svg>'
WRONG = (
    ("en", mark("stals", "1200", "more than 1,200"), "finished-unknown-figure", "stals"),
    ("en", mark("food", "801", "800 items"), "finished-value", "801"),
    ("en", mark("food", "800", "8,000 items"), "finished-differs", "8000"),
    ("en", mark("food", "800", "nearly 800 items"), "finished-differs", "800 nearly"),
    ("en", mark("food", "800", "800 percent"), "finished-differs", "800%"),
    ("en", mark("stalls", "1200", "1,200 items"), "finished-differs", "1200 item over"),
    ("en", mark("food", "800", "many items"), "finished-differs", "many items"),
    ("en", mark("food", "800", "800 items of 1,200"), "finished-differs", "of 1,200"),
    ("zh", mark("rent", "3600000", "360萬元"), "finished-differs", "3600000 yuan about"),
    ("zh", mark("rent", "3600000", "約360億元"), "finished-differs", "36000000000 about"),
    ("zh", mark("food_share", "66.7", "66.7"), "finished-differs", "66.7 percent"),
    ("en", f"nearly {FOOD}", "finished-typed-qualifier", "nearly"),
    ("zh", f"{mark('food', '800', '800項')}以上", "finished-typed-qualifier", "以上"),
    # Few is a judgement of an exact number; beside another it contradicts what the number says.
    ("en", f"only {FOOD}", "finished-typed-emphasis", "only"),
    ("zh", f"僅{mark('food', '800', '800項')}", "finished-typed-emphasis", "僅"),
    ("zh", f"僅{mark('rent', '3600000', '約360萬元')}", "finished-typed-qualifier", "僅"),
    ("zh", f"才{mark('rent', '3600000', '約360萬元')}", "finished-typed-emphasis", "才"),
    ("en", "there are 55 stalls", "finished-bare-number", "there are 55 stalls"),
    ("zh", "<table><tr><td>甲</td><td>1987</td></tr></table>", "finished-bare-number", "1987"),
    ("zh", "<table><tr><td>1987人</td></tr></table>", "finished-bare-number", "1987人"),
    (
        "zh",
        '<figure id="chart-a"><table><tr><td>1987</td></tr></table></figure>',
        "finished-bare-number",
        "1987",
    ),
    ("en", f"{FOOD}, not 88", "finished-bare-number", "…, not 88"),
    ("zh", "共55個", "finished-bare-number", "共55個"),
    ("en", f'<b title="nearly 800">{FOOD}</b>', "finished-bare-number", "nearly 800"),
    ("en", '<b title="800 stalls">x</b>', "finished-bare-number", "800 stalls"),
    ("en", '<svg><text data-figure="food">400 items</text></svg>', "finished-differs", "400"),
    ("en", '<svg><text data-figure="stalls">1,200</text></svg>', "finished-differs", "1200"),
    ("en", "<svg><text>some 1,000 stalls in all</text></svg>", "finished-bare-number", "1,000"),
    ("en", "<svg><text>9107</text></svg>", "finished-shown-number", "9107"),
    ("en", "<svg><text>50%</text></svg>", "finished-shown-number", "50%"),
    ("en", f"{DRAWN}<svg><text>24</text></svg>", "finished-shown-number", "24"),
    (
        "en",
        '<figure id="chart-a"><svg><text>24</text></svg></figure>',
        "finished-shown-number",
        "24",
    ),
    ("en", '<meter value="0.6"></meter>', "finished-shown-number", "0.6"),
    ("en", '<ol start="120"><li>a</li></ol>', "finished-shown-number", "120"),
    ("en", "<ruby>x<rt>9141</rt></ruby>", "finished-bare-number", "x 9141"),
    ("en", '<ol start="9117"><li>a</li></ol>', "finished-shown-number", "9117"),
    ("en", '<optgroup label="9118 stalls"></optgroup>', "finished-bare-number", "9118"),
    ("en", '<track label="9119 stalls">', "finished-bare-number", "9119"),
    ("en", '<b aria-valuetext="9120 stalls"></b>', "finished-bare-number", "9120"),
    ("en", '<meter value="9116"></meter>', "finished-shown-number", "9116"),
    ("en", '<iframe srcdoc="&lt;p&gt;9122 stalls"></iframe>', "finished-shown-number", "9122"),
    ("en", '<time datetime="2024-05-09">9,123 stalls</time>', "finished-date", "9,123"),
    ("en", "<table><td>1,201</td></table>", "finished-bare-number", "1,201"),
    ("en", '<time datetime="2024-05-09">May 8, 2024</time>', "finished-date", "May 8, 2024"),
)


@pytest.mark.parametrize(("code", "body"), RIGHT)
def test_what_the_data_say_passes(code: str, body: str) -> None:
    assert hold(body, code) == []


@pytest.mark.parametrize(("code", "body", "problem", "words"), WRONG)
def test_anything_else_is_told(code: str, body: str, problem: str, words: str) -> None:
    (found,) = hold(f"<p>{body}</p>", code)
    assert (found.code, found.origin.file, found.origin.line) == (problem, "page.html", 2)
    assert words in found.sentence("en") and words in found.sentence("zh")
    noted = problem in ("finished-shown-number", "finished-typed-emphasis")
    assert found.grade == (NOTE if noted else HOLD)
    assert found.mend("en") and found.mend("zh")


def test_a_difference_is_told_with_what_was_read_and_what_the_data_say() -> None:
    (found,) = hold(mark("stalls", "1200", "1,200 items"))
    assert found.sentence("en") == (
        'The page prints "1,200 items" for the figure "stalls": that reads as 1200, but the data '
        "say 1200 item over. Pages with it: 1."
    )


@pytest.mark.parametrize(
    ("gloss", "told"), [("41 items", 0), ("41 stalls", 1), ("42 items", 1), ("of 41 more", 1)]
)
def test_a_small_number_may_be_said_again_as_its_figure_says_it(gloss: str, told: int) -> None:
    story = STORIES[FIGURES]
    food = story.figures["food"]
    few = replace(food, quantity=replace(food.quantity, value=Decimal(41)))
    story = replace(story, figures={**story.figures, "food": few})
    quoted = f'<q lang="ja">百人のうち</q> <span>{gloss}</span>'
    body = f"<p>{mark('food', '41', '41&nbsp;items')}</p><dd>{quoted}</dd>"
    found = hold(body, site=replace(SITE, stories=(story,)))
    assert [problem.code for problem in found] == ["finished-bare-number"] * told


@pytest.mark.parametrize(
    ("title", "counted"),
    [
        ("Stalls: tripled, 2024", 1),
        ("Tripled stalls, then tripled", 2),
        ("Stalls twice as many, quadrupled", 0),
        ("untripled", 0),
    ],
)
def test_what_words_say_whole_is_counted_in_plain_texts(title: str, counted: int) -> None:
    story = STORIES[FIGURES]
    food = story.figures["food"]
    more = replace(food, quantity=replace(food.quantity, value=Decimal(2), unit="growth"))
    story = replace(story, figures={**story.figures, "food": more})
    body = f"<p title='{title}'>{mark('food', '2', 'tripled')}</p>"
    seen = read_page(f'<html lang="en"><body>{body}</body></html>'.encode())
    grounds = make_grounds(replace(SITE, stories=(story,)), [story], "en")
    sight = check_page("page.html", seen, grounds, seen.marks, Faults())
    assert sight.gather("plain")["food"] == counted


def test_tidy_tables_bear_their_numbers_out() -> None:
    table = "<table><tr><th>1964</th><td>central</td><td>90,000</td></tr></table>"
    assert hold(table, slug=TIDY) == []
    assert [p.code for p in hold(table.replace("90,000", "90,001"), slug=TIDY)] == [
        "finished-bare-number"
    ]


@pytest.mark.parametrize(("number", "codes"), [("95%", []), ("90%", ["finished-bare-number"])])
def test_a_chart_s_words_may_be_broken_into_lines(number: str, codes: list[str]) -> None:
    story = STORIES[TIDY]
    words = dict.fromkeys(story.title, "95% confidence interval")
    chart = replace(story.charts[0], words={"interval": Text(words, tuple(words))})
    site = replace(SITE, stories=(replace(story, charts=(chart,)),))
    drawn = f"<text><tspan>{number} confidence</tspan><tspan>interval</tspan></text>"
    assert [problem.code for problem in hold(f"<svg>{drawn}</svg>", "en", TIDY, site)] == codes


def hold_series(body: str) -> list[Problem]:
    """Hold a page against a story whose tidy table has ages, routes, dates and negatives."""
    story = STORIES[TIDY]
    ((name, series),) = story.series.items()
    table = Table(
        series.table.file,
        ("age", "day", "change"),
        (
            ("0-14歲", "2021/12/23", "-101"),
            ("65+", "Route 66 to the sea", "0"),
            ("2,000 to 3,000 people", "3\u20135", "1.70"),
        ),
        (2, 3, 4),
    )
    series = replace(series, table=table, numbers=("change",))
    story = replace(story, series={name: series})
    return hold(body, "en", TIDY, replace(SITE, stories=(story,)))


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><th>0-14歲</th><td>−101</td><td>1.70</td></tr></table>",
        "<table><td>2,000 to 3,000 people</td><td>3–5</td></table>",
        "<textarea>&lt;table&gt;&lt;td&gt;−101&lt;/td&gt;&lt;/table&gt;</textarea>",
        "<textarea>&lt;table&gt;&lt;td&gt;2021/12/23&lt;/td&gt;&lt;/table&gt;</textarea>",
        '<svg><text data-figure="row-2">0-14歲</text><text data-figure="row-2">−101</text></svg>',
        "<svg><text>2021/12/23</text><text>65+</text><text>2,000 to 3,00…</text></svg>",
        "<svg><text><tspan>Route 66</tspan><tspan>to the sea</tspan></text></svg>",
    ],
)
def test_a_cell_of_a_tidy_table_is_its_own_evidence(body: str) -> None:
    assert hold_series(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>2,000 to 3,000 people</p>",
        "<table><td>101</td></table>",
        "<table><td>2,000 to 4,000 people</td></table>",
        "<textarea>&lt;p&gt;−101 jobs&lt;/p&gt;</textarea>",
        "<textarea>&lt;table&gt;&lt;td&gt;−102&lt;/td&gt;&lt;/table&gt;</textarea>",
        '<svg><text data-figure="row-3">−101</text></svg>',
        '<svg><text data-figure="row-3">0-14歲</text></svg>',
        "<svg><text>5 million people</text></svg>",
    ],
)
def test_what_no_cell_of_the_table_says_is_told(body: str) -> None:
    assert {problem.code for problem in hold_series(body)} == {"finished-bare-number"}


@pytest.mark.parametrize(
    ("words", "right"),
    [("90,000", True), ("9萬", True), ("93,726", False), ("1964年", True), ("9.0萬", True)],
)
def test_a_mark_of_a_tidy_table_prints_its_own_row(words: str, right: bool) -> None:
    picture = f'<svg><text data-figure="row-2">{words}</text></svg>'
    assert (hold(picture, "zh", TIDY) == []) is right


def test_a_rounded_number_of_a_row_agrees_within_its_digits() -> None:
    assert hold('<svg><text data-figure="row-3">9.4萬</text></svg>', "zh", TIDY) == []
    assert hold('<svg><text data-figure="row-3">9.3萬</text></svg>', "zh", TIDY) != []


def test_a_language_without_tables_is_passed_over() -> None:
    assert hold(f'<p lang="fr">{mark("food", "800", "huit cents")}, 55</p>') == []


def test_of_figures_with_one_value_every_process_counts_the_same() -> None:
    """What came of a page is kept for other processes, whose sets have another order."""
    (story,) = (one for one in SITE.stories if one.slug == FIGURES)
    ids = [f"same-{n}" for n in range(9)]
    same = {key: replace(story.figures["food"], id=key) for key in ids}
    grounds = make_grounds(SITE, [replace(story, figures={**story.figures, **same})], "en")
    marks = "".join(mark(key, "800", "800 items") for key in reversed(ids))
    page = f'<html lang="en"><body><p title="800 items, 800 items">{marks}</p></body></html>'
    seen = read_page(page.encode())
    sight = check_page("page.html", seen, grounds, seen.marks, Faults())
    assert sight.gather("plain") == {"same-0": 2}


@pytest.mark.parametrize(("code", "body"), RIGHT)
def test_what_was_right_counts_as_before_and_is_not_read_again(code: str, body: str) -> None:
    (story,) = (one for one in SITE.stories if one.slug == FIGURES)
    grounds = make_grounds(SITE, [story], code)

    def check(known: Mapping[str, Counted], more: str = "") -> tuple[Sight, Pieces]:
        page = f'<html lang="{TAGS[code]}"><body>{more}{body}</body></html>'
        seen, pieces = read_page(page.encode()), Pieces(known)
        faults, problems = Faults(), Problems()
        sight = check_page("page.html", seen, grounds, seen.marks, faults, pieces)
        faults.report(problems)
        assert not problems
        return sight, pieces

    before, pieces = check({})
    with patch.object(page_module, "find_quantities", side_effect=AssertionError):
        again, same = check(pieces.found)
    assert again == before and same.found == pieces.found
    assert check(pieces.found, "<p>More.</p>")[0] == check({}, "<p>More.</p>")[0]


def test_what_is_wrong_is_told_again() -> None:
    body, grounds = mark("food", "801", "8,000 items"), make_grounds(SITE, SITE.stories, "en")
    seen, pieces = read_page(f'<html lang="en"><body>{body}</body></html>'.encode()), Pieces()
    told = []
    for _ in range(2):
        faults, problems = Faults(), Problems()
        check_page("page.html", seen, grounds, seen.marks, faults, pieces)
        faults.report(problems)
        told.append({problem.code for problem in problems})
        pieces = Pieces(pieces.found)
    assert told == [{"finished-value", "finished-differs"}] * 2
