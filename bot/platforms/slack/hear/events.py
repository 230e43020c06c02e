"""What happens in a workspace: somebody speaks to the bot, opens its home, posts a link to the desk, or removes it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import structlog
from yarl import URL

from bot.platforms.slack.hear.homes import publish
from bot.platforms.slack.hear.incoming import without_mention, written
from bot.platforms.slack.hear.reception import Reception
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.place import Place
from bot.platforms.slack.refusals import TROUBLE
from bot.platforms.slack.say.talk import Asker, PostedTalk, PrivateTalk, Talk
from bot.platforms.slack.show.render import messages
from commands.briefing import briefing_reply
from commands.run import refused
from commands.spec import Command
from summaries.errors import BadInput, NotFound

log = structlog.get_logger(__name__)

STORY = "stories"
SHARE = "share"


async def happened(front: Reception, body: Mapping[str, Any]) -> None:
    """Answer one event, once however often it is told."""
    event = body.get("event") or {}
    kind, team = str(event.get("type") or ""), _team(body)
    entrance = await front.entrances.find(team, str(body.get("enterprise_id") or ""))
    if kind == "app_uninstalled" or (kind == "tokens_revoked" and (event.get("tokens") or {}).get("bot")):
        told_at = datetime.fromtimestamp(int(body.get("event_time") or 0), UTC) if body.get("event_time") else None
        await front.entrances.close(entrance.team if entrance else team, told_at)
        return
    if entrance is None or not await front.first_time(entrance, "event", str(body.get("event_id") or "")):
        return
    client = await front.entrances.client(entrance)
    if kind == "app_mention":
        await _mentioned(front, entrance, client, event)
    elif kind == "message" and event.get("channel_type") == "im" and not _of_a_bot(event):
        await _written_to(front, entrance, client, event)
    elif kind == "app_home_opened" and event.get("tab", "home") == "home":
        await publish(front, entrance, Asker(client, str(event["user"]), Place()))
    elif kind == "link_shared":
        await _unfurl(front, entrance, client, event)


def _team(body: Mapping[str, Any]) -> str:
    # In a shared channel the event's own team may be the other one's: who is authorised says whose app was told.
    authorizations: Sequence[Mapping[str, Any]] = body.get("authorizations") or []
    return str((authorizations[0].get("team_id") if authorizations else "") or body.get("team_id") or "")


def _of_a_bot(event: Mapping[str, Any]) -> bool:
    return bool(event.get("bot_id") or (event.get("subtype") and event["subtype"] != "file_share"))


async def _mentioned(front: Reception, entrance: Entrance, client: Any, event: Mapping[str, Any]) -> None:
    """Answer a mention: what may be shared in its thread, all else to the person alone."""
    if _of_a_bot(event):
        return
    thread = str(event.get("thread_ts") or "")
    asker = Asker(client, str(event["user"]), Place(str(event["channel"]), thread))
    whispered = PrivateTalk(asker, front.house.clock)
    read = await _understood(front, entrance, asker, event, whispered)
    if read is None:
        return
    command, options = read
    visit = await front.visit(entrance, asker, command.name, options)
    if not command.option(SHARE):
        await front.answering.answer(visit, whispered)
        return
    talk = PostedTalk(asker, thread or str(event["ts"]))
    await front.answering.answer_everybody(visit, talk, whispered)


async def _written_to(front: Reception, entrance: Entrance, client: Any, event: Mapping[str, Any]) -> None:
    """Answer a direct message, there."""
    thread = str(event.get("thread_ts") or "")
    asker = Asker(client, str(event["user"]), Place(str(event["channel"]), name="direct message"))
    talk = PostedTalk(asker, thread)
    if read := await _understood(front, entrance, asker, event, talk):
        command, options = read
        await front.answering.answer(await front.visit(entrance, asker, command.name, options), talk)


async def _understood(
    front: Reception, entrance: Entrance, asker: Asker, event: Mapping[str, Any], talk: Talk
) -> tuple[Command, Mapping[str, str]] | None:
    """The command that plain words mean; None once the person has been told that they mean none."""
    text = without_mention(str(event.get("text") or ""), entrance.bot_user)
    if len(links := addresses_only(text, event)) == 1:
        text = links[0]
    try:
        said = await front.read(entrance, asker.client, text)
        await front.meet(entrance, asker.client, said)
        name, options = front.house.runner.understand(said.text)
    except BadInput as problem:
        await front.tell(talk, refused(str(problem)))
        return None
    command = front.command(name)
    return (command, options) if command else None


def addresses_only(text: str, event: Mapping[str, Any]) -> list[str]:
    """The address that is all of a text."""
    bare = written(text).text
    return [bare] if bare.startswith(("http://", "https://")) and " " not in bare and event else []


async def _unfurl(front: Reception, entrance: Entrance, client: Any, event: Mapping[str, Any]) -> None:
    """Show the briefing below a link to a story of this newsroom's desk."""
    # A link that is still being written stands in no channel, and some stand where the bot is not.
    stands = event.get("is_bot_user_member") and event.get("source") != "composer"
    asker = Asker(client, str(event["user"]), Place(str(event.get("channel") or "") if stands else ""))
    visit = await front.visit(entrance, asker, "brief", {})
    newsroom, shown = front.house.newsroom_for(entrance.newsroom), {}
    channels = await newsroom.channels(visit.call)
    zone = channels[0].zone if channels else front.house.zone
    for link in event.get("links") or []:
        url = str(link.get("url") or "")
        slug = story_slug(url, front.look.desk)
        stories = await newsroom.find_story(visit.call, slug) if slug else []
        if len(stories) != 1 or stories[0].slug != slug:
            continue
        with suppress(NotFound):
            briefing = await newsroom.full_briefing(visit.call, stories[0])
            first = messages(briefing_reply(briefing, zone), front.look)[0]
            shown[url] = {"blocks": list(first.blocks)}
    if not shown:
        return
    where = (
        {"unfurl_id": event["unfurl_id"], "source": event.get("source", "")}
        if event.get("unfurl_id")
        else {"channel": event["channel"], "ts": event["message_ts"]}
    )
    try:
        await client.chat_unfurl(unfurls=shown, **where)
    except TROUBLE as trouble:
        log.info("link_not_unfurled", kind=type(trouble).__name__)


def story_slug(url: str, desk: str) -> str:
    """The slug in an address of one of this desk's story pages, or nothing."""
    try:
        address, home = URL(url), URL(desk)
    except ValueError:
        return ""
    above = f"{home.path.rstrip('/')}/"
    if not desk or address.origin() != home.origin() or not address.path.startswith(above):
        return ""
    parts = [part for part in address.path.removeprefix(above).split("/") if part]
    return parts[1] if len(parts) == 2 and parts[0] == STORY else ""
