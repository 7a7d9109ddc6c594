"""Texts of sources: each kind of file gives the same paragraphs, headings, tables and pages."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from youju.formats.fragments import normalise_text, split_fragments
from youju.formats.source_files import extract_text
from youju.problems import Problems

HTML = b"""<!doctype html><html><head><title>9 o'clock</title><style>p{top:3px}</style></head><body>
<nav><p>Menu 12</p></nav><main><h1>The market</h1>
<div>It has <b>1,200</b> stalls.<br>Most sell food.</div>
<ul><li>Rent: 30 yuan</li></ul><script>var a = 7;</script>
<table><tr><th>Year</th><th>Stalls</th></tr><tr><td>2019</td><td><p>800</p></td></tr></table>
</main><footer>Page 8</footer></body></html>"""


def read(content: bytes, name: str) -> list[tuple[str, str]]:
    problems = Problems()
    text = extract_text(content, name, problems)
    assert text is not None and not problems
    return [(one.place, one.text) for one in split_fragments(normalise_text(text))]


def test_a_web_page_gives_its_article() -> None:
    assert read(HTML, "a.html") == [
        ("heading 1", "The market"),
        ("1", "It has 1,200 stalls. Most sell food."),
        ("2", "Rent: 30 yuan"),
        ("table 1: 2019 / Stalls", "800"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<table><caption>Riders</caption><tr><th>Year</th><th>North</th><th>South</th></tr>"
        "<tr><td rowspan=2>2024</td><td>46</td><td>47</td></tr><tr><td>48</td>"
        "<td>49</td></tr></table>",
        "<TABLE><CAPTION>Riders<TR><TH>Year<TH>North<TH>South"
        "<TR><TD ROWSPAN=2>2024<TD>46<TD>47<TR><TD>48<TD>49",
    ],
    ids=["closed", "open"],
)
def test_a_table_keeps_its_places_closed_or_not(page: str) -> None:
    assert read(page.encode(), "a.html") == [
        ("heading 1", ""),
        ("1", "Riders"),
        ("table 1: 2024 / North", "46"),
        ("table 1: 2024 / South", "47"),
        ("table 1: 2024 / North", "48"),
        ("table 1: 2024 / South", "49"),
    ]


def test_markdown_gives_words_without_marks() -> None:
    stalls = "It has **1,200** [stalls](https://a.example/34)."
    text = f"# The market\n\n{stalls}\n\n- Rent: 30\n- Food: `5`"
    assert read(text.encode(), "a.md") == [
        ("heading 1", "The market"),
        ("1", "It has 1,200 stalls."),
        ("2", "Rent: 30"),
        ("3", "Food: 5"),
    ]


def test_a_csv_is_a_table() -> None:
    assert read("年,人數（萬人）\n2019,48.9\n".encode(), "a.csv")[-1] == (
        "table 1: 2019 / 人數（萬人）",
        "48.9",
    )


def test_a_plain_text_stays_as_it_is() -> None:
    assert read("一段。\n\n小標題\n\n又一段。".encode("gb18030"), "a.txt")[2] == ("2", "又一段。")


def make_pdf(*pages: str) -> bytes:
    """Return a PDF with one line of text on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for n, words in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out + tail.encode()


def test_a_pdf_is_read_page_by_page() -> None:
    assert read(make_pdf("There are 1,200 stalls", "Rent is 30 yuan"), "a.PDF") == [
        ("page 1", "There are 1,200 stalls"),
        ("page 2", "Rent is 30 yuan"),
    ]


@pytest.mark.parametrize(
    ("make", "code"),
    [(lambda: b"%PDF-1.4 nothing", "index-bad-pdf"), (lambda: make_pdf(""), "index-empty")],
)
def test_what_is_no_text_is_told(make: Callable[[], bytes], code: str) -> None:
    problems = Problems()
    assert extract_text(make(), "a.pdf", problems) is None
    assert [problem.code for problem in problems] == [code]


def test_a_reader_of_pdf_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    problems = Problems()
    assert extract_text(make_pdf("a"), "a.pdf", problems) is None
    assert [problem.code for problem in problems] == ["index-no-pdf"]
