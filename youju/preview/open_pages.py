"""Owns the pages that stand open in a browser: printed before all else is made and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from youju.bundles.asked import find_parts
from youju.bundles.kept import Drawn, recall_made
from youju.bundles.parts import NO_PROSE
from youju.cancelling import wanted_while
from youju.content.load_context import Shelf, parse_prose
from youju.content.stories import STORIES_FOLDER
from youju.inputs import Inputs
from youju.model import Chart, Site, Story
from youju.pages.plan import find_print
from youju.pictures.charts import draw_charts
from youju.pictures.expected import open_renderer
from youju.preview.build_worker import Early
from youju.preview.problem_page import make_notices
from youju.preview.trials import Belonging, Trial, try_site
from youju.printing.context import Press, make_press
from youju.printing.templating import Printer
from youju.problems import Problems
from youju.rendering.renderer import Renderer
from youju.store.cache import Store

# Pages that are printed before all else: whoever has more open looks at one of them.
_MOST = 3


@dataclass(frozen=True)
class _Printed:
    """What a page was printed with; all stays true while only texts of stories change.

    The `press` prints the story's part of the site; `kept` has what was made of that part.
    """

    inputs: Inputs
    story: Story
    press: Press
    kept: Mapping[Any, Any]


@dataclass(frozen=True)
class _Pictured:
    """A story that was drawn: under a key in the store, of a site with `common` words and look."""

    key: str
    common: str
    story: Story
    drawn: Drawn


class OpenPages:
    """Makes the site for the preview again and again; what open pages need again, it keeps.

    It is called with the site's folder, the paths of the pages that stand open (those looked at
    last come first) and what shows them, and returns the whole site.
    """

    def __init__(self) -> None:
        self._drawn: dict[str, _Pictured] = {}
        self._renderer: Renderer | None = None
        self._printed: dict[str, _Printed] = {}

    def __call__(self, root: Path, names: Iterable[str], show: Callable[[Early], None]) -> Trial:
        looking = _Looking(self, list(names)[:_MOST], show)
        trial = try_site(root, looking)
        looking.end()
        if self._renderer:  # what was shown before goes when the next is pruned
            self._renderer.show_last()
        return trial

    def print_text(self, name: str, inputs: Inputs) -> bytes | None:
        """Return the page `name` as it was printed last, but with the texts of `inputs`.

        None if anything else has changed meanwhile, or if the page has nothing of a text.
        """
        printed = self._printed.get(name)
        if printed is None or not _is_text_alone(printed.inputs, inputs):
            return None
        site, problems = printed.press.site, Problems()
        shelf = Shelf(inputs.files, site.languages, site.units, site.sources)
        prose = parse_prose(printed.story.folder, shelf, problems)
        photographed = printed.story.photographs or any("![" in p.text for p in prose.values())
        if problems or photographed or prose == printed.story.prose:
            return None
        story = replace(printed.story, prose=prose)
        part = replace(site, stories=(story,))
        part.kept.update(printed.kept)  # it is of nouns, which stay
        return self._print(name, inputs, story, replace(printed.press, site=part))

    def print(self, name: str, site: Site, inputs: Inputs, store: Store) -> bytes | None:
        """Return the page `name` of `site`, if its pictures are known."""
        for story in site.stories:
            found = find_print(site, story, name)
            drawn = self._find_drawn(site, store, story, name.split("/")[0]) if found else None
            if found and drawn:
                made = (drawn.pictures, drawn.cards, drawn.posters)
                press = make_press(site, *made, Printer(site.files), drawn.photographs)
                part = find_parts(site, store).cut(story, found[1])
                return self._print(name, inputs, story, replace(press, site=part))
        return None

    def _print(self, name: str, inputs: Inputs, story: Story, press: Press) -> bytes | None:
        """Return the page `name`; what it was printed with is kept, if it has the story's text."""
        found = find_print(press.site, story, name)
        assert found
        make, prose = found
        printer = Printer(inputs.files)
        page = make(replace(press, printer=printer))
        if prose:
            self._printed[name] = _Printed(inputs, story, press, dict(press.site.kept))
        return None if printer.problems else page.content

    def open_renderer(self, site: Site, store: Store) -> Renderer:
        """Return what draws, open from one save to the next: its processes take long to start."""
        if self._renderer is None or self._renderer.is_closed:
            self._renderer = open_renderer(site, store, apiece=1)
        return self._renderer

    def close(self) -> None:
        """Let go of what draws."""
        if self._renderer:
            self._renderer.close()

    def _find_drawn(self, site: Site, store: Store, story: Story, code: str) -> Drawn | None:
        """Return the pictures of `story`: as the store has them, or those before, of which charts
        that changed are drawn anew in the language `code`. Share cards may be old: pages have their
        size alone."""
        parts, former = find_parts(site, store), self._drawn.get(story.folder)
        if drawn := self.remember(site, store, story):
            return drawn
        if not former or former.common != parts.common:
            return None
        charts = list_changed(former.story, story)
        part = replace(
            parts.cut(story, NO_PROSE),
            languages={code: site.languages[code]},
            stories=(replace(story, charts=charts),),
        )
        renderer, problems = self.open_renderer(site, store), Problems()
        new = draw_charts(part, renderer, store, parts.engine, problems)
        if problems.has_error():
            return None
        return replace(former.drawn, pictures={**former.drawn.pictures, **new})

    def remember(self, site: Site, store: Store, story: Story) -> Drawn | None:
        """Return the pictures of `story` that the store has, which are kept for the next time."""
        parts, former = find_parts(site, store), self._drawn.get(story.folder)
        key = parts.key("drawn", story, NO_PROSE)
        if former and former.key == key:
            return former.drawn
        if drawn := recall_made(store, key, Drawn):
            self._drawn[story.folder] = _Pictured(key, parts.common, story, drawn)
        return drawn


