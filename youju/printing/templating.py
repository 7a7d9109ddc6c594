"""Owns the printing of templates: all is escaped, nothing may be undefined, faults are told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from youju.cancelling import step
from youju.model import Origin
from youju.printing.catalogue import OEMBED, OFFERED, SNIPPETS, THEMES
from youju.problems import Problems
from youju.tables.columns import Outlet, list_columns
from youju.typography.line_breaking import DATE, is_phrased

TEMPLATES_FOLDER = "templates/"
# The templates that pages are printed from; they name further ones themselves.
PRINTED = (
    *("plain.html", "index.html", "page.html", "story.html", "figure.html"),
    "photograph.html",
    *("data.html", "chart.html", "embed.html", "figure_embed.html", "auto.html"),
    *("pinned.html", "tombstone.html", "withdrawn.html"),
    *(template for template in (*SNIPPETS.values(), OEMBED) if template),
)
_WITH_CHARTS = (
    *("no_licence", "csv_neutralised", "everything", "archive"),
    *(words for head, files in OFFERED.items() for words in (head, *files)),
    *(f"snippet_{kind}{use}" for kind in SNIPPETS for use in ("", "_use")),
    *(f"theme_{theme}" for theme in THEMES),
)
# Words of strings.toml that Youju itself says, and the placeholders that each is given.
SAID: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("not_found", "to_start", "the_text", "more_at", "back_to_text", "pin_live", "pin_gone"), ()
    ),
    **dict.fromkeys(("pin_current", "pin_later", "pin_corrected", "pin_withdrawn"), ("date",)),
    "gone": ("date",),
    "gone_text": ("title", "gone", "reason", "instead"),
    "figure_text": ("story", "label", "value", "details"),
    "figure_period": ("period", "details"),
    **dict.fromkeys(("figure_source", "figure_reckoned"), ("publisher", "date")),
    "figure_derived": ("formula",),
    **dict.fromkeys(("table", "item", "value", "period", "no_period", "no_data", "derived"), ()),
    **dict.fromkeys(("interval_margin", "interval_range"), ()),
    "named": ("label", "value"),
    **{column.name: () for column in list_columns(Outlet.EVIDENCE | Outlet.CARD)},
    "walk": ("title",),
    **dict.fromkeys(("published", "published_story", "updated_story"), ()),
    **dict.fromkeys(("data_source", "count_of", "sum_of", "max_of", "min_of"), ("names",)),
    "column_of": ("column", "file"),
    "source_line": ("publisher", "title"),
    "with_map": ("line", "names"),
    "map_approval": ("number",),
    "paragraph": ("n",),
    # The chart's page and what it offers.
    "citation": ("publisher", "title", "sources", "address"),
    "cited_source": ("line", "date"),
    "kilobytes": ("n",),
    "megabytes": ("n",),
    **dict.fromkeys(("archive_holds", "archive_files", "archive_sources"), ()),
    "licence_terms": ("terms",),
    "corrected": ("date", "label", "reason"),
    "picture_here": ("file",),
    "snippet_policy": ("origin",),
    "show_whole": (),
    **dict.fromkeys(_WITH_CHARTS, ()),
}
# Those that a site with words of its own need not have, for it may be older; what prints them asks.
SAID_LATER = frozenset({"column_of"})


class Printer:
    """Prints the templates among a site's input `files`; `problems` has what stopped one."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.problems = Problems()
        self._environment = make_environment(files)

    def print(self, name: str, values: Mapping[str, object]) -> str:
        """Return template `name` with its `values`; one that stops is reported at its line."""
        step()
        try:
            return self._environment.get_template(name).render(values)
        except Exception as error:  # a template may fail in any way that an expression can
            reason = f"{type(error).__name__}: {error}"
            self.problems.add("template-stopped", _find_place(error, name), reason=reason)
            return ""


def make_environment(files: Mapping[str, bytes]) -> Environment:
    """Return an environment over the input files under templates/, whose lines errors name.

    It lives as long as its templates: a preview compiles them once.
    """
    return _make_environment(
        frozenset(
            (name, content) for name, content in files.items() if name.startswith(TEMPLATES_FOLDER)
        )
    )


@lru_cache(maxsize=8)
def _make_environment(templates: frozenset[tuple[str, bytes]]) -> Environment:
    files = dict(templates)

    def find(name: str) -> tuple[str, str, None] | None:
        content = files.get(TEMPLATES_FOLDER + name)
        if content is None:
            return None
        return content.decode("utf-8-sig", "replace"), TEMPLATES_FOLDER + name, None

    # select_autoescape leaves some endings unescaped (reliability H18): escape always.
    environment = Environment(
        loader=FunctionLoader(find),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["phrased"] = is_phrased
    environment.filters["field"] = write_field
    environment.filters["dates_whole"] = hold_dates
    return environment


def write_field(text: object) -> Markup:
    """Return `text` for between the tags of a field, where quotation marks stand for themselves."""
    return Markup(str(escape(text)).replace("&#34;", '"').replace("&#39;", "'"))


def hold_dates(text: object) -> Markup:
    """Return `text` with each date in it held on one line."""
    held = Markup('<span class="time">{}</span>')
    return Markup(DATE.sub(lambda match: held.format(Markup(match[0])), str(escape(text))))


def write_json(value: Any) -> Markup:
    """Return JSON that is safe inside a script element: < > & and line separators escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _find_place(error: Exception, name: str) -> Origin:
    """Return the innermost line of a template that `error` went through: templates/page.html:7."""
    place = Origin(TEMPLATES_FOLDER + name)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(TEMPLATES_FOLDER):
            place = Origin(file, trace.tb_lineno)
        trace = trace.tb_next
    return place
