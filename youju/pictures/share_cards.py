"""Owns share cards: the picture that stands where a story or a chart is shared, one a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from youju import addresses
from youju.localized.charts import COMMON_SIZES, localize_chart
from youju.localized.story import Desk
from youju.model import Chart, Look, Origin, Site, Story
from youju.pictures.emblems import Emblem, draw_emblem
from youju.pictures.layout import TextBlock, embolden, set_picture, set_text, write_picture
from youju.problems import Problems
from youju.rendering.jobs import Inlay, Raster
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Picture, Pictures, Slot
from youju.theme import HOUSE
from youju.typography.line_breaking import balance, has_room, is_broken_well, wrap_drawn

WIDTH, HEIGHT = 1200, 630
_EDGE, _GAP = 60, 28
_TOP, _BOTTOM = 44.0, HEIGHT - 46.0
_SMALL = 22
# Sizes of a title, the largest first; in how many lines it stands, and in how many at most where
# the picture is beside it.
_TITLES, _LINES, _ASIDE = (60, 54, 48, 42, 36), 3, 5
_COLUMN = 480
# A picture that is drawn smaller than this, such as one of forty bars, has words that nobody reads
# on a card: it is left off, and the finding stands there in this size.
LEGIBLE, _FINDING = 0.5, 32


@dataclass(frozen=True)
class Poster:
    """What a share card says, in the language of `tag`; `pictures` are one chart, or none. The
    `finding` is said where no picture can be read."""

    tag: str
    publisher: str
    title: str
    source: str
    alt: str
    pictures: tuple[Picture, ...]
    finding: str = ""


@dataclass(frozen=True)
class PosterOrder:
    """A share card to be drawn; `origin` is where its words were written, in language `code`."""

    poster: Poster
    origin: Origin
    name: str
    code: str


@dataclass(frozen=True)
class _Layout:
    """Title and source, and the picture in the room that they leave.

    Its place, its scale, and what share of the room's width it takes.
    """

    title: TextBlock
    source: TextBlock
    picture: Picture | None = None
    place: tuple[float, float] = (0, 0)
    scale: float = 0
    filled: float = 0


def draw_posters(
    site: Site, pictures: Pictures, renderer: Renderer, problems: Problems
) -> Mapping[str, bytes]:
    """Draw the share card of every story and chart in every language: its path → PNG."""
    orders: dict[str, PosterOrder] = {}
    for story in site.stories:
        for code in site.languages:
            page = addresses.story(code, story.slug)
            poster = _word(site, story, None, code, pictures)
            place = (story.origins["title"], story.slug, code)
            orders[addresses.share_card(page)] = PosterOrder(poster, *place)
            for chart in story.charts:
                page = addresses.chart(code, story.slug, chart.id)
                poster = _word(site, story, chart, code, pictures)
                place = (chart.origin, chart.id, code)
                orders[addresses.share_card(page)] = PosterOrder(poster, *place)
    check_titles(orders.values(), problems)
    return draw_poster_orders(orders, site, renderer, problems)


def check_titles(orders: Iterable[PosterOrder], problems: Problems) -> None:
    """Report titles that are too long for a card, once for each story or chart."""
    long: dict[Origin, list[PosterOrder]] = {}
    for order in orders:
        ways = ((WIDTH - 2 * _EDGE, _LINES), (_COLUMN, _ASIDE))
        if not any(len(balance(order.poster.title, _TITLES[-1], w)) <= n for w, n in ways):
            long.setdefault(order.origin, []).append(order)
    for origin, found in long.items():
        codes = ", ".join(order.code for order in found)
        problems.add("card-long-title", origin, chart=found[0].name, languages=codes, most=_LINES)


def draw_poster_orders(
    orders: Mapping[str, PosterOrder], site: Site, renderer: Renderer, problems: Problems
) -> dict[str, bytes]:
    """Draw each order of `site`: path → PNG; what cannot be drawn is reported."""
    emblem = draw_emblem(site, renderer) if orders else None
    cards = [write_poster(order.poster, site.look, emblem) for order in orders.values()]
    place = (_EDGE, _find_top(site.look))
    inlay = Inlay(emblem.png, *place, emblem.width, emblem.height) if emblem else None
    results = renderer.draw([Raster(card, 1, inlay) for card in cards])
    for order, result in zip(orders.values(), results, strict=True):
        for fault in result.faults:
            values = {"chart": order.name, "language": order.code}
            values |= {"what": fault.what, "where": fault.where}
            problems.add(fault.code, order.origin, **values)
    return {path: result.content for path, result in zip(orders, results, strict=True)}


def write_poster(poster: Poster, look: Look = HOUSE, emblem: Emblem | None = None) -> str:
    """Return the share card as SVG: publisher, title, the picture as large as it goes, source.

    Where an `emblem` takes the publisher's place, room is left for it.

    Of all ways to set it (picture below the title or beside it, drawn narrow or wide) it takes
    that in which the words of the picture come out largest, and least of the card stays empty;
    without the picture where they could not be read in any.
    """
    main = f'fill="{look.palette["main"][0]}"'
    publisher = TextBlock("publisher", poster.publisher, [poster.publisher], _SMALL, main)
    head = _find_top(look)
    top = head + (emblem.height + 14 if emblem else publisher.height + 6)
    layouts = _list_layouts(poster, look, top)
    best = max(layouts, key=lambda one: one.scale**2 * one.filled)
    parts = [
        f'<rect id="band" width="{WIDTH}" height="{look.band}" {main}/>',
        *([] if emblem else [set_text(publisher, _EDGE, head)]),
        set_text(best.title, _EDGE, top),
        set_text(best.source, _EDGE, _BOTTOM - best.source.height),
    ]
    if best.picture:
        parts.append(set_picture(best.picture, poster.tag, best.place, best.scale, look))
    elif finding := _set_finding(poster, look, top + best.title.height + _GAP, best.source):
        parts.append(set_text(finding, _EDGE, top + best.title.height + _GAP))
    return write_picture(parts, (WIDTH, HEIGHT), poster.tag, poster.title, poster.alt, look)


def _find_top(look: Look) -> float:
    """Return where a card's words begin: clear of the coloured edge."""
    return max(_TOP, look.band + 16)


