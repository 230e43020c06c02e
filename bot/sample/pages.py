"""The web pages of the sample publishers: articles built in seven ways, front pages, and withdrawal notices."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from bot.sample.content import Edition, Item
from bot.sample.feeds import CONTENT_TYPES
from bot.sample.publishers import Publisher
from bot.sample.when import long_date

PHOTO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320"><rect width="640" height="320" fill="#d9dee2"/>
<path d="M0 250 L150 130 L260 220 L380 90 L640 260 V320 H0 Z" fill="#9aa7b0"/>
<circle cx="520" cy="80" r="32" fill="#f4f1e6"/></svg>
"""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A link to another article, as home pages and sidebars show it."""

    url: str
    title: str
    summary: str
    published: datetime


def teasers(
    publisher: Publisher, site: str, shown: list[tuple[Item, Edition]], but: Item | None = None
) -> list[Teaser]:
    """Links to what a publisher shows, newest first, withdrawn articles and ``but`` left out."""
    return [
        Teaser(site + publisher.path_of(item.slug, item.published), edition.title, edition.summary, item.published)
        for item, edition in shown
        if item is not but and not edition.withdrawn
    ]


def article_page(publisher: Publisher, site: str, item: Item, edition: Edition, others: list[Teaser]) -> str:
    """An article's page in its publisher's style; for a withdrawn edition, the notice that stands in its place."""
    name = "gone.html" if edition.withdrawn else f"article_{publisher.style}.html"
    url = site + publisher.path_of(item.slug, item.published)
    return _HTML.get_template(name).render(
        publisher=publisher,
        site=site,
        url=url,
        item=item,
        edition=edition,
        related=others[:4],
        structured=_json_ld(publisher, site, url, item, edition),
    )


def home_page(publisher: Publisher, site: str, listed: list[Teaser]) -> str:
    """The front page, with the <link rel="alternate"> from which a feed is found."""
    kind = CONTENT_TYPES[publisher.feed]
    return _HTML.get_template("home.html").render(publisher=publisher, site=site, teasers=listed, feed_type=kind)


def robots_txt(publisher: Publisher, site: str) -> str:
    """What crawlers may read: everything but search results and print views."""
    lines = ["User-agent: *", "Disallow: /search", "Disallow: /print/", "Crawl-delay: 0"]
    if publisher.sitemap:
        lines += ["", f"Sitemap: {site}{publisher.sitemap}"]
    return "\n".join(lines) + "\n"


def _json_ld(publisher: Publisher, site: str, url: str, item: Item, edition: Edition) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": edition.title,
        "description": edition.summary,
        "datePublished": _iso(item.published),
        "dateModified": _iso(edition.at),
        "author": [{"@type": "Person", "name": edition.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher.name, "url": site + "/"},
        "mainEntityOfPage": url,
    }


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _clock(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%H:%M")


def _day(moment: datetime) -> str:
    return long_date(moment.astimezone(UTC).date())


_HTML = Environment(
    loader=PackageLoader("bot.sample"), autoescape=select_autoescape(["html"]), trim_blocks=True, lstrip_blocks=True
)
_HTML.filters.update(iso=_iso, clock=_clock, day=_day)
