"""Promises 3, 6 and 7 as they are kept on Slack, each with a fault that its check would notice."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.slack import sockets, web
from bot.platforms.slack.say.sending import Sending, Spot
from bot.platforms.slack.show import letters, render
from bot.platforms.slack.show.render import Message
from bot.ports.platform import Target
from bot.work.deliver import LEASE, Deliveries
from commands.reply import Reply
from tests.bot.platforms.slack.bureau import Bureau, open_bureau
from tests.bot.platforms.slack.test_slack_order import begun_first, held_bureau
from tests.bot.platforms.slack.test_slack_order import check as check_order
from tests.conftest import HandClock
from tests.doubles.slack import notification, shown
from tests.promises.test_harmless import evil_article
from tests.room import copied

# --- once -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """A folder of the test's own with the sample newsroom."""
    return copied(sample_folder, tmp_path / "room")


@pytest.fixture
async def bureau(folder: Path, clock: HandClock) -> AsyncIterator[Bureau]:
    """A newsroom on Slack."""
    async with open_bureau(folder, clock) as bureau:
        await bureau.role(bureau.double.mara, "editor")
        yield bureau


class Killed(BaseException):
    """The process is gone: nothing after this point runs."""


async def check_once(bureau: Bureau, how: str) -> None:
    """A worker that is killed, or cut off, right after its post leaves one message to the next process."""
    await bureau.double.slash("/subscribe", "OLLEN-DAM-FLOOD daily 08:00")
    await bureau.idle()
    bureau.room.clock.pass_(hours=4)
    await bureau.room.schedules().serve()
    if how == "cut off":
        bureau.double.drop("chat.postMessage")
        await Deliveries(bureau.room.ground, {"slack": bureau.slack}, "first").send()
    else:
        with pytest.raises(Killed):
            await Deliveries(bureau.room.ground, {"slack": _Dying(bureau)}, "first").send()  # type: ignore[dict-item]
    bureau.slack._sending._posted.clear()  # another process remembers nothing
    bureau.room.clock.at += LEASE + timedelta(seconds=1)
    await Deliveries(bureau.room.ground, {"slack": bureau.slack}, "second").send()
    posted = [message for message in bureau.double.posted if not message.is_reply]
    assert len(posted) == 1, f"{len(posted)} messages"
    assert not await bureau.room.store.outbox.owed(bureau.room.id), "it is still owed"


class _Dying:
    """Slack, in a process that dies before it hears that the message stands."""

    def __init__(self, bureau: Bureau) -> None:
        self._bureau = bureau

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bureau.slack, name)

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post, and die."""
        await self._bureau.slack.send(target, reply, delivery)
        raise Killed


@pytest.mark.parametrize("how", ["killed", "cut off"])
async def test_a_digest_on_slack_is_neither_lost_nor_doubled(how: str, bureau: Bureau) -> None:
    """Its id in the message's metadata is found in the channel's history."""
    await check_once(bureau, how)


async def test_the_check_would_notice_a_message_without_its_id(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody could tell that it stands there."""
    careful = Sending._post

    async def nameless(self: Sending, spot: Spot, message: Message, metadata: dict[str, Any]) -> Any:
        return await careful(self, spot, message, {})

    monkeypatch.setattr(Sending, "_post", nameless)
    with pytest.raises(AssertionError, match="2 messages"):
        await check_once(bureau, "killed")


async def test_the_check_would_notice_a_client_that_posts_again_by_itself(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As slack-sdk's own does where a connection breaks."""
    careful = Sending._post

    async def stubborn(self: Sending, spot: Spot, message: Message, metadata: dict[str, Any]) -> Any:
        try:
            return await careful(self, spot, message, metadata)
        except Exception:
            return await careful(self, spot, message, metadata)

    monkeypatch.setattr(Sending, "_post", stubborn)
    with pytest.raises(AssertionError, match="2 messages"):
        await check_once(bureau, "cut off")


# --- prompt -----------------------------------------------------------------------------------------------------------


async def check_prompt(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch, http: bool) -> None:
    """A command is acknowledged while the store, the newsroom and Slack answer nobody."""
    async with held_bureau(folder, clock, monkeypatch, http) as (bureau, held):
        await check_order(bureau, held, lambda: bureau.double.slash("/stories"))


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_slack_is_answered_before_anything_is_asked(
    http: bool, folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over either transport."""
    await check_prompt(folder, clock, monkeypatch, http)


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_the_check_would_notice_work_before_the_answer(
    http: bool, folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store was asked first."""
    monkeypatch.setattr(web if http else sockets, "hear", begun_first)
    with pytest.raises(AssertionError, match="before the acknowledgement"):
        await check_prompt(folder, clock, monkeypatch, http)


# --- harmless ---------------------------------------------------------------------------------------------------------


async def check_signed(folder: Path, clock: HandClock) -> None:
    """What a forger sends is not taken for Slack's."""
    async with open_bureau(folder, clock, http=True) as bureau:
        bureau.double.signing = "wrong"
        given = bureau.double.slash("/stories")
        await bureau.double.until(lambda: given.failed or given.acked_at)
        await bureau.idle()
        assert given.status == 401, "it was taken"
        assert not bureau.double.calls_to("response_url"), "it was answered"


async def test_a_forged_command_touches_nothing(folder: Path, clock: HandClock) -> None:
    """401, and nothing else."""
    await check_signed(folder, clock)


async def test_the_check_would_notice_if_signatures_were_not_looked_at(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody could speak as anybody."""
    monkeypatch.setattr(web, "_signed", lambda request, raw: True)
    with pytest.raises(AssertionError, match="it was taken"):
        await check_signed(folder, clock)


PING = "<!channel> <@U000000001> *late* <https://evil.example|our bank>"


async def check_words(bureau: Bureau) -> None:
    """What somebody typed comes back in a notification that pings nobody and links nowhere."""
    await bureau.double.slash("/brief", f'"{PING}"')
    [message] = await bureau.whispered()
    read = notification(message)
    assert "channel" in read.words
    assert (read.mentions, read.links, read.styled) == ([], [], []), f"{read}"


async def test_words_from_outside_ping_nobody_on_slack(bureau: Bureau) -> None:
    """Blocks are held by tests/bot/platforms/slack/test_slack_harmless.py; this is the whole way."""
    await check_words(bureau)


async def test_the_check_would_notice_words_that_are_not_escaped(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would ping all of the channel."""
    monkeypatch.setattr(render, "notice", lambda text: text)
    monkeypatch.setattr(letters, "notice", lambda text: text)
    with pytest.raises(AssertionError, match="channel"):
        await check_words(bureau)


async def test_a_hostile_article_in_a_briefing_stays_words_on_slack(bureau: Bureau) -> None:
    """Its title, its text, its address."""
    slug = await evil_article(bureau.room)
    await bureau.double.slash("/brief", slug)
    [message] = await bureau.whispered()
    assert message.blocks
    for read in (shown(message), notification(message)):
        assert read.mentions == []
        assert not [link for link in read.links if "javascript" in str(link)]
    assert bureau.double.refusals == []
