"""Slack as a platform: everything of this folder put together."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta

import structlog
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.errands import Errands
from bot.platforms.house import House
from bot.platforms.slack import web as http
from bot.platforms.slack.hear import receive
from bot.platforms.slack.hear.reception import Reception
from bot.platforms.slack.hear.visitors import Visitors
from bot.platforms.slack.install import oauth
from bot.platforms.slack.install.doors import Entrances
from bot.platforms.slack.say.answering import Answering
from bot.platforms.slack.say.sending import Sending, Wait, thread_of
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.setup import doctor, scopes
from bot.platforms.slack.setup.manifest import names_here, unfurl_domain
from bot.platforms.slack.show.look import Look
from bot.platforms.slack.sockets import Socket
from bot.ports.platform import Finding, Refused, Target
from bot.ports.store import By
from commands.reply import Reply
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

NAME = "slack"
MOUNT = "/slack"
AGAIN = 15.0  # seconds between tries to reach Slack while it cannot be reached
LATER = timedelta(minutes=15)  # until a message that is owed is tried again meanwhile

# slack-bolt and slack-sdk log payloads and answers at lower levels, and those belong in no log.
_QUIET = logging.getLogger("standfirst.slack")
_QUIET.setLevel(logging.WARNING)


class Slack:
    """All workspaces that installed the app, over one transport.

    wait: waits that many seconds.
    """

    name = NAME

    def __init__(self, settings: SlackSettings, house: House, wait: Wait = asyncio.sleep) -> None:
        self._settings, self._house, self._wait = settings, house, wait
        self._look = Look(house.desk, names=names_here(house.runner.commands(), settings.prefix))
        self._entrances = Entrances(house, settings)
        self._sending = Sending(self._entrances, self._look, wait)
        self._errands = Errands(settings.command_limit)
        front = Reception(
            house, self._entrances, Visitors(house), Answering(house, self._sending, self._look), self._errands,
            self._look, settings.prefix,
        )  # fmt: skip
        self._bolt: AsyncApp = receive.app(front, self._entrances, AsyncWebClient(base_url=settings.api_url), _QUIET)
        self._socket: Socket | None = None
        self._coming: asyncio.Task[None] | None = None
        self._begun = False

    @property
    def mounts(self) -> Mapping[str, Callable[[], web.Application]]:
        """What the desk's server is to serve for Slack, by path; nothing for one workspace over Socket Mode."""
        if self._settings.transport == "socket" and not self._settings.several:
            return {}
        return {MOUNT: self._application}

    def _application(self) -> web.Application:
        flow = None
        if self._settings.several:
            wanted = list(scopes.needed(bool(unfurl_domain(self._house.desk))))
            flow = oauth.installing(self._house, self._settings, self._entrances, wanted)
        return http.application(self._bolt, self._settings.signing_secret, flow, lambda: self._errands.stopping)

    async def start(self) -> None:
        """Begin to receive.  Raises BadInput where Slack does not take what the settings hold.

        Where Slack cannot be reached it is tried again in the background: the desk and the collector need not wait.
        """
        self._errands.start()
        try:
            await self._begin()
        except Refused as refused:
            log.warning("slack_not_reached", reason=refused.reason)
            self._coming = asyncio.create_task(self._begin_later(), name="slack start")

    async def _begin(self) -> None:
        await self._entrances.start()
        self._begun = True
        await self._admins()
        if self._settings.transport == "socket":
            # The line itself tries again, and says so.
            client = AsyncWebClient(base_url=self._settings.api_url, retry_handlers=[])
            socket = Socket(self._bolt, self._settings.app_token, client, _QUIET, self._wait)
            try:
                await socket.open()
            except BaseException:
                await socket.close()
                raise
            self._socket = socket
        log.info("slack_started", transport=self._settings.transport, workspaces=len(self._entrances.everyone()))

    async def _begin_later(self) -> None:
        while True:
            await self._wait(AGAIN)
            try:
                await self._begin()
            except Refused as refused:
                log.warning("slack_not_reached", reason=refused.reason)
            except Exception as trouble:
                log.error("slack_not_started", reason=str(trouble))
                return
            else:
                return

    async def _admins(self) -> None:
        """People whom the settings make admins, in the workspaces of the desk's newsroom."""
        house, now = self._house, self._house.clock.now()
        known = {member.external for member in await house.people.members(house.newsroom)}
        for entrance in self._entrances.everyone():
            for person in self._settings.admins if entrance.newsroom == house.newsroom else ():
                name = "" if person in known else person
                member = await house.people.member(entrance.newsroom, entrance.workspace, person, name, now)
                if member.role != "admin":
                    by = By(0, "Standfirst", 0, now, f"made {member.name or person} admin, as slack.admins says")
                    await house.people.set_role(entrance.newsroom, member.id, "admin", by)

    async def stop(self) -> None:
        """Take nothing new, finish what people began, hang up."""
        if self._coming is not None:
            self._coming.cancel()
            with suppress(asyncio.CancelledError):
                await self._coming
        if self._socket is not None:
            await self._socket.close()
            self._socket = None
        await self._errands.stop()
        await self._entrances.stop()

    async def idle(self) -> None:
        """Return when all that people began has ended."""
        await self._errands.idle()

    def _reached(self) -> None:
        """Raises Refused as long as nobody knows who has installed us: what is owed then stays owed."""
        if not self._begun:
            raise Refused("Slack has not been reached since the start; it is tried again.", LATER)

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post a reply and give ``channel/ts``.  Raises Refused."""
        self._reached()
        return await self._sending.send(target, reply, delivery)

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message of a delivery that was posted already.  Raises Refused where Slack does not let us look."""
        self._reached()
        return await self._sending.find(target, delivery)

    def thread_of(self, target: Target, message: str) -> str:
        """The ts of the message that a story's messages hang under."""
        return thread_of(target, message)

    async def show_status(self, target: Target) -> None:
        """Nothing: a thread of Slack's shows no status, and its first message says when it was written."""

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a posted message.  Raises Refused."""
        self._reached()
        await self._sending.edit(target, message, reply)

    async def moved(self, external: str) -> None:
        """A team, by Slack's id of it, has joined another newsroom."""
        await self._entrances.moved(external)

    async def examine(self, subscribed: Sequence[Target]) -> Sequence[Finding]:
        """Tokens, permissions, the way to Slack, and each channel that is owed posts."""
        table, client = self._settings, AsyncWebClient(base_url=self._settings.api_url)
        expected = doctor.Expected(
            table.app_token, self._house.desk, table.transport == "http", bool(unfurl_domain(self._house.desk))
        )
        if not table.several:
            return await doctor.examine(AsyncWebClient(table.bot_token, table.api_url), subscribed, expected)
        entrances = Entrances(self._house, table)
        try:
            await entrances.start()
            doors = [
                doctor.Door(
                    one.name, one.team, AsyncWebClient(entrances.token(one), table.api_url),
                    [target for target in subscribed if target.workspace == one.workspace],
                )
                for one in entrances.everyone()
            ]  # fmt: skip
        except BadInput as problem:
            return [Finding(False, f"Slack: {problem}")]
        finally:
            await entrances.stop()
        return await doctor.examine_several(doors, client, expected)
