"""Owns what a page holds for an interactive chart: its view as data, and where the scripts are."""

from __future__ import annotations

from collections.abc import Iterable

from youju.localized.story import View
from youju.model import Chart, Story
from youju.pictures.interaction import read_slider
from youju.printing.context import Press
from youju.printing.templating import write_json
from youju.rendering.svg import Slot


def view_live(
    press: Press, story: Story, chart: Chart, code: str, sizes: Iterable[str]
) -> View | None:
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
