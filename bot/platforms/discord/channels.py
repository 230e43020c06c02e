"""What Discord says of a channel, what the bot may do there, and what keeps it from posting.  Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from bot.platforms.discord.findings import mend, well
from bot.platforms.discord.permissions import (
    ADMINISTRATOR,
    CREATE_THREADS,
    FORUMS,
    SEND_IN_THREADS,
    THREADS,
    VIEW,
    Permission,
    keeps_from_posting,
    lacking_words,
    missing,
)
from bot.ports.platform import Finding
from summaries.rhythm import Status

EVERYTHING = -1  # every bit
MANAGE_THREADS = 1 << 34
CATEGORY, DIRECTORY, DIRECT = 4, 14, 1
DEMANDS_TAG = 1 << 4  # flag of a forum
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Standing:
    """The bot in one server.

    base: its permissions before any channel's own.  roles: ids of what it is, @everyone too.  silenced: until when
    nothing may be written by it, None where that is not so.
    """

    server: str
    name: str
    bot: str
    base: int
    roles: frozenset[str]
    silenced: datetime | None = None

    @classmethod
    def of(cls, guild: Mapping[str, Any], member: Mapping[str, Any], bot: str) -> "Standing":
        """From the answers for the server and for the bot as its member."""
        number = str(guild["id"])
        roles = frozenset({number, *(str(each) for each in member.get("roles") or ())})
        base = 0
        for role in guild.get("roles") or ():
            base |= int(role["permissions"]) if str(role["id"]) in roles else 0
        if base & ADMINISTRATOR or str(guild.get("owner_id")) == bot:
            base = EVERYTHING
        until = member.get("communication_disabled_until")
        return cls(
            number, str(guild.get("name") or number), bot, base, roles, datetime.fromisoformat(until) if until else None
        )

    def granted(self, channel: Mapping[str, Any]) -> int:
        """Its permissions in a channel; of a thread, give the parent (docs, Permissions: overwrites)."""
        if self.base == EVERYTHING:
            return EVERYTHING
        rules = {str(rule["id"]): rule for rule in channel.get("permission_overwrites") or ()}
        held = self.base
        roles = [rules[each] for each in self.roles - {self.server} if each in rules]
        for some in ([rules.get(self.server)], roles, [rules.get(self.bot)]):
            allow = deny = 0
            for rule in some:
                allow |= int(rule["allow"]) if rule else 0
                deny |= int(rule["deny"]) if rule else 0
            held = held & ~deny | allow
        return held if held & VIEW.bit else 0


@dataclass(frozen=True, slots=True)
class Place:
    """A channel or thread that is owed posts.

    where: its name, and the server's.  around: the channel whose settings count, where it is a thread; else itself.
    threads: stories have threads of their own there.
    """

    kind: int
    where: str
    around: str
    granted: int
    archived: bool = False
    locked: bool = False
    demands_tag: bool = False
    tags: frozenset[str] = frozenset()
    threads: bool = False

    @classmethod
    def of(
        cls, channel: Mapping[str, Any], parent: Mapping[str, Any], standing: Standing, threads: bool = False
    ) -> "Place":
        """From Discord's answers.  parent: the channel itself where it is no thread."""
        thread = channel.get("thread_metadata") or {}
        granted = standing.granted(parent)
        manages = bool(granted & MANAGE_THREADS)
        tags = [tag for tag in channel.get("available_tags") or () if manages or not tag.get("moderated")]
        return cls(
            int(channel.get("type") or 0),
            f"#{channel.get('name')} in {standing.name}",
            f"#{parent.get('name')}",
            granted,
            bool(thread.get("archived")),
            bool(thread.get("locked")),
            bool(int(channel.get("flags") or 0) & DEMANDS_TAG),
            frozenset(str(tag.get("name")) for tag in tags),
            threads,
        )

    @property
    def lacking(self) -> tuple[Permission, ...]:
        """The permissions that it has not."""
        return missing(self.granted, self.kind)

    def hinders(self, permission: Permission) -> bool:
        """Whether nothing that is owed there can be posted without it."""
        wanted = {CREATE_THREADS, SEND_IN_THREADS} if self.threads else set()
        return keeps_from_posting(permission, self.kind) or permission in wanted


def closed_to(place: Place) -> str:
    """What keeps the bot from posting there, and what to do, in a sentence; "" where nothing does."""
    if place.kind in {CATEGORY, DIRECTORY}:
        return f"{place.where} is no channel that messages can be posted in. Subscribe another."
    if hindering := tuple(each for each in place.lacking if place.hinders(each)):
        return f"{place.where} cannot be posted in: {_give(place, hindering)}"
    if place.locked and not place.granted & MANAGE_THREADS:
        return f"the thread {place.where} is locked. Unlock it, or /unsubscribe it and subscribe another channel."
    if place.demands_tag and not _statuses(place):
        return (
            f"{place.where} demands a tag on every post, and none is named after a story's status. Add some of "
            f"{', '.join(STATUSES)} under Edit Channel, Tags, or switch “Require people to select tags” off there."
        )
    return ""


def remarks(place: Place) -> Iterator[Finding]:
    """What goes without where it can be posted in; nothing that has to be mended."""
    losses: dict[str, list[Permission]] = {}
    for permission in place.lacking:
        losses.setdefault(permission.without, []).append(permission)
    for loss, permissions in losses.items():
        yield well(f"{place.where}: {loss}. To change that, {_give(place, tuple(permissions))}")
    if place.archived and not place.locked:
        yield well(f"the thread {place.where} is archived; the next message opens it again.")
    if place.kind in FORUMS and place.threads and not place.demands_tag and not _statuses(place):
        yield well(f"{place.where}: posts show no status, for no tag is named after one ({', '.join(STATUSES)}).")


def unseen(name: str, deleted: bool) -> Finding:
    """A channel that Discord does not show.  deleted: it is not there any more."""
    channel = f"#{name.removeprefix('#')}"
    if deleted:
        return mend(f"{channel} was deleted. /unsubscribe it on the desk, and subscribe another channel.")
    return mend(
        f"{channel} cannot be seen: give the bot {VIEW.words} under Edit Channel, Permissions; where it is a private "
        "thread, mention the bot in it."
    )


def _statuses(place: Place) -> frozenset[str]:
    return frozenset(tag.casefold() for tag in place.tags) & frozenset(STATUSES)


def _give(place: Place, permissions: tuple[Permission, ...]) -> str:
    around = place.around if place.kind in THREADS else ""
    return (
        f"give the bot {lacking_words(permissions, place.kind)} under Edit Channel, Permissions"
        f"{f', of {around}' if around else ''}."
    )
