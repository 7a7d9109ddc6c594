"""Passages: what stands beside what in two languages, however the blocks are split."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import FIGURES, load_fixture
from youju.checks.passages import Passage, hash_words, is_cell, list_passages
from youju.model import Leaf, Prose, Story


def story() -> Story:
    return next(story for story in load_fixture().stories if story.slug == FIGURES)


def pair(english: str, chinese: str) -> list[Passage]:
    leaf = Leaf("about", {"en": Prose("en.md", english), "zh": Prose("zh.md", chinese)})
    return list(list_passages(load_fixture(), leaf, "en", "zh"))


def test_blocks_stand_beside_each_other_in_their_sections() -> None:
    found = pair("# A\n\nb\n\n## C {#c}\n\n- d\n- e", "# 甲\n\n乙\n\n## 丙 {#c}\n\n- 丁\n- 戊")
    assert [(p.key, p.original[0].text, p.translation) for p in found] == [
        ("prose//1", "# A", "# 甲"),
        ("prose//2", "b", "乙"),
        ("prose/c/1", "## C {#c}", "## 丙 {#c}"),
        ("prose/c/2", "- d", "- 丁"),
        ("prose/c/3", "- e", "- 戊"),
    ]
    assert str(found[3].origin) == "zh.md:7:1"
    assert str(found[4].original[0].origin) == "en.md:8:1"


def test_a_section_of_other_length_is_one_passage() -> None:
    (first, second) = pair("a\n\n## C {#c}\n\nd\n\ne", "甲\n\n## 丙 {#c}\n\n丁戊")
    assert (first.key, second.key) == ("prose//1", "prose/c")
    assert [piece.text for piece in second.original] == ["## C {#c}", "d", "e"]
    assert second.translation == "## 丙 {#c}\n丁戊"


def test_a_section_of_one_language_stands_beside_nothing() -> None:
    assert [p.key for p in pair("a\n\n## C {#c}", "甲\n\n## 丁 {#d}")] == ["prose//1"]


def test_texts_of_story_toml_go_by_their_keys() -> None:
    found = {p.key: p for p in list_passages(load_fixture(), story(), "en", "zh")}
    assert found["short"].original[0].text == "Market stalls"
    assert found["short"].translation == "市場攤位"
    assert str(found["charts.kinds.title"].origin).endswith("story.toml:19:13")
    assert "prose/stalls/2" in found


def test_words_of_tables_go_by_row_and_column() -> None:
    found = {p.key: p for p in list_passages(load_fixture(), story(), "en", "zh") if is_cell(p.key)}
    assert found["figures/food/label"].texts == ("Selling food", "賣吃的")
    assert found["figures/clothes/note"].texts == ("Shoes and hats included.", "含鞋帽。")
    assert "figures/food/note" not in found
    assert found["sources/office/title"].texts == ("Market count", "市場清點")
    assert found["figures/food/label"].origin.row == 3


def test_a_text_of_one_language_stands_beside_nothing() -> None:
    site = load_fixture()
    file = f"{story().folder}/story.toml"
    content = site.files[file].replace(b'short.en = "Market stalls"\n', b"")
    changed = replace(site, files={**site.files, file: content})
    assert "short" not in {p.key for p in list_passages(changed, story(), "en", "zh")}


@given(st.text(), st.integers(1, 4))
def test_spaces_and_line_breaks_do_not_count(text: str, count: int) -> None:
    assert hash_words(text) == hash_words(f"\n{(' ' * count).join(text.split())} ")
    assert hash_words(text) != hash_words(text + " x")
    assert len(hash_words(text)) == 16
