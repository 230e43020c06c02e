"""Who has installed the bot, kept in memory so that a request is answered without asking anybody.

The store has the truth of workspaces that installed through Slack's pages; the one whose token stands in the settings
is learned from Slack at the start.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.house import House
from bot.platforms.slack.install.clients import Line
from bot.platforms.slack.install.credentials import Credentials, from_bytes, scopes_of, to_bytes
from bot.platforms.slack.install.moving_in import make_admin, newsroom_for
from bot.platforms.slack.install.renewal import App, Held, Renewal
from bot.platforms.slack.install.sealing import Sealing
from bot.platforms.slack.refusals import DEAD_TOKEN, MINUTE, TROUBLE, code_of, sentence
from bot.platforms.slack.settings import SlackSettings
from bot.ports.platform import Refused
from bot.ports.store import Installation
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

GONE = "Standfirst is no longer installed in that workspace."


@dataclass(frozen=True, slots=True)
class Entrance:
    """A workspace where the bot is installed.  No token is in it.

    team: Slack's id of the workspace, or of the organisation where it was installed for all of one.  newsroom,
    workspace: our ids.  bot_user, bot: Slack's ids of the bot, as a person and as a bot.  installer: Slack's id of
    whoever installed, "" where the token stands in the settings.  opened_at: when it was last installed.
    """

    team: str
    newsroom: int
    workspace: int
    bot_user: str
    bot: str
    scopes: frozenset[str]
    name: str
    installer: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Behind:
    """What is behind an entrance.  installation: None where the token stands in the settings."""

    entrance: Entrance
    credentials: Credentials
    installation: Installation | None = None


class Entrances:
    """All entrances.  Call ``start`` before anything else and ``stop`` at the end."""

    def __init__(self, house: House, settings: SlackSettings) -> None:
        self._house, self._settings = house, settings
        self.line = Line(settings.api_url)
        self._behind: dict[str, Behind] = {}
        self._renewing: dict[str, asyncio.Task[Held | None]] = {}
        self._moving_in = asyncio.Lock()
        self.authorize = FromMemory(self)
        if settings.several:
            self._sealing = Sealing(settings.token_keys)
            app = App(settings.client_id, settings.client_secret)
            self._renewal = Renewal(app, house.doors, self._sealing, self.line, house.clock)

    async def start(self) -> None:
        """Learn who is installed.

        Raises BadInput where the keys or the token of the settings do not let us in; Refused, to be tried again, where
        Slack cannot be reached.
        """
        if not self._settings.several:
            await self._by_the_settings_token()
            return
        for installation in await self._house.doors.all("slack"):
            if installation.closed_at is None:
                self._remember(await self._opened(installation))

    async def stop(self) -> None:
        """End; a token that is being renewed is renewed first, for Slack gives it only once."""
        await asyncio.gather(*self._renewing.values(), return_exceptions=True)
        await self.line.close()

    # --- who is there -----------------------------------------------------------------------------------------------

    def known(self, team: str, enterprise: str = "") -> Entrance | None:
        """The entrance of a workspace, or of its whole organisation, as far as it is in memory."""
        behind = self._behind.get(team) or self._behind.get(enterprise)
        return behind.entrance if behind else None

    async def find(self, team: str, enterprise: str = "") -> Entrance | None:
        """The same; looks into the store for one that is unknown, which another process may have let in."""
        if (entrance := self.known(team, enterprise)) or not self._settings.several:
            return entrance
        for external in filter(None, (team, enterprise)):
            installation = await self._house.doors.find("slack", external)
            if installation is not None and installation.closed_at is None:
                return self._remember(await self._opened(installation))
        return None

    def of_workspace(self, workspace: int) -> Entrance | None:
        """The entrance of one of our workspaces."""
        return next((one.entrance for one in self._behind.values() if one.entrance.workspace == workspace), None)

    def everyone(self) -> Sequence[Entrance]:
        """All that are open."""
        return [one.entrance for one in self._behind.values()]

    def token(self, entrance: Entrance) -> str:
        """The bot's token as it is at hand, not renewed; "" for one that is closed."""
        behind = self._behind.get(entrance.team)
        return behind.credentials.token if behind else ""

    async def client(self, entrance: Entrance, patient: bool = True) -> AsyncWebClient:
        """A client with the bot's token, which is renewed first where it rotates and it is time.

        patient: waits and tries again, twice at most, where Slack asks to slow down.  Raises Refused where the
        workspace is closed, or its token cannot be renewed for the moment.
        """
        behind = self._behind.get(entrance.team)
        if behind is not None and not behind.credentials.fresh(self._house.clock.now()):
            behind = await self._renewed(entrance.team)
        if behind is None:
            raise Refused(GONE)
        return self.line.client(behind.credentials.token, patient)

    # --- who comes and goes -----------------------------------------------------------------------------------------

    async def admit(self, team: str, credentials: Credentials) -> Entrance:
        """A workspace has installed: from now on it is served, by its own newsroom or by the desk's."""
        async with self._moving_in:  # so that one workspace that installs twice at once gets one newsroom
            house, now = self._house, self._house.clock.now()
            newsroom = await newsroom_for(house, team, credentials.name, team in self._settings.own_teams)
            sealed = self._sealing.seal(to_bytes(credentials))
            installation = await house.doors.open(newsroom, "slack", team, sealed, now)
            await house.welcome()
            if credentials.installer:
                await make_admin(house, newsroom, installation.workspace, credentials.installer)
            log.info("slack_installed", team=team, newsroom=newsroom)
            return self._remember(Held(installation, credentials))

    async def moved(self, team: str) -> None:
        """A workspace has joined another newsroom: from the next request on it is a door to that one."""
        async with self._moving_in:
            await self._house.welcome()
            if self._settings.several:
                self._behind.pop(team, None)
                await self.find(team)
                return
            linked, behind = await self._house.doors.linked("slack", team), self._behind.get(team)
            if behind is not None and linked is not None:
                entrance = replace(behind.entrance, newsroom=linked.newsroom, workspace=linked.workspace)
                self._behind[team] = replace(behind, entrance=entrance)

    async def close(self, team: str, at: datetime | None = None) -> None:
        """The bot was uninstalled there, or its token revoked: nothing is sent from now on; its data waits.

        at: when that happened, as Slack says; an entrance opened after it stays open, for the news is old.
        """
        behind = self._behind.get(team)
        if behind is not None and at is not None and at < behind.entrance.opened_at:
            return
        self._behind.pop(team, None)
        installation = await self._house.doors.find("slack", team)
        if installation is not None and (at is None or at >= installation.installed_at):
            await self._house.doors.close(installation.newsroom, installation.workspace, self._house.clock.now())
            log.info("slack_closed", team=team)

    async def not_taken(self, entrance: Entrance, code: str) -> None:
        """Slack did not take this entrance's token, by its own word for why: renewed where it rotates, else closed.

        One that has been installed anew since stays open.
        """
        behind = self._behind.get(entrance.team)
        if behind is None or behind.entrance.opened_at != entrance.opened_at:
            return
        if code == "token_expired" and behind.credentials.refresh:
            await self._renewed(entrance.team, behind.credentials.token)
        elif code in DEAD_TOKEN:
            await self.close(entrance.team)

    # --- tokens -----------------------------------------------------------------------------------------------------

    async def _renewed(self, team: str, refused: str = "") -> Behind | None:
        """One renewal a team at a time; it goes on though whoever waits for it is cancelled, for it comes only once."""
        if team not in self._renewing:
            task = asyncio.create_task(self._renewal.renewed(team, refused))
            self._renewing[team] = task
            task.add_done_callback(lambda _: self._renewing.pop(team, None))
            task.add_done_callback(_looked_at)
        held = await asyncio.shield(self._renewing[team])
        if held is None:
            await self.close(team)
            return None
        self._remember(held)
        return self._behind.get(team)

    async def _opened(self, installation: Installation) -> Held:
        """With what was sealed, which is sealed anew where that was done with an older key.  Raises BadInput."""
        plain = self._sealing.open(installation.sealed)
        if self._sealing.outdated(installation.sealed):
            await self._house.doors.reseal(installation, self._sealing.seal(plain))
        return Held(installation, from_bytes(plain))

    def _remember(self, held: Held) -> Entrance:
        installation, credentials = held.installation, held.credentials
        known = self._behind.get(installation.external)
        if known is not None and known.entrance.opened_at > installation.installed_at:
            return known.entrance  # installed anew while this one was on its way
        entrance = Entrance(
            installation.external, installation.newsroom, installation.workspace, credentials.bot_user, credentials.bot,
            frozenset(credentials.scopes), credentials.name, credentials.installer, installation.installed_at,
        )  # fmt: skip
        self._behind[entrance.team] = Behind(entrance, credentials, installation)
        return entrance

    async def _by_the_settings_token(self) -> None:
        house, now, token = self._house, self._house.clock.now(), self._settings.bot_token
        try:
            said = await self.line.client(token, patient=True).auth_test()
        except TROUBLE as error:
            if isinstance(error, SlackApiError) and code_of(error) in DEAD_TOKEN:
                raise BadInput(
                    f"Slack does not accept slack.bot_token ({code_of(error)}): copy the bot token again from OAuth & "
                    "Permissions on Slack's page of the app, after installing it."
                ) from None
            raise Refused(sentence(error), MINUTE) from None
        team = str(said["team_id"])
        linked = await house.doors.linked("slack", team)
        newsroom = house.newsroom if linked is None else linked.newsroom
        workspace = await house.people.workspace(newsroom, "slack", team, now)
        earlier = await house.doors.find("slack", team)
        if earlier is not None and earlier.workspace == workspace and earlier.closed_at is not None:
            # It was installed through Slack's page once, and taken out: by this token it is back.
            await house.doors.open(newsroom, "slack", team, earlier.sealed, now)
        granted = scopes_of({key.lower(): value for key, value in said.headers.items()}.get("x-oauth-scopes"))
        credentials = Credentials(token, str(said["user_id"]), str(said.get("bot_id") or ""), granted)
        entrance = Entrance(
            team, newsroom, workspace, credentials.bot_user, credentials.bot, frozenset(granted),
            str(said.get("team") or ""), "", now,
        )  # fmt: skip
        self._behind[team] = Behind(entrance, credentials)


def _looked_at(task: asyncio.Task[Held | None]) -> None:
    """Take note of a failure that nobody waits for any more, so that asyncio does not log it as unseen."""
    if not task.cancelled():
        task.exception()


class FromMemory(AsyncAuthorize):
    """Whose bot a request is for, told from memory alone: nothing may stand between a command and its acknowledgement.

    A team that is not in memory passes too, without a token, to be acknowledged like all others; what is then done for
    it looks into the store, for another process may have let it in.
    """

    def __init__(self, entrances: Entrances) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # slack_bolt's
        self._entrances = entrances

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult:
        """The bot, so that Bolt leaves out what the bot itself says."""
        entrance = self._entrances.known(team_id or "", enterprise_id or "")
        if entrance is None:
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, team=entrance.name, bot_user_id=entrance.bot_user,
            bot_id=entrance.bot, bot_token=self._entrances.token(entrance), bot_scopes=sorted(entrance.scopes),
            user_id=user_id,
        )  # fmt: skip
