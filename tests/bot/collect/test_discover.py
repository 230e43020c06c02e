"""Finding the sources behind a site's address."""

import pytest
from fakesite import Publisher

from bot.collect.discover import named_feeds
from bot.collect.web import Web
from bot.ports.collector import Found
from summaries.errors import BadInput, Unreachable

FRONT = "<html><head><title>The Harbour Times</title>{}</head><body>{}</body></html>"


async def found(web: Web, address: str) -> list[Found]:
    """What discovery finds."""

    async def report(_: str) -> None: ...

    return list(await web.discover(address, report))


async def test_the_address_of_a_feed_is_the_feed(publisher: Publisher, web: Web) -> None:
    """Nothing else is asked for."""
    publisher.publishes("quay-repairs")
    (one,) = await found(web, publisher.url("/feed.xml"))

    assert (one.url, one.kind, one.title, one.entries) == (publisher.url("/feed.xml"), "feed", "The Harbour Times", 1)


async def test_an_address_may_come_without_its_scheme(publisher: Publisher, web: Web) -> None:
    """As people type it; an old site may speak only http."""
    publisher.publishes("quay-repairs")
    address = publisher.url("/feed.xml")

    assert [one.url for one in await found(web, address.removeprefix("http://"))] == [address]


async def test_a_site_names_its_feed(publisher: Publisher, web: Web) -> None:
    """In its head; the feed of comments comes last."""
    publisher.publishes("quay-repairs")
    named = '<link rel="alternate" type="application/rss+xml" href="{}" title="{}">'
    head = named.format("/comments.xml", "Comments") + named.format("/feed.xml", "News")
    publisher.serves("/", FRONT.format(head, "").encode())
    publisher.serves(
        "/comments.xml", b"<rss version='2.0'><channel><title>Comments</title></channel></rss>", "text/xml"
    )

    assert [one.url for one in await found(web, publisher.url("/"))] == [
        publisher.url("/feed.xml"),
        publisher.url("/comments.xml"),
    ]


async def test_a_site_that_names_none_is_tried_at_the_usual_addresses(publisher: Publisher, web: Web) -> None:
    """/feed.xml is one of them."""
    publisher.publishes("quay-repairs")
    publisher.serves("/", FRONT.format("", "").encode())

    assert [one.url for one in await found(web, publisher.url("/"))] == [publisher.url("/feed.xml")]


async def test_robots_txt_names_the_sitemap(publisher: Publisher, web: Web) -> None:
    """Where there is no feed."""
    publisher.fails("/feed.xml", 404)
    publisher.robots = f"User-agent: *\nAllow: /\nSitemap: {publisher.url('/maps/news.xml')}\n"
    publisher.serves("/", FRONT.format("", "").encode())
    publisher.serves(
        "/maps/news.xml", f"<urlset><url><loc>{publisher.url('/a')}</loc></url></urlset>".encode(), "text/xml"
    )

    assert [(one.url, one.kind) for one in await found(web, publisher.url("/"))] == [
        (publisher.url("/maps/news.xml"), "sitemap")
    ]


async def test_the_page_itself_is_the_last_resort(publisher: Publisher, web: Web) -> None:
    """Links that look like articles."""
    publisher.fails("/feed.xml", 404)
    links = "".join(f'<a href="/2026/03/quay-repairs-part-{n}">Quay repairs, the story so far</a>' for n in range(3))
    publisher.serves("/", FRONT.format("", links).encode())
    (one,) = await found(web, publisher.url("/"))

    assert (one.kind, one.entries, one.title) == ("page", 3, "The Harbour Times")


async def test_a_site_without_anything_gives_nothing(publisher: Publisher, web: Web) -> None:
    """An empty list is an answer."""
    publisher.fails("/feed.xml", 404)
    publisher.serves("/", FRONT.format("", "").encode())

    assert await found(web, publisher.url("/")) == []


async def test_a_site_that_refuses_is_unreachable(publisher: Publisher, web: Web) -> None:
    """With the reason."""
    publisher.fails("/", 403)
    with pytest.raises(Unreachable, match="403 Forbidden"):
        await found(web, publisher.url("/"))


@pytest.mark.parametrize("address", ["", "not an address", "ftp://example.org", "javascript:alert(1)"])
async def test_what_is_no_address_is_refused(web: Web, address: str) -> None:
    """Before anything is asked."""
    with pytest.raises(BadInput):
        await found(web, address)


def test_feeds_of_other_sites_are_named_only_in_the_head() -> None:
    """A link to somebody else's feed is not the site's own."""
    body = b'<head><link rel="alternate" type="application/atom+xml" href="https://feeds.example/a"></head><a href="https://other.example/rss">x</a>'

    assert named_feeds(body, "text/html", "https://paper.example/") == ("https://feeds.example/a",)
