"""Owns what a chart's page offers: files, snippets, and the papers that a preview lies on."""

from __future__ import annotations

from collections.abc import Mapping

# Heading → (words, suffix of the file) of each of its files.
OFFERED: Mapping[str, Mapping[str, str]] = {
    "pictures_light": {
        "png_small": ".png",
        "png_large": "@2x.png",
        "png_phone": "-phone@2x.png",
        "svg": ".svg",
    },
    "pictures_dark": {
        "png_small": "-dark.png",
        "png_large": "-dark@2x.png",
        "png_phone": "-phone-dark@2x.png",
        "svg": "-dark.svg",
    },
    "numbers": {"csv": ".csv", "csv_excel": "-excel.csv"},
    "for_programs": {"metadata": ".metadata.json", "specification": ".vl.json"},
}
# Kind → its template; Markdown escapes by rules of its own, and an address is one. What is pinned
# is offered while the chart is as it was pinned. The first is for most sites.
SNIPPETS: Mapping[str, str] = {
    "frame": "snippets/frame.html",
    "address": "",
    "pinned": "snippets/pinned.html",
    "script": "snippets/script.html",
    "element": "snippets/element.html",
    "picture": "snippets/picture.html",
    "wechat": "snippets/wechat.html",
    "markdown": "",
    "amp": "snippets/amp.html",
}
# Kinds that an editor pastes as what they look like; an editor for code gets their mark-up still.
RICH = frozenset({"picture", "wechat"})
OEMBED = "snippets/oembed.html"
THEMES = ("auto", "light", "dark")
