"""/roles: who may do what, and giving somebody a role."""

from collections.abc import AsyncIterator, Sequence

from commands.allowed import allow
from commands.buttons import Button
from commands.newsroom import MemberRow, Newsroom
from commands.people import named, suggest_people
from commands.reply import Buttons, Context, Item, Items, Muted, Plain, Reply, Strong, plain
from commands.spec import RANK, Answer, Ask, Call, Choice, Command, Option, Role
from summaries.errors import BadInput

_MEANING: dict[Role, str] = {
    "reader": "reads and asks",
    "editor": "tracks, subscribes and answers too",
    "admin": "manages sources, roles and settings too",
}
_ROLES = tuple(Choice(role, role, meaning) for role, meaning in _MEANING.items())


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """List people and roles; with a member and a role, give it."""
    members = await newsroom.members(call)
    if "member" not in call.options:
        if "role" in call.options:
            raise BadInput("Say who gets the role, such as /roles NAME editor.")
        yield _list(members)
        return
    await allow(call, newsroom, "admin", "Giving roles")
    found = named(members, call.options["member"])
    if len(found) > 1:
        yield Ask("member", "Whom do you mean?", tuple(Choice(row.name, row.id, row.role) for row in found[:25]))
        return
    if "role" not in call.options:
        yield Ask("role", f"Which role for {found[0].name}? Now: {found[0].role}.", _ROLES)
        return
    yield _given(await newsroom.set_role(call, found[0].id, _role(call.options["role"])))


def _role(word: str) -> Role:
    return next(role for role in RANK if role == word)


def _list(members: Sequence[MemberRow]) -> Reply:
    rows = sorted(members, key=lambda row: (-RANK[row.role], row.name.casefold()))
    items = tuple(Item((Strong(row.name), Plain(f" {row.role}"), Muted(f" {_MEANING[row.role]}"))) for row in rows)
    return Reply(
        "Who may do what",
        (Items(items), Context(plain("Admins give roles with /roles NAME editor."))),
        data={"members": [{"id": row.id, "name": row.name, "role": row.role} for row in rows]},
    )


def _given(row: MemberRow) -> Reply:
    return Reply(
        f"{row.name} is now {row.role}",
        (Items((Item(plain(f"{row.name} {_MEANING[row.role]}.")),)), Buttons((Button("Undo", "undo"),))),
        data={"id": row.id, "name": row.name, "role": row.role},
    )


COMMAND = Command(
    "roles",
    "Who may do what; admins give roles here",
    run,
    options=(
        Option("member", "Whose role to set", rest=True, suggest=suggest_people, kind="person"),
        Option("role", "The role to give", choices=_ROLES, bare=True),
    ),
    changes=True,
    examples=("/roles", "/roles Ada editor"),
    phrases=(
        "who may do what",
        "who (may|can) do what [here]",
        "who (are|is) [the|an] (admin|admins|editor|editors) [here]",
        "(make|promote|demote) {member} [to] [a|an] {role}",
    ),
)
