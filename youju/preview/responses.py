"""Owns what a browser gets in the preview: an address's page, and the copy that reloads itself."""

from __future__ import annotations

import html
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from youju.formats.html_walk import HtmlWalk

SCRIPT_PATH = "/livereload.js"
# The preview's own addresses: no page of a site has such a name.
OWN = "/~youju/"
KEEPER_PATH = f"{OWN}preview.js"
HTML = "text/html; charset=utf-8"

_META = re.compile(rb"""<meta\s(?:[^>"']|"[^"]*"|'[^']*')*+>""", re.IGNORECASE)
_TAIL = re.compile(rb"(?:</body\s*>\s*)?(?:</html\s*>\s*)?\Z", re.IGNORECASE)
# Python's own table, not the machine's: some Windows registries call a script text/plain.
_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("text/javascript", ".js")
_TYPES.add_type("font/woff2", ".woff2")
_TEXTUAL = re.compile(r"text/|image/svg|application/(json|xml|manifest|[a-z.-]+\+(json|xml))")


@dataclass(frozen=True)
class Answer:
    """What to send: a status, a body with its Content-Type, or the `location` of a redirect."""

    status: int
    content_type: str = ""
    body: bytes = b""
    location: str = ""


def find_answer(pages: Mapping[str, bytes], path: str) -> Answer:
    """Return the answer for `path`, decoded and without its first slash: "zh/index.html", "zh/".

    Folders lead to their index.html, as on a published site.
    """
    if _is_hidden(path):
        return Answer(404, "text/plain; charset=utf-8", b"404\n")
    name = find_name(path)
    if name in pages:
        return Answer(200, find_type(name), pages[name])
    if f"{path}/index.html" in pages:
        return Answer(302, location=f"/{quote(path)}/")
    if "404.html" in pages:
        return Answer(404, "text/html; charset=utf-8", pages["404.html"])
    return Answer(404, "text/plain; charset=utf-8", b"404\n")


def find_name(path: str) -> str:
    """Return the path of the page that an address asks for: "zh/index.html" for "zh/"."""
    return path + "index.html" if path.endswith("/") or not path else path


def is_page(path: str) -> bool:
    """Tell whether an address asks for a page, not for a picture, a style, a script or data."""
    return not _is_hidden(path) and PurePosixPath(find_name(path)).suffix in ("", ".html")


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def find_type(name: str) -> str:
    """Return the Content-Type for a page's name, "text/html; charset=utf-8" for "a.html"."""
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if _TEXTUAL.match(kind) else kind


def make_copy(page: bytes, host: str, version: str, bar: bytes = b"") -> bytes:
    """Return the copy of an HTML page that reloads itself, for a browser that came to `host`.

    The `bar` stands at its foot.

    `host` is the Host header ("127.0.0.1:5500"). `version` tells the server which state of the
    site the browser shows: it travels as livereload's `snipver`, so that a change that falls
    between loading the page and connecting is not lost. The script stands at the end of the body,
    where no length of the head and no text that looks like markup can hide it, and is a file of
    our own host, because a strict policy forbids livereload's inline script.
    """
    port = host.rpartition(":")[2] if ":" in host else "80"
    address = html.escape(f"{SCRIPT_PATH}?port={port}&snipver={version}")
    opened = _META.sub(lambda tag: _open_meta(tag[0], host), page)
    tail = _TAIL.search(opened)
    cut = tail.start() if tail else len(opened)
    scripts = "".join(f'<script src="{src}" async></script>' for src in (KEEPER_PATH, address))
    return opened[:cut] + bar + scripts.encode() + opened[cut:]


def open_policy(policy: str, host: str) -> str:
    """Return a Content-Security-Policy that also lets our scripts and the bar's style load."""
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)  # of two, browsers keep the first
    fallback = directives.get("default-src")
    script = directives.get("script-src", fallback)
    wanted = {
        "script-src": (script, ["'self'"]),
        "script-src-elem": (directives.get("script-src-elem"), ["'self'"]),
        "style-src": (directives.get("style-src", fallback), ["'self'"]),
        "style-src-elem": (directives.get("style-src-elem"), ["'self'"]),
        "connect-src": (directives.get("connect-src", fallback), ["'self'", f"ws://{host}"]),
    }
    for name, (former, needed) in wanted.items():
        if former is not None:
            kept = [source for source in former if source not in ("'none'", *needed)]
            directives[name] = kept + needed
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _open_meta(tag: bytes, host: str) -> bytes:
    attributes = _Attributes()
    attributes.feed(tag.decode(errors="replace"))
    found = attributes.found
    if found.get("http-equiv", "").lower() != "content-security-policy":
        return tag
    policy = html.escape(open_policy(found.get("content", ""), host))
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()


class _Attributes(HtmlWalk[None]):
    """Reads the attributes of one tag."""

    def __init__(self) -> None:
        super().__init__(None)
        self.found: dict[str, str] = {}

    def enter(self, name: str, given: Mapping[str, str]) -> None:
        self.found = dict(given)
