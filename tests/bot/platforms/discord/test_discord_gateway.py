"""The gateway that breaks, ends, or is not there: nothing lost, nothing doubled, and one line that says what to do."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.platforms.discord.discord import Discord
from bot.platforms.discord.gateway import FATAL
from bot.platforms.discord.settings import DiscordSettings
from bot.ports.platform import Refused
from commands.reply import said
from summaries.errors import BadInput
from tests.bot.platforms.discord.bureau import Bureau, open_bureau
from tests.bot.platforms.discord.failing import forgiven, impatient, posts
from tests.bot.platforms.slack.held import Held
from tests.conftest import HandClock


async def look(bureau: Bureau) -> None:
    """The watch looks, as it does every fifteen seconds."""
    await bureau.discord._watch._look()


async def ended(bureau: Bureau) -> None:
    """Until the gateway has given up."""
    gateway = bureau.discord._gateway
    assert gateway is not None
    assert gateway._connection_task is not None
    await gateway._connection_task


async def test_a_connection_that_breaks_in_the_middle_of_a_command_is_resumed(sample_copy: Path, clock: HandClock):
    """The command is answered, no session is begun anew, and what came meanwhile is answered too."""
    held = Held()
    async with open_bureau(sample_copy, clock, around=held.around) as bureau:
        double = bureau.double
        held.shut()
        first = await double.slash("stories")
        double.drop_gateway()
        missed = double.slash("stories")
        held.open()
        await double.connected()
        await missed
        await bureau.idle()
        assert [len(given.replies) for given in (first, missed)] == [1, 1]
        assert (len(double.identified), len(double.resumes)) == (1, 1)


async def test_discord_may_ask_to_come_back(bureau: Bureau):
    """RECONNECT: the session goes on."""
    await bureau.double.reconnect()
    await bureau.double.until(lambda: bureau.double.resumes and bureau.double.live())
    await (await bureau.double.slash("stories")).answered_fully()
    assert len(bureau.double.identified) == 1


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session_is_taken_up_again(resumable: bool, bureau: Bureau, monkeypatch: pytest.MonkeyPatch):
    """By a RESUME where Discord says so, else by a new session."""
    impatient(monkeypatch)
    double = bureau.double
    await double.invalid_session(resumable)
    wanted = double.resumes if resumable else double.identified
    await double.until(lambda: len(wanted) == (1 if resumable else 2) and double.live())
    given = await double.slash("stories")
    await given.answered_fully()
    assert len(double.identified) == (1 if resumable else 2)


@pytest.mark.parametrize("code", sorted(FATAL))
async def test_a_final_close_is_said_once_and_sends_go_on(code: int, bureau: Bureau):
    """What to do stands in the log; nobody knocks again."""
    double = bureau.double
    with capture_logs() as logs:
        await double.close_gateway(code)
        await ended(bureau)
        for _ in range(3):
            bureau.room.clock.pass_(minutes=20)
            await look(bureau)
    [line] = [line for line in logs if line["event"] == "discord_gateway_ended"]
    assert line["todo"] == FATAL[code]
    assert len(double.identified) == 1
    await bureau.discord.send(await bureau.target(), said("Digest"), "d1")
    assert len(posts(bureau)) == 1


async def test_a_gateway_that_ends_otherwise_is_opened_again_by_the_watch(bureau: Bureau):
    """Not at once and not for ever: each time twice as late, for a thousand sessions a day are all there are."""
    double, clock = bureau.double, bureau.room.clock
    for round_, seconds in enumerate((30, 60), 1):
        gateway = bureau.discord._gateway
        assert gateway is not None
        await gateway.close()
        await ended(bureau)
        await look(bureau)
        clock.pass_(seconds=seconds - 1)
        await look(bureau)
        assert len(double.identified) == round_
        clock.pass_(seconds=1)
        await look(bureau)
        await double.connected()
        assert len(double.identified) == round_ + 1
    await (await double.slash("stories")).answered_fully()


async def test_no_session_is_begun_while_none_is_left(bureau: Bureau):
    """Discord would reset the token.  Messages are sent meanwhile, and commands come once it is allowed again."""
    double = bureau.double
    token = double.token
    double.starts_left = 0
    with capture_logs() as logs:
        await double.invalid_session(resumable=False)
        await ended(bureau)
        await look(bureau)
        bureau.room.clock.pass_(minutes=1)
        await look(bureau)
    assert any("no session" in str(line.get("todo")) for line in logs)
    assert any("no session" in str(line.get("reason")) for line in logs)
    assert (len(double.identified), double.token) == (1, token)
    await bureau.discord.send(await bureau.target(), said("Digest"), "d1")
    assert len(posts(bureau)) == 1
    double.starts_left = 3
    bureau.room.clock.pass_(minutes=16)
    await look(bureau)
    await double.connected()
    await (await double.slash("stories")).answered_fully()


async def test_where_none_is_left_at_the_start_the_gateway_opens_later(sample_copy: Path, clock: HandClock):
    """And nobody is asked every fifteen seconds."""
    async with open_bureau(sample_copy, clock) as bureau:
        double, discord = bureau.double, bureau.discord
        await discord.stop()
        double.starts_left = 0
        await discord.start()
        asked = len(double.calls_to("GET /gateway/bot"))
        await look(bureau)
        assert len(double.calls_to("GET /gateway/bot")) == asked
        assert len(double.identified) == 1
        double.starts_left = 1
        clock.pass_(minutes=15)
        await look(bureau)
        await double.connected()
        assert len(double.identified) == 2


class Turns:
    """Waiting that a test ends: ``await turns.next()``."""

    def __init__(self, bureau: Bureau) -> None:
        self._bureau, self._open, self.waits = bureau, 0, []
        self.waits: list[float]

    async def wait(self, seconds: float) -> None:
        """In the place of asyncio.sleep."""
        self.waits.append(seconds)
        self._bureau.double.changed()
        turn = len(self.waits)
        await self._bureau.double.until(lambda: self._open >= turn, 30)

    def next(self) -> None:
        """End the wait that is under way."""
        self._open += 1
        self._bureau.double.changed()


def another(bureau: Bureau, wait: Any = None, token: str = "") -> Discord:
    """One more process with the same store."""
    settings = DiscordSettings(
        token=token or bureau.double.token, own_guilds=(bureau.double.home.id,), command_limit=timedelta(seconds=20)
    )
    return Discord(settings, bureau.house, **({"wait": wait} if wait else {}), guild_ready_timeout=0)


async def test_discord_that_cannot_be_reached_comes_by_itself(bureau: Bureau):
    """The start returns, so desk and collector run; what is owed waits; then all is as ever."""
    double = bureau.double
    target = await bureau.target()
    await bureau.discord.stop()
    double.fail("GET /users/@me", 503, times=2)
    turns = Turns(bureau)
    discord = another(bureau, turns.wait)
    await discord.start()
    for ask in (discord.send(target, said("Digest"), "d1"), discord.edit(target, "1/2", said("x"))):
        with pytest.raises(Refused) as refused:
            await ask
        assert refused.value.retry_after == timedelta(minutes=1)
        assert not refused.value.uncertain
    with pytest.raises(Refused) as unknown:
        await discord.find(target, "d1")
    assert unknown.value.uncertain
    turns.next()
    await double.until(lambda: len(turns.waits) == 2)
    assert not double.live()
    turns.next()
    await double.connected()
    await discord.send(target, said("Digest"), "d1")
    await (await double.slash("stories")).answered_fully()
    assert len(posts(bureau)) == 1
    await discord.stop()


async def test_a_stop_while_discord_is_not_reached_ends_at_once(bureau: Bureau):
    """Nothing is left behind."""
    await bureau.discord.stop()
    bureau.double.fail("GET /users/@me", 503, times=None)
    discord = another(bureau, Turns(bureau).wait)
    await discord.start()
    await discord.stop()
    assert not bureau.double.live()


async def test_a_wrong_token_is_said_in_words_that_help(bureau: Bureau):
    """At the start, for whoever sits before it."""
    discord = another(bureau, token="wrong.token.altogether")
    with pytest.raises(BadInput, match=r"discord\.token.*Reset Token"):
        await discord.start()
    forgiven(bureau)


async def test_a_stop_lets_what_came_end(sample_copy: Path, clock: HandClock):
    """What hangs is cancelled; no task, no connection and no coroutine is left."""
    held = Held()
    async with open_bureau(sample_copy, clock, around=held.around) as bureau:
        held.shut()
        given = [await bureau.double.slash("stories") for _ in range(3)]
        gate = bureau.double.hold("callback")
        last = bureau.double.slash("stories")
        await gate.reached()
        gate.open()
        await bureau.discord.stop()
        held.open()
        assert all(one.acked_at for one in (*given, last))
        assert not bureau.double.live()


async def test_it_starts_again_and_answers_again(bureau: Bureau):
    """After a stop nothing of the first life is in the way."""
    await bureau.discord.stop()
    await bureau.discord.start()
    await bureau.double.connected()
    await (await bureau.double.slash("stories")).answered_fully()
