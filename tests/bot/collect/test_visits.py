"""Looking at a source: its entries, its validators, and what became of it."""

import asyncio
import gzip
from datetime import timedelta
from typing import Any

from fakesite import NOON, Publisher

from bot.collect.settings import Settings
from bot.collect.web import Web
from bot.collect.workers import Workers
from bot.ports.collector import Validators, Visit

NONE = Validators()


async def look(
    web: Web, publisher: Publisher, path: str = "/feed.xml", validators: Validators = NONE, kind: Any = "feed"
) -> Visit:
    """One visit at noon."""
    return await web.visit(publisher.url(path), kind, validators, NOON)


async def test_a_feed_gives_its_entries(publisher: Publisher, web: Web) -> None:
    """Canonical address, the feed's own guid, clean words."""
    address = publisher.publishes("quay-repairs", "Quay & pier: repairs", at=NOON - timedelta(hours=2))
    visit = await look(web, publisher)

    assert visit.failure is None
    assert visit.title == "The Harbour Times"
    (entry,) = visit.entries
    assert (entry.url, entry.guid, entry.title) == (address, "ht-quay-repairs", "Quay & pier: repairs")
    assert entry.published == NOON - timedelta(hours=2)


async def test_an_unchanged_feed_is_not_sent_again(publisher: Publisher, web: Web) -> None:
    """The validators that it gave are given back, and kept."""
    publisher.publishes("quay-repairs")
    first = await look(web, publisher)
    second = await look(web, publisher, validators=first.validators)

    assert first.validators.etag
    assert second.not_modified
    assert second.entries == ()
    assert second.validators == first.validators


async def test_a_validator_that_cannot_be_sent_is_not_kept(publisher: Publisher, web: Web) -> None:
    """It would fail every later visit."""
    publisher.serves("/feed.xml", b"<rss version='2.0'><channel/></rss>", "text/xml", ETag='"caf\u00e9"')

    assert (await look(web, publisher)).validators == NONE


async def test_a_feed_that_turns_to_garbage_says_so(publisher: Publisher, web: Web) -> None:
    """It fails, so that what we had is kept."""
    publisher.breaks()
    visit = await look(web, publisher)

    assert (
        visit.failure
        == "harbour-times.localhost sent something that is not a feed: what we had of it is kept; check the address."
    )
    assert visit.validators == NONE


async def test_a_permanent_move_is_recorded(publisher: Publisher, web: Web) -> None:
    """All of the chain is permanent."""
    publisher.publishes("quay-repairs")
    publisher.redirects("/old.xml", "/older.xml", status=301)
    publisher.redirects("/older.xml", "/feed.xml", status=308)

    assert (await look(web, publisher, "/old.xml")).moved_to == publisher.url("/feed.xml")


async def test_a_move_with_one_passing_step_is_not_recorded(publisher: Publisher, web: Web) -> None:
    """A 302 anywhere makes it passing."""
    publisher.publishes("quay-repairs")
    publisher.redirects("/old.xml", "/older.xml", status=301)
    publisher.redirects("/older.xml", "/feed.xml", status=302)
    visit = await look(web, publisher, "/old.xml")

    assert visit.entries
    assert visit.moved_to == ""


async def test_a_permanent_move_to_a_parked_page_is_not_recorded(publisher: Publisher, web: Web) -> None:
    """A source that lost its domain keeps its address."""
    publisher.redirects("/old.xml", "/parked")
    publisher.serves("/parked", b"<html><title>For sale</title></html>")
    visit = await look(web, publisher, "/old.xml")

    assert visit.failure
    assert visit.moved_to == ""


async def test_a_gone_feed_is_gone(publisher: Publisher, web: Web) -> None:
    """410 ends it; 404 does not."""
    publisher.fails("/feed.xml", 410)
    assert (await look(web, publisher)).gone

    publisher.fails("/feed.xml", 404)
    assert not (await look(web, publisher)).gone


async def test_retry_after_may_be_a_date(publisher: Publisher, web: Web, clock: Any) -> None:
    """RFC 9110, 10.2.3."""
    publisher.fails("/feed.xml", 503, Retry_After="Mon, 16 Mar 2026 06:30:00 GMT")
    visit = await look(web, publisher)

    assert visit.retry_after == timedelta(minutes=30)


async def test_a_feed_that_never_ends_is_left(publisher: Publisher, workers: Workers, clock: Any) -> None:
    """The whole answer has a time cap, not each byte."""
    publisher.slows("/feed.xml")
    web = Web(Settings(allow=frozenset({publisher.pair}), total_seconds=0.2), workers, clock)
    visit = await look(web, publisher)
    await web.close()

    assert visit.failure is not None
    assert "did not answer in full" in visit.failure


async def test_a_source_is_visited_though_robots_txt_cannot_be_read(publisher: Publisher, web: Web) -> None:
    """An editor named it."""
    publisher.robots = 503
    publisher.publishes("quay-repairs")

    assert (await look(web, publisher)).entries


async def test_a_source_that_robots_txt_disallows_is_not_visited(publisher: Publisher, web: Web) -> None:
    """The publisher's word outranks the editor's."""
    publisher.robots = "User-agent: *\nDisallow: /feed.xml\n"
    visit = await look(web, publisher)

    assert "robots.txt" in (visit.failure or "")
    assert publisher.requests["/feed.xml"] == 0


async def test_an_index_of_sitemaps_is_followed_one_level(publisher: Publisher, web: Web) -> None:
    """Its newest sitemaps give the entries; it is asked in full every time, as its own date says nothing of theirs."""
    site = publisher.url("")
    named = "".join(f"<sitemap><loc>{site}{path}</loc></sitemap>" for path in ("/news.xml", "/index.xml"))
    index = f"<sitemapindex>{named}</sitemapindex>"
    publisher.serves("/index.xml", index.encode(), "application/xml", ETag='"1"')
    publisher.serves(
        "/news.xml", f"<urlset><url><loc>{site}/quay-repairs</loc></url></urlset>".encode(), "application/xml"
    )
    visit = await look(web, publisher, "/index.xml", kind="sitemap")

    assert [entry.url for entry in visit.entries] == [publisher.url("/quay-repairs")]
    assert visit.validators == NONE
    assert publisher.requests["/index.xml"] == 2


async def test_a_gzip_file_is_unpacked(publisher: Publisher, web: Web) -> None:
    """sitemap.xml.gz is packed without saying so."""
    body = f"<urlset><url><loc>{publisher.url('/quay-repairs')}</loc></url></urlset>".encode()
    publisher.serves("/sitemap.xml.gz", gzip.compress(body), "application/octet-stream")

    assert len((await look(web, publisher, "/sitemap.xml.gz", kind="sitemap")).entries) == 1


async def test_at_most_two_requests_at_once_reach_a_host(publisher: Publisher, web: Web) -> None:
    """However many pages are wanted."""
    addresses = [publisher.publishes(f"matter-{number}") for number in range(12)]
    await asyncio.gather(*(web.page(address) for address in addresses))

    assert publisher.most_together <= 2
