"""What a stranger sees: words, their language and place, the figures among them; nothing hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from youju.audit.seen import FIGURE_SIGN, MarkedFigure, Seen, VisibleWords
from youju.audit.visible import read_page, read_text

HEAD = '<html lang="en"><head><title>Title &amp; more</title>'


def see(body: str, head: str = HEAD) -> Seen:
    return read_page(f"{head}</head><body>{body}</body></html>".encode())


def said(seen: Seen, kind: str) -> list[str]:
    return [words.text for words in seen.words if words.kind == kind]


def test_text_is_seen_block_by_block() -> None:
    seen = see("<p>One <em>and</em>\n two<br>three</p><ul><li>four<li>five</ul>")
    assert said(seen, "text") == ["One and two three", "four", "five"]
    assert said(seen, "plain") == ["Title & more"]


def test_a_figure_knows_its_words_and_what_touches_them() -> None:
    seen = see(
        '<p>\nAbout <a href="#x"><data class="fig" value="489000" data-figure="total">more than'
        " 489,000\u00a0people</data></a>,\n<b>and</b> <data value='5' data-figure='b'>5</data>.</p>"
    )
    first, last = seen.marks
    assert first == MarkedFigure(
        *("total", "489000", "more than 489,000\u00a0people", "en", 2, "", 0, "About "),
        f", and {FIGURE_SIGN}",
    )
    assert (last.figure, last.before, last.after) == ("b", ", and ", ".")
    assert said(seen, "text") == [f"About {FIGURE_SIGN}, and {FIGURE_SIGN}."]


def test_a_character_that_stands_for_figures_is_no_figure() -> None:
    seen = see(f"<p>{FIGURE_SIGN} and <data value='5' data-figure='b'>5</data></p>")
    assert [mark.before for mark in seen.marks] == ["and "]


def test_scripts_styles_and_hidden_parts_are_not_seen() -> None:
    seen = see(
        "<script>var a = 5;</script><style>b{width:6px}</style><template>7</template>"
        '<p hidden title="8">8 <b>9</b></p><p data-done="10">eleven</p><!-- 12 -->'
    )
    assert said(seen, "text") == ["eleven"]
    assert said(seen, "plain") == ["Title & more"]


def test_what_is_heard_or_quoted_elsewhere_is_plain() -> None:
    meta = '<meta name="description" content="D"><meta property="og:title" content="O">'
    other = '<meta name="viewport" content="width=5"><meta property="og:url" content="x/5">'
    seen = see(
        '<img alt="A"><nav aria-label="L"></nav><abbr title="T">x</abbr>', HEAD + meta + other
    )
    assert sorted(said(seen, "plain")) == ["A", "D", "L", "O", "T", "Title & more"]


def test_linked_data_gives_its_texts() -> None:
    data = '{"@type":"NewsArticle","headline":"H","url":"https://x/5","isBasedOn":[{"name":"N"}]}'
    seen = see("", f'{HEAD}<script type="application/ld+json">{data}</script>')
    assert said(seen, "plain") == ["Title & more", "H", "N"]


def test_mark_up_to_copy_is_read_as_it_will_be_seen() -> None:
    seen = see(
        '<textarea aria-label="Code">&lt;iframe title="T 5" width="100%" height="792"&gt;'
        "&lt;/iframe&gt;&lt;p&gt;&lt;a&gt;Link&lt;/a&gt; 6&lt;/p&gt;</textarea>"
    )
    assert said(seen, "plain") == ["Title & more", "Code", "T 5", "Link 6"]
    assert said(seen, "text") == []


def test_cells_of_mark_up_to_copy_stay_cells() -> None:
    seen = see(
        "<textarea>&lt;table&gt;&lt;tr&gt;&lt;td&gt;7&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</textarea>"
    )
    assert said(seen, "copied") == ["7"] and said(seen, "cell") == []


def test_dates_and_places_in_the_source_stand_apart() -> None:
    seen = see(
        '<p>On <time datetime="2021-12-23">December 23, 2021</time> ·'
        ' <span class="locator">paragraph 6</span> · end</p>'
    )
    assert [w for w in seen.words if w.kind == "time"] == [
        VisibleWords("time", "December 23, 2021", "en", 1, "2021-12-23")
    ]
    assert said(seen, "text") == ["On · · end"]


def test_the_words_of_a_picture_have_the_id_of_their_row() -> None:
    seen = see(
        '<svg aria-label="A"><g data-figure="a"><path d="M0,0h5"/><text x="1">5 <tspan>people'
        '</tspan></text></g><text data-figure="b">6</text><text>1980</text></svg><p>after</p>'
    )
    found = [(words.text, words.about) for words in seen.words if words.kind == "picture"]
    assert found == [("5 people", "a"), ("6", "b"), ("1980", "")]
    assert said(seen, "text") == ["after"]


def test_cells_are_cells() -> None:
    seen = see("<table><caption>C</caption><tr><th>1964</th><td>5 <b>6</b></td></tr></table>")
    assert said(seen, "cell") == ["1964", "5 6"]
    assert said(seen, "text") == ["C"]


def test_the_nearest_language_counts() -> None:
    seen = see('<p>a</p><p lang="zh-Hant">甲<data value="5" data-figure="x">5人</data></p><p>b</p>')
    assert [w.tag for w in seen.words if w.kind == "text"] == ["en", "zh-Hant", "en"]
    assert seen.marks[0].tag == "zh-Hant"


def test_sections_and_paragraphs_are_counted_in_prose_only() -> None:
    mark = '<data value="5" data-figure="x">5</data>'
    seen = see(
        f'<h1>T</h1><p>{mark}</p><div class="prose"><h2 id="a">A</h2><p>1</p><p>{mark}</p>'
        f'<h2 id="b">B</h2><ul><li>{mark}</li></ul></div><h2 id="c">C</h2><p>{mark}</p>'
    )
    assert [(mark.section, mark.block) for mark in seen.marks] == [
        ("", 0),
        ("a", 2),
        ("b", 1),
        ("c", 0),
    ]
    assert seen.blocks == {"": 0, "a": 2, "b": 1, "c": 0}


def test_lines_are_those_of_the_page() -> None:
    seen = see('\n\n<p>a</p>\n<p>\nb <data value="5" data-figure="x">5</data></p>')
    assert [words.line for words in seen.words if words.kind == "text"] == [3, 4]
    assert seen.marks[0].line == 5


def test_a_picture_file_has_its_lines_as_one_text() -> None:
    seen = read_page(
        b'<svg xmlns="x" xml:lang="en"><title>T</title><desc>D</desc><text y="1">more than</text>'
        b'<text y="2">5 people</text><g id="picture"><g><text data-figure="a">6</text></g></g>'
        b'<text y="3">Note</text></svg>',
        picture=True,
    )
    assert said(seen, "plain") == ["T", "D", "more than 5 people Note"]
    assert said(seen, "picture") == ["6"]
    assert {words.tag for words in seen.words} == {"en"}


def test_lines_in_groups_are_lines_unless_they_stand_in_the_picture() -> None:
    seen = read_page(
        b'<svg xmlns="x" xml:lang="en"><g id="title"><text><tspan>more </tspan><tspan>than'
        b'</tspan></text></g><g id="picture"><text>6</text></g><g id="note"><text>5</text></g>'
        b"</svg>",
        picture=True,
    )
    assert said(seen, "plain") == ["more than 5"]
    assert said(seen, "picture") == ["6"]


def test_a_text_file_is_read_as_one_text() -> None:
    seen = read_text("引進人才：4.3萬人\n".encode(), "zh-Hant")
    assert said(seen, "plain") == ["引進人才：4.3萬人\n"]
    assert (seen.words[0].tag, seen.marks) == ("zh-Hant", ())


def test_linked_data_that_nobody_can_read_is_passed_over() -> None:
    assert said(see("", f'{HEAD}<script type="application/ld+json">{{5</script>'), "plain") == [
        "Title & more"
    ]


def test_elements_that_close_themselves_are_read() -> None:
    seen = see('<p>two<br/>three<img alt="A"/></p>')
    assert (said(seen, "text"), said(seen, "plain")) == (["two three"], ["Title & more", "A"])


@given(st.text(alphabet="<>/=\"' &;apdtxsv5萬\ufffc", max_size=60))
def test_anything_is_read(text: str) -> None:
    assert isinstance(see(text), Seen)


def test_broken_mark_up_is_read_to_its_end() -> None:
    seen = see("<p>a</em> b</div><p>c <data value='5' data-figure='x'>5<p>d")
    assert "a b" in said(seen, "text")
    assert "d" in " ".join(said(seen, "text") + [mark.words for mark in seen.marks])


def test_signs_that_markdown_escapes_are_read_without() -> None:
    page = "<textarea>Report \\(2024\\)\\-1 \\<b\\> \\\\x</textarea>"
    (words,) = read_page(page.encode()).words
    assert words.text == "Report (2024)-1 \\ \\x"


def test_the_words_of_a_chart_know_their_picture() -> None:
    svg = b"<svg><text>6</text></svg>"
    seen = read_page(svg + b'<figure id="a">' + svg + svg + b"</figure>")
    assert [(words.chart, words.drawing) for words in seen.words] == [("", 0), ("a", 1), ("a", 2)]
