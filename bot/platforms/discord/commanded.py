"""Application commands: run as they were given, privately; and what is offered while somebody types."""

from collections.abc import Mapping
from typing import Any

from discord import Interaction

from bot.platforms.discord.links import addresses
from bot.platforms.discord.place import Given
from bot.platforms.discord.reception import Reception, focused, options_of
from bot.platforms.harmless import tame
from commands.reply import said
from commands.run import refused
from commands.spec import Ask, Choice
from summaries.errors import StandfirstError

LABEL, VALUE, MOST = 100, 100, 25
NO_LINK = "That message has no link to an article; choose one that has."


async def commanded(front: Reception, given: Given, name: str, options: Mapping[str, str]) -> None:
    """Answer one command."""
    caller = await front.caller(given, name, await _named(front, given, name, options))
    if caller is not None:
        await front.answering.answer(caller, front.talk(given, caller))


async def _named(front: Reception, given: Given, name: str, options: Mapping[str, str]) -> dict[str, str]:
    """The options with Discord's ids of channels put into the names by which commands know them, and people met."""
    command, named = front.command(name), dict(options)
    resolved: Mapping[str, Any] = given.data.get("resolved") or {}
    for option in command.options if command else ():
        value = named.get(option.name, "")
        # What is not Discord's id is a name already: of a call that waited, or in a button.
        channel = (resolved.get("channels") or {}).get(value) if option.kind == "channel" else None
        person = (resolved.get("users") or {}).get(value) if option.kind == "person" else None
        if not given.guild or not given.installed or not (channel or person):
            continue
        home = await front.guilds.home(given.guild)
        if channel:
            named[option.name] = (await front.visitors.channel(home, value, str(channel.get("name") or value))).name
        elif person:
            called = str(person.get("global_name") or person.get("username") or value)
            now = front.house.clock.now()
            member = await front.house.people.member(home.newsroom, home.workspace, value, called, now, may_lead=False)
            named[option.name] = str(member.id)
    return named


async def linked(front: Reception, given: Given, interaction: Interaction) -> None:
    """Answer a command on a message: on the link in it, or on the one that the person chooses."""
    del interaction
    command = next(
        (c for c in front.house.runner.commands() if c.shortcut and c.shortcut.label == given.data.get("name")), None
    )
    if command is None or command.shortcut is None:
        await front.tell(given, refused("That command is of another version; try again in a while."))
        return
    messages: Mapping[str, Any] = (given.data.get("resolved") or {}).get("messages") or {}
    links = addresses(messages.get(str(given.data.get("target_id"))) or {})
    if not links:
        await front.tell(given, said(NO_LINK))
        return
    one = len(links) == 1
    caller = await front.caller(given, command.name, {command.shortcut.option: links[0]} if one else {})
    if caller is None:
        return
    if one:
        await front.answering.answer(caller, front.talk(given))
        return
    choices = tuple(Choice(link, link) for link in links[:MOST])
    ask = Ask(command.shortcut.option, f"{command.shortcut.label}: which link?", choices)
    await front.answering.ask(caller, ask, front.talk(given))


async def suggested(front: Reception, given: Given) -> list[tuple[str, str]]:
    """Label and value of what fits what is typed so far."""
    name = str(given.data.get("name") or "")
    written = given.data.get("options") or []
    option, prefix = focused(written)
    command = front.command(name)
    rest = {key: value for key, value in options_of(command, written).items() if key != option}
    caller = await front.visitors.caller(given, name, rest)
    if caller is None or command is None:
        return []
    try:
        found = await front.house.runner.choices(caller.call, front.house.newsroom_for(caller.newsroom), option, prefix)
    except StandfirstError:
        return []
    return [(label(choice), choice.value) for choice in found if choice.value and len(choice.value) <= VALUE][:MOST]


def label(choice: Choice) -> str:
    """What is shown of a choice, with its hint where there is room."""
    words = " ".join(tame(choice.label).split()) or choice.value
    hint = " ".join(tame(choice.hint).split())
    full = f"{words} · {hint}" if hint else words
    return full if len(full) <= LABEL else words[: LABEL - 1] + ("…" if len(words) >= LABEL else "")
