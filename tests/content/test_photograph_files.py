"""Files of photographs: what they are, and what an editor is told of those that serve not."""

from __future__ import annotations

import gzip
import io
from typing import Any

import pytest
from PIL import Image

from tests.photographing import SVG, make_large_photograph, take
from youju.content.photograph_files import MOST_PIXELS, parse_photographs, read_orientation
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
        (b"<html><svg></svg></html", "photograph-kind"),
        (take("BMP"), "photograph-kind"),
        (take("TIFF"), "photograph-kind"),
    ],
)
def test_a_file_that_does_not_serve_is_told_once(content: bytes | None, code: str) -> None:
    assert parse("a.jpg", content) == ([], [f"3:{code}"])


@pytest.mark.parametrize("pixels", [MOST_PIXELS, 100_000_000, 200_000_000])
def test_a_photograph_that_is_too_large_is_told_once(pixels: int) -> None:
    assert parse("a.jpg", make_large_photograph(pixels)) == ([], ["3:photograph-large"])


@pytest.mark.parametrize(
    "content",
    [
        SVG.format("<g/>").encode(),
        b"\xef\xbb\xbf<?xml version='1.0'?>" + SVG.format("").encode(),
        SVG.format("").encode("utf-16"),
        f"<?xml version='1.0' encoding='utf-16'?>{SVG}".encode("utf-16-be"),
        f"<?xml version='1.0' encoding='latin-1'?>{SVG.format('é')}".encode("latin-1"),
        f"<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<!-- a -->\n{SVG}".encode(),
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 0.4 0.3"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e400 1e400"/>',
        b"<svg",
    ],
)
def test_a_drawing_is_refused_however_it_is_written(content: bytes) -> None:
    assert parse("a.jpg", content) == ([], ["3:photograph-svg"])


def test_a_packed_drawing_is_known_by_its_name() -> None:
    assert parse("a.SVGZ", gzip.compress(SVG.encode())) == ([], ["3:photograph-svg"])
    assert parse("a.svg", take())[1] == []  # a photograph under another name


def test_only_the_kinds_that_are_taken_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    fail = (lambda *_: pytest.fail("another kind was tried"), None)
    monkeypatch.setitem(Image.OPEN, "TRAP", fail)
    monkeypatch.setattr(Image, "ID", ["TRAP", *Image.ID])
    for content in (take(), take("PNG"), take("WEBP"), take("MPO")):
        assert parse("a.jpg", content)[1] == []
    assert parse("a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n")[1] == ["3:photograph-kind"]


def test_pillow_keeps_its_own_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    limit, seen, open_any = Image.MAX_IMAGE_PIXELS, list[int | None](), Image.open

    def note(*args: Any, **options: Any) -> Any:
        seen.append(Image.MAX_IMAGE_PIXELS)
        return open_any(*args, **options)

    monkeypatch.setattr(Image, "open", note)
    assert parse("a.jpg", take())[1] == []
    assert seen == [limit]
    assert limit and limit > MOST_PIXELS  # so that what is taken is drawn without a warning


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
