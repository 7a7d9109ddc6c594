"""Owns `plan`: which page stands at which address, and what each is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from youju.content.prose import parse_cited, render_markdown
from youju.drawing.cards import Card
from youju.drawing.drafts import Slot
from youju.model import Chart, Leaf, Origin, Page, Site, Story
from youju.numbers.periods import word_period
from youju.pages import addresses, metadata
from youju.pages.assets import Assets, bundle_assets, make_csp
from youju.pages.downloads import BOM, list_downloads, write_chart
from youju.pages.embeds import frame_height, write_snippet
from youju.pages.templating import make_environment, make_say, write_json
from youju.pages.views import (
    Desk,
    Pictures,
    View,
    list_sources,
    view_chart,
    view_evidence,
    view_key_figures,
    view_source,
)

Cards = Mapping[tuple[str, str, str], Card]


@dataclass(frozen=True)
class Press:
    """What every page is printed with: the site, its pictures, templates and assets."""

    site: Site
    pictures: Pictures
    cards: Cards
    assets: Assets
    render: Callable[[str, Mapping[str, Any]], str]


def plan(site: Site, pictures: Pictures, cards: Cards) -> Iterator[Page]:
    """Yield every page of the site. This is the map of its addresses."""
    environment = make_environment(site.files)
    press = Press(
        site,
        pictures,
        cards,
        bundle_assets(site.files),
        lambda name, values: environment.get_template(name).render(values),
    )
    yield from press.assets.pages
    yield _plain_page(press, addresses.ROOT)
    yield _plain_page(press, addresses.NOT_FOUND)
    for code in site.languages:
        yield _index_page(press, code)
        for leaf in site.leaves:
            yield _leaf_page(press, leaf, code)
        for story in site.stories:
            yield _story_page(press, story, code)
            yield _data_page(press, story, code)
            for chart in story.charts:
                yield _chart_page(press, story, chart, code)
                yield from _embed_pages(press, story, chart, code)
    for story in site.stories:
        for name, text in list_downloads(site, story).items():
            yield _page(addresses.download(story.slug, f"{name}.csv"), text)
            yield _page(addresses.download(story.slug, f"{name}-excel.csv"), BOM + text)
    families = list(_families(site))
    yield _page("sitemap.xml", metadata.write_sitemap(site, families))
    yield _page("robots.txt", metadata.write_robots(site))


def _families(site: Site) -> Iterator[dict[str, str]]:
    """Yield the pages that are each other's translations: language code → path."""
    codes = site.languages
    yield {code: addresses.index(code) for code in codes}
    for leaf in site.leaves:
        yield {code: addresses.leaf(code, leaf.name) for code in codes}
    for story in site.stories:
        yield {code: addresses.story(code, story.slug) for code in codes}
        yield {code: addresses.data(code, story.slug) for code in codes}
        for chart in story.charts:
            yield {code: addresses.chart(code, story.slug, chart.id) for code in codes}


def _page(path: str, text: str) -> Page:
    return Page(path, text.encode())


def _frame(press: Press, code: str, here: str, family: Mapping[str, str]) -> View:
    """Return what base.html needs on the page at `here`, whose translations are `family`."""
    site = press.site
    return {
        "site": site,
        "code": code,
        "language": site.languages[code],
        "here": here,
        "csp": make_csp(),
        "assets": press.assets,
        "paths": addresses,
        "say": make_say(site.strings, code),
        "href": lambda path: addresses.relative(here, path),
        "absolute": lambda path: addresses.absolute(site.base_url, path),
        "default_path": family[site.default],
        "alternates": [
            {
                "code": other,
                "tag": site.languages[other].tag,
                "name": site.languages[other].name,
                "path": path,
            }
            for other, path in family.items()
        ],
        "leaves": [
            {"path": addresses.leaf(code, leaf.name), "title": _leaf_title(leaf, code)}
            for leaf in site.leaves
        ],
    }