@dataclass
class _Looking:
    """Shows the pages `names` as soon as they can be made, each once."""

    pages: OpenPages
    names: list[str]
    show: Callable[[Early], None]
    end: Callable[[], None] = lambda: None

    def open_renderer(self, site: Site, store: Store) -> Renderer:
        return self.pages.open_renderer(site, store)

    def take_inputs(self, inputs: Inputs) -> None:
        self._show(lambda name: self.pages.print_text(name, inputs))

    def take_site(self, site: Site, inputs: Inputs, store: Store) -> None:
        open_stories = [s for s in site.stories if any(find_print(site, s, n) for n in self.names)]
        self._show(lambda name: self.pages.print(name, site, inputs, store))

        def end() -> None:
            for story in open_stories:
                self.pages.remember(site, store, story)

        self.end = end

    def take_problems(self, problems: Iterable[Belonging]) -> None:
        self.show(make_notices(problems))

    def _show(self, make: Callable[[str], bytes | None]) -> None:
        for name in list(self.names):
            # Whatever stops it, the whole site meets it again, and tells it.
            with suppress(Exception), wanted_while(None):
                page = make(name)
                if page is not None:
                    self.names.remove(name)
                    self.show({name: page})


def list_changed(former: Story, story: Story) -> tuple[Chart, ...]:
    """Return the charts of `story` that may be drawn otherwise than those of `former`."""

    def has_changed(chart: Chart) -> bool:
        ids = (*chart.figures, *chart.beside)
        return (
            chart not in former.charts
            or any(former.figures.get(key) != story.figures.get(key) for key in ids)
            or (chart.table and former.series.get(chart.table) != story.series.get(chart.table))
            or former.code != story.code
        )

    return tuple(chart for chart in story.charts if has_changed(chart))


def _is_text_alone(former: Inputs, inputs: Inputs) -> bool:
    """Tell whether nothing but texts of stories changed from `former` to `inputs`."""
    if former.home != inputs.home or former.files.keys() != inputs.files.keys():
        return False
    changed = [name for name in inputs.files if inputs.files[name] != former.files[name]]
    return all(name.startswith(STORIES_FOLDER) and name.endswith(".md") for name in changed)