def _list_layouts(poster: Poster, look: Look, top: float) -> Iterator[_Layout]:
    """Yield the ways to set a card whose title begins at `top`."""
    room = WIDTH - 2 * _EDGE
    title, source = _set_title(poster, look, room, _LINES), _set_source(poster, look, room)
    aside = _set_title(poster, look, _COLUMN, _ASIDE)
    below = _set_source(poster, look, _COLUMN)
    yield _Layout(title, source)
    under, bottom = top + title.height + _GAP, _BOTTOM - source.height - _GAP / 2
    beside = len(aside.lines) <= _ASIDE and has_room(poster.title, aside.size, _COLUMN)
    for picture in poster.pictures:
        box = (_EDGE, under, WIDTH - _EDGE, bottom)
        ways = [_Layout(title, source, picture, *_fit(picture, box))]
        if beside:
            box = (_EDGE + _COLUMN + 2 * _GAP, _TOP + look.band, WIDTH - _EDGE, _BOTTOM)
            ways.append(_Layout(aside, below, picture, *_fit(picture, box)))
        yield from (one for one in ways if one.scale >= LEGIBLE)


def _set_title(poster: Poster, look: Look, room: float, most: int) -> TextBlock:
    """Return the title as large as it stands in a few lines of `room`, well broken if it can be.

    One that is too long stands in `most` lines, or at the least size in more; a word is broken
    where no size has room for it.
    """
    titles = [(size, balance(poster.title, size, room)) for size in _TITLES]
    few = [(size, lines) for size, lines in titles if len(lines) <= _LINES]
    well = [(size, lines) for size, lines in few if is_broken_well(poster.title, lines)]
    whole = [(size, lines) for size, lines in few if has_room(poster.title, size, room)]
    more = [(size, lines) for size, lines in titles if len(lines) <= most]
    size, lines = (well or whole or few or more or titles[-1:])[0]
    style = f'fill="{look.palette["ink"][0]}"' + embolden(poster.tag, look, rim=1.5)
    return TextBlock("title", poster.title, lines, size, style, leading=1.3)


def _set_source(poster: Poster, look: Look, room: float) -> TextBlock:
    lines = wrap_drawn(poster.source, _SMALL - 2, room)
    quiet = f'fill="{look.palette["quiet"][0]}"'
    return TextBlock("source", poster.source, lines, _SMALL - 2, quiet)


def _set_finding(poster: Poster, look: Look, top: float, source: TextBlock) -> TextBlock | None:
    """Return the finding below the title, from `top` on; None where it has no room or there is
    none."""
    lines = wrap_drawn(poster.finding, _FINDING, WIDTH - 2 * _EDGE)
    quiet = f'fill="{look.palette["quiet"][0]}"'
    block = TextBlock("finding", poster.finding, lines, _FINDING, quiet)
    room = _BOTTOM - source.height - _GAP - top
    return block if poster.finding and block.height <= room else None


def _fit(
    picture: Picture, box: tuple[float, float, float, float]
) -> tuple[tuple[float, float], float, float]:
    """Return where `picture` fills `box` (left, top, right, bottom) uncut, and how, as a layout."""
    left, top, right, bottom = box
    scale = max(min((right - left) / picture.width, (bottom - top) / picture.height), 0.0)
    place = (left, top + (bottom - top - picture.height * scale) / 2)
    return place, scale, picture.width * scale / (right - left)


def _word(site: Site, story: Story, chart: Chart | None, code: str, pictures: Pictures) -> Poster:
    """Return what the card of `chart` says, or that of the whole story with its first chart."""
    desk = Desk(site, story, code)
    title, alt = desk.plain(story.title[code]), desk.plain(story.standfirst[code])
    drawn: list[Picture] = []
    source, finding = site.tagline[code], alt
    if shown := chart or next(iter(story.charts), None):
        told = localize_chart(site, story, shown, code)
        source = " · ".join(filter(None, (told.subtitle, told.dated_source)))
        if chart:
            title, alt, finding = told.title, told.alt, told.finding
        slots = (Slot(story.slug, shown.id, code, size) for size in COMMON_SIZES)
        drawn = [pictures[slot] for slot in slots]
    return Poster(
        tag=site.languages[code].tag,
        publisher=site.published_by[code],
        title=title,
        source=source,
        alt=alt,
        pictures=tuple(drawn),
        finding=finding,
    )
