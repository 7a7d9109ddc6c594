"""Bytes become the text that was meant, or a question; never other text."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.tabling import FILE, check_told
from youju.formats.decoding import decode
from youju.model import Origin
from youju.problems import Problems

WORDS = "參觀人數比去年增加市立博物館的預算約為三千萬元今年新開了兩座圖書館共有一百二十名職員"
SIMPLIFIED = "参观人数比去年增加市立博物馆的预算约为三千万元今年新开了两座图书馆共有一百二十名职员"
# What a text may hold without being reported: no control, private or direction characters.
FIT = st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Cf"], exclude_characters="\ufffd")


def read(content: bytes) -> tuple[str | None, list[str]]:
    problems = Problems()
    text = decode(content, FILE, problems)
    check_told(list(problems))
    return text, [problem.code for problem in problems]


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF8 * 2 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("gb18030"),
        WORDS.encode("big5"),
    ],
)
def test_every_encoding_editors_use_is_read(content: bytes) -> None:
    assert read(content) == (WORDS, [])


def test_simplified_chinese_is_read() -> None:
    assert read(SIMPLIFIED.encode("gb18030")) == (SIMPLIFIED, [])


def test_empty_file_is_empty_text() -> None:
    assert read(b"") == ("", [])


@given(st.text(FIT))
def test_utf8_comes_back(text: str) -> None:
    assert read(codecs.BOM_UTF8 + text.encode())[0] == text


@settings(max_examples=examples(300))
@given(
    st.text(st.sampled_from(WORDS + "，。0123456789,\n"), min_size=1),
    st.sampled_from(["gb18030", "big5"]),
)
def test_chinese_is_read_rightly_or_asked_about(text: str, encoding: str) -> None:
    """Short texts are asked about; wrong is none of them, unless UTF-8 reads them too."""
    content = text.encode(encoding)
    found, codes = read(content)
    assert found == text or codes or content.decode("utf-8") == found


def test_other_encodings_are_refused() -> None:
    for text, encoding in (
        ("Québec", "latin-1"),
        ("Москва", "cp1251"),
        ("東京の人口", "shift_jis"),
    ):
        assert read(f"id,label\na,{text}\n".encode(encoding)) == (None, ["text-unknown-encoding"])


def test_a_pasted_line_is_named() -> None:
    lines = [f"{WORDS},{number}\n" for number in range(4)]
    content = b"".join(
        line.encode("big5" if number == 2 else "utf-8") for number, line in enumerate(lines)
    )
    problems = Problems()
    assert decode(content, FILE, problems) is None
    assert [(problem.code, problem.origin) for problem in problems] == [
        ("text-mixed-encodings", Origin(FILE, 3))
    ]


@pytest.mark.parametrize(
    ("character", "code"),
    [
        *[(chr(number), "text-unfit-character") for number in (0, 8, 0xB, 0xC, 0x1B, 0x7F, 0x85)],
        ("\ufffe", "text-unfit-character"),
        ("\ue000", "text-unfit-character"),
        ("\u202e", "text-direction-character"),
        ("\u2066", "text-direction-character"),
        ("\ufffd", "text-damaged"),
    ],
)
def test_characters_that_break_pages_are_named_and_left_out(character: str, code: str) -> None:
    problems = Problems()
    assert decode(f"a\r\nb{character}c".encode(), FILE, problems) == "a\r\nbc"
    assert [(problem.code, problem.origin) for problem in problems] == [(code, Origin(FILE, 2, 2))]


@settings(max_examples=examples(500))
@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    text, codes = read(content)
    assert text is not None or codes


STREETS = "編號,地點,說明\n1,市政府前面的大道,資料由統計處提供\n"


def test_big5_of_hong_kong_is_read_where_windows_lacks_a_code() -> None:
    assert read("深水埗區,人口\n".encode("big5hkscs") * 3) == ("深水埗區,人口\n" * 3, [])
    assert read((STREETS + "鰂魚涌邨\n").encode("big5hkscs")) == (STREETS + "鰂魚涌邨\n", [])


def test_a_code_that_windows_has_is_read_as_windows_writes_it() -> None:
    """Of 262 codes the two have other signs: a file with one of Hong Kong's keeps its others."""
    mixed = STREETS.encode("cp950") + "¯～⊙€".encode("cp950") + "埗".encode("big5hkscs")
    assert read(mixed) == (STREETS + "¯～⊙€埗", [])


def test_bytes_that_are_no_character_are_told_at_their_line() -> None:
    problems = Problems()
    content = (STREETS * 2).encode("cp950") + b"x\x81\x30\n" + STREETS.encode("cp950")
    assert decode(content, FILE, problems) is None
    (problem,) = problems
    assert (problem.code, problem.origin) == ("text-bad-bytes", Origin(FILE, 5))
    assert dict(problem.values) == {"bytes": "81 30", "encoding": "Big5"}
    problems = Problems()
    assert decode((STREETS * 2).encode("gb18030") + b"\xff\xff", FILE, problems) is None
    assert [str(p.origin)[len(FILE) :] for p in problems] == [":5:1"]
