"""Owns the site's style sheet and script: bundled from static/, named by their hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from youju.model import Page
from youju.theme import palette_css

CSS, JS, EMBED_CSS = "static/css/site.css", "static/js/site.js", "static/css/embed.css"
NEEDED = (CSS, JS, EMBED_CSS)


@dataclass(frozen=True)
class Assets:
    """Paths of the style sheet and the script in the site, and the embed's inline style."""

    css: str
    js: str
    embed_css: str
    pages: tuple[Page, ...]


def bundle_assets(files: Mapping[str, bytes]) -> Assets:
    """Bundle the input files under static/; what is neither CSS nor script keeps its name."""
    palette = palette_css().encode()
    css, js = palette + b"\n" + files[CSS], files[JS]
    pages = [Page(_name("site", "css", css), css), Page(_name("site", "js", js), js)]
    for name, content in files.items():
        if name.startswith("static/") and name not in NEEDED:
            pages.append(Page(name.removeprefix("static/"), content))
    embed_css = (palette + b"\n" + files[EMBED_CSS]).decode()
    return Assets(pages[0].path, pages[1].path, embed_css, tuple(pages))


def make_csp(inline_style: str | None = None, sheets: Iterable[str] = ()) -> str:
    """Return the page's content security policy: nothing but this site's own files.

    `inline_style` is the text of the only style element that may apply, beside style sheets from
    the sources `sheets`.
    """
    if inline_style is None:
        # connect-src lets auditing tools read robots.txt from within the page.
        parts = ["script-src 'self'", "style-src 'self'", "img-src 'self' data:"]
        parts.append("connect-src 'self'")
    else:
        digest = b64encode(hashlib.sha256(inline_style.encode()).digest()).decode()
        parts = [" ".join([f"style-src 'sha256-{digest}'", *sheets]), "img-src data:"]
    return "; ".join(["default-src 'none'", *parts, "base-uri 'none'", "form-action 'none'"])


def _name(stem: str, ending: str, content: bytes) -> str:
    return f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
