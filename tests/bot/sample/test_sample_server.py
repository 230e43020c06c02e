"""The sample newsroom over real HTTP on loopback."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import aiohttp
import feedparser
import pytest

from bot.sample.content import load, visible
from bot.sample.feeds import CONTENT_TYPES
from bot.sample.publishers import publishers
from bot.sample.server import SampleNewsroom
from summaries.errors import Unreachable

ANCHOR = datetime(2025, 3, 5, 14, 30, tzinfo=UTC)
LIVE = "/wire/court-rules-undated-ballots-count"
WITHDRAWN_LIVE = "/news/drewe-ready-to-concede.html"


class Hands:
    """A clock whose hands the test moves."""

    def __init__(self) -> None:
        self.now = ANCHOR

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
async def newsroom(clock):
    async with SampleNewsroom(ANCHOR, clock) as opened:
        yield opened


@pytest.fixture
async def get(newsroom):
    """Fetches a path of a publisher, named by the Host header so that no resolver is needed."""
    async with aiohttp.ClientSession() as session:

        async def fetch(key, path, **headers):
            host = {"Host": f"{key}.localhost:{newsroom.port}"}
            headers = {name.replace("_", "-"): value for name, value in headers.items()}
            async with session.get(f"http://127.0.0.1:{newsroom.port}{path}", headers=host | headers) as answer:
                await answer.read()
                return answer

        yield fetch


@pytest.mark.parametrize("publisher", publishers().values(), ids=lambda publisher: publisher.key)
async def test_every_feed_lists_what_its_publisher_shows(get, newsroom, publisher):
    """Same addresses, same titles, same times, newest first, under the content type of its kind."""
    answer = await get(publisher.key, publisher.feed_path)
    expected = visible(load(ANCHOR), publisher.key, ANCHOR)
    site = f"http://{publisher.host}:{newsroom.port}"
    body = await answer.text()

    assert answer.content_type == CONTENT_TYPES[publisher.feed]
    if publisher.feed == "json":
        entries = [(entry["id"], entry["title"], entry["date_published"]) for entry in json.loads(body)["items"]]
        dates = [datetime.fromisoformat(date) for _, _, date in entries]
    else:
        parsed = feedparser.parse(body)
        assert not parsed.bozo
        entries = [(entry.get("id", entry.link), entry.title, None) for entry in parsed.entries]
        dates = [datetime(*entry.published_parsed[:6], tzinfo=UTC) for entry in parsed.entries]
    assert [entry[0] for entry in entries] == [
        site + publisher.path_of(item.slug, item.published) for item, _ in expected
    ]
    assert [entry[1].removeprefix("WITHDRAWN: ") for entry in entries] == [edition.title for _, edition in expected]
    assert dates == [item.published.replace(microsecond=0) for item, _ in expected]


async def test_an_entry_that_was_corrected_says_when(get, clock):
    """The updated date moves, the published one stays."""
    before = await (await get("veridan-today", "/feed.json")).json(content_type=None)
    clock.now += timedelta(seconds=71)
    after = await (await get("veridan-today", "/feed.json")).json(content_type=None)

    changed = [new for old, new in zip(before["items"], after["items"], strict=True) if old != new]
    assert len(changed) == 1
    assert datetime.fromisoformat(changed[0]["date_modified"]) == ANCHOR + timedelta(seconds=70)


async def test_the_news_sitemap_lists_the_same_articles_as_the_feed(get):
    """Civic Radio has both, and robots.txt points to the sitemap."""
    sitemap = ElementTree.fromstring(await (await get("civic-radio", "/news-sitemap.xml")).text())  # noqa: S314
    feed = feedparser.parse(await (await get("civic-radio", "/podcast-free/news.rss")).text())
    robots = await (await get("civic-radio", "/robots.txt")).text()

    listed = [loc.text for loc in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert listed == [entry.link for entry in feed.entries]
    assert "Disallow: /search" in robots
    assert "/news-sitemap.xml" in robots


async def test_an_unchanged_feed_answers_304_to_either_validator(get):
    """A tag that differs outranks a date that matches."""
    first = await get("harbour-courier", "/feed.xml")

    by_tag = await get("harbour-courier", "/feed.xml", If_None_Match=first.headers["ETag"])
    by_date = await get("harbour-courier", "/feed.xml", If_Modified_Since=first.headers["Last-Modified"])
    other = await get(
        "harbour-courier", "/feed.xml", If_None_Match='"else"', If_Modified_Since=first.headers["Last-Modified"]
    )
    garbled = await get("harbour-courier", "/feed.xml", If_Modified_Since="the day before")

    assert [by_tag.status, by_date.status, other.status, garbled.status] == [304, 304, 200, 200]


async def test_a_feed_that_gained_an_article_answers_200_with_a_new_tag(get, clock):
    """The dam story's new article comes thirty-five seconds in."""
    first = await get("harbour-courier", "/feed.xml")
    clock.now += timedelta(seconds=36)
    second = await get(
        "harbour-courier",
        "/feed.xml",
        If_None_Match=first.headers["ETag"],
        If_Modified_Since=first.headers["Last-Modified"],
    )

    assert second.status == 200
    assert second.headers["ETag"] != first.headers["ETag"]
    assert second.headers["Last-Modified"] != first.headers["Last-Modified"]


