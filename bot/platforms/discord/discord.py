"""Discord as a platform: everything of this folder put together."""

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog
from discord import Client, Guild, Intents, Interaction

from bot.platforms.answering import Answering
from bot.platforms.discord import doctor, receive, tree
from bot.platforms.discord.gateway import SLOWEST, Gateway, enter, may_begin
from bot.platforms.discord.guilds import Guilds
from bot.platforms.discord.look import Look
from bot.platforms.discord.reception import Reception
from bot.platforms.discord.refusals import TROUBLE, code_of
from bot.platforms.discord.sending import Sending
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.threads import thread_of
from bot.platforms.discord.visitors import Caller, Visitors
from bot.platforms.discord.watch import Wait, Watch
from bot.platforms.discord.wire import Wire
from bot.platforms.errands import Errands
from bot.platforms.house import House
from bot.ports.platform import Finding, Refused, Target
from bot.ports.store import By
from commands.reply import Reply
from summaries.errors import BadInput, StandfirstError

log = structlog.get_logger(__name__)

AGAIN = 15.0  # seconds between tries to reach Discord while it cannot be reached


class Discord:
    """All servers that invited the bot, over one gateway.

    wait: waits that many seconds.  options: for discord.py's clients.
    """

    name = "discord"

    def __init__(self, settings: DiscordSettings, house: House, wait: Wait = asyncio.sleep, **options: Any) -> None:
        self._settings, self._house, self._wait, self._options = settings, house, wait, options
        self._look = Look(house.desk)
        self._errands = Errands(settings.command_limit)
        self._guilds = Guilds(house, settings.own_guilds)
        # What is sent needs no gateway, so another process may hold that.
        self._rest: Client | None = None
        self._gateway: Gateway | None = None
        self._wire = Wire()
        self._sending = Sending(self._wire, self._guilds, self._look)
        answering: Answering[Caller] = Answering(house, self._sending)
        self._front = Reception(
            house, self._wire, self._guilds, Visitors(house, self._guilds), answering, self._errands, self._look
        )
        self._watch = Watch(house.leases, "discord gateway", house.clock, self._open, self._hang_up, self._cut, wait)
        self._coming: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to receive.  Raises BadInput where Discord does not take what the settings hold.

        Where Discord cannot be reached it is tried again in the background: the desk and the collector need not wait.
        """
        self._errands.start()
        try:
            await self._begin()
        except Refused as refused:
            log.warning("discord_not_reached", reason=refused.reason)
            self._coming = asyncio.create_task(self._begin_later(), name="discord start")
        except BaseException:
            await self.stop()
            raise

    async def _begin(self) -> None:
        if self._rest is None:
            rest = Client(intents=Intents(guilds=True), max_ratelimit_timeout=SLOWEST, **self._options)
            await enter(rest, self._settings.token)
            self._rest = rest
            self._wire.use(rest)
        await self._sync()
        await self._watch.start()
        log.info("discord_started")

    async def _begin_later(self) -> None:
        while True:
            await self._wait(AGAIN)
            try:
                await self._begin()
            except BadInput as wrong:
                log.error("discord_not_started", reason=str(wrong))
                return
            except (Refused, StandfirstError) as trouble:
                log.warning("discord_not_reached", reason=str(trouble))
            else:
                return

    async def _open(self) -> None:
        """Open the gateway.  Raises Refused where no session may be begun for the moment."""
        try:
            left, until = await self._wire.sessions_left()
        except TROUBLE as trouble:
            raise Refused("Discord's gateway could not be asked for.") from trouble
        may_begin(left, until)
        gateway = Gateway(self._heard, self._joined, self._left, self._guilds.only, **self._options)
        await enter(gateway, self._settings.token)
        gateway.listen()
        self._gateway = gateway

    async def _hang_up(self) -> None:
        if self._gateway is not None:
            await self._gateway.leave()
            self._gateway = None

    def _cut(self) -> bool:
        """Whether the gateway ended by itself, and may be opened again."""
        return self._gateway is not None and self._gateway.ended and not self._gateway.final

    async def _sync(self) -> None:
        """Tell Discord our commands, where they differ from those that it has."""
        ours = tree.commands(self._house.runner.commands())
        try:
            if not tree.difference(ours, await self._wire.commands()):
                return
            await self._wire.set_commands(ours)
        except TROUBLE as trouble:
            # The commands that Discord has still reach us; doctor says what differs.
            log.warning("commands_not_synced", code=code_of(trouble))
        else:
            log.info("commands_synced", commands=len(ours))

    async def _heard(self, interaction: Interaction) -> None:
        await receive.heard(self._front, interaction)

    async def _joined(self, guild: Guild) -> None:
        home = await self._guilds.home(str(guild.id), guild.name)
        for person in self._settings.admins if home.newsroom == self._house.newsroom else ():
            await self._make_admin(home.newsroom, home.workspace, person)

    async def _make_admin(self, newsroom: int, workspace: int, person: str) -> None:
        now = self._house.clock.now()
        member = await self._house.people.member(newsroom, workspace, person, person, now)
        if member.role != "admin":
            by = By(0, "Standfirst", 0, now, f"made {member.name} admin, as discord.admins says")
            await self._house.people.set_role(newsroom, member.id, "admin", by)

    async def _left(self, guild: Guild) -> None:
        await self._guilds.left(str(guild.id))

    async def stop(self) -> None:
        """Take nothing new, finish what people began, hang up."""
        if self._coming is not None:
            self._coming.cancel()
            await asyncio.gather(self._coming, return_exceptions=True)
            self._coming = None
        await self._watch.stop()
        await self._hang_up()
        await self._errands.stop()
        self._wire.use(None)
        if self._rest is not None:
            await self._rest.close()
            self._rest = None

    async def idle(self) -> None:
        """Return when all that people began has ended."""
        if self._gateway is not None:
            await self._gateway.idle()
        await self._errands.idle()

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post a reply and give ``channel/message``.  Raises Refused."""
        return await self._sending.send(target, reply, delivery)

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message of a delivery that was posted already.  Raises Refused where Discord does not let us look."""
        return await self._sending.find(target, delivery)

    def thread_of(self, target: Target, message: str) -> str:
        """The thread in which a message of the target's topic stands, or will."""
        return thread_of(target, message)

    async def show_status(self, target: Target) -> None:
        """Let the story's post in a forum show its status.  Raises Refused."""
        await self._sending.show_status(target)

    async def moved(self, external: str) -> None:
        """A server is a door to another newsroom from now on."""
        self._guilds.forget(external)

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a posted message.  Raises Refused."""
        await self._sending.edit(target, message, reply)

    async def examine(self, subscribed: Sequence[Target]) -> Sequence[Finding]:
        """The token, the servers, the permissions in each channel that is owed posts, and the commands."""
        return await doctor.examine(self._settings, self._house, subscribed, **self._options)
