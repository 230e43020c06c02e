"""The feeds of the sample publishers, each in the kind that publishers.toml gives it."""

import html
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from jinja2 import Environment, PackageLoader, select_autoescape

from bot.sample.content import Edition, Item
from bot.sample.publishers import Publisher

MOST_ENTRIES = 30

CONTENT_TYPES = {
    "rss2": "application/rss+xml",
    "rss2-teaser": "application/rss+xml",
    "rss1": "application/rdf+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "sitemap": "application/xml",
}
_TEMPLATES = {
    "rss2": "rss2.xml",
    "rss2-teaser": "rss2.xml",
    "rss1": "rss1.xml",
    "atom": "atom.xml",
    "sitemap": "sitemap.xml",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.  updated: when the standing edition appeared; the same as published if it is the first."""

    url: str
    link: str
    title: str
    summary: str
    author: str
    teaser: str
    published: datetime
    updated: datetime

    @property
    def teaser_html(self) -> str:
        """The opening paragraph and a way on, as a feed that gives no full text carries them."""
        return f'<p>{html.escape(self.teaser)}</p><p><a href="{html.escape(self.link)}">Read more</a></p>'

    @property
    def changed(self) -> bool:
        """Whether a later edition than the first stands."""
        return self.updated > self.published


def entries(publisher: Publisher, site: str, shown: list[tuple[Item, Edition]]) -> list[Entry]:
    """The newest entries of a publisher's feed.

    site: the publisher's address without a closing slash.  shown: newest first, as ``content.visible`` gives it.
    """
    return [_entry(publisher, site, item, edition) for item, edition in shown[:MOST_ENTRIES]]


def render(kind: str, publisher: Publisher, site: str, listed: list[Entry]) -> str:
    """The feed as text.  kind: one of CONTENT_TYPES."""
    if kind == "json":
        return _json_feed(publisher, site, listed)
    return _XML.get_template(_TEMPLATES[kind]).render(
        publisher=publisher,
        site=site,
        entries=listed,
        teasers=kind == "rss2-teaser",
        feed_url=site + publisher.feed_path,
    )


def _entry(publisher: Publisher, site: str, item: Item, edition: Edition) -> Entry:
    url = site + publisher.path_of(item.slug, item.published)
    # The Herald tags its links, as many do: a collector has to see through that.
    link = url + "?utm_source=rss&utm_medium=feed" if publisher.feed == "rss2-teaser" else url
    return Entry(
        url=url,
        link=link,
        title=f"WITHDRAWN: {edition.title}" if edition.withdrawn else edition.title,
        summary=edition.summary,
        author=edition.author,
        teaser=edition.paragraphs[0] if edition.paragraphs else edition.summary,
        published=item.published,
        updated=edition.at,
    )


def _json_feed(publisher: Publisher, site: str, listed: list[Entry]) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.name,
        "description": publisher.tagline,
        "home_page_url": site + "/",
        "feed_url": site + publisher.feed_path,
        "language": "en",
        "items": [_json_item(entry) for entry in listed],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _json_item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.url,
        "url": entry.link,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.summary,
        "authors": [{"name": entry.author}],
        "date_published": _iso(entry.published),
    }
    return item | {"date_modified": _iso(entry.updated)} if entry.changed else item


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rfc822(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


_XML = Environment(
    loader=PackageLoader("bot.sample"), autoescape=select_autoescape(["xml"]), trim_blocks=True, lstrip_blocks=True
)
_XML.filters.update(iso=_iso, rfc822=_rfc822)
