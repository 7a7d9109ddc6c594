"""Owns what a page holds for an interactive chart: its view as data, and where the scripts are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from markupsafe import Markup

from youju.model import Chart, Story
from youju.pictures.interaction import read_slider
from youju.printing.context import Press
from youju.printing.templating import write_json
from youju.rendering.svg import Slot


class LiveView(TypedDict):
    """What scripts make a chart of in which readers choose: its views as JSON, the paths of the
    scripts and the hash of the larger. `slider` is as youju.slider put it into the spec.
    """

    slider: Mapping[str, Any] | None
    json: Markup
    loader: str
    runtime: str
    integrity: str


def view_live(
    press: Press, story: Story, chart: Chart, code: str, sizes: Iterable[str]
) -> LiveView | None:
    """Return what the macro `live` needs, or None for a chart that is a picture only.

    `sizes` are those of the pictures that stand on the page.
    """
    if not chart.interactive:
        return None
    pictures = {size: press.pictures[Slot(story.slug, chart.id, code, size)] for size in sizes}
    slider = read_slider(pictures["wide"].spec)
    specs = {size: picture.vega for size, picture in pictures.items()}
    return {
        "slider": slider,
        "json": write_json({**specs, "slider": slider}),
        "loader": press.assets.loader,
        "runtime": press.assets.runtime,
        "integrity": press.assets.integrity,
    }
