"""auth.*, users.*, team.*, bots.*: who is who."""

from tests.doubles.slack.answers import Ask, answers, user_for
from tests.doubles.slack.kept import Json, Refuse
from tests.doubles.slack.methods import truth
from tests.doubles.slack.payloads import user_json
from tests.doubles.slack.state import State


@answers("api.test")
def api_test(slack: State, ask: Ask) -> Json:
    """Whether anybody is there."""
    if ask.text("error"):
        raise Refuse(ask.text("error"), "asked for")
    return {"args": ask.args}


@answers("auth.test")
def auth_test(slack: State, ask: Ask) -> Json:
    """Whose token it is."""
    team = ask.team(slack)
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": slack.users[team.bot_user].name,
        "team_id": team.id,
        "user_id": team.bot_user,
        "bot_id": team.bot_id,
        "is_enterprise_install": False,
    }


@answers("auth.revoke")
def auth_revoke(slack: State, ask: Ask) -> Json:
    """Take a token back for good."""
    if ask.token is None:
        raise Refuse("not_authed", "no token")
    if not truth(ask.args.get("test")):
        ask.token.dead = "token_revoked"
    return {"revoked": not truth(ask.args.get("test"))}


@answers("users.info")
def users_info(slack: State, ask: Ask) -> Json:
    """About one person."""
    return {"user": user_json(user_for(slack, ask, "user"))}


@answers("users.list")
def users_list(slack: State, ask: Ask) -> Json:
    """Everyone of the team."""
    team = ask.team(slack).id
    rows = [user_json(user) for user in slack.users.values() if user.team == team]
    return {"members": rows, "cache_ts": int(slack.now()), "response_metadata": {"next_cursor": ""}}


@answers("team.info")
def team_info(slack: State, ask: Ask) -> Json:
    """About the workspace."""
    team = ask.team(slack)
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}}


@answers("bots.info")
def bots_info(slack: State, ask: Ask) -> Json:
    """About the bot."""
    team = ask.team(slack)
    bot = {"id": team.bot_id, "deleted": False, "name": "Standfirst", "app_id": slack.app_id, "user_id": team.bot_user}
    return {"bot": bot}
