"""Buttons, selects and forms: what somebody pressed, chose or sent."""

from collections.abc import Mapping

import structlog

from bot.platforms.answering import SHARE
from bot.platforms.discord import forms
from bot.platforms.discord.commanded import commanded
from bot.platforms.discord.place import Given
from bot.platforms.discord.posted import ThreadTalk, thread_for
from bot.platforms.discord.reception import Reception
from bot.platforms.discord.refusals import TROUBLE
from bot.platforms.discord.refusals import refused as refusal
from bot.platforms.discord.talk import SharingTalk
from bot.platforms.discord.visitors import Caller
from bot.platforms.waiting import Waiting, from_body
from commands.reply import said
from commands.run import refused
from commands.spec import Command
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

GONE = "That choice is no longer kept; give the command again."


def code_in(given: Given) -> str:
    """The button's code: in its identity, or in what was chosen from a list of buttons."""
    kind, _, rest = given.custom_id.partition(":")
    if kind == "do":
        return rest.partition(":")[2]
    values = given.data.get("values") or [""]
    return str(values[0]) if kind == "do-one" else ""


async def pressed(front: Reception, given: Given) -> None:
    """Answer one button."""
    kind, _, rest = given.custom_id.partition(":")
    try:
        if kind == "kept":
            command, options = await _kept(front, given, rest, "yes")
        else:
            command, options = front.house.runner.button(code_in(given))
    except BadInput as problem:
        await front.tell(given, refused(str(problem)))
        return
    caller = await front.caller(given, command, options)
    if caller is None:
        return
    if shares(given):
        await front.answering.answer(caller, SharingTalk(front.wire, given, front.look, front.house.clock))
        return
    known = front.command(command)
    if given.message and given.guild and known and known.option(SHARE) and SHARE not in options:
        await _in_thread(front, caller, known)
        return
    await front.answering.answer(caller, front.talk(given, caller))


def shares(given: Given) -> bool:
    """Whether it is the button that shares a private answer."""
    return given.private_message and given.custom_id.startswith(("kept:", "do:s:"))


async def fetched(front: Reception, given: Given, name: str, key: str) -> None:
    """Have a form that was filled in before a restart at hand again, and offer to open it."""
    try:
        waiting = await _waiting(front, given, key)
    except BadInput as problem:
        await front.tell(given, refused(str(problem)))
        return
    front.drafts.put(given.user, key, waiting.options)
    await front.talk(given).offer(said("What you filled in is here"), f"{name}:{key}")


async def _in_thread(front: Reception, caller: Caller, command: Command) -> None:
    """Answer in the thread of a message that all of the channel sees, once: everybody there reads it."""
    given = caller.given
    wanted = "&".join(f"{name}={value}" for name, value in sorted(caller.call.options.items()))
    this = f"{given.message}:{command.name}?{wanted}"
    if not await front.first_time(caller, "thread", this):
        await front.tell(given, said("It stands in the thread of that message already"))
        return
    try:
        thread = await thread_for(front.wire, given, caller)
    except TROUBLE as trouble:
        # Without a thread the person who asked still gets the answer.
        log.info("thread_not_opened", reason=refusal(trouble, caller.here).reason)
        await front.take_back(caller, "thread", this)
        await front.answering.answer(caller, front.talk(given))
        return
    talk = ThreadTalk(front.wire, thread, front.look, front.talk(given))
    try:
        await front.answering.answer(caller, talk, in_public=True)
    finally:
        if not talk.answered:
            await front.take_back(caller, "thread", this)


async def picked(front: Reception, given: Given, rest: str) -> None:
    """Go on with the call that waited for a choice."""
    key, _, at = rest.partition(":")
    values = given.data.get("values") or []
    try:
        command, options = await _kept(front, given, key, str(values[0]) if values else "", at)
    except BadInput as problem:
        await front.tell(given, refused(str(problem)))
        return
    await commanded(front, given, command, options)


async def submitted(front: Reception, given: Given) -> None:
    """Run the command of a form that was sent, or go on with a call that waited for a text."""
    kind, _, rest = given.custom_id.partition(":")
    if kind in {"paste", "search"}:
        try:
            command, options = await _kept(front, given, rest, forms.pasted(given.data))
        except BadInput as problem:
            await front.tell(given, refused(str(problem)))
            return
        await commanded(front, given, command, options)
        return
    known = front.command(rest.partition(":")[0])
    if known is None:
        await front.tell(given, refused("That form is of another version; give the command again."))
        return
    await commanded(front, given, known.name, forms.filled(known, given.data))


async def _kept(front: Reception, given: Given, key: str, value: str, at: str = "") -> tuple[str, Mapping[str, str]]:
    """The kept call with what was chosen.  Raises BadInput for a choice that is not theirs, or no longer kept."""
    waiting = await _waiting(front, given, key)
    place = value.removeprefix("#") if value.startswith("#") else at
    if place.isdigit() and (not value or value.startswith("#")):
        if int(place) >= len(waiting.choices):
            raise BadInput(GONE)
        value = waiting.choices[int(place)].value
    return waiting.command, {**waiting.options, waiting.option: value}


async def _waiting(front: Reception, given: Given, key: str) -> Waiting:
    """The kept call.  Raises BadInput for one that is not theirs, or no longer kept."""
    caller = await front.visitors.caller(given, "", {})
    kept = await front.house.kept.get(caller.newsroom, int(caller.call.actor.id), key) if caller else None
    if kept is None:
        raise BadInput(GONE)
    return from_body(kept)
