"""Who may do what: the one refusal, which names the role that is needed and who has it."""

from commands.newsroom import Newsroom
from commands.spec import RANK, Call, Role
from commands.words import listed
from summaries.errors import NotAllowed


async def allow(call: Call, newsroom: Newsroom, role: Role, what: str) -> None:
    """Let the actor's role through.  what: the command or part of it, as typed.  Raises NotAllowed."""
    if RANK[call.actor.role] >= RANK[role]:
        return
    able = [one.name for one in await newsroom.members(call) if one.here and RANK[one.role] >= RANK[role]]
    raise NotAllowed(f"{what} needs the role of {_a(role)}, and you are {_a(call.actor.role)}; {_ask(able)}.")


def _a(role: Role) -> str:
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"


def _ask(able: list[str]) -> str:
    if not able:
        return "nobody here has it yet, so ask whoever runs Standfirst for it"
    return f"ask {listed(able, 'or')}" if len(able) <= 5 else f"ask {', '.join(able[:5])} or {len(able) - 5} more"