async def test_a_live_article_is_404_before_its_time_and_200_after(get, clock):
    """Neither the page nor the feed gives it away early."""
    early, feed = await get("meridian-wire", LIVE), await get("meridian-wire", "/wire/atom.xml")
    clock.now += timedelta(seconds=100)
    late = await get("meridian-wire", LIVE)

    assert (early.status, late.status) == (404, 200)
    assert LIVE not in await feed.text()


async def test_a_withdrawn_article_answers_410_and_its_entry_says_so(get, clock):
    """The front page drops it; the notice gives the reason and none of the text."""
    standing = await get("northgate-herald", WITHDRAWN_LIVE)
    clock.now += timedelta(seconds=131)
    gone = await get("northgate-herald", WITHDRAWN_LIVE)
    feed = feedparser.parse(await (await get("northgate-herald", "/rss")).text())
    front = await (await get("northgate-herald", "/")).text()

    assert (standing.status, gone.status) == (200, 410)
    assert "has withdrawn this article" in await gone.text()
    assert "He has told us that it is over" not in await gone.text()
    assert "WITHDRAWN: Drewe is ready to concede, aides say" in [entry.title for entry in feed.entries]
    assert "ready to concede" not in front


@pytest.mark.parametrize("publisher", publishers().values(), ids=lambda publisher: publisher.key)
async def test_every_front_page_shows_the_way_to_its_feed(get, publisher):
    """A site's address is enough to add it."""
    front = await (await get(publisher.key, "/")).text()

    kind = CONTENT_TYPES[publisher.feed]
    assert f'<link rel="alternate" type="{kind}" title="{publisher.name}" href="{publisher.feed_path}">' in front


async def test_an_unknown_host_is_told_that_it_is_misdirected(get):
    """Nobody answers for a name that is not a publisher's."""
    assert (await get("evening-standstill", "/")).status == 421


async def test_addresses_name_hosts_that_the_newsroom_answers_for(newsroom):
    """The collector's allow-list and the sources agree."""
    hosts = {f"http://{host}:{port}/" for host, port in newsroom.hosts}

    assert {feed.site for feed in newsroom.feeds} == hosts
    assert [feed.publisher for feed in newsroom.sitemaps] == ["civic-radio"]


async def test_a_taken_port_is_reported_in_words(newsroom, clock):
    """The second newsroom says which port, and leaves the first alone."""
    with pytest.raises(Unreachable, match=str(newsroom.port)):
        async with SampleNewsroom(ANCHOR, clock, newsroom.port):
            pass
