"""Readers of every kind of chart: axe finds nothing on its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.browser.conftest import Visit
from tests.browser.serving import Host
from tests.browser.test_site_access import LOOKS, find_faults
from tests.cataloguing import GALLERY
from tests.fixture import print_site, read_once
from youju.kinds.registry import CHART_KINDS

LANGUAGES = ("en", "zh")


@pytest.fixture(scope="module")
def gallery(shared: Path) -> Iterator[str]:
    """Serve the gallery's pages, printed once for all processes of a run."""
    folder = shared / "gallery"
    with FileLock(shared / "gallery.lock"):  # the second process finds them
        if not folder.exists():
            for path, content in print_site(read_once(GALLERY)[0]).pages.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
    with Host({"/": folder}) as host:
        yield host.address


@pytest.mark.slow
@pytest.mark.parametrize("kind", CHART_KINDS)
def test_axe_finds_nothing_on_the_page_of_a_kind(kind: str, gallery: str, glance: Visit) -> None:
    """The languages take turns: what differs between them is held on the real site's pages."""
    code = LANGUAGES[list(CHART_KINDS).index(kind) % 2]
    page = glance(f"{gallery}/{code}/{kind}/")
    assert page.locator("svg.plot").count() >= 4
    for scheme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        faults = find_faults(page)
        assert not faults, f"{scheme}\n{faults}"
