"""Application commands: global and of one guild."""

from tests.doubles.discord.answers import Ask, Reply, answers, guild_for, nothing
from tests.doubles.discord.command_checks import MOST, command_faults, set_faults
from tests.doubles.discord.kept import Command, Guild, Json, Refuse, invalid, missing_access
from tests.doubles.discord.state import State
from tests.doubles.discord.written import command_json

CREATES_A_DAY = 200
GLOBAL = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


def _place(state: State, ask: Ask) -> str:
    """The guild's id, or "" for everywhere.  Raises Refuse."""
    if ask.where["application_id"] != state.app_id:
        raise Refuse(403, 20012, "You are not authorized to perform this action on this application")
    if "guild_id" not in ask.where:
        return ""
    if ask.where["guild_id"] not in state.guilds:
        raise missing_access()
    return guild_for(state, ask).id


def _there(state: State, place: str) -> list[Command]:
    return [one for one in state.commands if one.guild == place]


def _count(state: State, place: str, made: int) -> None:
    """Count creates of the last day.  Raises Refuse 30034."""
    of: Guild | None = state.guilds.get(place)
    kept = of.commands_made if of else state.global_commands_made
    now = state.now()
    kept[:] = [at for at in kept if now - at < 86_400]
    if len(kept) + made > CREATES_A_DAY:
        more: Json = {"retry_after": round(86_400 - (now - kept[0]), 3) if kept else 86_400.0, "global": False}
        raise Refuse(
            429, 30034, f"Max number of daily application command creates has been reached ({CREATES_A_DAY})", **more
        )
    kept += [now] * made


def _listed(state: State, ask: Ask) -> Reply:
    wanted = ask.query.get("with_localizations", "").lower() in {"1", "true"}
    return Reply([command_json(state, one, wanted) for one in _there(state, _place(state, ask))])


def _put(state: State, ask: Ask) -> Reply:
    """Replace all; what has the same type and name keeps its id."""
    place = _place(state, ask)
    faults = [one for n, body in enumerate(ask.rows) for one in command_faults(body, str(n))] + set_faults(ask.rows)
    if faults:
        raise invalid(faults)
    before = {(one.kind, one.name): one for one in _there(state, place)}
    fresh = [body for body in ask.rows if (body.get("type") or 1, body["name"]) not in before]
    _count(state, place, len(fresh))
    kept = []
    for body in ask.rows:
        known = before.get((body.get("type") or 1, body["name"]))
        kept.append(_made(state, place, body, known))
    state.commands = [one for one in state.commands if one.guild != place] + kept
    state.changed()
    return Reply([command_json(state, one) for one in kept])


def _made(state: State, place: str, body: Json, known: Command | None = None) -> Command:
    if known and known.body == body:
        return known
    return Command(known.id if known else state.next_id(), place, body, state.next_id())


def _post(state: State, ask: Ask) -> Reply:
    """Register one; one of the same type and name is replaced."""
    place = _place(state, ask)
    if faults := command_faults(ask.body):
        raise invalid(faults)
    kind = ask.body.get("type") or 1
    there = _there(state, place)
    known = next((one for one in there if (one.kind, one.name) == (kind, ask.body["name"])), None)
    if known is None:
        if sum(one.kind == kind for one in there) >= MOST[kind]:
            raise Refuse(400, 30032, f"Maximum number of application commands reached ({MOST[kind]})")
        _count(state, place, 1)
    made = _made(state, place, ask.body, known)
    state.commands = [one for one in state.commands if one is not known] + [made]
    state.changed()
    return Reply(command_json(state, made), 200 if known else 201)


def _one(state: State, ask: Ask) -> Command:
    for one in _there(state, _place(state, ask)):
        if one.id == ask.where["command_id"]:
            return one
    raise Refuse(404, 10063, "Unknown application command")


def _get(state: State, ask: Ask) -> Reply:
    return Reply(command_json(state, _one(state, ask)))


def _patch(state: State, ask: Ask) -> Reply:
    known = _one(state, ask)
    body = {**known.body, **ask.body}
    if faults := command_faults(body):
        raise invalid(faults)
    known.body, known.version = body, state.next_id()
    state.changed()
    return Reply(command_json(state, known))


def _delete(state: State, ask: Ask) -> Reply:
    state.commands.remove(_one(state, ask))
    state.changed()
    return nothing()


for place in (GLOBAL, OF_GUILD):
    answers(f"GET {place}")(_listed)
    answers(f"PUT {place}")(_put)
    answers(f"POST {place}")(_post)
    answers(f"GET {place}/{{command_id}}")(_get)
    answers(f"PATCH {place}/{{command_id}}")(_patch)
    answers(f"DELETE {place}/{{command_id}}")(_delete)
