"""The nouns of the engine: frozen types without logic, shared by every other module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from youju.model.language import Language as Language
from youju.model.language import list_authored as list_authored
from youju.model.look import Logo as Logo
from youju.model.look import Look as Look
from youju.model.map_sources import MapSource as MapSource
from youju.model.photographs import Photograph as Photograph
from youju.model.prints import PART_OF_YEAR as PART_OF_YEAR
from youju.model.prints import PrintedNumber as PrintedNumber
from youju.model.prints import PrintedTime as PrintedTime
from youju.model.prints import PrintIndex as PrintIndex
from youju.model.quantities import OPPOSITE as OPPOSITE
from youju.model.quantities import WORDS_FOR as WORDS_FOR
from youju.model.quantities import Quantity as Quantity
from youju.model.quantities import Unit as Unit
from youju.model.tables import Series as Series
from youju.model.tables import Table as Table
from youju.model.texts import Text as Text
from youju.model.unit_kinds import UNIT_KINDS as UNIT_KINDS
from youju.model.unit_kinds import UnitKind as UnitKind
from youju.model.unread import Unread as Unread
from youju.origins import Origin as Origin


@dataclass(frozen=True)
class Figure:
    """One number with its evidence: one row of a figures table.

    A derived one has a `formula`; `literals` is what its words declare no quantity. `status` is ""
    for what has happened, or "plan" or "forecast"; `checked` says who compared it with its source,
    and when. `further` has the columns that are only shown, by name; `extra` the cells that charts
    are given besides.
    """

    id: str
    group: str
    label: Text
    quantity: Quantity
    period: str
    source: str
    locator: str
    as_printed: str
    note: Text | None
    formula: str
    extra: Mapping[str, str]
    origin: Origin
    literals: frozenset[str] = frozenset()
    further: Mapping[str, str | Text] = field(default_factory=dict)
    status: str = ""
    checked: str = ""


@dataclass(frozen=True)
class Source:
    """Where figures come from: publisher, title, date, address; republished where it is read.

    `licence` is what the source itself says of use by others, where it says anything. `medium` is
    "text", or what has no text to be held against: "picture", "recording", "call". `written_in` is
    the language of the code `language`, which may be none of the site's; None for an unknown one.
    """

    id: str
    publisher: Text
    title: Text
    language: str
    published: str
    url: str
    republisher: Text | None
    republished_url: str
    note: Text | None
    origin: Origin
    licence: Text | None = None
    medium: str = "text"
    written_in: Language | None = None


@dataclass(frozen=True)
class Licence:
    """On what terms a site's charts and tables may be used: its name and where it stands."""

    name: Text
    url: str


@dataclass(frozen=True)
class Page:
    """One output file: a relative path with slashes, and its final bytes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Prose:
    """A Markdown text of one language and the file it was written in.

    Of one that is not `readable`, which has been reported, nothing else is missed.
    """

    file: str
    text: str
    readable: bool = True


@dataclass(frozen=True)
class Chart:
    """One picture's words and numbers, as story.toml declares them; charts.py draws it.

    `figures` are drawn, `beside` stand in its table only; or `table` names a series. `words` stand
    inside, `files` are read. It has a live view if `interactive`, a note if it `leaves_out` rows;
    one that is `broad` breaks out of the column of text on wide screens.
    One of a `kind`, with its `options`, needs no function of charts.py; of another, `encoding` says
    what its numbers are drawn as: "length", "area", "count", "position", "none"; "" leaves it open.
    One that is `misread` has a kind, or rows, of which a problem tells.
    """

    id: str
    figures: tuple[str, ...]
    beside: tuple[str, ...]
    table: str | None
    title: Text
    finding: Text
    alt: Text
    note: Text
    words: Mapping[str, Text]
    origin: Origin
    interactive: bool = False
    leaves_out: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    subtitle: Text | None = None
    kind: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    encoding: str = ""
    broad: bool = False
    map_source: MapSource | None = None
    misread: bool = False


@dataclass(frozen=True)
class Story:
    """One article in all its languages with its charts: one folder under site_src/stories.

    `date` is that of its figures, `days` has our own: "published", "updated". `original` is the
    language translated from, `checks` what must hold, `names` phrases whose numbers are none of it.
    `photographs` are those that its texts show, by the names that they use.
    """

    slug: str
    folder: str
    date: str
    title: Text
    short: Text
    standfirst: Text
    key_figures: tuple[str, ...]
    charts: tuple[Chart, ...]
    figures: Mapping[str, Figure]
    series: Mapping[str, Series]
    prose: Mapping[str, Prose]
    code: bytes
    origins: Mapping[str, Origin]
    original: str = ""
    checks: tuple[Table, ...] = ()
    days: Mapping[str, str] = field(default_factory=dict)
    unread: Unread = field(default_factory=Unread)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: Text | None = None
    photographs: Mapping[str, Photograph] = field(default_factory=dict)


@dataclass(frozen=True)
class Leaf:
    """A page that is no story, such as the one about the site: the first line is its title."""

    name: str
    prose: Mapping[str, Prose]


@dataclass(frozen=True)
class Pin:
    """A chart as it stood on a day ("2024-05-09"), kept for ever under its version."""

    version: str
    story: str
    chart: str
    date: str


@dataclass(frozen=True)
class Register:
    """What was ever published for other people's pages, as embeds.lock records it.

    `addresses` are the paths of embed pages, and `lean` those of them that came when embeds had
    fewer files beside them than before; `files` has the hash of each archived file
    ("embeds/@1f2e3d4c5b6a/zh.html"), whose bytes never change.
    """

    addresses: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    lean: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tombstone:
    """What stands where an embed was published once, and withdrawn on `date` ("2024-06-01").

    `place` is "story/chart", "story/figure/id" or a language's code; `instead` like it, or "".
    """

    place: str
    date: str
    title: Text
    reason: Text
    instead: str
    origin: Origin


@dataclass(frozen=True)
class Correction:
    """A figure that was published wrongly: when it was mended, what it `was` in print, and why."""

    date: str
    story: str
    figure: str
    was: str
    reason: Text
    origin: Origin


@dataclass(frozen=True)
class Site:
    """All that was loaded; `allowed` has each language's phrases whose numbers need no evidence.

    `indexes` are of the numbers that sources print, by the source's id. `kept` holds what was made
    of it once, such as the words of its figures: see localized.kept. `house` has Youju's own of the
    files that a site may have of its own; of Youju's own site, nothing.
    """

    base_url: str
    name: Text
    tagline: Text
    published_by: Text
    default: str
    languages: Mapping[str, Language]
    units: Mapping[str, Unit]
    strings: Mapping[str, Text]
    sources: Mapping[str, Source]
    stories: tuple[Story, ...]
    leaves: tuple[Leaf, ...]
    files: Mapping[str, bytes]
    look: Look
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    licence: Licence | None = None
    register: Register = field(default_factory=Register)
    tombstones: tuple[Tombstone, ...] = ()
    corrections: tuple[Correction, ...] = ()
    indexes: Mapping[str, PrintIndex] = field(default_factory=dict)
    house: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def authored(self) -> tuple[str, ...]:
        """The codes of the languages that editors write."""
        return list_authored(self.languages)
