"""Owns the files of a chart: all that stands beside its embed, and the archive of them all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from youju import addresses
from youju.downloads.chart_metadata import write_metadata
from youju.downloads.csv_files import BOM, write_chart
from youju.downloads.vega_lite import write_specification
from youju.embeds.oembed import write_oembed
from youju.embeds.snippets import OutsideView, print_snippet, view_outside, write_snippets
from youju.localized.charts import localize_chart
from youju.localized.citations import cite_source
from youju.localized.story import Desk
from youju.model import Chart, Site, Source, Story
from youju.printing.catalogue import OEMBED
from youju.printing.context import Press
from youju.rendering.svg import Slot

README = "README.txt"
# A zip has no time zone and starts in 1980; equal files must give equal archives.
_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class ChartFiles:
    """A chart's files: path → bytes of each language's, the archive, and the snippets.

    `snippets` maps a language code to the mark-up of each kind.
    """

    files: Mapping[str, Mapping[str, bytes]]
    archive: tuple[str, bytes]
    snippets: Mapping[str, Mapping[str, str]]

    def sizes(self, code: str) -> dict[str, int]:
        """Return the size in bytes of each file that a page in language `code` offers."""
        path, content = self.archive
        return {**{name: len(c) for name, c in self.files[code].items()}, path: len(content)}


def make_files(press: Press, story: Story, chart: Chart) -> ChartFiles:
    """Make every file of a chart in every language."""
    desks = {code: Desk(press.site, story, code) for code in press.site.languages}
    outsides = {code: view_outside(press, story, chart, code) for code in desks}
    table = write_chart(press.site, story, chart)  # the same in every language
    files = {
        code: _make_language(press, desk, chart, outsides[code], table)
        for code, desk in desks.items()
    }
    snippets = {code: write_snippets(press, outside) for code, outside in outsides.items()}
    path = addresses.download(story.slug, f"{chart.id}.zip")
    entries = {
        name.removeprefix("embed/"): content
        for made in files.values()
        for name, content in made.items()
        if not name.endswith(".png")  # they fill folders, and are named with their addresses
    }
    readme = {README: _write_readme(press.site, desks, chart, outsides).encode()}
    return ChartFiles(files, (path, write_zip({**readme, **entries})), snippets)


def write_zip(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip of `entries` (name → bytes), the same bytes for the same entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def _make_language(
    press: Press, desk: Desk, chart: Chart, outside: OutsideView, table: str
) -> dict[str, bytes]:
    """Return the files in the language of `desk`: path → bytes; `table` is the chart's as CSV."""
    story, code = desk.story, desk.code
    told = localize_chart(press.site, story, chart, code)
    picture = press.pictures[Slot(story.slug, chart.id, code, "wide")]
    made = {
        **press.cards[story.slug, chart.id, code].files,
        ".csv": table.encode(),
        "-excel.csv": (BOM + table).encode(),
        ".vl.json": write_specification(press.site, told, picture).encode(),
        ".json": write_oembed(outside, print_snippet(press, OEMBED, outside)).encode(),
    }
    files = {
        addresses.embed_file(code, story.slug, chart.id, suffix): content
        for suffix, content in made.items()
    }
    sizes = {path: len(content) for path, content in files.items()}
    path = addresses.embed_file(code, story.slug, chart.id, ".metadata.json")
    files[path] = write_metadata(press.site, story, chart, code, sizes).encode()
    return files


def _write_readme(
    site: Site, desks: Mapping[str, Desk], chart: Chart, outsides: Mapping[str, OutsideView]
) -> str:
    """Return what the archive holds, in each authored language, one below the other."""
    parts = [
        "\n".join(_list_lines(site, desks[code], chart, outsides[code])) for code in site.authored
    ]
    return "\n\n---\n\n".join(parts).strip() + "\n"


def _list_lines(site: Site, desk: Desk, chart: Chart, outside: OutsideView) -> list[str]:
    licence = site.licence
    terms = f"{licence.name[desk.code]} · {licence.url}" if licence else desk.say("no_licence")
    return [
        outside["title"],
        "",
        outside["finding"],
        outside["credit"],
        outside["page"],
        desk.say("licence_terms", terms=terms),
        "",
        desk.say("archive_holds"),
        *(
            desk.say("named", label=code, value=f"{language.name} · {language.tag}")
            for code, language in site.languages.items()
        ),
        "",
        desk.say("archive_files"),
        desk.say("csv_neutralised"),
        "",
        desk.say("archive_sources"),
        *(
            _word_source(desk, source)
            for source in localize_chart(site, desk.story, chart, desk.code).sources
        ),
    ]


def _word_source(desk: Desk, source: Source) -> str:
    """Return the line of a source: daily-2021: Daily, “Report”, 1 May 2021 · https://…"""
    words = " · ".join(filter(None, [cite_source(desk.site, source, desk.code), source.url]))
    return desk.say("named", label=source.id, value=words)
