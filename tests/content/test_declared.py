"""Names in story.toml: from the site's root, or from the story's folder."""

from __future__ import annotations

from youju.content.declared import resolve, take_files
from youju.formats.toml import parse_document
from youju.problems import Problems

FILES = {"data/a.json": b"1", "stories/x/b.json": b"2", "site_src/c.json": b"3"}


def test_a_name_with_a_slash_before_it_is_from_the_root() -> None:
    assert resolve("/data/a.json", "stories/x") == "data/a.json"
    assert resolve("b.json", "stories/x") == "stories/x/b.json"


def test_files_are_taken_from_data_and_the_storys_folder_only() -> None:
    problems = Problems()
    text = b'files = ["/data/a.json", "b.json", "/site_src/c.json", "no.json"]'
    document = parse_document(text, "story.toml", problems)
    assert take_files(document, (), "stories/x", FILES, problems) == {
        "/data/a.json": b"1",
        "b.json": b"2",
    }
    assert [problem.code for problem in problems] == ["chart-file-missing"] * 2
