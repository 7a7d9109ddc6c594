"""Owns talking with browsers: HTTP and livereload's websocket, for the preview's own pages only."""

from __future__ import annotations

import json
from asyncio import Future, wait_for
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.log import app_log
from tornado.web import Application, HTTPError, RequestHandler

from youju.bundles.shelves import DamagedError
from youju.preview.panels import (
    SERVED,
    make_bar,
    make_code_page,
    make_waiting_page,
    read_file,
)
from youju.preview.responses import (
    HTML,
    OWN,
    SCRIPT_PATH,
    Answer,
    find_name,
    find_type,
    is_page,
    make_copy,
)
from youju.preview.state import WAITING, State, find_page

# How long a browser is kept waiting for a first build before it is told that it waits.
_PATIENCE_SECONDS = 1


def make_application(state: State) -> Application:
    """Return the web application that serves `state`."""
    LiveReloadHandler.waiters.clear()
    return Application(
        [
            (r"/livereload", _Connection, {"state": state}),
            (SCRIPT_PATH, _Script, {"state": state}),
            (f"{OWN}(.*)", _Own, {"state": state}),
            (r"/(.*)", _Pages, {"state": state}),
        ],
        # A request's words never reach the terminal: they may hold control characters.
        log_function=lambda handler: None,
        websocket_max_message_size=65536,
    )


def tell_browsers(styles: Sequence[str] = ()) -> None:
    """Make every connected browser load these style sheets again; without any, its page, if that
    shows something else now."""
    for connection in _list_connections():
        connection.tell(styles)


def list_open(state: State) -> list[str]:
    """Return the names of the pages that browsers show, the one that was opened last first."""
    return state.sort({connection.name for connection in _list_connections()})


def _list_connections() -> Iterator[_Connection]:
    waiters = LiveReloadHandler.waiters.copy()
    return (waiter for waiter in waiters if isinstance(waiter, _Connection))


class _Guarded(RequestHandler):
    """Refuses whoever is not a page of the preview itself; P7 of the reliability reference.

    A name that leads to this machine (DNS rebinding) shows in Host, another site's page in Origin.
    """

    def initialize(self, state: State) -> None:
        self.state = state

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        # Nobody else's page shows the preview in a frame, where clicks could be led.
        self.set_header("Content-Security-Policy", "frame-ancestors 'self'")
        self.set_header("X-Frame-Options", "SAMEORIGIN")

    def prepare(self) -> None:
        host = self.request.headers.get("Host", "")
        name, _, port = host.partition(":")
        if name not in self.state.hosts or not (port or "80").isdecimal():
            raise HTTPError(403)
        if self.request.headers.get("Origin", f"http://{host}") != f"http://{host}":
            raise HTTPError(403)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}\n")

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        if value is not None and not isinstance(value, HTTPError):
            app_log.error("fault in the preview", exc_info=value)

    def compute_etag(self) -> None:
        return None


class _Pages(_Guarded):
    async def get(self, path: str) -> None:
        with suppress(TimeoutError):
            await wait_for(self.state.ready.wait(), _PATIENCE_SECONDS if is_page(path) else None)
        inside = self.request.headers.get("Sec-Fetch-Dest") in ("iframe", "frame")
        try:
            answer = self.state.answer(path) if self.state.ready.is_set() else None
        except DamagedError:
            self.state.lost()
            answer = None
        if answer is None:
            page = make_waiting_page(path, self.state.language)
            self._send(Answer(503, HTML, page), WAITING)
            return
        if answer.location:
            query = self.request.query
            self.redirect(answer.location + (f"?{query}" if query else ""), status=answer.status)
            return
        self.state.note(path, inside=inside)
        # A page of problems says it all; of pages inside another, the outer one has the bar.
        silent = answer.status == 500 or answer.content_type != HTML or inside
        notices = () if silent else self.state.attempt.notices
        bar = make_bar(notices, find_name(path), self.state.language)
        self._send(answer, self.state.version(path), bar)

    def _send(self, answer: Answer, version: str, bar: bytes = b"") -> None:
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.content_type)
        body = answer.body
        if answer.content_type == HTML:
            body = make_copy(body, self.request.headers["Host"], version, bar)
        self.finish(body)

    head = get


class _Own(_Guarded):
    """Serves the preview's own files, and what there is to say of each code of a problem."""

    def get(self, name: str) -> None:
        if name in SERVED:
            self.set_header("Content-Type", find_type(name))
            self.finish(read_file(name))
            return
        page = make_code_page(name.removeprefix("problem/"), self.state.language)
        if page is None:
            raise HTTPError(404)
        self.finish(page)


class _Script(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """Serves livereload's browser client."""

    def get(self) -> None:
        super().get()
        self.set_header("Content-Type", "text/javascript; charset=utf-8")


class _Connection(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Speaks livereload's protocol; tells a browser at once that it shows an old state."""

    watcher = Watcher()  # looked at by livereload's logging, never started
    live_css = True
    version = ""

    def check_origin(self, origin: str) -> bool:
        return False  # called for foreign origins only, which `prepare` has refused before

    def on_message(self, message: str | bytes) -> None:
        try:
            told = json.loads(message)
            command = told["command"]
        except (ValueError, TypeError, KeyError, RecursionError):
            self.close()
            return
        if command == "hello":
            self.version = str(told.get("snipver"))
        # Only the command goes on: livereload would write the browser's words to its log.
        super().on_message(json.dumps({"command": command, "url": ""}))
        if command == "info":
            self.tell()

    @property
    def name(self) -> str:
        """Return the name of the page that the browser shows."""
        return find_page(self.version)

    def tell(self, styles: Sequence[str] = ()) -> None:
        """Have the browser load `styles` again, or its page, if that shows something else now."""
        stale = not self.state.is_current(self.version)
        for path in styles or ["*"] * stale:
            self.send_message({"command": "reload", "path": path, "liveCSS": True})
        if stale:
            self.version = self.state.version(self.name)

    def write_message(self, message: bytes | str | dict[str, Any], binary: bool = False) -> Any:
        sent: Future[None] = super().write_message(message, binary)
        sent.add_done_callback(_forget)
        return sent


def _forget(sent: Future[None]) -> None:
    """Take note of a browser that left while it was being told; asyncio would print it."""
    if not sent.cancelled():
        sent.exception()
