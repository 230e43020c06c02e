"""What everything that receives from Discord shares, and how options come to the commands' own spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
from bot.platforms.waiting import Waiting
from commands.reply import Reply
from commands.run import refused
from commands.spec import RANK, Command

STRANGER = "Use Standfirst in your newsroom's server first; then it knows which newsroom is yours here too."
REMEMBERED = 500  # drafts of forms
TWICE = timedelta(seconds=2)  # within which a second press is a slip of the finger
BUSY = "You have several commands under way; wait for one to end, then try again."


class Drafts:
    """What forms were filled in with, by person and key, in memory: a form is shown before the store can be asked."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Mapping[str, str]] = {}

    def put(self, user: str, key: str, options: Mapping[str, str]) -> None:
        """Remember it, and forget what is oldest."""
        self._kept[user, key] = dict(options)
        while len(self._kept) > REMEMBERED:
            del self._kept[next(iter(self._kept))]

    def get(self, user: str, key: str) -> Mapping[str, str] | None:
        """What this very person filled in; None where only the store may know."""
        return self._kept.get((user, key))


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
    drafts: Drafts = field(default_factory=Drafts)
    _pressed: dict[tuple[str, ...], datetime] = field(default_factory=dict)

    async def first_time(self, caller: Caller, kind: str, identity: str) -> bool:
        """Whether Discord tells us of this for the first time."""
        return await self.house.seen.first(caller.newsroom, f"discord:{kind}:{identity}", self.house.clock.now())

    async def take_back(self, caller: Caller, kind: str, identity: str) -> None:
        """Let the next time be the first: it did not come to be."""
        await self.house.seen.take_back(caller.newsroom, f"discord:{kind}:{identity}")

    def pressed_twice(self, given: Given) -> bool:
        """Whether the same person pressed, or chose, the same just now."""
        now, values = self.house.clock.now(), given.data.get("values") or ()
        what = (given.user, given.used_on, given.custom_id, *(str(value) for value in values))
        self._pressed = {key: at for key, at in self._pressed.items() if now - at < TWICE}
        again = what in self._pressed
        self._pressed[what] = now
        return again

    def talk(self, given: Given, caller: Caller | None = None) -> InteractionTalk:
        """The talk that begins with this interaction.  caller: who may change what they gave and send it again."""
        command = self.command(caller.call.command) if caller else None
        formed = caller and command and command.form and RANK[caller.call.actor.role] >= RANK[command.role]
        draft = Filled(self.house, caller, self.drafts) if caller and formed else None
        return InteractionTalk(self.wire, given, self.look, self.house.clock, draft)

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


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody filled a form in with, or gave with its command."""

    house: House
    caller: Caller
    drafts: Drafts

    async def kept(self) -> str:
        """Keep it, and give ``command:key``."""
        call = self.caller.call
        body = Waiting(call.command, call.options, "").body()
        key = await self.house.kept.keep(self.caller.newsroom, int(call.actor.id), body, self.house.clock.now())
        return self.at_hand(key)

    def at_hand(self, key: str) -> str:
        """Have what is kept under a key at hand, and give ``command:key``."""
        self.drafts.put(self.caller.given.user, key, self.caller.call.options)
        return f"{self.caller.call.command}:{key}"


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
