"""The Discord double's gateway, with the real discord.py on the other end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import discord
import pytest

from tests.doubles.discord import Command, DiscordDouble


class Bot(discord.AutoShardedClient):
    """A bot that writes down what it hears."""

    def __init__(self, double: DiscordDouble) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0, max_messages=None)
        self.heard: list[str] = []
        self.double = double

    def _hear(self, what: str) -> None:
        self.heard.append(what)
        self.double.changed()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self._hear(str(interaction.data["name"]))
        await interaction.response.defer(ephemeral=True)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._hear(f"joined {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._hear(f"left {guild.name}")

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self._hear(f"deleted {channel.name}")


@asynccontextmanager
async def online(double: DiscordDouble, bot: discord.Client) -> AsyncIterator[asyncio.Task[None]]:
    """The bot, connected and ready."""
    async with bot:
        await bot.login(double.token)
        connecting = asyncio.create_task(bot.connect())
        await double.connected(bot.shard_count or 1)
        await bot.wait_until_ready()
        yield connecting
    with suppress(Exception):
        await connecting


@pytest.fixture
async def double(shared: Path) -> AsyncIterator[DiscordDouble]:
    """A Discord that holds itself against the specification; discord.py is pointed at it."""
    async with DiscordDouble(shared / "data" / "specs") as double:
        with double.pointed():
            yield double


def brief(double: DiscordDouble) -> None:
    """Register one command, as a stored one would stand there."""
    body = {"name": "brief", "description": "Brief me"}
    double.commands.append(Command(double.next_id(), "", body, double.next_id()))


async def test_a_bot_logs_in_and_sees_its_guilds_channels_and_threads(double: DiscordDouble) -> None:
    """READY, then GUILD_CREATE, all of it as the specification says."""
    thread = double.add_thread(double.desk, "Harbour fire")
    bot = Bot(double)
    async with online(double, bot):
        guild = bot.get_guild(int(double.home.id))
        assert guild is not None
        assert [one.name for one in guild.text_channels] == ["city-desk"]
        assert [one.id for one in guild.threads] == [int(thread.id)]
        assert guild.me.guild_permissions.send_messages
        assert bot.application_id == int(double.app_id)


async def test_a_wrong_token_is_refused(double: DiscordDouble) -> None:
    """401 at login."""
    async with Bot(double) as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.login("wrong")


async def test_what_was_missed_is_replayed_after_a_resume(double: DiscordDouble) -> None:
    """A command given while the line is down arrives once it is up again, and only once."""
    brief(double)
    bot = Bot(double)
    async with online(double, bot):
        double.drop_gateway()
        given = double.slash("brief")
        await given

        assert bot.heard == ["brief"]
        assert len(double.resumes) == 1
        assert len(double.identified) == 1


@pytest.mark.parametrize("how", ["reconnect", "resumable", "4000"])
async def test_a_client_that_is_told_to_come_back_resumes(double: DiscordDouble, how: str) -> None:
    """RECONNECT, a resumable INVALID_SESSION, and a close that is not final."""
    bot = Bot(double)
    async with online(double, bot):
        first = double.live()[0].socket
        if how == "reconnect":
            await double.reconnect()
        elif how == "resumable":
            await double.invalid_session(resumable=True)
        else:
            await double.close_gateway(4000)
        await double.until(lambda: double.live() and double.live()[0].socket is not first)

        assert (len(double.resumes), len(double.identified)) == (1, 1)


async def test_an_invalid_session_begins_anew(double: DiscordDouble) -> None:
    """IDENTIFY, and the guilds come again."""
    bot = Bot(double)
    async with online(double, bot):
        await double.invalid_session(resumable=False)
        await double.until(lambda: len(double.identified) == 2 and double.live())

        assert double.starts_left == 998


async def test_a_forgotten_session_cannot_be_resumed(double: DiscordDouble) -> None:
    """RESUME gets INVALID_SESSION, and the client identifies."""
    bot = Bot(double)
    async with online(double, bot):
        double.forget_sessions()
        for session in double.sessions:
            assert session.socket is not None
            session.socket.abort()
        await double.until(lambda: len(double.identified) == 2 and double.live())

        assert len(double.resumes) == 1


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013])
async def test_a_fatal_close_code_ends_the_bot(double: DiscordDouble, code: int) -> None:
    """discord.py raises, and nobody reconnects."""
    bot = Bot(double)
    async with online(double, bot) as connecting:
        await double.close_gateway(code)
        with pytest.raises(discord.ConnectionClosed) as raised:
            await asyncio.wait_for(connecting, 5)

        assert raised.value.code == code
        assert len(double.identified) == 1


async def test_an_intent_that_was_not_granted_is_fatal(double: DiscordDouble) -> None:
    """4014 for the content of messages."""
    async with Bot(double) as bot:
        bot._connection._intents = discord.Intents(guilds=True, message_content=True)
        await bot.login(double.token)
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await asyncio.wait_for(bot.connect(), 5)

    assert [one.code for one in double.refusals] == [4014]


async def test_shards_share_the_guilds(double: DiscordDouble) -> None:
    """As many as /gateway/bot advises; every guild is on one, and its commands go there."""
    brief(double)
    double.shards = 3
    double.max_concurrency = 3
    guilds = [double.add_guild(f"Paper {n}", double.ines) for n in range(5)]
    bot = Bot(double)
    async with online(double, bot):
        await double.connected(3)
        assert len(bot.guilds) == 6
        for guild in guilds:
            await double.slash("brief", guild=guild)

        assert {one["shard"][0] for one in double.identified} == {0, 1, 2}
        assert len(bot.heard) == 5


async def test_the_identify_budget_can_be_lost(double: DiscordDouble) -> None:
    """Discord resets the token: 4004, and a login with it fails."""
    double.starts_left = 0
    token = double.token
    async with Bot(double) as bot:
        await bot.login(token)
        with pytest.raises(discord.ConnectionClosed) as raised:
            await asyncio.wait_for(bot.connect(), 5)
    async with Bot(double) as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.login(token)

    assert raised.value.code == 4004


async def test_heartbeats_are_acknowledged_until_they_are_not(double: DiscordDouble) -> None:
    """A raw socket: HELLO, an ack for a beat, none while acks are missed."""
    async with aiohttp.ClientSession() as http, http.ws_connect(double.gateway_url) as line:
        hello = await line.receive_json()
        await line.send_json({"op": 1, "d": None})
        ack = await line.receive_json()
        double.miss_heartbeat_acks(1)
        await line.send_json({"op": 1, "d": 0})
        await double.until(lambda: double.sockets[0].beats == 2)
        await line.send_json({"op": 1, "d": 0})
        later = await line.receive_json()

    assert (hello["op"], hello["d"]) == (10, {"heartbeat_interval": 41_250})
    assert (ack["op"], later["op"]) == (11, 11)


@pytest.mark.parametrize(("sent", "code"), [({"op": 8, "d": {}}, 4003), ({"op": 99}, 4001), ({"op": 2, "d": {}}, 4004)])
async def test_a_client_that_errs_is_shut_out(double: DiscordDouble, sent: dict[str, object], code: int) -> None:
    """Not identified, an unknown opcode, no token; each written down."""
    async with aiohttp.ClientSession() as http, http.ws_connect(double.gateway_url) as line:
        await line.receive_json()
        await line.send_json(sent)
        await line.receive()

        assert line.close_code == code
    assert [one.code for one in double.refusals] == [code]


async def test_guilds_and_channels_come_and_go(double: DiscordDouble) -> None:
    """GUILD_CREATE, CHANNEL_DELETE, GUILD_DELETE."""
    bot = Bot(double)
    async with online(double, bot):
        guild = double.join_guild("Estuary Desk")
        double.delete_channel(double.desk)
        double.remove_guild(guild)
        await double.until(lambda: len(bot.heard) == 3)

        assert bot.heard == ["joined Estuary Desk", "deleted city-desk", "left Estuary Desk"]
