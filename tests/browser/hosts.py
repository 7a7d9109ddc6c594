"""Pages of other newsrooms: what stands round a pasted snippet, and how they listen to frames.

The listeners are written after what the products publish: Datawrapper's snippet, WordPress's
wp-embed.js, AMP's amp-iframe; pym.js is its own package.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

PYM = Path(__file__).parents[1] / "node_modules/pym.js/dist/pym.v1.min.js"
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

# wp-embed.js finds its frames by class and secret, and lets them be 200 to 1000 pixels tall. What
# it does not know, WordPress shuts in (wp_filter_oembed_result), and hides the quotation beside it.
WORDPRESS = """<script>
addEventListener("message", function (event) {
  var data = event.data;
  if (!data || !(data.secret || data.message || data.value)) return;
  if (/[^a-zA-Z0-9]/.test(data.secret)) return;
  var frames = document.querySelectorAll('iframe[data-secret="' + data.secret + '"]');
  for (var i = 0; i < frames.length; i++) {
    if (event.source !== frames[i].contentWindow) continue;
    frames[i].removeAttribute("style");
    if (data.message === "link") window.asked = data.value;
    if (data.message !== "height") continue;
    var height = parseInt(data.value, 10);
    frames[i].height = height > 1000 ? 1000 : ~~height < 200 ? 200 : height;
  }
});
document.querySelectorAll("iframe").forEach(function (frame) {
  frame.setAttribute("data-secret", "a1B2c3D4e5");
  frame.setAttribute("sandbox", "allow-scripts");
  document.querySelectorAll("blockquote").forEach(function (quote) { quote.remove(); });
  frame.src += "#?secret=a1B2c3D4e5";
});
</script>"""

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
    """Where a snippet is pasted: `make` returns the page for a body; more is about its browser.

    `scripts` tells whether the page lets our script run; `width` is the column's; `fixed` pages
    leave a frame at the one height it was given; `only` names the kind that such a page can take.
    """

    make: Callable[[str], str]
    width: int = 640
    headers: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    scripts: bool = True
    fixed: bool = False
    only: str = ""


def page(body: str, width: int = 640, more: str = "", style: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Another paper</title>'
        f'<body style="margin:0;{style}"><div style="width:{width}px">{body}</div>{more}'
    )


def frame_in(body: str) -> str:
    """Return a page whose column is itself a sandboxed frame, as of a CMS's preview."""
    inner = escape(page(body), quote=True)
    style = "border:0;width:640px;height:2400px"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A preview</title>'
        f'<body style="margin:0"><iframe sandbox="allow-scripts allow-popups" srcdoc="{inner}"'
        f' style="{style}"></iframe>'
    )


def host_pym(body: str) -> str:
    """Return a page that shows the frame's address by pym.js, as NPR's stations paste it."""
    address = re.search(r'src="([^"]*/embed/(?!embed)[^"]+)"', body)
    assert address
    call = f"new pym.Parent('here', '{address[1]}', {{sandbox: 'allow-scripts', title: 'x'}})"
    return page(f'<div id="here"></div><script>{PYM.read_text()}</script><script>{call}</script>')


def unstyled(body: str) -> str:
    """Return a page of a CMS that keeps elements and takes every style away."""
    return page(re.sub(r'\sstyle="[^"]*"', "", body))


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
    "no styles": Setting(unstyled, fixed=True),
    "pym.js": Setting(host_pym, only="frame"),
    "Datawrapper": Setting(lambda body: page(body, 480, DATAWRAPPER), 480),
    "WordPress": Setting(lambda body: page(body, 600, WORDPRESS), 600),
    "AMP": Setting(lambda body: page(body, 400, AMP), 400, only="amp"),
}
