"""The texts that editors write, wherever they stand, each with its key, language and places."""

from __future__ import annotations

from pathlib import Path

from tests.fixture import FIGURES, hold, load_fixture
from youju.checks.texts import list_prose, list_site, list_story
from youju.content.site import load_site
from youju.inputs import Inputs
from youju.model import Origin, Story
from youju.problems import Problems

FILE = "site_src/stories/market-stalls/story.toml"


def story() -> Story:
    return next(story for story in load_fixture().stories if story.slug == FIGURES)


def test_only_languages_that_editors_write_are_read() -> None:
    assert load_fixture().authored == ("en", "zh")


def test_texts_of_a_story_have_keys_by_chart_and_places() -> None:
    texts = {(text.key, text.code): text for text in list_story(load_fixture(), story())}
    keys = [
        "place",
        "title",
        "short",
        "standfirst",
        *(f"charts.kinds.{k}" for k in ("title", "finding", "alt")),
    ]
    assert list(texts) == [(key, code) for key in keys for code in ("en", "zh")]
    title = texts["title", "en"]
    assert title.origin(4) == Origin(FILE, 5, 17)
    assert title.whole.startswith("The market has {{")
    assert "stalls" not in title.shown
    assert len(title.shown) == len(title.whole)
    assert [key for (key, code), text in texts.items() if text.plain] == ["short", "short"]
    assert {text.chart for (key, _), text in texts.items() if key.startswith("charts.")} == {
        "kinds"
    }


def test_a_chart_that_was_not_read_and_one_with_points_in_its_id_hold_no_rule_up() -> None:
    """Their ids are told where they are read; a rule had taken what stands between two points."""
    site, file = load_fixture(), "site_src/stories/reading-rooms/story.toml"
    text = site.files[file].decode()
    assert "subtitle" in text
    for key in ("by.year", ""):
        problems, content = Problems(), text.replace('id = "by-year"', f'id = "{key}"')
        assert content != text
        broken = load_site(Inputs(Path(), {**site.files, file: content.encode()}), problems)
        hold(broken, problems)
        assert any(problem.origin.file == file for problem in problems)


def test_prose_has_its_places() -> None:
    english, chinese = list_prose(load_fixture(), story().prose)
    assert (english.code, chinese.code) == ("en", "zh")
    start = english.whole.index("There are")
    assert str(english.origin(start)).endswith("en.md:3:1")
    assert not english.plain


def test_words_of_the_site_are_plain_and_its_rules_are_no_words() -> None:
    texts = list(list_site(load_fixture()))
    assert all(text.plain for text in texts)
    files = {text.origin(0).file for text in texts}
    assert files == {"site_src/site.toml", "site_src/strings.toml"}
    assert "tagline" in {text.key for text in texts}
    assert not any(text.key.startswith("numerals") for text in texts)
