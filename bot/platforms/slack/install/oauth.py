"""Installing through Slack's own page: somebody allows the app, Slack sends them back, and the workspace moves in."""

import logging
import re
from urllib.parse import urlencode

import structlog
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore

from bot.platforms.house import House
from bot.platforms.slack.install import install_pages
from bot.platforms.slack.install.clients import QUIET, Line
from bot.platforms.slack.install.credentials import Credentials, scopes_of
from bot.platforms.slack.install.doors import Entrances
from bot.platforms.slack.install.states import GOOD_FOR, States
from bot.platforms.slack.refusals import TROUBLE, code_of
from bot.platforms.slack.settings import SlackSettings
from bot.ports.clock import Clock
from summaries.errors import StandfirstError

log = structlog.get_logger(__name__)

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"


def installing(house: House, settings: SlackSettings, entrances: Entrances, scopes: list[str]) -> "Installing":
    """The way through Slack's page, to be mounted at INSTALL and REDIRECT of the desk's public address."""
    return Installing(
        AsyncOAuthSettings(
            client_id=settings.client_id, client_secret=settings.client_secret, scopes=scopes, user_scopes=[],
            redirect_uri=house.desk + REDIRECT, install_path=INSTALL, redirect_uri_path=REDIRECT,
            authorization_url=settings.authorize_url, installation_store=Admissions(entrances),
            state_store=States(house), state_expiration_seconds=int(GOOD_FOR.total_seconds()), logger=QUIET,
            callback_options=AsyncCallbackOptions(success=_moved_in, failure=_turned_back),
        ),
        entrances.line,
        house.clock,
    )  # fmt: skip


class Admissions(AsyncInstallationStore):
    """Where slack_bolt brings those who have installed."""

    def __init__(self, entrances: Entrances) -> None:
        self._entrances = entrances

    @property
    def logger(self) -> logging.Logger:
        """Where slack_bolt logs."""
        return QUIET

    async def async_save(self, installation: Installation) -> None:
        """Let them in.  Raises BoltError, for the page, where that does not work."""
        whole = bool(installation.is_enterprise_install)
        external = installation.enterprise_id if whole else installation.team_id
        if not external or not installation.bot_token:
            raise BoltError("Slack sent no workspace, or no token of a bot.")
        name = installation.enterprise_name if whole else installation.team_name
        try:
            await self._entrances.admit(external, credentials_of(installation, name or ""))
        except StandfirstError as error:
            raise BoltError(str(error)) from error


def credentials_of(installation: Installation, name: str) -> Credentials:
    """What Slack gave, as we keep it; what it gave for the person who installed is not kept."""
    return Credentials(
        token=installation.bot_token or "",
        bot_user=installation.bot_user_id or "",
        bot=installation.bot_id or "",
        scopes=tuple(sorted(installation.bot_scopes or ())),
        name=name,
        installer=installation.user_id or "",
        refresh=installation.bot_refresh_token or "",
        expires=float(installation.bot_token_expires_at or 0),
    )


class Installing(AsyncOAuthFlow):
    """slack_bolt's flow with our pages and addresses, and with nothing secret in its log."""

    def __init__(self, settings: AsyncOAuthSettings, line: Line, clock: Clock) -> None:
        super().__init__(settings=settings, logger=QUIET)
        self._line, self._clock = line, clock

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        """Slack's page.  A team may be asked for; slack_bolt would take any text for one."""
        asked = {
            "state": state, "client_id": self.settings.client_id, "scope": ",".join(self.settings.scopes or ()),
            "user_scope": "", "redirect_uri": self.settings.redirect_uri or "",
        }  # fmt: skip
        team = (request.query.get("team") or [""])[0]
        if re.fullmatch(r"[TE][A-Z0-9]{2,20}", team):
            asked["team"] = team
        return f"{self.settings.authorization_url}?{urlencode(asked)}"

    async def build_install_page_html(self, url: str, request: AsyncBoltRequest) -> str:
        """Where it begins."""
        return install_pages.begin(url)

    async def append_set_cookie_headers(self, headers: dict[str, object], set_cookie_value: str | None) -> object:
        """With what keeps a page to itself."""
        return await super().append_set_cookie_headers({**headers, **install_pages.HEADERS}, set_cookie_value)

    async def run_installation(self, code: str) -> Installation | None:
        """What Slack gives for the code; None where it gives nothing."""
        asked = {"code": code, "redirect_uri": self.settings.redirect_uri or ""}
        try:
            said = await self._line.tokens(self.settings.client_id, self.settings.client_secret, **asked)
            bot = await self._line.client(str(said.get("access_token") or "")).auth_test()
        except TROUBLE as error:
            said_why = code_of(error) if isinstance(error, SlackApiError) else type(error).__name__
            log.warning("slack_install_refused", code=said_why)
            return None
        team, enterprise, person = (said.get(key) or {} for key in ("team", "enterprise", "authed_user"))
        return Installation(
            app_id=said.get("app_id"), enterprise_id=enterprise.get("id"), enterprise_name=enterprise.get("name"),
            team_id=team.get("id"), team_name=team.get("name"), bot_token=said.get("access_token"),
            bot_id=bot.get("bot_id"), bot_user_id=said.get("bot_user_id"), bot_scopes=scopes_of(said.get("scope")),
            bot_refresh_token=said.get("refresh_token"), bot_token_expires_at=self._until(said.get("expires_in")),
            user_id=str(person.get("id") or ""), is_enterprise_install=bool(said.get("is_enterprise_install")),
        )  # fmt: skip

    def _until(self, seconds: float | None) -> int | None:
        """When the token ends, by our own clock."""
        return int(self._clock.now().timestamp() + float(seconds)) if seconds else None


async def _moved_in(args: AsyncSuccessArgs) -> BoltResponse:
    installed = args.installation
    name = (installed.enterprise_name if installed.is_enterprise_install else installed.team_name) or ""
    return _page(args, 200, install_pages.done(name, installed.team_id or ""))


async def _turned_back(args: AsyncFailureArgs) -> BoltResponse:
    if args.error is not None:
        log.error("slack_install_failed", reason=str(args.error))
    # Slack answers a refusal by somebody with 200; that is what it is for a browser, too.
    return _page(args, args.suggested_status_code, install_pages.failed(args.reason))


def _page(args: AsyncSuccessArgs | AsyncFailureArgs, status: int, html: str) -> BoltResponse:
    used_up = args.settings.state_utils.build_set_cookie_for_deletion()
    return BoltResponse(
        status=status, body=html,
        headers={"Content-Type": "text/html; charset=utf-8", "Set-Cookie": used_up, **install_pages.HEADERS},
    )  # fmt: skip
