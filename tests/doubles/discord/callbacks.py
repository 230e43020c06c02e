"""The first answer to an interaction: within three seconds, and once."""

from tests.doubles.discord.answers import Ask, Reply, answers, nothing
from tests.doubles.discord.components import size, unknown
from tests.doubles.discord.kept import (
    EPHEMERAL,
    FORUM,
    LOADING,
    Fault,
    Interaction,
    Json,
    Message,
    Modal,
    Refuse,
    invalid,
)
from tests.doubles.discord.modals import modal_faults
from tests.doubles.discord.posting import checked, checked_edit, edit, make
from tests.doubles.discord.state import State
from tests.doubles.discord.written import message_json

FIRST_SECONDS = 3.0
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
COMMAND, TOUCHED, TYPING, SUBMITTED = 2, 3, 4, 5
#: Which answers go with which interaction.
FITTING = {
    COMMAND: {MESSAGE, DEFERRED, MODAL},
    TOUCHED: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL},
    TYPING: {CHOICES},
    SUBMITTED: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}


@answers("POST /interactions/{interaction_id}/{interaction_token}/callback")
def callback(state: State, ask: Ask) -> Reply:
    """Answer an interaction for the first time."""
    of = state.interactions.get(ask.where["interaction_token"])
    if (
        of is None
        or of.id != ask.where["interaction_id"]
        or (of.answer is None and state.now() - of.at > FIRST_SECONDS)
    ):
        raise Refuse(404, 10062, "Unknown interaction")
    if of.answer is not None:
        raise Refuse(400, 40060, "Interaction has already been acknowledged.")
    kind, data = int(ask.body.get("type") or 0), ask.body.get("data") or {}
    faults: list[Fault] = [(key, "is an unknown key") for key in ask.body if key not in {"type", "data"}]
    if kind not in FITTING[of.kind] or (kind == UPDATE and of.message is None):
        faults.append(("type", f"an interaction of type {of.kind} is not answered with {kind!r}"))
    if faults:
        raise invalid(faults)
    _DO[kind](state, ask, of, data)
    _noted(state, of, kind, data)
    if ask.query.get("with_response", "").lower() not in {"1", "true"}:
        return nothing()
    return Reply(_response(state, of, kind))


def _noted(state: State, of: Interaction, kind: int, data: Json) -> None:
    of.answer = kind
    if of.given is not None:
        of.given.answered(kind, data)
    state.changed()


def _message(state: State, ask: Ask, of: Interaction, data: Json) -> None:
    body = checked(state, ask, data, by_webhook=True)
    private = of.user if int(body.get("flags") or 0) & EPHEMERAL else ""
    of.original = _made(state, ask, of, body, private, 0)


def _deferred(state: State, ask: Ask, of: Interaction, data: Json) -> None:
    faults = unknown(data, {"flags"}, "data")
    if int(data.get("flags") or 0) & ~EPHEMERAL:
        faults.append(("data/flags", "only EPHEMERAL goes with a deferred answer"))
    if faults:
        raise invalid(faults)
    private = of.user if int(data.get("flags") or 0) & EPHEMERAL else ""
    of.original = _made(state, ask, of, {}, private, LOADING)


def _made(state: State, ask: Ask, of: Interaction, body: Json, private: str, flags: int) -> Message:
    channel = state.channels.get(of.channel)
    if channel is None or channel.kind == FORUM:
        raise Refuse(404, 10003, "Unknown Channel")
    return make(state, channel, body, ask.files, flags=flags, ephemeral_to=private, interaction=of)


def _deferred_update(state: State, ask: Ask, of: Interaction, data: Json) -> None:
    of.original = of.message


def _update(state: State, ask: Ask, of: Interaction, data: Json) -> None:
    assert of.message is not None
    if of.message.deleted:
        raise Refuse(404, 10008, "Unknown Message")
    edit(state, of.message, checked_edit(state, ask, of.message, data, by_webhook=True), ask.files)
    of.original = of.message


def _choices(state: State, ask: Ask, of: Interaction, data: Json) -> None:
    there = data.get("choices")
    faults = unknown(data, {"choices"}, "data")
    if not isinstance(there, list) or len(there) > 25:
        faults.append(("data/choices", "Must be 25 or fewer in length"))
    kind = (of.given.option_type if of.given is not None else None) or 3
    for n, one in enumerate(there if isinstance(there, list) else []):
        faults += choice_faults(one, kind, f"data/choices/{n}")
    if faults:
        raise invalid(faults)


def choice_faults(one: Json, kind: int, where: str) -> list[Fault]:
    """What is wrong with a choice of an option.  kind: the option's type, 3 string, 4 integer, 10 number."""
    faults = unknown(one, {"name", "value", "name_localizations"}, where) + size(one, "name", 1, 100, where)
    value = one.get("value")
    if kind == 3:
        faults += size(one, "value", 1, 100, where)
    elif isinstance(value, bool) or not isinstance(value, int if kind == 4 else int | float):
        faults.append((f"{where}/value", f"{value!r} is no value of an option of type {kind}"))
    for language, words in (one.get("name_localizations") or {}).items():
        faults += size({"name": words}, "name", 1, 100, f"{where}/name_localizations/{language}")
    return faults


def _modal(state: State, ask: Ask, of: Interaction, data: Json) -> None:
    if faults := modal_faults(data):
        raise invalid(faults)
    for open_ in state.modals(state.users[of.user]):
        open_.open = False
    modal = Modal(state.next_id(), data["custom_id"], data["title"], data["components"], of.user, of)
    state.modals_kept.append(modal)
    if of.given is not None:
        of.given.modal = modal


_DO = {
    MESSAGE: _message,
    DEFERRED: _deferred,
    DEFERRED_UPDATE: _deferred_update,
    UPDATE: _update,
    CHOICES: _choices,
    MODAL: _modal,
}


def _response(state: State, of: Interaction, kind: int) -> Json:
    """What ``with_response`` asks for."""
    about: Json = {"id": of.id, "type": of.kind}
    whole: Json = {"interaction": about}
    if of.original is not None:
        about["response_message_id"] = of.original.id
        about["response_message_loading"] = of.original.loading
        about["response_message_ephemeral"] = bool(of.original.ephemeral_to)
        if kind in {MESSAGE, UPDATE}:
            whole["resource"] = {"type": kind, "message": message_json(state, of.original)}
    return whole
