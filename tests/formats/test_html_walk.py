"""The walk over HTML: what is open at each word, in whole pages and in broken ones."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.formats.html_walk import VOID, HtmlWalk

NAMES = ("div", "p", "td", "b", "br", "img")


class Path(HtmlWalk[str]):
    """Says of each word which elements stand round it, and which ended, in their order."""

    def __init__(self) -> None:
        super().__init__("")
        self.words: list[tuple[str, str]] = []
        self.ended: list[str] = []

    def enter(self, name: str, given: Mapping[str, str]) -> str:
        return f"{self.place}/{name}{''.join(f'[{key}={value}]' for key, value in given.items())}"

    def leave(self, name: str, place: str) -> None:
        assert place.rpartition("/")[2].startswith(name) and place == self.place
        self.ended.append(name)

    def handle_data(self, data: str) -> None:
        self.words.append((self.place, data))


def walk(html: str) -> Path:
    path = Path()
    path.feed(html)
    path.close()
    return path


@pytest.mark.parametrize(
    ("html", "words", "ended"),
    [
        ("a<p>b</p>c", [("", "a"), ("/p", "b"), ("", "c")], ["p"]),
        ("<p>a<br>b<br/>c", [("/p", "a"), ("/p", "b"), ("/p", "c")], []),
        ("<div><b>a</div>b", [("/div/b", "a"), ("", "b")], ["b", "div"]),
        ("<p>a</b>b</p>", [("/p", "a"), ("/p", "b")], ["p"]),
        ("<p hidden lang=en>&amp;&#x4e00;</p>", [("/p[hidden=][lang=en]", "&一")], ["p"]),
        ("<P>a</P>b", [("/p", "a"), ("", "b")], ["p"]),
    ],
)
def test_each_word_has_what_is_open_round_it(
    html: str, words: list[tuple[str, str]], ended: list[str]
) -> None:
    path = walk(html)
    assert (path.words, path.ended) == (words, ended)


def test_whether_it_stands_inside_an_element_is_asked_by_name() -> None:
    path = walk("<table><tr><td>")
    assert path.is_inside("th", "td") and not path.is_inside("th", "p")


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from([f"/{n}" for n in NAMES]))))
def test_whatever_was_opened_is_open_until_it_ends(parts: list[str]) -> None:
    path = walk("".join(f"<{part}>" for part in parts) + "x")
    opened = [part for part in parts if part[0] != "/" and part not in VOID]
    left = path.words[-1][0].split("/")[1:]
    assert sorted([*path.ended, *left]) == sorted(opened)
