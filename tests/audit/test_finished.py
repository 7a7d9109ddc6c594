"""After rendering: the finished pages are read as a stranger reads them, in every language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.fixture import (
    FIGURES,
    KINDS,
    ROOT,
    TIDY,
    check_finished,
    copy_warm,
    edit,
    plan_pages,
    print_fixture,
)
from tests.telling import check_told
from youju import addresses
from youju.inputs import read_home
from youju.localized import figures
from youju.model import Quantity, Text
from youju.numbers.ranges import word_quantity
from youju.problems import BuildError, Problem, Problems
from youju.publish import plan_site

STORY = {code: addresses.story(code, FIGURES) for code in ("en", "zh")}
CHART = addresses.chart("en", FIGURES, KINDS)
EMBED = addresses.embed("en", FIGURES, KINDS)
CARD = addresses.embed_file("en", FIGURES, KINDS, ".svg")
DATA = addresses.data("zh", FIGURES)
DARK = addresses.embed_file("zh", FIGURES, KINDS, "-dark.svg")
LINE = addresses.embed_figure_text("en", FIGURES, "stalls")
SERIES = addresses.story("en", TIDY)


def check(pages: Mapping[str, bytes]) -> list[Problem]:
    problems = Problems()
    check_finished(print_fixture().site, pages, problems)
    return list(problems)


def change(path: str, old: str, new: str, *, count: int = 1) -> list[Problem]:
    """Return the problems of a page of the fixture with `new` for the first `old` on it.

    It is read with its neighbours: the page that a file stands beside, and other languages' pages.
    """
    whole, beside = print_fixture().pages, re.sub(r"(-dark)?\.(svg|txt)$", "/index.html", path)
    spoken = [re.sub(r"\b(en|zh)/", f"{code}/", beside, count=1) for code in ("en", "zh")]
    pages = {name: whole[name] for name in {path, *spoken} if name in whole}
    text = pages[path].decode()
    assert old in text
    pages[path] = text.replace(old, new, count).encode()
    return check(pages)


def codes(found: list[Problem]) -> set[str]:
    return {problem.code for problem in found}


def test_finished_pages_pass() -> None:
    assert check(print_fixture().pages) == []


@pytest.mark.slow
def test_every_page_of_words_is_read() -> None:
    """A number that nobody bears out is found wherever it stands."""
    pages = print_fixture().pages
    endings = (".html", ".svg", "s.txt")
    places = [path for path in pages if path.endswith(endings) and path != "favicon.svg"]
    places.remove("robots.txt")
    assert len(places) > 40
    for path in places:
        end, words = {
            ".html": ("</body>", "<p>and 77,777 more</p>"),
            ".svg": ("</svg>", "<text>and 77,777 more</text>"),
            ".txt": ("https", "and 77,777 more "),
        }[Path(path).suffix]
        # A file is held against the figures of the page beside it.
        beside = re.sub(r"(-phone)?(-dark)?\.svg$|\.txt$", "", path)
        names = (f"{beside}/index.html", path)
        read = {name: pages[name] for name in names if name in pages}
        found = check({**read, path: pages[path].replace(end.encode(), f"{words}{end}".encode())})
        assert [(p.code, p.origin.file) for p in found] == [("finished-bare-number", path)]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (STORY["en"], ">more than 1,200", ">1,200", "finished-differs"),
        (STORY["zh"], ">約360萬元", ">360萬元", "finished-differs"),
        (STORY["zh"], ">66.7%", ">66.7", "finished-differs"),
        (STORY["en"], 'value="1200"', 'value="12000"', "finished-value"),
        (STORY["en"], 'data-figure="rent"', 'data-figure="rant"', "finished-unknown-figure"),
        (DATA, ">1200多個<", ">1200個<", "finished-differs"),
        (CHART, ">800\u00a0items</text>", ">400\u00a0items</text>", "finished-differs"),
        (EMBED, "<title>Most", "<title>800 of 1,200 most", "finished-bare-number"),
        (CARD, "Food is sold at 800", "Food is sold at 900", "finished-bare-number"),
        (DARK, "賣吃的有800項", "賣吃的有900項", "finished-bare-number"),
        (LINE, "more than 1,200", "1,200", "finished-bare-number"),
        (SERIES, "<td>90,000</td>", "<td>90,001</td>", "finished-bare-number"),
        (SERIES, ">150,000</text>", ">15,000</text>", "finished-languages"),
        (STORY["en"], "May 9, 2024</time>", "May 8, 2024</time>", "finished-date"),
    ],
)
def test_a_wrong_word_is_found(path: str, old: str, new: str, code: str) -> None:
    found = change(path, old, new)
    assert code in codes(found)
    # Of two languages that differ, the second one's page is named.
    places = {problem.origin.file for problem in found}
    assert places & {path, path.replace("en/", "zh/", 1)}


MISTAKES = sorted((ROOT / "tests/finished_mistakes").iterdir())


@pytest.mark.parametrize("folder", MISTAKES, ids=lambda folder: folder.name)
def test_a_mistake_is_told(folder: Path) -> None:
    files = {code: folder / f"{code}.html" for code in STORY}
    check_told(folder, check({STORY[c]: f.read_bytes() for c, f in files.items() if f.is_file()}))


def test_a_title_names_only_figures_that_its_page_marks() -> None:
    title = "<title>The market has more than"
    assert codes(change(STORY["en"], title, "<title>The market has")) == {
        "finished-bare-number",
        "finished-languages",
    }


def test_a_figure_that_one_language_lacks_is_found() -> None:
    start = '<a class="cite" id="ref-rent"'
    text = print_fixture().pages[STORY["en"]].decode()
    cited = text[text.index(start) : text.index("</a>", text.index(start)) + 4]
    (found,) = change(STORY["en"], cited, "money")
    assert found.code == "finished-languages"
    values = dict(found.values)
    assert (values["what"], values["section"]) == ("rent", "stalls")
    # The second language is held against the first, and named by the page.
    assert {values["mine"], values["theirs"]} == {"0", "1"}


def test_the_same_fault_on_many_pages_is_told_once() -> None:
    pages = {
        path: content.replace(b">more than 1,200", b">1,200")
        for path, content in print_fixture().pages.items()
    }
    found = [problem for problem in check(pages) if problem.code == "finished-differs"]
    assert len(found) <= 2  # with the noun, and without
    assert max(int(dict(problem.values)["pages"]) for problem in found) > 3


def test_a_page_of_no_language_is_read_too() -> None:
    found = change(addresses.ROOT, "</main>", "<p>800 stalls</p></main>")
    assert codes(found) == {"finished-bare-number"}


@pytest.mark.slow
def test_a_template_that_drops_the_qualifier_stops_the_build(tmp_path: Path) -> None:
    root = copy_warm(tmp_path / "site")
    name = "templates/macros.html"
    (root / name).parent.mkdir()
    (root / name).write_bytes((read_home() / name).read_bytes())
    edit(
        root / name,
        '<p class="value">{{ item.value }}</p>',
        '<p class="value">{{ item.value | replace("more than", "") | safe }}</p>',
    )
    with pytest.raises(BuildError) as error:
        plan_site(root)
    (problem,) = error.value.problems
    assert (problem.code, problem.origin.file) == ("finished-differs", STORY["en"])


def test_a_wording_that_drops_the_qualifier_without_its_noun_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The slip that binding cannot catch: 1200多個 becomes 1200 where the sentence has the noun."""

    def drop(quantity: Quantity, *rest: Any, noun: bool = True, **how: Any) -> str:
        quantity = quantity if noun else replace(quantity, qualifier="exact")
        return word_quantity(quantity, *rest, noun=noun, **how)

    printed = print_fixture()
    site = printed.site
    (story,) = (story for story in site.stories if story.slug == FIGURES)
    title = Text(dict.fromkeys(site.languages, '{{ fig("stalls", noun=False) }}'), ("en", "zh"))
    stories = tuple(replace(story, title=title) if s is story else s for s in site.stories)
    site = replace(site, stories=stories)
    monkeypatch.setattr(figures, "word_quantity", drop)
    pages = {
        page.path: page.content
        for page in plan_pages(site, printed.pictures, printed.cards, printed.posters)
    }
    problems = Problems()
    check_finished(site, pages, problems)
    found = [
        dict(problem.values)["words"] for problem in problems if problem.code == "finished-differs"
    ]
    assert sorted(found) == ["1,200", "1200"]


def test_each_file_is_read_or_known_to_hold_no_sentence() -> None:
    """A new kind of file whose words nobody reads would have any number in them."""
    read = (".html", ".svg", ".txt")
    for_programs = (".json", ".csv", ".zip", ".js", ".css", "sitemap.xml")
    pictures = (".png", ".jpg", ".webp")
    pages = print_fixture().pages
    assert [path for path in pages if not path.endswith(read + for_programs + pictures)] == []
