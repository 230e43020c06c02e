"""Who may do what, what was done, and what became of articles."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ports.store import Member
from bot.work import linking
from bot.work.ground import by
from bot.work.newsroom.room import Room
from bot.work.why import path_of
from commands.newsroom import Joining, LinkCode, MemberRow, Path, Undone
from commands.spec import Call, Role
from summaries.errors import NotFound


class Persons(Room):
    """Who may do what, what was done, and what became of articles; see ``commands.newsroom``."""

    async def why(self, call: Call, url: str) -> Path:
        """What became of the article at an address."""
        return await path_of(self._ground, self._id, call, url)

    async def undo(self, call: Call) -> Undone:
        """Take back this person's last change; an admin's undo reaches anybody's."""
        whose = None if call.actor.role == "admin" else int(call.actor.id)
        change = await self._ground.store.changes.undo(self._id, whose, call.now, by(call, "took back the last change"))
        return Undone(change.said, change.by, change.at)

    async def members(self, call: Call) -> Sequence[MemberRow]:
        """People and their roles."""
        members = await self._ground.store.people.members(self._id)
        return [replace(_member_row(one), here=one.workspace == call.actor.workspace) for one in members]

    async def set_role(self, call: Call, member: str, role: Role) -> MemberRow:
        """Give somebody a role."""
        wanted = member.strip().lstrip("@").casefold()
        for person in await self._ground.store.people.members(self._id):
            if wanted in (person.name.casefold(), person.external.casefold(), str(person.id)):
                said = f"made {person.name} {role}"
                return _member_row(await self._ground.store.people.set_role(self._id, person.id, role, by(call, said)))
        raise NotFound(f"Nobody here is called {member!r}. /roles lists everyone whom this newsroom has met.")

    async def link_code(self, call: Call) -> LinkCode:
        """A fresh code for another workspace."""
        return await linking.give(self._ground, self._id, self._name, call)

    async def joining(self, call: Call, code: str) -> Joining:
        """What joining the newsroom of a code would mean."""
        return await linking.joining(self._ground, self._id, call, code)

    async def join(self, call: Call, code: str) -> Joining:
        """Join this workspace to the newsroom of a code."""
        return await linking.join(self._ground, self._id, call, code)

    async def desk_link(self, call: Call) -> str:
        """A signed address of the desk."""
        return await self._desk_link(call)


def _member_row(member: Member) -> MemberRow:
    return MemberRow(str(member.id), member.name, member.role)
