"""Work that went wrong: whoever waits for it is told, and a token that Slack no longer takes closes the door."""

from collections.abc import Mapping
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from bot.platforms.slack.hear.reception import Reception, who
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.place import Place, of_action, of_command
from bot.platforms.slack.refusals import DEAD_TOKEN, TROUBLE, code_of, sentence
from bot.platforms.slack.say.talk import Asker, ModalTalk, PrivateTalk, Talk
from bot.ports.platform import Refused
from commands.run import refused
from summaries.errors import StandfirstError

log = structlog.get_logger(__name__)


async def mishap(front: Reception, body: Mapping[str, Any], trouble: Exception, number: str) -> None:
    """Tell the person, as far as Slack lets us; number: the id that the log has it under."""
    team, user, _ = who(body)
    entrance = await front.entrances.find(team, str(body.get("enterprise_id") or ""))
    if entrance is None:
        return
    if isinstance(trouble, SlackApiError) and code_of(trouble) in DEAD_TOKEN:
        log.warning("slack_token_not_taken", team=team, code=code_of(trouble))
        await front.entrances.not_taken(entrance, code_of(trouble))
    talk = await _talk(front, entrance, body, user)
    if talk is None:
        return
    try:
        await front.tell(talk, refused(in_words(trouble, number)))
    except (*TROUBLE, Refused) as again:
        log.info("mishap_not_told", id=number, kind=type(again).__name__)


def in_words(trouble: Exception, number: str) -> str:
    """What happened and what to do, for whoever waits; what we did not foresee is named by its id in the log alone."""
    if isinstance(trouble, Refused):
        return trouble.reason
    if isinstance(trouble, StandfirstError):
        return str(trouble)
    if isinstance(trouble, TimeoutError):
        return f"That took too long, so it was given up; try again later. The log has it under the id {number}."
    if isinstance(trouble, TROUBLE):
        return sentence(trouble, "this channel")
    return f"Something went wrong on our side; the log has it under the id {number}."


async def _talk(front: Reception, entrance: Entrance, body: Mapping[str, Any], user: str) -> Talk | None:
    """Where the person looks for an answer; None where nobody waits for one."""
    event = body.get("event") or {}
    place = of_command(body) if body.get("command") else of_action(body)
    if event:
        user, place = str(event.get("user") or ""), Place(str(event.get("channel") or ""))
        if event.get("type") not in {"app_mention", "message"} or event.get("bot_id"):
            return None
    if not user:
        return None
    url = str(body.get("response_url") or "")
    try:
        client = await front.entrances.client(entrance)
    except Refused:
        if not url:
            return None
        client = front.entrances.line.client()  # a response address needs no token
    asker = Asker(client, user, place)
    view = body.get("view") or {}
    if view.get("type") == "modal":
        return ModalTalk(asker, str(view["id"]))
    return PrivateTalk(asker, front.house.clock, url, "command" if body.get("command") else "button")
