"""Slash commands: read, and answered privately; a form opens where something is missing and a form can ask for it."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.platforms.slack.hear.reception import Reception, who
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.place import of_command
from bot.platforms.slack.refusals import TROUBLE
from bot.platforms.slack.say.talk import Asker, PrivateTalk
from bot.platforms.slack.show import forms
from commands.run import refused
from commands.spec import Command
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

EVERYTHING = "standfirst"  # the command that takes any other as its words


async def given(front: Reception, body: Mapping[str, Any]) -> None:
    """Answer one slash command."""
    team, user, name = who(body)
    entrance = await front.entrances.find(team, str(body.get("enterprise_id") or ""))
    if entrance is None or not await front.first_time(entrance, "trigger", str(body.get("trigger_id") or "")):
        return  # of a workspace that took the bot out, Slack lets nobody be answered
    client = await front.entrances.client(entrance)
    asker = Asker(client, user, of_command(body))
    talk = PrivateTalk(asker, front.house.clock, str(body.get("response_url") or ""))
    try:
        said = await front.read(entrance, client, line_of(body, front.prefix))
        command, options = front.house.runner.parse(said.text)
    except BadInput as problem:
        await front.tell(talk, refused(str(problem)))
        return
    trigger = str(body.get("trigger_id") or "")
    if await form_opened(front, entrance, asker, trigger, front.command(command), options):
        return
    await front.meet(entrance, client, said)
    await front.answering.answer(await front.visit(entrance, asker, command, options, name), talk)


def line_of(body: Mapping[str, Any], prefix: str) -> str:
    """What was typed, as a command line of ours: ``/sf-brief ferry`` is ``brief ferry``, ``/standfirst`` is help."""
    word, text = str(body.get("command") or "").lstrip("/"), str(body.get("text") or "").strip()
    bare = word.removeprefix(prefix)
    if EVERYTHING in (word, bare):
        return text or "help"
    return f"{bare} {text}".strip()


async def form_opened(
    front: Reception,
    entrance: Entrance,
    asker: Asker,
    trigger: str,
    command: Command | None,
    options: Mapping[str, str],
    *,
    over: bool = False,
) -> bool:
    """Open the command's form where this person needs it; False where they do not, or it came too late to open one.

    over: lay it over the modal that is open.
    """
    if command is None or not trigger or not await front.fills_form(entrance, asker.user, command, options):
        return False
    return await open_form(front, asker, trigger, command, options, over=over) is not None


async def open_form(
    front: Reception, asker: Asker, trigger: str, command: Command, options: Mapping[str, str], *, over: bool = False
) -> Mapping[str, Any] | None:
    """Open a command's form, filled in as far as the options go; the open view, or None where it came too late."""
    view = forms.form(command, options, asker.place.words(), None, front.look)
    try:
        if over:
            opened = await asker.client.views_push(trigger_id=trigger, view=view)
        else:
            opened = await asker.client.views_open(trigger_id=trigger, view=view)
    except TROUBLE as trouble:
        log.info("form_not_opened", command=command.name, kind=type(trouble).__name__)
        return None
    shown: Mapping[str, Any] = opened["view"]
    return shown
