"""The dialect: what editors know of Markdown from elsewhere works here too."""

from __future__ import annotations

import re

import pytest

from youju.content.cited import parse_cited
from youju.content.prose import render_markdown
from youju.model import Origin


def write(text: str, back: str = "Back") -> str:
    cited = parse_cited(text, Origin("en.md"))
    return render_markdown(cited, lambda citation: f"<b>{citation.id}</b>", back)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("5. five\n6. six", '<ol start="5">\n<li>five</li>\n<li>six</li>\n</ol>'),
        ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("para\n- a", "<p>para</p>\n<ul>\n<li>a</li>\n</ul>"),
        ("- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("甲  \n乙", "<p>甲<br>\n乙</p>"),
        ("~~gone~~ here", "<p><del>gone</del> here</p>"),
        ("~~ not gone", "<p>~~ not gone</p>"),
        ("```\nx < 1\n\n- y\n```", "<pre><code>x &lt; 1\n\n- y\n</code></pre>"),
        ("[a](http://a.example/x?y=1)", '<p><a href="http://a.example/x?y=1">a</a></p>'),
        ("[a](tel:+85212345)", '<p><a href="tel:+85212345">a</a></p>'),
    ],
)
def test_it_works(text: str, html: str) -> None:
    assert write(text) == html


def test_columns_of_a_table_are_set_by_classes() -> None:
    html = write("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|")
    assert re.findall(r'<td class="(\w+)">', html) == ["left", "center", "right"]
    assert "style" not in html


def test_a_footnote_leads_there_and_back() -> None:
    html = write(
        '甲[^a]乙[^註 二]丙[^a]。\n\n[^a]: 見{{ fig("f") }}。\n\n[^註 二]: 二。', '回到"文"中'
    )
    assert html.startswith(
        '<p>甲<sup class="noteref" id="fnref:1"><a href="#fn:1" role="doc-noteref">1</a></sup>乙'
    )
    ids = re.findall(r' id="([^"]*)"', html)
    assert sorted(ids) == ["fn:1", "fn:2", "fnref2:1", "fnref:1", "fnref:2"]
    assert set(re.findall(r'href="#([^"]*)"', html)) == set(ids)
    assert html.count('role="doc-backlink" aria-label="回到&quot;文&quot;中"') == 3
    assert "見<b>f</b>。" in html


def test_ids_of_headings_stand_where_they_are_written() -> None:
    assert write("## A {#a}\n\n> ## B\n\n- ## C\n\n## D {#d}").count("<h2>") == 2
    assert '<h2 id="d">D</h2>' in write("## A {#a}\n\n> ## B\n\n## D {#d}")
