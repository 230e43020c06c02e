"""The walk of one article: from a feed on loopback into a briefing, corrected, withdrawn, explained and posted."""

from pathlib import Path

from bot.collect.workers import Workers
from bot.sample.server import SampleNewsroom
from commands.reply import Reply
from tests.conftest import HandClock
from tests.promises.test_same_everywhere import told
from tests.room import Room, opened

RECOUNT, PRISONERS = "HARBOUR-BAY-RECOUNT", "CASTAMAR-PRISONER-TRANSFER"


async def test_one_article_walks_from_its_feed_to_a_digest_and_out_again(tmp_path: Path, clock: HandClock) -> None:
    """Real HTTP, real workers, real database; only time is moved by hand."""
    async with SampleNewsroom(clock.now(), clock.now) as sample:
        allow, workers = frozenset(sample.hosts), Workers(1)
        async with opened(tmp_path, clock, allow, workers) as room:
            await room.follow_sample(sample)
            withdrawn = await listed_as(room, "ready-to-concede")
            await it_is_in_the_briefing(room, withdrawn)
            await a_correction_becomes_a_version(room)
            await a_withdrawn_article_leaves_the_briefing(room, withdrawn)
            await a_due_digest_is_posted_once(room)
            before = await everything(room)
        async with opened(tmp_path, clock, allow) as again:
            assert await everything(again) == before
            await again.collect()
            assert await everything(again) == before, "a second start brought something twice"


async def listed_as(room: Room, slug: str) -> str:
    """The address of the article whose path ends so."""
    reads = await room.store.articles.recent(room.id, 1000)
    return next(read.article.url for read in reads if slug in read.article.url)


async def it_is_in_the_briefing(room: Room, url: str) -> None:
    """Every story has a briefing, and the article counts as a source of its own."""
    briefing = await room.briefing(RECOUNT)
    assert url in {source.url for source in briefing.sources}
    reply = await room.say(f"/brief {RECOUNT}")
    assert "Key facts" in list(told(reply))
    assert any(word.startswith("Matched HARBOUR-BAY-RECOUNT") for word in told(await room.say(f"/why {url}")))


async def a_correction_becomes_a_version(room: Room) -> None:
    """The publisher changes its text; the old one stays, and the path says that the edit was of substance."""
    url = await listed_as(room, "five-questions")
    room.clock.pass_(seconds=90)
    await room.collect()
    record = await room.store.articles.by_url(url)
    assert record is not None
    versions = await room.store.articles.versions(record.id)
    assert [version.number for version in versions] == [1, 2]
    assert versions[1].change == "substance"
    steps = [step.what for step in (await room.newsroom.why(room.call(), url)).steps]
    assert any(step.startswith("Read again: an edit of substance, version 2") for step in steps)
    cited = {source.version for source in (await room.briefing(PRISONERS)).sources}
    assert versions[1].version in cited
    assert versions[0].version not in cited


async def a_withdrawn_article_leaves_the_briefing(room: Room, url: str) -> None:
    """No briefing built since rests on it, and /why says so."""
    room.clock.pass_(seconds=60)
    await room.collect()
    record = await room.store.articles.by_url(url)
    assert record is not None
    assert record.state == "gone"
    assert url not in {source.url for source in (await room.briefing(RECOUNT)).sources}
    assert (await room.newsroom.why(room.call(), url)).verdict.startswith("Withdrawn by its publisher")


async def a_due_digest_is_posted_once(room: Room) -> None:
    """Subscribed, due, delivered to the desk channel; another tick of each finds nothing more to do."""
    await room.say(f"/subscribe {RECOUNT} weekdays 08:00")
    room.clock.pass_(hours=1, minutes=5)
    for _ in range(2):
        await room.schedules().serve()
        await room.deliveries().send()
    (post,) = await room.store.posts.list(room.id, room.channel.id, 10)
    assert "Harbour Bay recount" in str(post.body)
    assert not await room.store.outbox.owed(room.id)
    assert any("Posted to desk" in s for s in told(await room.say(f"/why {await listed_as(room, 'court-rules')}")))


async def everything(room: Room) -> list[object]:
    """What a second start must find."""
    stories = await room.store.stories.list(room.id)
    articles = [await room.store.stories.articles(room.id, story.id) for story in stories]
    posts = await room.store.posts.list(room.id, room.channel.id, 100)
    sources = [(source.url, source.articles) for source in await room.store.sources.list(room.id)]
    return [stories, articles, posts, sources, await room.store.articles.count()]


async def test_a_first_start_floods_nobody(tmp_path: Path, clock: HandClock) -> None:
    """What stood in the feeds before is no news: /updates is quiet about articles older than a day."""
    async with (
        SampleNewsroom(clock.now(), clock.now) as sample,
        opened(tmp_path, clock, frozenset(sample.hosts)) as room,
    ):
        await room.follow_sample(sample)
        rows = await room.newsroom.stories(room.call())
        assert all(row.new < row.articles for row in rows), [(row.story.slug, row.new) for row in rows]
        assert isinstance(await room.say("/updates"), Reply)
