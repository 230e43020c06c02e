"""Message shortcuts: a command on the link in a message that somebody found."""

from collections.abc import Mapping
from typing import Any

from bot.platforms.slack.hear.incoming import addresses
from bot.platforms.slack.hear.reception import Reception, who
from bot.platforms.slack.hear.sent import preview
from bot.platforms.slack.hear.slash import open_form
from bot.platforms.slack.place import of_action
from bot.platforms.slack.say.talk import Asker, PrivateTalk
from bot.platforms.waiting import lacking
from commands.reply import said
from commands.run import refused
from commands.spec import RANK, Ask, Choice

NO_LINK = "That message has no link to an article; choose one that has."


async def chosen(front: Reception, body: Mapping[str, Any]) -> None:
    """Answer one message shortcut: a form where there is more to say or to see, else privately beside the message."""
    team, user, name = who(body)
    entrance = await front.entrances.find(team, str((body.get("enterprise") or {}).get("id") or ""))
    trigger = str(body.get("trigger_id") or "")
    if entrance is None or not await front.first_time(entrance, "trigger", trigger):
        return
    asker = Asker(await front.entrances.client(entrance), user, of_action(body))
    talk = PrivateTalk(asker, front.house.clock, str(body.get("response_url") or ""), "button")
    command = front.command(str(body.get("callback_id") or ""))
    if command is None or command.shortcut is None:
        await front.tell(talk, refused("That shortcut is of another version; ask for the app to be updated."))
        return
    links = addresses(body.get("message") or {})
    if not links:
        await front.tell(talk, said(NO_LINK))
        return
    options = {command.shortcut.option: links[0]}
    if len(links) == 1 and command.form and (command.preview or lacking(command, options)):
        member = await front.visitors.member(entrance, user, name)
        if RANK[member.role] >= RANK[command.role] and (
            view := await open_form(front, asker, trigger, command, options)
        ):
            await preview(front, entrance, asker, command, view)
            return
    visit = await front.visit(entrance, asker, command.name, options if len(links) == 1 else {}, name)
    if len(links) > 1:
        choices = tuple(Choice(link, link) for link in links[:25])
        ask = Ask(command.shortcut.option, f"{command.shortcut.label}: which link?", choices)
        await front.answering.ask(visit, ask, talk)
        return
    await front.answering.answer(visit, talk)
