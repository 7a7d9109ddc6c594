"""Files of photographs: what they are, and what an editor is told of those that serve not."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.photographing import SVG, make_large_photograph, take
from youju.content.photograph_files import parse_photographs, read_orientation
from youju.model import Photograph, Prose
from youju.problems import Problems

FOLDER = "site_src/stories/market"


def parse(
    name: str, content: bytes | None, written: str = ""
) -> tuple[list[Photograph], list[str]]:
    """Return the photographs of a story that shows `name` in both languages, and what is told."""
    text = f'text\n\n![A]({written or name} "b; c")\n'
    prose = {code: Prose(f"{FOLDER}/{code}.md", text) for code in ("en", "zh")}
    files = {} if content is None else {f"{FOLDER}/{name}": content}
    found = parse_photographs(FOLDER, prose, files, problems := Problems())
    return list(found.values()), [f"{one.origin.line}:{one.code}" for one in problems]


@pytest.mark.parametrize(
    ("name", "content", "facts"),
    [
        ("a.jpg", take(), (60, 40, "jpg")),
        ("a.jpg", take(orientation=6), (60, 40, "jpg")),
        ("a.jpg", take(orientation=3), (60, 40, "jpg")),
        ("a.png", take("PNG"), (60, 40, "png")),
        ("a.webp", take("WEBP"), (60, 40, "webp")),
        ("wrong-ending.png", take(), (60, 40, "jpg")),
        ("圖 (1).jpg", take(), (60, 40, "jpg")),
        ("sub/a.jpg", take(), (60, 40, "jpg")),
        ("a.svg", SVG.format('<path d="M0,0"/>').encode(), (30, 20, "svg")),
        ("a.svg", b"\xef\xbb\xbf<?xml version='1.0'?>" + SVG.format("").encode(), (30, 20, "svg")),
        ("a.svg", SVG.format('<image href="data:image/png;base64,A"/>').encode(), (30, 20, "svg")),
        ("a.svg", SVG.format("<g fill=\"url('#b')\"/>").encode(), (30, 20, "svg")),
    ],
)
def test_a_photograph_is_as_its_file_says(
    name: str, content: bytes, facts: tuple[int, int, str]
) -> None:
    (found,), told = parse(name, content)
    assert told == []
    assert (found.width, found.height, found.kind) == facts
    assert found.path == f"{FOLDER}/{name}" and len(found.digest) == 12
    assert (found.origin.file, found.origin.line) == (f"{FOLDER}/en.md", 3)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "photograph-missing"),
        (b"", "photograph-kind"),
        (b"not a picture", "photograph-kind"),
        (b"%PDF-1.7", "photograph-kind"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "photograph-kind"),
        (take("GIF", mode="P"), "photograph-kind"),
        (take()[:20], "photograph-kind"),
        (make_large_photograph(), "photograph-large"),
        (b"<html><svg></svg></html", "photograph-kind"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "photograph-shape"),
        (SVG.format("<script>alert(1)</script>").encode(), "photograph-script"),
        (SVG.format('<g onclick="a()"/>').encode(), "photograph-script"),
        (SVG.format("<foreignObject/>").encode(), "photograph-script"),
        (SVG.format('<a href="javascript:a()"/>').encode(), "photograph-script"),
        (SVG.format('<image href="https://a.example/b.png"/>').encode(), "photograph-script"),
        (SVG.format("<style>@import 'a.css';</style>").encode(), "photograph-script"),
    ],
)
def test_a_file_that_does_not_serve_is_told_once(content: bytes | None, code: str) -> None:
    assert parse("a.jpg", content) == ([], [f"3:{code}"])


@pytest.mark.parametrize(
    "written", ["https://a.example/a.jpg", "/static/a.jpg", "../other/a.jpg", "data:image/png,A"]
)
def test_a_file_elsewhere_is_told(written: str) -> None:
    assert parse("a.jpg", take(), written) == ([], ["3:photograph-outside"])


def test_a_name_typed_apart_is_found_and_a_near_one_is_named() -> None:
    assert parse("\u00e9.jpg", take(), "e\u0301.jpg")[1] == []
    prose = {"en": Prose(f"{FOLDER}/en.md", '![A](hal.jpg "b; c")')}
    files = {f"{FOLDER}/Hall.jpg": take(), f"{FOLDER}/charts.py": b""}
    parse_photographs(FOLDER, prose, files, problems := Problems())
    (problem,) = problems
    assert 'Did you mean "Hall.jpg"?' in problem.mend("en")
    assert problem.mend("zh").startswith("是不是要寫「Hall.jpg」？請把")


def test_what_reading_has_told_is_not_told_again() -> None:
    from youju.model import Origin

    problems = Problems()
    problems.add("input-too-large", Origin(f"{FOLDER}/a.jpg"), size=30_000_000)
    prose = {"en": Prose(f"{FOLDER}/en.md", '![A](a.jpg "b; c")')}
    assert parse_photographs(FOLDER, prose, {}, problems) == {}
    assert [one.code for one in problems] == ["input-too-large"]


def test_how_the_camera_was_held() -> None:
    for content, held in ((take(orientation=6), 6), (take("PNG"), 1), (take("WEBP"), 1)):
        with Image.open(io.BytesIO(content)) as picture:
            assert read_orientation(picture) == held
