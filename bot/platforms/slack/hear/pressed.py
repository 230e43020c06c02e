"""Buttons and pickers: what somebody pressed or chose, answered where they are."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.platforms.answering import SHARE
from bot.platforms.slack.hear.homes import home_again
from bot.platforms.slack.hear.reception import Reception, who
from bot.platforms.slack.hear.sent import PASTE, paste, previewed
from bot.platforms.slack.hear.slash import form_opened
from bot.platforms.slack.place import of_action
from bot.platforms.slack.say.answering import SHARING, Visit
from bot.platforms.slack.say.talk import Asker, ModalTalk, Origin, PostedTalk, PrivateTalk, Talk
from bot.platforms.slack.show import forms
from commands.reply import said
from commands.run import refused
from commands.spec import Command
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

_PICKERS = frozenset({"pick", "choose"})


async def pressed(front: Reception, body: Mapping[str, Any], action: Mapping[str, Any]) -> None:
    """Answer one button or picker."""
    team, user, name = who(body)
    entrance = await front.entrances.find(team, str((body.get("enterprise") or {}).get("id") or ""))
    if entrance is None:
        return
    kind, _, rest = str(action.get("action_id") or "").partition(":")
    if kind == "option":
        await previewed(front, entrance, body, user)
        return
    place = of_action(body)
    asker = Asker(await front.entrances.client(entrance), user, place)
    chosen = str((action.get("selected_option") or {}).get("value") or action.get("value") or "")
    if front.pressed_twice(team, user, place.message or str(body.get("container")), f"{kind}:{rest}", chosen):
        return
    if not await front.first_time(entrance, "trigger", str(body.get("trigger_id") or "")):
        return
    if kind == PASTE:
        await paste(asker, str(body.get("trigger_id") or ""), rest.partition(":")[0])
        return
    talk: Talk
    try:
        if kind in {"do", "do-one"}:
            command, options = front.house.runner.button(chosen)
        elif kind in {"pick", "choose"}:
            waiting = await front.waiting(entrance, user, rest.partition(":")[0])
            command, options = waiting.command, waiting.with_(chosen)
        else:
            return
    except BadInput as problem:
        talk = PrivateTalk(asker, front.house.clock, str(body.get("response_url") or ""), "button")
        await front.tell(talk, refused(str(problem)))
        return
    in_modal = (body.get("view") or {}).get("type") == "modal"
    trigger = str(body.get("trigger_id") or "")
    if await form_opened(front, entrance, asker, trigger, front.command(command), options, over=in_modal):
        return
    visit = await front.visit(entrance, asker, command, options, name)
    await _answer(front, visit, body, kind, _origin(kind, rest))


def _origin(kind: str, rest: str) -> Origin:
    """What a private press at this element is: only a picker has done its work once something is chosen."""
    if f"{kind}:{rest}" == SHARING or (kind == "pick" and rest.endswith(":share")):
        return "share"
    return "picker" if kind in _PICKERS else "button"


async def _answer(front: Reception, visit: Visit, body: Mapping[str, Any], kind: str, origin: Origin) -> None:
    """Run what was pressed, and answer where it was pressed."""
    view, asker, place = body.get("view") or {}, visit.asker, visit.asker.place
    if view.get("type") == "home":
        opened = await asker.client.views_open(
            trigger_id=str(body.get("trigger_id")), view=forms.working(f"/{visit.call.command}")
        )
        await front.answering.answer(visit, ModalTalk(asker, str(opened["view"]["id"])))
        await home_again(front, visit)
        return
    if view:
        await front.answering.answer(visit, ModalTalk(asker, str(view.get("id"))))
        await home_again(front, visit)
        return
    if place.channel.startswith("D"):
        talk = PostedTalk(asker, place.thread)
        if kind in _PICKERS:
            talk.replace(place.channel, place.message)
        await front.answering.answer(visit, talk)
        return
    command = front.command(visit.call.command)
    if place.message and kind in _PICKERS:
        # It was asked where everybody reads, so it is answered there.
        talk = PostedTalk(asker, place.thread or place.message)
        talk.replace(place.channel, place.message)
        await front.answering.answer_everybody(visit, talk, PrivateTalk(asker, front.house.clock))
        return
    if place.message and command and command.option(SHARE):
        await _in_thread(front, visit, command)
        return
    url = str(body.get("response_url") or "")
    await front.answering.answer(visit, PrivateTalk(asker, front.house.clock, url, origin))


async def _in_thread(front: Reception, visit: Visit, command: Command) -> None:
    """Answer in the thread of a message that all of the channel sees, once: everybody there reads it."""
    asker, place = visit.asker, visit.asker.place
    thread = place.thread or place.message
    wanted = "&".join(f"{name}={value}" for name, value in sorted(visit.call.options.items()))
    key = f"{place.channel}:{thread}:{place.message}:{command.name}?{wanted}"
    if not await front.first_time(visit.entrance, "thread", key):
        told = said("It stands in the thread of that message already")
        await front.tell(PrivateTalk(asker, front.house.clock), told)
        return
    talk = PostedTalk(asker, thread)
    try:
        await front.answering.answer_everybody(visit, talk, PrivateTalk(asker, front.house.clock))
    finally:
        if not talk.answered:
            await front.take_back(visit.entrance, "thread", key)
