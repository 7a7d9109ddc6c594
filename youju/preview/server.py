"""Owns the preview: serves a site's plan from memory to this machine, and shows every save at once.

It speaks livereload's protocol with livereload's handlers and browser client. livereload's own
server, watcher and injector are not used: they drop reloads within three seconds of another, look
every 0.8 s, build on the server's event loop, miss long heads and answer foreign hosts.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tornado.httpserver import HTTPServer

from youju.preview.browsers import list_open, make_application, tell_browsers
from youju.preview.build_worker import Contents, Early, Plan, Worker
from youju.preview.lines import word_attempt
from youju.preview.problem_page import Notice
from youju.preview.state import State
from youju.preview.supervision import Looks, build_again
from youju.preview.watching import Watch
from youju.preview.words import word_preview
from youju.progress import Listener, Phase

# Any page of the web may send requests here: a body is refused before it is read, and nobody holds
# a connection that says nothing. The times are seconds.
LIMITS: Mapping[str, int] = {
    "max_body_size": 0,
    "max_header_size": 16_384,
    "max_buffer_size": 262_144,
    "idle_connection_timeout": 60,
    "body_timeout": 5,
}
# Ports tried after the one wished for, before any free one is taken.
_NEXT_PORTS = 20


@dataclass(frozen=True)
class Serving:
    """Where a preview is served, in which `language` it speaks, and who listens.

    `host` is a loopback address. A `port` that is taken gives way to the next free one. `opened`
    gets the address once it answers, `say` a line per event, `hear` what a build is at, on another
    thread.
    """

    host: str = "127.0.0.1"
    port: int = 5500
    language: str = "en"
    opened: Callable[[str], None] | None = None
    say: Callable[[str], None] | None = None
    hear: Listener | None = None


def serve(root: Path, plan: Plan, serving: Serving) -> None:
    """Serve what `plan` makes of the site under `root` until Ctrl-C, and anew after every change.

    `plan` reads the inputs and returns every page by path, or raises BuildError; it is as
    build_worker has it.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(run_preview(root, plan, serving))


async def run_preview(root: Path, plan: Plan, serving: Serving) -> None:
    """Do what `serve` does, until the task is cancelled."""
    host, port, language = serving.host, serving.port, serving.language
    tell = serving.say or (lambda line: None)
    worker = Worker(plan, root)
    bound = _bind(host, port)
    watch, loop = Watch(root), asyncio.get_running_loop()
    state = State(frozenset({host, "127.0.0.1", "localhost"}), language, lost=watch.ask)
    server = HTTPServer(make_application(state), **LIMITS)
    server.add_socket(bound)
    used = bound.getsockname()[1]
    if port not in (0, used):
        tell(word_preview("taken", language, port=port, used=used))
    address = f"http://{host}:{used}/"
    tell(word_preview("serving", language, address=address))
    if serving.opened:
        serving.opened(address)

    def show(early: Early) -> None:
        if isinstance(early, Phase):
            if serving.hear:
                serving.hear(early)
            return
        with suppress(RuntimeError):  # the preview has ended meanwhile
            loop.call_soon_threadsafe(_show, state, early)

    looks = Looks(lambda: list_open(state), show, is_told=serving.hear is not None)
    try:
        async for attempt, seconds in build_again(worker, watch, tell, language, looks):
            changed, styles = state.take(attempt)
            tell_browsers(styles)
            tell(word_attempt(attempt, language, seconds, changed))
    finally:
        server.stop()
        worker.close()
        await server.close_all_connections()


def _bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `port`, at one of the next ports, or at any that is free."""
    if host != "localhost" and not ipaddress.IPv4Address(host).is_loopback:
        raise ValueError(f"the preview is for this machine only, not for {host}")
    for wished in [*range(port, min(port + _NEXT_PORTS, 65536)), 0]:
        try:
            bound = socket.create_server((host, wished), backlog=128)
            break
        except OSError as error:
            # Access denied: a port of the system's, or one that Windows keeps for itself.
            if wished == 0 or error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    bound.setblocking(False)
    return bound


def _show(state: State, early: Contents | tuple[Notice, ...]) -> None:
    """Show pages or notices that are known before the rest, and tell the browsers."""
    if isinstance(early, tuple):
        state.take_notices(early)
    else:
        state.take_first(early)
    tell_browsers()
