"""The sources behind a site's address: what its pages name, where feeds usually are, and its sitemaps."""

import re
from collections.abc import Iterator

import trafilatura
from lxml.html import HtmlElement

from bot.collect.text import decode, line
from bot.collect.urls import joined, same_site

MOST_NAMED = 20
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "text/xml",
    "application/xml",
)
_USUAL = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feeds/all",
    "/rss/index.xml",
)
_USUAL_SITEMAPS = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml")
_COMMENTS = re.compile(r"comment", re.IGNORECASE)
_LOOKS_LIKE_FEED = re.compile(r"(^|[/._-])(rss|feeds?|atom)([/._-]|$)|\.(rss|rdf|atom)$|feed\.json$", re.IGNORECASE)


def named_feeds(body: bytes, content_type: str, base: str) -> tuple[str, ...]:
    """Feeds that a page names: in its head first (comment feeds last), then links that look like feeds."""
    tree = trafilatura.load_html(decode(body, content_type))
    if tree is None:
        return ()
    stated, linked = list(_stated(tree, base)), list(_linked(tree, base))
    ordered = sorted(stated, key=lambda one: bool(_COMMENTS.search(one[0] + one[1])))
    return tuple(dict.fromkeys([url for url, _ in ordered] + linked))[:MOST_NAMED]


def usual_feeds(site: str) -> tuple[str, ...]:
    """Where feeds usually are."""
    return tuple(url for path in _USUAL if (url := joined(site, path)))


def usual_sitemaps(site: str) -> tuple[str, ...]:
    """Where sitemaps usually are, news first."""
    return tuple(url for path in _USUAL_SITEMAPS if (url := joined(site, path)))


def news_first(sitemaps: tuple[str, ...]) -> tuple[str, ...]:
    """Sitemaps with those for news in front."""
    return tuple(sorted(sitemaps, key=lambda url: "news" not in url.lower()))


def _stated(tree: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    for element in tree.iter("link"):
        rel = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").lower().split(";")[0].strip()
        if "alternate" in rel and kind in _FEED_TYPES:
            url = joined(base, element.get("href") or "")
            if url:
                yield url, line(element.get("title") or "")


def _linked(tree: HtmlElement, base: str) -> Iterator[str]:
    for element in list(tree.iter("a"))[:5_000]:
        href = element.get("href") or ""
        url = joined(base, href) if _LOOKS_LIKE_FEED.search(href) else None
        if url and same_site(base, url):
            yield url
