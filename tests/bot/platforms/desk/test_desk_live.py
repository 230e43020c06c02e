"""News for open pages, health, counters, and the end."""

import asyncio
import json
import time
from datetime import timedelta

from aiohttp import ClientSession
from prometheus_client import Counter

from bot.platforms.desk import Health
from bot.platforms.desk.live import WAITING, Live, moved, state_of
from bot.platforms.desk.service import LIVE, look
from bot.ports.platform import Target
from commands.newsroom import OfferRow
from tests.bot.platforms.invented import NOW, SHORT_POST

HERE = Target(1, 1, "desk")


async def next_event(response) -> dict[str, object]:
    """The next thing that a stream tells."""
    await response.content.readuntil(b"data: ")
    return json.loads(await response.content.readline())


async def test_an_open_page_hears_of_a_post(office):
    """Posting tells the pages of that newsroom."""
    desk = office.desk()
    await desk.start()
    async with ClientSession(cookie_jar=None) as session:
        cookies = await came_in(session, desk, office)
        async with session.get(desk.local_address.with_path("/live"), cookies=cookies) as response:
            await desk.send(HERE, SHORT_POST, "d1")

            assert (await next_event(response))["kind"] == "hello"
            assert await next_event(response) == {"kind": "post", "channel": 1, "post": 1}
            await desk.stop()


async def came_in(session, desk, office) -> dict[str, str]:
    """The cookie of a fresh way in."""
    async with session.get(await desk.way_in(office.editor, local=True), allow_redirects=False) as response:
        return {name: morsel.value for name, morsel in response.cookies.items()}


async def test_a_look_tells_what_moved(browser):
    """Three more articles of a story, and nothing where nothing moved."""
    app = browser.client.app
    listener = app[LIVE].join(1)
    before = await look(app, {})
    same = await look(app, before)
    row = browser.office.newsroom.rows[0]
    browser.office.newsroom.rows[0] = type(row)(row.story, row.articles + 3, 9, 3, NOW, row.headline)
    await look(app, same)

    assert listener.queue.qsize() == 1
    assert await listener.queue.get() == {"kind": "story", "slug": "orrin-barrage", "new": 3}


async def test_a_look_that_fails_does_not_end_the_looking(office):
    """A database that is busy for a moment must not silence open pages for good."""
    looks = asyncio.Queue()

    async def stories(call):
        looks.put_nowait(call)
        raise RuntimeError("busy")

    desk = office.desk(look_every=timedelta(0))
    await desk.start()
    desk._live.join(1)
    office.newsroom.stories = stories
    for _ in range(3):
        await asyncio.wait_for(looks.get(), 5)
    await desk.stop()


async def test_nobody_looks_for_pages_that_are_not_open(browser):
    """An idle desk asks the store nothing."""
    browser.office.newsroom.rows = None

    assert await look(browser.client.app, {}) == {}


def test_a_story_that_came_or_went_is_news(office):
    """Tracking and untracking elsewhere shows too."""
    rows = office.newsroom.rows

    assert moved(state_of(rows[:1]), state_of(rows)) == ({"kind": "story", "slug": "ferry-tender", "new": 6},)
    assert moved(state_of(rows), state_of(rows[:1])) == ({"kind": "story", "slug": "ferry-tender", "new": 0},)


async def test_an_offer_is_news(browser):
    """Once: an open page is told when it comes, by its name."""
    app, room = browser.client.app, browser.office.newsroom
    listener = app[LIVE].join(1)
    before = await look(app, {})
    room.offered.append(
        OfferRow(7, "new", "Signal box burns", "https://pell.example/1", 4, NOW, NOW, 5, ("Pell Gazette",), NOW)
    )
    after = await look(app, before)
    await look(app, after)

    assert listener.queue.qsize() == 1
    assert await listener.queue.get() == {"kind": "offer", "offer": 7, "name": "Signal box burns"}


async def test_the_front_page_offers_what_grows(browser):
    """With a form for each answer."""
    room = browser.office.newsroom
    assert "Growing" not in await browser.page("/")
    room.offered.append(
        OfferRow(7, "new", "<b>Signal box", "https://pell.example/1", 4, NOW, NOW, 5, ("Pell Gazette",), NOW)
    )
    page = await browser.page("/")

    assert "Growing, not tracked" in page
    assert "&lt;b&gt;Signal box" in page
    assert "offers?action=track&amp;id=7" in page


async def test_a_slow_page_owes_a_bounded_number_of_events():
    """The oldest go first, and the end always gets through."""
    live = Live()
    listener = live.join(1)
    for number in range(100):
        live.tell(1, {"kind": "post", "channel": number})
    live.close()
    heard = [event async for event in listener.events()]

    assert len(heard) == WAITING - 1
    assert heard[-1] == {"kind": "post", "channel": 99}


async def test_another_newsroom_hears_nothing():
    """News stays within its newsroom."""
    live = Live()
    listener = live.join(2)
    live.tell(1, {"kind": "post", "channel": 1})

    assert listener.queue.empty()


async def test_stopping_ends_open_streams_and_commands_at_once(office):
    """Twenty open pages and a command under way do not hold the desk up."""
    desk = office.desk(command_limit=timedelta(hours=1))
    office.runner.waiting.append(asyncio.Event())
    await desk.start()
    async with ClientSession() as session:
        cookies = await came_in(session, desk, office)
        live = desk.local_address.with_path("/live")
        streams = [await session.get(live, cookies=cookies) for _ in range(20)]
        started = time.monotonic()
        await desk.stop()

        assert time.monotonic() - started < 1.5
        assert [(await stream.read()).count(b"data:") for stream in streams] == [1] * 20
    assert not [task for task in asyncio.all_tasks() if task.get_name().startswith("desk")]


async def test_health_is_open_and_says_what_is_wrong(client, office):
    """No cookie, no article's text; 503 when the database is not well."""
    good = await client.get("/healthz")
    office.health = Health(database="The database is locked by another process.", source_lag=timedelta(minutes=4))
    bad = await client.get("/healthz")

    assert (good.status, (await good.json())["ok"]) == (200, True)
    assert bad.status == 503
    assert (await bad.json())["source_lag_seconds"] == 240


async def test_metrics_are_those_of_the_registry(client, office):
    """In the text format that Prometheus reads."""
    Counter("standfirst_visits", "Looks.", ["outcome"], registry=office.registry).labels("new").inc(3)
    response = await client.get("/metrics")

    assert response.headers["Content-Type"].startswith("text/plain")
    assert 'standfirst_visits_total{outcome="new"} 3.0' in await response.text()
