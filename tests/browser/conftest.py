"""What the browser tests share: both sites built and served, and one Chromium per test file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from filelock import FileLock
from noto_cjk_sans_otc import FONT_PATH
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.serving import Host
from youju.cli import main

MARKED = {"browser": "browser", "slow": "folders"}
LANGUAGES = ("zh", "zh-hans", "en")
REPOSITORY = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
COLOURS = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
# The machine's own faces, and for Chinese the chart font's package: nothing is installed.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><dir>{folder}</dir><cachedir>{cache}</cachedir>
<include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that open a browser, and those that wait for whole sites to be built."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        for mark in [mark for mark, name in MARKED.items() if name in names]:
            item.add_marker(mark)


@dataclass(frozen=True)
class Built:
    """A built site: its folder, the address it is served at, its languages and its base URL."""

    folder: Path
    address: str
    codes: tuple[str, ...]
    base_url: str

    def paths(self, pattern: str) -> list[str]:
        """Return the addresses of the pages whose file matches `pattern`: "zh/*/index.html"."""
        found = sorted(self.folder.glob(pattern))
        return [
            path.relative_to(self.folder).as_posix().removesuffix("index.html") for path in found
        ]

    def read(self, path: str) -> str:
        """Return the text of the page at address `path`."""
        name = path + "index.html" if path.endswith("/") or not path else path
        return (self.folder / name).read_text("utf-8")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of a run have: what one made, others find."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def folders(shared: Path) -> dict[str, Path]:
    """Build the real site and the fixture site, once for all processes of a run."""
    made = {}
    for name, root in (("real", REPOSITORY), ("fixture", REPOSITORY / "tests/sites/two_stories")):
        made[name] = shared / "sites" / name / "output"
        with FileLock(shared / f"{name}.lock"):  # the second process finds it up to date
            assert main(["build", "--root", str(root), "--output", str(made[name])]) == 0
    return made


@pytest.fixture(scope="session")
def host(folders: dict[str, Path]) -> Iterator[Host]:
    """Serve the real site at / and deeper, the fixture site under /sub/ as its base URL says."""
    places = {"/": folders["real"], "/deep/er/": folders["real"], "/sub/": folders["fixture"]}
    with Host(places) as host:
        yield host


@pytest.fixture(scope="session")
def real(folders: dict[str, Path], host: Host) -> Built:
    return Built(folders["real"], f"{host.address}/", LANGUAGES, "https://youju.example/")


@pytest.fixture(scope="session")
def fixture(folders: dict[str, Path], host: Host) -> Built:
    base_url = "https://fixture.example/sub/"
    return Built(folders["fixture"], f"{host.address}/sub/", ("en", "zh"), base_url)


@pytest.fixture(scope="session")
def foreign() -> Iterator[Host]:
    """Serve somebody else's pages: another port is another origin."""
    with Host({}) as host:
        yield host


@pytest.fixture(scope="session")
def font_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    file = folder / "fonts.conf"
    file.write_text(FONTS.format(folder=Path(str(FONT_PATH)).parent, cache=folder / "cache"))
    return file


# One per file, not per run: playwright keeps an event loop running, and other tests need theirs.
@pytest.fixture(scope="module")
def browser(font_file: Path) -> Iterator[Browser]:
    if not CHROMIUM.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"{CHROMIUM} is missing: run tests/install-browser"
        )
    with sync_playwright() as playwright:
        environment: dict[str, str | float | bool] = {
            **os.environ,
            "FONTCONFIG_FILE": str(font_file),
        }
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(ARGUMENTS), env=environment
        )
        yield browser
        browser.close()


class Visit(Protocol):
    """Opens `address` in a new window of `width` pixels; more options go to the context."""

    def __call__(self, address: str, width: int = ..., **options: Any) -> Page: ...


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open pages that are closed when the test ends."""
    opened: list[BrowserContext] = []

    def open_page(address: str, width: int = 1280, **options: Any) -> Page:
        height = options.pop("height", 800)
        opened.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        page = opened[-1].new_page()
        page.goto(address)
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def windows() -> dict[str, Page]:
    return {}


@pytest.fixture
def glance(browser: Browser, windows: dict[str, Page]) -> Visit:
    """Open one page after the other in a window that is kept: a new one costs a new process.

    For tests that leave no listener, route or script behind. Colours may differ from page to page;
    other options have a window of their own, as has a script that runs `before` those of a page.
    """

    def open_page(address: str, width: int = 1280, **options: Any) -> Page:
        size = ViewportSize(width=width, height=options.pop("height", 800))
        colours = {name: options.pop(name, usual) for name, usual in COLOURS.items()}
        name = repr(options)
        before = options.pop("before", "")
        if name not in windows:
            windows[name] = browser.new_context(**options).new_page()
            if before:
                windows[name].add_init_script(before)
        page = windows[name]
        page.set_viewport_size(size)
        page.emulate_media(media="null", **colours)
        page.mouse.move(0, 0)
        page.goto(address)
        return page

    return open_page


class Listen(Protocol):
    """Has `hear` called with what `page` says at `event`: "console", "request"."""

    def __call__(self, page: Page, event: Any, hear: Callable[..., Any]) -> None: ...


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Listen to a page, once to each event, till the test ends: its window may be kept."""
    heard: dict[tuple[Page, str], Callable[..., Any]] = {}

    def start(page: Page, event: Any, hear: Callable[..., Any]) -> None:
        if (page, event) not in heard:
            heard[page, event] = hear
            page.on(event, hear)

    yield start
    for (page, event), hear in heard.items():
        page.remove_listener(event, hear)


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """Collect what pages report; there must be nothing when the test ends."""
    found: list[str] = []
    yield found
    assert found == []
