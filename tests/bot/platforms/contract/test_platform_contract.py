"""What every platform promises; a new one joins by a line in PLATFORMS."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.platforms.desk import Desk, DeskSettings
from bot.platforms.discord.discord import Discord
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.slack.install.credentials import Credentials
from bot.platforms.slack.slack import Slack
from bot.ports.platform import Platform, Refused, Target, Topic
from bot.ports.store import Posts
from bot.store.sqlite import open_store
from commands.reply import Reply, said
from commands.run import Runner
from tests.bot.platforms.fake_platform import FakePlatform
from tests.bot.platforms.invented import NOW
from tests.bot.platforms.office import Office
from tests.bot.platforms.slack.rented import rented
from tests.conftest import HandClock
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord import shown as as_on_discord
from tests.doubles.slack import shown as as_read

HERE = Target(1, 1, "desk")
ELSEWHERE = Target(2, 9, "rival")
Shown = Callable[[Target], Awaitable[Sequence[Mapping[str, object]]]]


@dataclass
class Case:
    """A platform, and how a test sees what stands in one of its channels, oldest first."""

    platform: Platform
    shown: Shown
    here: Target = HERE
    elsewhere: Target = ELSEWHERE


def standing(posts: Posts) -> Shown:
    """What stands in a desk channel."""

    async def shown(target: Target) -> list[Mapping[str, object]]:
        return [post.body for post in await posts.list(target.newsroom, target.channel, 50)][::-1]

    return shown


@asynccontextmanager
async def desk(office: Office, folder: Path) -> AsyncIterator[Case]:
    """The desk."""
    yield Case(office.desk(), standing(office.posts))


@asynccontextmanager
async def desk_on_sqlite(office: Office, folder: Path) -> AsyncIterator[Case]:
    """The desk on a real database."""
    store = await open_store(folder / "standfirst.db")
    targets = []
    for name in ("Ours", "Theirs"):
        newsroom = await store.people.newsroom(name, NOW)
        workspace = await store.people.workspace(newsroom, "desk", name, NOW)
        channel = await store.people.channel(newsroom, workspace, "desk", "desk", "desk", "UTC", NOW)
        targets.append(Target(newsroom, channel.id, "desk"))
    parts = replace(office.parts(), posts=store.posts, people=store.people)
    yield Case(Desk(DeskSettings(port=0), parts), standing(store.posts), *targets)
    await store.close()


@asynccontextmanager
async def fake(office: Office, folder: Path) -> AsyncIterator[Case]:
    """The platform that tests of work use."""
    platform = FakePlatform()
    yield Case(platform, platform.shown)


@asynccontextmanager
async def slack(office: Office, folder: Path) -> AsyncIterator[Case]:
    """Slack, installed in two workspaces of two newsrooms."""
    async with rented(folder, HandClock()) as here:
        settings = here.settings(transport="http", signing_secret=here.slack.signing_secret)
        entrances = await here.entrances()
        targets = []
        for team in (here.slack.team, here.slack.add_team("Rival")):
            bot = Credentials(here.slack.token_of(team), team.bot_user, team.bot_id, ("chat:write",), team.name)
            entrance = await entrances.admit(team.id, bot)
            channel = next((one for one in here.slack.channels.values() if one.team == team.id), None)
            external = (channel or here.slack.add_channel("rival", team)).id
            targets.append(Target(entrance.newsroom, 0, external, "desk", entrance.workspace))

        async def shown(target: Target) -> list[Mapping[str, object]]:
            words = [as_read(message).words for message in here.slack.channels[target.external].messages]
            return [{"title": said_.splitlines()[0], "words": said_} for said_ in words]

        yield Case(Slack(settings, replace(here.house, runner=Runner(lambda *_: None))), shown, *targets)


@asynccontextmanager
async def discord(office: Office, folder: Path) -> AsyncIterator[Case]:
    """Discord, in two servers of two newsrooms."""
    async with rented(folder, HandClock()) as here, DiscordDouble() as double:
        theirs = double.add_guild("Rival", channel="rival")
        channels = [double.desk, *double.of_guild(theirs)]
        house = replace(here.house, runner=Runner(lambda *_: None))
        targets = [Target(n, 0, channel.id, channel.name) for n, channel in enumerate(channels, 1)]

        async def shown(target: Target) -> list[Mapping[str, object]]:
            words = [as_on_discord(message).words for message in double.channels[target.external].messages]
            return [{"title": said_.splitlines()[0], "words": said_} for said_ in words]

        with double.pointed():
            yield Case(Discord(DiscordSettings(token=double.token), house, guild_ready_timeout=0), shown, *targets)


PLATFORMS = (desk, desk_on_sqlite, fake, slack, discord)


@pytest.fixture(params=PLATFORMS, ids=lambda build: build.__name__)
async def case(request, office, tmp_path) -> AsyncIterator[Case]:
    """A platform that was started."""
    async with request.param(office, tmp_path) as case:
        await case.platform.start()
        yield case
        await case.platform.stop()


async def test_a_sent_message_stands_in_its_channel(case):
    """Once, as it was given."""
    await case.platform.send(case.here, said("Digest", "One story."), "d1")

    [body] = await case.shown(case.here)
    assert body["title"] == "Digest"
    assert "One story." in str(body)
    assert await case.shown(case.elsewhere) == []


async def test_a_delivery_sent_twice_is_one_message(case):
    """After a crash the same delivery may be sent again."""
    first = await case.platform.send(case.here, Reply("Digest"), "d1")
    again = await case.platform.send(case.here, Reply("Digest"), "d1")

    assert first == again
    assert len(await case.shown(case.here)) == 1


async def test_a_delivery_can_be_found(case):
    """By its id, in its channel only; unknown ones are None."""
    sent = await case.platform.send(case.here, Reply("Digest"), "d1")

    assert await case.platform.find(case.here, "d1") == sent
    assert await case.platform.find(case.here, "d2") is None
    assert await case.platform.find(case.elsewhere, "d1") is None


async def test_messages_of_one_story_stand_in_one_thread(case):
    """Where there are no threads, in the channel; each is found whether or not the thread was known before."""
    about = replace(case.here, topic=Topic("ferry", "Ferry", "developing"))
    first = await case.platform.send(about, Reply("Ferry"), "d1")
    opened = case.platform.thread_of(about, first)
    later = replace(about, opened=opened)
    second = await case.platform.send(later, Reply("New in Ferry"), "d2")

    assert opened
    assert case.platform.thread_of(later, second) == opened
    assert await case.platform.find(about, "d1") == first
    assert [await case.platform.find(later, delivery) for delivery in ("d1", "d2", "d3")] == [first, second, None]


async def test_a_story_that_went_quiet_posts_nothing(case):
    """Its thread may show it."""
    about = replace(case.here, topic=Topic("ferry", "Ferry", "developing"))
    opened = case.platform.thread_of(about, await case.platform.send(about, Reply("Ferry"), "d1"))
    await case.platform.show_status(replace(about, opened=opened, topic=Topic("ferry", "Ferry", "quiet")))

    assert [body["title"] for body in await case.shown(case.here)] == ["Ferry"]


async def test_an_edited_message_is_replaced_in_its_place(case):
    """The same message, other words."""
    sent = await case.platform.send(case.here, Reply("Digest"), "d1")
    await case.platform.send(case.here, Reply("Later"), "d2")
    await case.platform.edit(case.here, sent, Reply("CORRECTED Digest"))

    assert [body["title"] for body in await case.shown(case.here)] == ["CORRECTED Digest", "Later"]
    assert await case.platform.find(case.here, "d1") == sent


@pytest.mark.parametrize("message", ["999", "nonsense"])
async def test_a_message_that_does_not_exist_cannot_be_edited(case, message):
    """Refused, for good, with a reason."""
    with pytest.raises(Refused) as refused:
        await case.platform.edit(case.here, message, Reply("x"))

    assert refused.value.reason
    assert refused.value.retry_after is None
    assert not refused.value.uncertain


async def test_another_newsroom_cannot_edit_a_message(case):
    """Message ids of one newsroom mean nothing in another."""
    sent = await case.platform.send(case.here, Reply("Digest"), "d1")

    with pytest.raises(Refused):
        await case.platform.edit(case.elsewhere, sent, Reply("theirs"))
    assert [body["title"] for body in await case.shown(case.here)] == ["Digest"]


async def test_it_starts_again_after_it_stopped(case):
    """A stop leaves nothing behind that a start would trip over."""
    await case.platform.stop()
    await case.platform.start()

    assert await case.platform.send(case.here, Reply("Digest"), "d1")


async def test_it_examines_itself_in_words_and_posts_nothing(case):
    """Whether it was started or not: doctor asks one that never starts."""
    running = await case.platform.examine([case.here])
    await case.platform.stop()
    stopped = await case.platform.examine([])

    assert all(finding.words.strip() for finding in [*running, *stopped])
    assert running
    assert await case.shown(case.here) == []


@pytest.mark.parametrize(
    ("address", "well"), [("", True), ("https://desk.example.org", True), ("http://desk.example.org", False)]
)
async def test_a_desk_that_others_reach_in_the_clear_says_what_to_do(office, address, well):
    """Its cookie is a way in."""
    (finding,) = await office.desk(public_url=address).examine([HERE])

    assert finding.well is well
    assert address in finding.words
    assert well or "HTTPS" in finding.words
