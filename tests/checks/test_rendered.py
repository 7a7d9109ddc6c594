"""What becomes of prose: nothing is lost or left without a word, and ordinary prose is passed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixture import ROOT
from tests.profiles import examples
from youju.checks.rendered import check_rendered
from youju.model import Origin
from youju.problems import Problems


def codes(text: str) -> list[str]:
    check_rendered(text, Origin("en.md"), problems := Problems())
    return [f"{p.origin.line}:{p.origin.column} {p.code}" for p in problems]


@pytest.mark.parametrize("file", ["write-a-story.md", "write-a-story.zh.md"])
def test_html_is_published_or_reported_as_the_docs_say(file: str) -> None:
    docs = (ROOT / "docs" / file).read_text("utf-8")
    part = docs[docs.index("`<b>`") :].partition("`style`")[0]
    tags = re.findall(r"<([a-z]+)(?: ([a-z]+)=\"…\")?>", part)
    assert len(tags) == 20
    for tag, name in tags:
        opened = f"{tag} {name}='en'" if name else tag
        told = codes(f"Some <{opened}>words</{tag}> here.")
        assert told == (["1:6 prose-html"] if tag in ("font", "iframe", "details") else []), tag
    assert codes('Some <b style="color: red">words</b>.') == ["1:9 prose-attribute"]


WRONG = {
    "text\n\n###title {#x}": ["3:3 prose-heading"],
    "text\n\n＃＃ 錢 {#x}": ["3:1 prose-left-heading"],
    "text\n\n＃＃＃ title\n\n＃tag": ["3:1 prose-left-heading"],
    "text\n\n＃ 錢 {#x}": ["3:1 prose-left-heading"],
    "text\n\ntitle {#x}": ["3:7 prose-left-sign"],
    "text\n\n# Big": ["3:1 prose-heading"],
    "Under\n---\ntext": ["1:1 prose-heading"],
    "Under\n===\ntext": ["1:1 prose-heading"],
    "text\n\n##### five": ["3:5 prose-heading"],
    "#hashtag": ["1:1 prose-heading"],
    "## Ok {#ok}\n\n> ## Quoted": ["3:4 prose-heading"],
    "a\n\nb ![c](d.png) e": ["3:3 prose-picture"],
    '![a](b.png "c; d")\n\n> ![e](f.png)': ["3:3 prose-picture"],
    "`![`\n\n<!-- ![a](b) -->\n\n- ![c](d.png)\n- ![c](e.png)": [
        *("5:3 prose-picture", "6:3 prose-picture"),
    ],
    "<div>\na `<!--</div>\n![A](b.jpg)\n": ["1:1 prose-html", "3:1 prose-picture"],
    'a[^1]\n\n[^1]: b\n\n    ![c {{ fig("x") }}](d.png)': ["5:5 prose-picture"],
    "![a][b]\n\n[b]: x.png": ["1:1 prose-picture"],
    '<img src="x.png">': ["1:1 prose-picture"],
    "a\n\n<iframe src='x'></iframe>": ["3:1 prose-html"],
    "<details><summary>a</summary>b</details>": ["1:1 prose-html", "1:10 prose-html"],
    "<script>x</script>b": ["1:1 prose-html"],
    '<p style="color:red">a</p>': ["1:4 prose-attribute"],
    '<div class="box">a</div>': ["1:6 prose-attribute"],
    '<a href="https://a.example" target="_blank">a</a>': ["1:29 prose-attribute"],
    "[a](ftp://a.example)": ["1:5 prose-link"],
    "[a](javascript:alert(1))": ["1:5 prose-link"],
    "[a]({{ fig('f') }})": ["1:1 prose-link"],
    "[a](https://a.example/{{ fig('f') }})": ["1:5 prose-link"],
    "[a] (https://a.example)": ["1:3 prose-left-link"],
    "[a]（https://a.example）": ["1:3 prose-left-link"],
    "［a］（https://a.example）": ["1:3 prose-left-link"],
    "text [a][b]": ["1:6 prose-left-link"],
    "text[^z]": ["1:5 prose-left-footnote"],
    "text\n\n[^z]: note": ["3:1 prose-footnote"],
    "a\n\n```\ncode": ["3:1 prose-left-sign"],
    "a **b": ["1:3 prose-left-sign"],
    "甲** 乙 **丙": ["1:2 prose-left-sign", "1:7 prose-left-sign"],
    "~~ a ~~": ["1:1 prose-left-sign"],
    "==a== b": ["1:1 prose-left-sign"],
    "- [ ] to do": ["1:3 prose-left-sign"],
    "text {: .class}": ["1:6 prose-left-sign"],
    "> a\n> - b": ["2:3 prose-left-list"],
    "a\n|x|y|\n|-|-|\n|b|c|": ["2:1 prose-left-table"],
    "|a|b|\n|c|d|": ["1:1 prose-left-table"],
    "|a|b|\n|-|-|\n|c|d|e|": ["3:1 prose-lost"],
    "text\n\n    縮排的段落": ["3:1 prose-code"],
    "text\n\n    An indented paragraph.": ["3:1 prose-code"],
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_what_would_be_lost_or_left_is_told_at_its_line(text: str, told: list[str]) -> None:
    assert sorted(codes(text)) == told


RIGHT = [
    "Plain words, “quoted”, and a dash — here. 甲「乙」丙，丁。",
    "**粗體：**正文 *emphasis* un*believ*able snake_case_name `a ** b` [sic] [1] (see: x)",
    "A [link](https://a.example/a_(b)) and <https://b.example>, [mail](mailto:a@b.example).",
    'A [link](https://a.example "title") and [another][one].\n\n[one]: https://b.example/',
    "[up](../about/) [down](#costs) [top](/zh/)",
    "text\n- a\n- b\n  1. c\n  2. d\n\ntext",
    "a[^1]\n\n[^1]: A note\n    that goes on.\n\n    With *two* paragraphs.",
    "| 甲 | b |\n|---|--:|\n| c \\| d | {{ fig('f') }} |",
    "```python3\nx = {'a': **b}\n\n- [ ] c\n```",
    "text\n\n    x = 1\n    y = 2",
    "\\*\\*not bold\\*\\* \\#tag \\[a\\]\\(https://a.example\\) 3 \\* 4",
    "\\- no list\n\n\\> no quotation",
    "a < b and c > d; 3 * 4 * 5; AT&T; &copy; &nbsp;&frac12; &#20013;",
    "<!-- a note to ourselves: ** -->text",
    "x<sup>2</sup> H<sub>2</sub>O <ruby>漢<rt>hàn</rt></ruby> <abbr title='two words'>tw</abbr>",
    "> quoted\n> more\n\n---\n\ntext  \nbroken\\\nagain",
    "Term: definition. 1) one thing, 2) another. 5. five",
    "謝謝~~~ 好~~",
    "## Heading **bold** {#a}\n\n### 標題 {{ fig('f') }} {#b}\n\n{{ chart('c') }}",
]


@pytest.mark.parametrize("text", RIGHT)
def test_ordinary_prose_passes(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "file",
    sorted([*ROOT.glob("site_src/stories/*/*.md"), *ROOT.glob("tests/sites/*/site_src/**/*.md")]),
    ids=lambda file: "/".join(file.parts[-2:]),
)
def test_what_is_published_passes(file: Path) -> None:
    text = file.read_text("utf-8")
    if "/pages/" in file.as_posix():
        text = text.partition("\n")[2]
    assert codes(text) == []


def test_nesting_beyond_all_measure_is_told() -> None:
    text = "\n".join("    " * depth + "- a" for depth in range(300))
    assert codes(text) == ["1:1 prose-nested"]
    assert codes(">" * 2000 + " a") == ["1:1 prose-left-sign"]


MARKS = st.sampled_from(
    [
        *(
            "**",
            "*",
            "_",
            "`",
            "```\n",
            "~~",
            "[a]",
            "(b)",
            "](",
            "![",
            "[^a]",
            "[^a]: ",
            "<b>",
            "<",
        ),
        *(
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "    ",
            "> ",
            "## ",
            "#",
            "|",
            "|-|",
            "a",
            "甲",
            "\\",
            "&amp;",
        ),
    ]
)


@given(st.lists(MARKS, max_size=40).map("".join))
@settings(max_examples=examples(600))
def test_any_text_is_checked(text: str) -> None:
    codes(text)
