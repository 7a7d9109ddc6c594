"""Claims: the words that a changed number may make false, as data per language."""

from __future__ import annotations

import tomllib

import pytest

from youju.difference.claims import find_claims
from youju.languages.parts import list_tags, read_part
from youju.languages.scripts import convert_script
from youju.model import Language

DATA = {tag: tomllib.loads(read_part(tag, "claims")) for tag in list_tags()}


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("Visits rose to …, the most ever.", "en", ("rose", "most", "ever")),
        ("The First fell; the largest grows.", "en", ("First", "fell", "largest", "grows")),
        ("It outnumbers … by more than …", "en", ("outnumbers", "more than")),
        ("A new record, the highest since.", "en-GB", ("record", "highest")),
        ("Almost twice, most of it.", "en", ("Almost", "twice", "most")),
        ("Almonds fellow leastways mostly", "en", ()),
        ("訪問量增長至…，是最多的一次，首次過半。", "zh-Hant", ("增長", "最多", "首次", "過半")),
        ("下降到…，突破紀錄，超過去年", "zh-Hant", ("下降", "突破", "紀錄", "超過")),
        ("访问量增长，最大，过半", "zh-Hans", ("增长", "最大", "过半")),
        ("比重與比例", "zh-Hant", ()),
        ("rose and rose", "en", ("rose",)),
        ("rose", "fr", ()),
        ("", "en", ()),
    ],
)
def test_claims_are_found_as_written(text: str, tag: str, expected: tuple[str, ...]) -> None:
    assert find_claims(text, tag, {}) == expected


def test_no_list_names_a_word_twice() -> None:
    assert all(len(entry["words"]) == len(set(entry["words"])) > 50 for entry in DATA.values())


def test_the_simplified_list_is_the_traditional_one() -> None:
    simplified = Language("x", "zh-Hans", "x", derived_from="zh")
    assert DATA["zh-Hans"]["words"] == [
        convert_script(w, simplified) for w in DATA["zh-Hant"]["words"]
    ]


def test_the_words_that_the_desk_asked_for_are_there() -> None:
    english = "rose fell most least first highest largest record"
    assert len(find_claims(english, "en", {})) == len(english.split())
    chinese = "最多 最大 首次 增長 下降 突破 超過 過半"
    assert len(find_claims(chinese, "zh-Hant", {})) == len(chinese.split())


def test_a_site_has_its_own_words_and_its_languages_never_none() -> None:
    french = Language("fr", "fr", "français", own={"claims": 'words = ["le plus"]'})
    assert find_claims("Le plus grand", "fr", {"fr": french}) == ("Le plus",)
    with pytest.raises(LookupError, match="no claims for fr"):
        find_claims("Le plus grand", "fr", {"fr": Language("fr", "fr", "français")})
