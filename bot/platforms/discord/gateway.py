"""The gateway: discord.py's client with the one intent that the bot needs, and nothing kept that it has no use for."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import structlog
from discord import (
    AllowedMentions,
    AutoShardedClient,
    Client,
    ConnectionClosed,
    Guild,
    Intents,
    Interaction,
    LoginFailure,
    MemberCacheFlags,
    PrivilegedIntentsRequired,
)

from bot.platforms.discord.refusals import TROUBLE
from bot.ports.platform import Refused
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

SLOWEST = 30.0  # seconds that a rate limit may make a call wait; longer ones are told to who called
CLOSING = 5.0
AGAIN = "It is opened again by itself."
# Gateway close codes after which connecting again is no use, https://discord.com/developers/docs/topics/opcodes-and-status-codes
FATAL = {
    4004: "Discord does not accept the token any more: reset it on the Bot page and set discord.token.",
    4010: "Discord refused the shard; tell whoever maintains Standfirst.",
    4011: "The bot is in so many servers that Discord demands more shards; start Standfirst again.",
    4012: "Discord no longer speaks the version of its gateway that this Standfirst does: install a newer one.",
    4013: "Discord refused the intents; tell whoever maintains Standfirst.",
    4014: "Discord refused an intent that must be switched on: see the Bot page of the application.",
}


class Gateway(AutoShardedClient):
    """The connection; what comes over it goes to four functions.

    final: it has ended for a reason that connecting again does not mend.
    """

    final = False

    def __init__(
        self,
        heard: Callable[[Interaction], Awaitable[None]],
        joined: Callable[[Guild], Awaitable[None]],
        left: Callable[[Guild], Awaitable[None]],
        present: Callable[[Collection[str]], Awaitable[None]],
        **options: Any,
    ) -> None:
        super().__init__(
            intents=Intents(guilds=True), allowed_mentions=AllowedMentions.none(), max_messages=None,
            member_cache_flags=MemberCacheFlags.none(), chunk_guilds_at_startup=False,
            max_ratelimit_timeout=SLOWEST, **options,
        )  # fmt: skip
        self._heard, self._joined, self._left, self._present = heard, joined, left, present
        self._connection_task: asyncio.Task[None] | None = None
        self._handling: set[asyncio.Future[None]] = set()

    @property
    def ended(self) -> bool:
        """Whether it will never hear anything again."""
        return self._connection_task is not None and self._connection_task.done()

    def listen(self) -> None:
        """Connect and stay connected, in the background."""
        self._connection_task = asyncio.create_task(self._connected(), name="discord gateway")

    async def _connected(self) -> None:
        try:
            await self.connect(reconnect=True)
        except ConnectionClosed as closed:
            self.final = (closed.code or 0) in FATAL
            log.error("discord_gateway_ended", code=closed.code, todo=FATAL.get(closed.code or 0, AGAIN))
        except PrivilegedIntentsRequired:
            self.final = True
            log.error("discord_gateway_ended", code=4014, todo=FATAL[4014])
        except Refused as refused:
            log.error("discord_gateway_ended", todo=refused.reason)
        except TROUBLE as trouble:
            log.error("discord_gateway_ended", kind=type(trouble).__name__, todo=AGAIN)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Begin no session while none is left, for Discord would then reset the token.  Raises Refused."""
        await super().before_identify_hook(shard_id, initial=initial)
        if not initial:
            limit = (await self.http.get_bot_gateway())[2]
            may_begin(int(limit["remaining"]), timedelta(milliseconds=int(limit["reset_after"])))

    async def idle(self, within: float | None = None) -> None:
        """Return when what came is acknowledged or done, or after so many seconds."""
        if self._handling:
            await asyncio.wait(set(self._handling), timeout=within)

    async def leave(self) -> None:
        """Hang up, once what came is acknowledged."""
        await self.idle(CLOSING)
        try:
            async with asyncio.timeout(CLOSING):
                await self.close()
        except TROUBLE as trouble:
            log.info("discord_closed_badly", kind=type(trouble).__name__)
        if self._connection_task is not None:
            self._connection_task.cancel()
            await asyncio.gather(self._connection_task, return_exceptions=True)
            self._connection_task = None

    async def on_interaction(self, interaction: Interaction) -> None:
        """Somebody used a command, a component or a form."""
        async with self._under_way():
            await self._heard(interaction)

    @asynccontextmanager
    async def _under_way(self) -> AsyncIterator[None]:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._handling.add(done)
        try:
            yield
        finally:
            self._handling.discard(done)
            done.cancel()

    async def on_ready(self) -> None:
        """Discord has told of every server that the bot is in."""
        async with self._under_way():
            for guild in self.guilds:  # those that invited the bot while nobody listened among them
                if not guild.unavailable:
                    await self._joined(guild)
            await self._present({str(guild.id) for guild in self.guilds})

    async def on_guild_join(self, guild: Guild) -> None:
        """The bot was invited."""
        async with self._under_way():
            await self._joined(guild)

    async def on_guild_remove(self, guild: Guild) -> None:
        """The bot was removed."""
        async with self._under_way():
            await self._left(guild)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """What discord.py would print."""
        log.exception("discord_event_failed", occasion=event_method)


def may_begin(left: int, until: timedelta) -> None:
    """Raises Refused where no session may be begun for the moment.  until: when there are more again."""
    if left < 1:
        minutes = max(1, round(until.total_seconds() / 60))
        raise Refused(
            f"Discord lets no session be begun for another {minutes} minutes; messages are still sent.", until
        )


async def enter(client: Client, token: str) -> None:
    """Log in; a client that cannot is closed.

    Raises BadInput for a token that Discord does not take, Refused where it cannot be reached.
    """
    entered = False
    try:
        await client.login(token)
        entered = True
    except LoginFailure:
        raise BadInput(
            "Discord does not accept discord.token: copy the token again from the Bot page of the application "
            "(Reset Token), and set it."
        ) from None
    except TROUBLE as trouble:
        raise Refused("Discord could not be reached; it is tried again.") from trouble
    finally:
        if not entered:
            await client.close()
