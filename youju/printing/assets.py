"""Owns the site's style sheets and scripts: bundled from static/, named by their hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from youju import addresses
from youju.model import Look, Page
from youju.printing.runtime import LICENCES, VIEW, bundle_runtime, name_licences
from youju.printing.style_sheets import parse_css, write_css
from youju.printing.templating import write_json
from youju.printing.trimming import CARD, DOORS, ChartStyle, trim_card, trim_chart
from youju.theme import HOUSE, look_css

CSS, EMBED_CSS, TIP_CSS = "static/css/site.css", "static/css/embed.css", "static/css/tooltips.css"
# What a newsroom adds to the first two, if it does.
OWN_CSS, OWN_EMBED_CSS = "static/css/own.css", "static/css/own-embed.css"
JS, TIP_JS, PREVIEW = "static/js/site.js", "static/js/tooltips.js", "static/js/preview.js"
FRAME_JS, LOADER = "static/js/frame.js", "static/js/interactive.js"
CHOOSE_JS, AUTO_JS, EMBED_JS = (f"static/js/{name}.js" for name in ("choose", "auto", "embed"))
NEEDED = (
    *(CSS, EMBED_CSS, TIP_CSS, JS, TIP_JS, PREVIEW, FRAME_JS),
    *(CHOOSE_JS, AUTO_JS, EMBED_JS, LOADER, VIEW, LICENCES),
)
_BUNDLED = (*NEEDED, OWN_CSS, OWN_EMBED_CSS)
ICON = f"static/{HOUSE.favicon}"
_LANGUAGES = '"LANGUAGES"'


@dataclass(frozen=True)
class Assets:
    """Where style sheet and scripts are, and the texts that stand inside pages for frames.

    `embed_script` is the path of the script for other people's pages and `embed_integrity` its
    hash for them ("sha384-…"). Inline are `embed_css`, what a chart, the card of a figure and the
    page that chooses a language need of it (`chart_style`, `card_css`, `auto_css`), and the scripts
    `frame_js` (of a chart), `card_js` and `auto_js`.
    A site with interactive charts has a `loader`, too, and the `runtime` that it loads.
    """

    css: str
    js: str
    embed_css: str
    chart_style: ChartStyle
    card_css: str
    auto_css: str
    frame_js: str
    card_js: str
    auto_js: str
    embed_script: str
    embed_integrity: str
    pages: tuple[Page, ...]
    loader: str = ""
    runtime: str = ""
    integrity: str = ""


def bundle_assets(
    files: Mapping[str, bytes],
    languages: Mapping[str, str],
    look: Look = HOUSE,
    *,
    interactive: bool = False,
) -> Assets:
    """Bundle the input files under static/; what is neither CSS nor script keeps its name.

    `languages` gives each code its tag, the default first: {"zh": "zh-Hant", "en": "en"}.
    Style sheets stand behind the variables of `look`, and a newsroom's own behind ours. Only a site
    that has `interactive` charts gets the scripts for them.
    """
    shared = [look_css(look), files[TIP_CSS].decode()]
    css = "\n".join([*shared, files[CSS].decode(), *_find_own(files, OWN_CSS)]).encode()
    js = _join(files, TIP_JS, PREVIEW, JS).encode()
    embed = _enclose(files, languages, EMBED_JS).encode()
    pages = [
        Page(f"assets/site.{_shorten(css)}.css", css),
        Page(f"assets/site.{_shorten(js)}.js", js),
        Page(addresses.embed_script(_shorten(embed)), embed),
    ]
    for name, content in files.items():
        unused = name == ICON and look.favicon != HOUSE.favicon
        if name.startswith("static/") and name not in _BUNDLED and not unused:
            pages.append(Page(name.removeprefix("static/"), content))
    framed = parse_css("\n".join([*shared, files[EMBED_CSS].decode()]))
    own = parse_css("".join(_find_own(files, OWN_EMBED_CSS)))
    assets = Assets(
        css=pages[0].path,
        js=pages[1].path,
        embed_css=write_css(framed + own),
        chart_style=trim_chart(files, framed, own),
        card_css=trim_card(files, CARD, framed, own),
        auto_css=trim_card(files, DOORS, framed, own),
        frame_js=_join(files, TIP_JS, FRAME_JS),
        card_js=_join(files, FRAME_JS),
        auto_js=_enclose(files, languages, AUTO_JS),
        embed_script=pages[2].path,
        embed_integrity=_hash("sha384", embed),
        pages=tuple(pages),
    )
    return _add_runtime(assets, files) if interactive else assets


def make_csp(
    style: str | None = None,
    script: str | None = None,
    *,
    sheets: Iterable[str] = (),
    scripts: Iterable[str] = (),
    frames: bool = False,
) -> str:
    """Return the page's content security policy: nothing but this site's own files.

    A page for frames has its one `style` element and its one `script` inside, style sheets and
    scripts from the sources `sheets` and `scripts`, and nothing else. With `frames` a page of the
    site may show others of its pages in frames.
    """
    if style is None:
        # connect-src lets auditing tools read robots.txt from within the page.
        parts = ["script-src 'self'", "style-src 'self'", "img-src 'self' data:"]
        parts += ["connect-src 'self'", *["frame-src 'self'"] * frames]
    else:
        styles = [f"'{_hash('sha256', style.encode())}'", *sheets]
        parts = [" ".join(["style-src", *styles]), "img-src data:"]
        if script is not None:
            sources = [f"'{_hash('sha256', script.encode())}'", *scripts]
            parts.insert(0, " ".join(["script-src", *sources]))
    return "; ".join(["default-src 'none'", *parts, "base-uri 'none'", "form-action 'none'"])


def _join(files: Mapping[str, bytes], *names: str) -> str:
    """Return scripts one after another, without their comments and indentation."""
    lines = [line.strip() for name in names for line in files[name].decode().splitlines()]
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _enclose(files: Mapping[str, bytes], languages: Mapping[str, str], name: str) -> str:
    """Return the script `name` with the choice of languages, in a scope of their own."""
    script = _join(files, CHOOSE_JS, name).replace(_LANGUAGES, write_json(languages))
    return f'(() => {{\n"use strict";\n{script}\n}})();'


def _find_own(files: Mapping[str, bytes], name: str) -> list[str]:
    """Return the style sheet `name` of the newsroom's own, where there is one."""
    return [files[name].decode()] if name in files else []


def _shorten(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _hash(kind: str, content: bytes) -> str:
    """Return a hash as policies and integrity attributes write it: sha384-…"""
    return f"{kind}-{b64encode(hashlib.new(kind, content).digest()).decode()}"


def _add_runtime(assets: Assets, files: Mapping[str, bytes]) -> Assets:
    loader, runtime = files[LOADER], bundle_runtime(files)
    added = (
        Page(f"assets/interactive.{_shorten(loader)}.js", loader),
        Page(f"assets/vega.{_shorten(runtime)}.js", runtime),
        Page(name_licences(files), files[LICENCES]),
    )
    return replace(
        assets,
        pages=(*assets.pages, *added),
        loader=added[0].path,
        runtime=added[1].path,
        integrity=_hash("sha384", runtime),
    )
