"""A small web server for built sites: folders under a prefix each, and single pages of text."""

from __future__ import annotations

import mimetypes
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit


class Host:
    """Serves on a free port of this machine; a context manager.

    `folders` maps prefixes ("/", "/deep/") to built sites: the longest that fits answers.
    `texts` maps paths to HTML; `headers` maps paths to more headers, `delays` to the seconds that
    an answer waits. All may change meanwhile.
    """

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self.folders = dict(sorted(folders.items(), key=lambda item: -len(item[0])))
        self.texts: dict[str, str] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.delays: dict[str, float] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _make_handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def find(self, path: str) -> tuple[int, str, bytes]:
        """Return status, type and body for `path`; folders answer with their index.html."""
        if path in self.texts:
            return 200, "text/html; charset=utf-8", self.texts[path].encode()
        for prefix, folder in self.folders.items():
            if path.startswith(prefix):
                name = path[len(prefix) :]
                file = folder / (name + "index.html" if name.endswith("/") or not name else name)
                if not file.is_file():
                    return 404, "text/html; charset=utf-8", (folder / "404.html").read_bytes()
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                charset = "; charset=utf-8" if kind.startswith("text/") else ""
                return 200, kind + charset, file.read_bytes()
        return 404, "text/plain", b""


def _make_handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            time.sleep(host.delays.get(path, 0))
            status, kind, body = host.find(path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if "/embed/" in path or "/data/" in path:  # as docs/deploy.md asks of a host
                self.send_header("Access-Control-Allow-Origin", "*")
            for name, value in host.headers.get(path, {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, message: str, *arguments: object) -> None:
            return None

    return Handler
