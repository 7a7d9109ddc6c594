"""Owns what machines read: JSON-LD of a story, the sitemap with its languages, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from youju.model import Site, Story
from youju.pages import addresses


def describe_story(site: Site, story: Story, code: str, title: str, summary: str) -> dict[str, Any]:
    """Return schema.org's NewsArticle for `story` in language `code`, with its sources."""
    used = {figure.source for figure in story.figures.values() if figure.source}
    publisher = {"@type": "Organization", "name": site.published_by[code]}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "description": summary,
        "inLanguage": site.languages[code].tag,
        "datePublished": story.date,
        "url": addresses.absolute(site.base_url, addresses.story(code, story.slug)),
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


def write_sitemap(site: Site, families: Iterable[Mapping[str, str]]) -> str:
    """Return sitemap.xml: each page with its counterparts; a family maps language to path."""
    entries = []
    for family in families:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{site.languages[code].tag}"'
            f" href={quoteattr(addresses.absolute(site.base_url, path))}/>"
            for code, path in family.items()
        )
        for path in family.values():
            location = escape(addresses.absolute(site.base_url, path))
            entries.append(f"<url><loc>{location}</loc>{links}</url>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(entries) + "\n</urlset>\n"
    )


def write_robots(site: Site) -> str:
    """Return robots.txt, which names the sitemap."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.base_url}sitemap.xml\n"
