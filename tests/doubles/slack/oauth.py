"""OAuth v2: somebody allows the app, a code comes back, the code and later the refresh token become tokens."""

from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from tests.doubles.slack.answers import Ask, answers
from tests.doubles.slack.kept import Json, Refuse, Team, Token
from tests.doubles.slack.state import State

TWELVE_HOURS = 43_200


@dataclass
class Code:
    """What somebody allowed.  Good once, for ten minutes."""

    value: str
    team: str
    user: str
    scopes: tuple[str, ...]
    redirect_uri: str
    issued: float


class OAuthState(State):
    """The app as Slack registered it.  rotating: whether its tokens rotate; denies: whether people say no."""

    client_id = "1111.2222"
    client_secret = "c0ffee"
    redirect_uri = ""
    rotating = False
    denies = False
    codes: dict[str, Code]
    installer: str = ""
    installs_into: str = ""

    def allow(self, team: Team, user: str, scopes: tuple[str, ...], redirect_uri: str = "") -> Code:
        """A code, as it is in the address that the browser is sent to."""
        code = Code(f"code.{self.next_id('')}", team.id, user, scopes, redirect_uri, self.now())
        self.codes[code.value] = code
        return code


async def authorize(slack: OAuthState, request: web.Request) -> web.Response:
    """The page where somebody allows the app: here they do so at once, unless ``slack.denies``."""
    asked = request.query
    address = asked.get("redirect_uri") or slack.redirect_uri
    if asked.get("client_id") != slack.client_id or not address:
        return web.Response(status=400, text="invalid client_id or redirect_uri")
    if slack.denies:
        answer = {"error": "access_denied", "state": asked.get("state", "")}
    else:
        team = slack.teams[slack.installs_into] if slack.installs_into else slack.team
        people = [one.id for one in slack.users.values() if one.team == team.id and not one.bot]
        people = people or [slack.add_user("owner", team, admin=True).id]
        scopes = tuple(scope for scope in asked.get("scope", "").split(",") if scope)
        code = slack.allow(team, slack.installer or people[0], scopes, asked.get("redirect_uri", ""))
        answer = {"code": code.value, "state": asked.get("state", "")}
    return web.Response(status=302, headers={"Location": f"{address}?{urlencode(answer)}"})


@answers("oauth.v2.access")
def access(slack: State, ask: Ask) -> Json:
    """A code, or a refresh token, for tokens."""
    assert isinstance(slack, OAuthState)
    if ask.text("client_id") != slack.client_id:
        raise Refuse("invalid_client_id", f"no app {ask.text('client_id')!r}")
    if ask.text("client_secret") != slack.client_secret:
        raise Refuse("bad_client_secret", "the secret is another")
    if ask.text("grant_type") == "refresh_token":
        return _refreshed(slack, ask)
    return _granted(slack, ask)


def _granted(slack: OAuthState, ask: Ask) -> Json:
    code = slack.codes.pop(ask.text("code"), None)
    if code is None or slack.now() - code.issued > 600:
        raise Refuse("invalid_code", "no such code, or it was used, or it is older than ten minutes")
    if code.redirect_uri and code.redirect_uri != ask.text("redirect_uri"):
        raise Refuse("bad_redirect_uri", f"{ask.text('redirect_uri')!r} is not where the code was sent")
    team = slack.teams[code.team]
    team.installed = True
    token = slack.give_token(team, code.scopes, TWELVE_HOURS if slack.rotating else None)
    return {**_answer(slack, team, token), "authed_user": {"id": code.user}}


def _refreshed(slack: OAuthState, ask: Ask) -> Json:
    shown = ask.text("refresh_token")
    old = next((one for one in slack.tokens.values() if shown and one.refresh == shown), None)
    if old is None or old.dead:
        raise Refuse("invalid_refresh_token", "no such refresh token, or it was used, or the app was taken out")
    old.refresh = ""
    team = slack.teams[old.team]
    token = slack.give_token(team, old.scopes, TWELVE_HOURS)
    return _answer(slack, team, token)


def _answer(slack: OAuthState, team: Team, token: Token) -> Json:
    rotation = {"expires_in": TWELVE_HOURS, "refresh_token": token.refresh} if token.refresh else {}
    return {
        "app_id": slack.app_id,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "access_token": token.value,
        "token_type": "bot",
        "scope": ",".join(sorted(token.scopes)),
        "bot_user_id": team.bot_user,
        **rotation,
    }
