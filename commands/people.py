"""Who is meant by a name: shared by every command that takes a person."""

from collections.abc import Sequence

from commands.newsroom import MemberRow, Newsroom
from commands.parse import unquoted
from commands.spec import Call, Choice
from commands.words import clipped, listed, nearest
from summaries.errors import NotFound


def named(members: Sequence[MemberRow], words: str) -> list[MemberRow]:
    """The members whom the words mean: an id, a name, or beginnings of its parts.  Raises NotFound with the nearest."""
    said = unquoted(words).removeprefix("@").casefold()
    for fits in (
        [row for row in members if said == row.id.casefold()],
        [row for row in members if said == row.name.casefold()],
        [row for row in members if any(part.startswith(said) for part in row.name.casefold().split())],
    ):
        if fits:
            return fits
    near = nearest(said, [row.name for row in members])
    hint = f"did you mean {near}?" if near else f"there are {listed([row.name for row in members][:8])}."
    raise NotFound(f"Nobody here is called “{clipped(unquoted(words), 40)}”; {hint}")


async def suggest_people(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Members in whose name the prefix stands, with their roles."""
    fold = prefix.casefold().removeprefix("@")
    rows = await newsroom.members(call)
    return [Choice(row.name, row.name, row.role) for row in rows if fold in row.name.casefold()]
