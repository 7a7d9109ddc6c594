"""Copies of photographs: as wide as screens need, upright, in plain colours, and only pixels."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import PIL
import pytest
from PIL import Image

from tests.fixture import TIDY, load_fixture
from tests.photographing import BLUE, RED, name_srgb, take, write_png
from youju.content.photograph_files import parse_photographs
from youju.model import Photograph, Prose, Site, Story
from youju.pictures import photographs as photographs_module
from youju.pictures.photographs import list_copies, make_photographs
from youju.problems import Problems
from youju.store.cache import Store

COLUMN = 680


def read(content: bytes, name: str = "a.jpg") -> tuple[Site, Story, Photograph]:
    """Return a site with a story that shows the picture `content`."""
    site = load_fixture()
    (story,) = (story for story in site.stories if story.slug == TIDY)
    prose = {"en": Prose(f"{story.folder}/en.md", f'![A]({name} "b; c")')}
    files = {f"{story.folder}/{name}": content}
    found = parse_photographs(story.folder, prose, files, problems := Problems())
    assert not problems
    story = replace(story, photographs=found)
    return replace(site, stories=(story,), files=files), story, found[name]


def make(content: bytes, folder: Path, name: str = "a.jpg") -> dict[str, Image.Image]:
    """Return the copies of a picture by the endings of their paths."""
    site, story, photograph = read(content, name)
    made = make_photographs(site, story, Store(folder), set(), problems := Problems())
    assert not problems
    copies = list_copies(photograph, story.slug, site.look.widths["wide"])
    assert list(made) == [copy.path for copy in copies]
    pictures: dict[str, Image.Image] = {
        path.rpartition("-")[2]: Image.open(io.BytesIO(made[path])) for path in made
    }
    assert [p.size for p in pictures.values()] == [(copy.width, copy.height) for copy in copies]
    return pictures


def test_widths_are_those_of_the_column_and_none_is_larger_than_the_file() -> None:
    def widths(width: int, kind: str = "jpg") -> list[tuple[int, str]]:
        photograph = replace(read(take())[2], width=width, height=width // 2, kind=kind)
        return [(copy.width, copy.kind) for copy in list_copies(photograph, "a", COLUMN)]

    assert widths(4000) == [(w, kind) for kind in ("jpg", "webp") for w in (408, 816, 1360)]
    assert widths(900, "png") == [(w, kind) for kind in ("png", "webp") for w in (408, 816, 900)]
    assert widths(300, "webp") == [(300, "webp")]
    paths = [copy.path for copy in list_copies(read(take())[2], "a", COLUMN)]
    assert all(path.startswith("assets/a/") for path in paths) and len(set(paths)) == 2


@pytest.mark.parametrize("orientation", [1, 3, 6])
@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_it_stands_upright(kind: str, orientation: int, tmp_path: Path) -> None:
    for picture in make(take(kind, (900, 600), orientation=orientation), tmp_path).values():
        assert picture.width > picture.height
        for x, expected in ((0.1, RED), (0.9, BLUE)):
            found = picture.convert("RGB").getpixel((int(x * picture.width), 20))
            assert isinstance(found, tuple)
            assert all(abs(a - b) < 12 for a, b in zip(found, expected, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_published(kind: str, tmp_path: Path) -> None:
    content = take(kind, profile=name_srgb())
    assert b"Secret" in content
    for picture in make(content, tmp_path).values():
        assert not picture.getexif() and not {"exif", "icc_profile", "xmp"} & picture.info.keys()
    site, story, _ = read(content)
    made = make_photographs(site, story, Store(tmp_path), set(), Problems())
    assert made and not any(b"Secret" in copy or b"Exif" in copy for copy in made.values())


@pytest.mark.parametrize(
    ("kind", "mode", "shown"),
    [
        ("JPEG", "L", {"L", "RGB"}),
        ("JPEG", "CMYK", {"RGB"}),
        ("PNG", "P", {"RGB"}),
        ("PNG", "RGBA", {"RGBA", "RGB"}),
        ("PNG", "LA", {"RGBA", "RGB"}),
        ("PNG", "1", {"RGB", "L"}),
        ("PNG", "I;16", {"RGB", "L"}),
    ],
)
def test_every_kind_of_colour_is_shown(
    kind: str, mode: str, shown: set[str], tmp_path: Path
) -> None:
    if mode == "I;16":
        Image.new(mode, (60, 40), 32768).save(out := io.BytesIO(), kind)
        pictures = make(out.getvalue(), tmp_path)
        grey = pictures["60.png"].convert("L").getpixel((5, 5))
        assert isinstance(grey, int | float) and abs(grey - 128) < 3
    else:
        pictures = make(take(kind, mode=mode), tmp_path)
    assert {picture.mode for picture in pictures.values()} <= shown


def test_transparent_paper_stays_transparent(tmp_path: Path) -> None:
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out := io.BytesIO(), "PNG")
    for picture in make(out.getvalue(), tmp_path).values():
        assert picture.convert("RGBA").getpixel((5, 5)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("depth", "colours"), [(8, 3), (8, 1), (16, 3), (16, 1)], ids=["RGB", "L", "RGB;16", "I;16"]
)
@pytest.mark.parametrize("profile", [b"", name_srgb()], ids=["plain", "profile"])
def test_one_colour_may_be_the_transparent_one(
    depth: int, colours: int, profile: bytes, tmp_path: Path
) -> None:
    middle = 2 ** (depth - 1) + 2 ** (depth - 4)
    content = write_png(depth, (middle,) * colours, (0,) * colours, (middle,) * colours, profile)
    for picture in make(content, tmp_path).values():
        left, right = (picture.convert("RGBA").getpixel((x, 20)) for x in (5, 55))
        assert isinstance(left, tuple) and isinstance(right, tuple)
        assert left[3] == 0 and right[3] == 255 and max(right[:3]) < 12


def test_a_profile_that_nobody_can_read_changes_nothing(tmp_path: Path) -> None:
    pictures = make(take(profile=b"no profile"), tmp_path)
    assert {picture.size for picture in pictures.values()} == {(60, 40)}


@pytest.mark.parametrize(
    ("owner", "name", "value"),
    [
        (PIL, "__version__", "another"),
        (photographs_module, "_CODE", photographs_module._CODE[1:]),
        (photographs_module, "_CODE", photographs_module._CODE[:1]),
    ],
)
def test_a_name_follows_how_its_copy_is_made(
    owner: Any, name: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    photograph = read(take())[2]
    before = list_copies(photograph, "a", COLUMN)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, value)
        photographs_module._machinery.cache_clear()
        after = list_copies(photograph, "a", COLUMN)
    photographs_module._machinery.cache_clear()
    assert list_copies(photograph, "a", COLUMN) == before
    for old, new in zip(before, after, strict=True):
        assert old.key != new.key and old.path != new.path
        assert new.path == f"assets/a/{new.key[:12]}-{new.width}.{new.kind}"


def test_a_resize_is_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, story, _ = read(take(size=(900, 600)))
    store, used = Store(tmp_path), set[str]()
    first = make_photographs(site, story, store, used, Problems())
    assert len(used) == 6 and all(store.get(key) for key in used)
    monkeypatch.setattr(Image, "open", lambda *_: pytest.fail("it was read again"))
    again = set[str]()
    assert make_photographs(site, story, store, again, Problems()) == first
    assert again == used


def test_a_file_that_ends_too_soon_is_told(tmp_path: Path) -> None:
    whole = take("PNG", (900, 600))
    site, story, _ = read(take("PNG", (900, 600)))
    site = replace(site, files={path: whole[: len(whole) // 2] for path in site.files})
    made = make_photographs(site, story, Store(tmp_path), set(), problems := Problems())
    assert made == {}
    (problem,) = problems
    assert (problem.code, problem.origin.line) == ("photograph-broken", 1)
    assert problem.origin.file.endswith("en.md")
