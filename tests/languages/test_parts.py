"""The parts of a language: every folder whole, and what tags share above it."""

from __future__ import annotations

import re

import pytest

from tests.wording import LANGUAGES
from youju.languages.parts import PARTS, PARTS_FOLDER, has_part, list_places, list_tags, read_part


def test_every_file_is_a_part_of_a_language() -> None:
    assert {path.stem for path in PARTS_FOLDER.glob("*/*.toml")} == set(PARTS)
    assert list_tags() == ("en", "ja", "zh-Hans", "zh-Hant")
    assert {language.tag for language in LANGUAGES.values()} <= set(list_tags())
    parents = {tag.partition("-")[0] for tag in list_tags()}
    assert {path.parent.name for path in PARTS_FOLDER.glob("*/*.toml")} == {*list_tags(), *parents}


@pytest.mark.parametrize("name", ["languages.md", "languages.zh.md"])
def test_every_key_that_may_be_left_out_is_documented(name: str) -> None:
    text = (PARTS_FOLDER.parents[1] / "docs" / name).read_text("utf-8")
    named = set(re.findall(r"`\[?([\w.]+)\]?`", text))
    shapes = (PARTS_FOLDER / "shapes.toml").read_text("utf-8")
    keys = re.findall(r'"(\w+)\?"', re.sub(r"(?m)^#.*", "", shapes))
    assert len(keys) > 60
    assert [key for key in dict.fromkeys(keys) if key not in named] == []


def test_a_part_is_taken_from_the_nearest_folder() -> None:
    assert list(list_places("zh-Hant", "style")) == ["zh-Hant/style.toml", "zh/style.toml"]
    assert read_part("zh-Hant", "reading") == read_part("zh", "reading")
    assert read_part("zh-Hant-HK", "style") == read_part("zh-Hant", "style")
    assert has_part("zh", "reading") and not has_part("zh", "style")


@pytest.mark.parametrize("tag", ["", "fr", "zh", "../en", "en/", "-", "__init__"])
def test_a_part_that_is_nowhere_is_named(tag: str) -> None:
    with pytest.raises(LookupError, match=r"no style for .*; there are en, ja, zh-Hans, zh-Hant"):
        read_part(tag, "style")


@pytest.mark.parametrize("reader", ["style", "vocabulary", "samples", "tongue"])
def test_whoever_has_a_language_does_not_read_by_its_tag(reader: str) -> None:
    """What is read by the tag alone is Youju's own, though the site may have brought another."""
    engine = PARTS_FOLDER.parent
    calls = {
        (path.relative_to(engine).as_posix(), found)
        for path in engine.rglob("*.py")
        for found in re.findall(rf"\bread_{reader}\(([^:\n]*)\)", path.read_text("utf-8"))
        if found.endswith(".tag")
    }
    assert calls == set()
