"""Round numbers on a finished page stand their own labels, and with a chart its note and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.fixture import FIGURES, KINDS, check_finished, print_fixture
from youju import addresses
from youju.model import Site, Text
from youju.problems import Problem, Problems

STORY = addresses.story("en", FIGURES)
CHART = addresses.chart("zh", FIGURES, KINDS)
EMBED = addresses.embed("en", FIGURES, KINDS)
SOURCE = '<p class="source">'
NOTE = {
    "en": "**Rounded** to tens & [counted](https://e.example/a_b) twice: “{{ fig('food') }}”.",
    "zh": "四捨五入到十位，**數了兩遍**：{{ fig('food') }}。",
}


def check(pages: Mapping[str, bytes], site: Site | None = None) -> list[Problem]:
    problems = Problems()
    check_finished(site or print_fixture().site, pages, problems)
    return list(problems)


def change(path: str, old: str, new: str) -> list[tuple[str, str]]:
    """Return the codes and the pages of what is told with `new` for `old` on one page."""
    text = print_fixture().pages[path].decode()
    assert old in text
    found = check({path: text.replace(old, new).encode()})
    return [(problem.code, problem.origin.file) for problem in found]


@pytest.mark.parametrize("path", [STORY, CHART, EMBED])
def test_a_chart_without_its_source_is_told(path: str) -> None:
    text = print_fixture().pages[path].decode()
    start = text.index(SOURCE)
    line = text[start : text.index("</p>", start) + 4]
    assert change(path, line, "") == [("finished-no-source", path)]
    hidden = line.replace(SOURCE, '<p class="source" hidden>')
    assert change(path, line, hidden) == [("finished-no-source", path)]
    other = line.replace("<p", '<footer data-own="1"').replace("</p>", "</footer>")
    assert change(path, line, other) == []


def test_a_page_without_the_picture_needs_no_source() -> None:
    """A newsroom may list its charts by their titles."""
    page = b'<html lang="en"><ul><li>Most stalls sell food</li></ul></html>'
    assert check({STORY: page, EMBED: page}) == []


def test_a_chart_without_its_note_is_told() -> None:
    fixture = print_fixture()
    [story] = [story for story in fixture.site.stories if story.slug == FIGURES]
    words = {**NOTE, "zh-hans": "四舍五入到十位"}
    note = Text(words, tuple(fixture.site.languages))
    noted = replace(story, charts=tuple(replace(chart, note=note) for chart in story.charts))
    stories = tuple(noted if one is story else one for one in fixture.site.stories)
    site = replace(fixture.site, stories=stories)
    assert [(p.code, p.origin.file) for p in check({EMBED: fixture.pages[EMBED]}, site)] == [
        ("finished-no-note", EMBED)
    ]
    notes = {
        "en": "<p><strong>Rounded</strong> to tens &amp; <a href='x'>counted</a> twice: ‘800’.</p>",
        "zh": "<p>四捨五入到十位，<strong>數了<wbr>兩遍</strong>：八百項。</p>",
    }
    for path, code in ((EMBED, "en"), (CHART, "zh")):
        text = fixture.pages[path].decode().replace(SOURCE, notes[code] + SOURCE)
        assert [p.code for p in check({path: text.encode()}, site)] == []


def place(label: str, form: str) -> list[str]:
    """Return what is told of the figure `food` beside `label` in mark-up of some `form`."""
    value = '<data class="fig" value="800" data-figure="food">800 items</data>'
    page = f'<html lang="en">{form.format(label=label, value=value)}</html>'
    return [problem.code for problem in check({STORY: page.encode()})]


def name(figure: str) -> str:
    """Return the English label of a figure of the fixture."""
    stories = {story.slug: story for story in print_fixture().site.stories}
    return stories[FIGURES].figures[figure].label["en"]


FORMS = (
    "<table><tr><th>{label}</th><td>{value}</td></tr></table>",
    "<dl><div><dt>{label}</dt><dd>{value}</dd></div></dl>",
    "<dl><dt>{label}</dt><dd><b>{value}</b></dd></dl>",
    "<ul><li><p>{value}</p><p>{label}</p></li></ul>",
    "<article><h3>{label}</h3><p>{value}</p></article>",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_label_of_another_figure_is_told(form: str) -> None:
    own, other = name("food"), name("clothes")
    assert place(other, form) == ["finished-label"]
    assert place(own, form) == []
    assert place(f"{own}, in all", form) == []


def tell(own: str, other: str, page: str, code: str = "en") -> list[str]:
    """Return what is told where `food` is labelled `own`, and `page` has a row that says `other`,
    the label of `clothes`."""
    fixture = print_fixture()
    stories = {story.slug: story for story in fixture.site.stories}
    figures = dict(stories[FIGURES].figures)
    for key, words in (("food", own), ("clothes", other)):
        label = {**figures[key].label, code: words}
        figures[key] = replace(figures[key], label=Text(label, tuple(fixture.site.languages)))
    site = replace(fixture.site, stories=(replace(stories[FIGURES], figures=figures),))
    cell = '<td><data class="fig" value="800" data-figure="food">800 items</data></td>'
    row = f"<tr><th>{other}</th>{cell}</tr>"
    html = f'<html lang="{code}">{page.format(row=row, cell=cell)}</html>'
    return [p.code for p in check({addresses.story(code, FIGURES): html.encode()}, site)]


TABLE = "<table>{row}</table>"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Clothes and food", "Clothes"),
        ("Large ferries", "Ferries"),
        ("Small, old ferries: share", "Small old ferries"),
        ("高技能人才佔各類合計的比重", "高技能人才"),
        ("女性（15歲以上）", "女性"),
        ("全港，女性", "女性"),
        ("GDP增長", "GDP"),
    ],
)
def test_a_row_may_say_its_own_label_shorter(own: str, other: str) -> None:
    assert tell(own, other, TABLE, "en" if own.isascii() else "zh") == []


@pytest.mark.parametrize(
    ("own", "other"),
    [
        *(("Female", "Male"), ("Females under 15", "Males"), ("Earlyish", "Early")),
        *(("出生人口", "人口"), ("姊妹港訪問人數", "訪問人數"), ("人均GDP", "GDP")),
    ],
)
def test_a_label_that_is_only_part_of_a_word_is_anothers(own: str, other: str) -> None:
    assert tell(own, other, TABLE, "en" if own.isascii() else "zh") == ["finished-label"]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<h3>出生</h3><table>{row}</table>", 0),
        ("<h2>死亡與出生</h2><h3>全港</h3><table>{row}</table>", 0),
        ("<table><caption>出生</caption>{row}</table>", 0),
        ("<table><thead><tr><th>甲</th><th>出生</th><th>乙</th></tr></thead>{row}</table>", 0),
        ("<table><tr><td>出生</td><td>人口</td>{cell}</tr></table>", 0),
        ("<h3>出生</h3><h3>死亡</h3><table>{row}</table>", 1),
        ("<p>出生</p><table>{row}</table>", 1),
        ("<table><caption>出生</caption></table><table>{row}</table>", 1),
    ],
)
def test_what_a_row_leaves_out_is_said_in_it_or_above_it(page: str, told: int) -> None:
    assert tell("出生人口", "人口", page, "zh") == ["finished-label"] * told


def test_a_row_may_name_other_figures_beside_its_own() -> None:
    own, other = name("food"), name("clothes")
    row = f"<table><tr><th>{own}</th><td>{other}</td><td>{{value}}</td></tr></table>"
    assert place("", row) == []
    assert place(other, "<h2>{label}</h2><p>It is {value}.</p>") == []
