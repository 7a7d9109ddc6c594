"""Owns what machines read: JSON-LD of a story, the sitemap with its languages, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from youju import addresses
from youju.model import Language, Site, Story
from youju.numbers.plurals import find_territory


def describe_story(site: Site, story: Story, code: str, title: str, summary: str) -> dict[str, Any]:
    """Return schema.org's NewsArticle for `story` in language `code`, with its sources.

    It has the days on which we published and changed the story, where they are known: the day of
    its figures is their sources'.
    """
    used = {figure.source for figure in story.figures.values() if figure.source}
    page = addresses.story(code, story.slug)
    here = addresses.absolute(site.base_url, page)
    publisher = {
        "@type": "Organization",
        "name": site.published_by[code],
        "url": addresses.absolute(site.base_url, addresses.index(code)),
    }
    days = {"published": "datePublished", "updated": "dateModified"}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "description": summary,
        "inLanguage": site.languages[code].tag,
        **{name: story.days[key] for key, name in days.items() if key in story.days},
        "url": here,
        "mainEntityOfPage": here,
        "image": addresses.absolute(site.base_url, addresses.share_card(page)),
        "publisher": publisher,
        "author": publisher,
        "isBasedOn": [
            {
                "@type": "NewsArticle",
                "headline": source.title[source.language],
                "datePublished": source.published,
                "publisher": {"@type": "Organization", "name": source.publisher[code]},
            }
            for source in site.sources.values()
            if source.id in used
        ],
    }


def find_neutral(site: Site, family: Mapping[str, str]) -> str:
    """Return the page for readers of no language in `family`, language → path (x-default).

    The front pages' is the site's root, where readers choose; else it is the default language's.
    """
    first = family[site.default]
    return addresses.ROOT if first == addresses.index(site.default) else first


def name_locale(language: Language) -> str:
    """Return how Open Graph names a language: "zh_TW", with the country that its tag implies."""
    name = language.tag.partition("-")[0]
    return f"{name}_{find_territory(language.tag)}"


def write_sitemap(site: Site, families: Iterable[Mapping[str, str]]) -> str:
    """Return sitemap.xml: each page with its counterparts; a family maps language to path.

    A story has the day of its last change, where it is known; of other pages none is.
    """
    changed = {
        addresses.story(code, story.slug): max(story.days.values())
        for story in site.stories
        for code in site.languages
        if story.days
    }
    entries = []
    for family in families:
        neutral = find_neutral(site, family)
        tagged = [(site.languages[code].tag, path) for code, path in family.items()]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}"'
            f' href="{escape(addresses.absolute(site.base_url, path))}"/>'
            for tag, path in (*tagged, ("x-default", neutral))
        )
        for path in dict.fromkeys((neutral, *family.values())):
            location = escape(addresses.absolute(site.base_url, path), quote=False)
            day = f"<lastmod>{changed[path]}</lastmod>" if path in changed else ""
            entries.append(f"<url><loc>{location}</loc>{day}{links}</url>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(entries) + "\n</urlset>\n"
    )


def write_robots(site: Site) -> str:
    """Return robots.txt, which names the sitemap."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.base_url}sitemap.xml\n"
