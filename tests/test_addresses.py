"""Addresses: promises that are kept, and links that work from a sub-path and from a disk."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import print_fixture
from youju import addresses
from youju.addresses import absolute, from_host, pretty, relative, spoken

BASE = "https://news.example/data/"


def test_the_addresses_are_those_that_were_promised() -> None:
    made = [
        addresses.ROOT,
        addresses.NOT_FOUND,
        addresses.index("zh"),
        addresses.leaf("zh", "about"),
        addresses.story("zh", "city-budget"),
        addresses.chart("zh", "city-budget", "by-year"),
        addresses.data("zh", "city-budget"),
        addresses.embed("zh", "city-budget", "by-year"),
        addresses.embed_file("zh", "city-budget", "by-year", "-dark.svg"),
        addresses.embed_auto("city-budget", "by-year"),
        addresses.embed_figure("zh", "city-budget", "spending"),
        addresses.embed_figure_text("zh", "city-budget", "spending"),
        addresses.embed_script("1f2e3d4c5b6a"),
        addresses.pinned("1f2e3d4c5b6a", "zh", "city-budget", "by-year"),
        addresses.share_card("zh/city-budget/by-year/index.html"),
        addresses.download("city-budget", "figures.csv"),
    ]
    assert [pretty(path) for path in made] == [
        "",
        "404.html",
        "zh/",
        "zh/about/",
        "zh/city-budget/",
        "zh/city-budget/by-year/",
        "zh/city-budget/data/",
        "embed/zh/city-budget/by-year/",
        "embed/zh/city-budget/by-year-dark.svg",
        "embed/auto/city-budget/by-year/",
        "embed/zh/city-budget/figure/spending/",
        "embed/zh/city-budget/figure/spending.txt",
        "embed/embed.1f2e3d4c5b6a.js",
        "embed/@1f2e3d4c5b6a/zh/city-budget/by-year/",
        "zh/city-budget/by-year/card.png",
        "data/city-budget/figures.csv",
    ]


def test_templates_may_give_the_id_by_the_name_that_it_always_had() -> None:
    """`paths.chart(code, story.slug, id=chart.id)` of a newsroom's template."""
    assert addresses.chart("zh", "budget", id="by-year") == "zh/budget/by-year/index.html"
    assert addresses.embed("zh", "budget", id="a") == "embed/zh/budget/a/index.html"
    assert addresses.embed_file("zh", "budget", id="a", suffix=".svg") == "embed/zh/budget/a.svg"
    assert addresses.saved("budget", id="a", code="zh", suffix=".svg") == "budget-a-zh.svg"
    assert addresses.embed_auto("budget", id="a") == "embed/auto/budget/a/index.html"
    card = addresses.embed_figure("zh", "budget", id="b")
    assert card == "embed/zh/budget/figure/b/index.html"
    text = addresses.embed_figure_text("zh", "budget", id="b")
    assert text == "embed/zh/budget/figure/b.txt"
    pinned = addresses.pinned("1f2e", "zh", "budget", id="a")
    assert pinned == "embed/@1f2e/zh/budget/a/index.html"


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.html", "zh/index.html", "zh/"),
        ("zh/index.html", "index.html", "../"),
        ("zh/a/index.html", "zh/a/index.html", "./"),
        ("zh/a/index.html", "zh/a/index.html#x", "#x"),
        ("zh/a/index.html", "en/a/index.html#x", "../../en/a/#x"),
        ("zh/a/b/index.html", "assets/site.css", "../../../assets/site.css"),
        ("zh/a/data/index.html", "zh/a/index.html", "../"),
        ("embed/zh/a/b/index.html", "embed/zh/a/b.svg", "../b.svg"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link


PARTS = st.lists(st.sampled_from(["zh", "en", "a", "b", "data"]), max_size=4)


@given(PARTS, PARTS, st.sampled_from(["index.html", "c.svg"]))
def test_a_link_leads_where_it_should(here: list[str], there: list[str], name: str) -> None:
    start, goal = "/".join([*here, "index.html"]), "/".join([*there, name])
    link = relative(start, goal)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(start), link)).removeprefix("./")
    expected = posixpath.normpath(pretty(goal) or ".")
    assert found == expected
    assert link.endswith("/") == (name == "index.html")


def test_full_addresses_begin_with_the_sites_own() -> None:
    assert absolute(BASE, "index.html") == BASE
    assert absolute(BASE, "zh/a/index.html") == f"{BASE}zh/a/"
    assert absolute(BASE, "data/a/figures.csv") == f"{BASE}data/a/figures.csv"


def test_a_spoken_address_has_no_scheme() -> None:
    assert spoken("https://news.example/", "zh/a/index.html") == "news.example/zh/a/"
    assert spoken("http://127.0.0.1:8000/", "zh/index.html") == "127.0.0.1:8000/zh/"


@pytest.mark.parametrize(("base", "start"), [(BASE, "/data/"), ("https://news.example/", "/")])
def test_the_404_page_links_from_the_host(base: str, start: str) -> None:
    assert from_host(base, "zh/index.html") == f"{start}zh/"


def test_no_page_of_a_story_can_take_the_place_of_another() -> None:
    paths = list(print_fixture().pages)
    assert len({path.casefold() for path in paths}) == len(paths)
    assert {path.split("/")[0] for path in paths if "/" in path} == {
        "assets",
        "data",
        "embed",
        "en",
        "zh",
    }


def test_an_embed_is_told_by_its_path() -> None:
    split = addresses.split_embed
    assert split(addresses.embed("zh", "budget", "by-year")) == ("zh", "budget/by-year")
    assert split(addresses.embed_figure("en", "budget", "spent")) == ("en", "budget/figure/spent")
    assert split(addresses.embed_auto("budget", "by-year")) == ("auto", "budget/by-year")
    others = (
        addresses.pinned("1f2e3d4c5b6a", "zh", "budget", "by-year"),
        addresses.chart("zh", "budget", "by-year"),
        addresses.embed_file("zh", "budget", "by-year", ".svg"),
        addresses.embed_script("1f2e3d4c5b6a"),
    )
    assert [split(path) for path in others] == [None] * 4
    assert [addresses.is_embed_script(path) for path in others] == [False] * 3 + [True]


def test_a_chart_is_told_by_the_path_of_its_picture() -> None:
    split = addresses.split_picture
    picture = addresses.embed_file("zh", "budget", "by-year", ".svg")
    assert split(picture) == ("zh", "budget", "by-year")
    others = (
        *(
            addresses.embed_file("zh", "budget", f"by-year{end}", ".svg")
            for end in addresses.VARIANTS
        ),
        addresses.embed_file("zh", "budget", "by-year", ".png"),
        addresses.embed("zh", "budget", "by-year"),
        addresses.embed_file("@1f2e3d4c5b6a", "budget", "by-year", ".svg"),
    )
    assert [split(path) for path in others] == [None] * 6


def test_a_full_address_keeps_its_part() -> None:
    path = f"{addresses.data('en', 'budget')}#ev-spent"
    assert addresses.absolute("https://news.example/", path) == (
        "https://news.example/en/budget/data/#ev-spent"
    )
