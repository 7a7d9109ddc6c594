"""The gallery: a page for each kind of chart, on real tables; its pictures, and docs made of it.

Pictures are compared with those that were looked at and found right: tests/golden/gallery.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Mapping

import pytest

from tests.cataloguing import DEPICTIONS, GALLERY, PAGES, draw_gallery, write_page
from tests.depicting import HEAVIEST as HEAVIEST_PICTURE
from tests.depicting import HEAVIEST_OF_ALL, find_stale, read_depictions
from tests.fixture import ROOT, open_store, print_site, read_once
from tests.test_golden import compare, describe
from youju.kinds.registry import CHART_KINDS
from youju.problems import Problems
from youju.publish import check_pages
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Pictures, write_inline

GOLDEN = ROOT / "tests" / "golden" / "gallery"
# Bytes of the heaviest frame as it travels.
HEAVIEST = 60_000


@pytest.mark.slow
def test_nothing_is_wrong_with_it_and_each_kind_has_its_page() -> None:
    site, problems = read_once(GALLERY)
    assert problems == []
    assert {story.slug for story in site.stories} == set(CHART_KINDS)
    for story in site.stories:
        assert len(story.charts) >= 2
        assert {chart.kind for chart in story.charts} == {story.slug}


@pytest.mark.slow
@pytest.mark.parametrize("code", PAGES)
def test_the_page_of_kinds_says_what_the_gallery_has(code: str) -> None:
    assert PAGES[code].read_text("utf-8") == write_page(code), "run python tests/cataloguing.py"


@pytest.mark.slow
def test_pictures_are_as_they_were_found_right() -> None:
    site, _ = read_once(GALLERY)
    with Renderer(open_store()) as renderer:
        pictures = draw_gallery(site, renderer)
    assert compare(dict(describe_gallery(pictures)), GOLDEN, strict="CI" in os.environ) == []
    depicted = read_depictions(DEPICTIONS)
    assert find_stale(site, pictures, depicted) == [], "run python tests/cataloguing.py"


def test_pictures_of_the_docs_are_light_and_all_shown() -> None:
    depicted = read_depictions(DEPICTIONS)
    assert max(map(len, depicted.values())) <= HEAVIEST_PICTURE
    assert sum(map(len, depicted.values())) <= HEAVIEST_OF_ALL
    shown = {
        name
        for page in PAGES.values()
        for name in re.findall(r"\]\(charts/([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown == depicted.keys()
    assert len(shown) == len(PAGES) * len(CHART_KINDS)


@pytest.mark.slow
def test_its_pages_are_published_and_no_frame_is_heavy() -> None:
    site, _ = read_once(GALLERY)
    prepared, problems = print_site(site), Problems()
    check_pages(prepared, problems)
    assert [f"{problem.origin} {problem.code}" for problem in problems] == []
    frames = [
        path for path in prepared.pages if path.startswith("embed/") and path.endswith(".html")
    ]
    sizes = {path: len(gzip.compress(prepared.pages[path], 9)) for path in frames}
    assert max(sizes.values()) < HEAVIEST, max(sizes, key=sizes.__getitem__)
    assert any("heat-map/warming" in path for path in sizes)  # of 2,095 rows


def describe_gallery(pictures: Pictures) -> Mapping[str, str]:
    """Return what each picture says, a file for each chart."""
    found: dict[str, list[str]] = {}
    for slot, picture in sorted(pictures.items()):
        said = describe(write_inline(picture, slot.size, {}))
        size = f"{slot.code} {slot.size} {picture.width:.0f} × {picture.height:.0f}"
        found.setdefault(f"{slot.story}/{slot.chart}.txt", []).append(f"{size}\n{said}\n")
    return {name: "".join(lines) for name, lines in found.items()}
