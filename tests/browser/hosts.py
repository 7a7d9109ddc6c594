"""Pages of other newsrooms: what stands round a pasted snippet, and how they listen to frames.

The listeners are written after what the products publish: Datawrapper's snippet, AMP's amp-iframe.
pym.js is its own package, and wp-embed.js that of WordPress (tests/install-browser).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

TESTS = Path(__file__).parents[1]
PYM = TESTS / "node_modules/pym.js/dist/pym.v1.min.js"
WP_EMBED = TESTS / "wordpress/wp-embed.min.js"
STRICT = "default-src 'none'; frame-src *; img-src *; style-src 'unsafe-inline'"

DATAWRAPPER = """<script>
addEventListener("message", function (event) {
  if (event.data["datawrapper-height"] === undefined) return;
  var frames = document.querySelectorAll("iframe");
  for (var id in event.data["datawrapper-height"])
    for (var i = 0; i < frames.length; i++)
      if (frames[i].contentWindow === event.source)
        frames[i].style.height = event.data["datawrapper-height"][id] + "px";
});
</script>"""

SECRET = "a1B2c3D4e5"
# By what style WordPress hides the frame of an oEmbed answer till it speaks.
WORDPRESS_HIDES = {
    "6.7": "position: absolute; visibility: hidden;",
    "6.1": "position: absolute; clip: rect(1px, 1px, 1px, 1px);",
}


# amp-iframe makes the frame from its own attributes, shows the placeholder till it loads, and
# takes heights from frames that are `resizable`, below the reader's place only.
AMP = """<script>
document.querySelectorAll("amp-iframe").forEach(function (element) {
  var frame = document.createElement("iframe");
  ["src", "title", "sandbox", "frameborder"].forEach(function (name) {
    if (element.hasAttribute(name)) frame.setAttribute(name, element.getAttribute(name));
  });
  element.style.display = "block";
  frame.style.cssText = "width:100%;border:0;height:" + element.getAttribute("height") + "px";
  element.querySelectorAll("[overflow],[placeholder]").forEach(function (part) { part.remove(); });
  element.append(frame);
  addEventListener("message", function (event) {
    if (event.source !== frame.contentWindow || event.data.sentinel !== "amp") return;
    if (event.data.type === "embed-size" && element.hasAttribute("resizable"))
      frame.style.height = event.data.height + "px";
  });
});
</script>"""


@dataclass(frozen=True)
class Setting:
    """Where snippets are pasted: `make` returns the page for a body; more is about its browser.

    `take` is what the host does to each snippet before. `scripts` tells whether the page lets our
    script run; `width` is the column's; `fixed` pages leave a frame at the one height it was given;
    `only` names the kind that such a page can take.
    """

    make: Callable[[str], str]
    width: int = 640
    headers: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    scripts: bool = True
    fixed: bool = False
    only: str = ""
    take: Callable[[str], str] = str


def page(body: str, width: int = 640, more: str = "", style: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Another paper</title>'
        f'<body style="margin:0;{style}"><div style="width:{width}px">{body}</div>{more}'
    )


def frame_in(body: str) -> str:
    """Return a page whose column is itself a sandboxed frame, as of a CMS's preview."""
    inner = escape(page(body), quote=True)
    style = "border:0;width:640px;height:12000px"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A preview</title>'
        f'<body style="margin:0"><iframe sandbox="allow-scripts allow-popups" srcdoc="{inner}"'
        f' style="{style}"></iframe>'
    )


def call_pym(snippet: str) -> str:
    """Return the call that shows the frame's address by pym.js, as NPR's stations paste it."""
    address = re.search(r'src="([^"]*/embed/(?!embed)[^"]+)"', snippet)
    assert address
    name = re.sub(r"\W", "-", address[1])
    call = f"new pym.Parent('{name}', '{address[1]}', {{sandbox: 'allow-scripts', title: 'x'}})"
    return f'<div id="{name}"></div><script>{call}</script>'


def host_pym(body: str) -> str:
    return page(f"<script>{PYM.read_text()}</script>{body}")


def fence_in(html: str, hidden: str = WORDPRESS_HIDES["6.7"], secret: str = SECRET) -> str:
    """Return what WordPress prints for the `html` of an oEmbed answer (wp_filter_oembed_result).

    Nothing is left but quotation and frame, and of the frame what is allowed. `hidden` is the
    style by which it hides the frame, `secret` what they know each other by.
    """
    parts = re.findall(r"(?s)<blockquote>.*?</blockquote>|<iframe.*?></iframe>", html)
    quote: str
    frame: str
    quote, frame = parts
    named = f'class="wp-embedded-content" data-secret="{secret}"'
    frame = re.sub(r'\s(?!(?:src|width|height|frameborder|title)=)[a-z]+="[^"]*"', "", frame)
    frame = re.sub(r' src="([^"]*)"', rf' src="\1#?secret={secret}"', frame)
    fence = f'{named} sandbox="allow-scripts" security="restricted" style="{hidden}"'
    quote = quote.replace("<blockquote", f"<blockquote {named}")
    return quote + frame.replace("<iframe", f"<iframe {fence}")


def filter_answer(snippet: str) -> str:
    """Return what WordPress makes of a snippet: what is no oEmbed answer stays as it was pasted."""
    # No two frames on a page have a secret in common.
    secret = f"a1{zlib.crc32(snippet.encode()):08x}"
    return fence_in(snippet, secret=secret) if "<blockquote" in snippet else snippet


def host_wordpress(body: str) -> str:
    return page(body, 600, f"<script>{WP_EMBED.read_text()}</script>")


def take_styles(snippet: str) -> str:
    """Return what a CMS leaves that keeps elements and takes every style away."""
    return re.sub(r'\sstyle="[^"]*"', "", snippet)


SETTINGS: Mapping[str, Setting] = {
    "bare": Setting(page),
    "strict": Setting(page, headers={"Content-Security-Policy": STRICT}, scripts=False),
    "sandboxed": Setting(frame_in),
    "scripts off": Setting(page, options={"java_script_enabled": False}, scripts=False),
    "column 320": Setting(lambda body: page(body, 320), 320),
    "column 900": Setting(lambda body: page(body, 900), 900),
    "dark host": Setting(
        lambda body: page(body, style="background:#111;color:#eee"),
        options={"color_scheme": "dark"},
    ),
    "no styles": Setting(page, fixed=True, take=take_styles),
    "pym.js": Setting(host_pym, only="frame", take=call_pym),
    "Datawrapper": Setting(lambda body: page(body, 480, DATAWRAPPER), 480),
    "WordPress": Setting(host_wordpress, 600, take=filter_answer),
    "AMP": Setting(lambda body: page(body, 400, AMP), 400, only="amp"),
}