def _print(
    press: Press,
    template: str,
    code: str,
    address: Callable[[str], str],
    **values: Any,
) -> Page:
    here = address(code)
    family = {other: address(other) for other in press.site.languages}
    frame = _frame(press, code, here, family)
    return _page(here, press.render(template, {**frame, **values}))


def _plain_page(press: Press, here: str) -> Page:
    """Return the root page or the 404 page: both lead to every language's front page."""
    site = press.site
    family = {code: addresses.index(code) for code in site.languages}
    lost = here == addresses.NOT_FOUND
    frame = _frame(press, site.default, here, family)
    for door in frame["alternates"]:
        say = make_say(site.strings, door["code"])
        words = f"{say('not_found')} · {say('to_start')}" if lost else site.tagline[door["code"]]
        door["words"] = words
    if lost:  # it is served at any depth, so its links start at the host
        frame["href"] = lambda path: addresses.from_host(site.base_url, path)
    title = frame["say"]("not_found") if lost else site.name[site.default]
    return _page(here, press.render("plain.html", {**frame, "title": title, "not_found": lost}))


def _index_page(press: Press, code: str) -> Page:
    here = addresses.index(code)
    stories = [
        {
            **_view_story(press, story, code, here),
            "charts": [
                view_chart(Desk(press.site, story, code), chart, press.pictures)
                for chart in story.charts
            ],
        }
        for story in press.site.stories
    ]
    return _print(press, "index.html", code, addresses.index, stories=stories)


def _leaf_title(leaf: Leaf, code: str) -> str:
    return leaf.prose[code].text.lstrip().partition("\n")[0].lstrip("# ").strip()


def _leaf_page(press: Press, leaf: Leaf, code: str) -> Page:
    text = leaf.prose[code].text.lstrip().partition("\n")[2]
    body = Markup(render_markdown(parse_cited(text, Origin(leaf.prose[code].file)), str))
    view = {"title": _leaf_title(leaf, code), "body": body}
    return _print(press, "page.html", code, lambda c: addresses.leaf(c, leaf.name), leaf=view)


def _view_story(press: Press, story: Story, code: str, here: str) -> View:
    """Return what a page says about a story when it is not the story's own page."""
    home = addresses.story(code, story.slug)

    def link(id: str) -> str:
        return addresses.relative(here, f"{home}#ev-{id}")

    desk = Desk(press.site, story, code)
    return {
        "slug": story.slug,
        "title": desk.unlinked(story.title[code]),
        "plain_title": desk.plain(story.title[code]),
        "short": story.short[code],
        "standfirst": desk.unlinked(story.standfirst[code]),
        "plain_standfirst": desk.plain(story.standfirst[code]),
        "date": story.date,
        "date_words": word_period(story.date, press.site.languages[code]),
        "key_figures": view_key_figures(desk, link),
        "path": home,
        "data_path": addresses.data(code, story.slug),
        "files": [
            {
                "name": name,
                "csv": addresses.download(story.slug, f"{name}.csv"),
                "excel": addresses.download(story.slug, f"{name}-excel.csv"),
            }
            for name in list_downloads(press.site, story)
        ],
    }


def _story_page(press: Press, story: Story, code: str) -> Page:
    here = addresses.story(code, story.slug)
    desk = Desk(press.site, story, code, link=lambda id: f"#ev-{id}", anchors=True)
    charts = {chart.id: chart for chart in story.charts}
    figure = press.render

    def show_chart(id: str) -> Markup:
        view = view_chart(desk, charts[id], press.pictures)
        for row in (*charts[id].figures, *charts[id].beside):
            shown.setdefault(row)
        values = {
            "chart": view,
            "say": desk.say,
            "href": lambda path: addresses.relative(here, path),
        }
        return Markup(figure("figure.html", values))

    shown: dict[str, None] = {}
    view = _view_story(press, story, code, here)
    view["body"] = desk.body(story.prose[code], show_chart)
    listed = [*dict.fromkeys([*story.key_figures, *desk.cited, *shown])]
    view["evidence"] = [
        {**view_evidence(desk, story.figures[id]), "cited": id in desk.cited} for id in listed
    ]
    described = metadata.describe_story(
        press.site, story, code, view["plain_title"], view["plain_standfirst"]
    )
    view["json_ld"] = write_json(described)
    return _print(press, "story.html", code, lambda c: addresses.story(c, story.slug), story=view)


