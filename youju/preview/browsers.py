"""Owns talking with browsers: HTTP and livereload's websocket, for the preview's own pages only."""

from __future__ import annotations

import json
from asyncio import Event, Future
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.log import app_log
from tornado.web import Application, HTTPError, RequestHandler

from youju.preview.served import SCRIPT_PATH, find_answer, make_copy


@dataclass
class State:
    """What is shown now; only the event loop's thread writes it.

    `hosts` are the names under which the preview may be asked; `ready` is set after a first build.
    """

    hosts: frozenset[str]
    pages: Mapping[str, bytes] = field(default_factory=dict)
    problem_page: bytes = b""
    version: str = ""
    ready: Event = field(default_factory=Event)


def make_application(state: State) -> Application:
    """Return the web application that serves `state`."""
    LiveReloadHandler.waiters.clear()
    return Application(
        [
            (r"/livereload", _Connection, {"state": state}),
            (SCRIPT_PATH, _Script, {"state": state}),
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
        await self.state.ready.wait()
        answer = find_answer(self.state.pages, self.state.problem_page, path)
        if answer.location:
            query = self.request.query
            self.redirect(answer.location + (f"?{query}" if query else ""), status=answer.status)
            return
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.content_type)
        body = answer.body
        if answer.content_type.startswith("text/html"):
            body = make_copy(body, self.request.headers["Host"], self.state.version)
        self.finish(body)

    head = get


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
