"""Promises 3, 6 and 7 as they are kept on Discord, each with a fault that its check would notice."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.discord import receive, render, sending, wire
from bot.platforms.discord.wire import Wire
from bot.ports.platform import Target
from bot.work.deliver import LEASE
from commands.reply import Reply, said
from tests.bot.platforms.discord.bureau import Bureau, open_bureau
from tests.bot.platforms.discord.failing import owe, owed, posts, worker
from tests.bot.platforms.discord.test_discord_order import check as check_order
from tests.bot.platforms.discord.test_discord_order import held_bureau
from tests.conftest import HandClock
from tests.doubles.discord import shown
from tests.promises.test_harmless import evil_article
from tests.room import copied

POST = "POST /channels/{channel_id}/messages"


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """A folder of the test's own with the sample newsroom."""
    return copied(sample_folder, tmp_path / "room")


@pytest.fixture
async def bureau(folder: Path, clock: HandClock) -> AsyncIterator[Bureau]:
    """A newsroom on Discord."""
    async with open_bureau(folder, clock) as bureau:
        await bureau.role(bureau.double.mara, "editor")
        yield bureau


# --- once -------------------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process is gone: nothing after this point runs."""


class _Dying:
    """Discord, in a process that dies before it hears that the message stands."""

    def __init__(self, bureau: Bureau) -> None:
        self._bureau = bureau

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bureau.discord, name)

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post, and die."""
        await self._bureau.discord.send(target, reply, delivery)
        raise Killed


async def check_once(bureau: Bureau, how: str) -> None:
    """A worker that is killed, or cut off, right after its post leaves one message to the next process."""
    await owe(bureau)
    if how == "cut off":
        bureau.double.drop(POST)
        await worker(bureau, "first").send()
    else:
        with pytest.raises(Killed):
            await worker(bureau, "first", _Dying(bureau)).send()
    bureau.double.pass_(3600)  # Discord has forgotten the nonce
    bureau.room.clock.at += LEASE + timedelta(seconds=1)
    await worker(bureau, "second").send()
    assert len(posts(bureau)) == 1, f"{len(posts(bureau))} messages"
    assert not await owed(bureau), "it is still owed"


@pytest.mark.parametrize("how", ["killed", "cut off"])
async def test_a_digest_on_discord_is_neither_lost_nor_doubled(how: str, bureau: Bureau) -> None:
    """Its id in a button of the message is found in the channel's history."""
    await check_once(bureau, how)


@pytest.mark.parametrize("how", ["killed", "cut off"])
async def test_the_check_would_notice_a_message_without_its_id(
    how: str, bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could tell that it stands there."""
    careful = render.messages

    def nameless(*given: Any, delivery: str = "", **more: Any) -> Any:
        return careful(*given, **more)

    monkeypatch.setattr(sending.render, "messages", nameless)
    with pytest.raises(AssertionError, match="2 messages"):
        await check_once(bureau, how)


async def check_asked_again(bureau: Bureau) -> None:
    """One delivery that is sent again at once, as discord.py and people do, is one message."""
    target = await bureau.target()
    for _ in range(2):
        await bureau.discord.send(target, said("Digest"), "d1")
    assert len(posts(bureau)) == 1, f"{len(posts(bureau))} messages"


async def test_a_delivery_that_is_sent_twice_is_one_message(bureau: Bureau) -> None:
    """Discord gives the message that stands."""
    await check_asked_again(bureau)


async def test_the_check_would_notice_a_nonce_that_is_not_enforced(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord would take it for a mere label."""
    careful = Wire.post

    async def lax(self: Wire, channel: str, message: Any, files: Any = ()) -> Any:
        return await careful(self, channel, {**message, "enforce_nonce": False}, files)

    monkeypatch.setattr(Wire, "post", lax)
    with pytest.raises(AssertionError, match="2 messages"):
        await check_asked_again(bureau)


# --- prompt -----------------------------------------------------------------------------------------------------------


async def check_prompt(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command is acknowledged while the store, the newsroom and Discord answer nobody."""
    async with held_bureau(folder, clock, monkeypatch) as (bureau, held):
        try:
            await check_order(bureau, held, lambda: bureau.double.slash("stories"))
        finally:
            held.open()
            await bureau.idle()


async def test_discord_is_answered_before_anything_is_asked(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three seconds are all there are."""
    await check_prompt(folder, clock, monkeypatch)


async def test_the_check_would_notice_work_before_the_answer(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody asks the store who speaks, and acknowledges then."""
    careful = receive._command

    async def curious(front: Any, interaction: Any, given: Any) -> Any:
        await front.house.people.met("discord", given.user)
        return await careful(front, interaction, given)

    monkeypatch.setattr(receive, "_command", curious)
    with pytest.raises(AssertionError, match="nobody acknowledged"):
        await check_prompt(folder, clock, monkeypatch)


# --- harmless ---------------------------------------------------------------------------------------------------------

PING = "@everyone <@1> <#2> </stories:3> <t:0> *late* [our bank](https://evil.example)"


async def check_words(bureau: Bureau) -> None:
    """What somebody typed comes back, and is posted, as words that ping nobody and link nowhere."""
    given = await bureau.double.slash("brief", {"story": PING})
    await bureau.idle()
    await bureau.discord.send(await bureau.target(), said(PING), "d1")
    for message in [*given.replies, *posts(bureau)]:
        read = shown(message)
        assert "everyone" in read.words
        assert (read.mentions, read.links) == ([], []), f"{read}"
        assert message.asked["allowed_mentions"] == {"parse": []}, "somebody may be pinged"


async def test_words_from_outside_ping_nobody_on_discord(bureau: Bureau) -> None:
    """Messages are held by tests/bot/platforms/discord/test_discord_harmless.py; this is the whole way."""
    await check_words(bureau)


async def test_the_check_would_notice_mentions_that_are_allowed(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that was escaped badly would then ping all of the server."""
    monkeypatch.setattr(wire, "NOBODY", {"parse": ["everyone"]})
    with pytest.raises(AssertionError, match="somebody may be pinged"):
        await check_words(bureau)


async def test_a_hostile_article_in_a_briefing_stays_words_on_discord(bureau: Bureau) -> None:
    """Its title, its text, its address."""
    slug = await evil_article(bureau.room)
    given = await bureau.double.slash("brief", {"story": slug})
    await bureau.idle()
    assert given.replies
    for message in given.replies:
        read = shown(message)
        assert read.mentions == []
        assert not [link for link in read.links if "javascript" in str(link)]
    assert bureau.double.refusals == []
