"""What everything that receives from Discord shares, and how options come to the commands' own spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.platforms.answering import Answering
from bot.platforms.discord.guilds import Guilds
from bot.platforms.discord.look import Look
from bot.platforms.discord.place import Given
from bot.platforms.discord.talk import InteractionTalk
from bot.platforms.discord.visitors import Caller, Visitors
from bot.platforms.discord.wire import Wire
from bot.platforms.errands import Errands
from bot.platforms.house import House
from commands.reply import Reply
from commands.run import refused
from commands.spec import Command

STRANGER = "Use Standfirst in your newsroom's server first; then it knows which newsroom is yours here too."
BUSY = "You have several commands under way; wait for one to end, then try again."


@dataclass(slots=True)
class Reception:
    """The parts."""

    house: House
    wire: Wire
    guilds: Guilds
    visitors: Visitors
    answering: Answering[Caller]
    errands: Errands
    look: Look

    async def first_time(self, caller: Caller, kind: str, identity: str) -> bool:
        """Whether Discord tells us of this for the first time."""
        return await self.house.seen.first(caller.newsroom, f"discord:{kind}:{identity}", self.house.clock.now())

    def talk(self, given: Given) -> InteractionTalk:
        """The talk that begins with this interaction."""
        return InteractionTalk(self.wire, given, self.look, self.house.clock)

    def command(self, name: str) -> Command | None:
        """The command of that name."""
        return next((command for command in self.house.runner.commands() if command.name == name), None)

    async def caller(self, given: Given, command: str, options: Mapping[str, str]) -> Caller | None:
        """The caller, or None once they have been told that nobody here knows them; each interaction comes once."""
        caller = await self.visitors.caller(given, command, dict(options))
        if caller is None:
            await self.talk(given).reply(refused(STRANGER), None)
            return None
        return caller if await self.first_time(caller, "interaction", str(given.id)) else None

    async def tell(self, given: Given, reply: Reply) -> None:
        """Answer with a reply that no command made."""
        await self.talk(given).reply(reply, None)


def lacking(command: Command, options: Mapping[str, str]) -> bool:
    """Whether the command cannot run yet."""
    return any(option.required and not options.get(option.name) for option in command.options)


def options_of(command: Command | None, given: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The options of an application command as the commands spell them: flags as yes or no, the rest as text."""
    options = {}
    for option in given:
        value = option.get("value")
        known = command.option(str(option["name"])) if command else None
        if known is not None and known.flag:
            options[str(option["name"])] = "yes" if value else "no"
        elif value is not None:
            options[str(option["name"])] = str(value)
    return options


def focused(given: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """The option that is being typed, and what stands there so far."""
    option = next((option for option in given if option.get("focused")), {})
    return str(option.get("name") or ""), str(option.get("value") or "")
