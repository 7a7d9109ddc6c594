"""Owns talking with browsers: HTTP and livereload's websocket, for the preview's own pages only."""

from __future__ import annotations

import json
from asyncio import Event, Future, wait_for
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.log import app_log
from tornado.web import Application, HTTPError, RequestHandler

from youju.preview.build_worker import Attempt
from youju.preview.lines import word_fault
from youju.preview.panels import (
    SERVED,
    make_bar,
    make_code_page,
    make_fault_page,
    make_problem_page,
    make_waiting_page,
    read_file,
)
from youju.preview.problem_page import has_error
from youju.preview.responses import (
    OWN,
    SCRIPT_PATH,
    Answer,
    find_answer,
    find_name,
    find_type,
    is_page,
    make_copy,
)

_HTML = "text/html; charset=utf-8"
# How long a browser is kept waiting for a first build before it is told that it waits.
_PATIENCE_SECONDS = 1


@dataclass
class State:
    """What is shown now; only the event loop's thread writes it.

    `hosts` are the names under which the preview may be asked; `ready` is set after a first build.
    `pages` are the last that could be made, `attempt` what came of the last build.
    """

    hosts: frozenset[str]
    language: str = "en"
    pages: Mapping[str, bytes] = field(default_factory=dict)
    attempt: Attempt = field(default_factory=Attempt)
    version: str = "v0"
    ready: Event = field(default_factory=Event)

    def answer(self, path: str) -> Answer:
        """Return what `path` shows; a page that cannot be made gives way to its problems."""
        if is_page(path) and (page := self._stand_in(find_name(path))):
            return Answer(500, _HTML, page)
        return find_answer(self.pages, path)

    def _stand_in(self, name: str) -> bytes:
        """Return the page to show in place of the one at `name`; nothing when that can be shown."""
        attempt = self.attempt
        if attempt.pages is None and not attempt.notices:
            return make_fault_page(word_fault(attempt, self.language), name, self.language)
        there = name in self.pages or f"{name}/index.html" in self.pages
        if attempt.pages is None or (has_error(attempt.notices) and not there):
            return make_problem_page(attempt.notices, name, self.language)
        return b""


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


def tell_browsers(paths: list[str]) -> None:
    """Make every connected browser load `paths` again: style sheets by path, or "*" the page."""
    for path in paths:
        _Connection.reload_waiters(path)


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
        if not self.state.ready.is_set():
            page = make_waiting_page(path, self.state.language)
            self._send(Answer(503, _HTML, page))
            return
        answer = self.state.answer(path)
        if answer.location:
            query = self.request.query
            self.redirect(answer.location + (f"?{query}" if query else ""), status=answer.status)
            return
        inside = self.request.headers.get("Sec-Fetch-Dest") in ("iframe", "frame")
        # A page of problems says it all; of pages inside another, the outer one has the bar.
        silent = answer.status == 500 or answer.content_type != _HTML or inside
        notices = () if silent else self.state.attempt.notices
        self._send(answer, make_bar(notices, find_name(path), self.state.language))

    def _send(self, answer: Answer, bar: bytes = b"") -> None:
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.content_type)
        body = answer.body
        if answer.content_type == _HTML:
            body = make_copy(body, self.request.headers["Host"], self.state.version, bar)
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
    version: object = None

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
            self.version = told.get("snipver")
        # Only the command goes on: livereload would write the browser's words to its log.
        super().on_message(json.dumps({"command": command, "url": ""}))
        if command == "info" and self.version != self.state.version:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True})

    def write_message(self, message: bytes | str | dict[str, Any], binary: bool = False) -> Any:
        sent: Future[None] = super().write_message(message, binary)
        sent.add_done_callback(_forget)
        return sent


def _forget(sent: Future[None]) -> None:
    """Take note of a browser that left while it was being told; asyncio would print it."""
    if not sent.cancelled():
        sent.exception()