def _data_page(press: Press, story: Story, code: str) -> Page:
    here = addresses.data(code, story.slug)
    desk = Desk(press.site, story, code)
    view = _view_story(press, story, code, here)
    uses = _list_uses(press, story, code, here)
    view["evidence"] = [
        {**view_evidence(desk, figure), "uses": uses[figure.id]}
        for figure in story.figures.values()
    ]
    view["sources"] = [view_source(press.site, source, code) for source in list_sources(desk)]
    return _print(press, "data.html", code, lambda c: addresses.data(c, story.slug), story=view)


def _list_uses(press: Press, story: Story, code: str, here: str) -> dict[str, list[dict[str, str]]]:
    """Return where each figure is used: figure id → the places' titles and addresses."""
    desk = Desk(press.site, story, code)
    desk.body(story.prose[code], lambda id: Markup(""))
    uses: dict[str, list[dict[str, str]]] = {id: [] for id in story.figures}
    for id in desk.cited:
        place = f"{addresses.story(code, story.slug)}#ref-{id}"
        uses[id].append({"title": desk.say("the_text"), "href": addresses.relative(here, place)})
    for chart in story.charts:
        place = addresses.chart(code, story.slug, chart.id)
        use = {
            "title": desk.plain(chart.title[code]),
            "href": addresses.relative(here, place),
        }
        for id in dict.fromkeys((*chart.figures, *chart.beside)):
            uses[id].append(use)
    return uses


def _chart_page(press: Press, story: Story, chart: Chart, code: str) -> Page:
    here = addresses.chart(code, story.slug, chart.id)
    desk = Desk(press.site, story, code, link=lambda id: f"#ev-{id}", anchors=True)
    view = view_chart(desk, chart, press.pictures)
    listed = dict.fromkeys([*chart.figures, *chart.beside, *desk.cited])
    view["evidence"] = [view_evidence(desk, story.figures[id]) for id in listed]
    view["snippet"] = _write_snippet(press, story, chart, code, view)
    return _print(
        press,
        "chart.html",
        code,
        lambda c: addresses.chart(c, story.slug, chart.id),
        chart=view,
        story=_view_story(press, story, code, here),
    )


def _write_snippet(press: Press, story: Story, chart: Chart, code: str, view: View) -> str:
    desk = Desk(press.site, story, code)
    texts = {
        "title": [view["plain_title"]],
        "finding": [view["plain_finding"]],
        "small": [desk.plain(chart.note[code]), view["source"] + " " + desk.say("more_at")],
    }
    pictures = {
        size: press.pictures[Slot(story.slug, chart.id, code, size)] for size in ("narrow", "wide")
    }
    base = press.site.base_url
    return write_snippet(
        addresses.absolute(base, addresses.embed(code, story.slug, chart.id)),
        view["plain_title"],
        f"{press.site.published_by[code]} · {view['source']}",
        addresses.absolute(base, view["path"]),
        frame_height(texts, pictures),
    )


def _embed_pages(press: Press, story: Story, chart: Chart, code: str) -> Iterator[Page]:
    """Yield the embed page of a chart and the files beside it: .svg, .png, .csv."""
    desk = Desk(press.site, story, code)
    view = view_chart(desk, chart, press.pictures)
    here = addresses.embed(code, story.slug, chart.id)
    frame = _frame(press, code, here, {code: here, press.site.default: here})
    frame["csp"] = make_csp(press.assets.embed_css)
    values = {**frame, "chart": view, "css": Markup(press.assets.embed_css)}
    yield _page(here, press.render("embed.html", values))
    card = press.cards[story.slug, chart.id, code]
    yield _page(view["files"]["svg"], card.svg)
    yield Page(view["files"]["png"], card.png)
    yield _page(view["files"]["csv"], write_chart(press.site, story, chart))
