"""Owns a chart's Vega-Lite file: what is drawn, with its words and source, for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from youju import addresses
from youju.downloads.chart_metadata import describe_licence
from youju.localized.charts import LocalizedChart
from youju.localized.citations import cite_source
from youju.model import Site
from youju.pictures.layout import LAYOUTS
from youju.rendering.svg import Picture
from youju.theme import config_alone, use_look
from youju.typography.fonts import stack
from youju.typography.line_breaking import balance, wrap_drawn


def write_specification(site: Site, told: LocalizedChart, picture: Picture) -> str:
    """Return the specification of `picture`, the wide one, to be read and drawn by itself.

    It has a title, a description, paper and a margin; `usermeta`, which Vega-Lite leaves alone,
    says who publishes the chart, from what, on what terms and where, in the language of `told`.
    """
    tag = site.languages[told.code].tag
    spec = {
        **picture.spec,
        "title": _set_title(told, picture.width),
        "description": told.alt,
        "config": {**picture.spec["config"], **_set_alone(site, tag)},
        "usermeta": {**picture.spec.get("usermeta", {}), **_describe(site, told)},
    }
    return json.dumps(spec, ensure_ascii=False) + "\n"


def _set_alone(site: Site, tag: str) -> Mapping[str, Any]:
    """Return what of the config differs where the chart stands by itself; the rest is its own."""
    with use_look(site.look):
        alone = config_alone(stack(tag))
    return {name: alone[name] for name in ("font", "background", "padding", "title")}


def _set_title(told: LocalizedChart, room: float) -> Mapping[str, Any]:
    """Return title and finding in lines, and the sizes that these were broken for.

    Vega breaks no line by itself.
    """
    setting = LAYOUTS["wide"]
    return {
        "text": balance(told.title, setting.title, room),
        "fontSize": setting.title,
        "subtitle": [
            line
            for text in filter(None, (told.subtitle, told.finding))
            for line in wrap_drawn(text, setting.text, room)
        ],
        "subtitleFontSize": setting.text,
    }


def _describe(site: Site, told: LocalizedChart) -> Mapping[str, Any]:
    code = told.code
    return {
        "language": site.languages[code].tag,
        "publisher": site.published_by[code],
        "sources": [cite_source(site, source, code) for source in told.sources],
        "licence": describe_licence(site.licence, code),
        "page": addresses.absolute(site.base_url, told.path),
    }
