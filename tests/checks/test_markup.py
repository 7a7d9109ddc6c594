"""What readers see of Markdown: the rest is blanked, and every place stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.checks.markup import BLANK, blank_citations, blank_markdown

SEEN = {
    'has {{ fig("stalls") }} stalls 5': "has  stalls 5",
    "{{ literal(\"3 } }} {\", 'why') }} 4": " 4",
    "{{ fig(\"a\") }}{{ fig('b') }}": "",
    '{{ fig("a) }} 5': '{{ fig("a) }} 5',
    "<!-- 30 people -->5": "5",
    "<!-- never closed 30": "<!-- never closed 30",
    '<span lang="zh2">3</span>': "3",
    '<abbr lang="4" title="2 more" id="5">3</abbr>': '"2 more"3',
    "<abbr title=2>3</abbr>": "23",
    "3 < 4 and 5 > 2": "3 < 4 and 5 > 2",
    "[30 pictures](https://x.example/(2024)/30 'title 7')": "[30 pictures]",
    "![6](7)": "![6]",
    "[one][2]\n\n[2]: https://x.example/3": "[one]\n\n",
    "[one][2]": "[one][2]",
    "see https://x.example/2024/05 there 5": "see  there 5",
    "見https://x.example/2024。5": "見。5",
    "## Costs 5 {#costs-2024}": "## Costs 5 ",
    "brace {#x2} inside": "brace {#x2} inside",
    "1. Fish\n2. Cloth 5\n\n10. Ten": ". Fish\n. Cloth 5\n\n. Ten",
    "- Fish\n2. Cloth": "- Fish\n. Cloth",
    "text\n48. more": "text\n48. more",
    "1) Fish": ") Fish",
    "text\n1. more\n2. and": "text\n. more\n. and",
    "a[^2] b\n\n[^2]: 5 stalls": "a b\n\n: 5 stalls",
    "```python3\n5\n```": "```\n5\n```",
    "# 5\n1. Fish": "# 5\n. Fish",
    "&frac12; &#51; &amp; &#x34;": "½ 3 & 4",
    "`5` and **6**": "`5` and **6**",
    "| a | 5 |\n| --- | ---: |": "| a | 5 |\n| --- | ---: |",
}


@pytest.mark.parametrize(("text", "seen"), SEEN.items())
def test_what_is_no_visible_text_is_blanked(text: str, seen: str) -> None:
    shown = blank_markdown(text)
    assert len(shown) == len(text)
    assert shown.replace(BLANK, "").strip() == seen.strip()


def test_lines_stay_lines() -> None:
    text = "a <!-- 1\n2 --> b\n{{ literal(\"3\n4\", 'why') }}\nc"
    assert blank_markdown(text).count("\n") == text.count("\n")
    assert blank_citations(text).count("\n") == text.count("\n")


MARKS = st.sampled_from(
    [
        *("{{", "}}"),
        *(
            '"',
            "'",
            "<!--",
            "-->",
            "<a",
            ">",
            "[",
            "](",
            ")",
            "(",
            "]: ",
            "&",
            ";",
            "#51",
            "https://",
        ),
        *(" {#id}", "\n", "\n\n", "1. ", "- ", "## ", "a", "5", "\u2028", "\r", "三"),
    ]
)


@given(st.one_of(st.text(), st.lists(MARKS, max_size=80).map("".join)))
def test_any_text_keeps_its_places(text: str) -> None:
    shown = blank_markdown(text)
    assert len(shown) == len(text)
    assert [i for i, c in enumerate(shown) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@pytest.mark.parametrize(
    "piece", ["{{", '{{"', "{{'", "<!--", "<a ", "](", "](a(", "[a", "&#5", "{#a"]
)
def test_what_is_never_closed_comes_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert len(blank_markdown(text)) == len(text)
