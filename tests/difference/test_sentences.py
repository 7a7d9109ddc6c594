"""Sentences of a finished page: what a reader reads, with its figures, its language, its chart."""

from __future__ import annotations

import pytest

from tests.fixture import FIGURES, KINDS, text_of
from youju.difference.sentences import Sentence, read_printed_sentences


def texts(page: str) -> list[str]:
    return [sentence.text for sentence in read_printed_sentences(page)]


def figure(figure_id: str, words: str) -> str:
    data = f'<data class="fig" value="1" data-figure="{figure_id}">{words}</data>'
    return f'<a class="cite" href="#ev-{figure_id}">{data}</a>'


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("The U.S. has one. It rose 1.2 percent.", ["The U.S. has one.", "It rose 1.2 percent."]),
        ("It is No. 39 of Mr. Li. 12 more follow.", ["It is No. 39 of Mr. Li. 12 more follow."]),
        ("“One.” “Two.” (Three.) Four", ["“One.”", "“Two.”", "(Three.)", "Four"]),
        ("一句。兩句！「三句？」四句", ["一句。", "兩句！", "「三句？」", "四句"]),
        ("分號；仍是一句，逗號也是。", ["分號；仍是一句，逗號也是。"]),
        ("a\n  b\tc d", ["a b c d"]),
        ("", []),
    ],
)
def test_words_are_split_into_sentences(words: str, expected: list[str]) -> None:
    assert texts(f"<p>{words}</p>") == expected


def test_blocks_end_sentences_and_inline_elements_do_not() -> None:
    assert texts("<h2>Head</h2><ul><li>one<li>two</ul><p>a <em>b</em>c<br>d") == [
        *("Head", "one", "two"),
        *("a bc", "d"),
    ]
    assert texts("<p>a &amp; b &lt;c&gt;</p>") == ["a & b <c>"]


def test_a_sentence_knows_its_figures_and_what_is_left_without_them() -> None:
    food, rent = figure("food", "800 stalls"), figure("rent", "$1.2 million")
    page = f"<p>More than half, {food}, sell food. Rent is {rent}. Next</p>"
    first, second, third = read_printed_sentences(page)
    assert first.text == "More than half, 800 stalls, sell food."
    assert (first.figures, first.rest) == (("food",), "More than half, …, sell food.")
    assert (second.text, second.figures) == ("Rent is $1.2 million.", ("rent",))
    assert (third.text, third.figures) == ("Next", ())


def test_what_is_not_read_as_a_sentence_is_left_out() -> None:
    silent = "<script>a</script><style>b</style><svg><text>c</text></svg><textarea>d</textarea>"
    assert texts(f"<title>t</title>{silent}<p>e</p>") == ["e"]


def test_descriptions_count_those_of_pages_and_of_pictures() -> None:
    head = '<meta name="description" content="One. Two."><meta property="og:image:alt" content="A">'
    body = '<img alt="B"><img alt=""><p class="alt">C</p><p id="chart-x-alt">D</p><td>E</td>'
    kinds = [(sentence.text, sentence.kind) for sentence in read_printed_sentences(head + body)]
    assert kinds == [
        *(("One.", "text"), ("Two.", "text"), ("A", "alt"), ("B", "alt"), ("C", "alt")),
        *(("D", "alt"), ("E", "table")),
    ]
    assert texts('<meta name="viewport" content="width=1"><link href="x">') == []


def test_language_and_chart_are_those_of_the_nearest_element() -> None:
    page = (
        '<html lang="en"><p>a</p><figure id="chart-kinds"><h3>b</h3><dd lang="zh-Hant">甲</dd>'
        "</figure><p>c</p></html>"
    )
    found = [(s.text, s.tag, s.chart) for s in read_printed_sentences(page)]
    assert found == [
        *(("a", "en", ""), ("b", "en", "kinds"), ("甲", "zh-Hant", "kinds"), ("c", "en", "")),
    ]


def test_sentences_that_read_the_same_are_equal() -> None:
    one, two = read_printed_sentences(f"<p>800</p><p>{figure('food', '800')}</p>")
    assert one == two and one.figures != two.figures
    assert str(one) == "800"
    assert one != Sentence("800", "en", "text", "800", (), "")


def test_stray_ends_and_open_elements_do_no_harm() -> None:
    assert texts("</p></div><p>a</b></p></html>b<p>c") == ["a", "b", "c"]


def test_a_printed_page_is_read_in_full() -> None:
    found = read_printed_sentences(text_of(f"en/{FIGURES}/index.html"))
    assert ("food",) in {s.figures for s in found if s.text.startswith("Food is sold at")}
    assert {s.tag for s in found} >= {"en"}
    alts = [s for s in found if s.kind == "alt"]
    bars = "Bars: food 800 items, clothes 400 items."
    told = f"Fixture Town, items, May 2024: {bars}"
    card = f"The market has more than 1,200 items · {bars}"
    # The picture that is shared; the chart's, folded away and for its picture.
    assert [(s.chart, s.text) for s in alts] == [("", card), (KINDS, told), (KINDS, told)]
