"""Opens a chart's Vega-Lite file as its users do: in Altair, and in vl-convert."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import altair
import vl_convert


def open_specification(content: bytes) -> dict[str, Any]:
    """Return the specification, which Altair accepts and vl-convert draws with all its words."""
    spec: dict[str, Any] = json.loads(content)
    altair.Chart.from_dict(spec)
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    texts = ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter()]
    for line in (*spec["title"]["text"], *spec["title"]["subtitle"]):
        assert line and line in texts, line
    return spec
