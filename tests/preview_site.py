"""A small site, its running preview, and browsers of it, for the tests of the preview."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tornado.websocket import websocket_connect

from youju.bundles.shelves import Shelved, name_shelf, shelve
from youju.bundles.spool import Joined
from youju.cancelling import step
from youju.model import Origin
from youju.preview.build_worker import Early
from youju.preview.problem_page import make_notices
from youju.preview.server import Serving, run_preview
from youju.preview.trials import Trial
from youju.problems import Problem, Problems
from youju.progress import Listener, report
from youju.store.cache import Store, make_key

# How long a test waits for something that comes within a second on a machine at rest.
PATIENCE = 30
HELD = Problem("prose-chart-not-shown", Origin("site_src/zh.md", 7), (("id", "by-year"),))
BROKEN = Problem(
    "cell-date",
    Origin("data/a.csv", 16, 5, 16),
    (("column", "E"), ("found", "2021-03-05"), ("header", "value")),
)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"


def plan(root: Path, names: Sequence[str], show: Callable[[Early], None]) -> Trial:
    """Plan the files of site_src/ as pages, and stumble in the way that data/order.txt names.

    "held" is a problem of zh/ beside the pages, "broken" one that zh/ cannot be made with; "first"
    shows the pages `names` that stand open, "told" a problem, and then obeys what follows; "shelf"
    keeps pages in a store.
    """
    file = root / "data/order.txt"
    order = file.read_text("utf-8") if file.exists() else ""
    folder = root / "site_src"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    pages = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    if order.startswith("first"):
        show({name: pages[name] for name in names})
        order = order.removeprefix("first ")
    if order.startswith("told"):
        show(make_notices([(HELD, ("index.html",))]))
        order = order.removeprefix("told ")
    _obey(order, root)
    if order == "pid":
        pages["pid.html"] = str(os.getpid()).encode()
    if order == "shelf":
        store, key = Store(root / "store"), name_shelf(make_key("made", "pages"))
        return Trial(Joined([Shelved(store, key, shelve(store, key, pages))]))
    if order == "held":
        return Trial(pages, ((HELD, ("zh/",)),))
    if order == "broken":
        pages = {path: page for path, page in pages.items() if not path.startswith("zh/")}
        return Trial(pages, ((BROKEN, ("zh/",)), (HELD, ("zh/",))))
    return Trial(pages)


def _obey(order: str, root: Path) -> None:
    if order == "problems":
        problems = Problems()
        problems.add("input-unreadable", Origin("data/a<b>.csv", 3, 5, 3), reason="<script>x")
        problems.add("input-too-large", Origin("data/另一.csv", row=1), size=21_000_000)
        problems.raise_if_any()
    elif order == "fault":
        raise RuntimeError("a <fault> of ours")
    elif order == "exit":
        sys.exit("a story's code left")
    elif order == "die":
        os._exit(7)
    elif order in ("wait", "report"):
        if order == "report":
            report("drawing", 1, 2)
        (root / "began").touch()
        while not (root / "go").exists():
            time.sleep(0.01)
    elif order == "steps":
        (root / "began").touch()
        while True:
            step()
    elif order == "steps a while":
        (root / "began").touch()
        end = time.monotonic() + 1
        while time.monotonic() < end:
            step()
    elif order == "loop":
        (root / "began").touch()
        while True:
            pass


def make_page(text: str) -> str:
    """Return a page with the strict policy of published pages."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>x</title>'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css">'
        f"</head><body><p>{text}</p></body></html>\n"
    )


class Site:
    """A site's folder and, inside a `with`, its preview; `lines` is what the preview said."""

    def __init__(
        self, root: Path, port: int = 0, language: str = "en", hear: Listener | None = None
    ) -> None:
        self.root = root
        self.lines: list[str] = []
        self.port = 0
        self._opened = threading.Event()
        self._wished = port
        self._language = language
        self._hear = hear
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.create_task(
            run_preview(
                self.root,
                plan,
                Serving(
                    port=self._wished,
                    language=self._language,
                    opened=self._open,
                    say=self.lines.append,
                    hear=self._hear,
                ),
            )
        )
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    def _open(self, address: str) -> None:
        self.port = int(address.rstrip("/").rpartition(":")[2])
        self._opened.set()

    def __enter__(self) -> Site:
        self._thread.start()
        assert self._opened.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(PATIENCE)

    def save(self, name: str, text: str) -> None:
        """Write a file of the site: "site_src/index.html", "data/order.txt"."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, Any, str]:
        """Return the status, headers and body of the answer for `path`."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(link):
            link.request(method, path, headers=headers)
            answer = link.getresponse()
            # An accepted websocket sends no end: its status is all there is to read.
            body = b"" if answer.status == 101 else answer.read()
            return answer.status, answer.headers, body.decode("utf-8")

    def await_page(self, path: str, text: str) -> tuple[int, str]:
        """Return the status and body of `path` once it holds `text`."""
        found: list[tuple[int, str]] = []

        def look() -> bool:
            status, _, body = self.ask(path)
            found[:] = [(status, body)]
            return text in body

        await_that(look)
        return found[0]

    def read_version(self) -> str:
        """Return the version that the page at "/" was served with."""
        return self.ask("/")[2].rpartition("snipver=")[2].partition('"')[0]


class Browser:
    """What livereload's client does: inside a `with`, notes in `told` each path to load again."""

    def __init__(self, port: int, version: str) -> None:
        self.told: list[str] = []
        self._address = f"ws://127.0.0.1:{port}/livereload"
        self._version = version
        self._connected = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        link = await websocket_connect(self._address)
        await link.write_message(json.dumps({"command": "hello", "snipver": self._version}))
        assert json.loads(str(await link.read_message()))["command"] == "hello"
        await link.write_message(json.dumps({"command": "info", "url": "http://x/\x1b[2J"}))
        self._connected.set()
        end = asyncio.create_task(self._end.wait())
        while True:
            message = asyncio.ensure_future(link.read_message())
            await asyncio.wait({end, message}, return_when=asyncio.FIRST_COMPLETED)
            if not message.done() or message.result() is None:
                break
            self.told.append(json.loads(str(message.result()))["path"])
        link.close()
        await message

    def __enter__(self) -> Browser:
        self._thread.start()
        assert self._connected.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(PATIENCE)


def await_that(holds: Callable[[], bool]) -> None:
    """Return once `holds`; fail when it does not come."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)
