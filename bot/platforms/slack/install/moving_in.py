"""Which newsroom a workspace that installs is a door to, and who is admin there."""

from itertools import count

from bot.platforms.harmless import tame
from bot.platforms.house import House
from bot.ports.store import By
from summaries.errors import Conflict

LONGEST = 80  # characters of a newsroom's name
SET_UP = "Standfirst"


async def newsroom_for(house: House, team: str, name: str, own: bool) -> int:
    """The id of the newsroom of a team.

    Where a code led it, it stays.  own: the team joins the desk's, whichever it had before.  Otherwise the one that it
    had, or a new one that is called as the team is, with the team's id where that name is taken.
    """
    linked = await house.doors.linked("slack", team)
    if linked is not None:
        return linked.newsroom
    earlier = await house.doors.find("slack", team)
    if own:
        if earlier is not None and earlier.newsroom != house.newsroom:
            await house.doors.close(earlier.newsroom, earlier.workspace, house.clock.now())
        return house.newsroom
    if earlier is not None:
        return earlier.newsroom
    called = tame(name).strip()[:LONGEST] or team
    for number in count():
        try:
            return await house.people.new_newsroom(_numbered(called, team, number), house.clock.now())
        except Conflict:
            continue
    raise AssertionError("unreachable")


def _numbered(name: str, team: str, number: int) -> str:
    """The name, then the name with the team's id, then with a number too."""
    return (name, f"{name} ({team})")[number] if number < 2 else f"{name} ({team}, {number})"


async def make_admin(house: House, newsroom: int, workspace: int, installer: str) -> None:
    """Whoever installs is admin, unless the workspace has one: anybody there may be able to install once more."""
    here = [one for one in await house.people.members(newsroom) if one.workspace == workspace]
    if any(one.role == "admin" for one in here):
        return
    name = next((one.name for one in here if one.external == installer), "") or installer
    member = await house.people.member(newsroom, workspace, installer, name, house.clock.now())
    by = By(0, SET_UP, 0, house.clock.now(), f"made {name} admin, who installed it in Slack")
    await house.people.set_role(newsroom, member.id, "admin", by)
