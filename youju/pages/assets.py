"""Owns the site's style sheet and script: bundled from static/, named by their hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace

from youju.model import Page
from youju.pages.runtime import VIEW, bundle_runtime
from youju.theme import palette_css

CSS, JS, EMBED_CSS = "static/css/site.css", "static/js/site.js", "static/css/embed.css"
LOADER = "static/js/interactive.js"
NEEDED = (CSS, JS, EMBED_CSS, LOADER, VIEW)


@dataclass(frozen=True)
class Assets:
    """Paths of the style sheet and the script in the site, and the embed's inline style.

    A site with interactive charts has a loader, too, and the runtime that it loads.
    """

    css: str
    js: str
    embed_css: str
    pages: tuple[Page, ...]
    loader: str = ""
    runtime: str = ""
    integrity: str = ""


def bundle_assets(files: Mapping[str, bytes], interactive: bool = False) -> Assets:
    """Bundle the input files under static/; what is neither CSS nor script keeps its name.

    Only a site that has `interactive` charts gets the scripts for them.
    """
    palette = palette_css().encode()
    css, js = palette + b"\n" + files[CSS], files[JS]
    pages = [Page(_name("site", "css", css), css), Page(_name("site", "js", js), js)]
    for name, content in files.items():
        if name.startswith("static/") and name not in NEEDED:
            pages.append(Page(name.removeprefix("static/"), content))
    embed_css = (palette + b"\n" + files[EMBED_CSS]).decode()
    assets = Assets(pages[0].path, pages[1].path, embed_css, tuple(pages))
    return _add_runtime(assets, files) if interactive else assets


def make_csp(inline_style: str | None = None, scripts: str = "") -> str:
    """Return the page's content security policy: nothing but this site's own files.

    `inline_style` is the text of the only style element that may apply; such a page runs no script
    but those from `scripts`, sources as the policy writes them ("'self'").
    """
    if inline_style is None:
        # connect-src lets auditing tools read robots.txt from within the page.
        parts = ["script-src 'self'", "style-src 'self'", "img-src 'self' data:"]
        parts.append("connect-src 'self'")
    else:
        digest = b64encode(hashlib.sha256(inline_style.encode()).digest()).decode()
        parts = [f"style-src 'sha256-{digest}'", "img-src data:"]
        parts += [f"script-src {scripts}"] if scripts else []
    return "; ".join(["default-src 'none'", *parts, "base-uri 'none'", "form-action 'none'"])


def _add_runtime(assets: Assets, files: Mapping[str, bytes]) -> Assets:
    loader, runtime = files[LOADER], bundle_runtime(files)
    added = (
        Page(_name("interactive", "js", loader), loader),
        Page(_name("vega", "js", runtime), runtime),
    )
    return replace(
        assets,
        pages=(*assets.pages, *added),
        loader=added[0].path,
        runtime=added[1].path,
        integrity=f"sha384-{b64encode(hashlib.sha384(runtime).digest()).decode()}",
    )


def _name(stem: str, ending: str, content: bytes) -> str:
    return f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
