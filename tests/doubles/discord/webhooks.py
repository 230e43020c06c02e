"""What an interaction's token can do: the first answer, its edits, and follow-ups, for fifteen minutes."""

from tests.doubles.discord.answers import Ask, Reply, answers, nothing
from tests.doubles.discord.kept import EPHEMERAL, FORUM, Interaction, Message, Refuse
from tests.doubles.discord.messages import gone
from tests.doubles.discord.posting import checked, checked_edit, edit, make
from tests.doubles.discord.state import State
from tests.doubles.discord.written import message_json

TOKEN_SECONDS = 900
MOST_FOLLOW_UPS = 5


def interaction_for(state: State, ask: Ask) -> Interaction:
    """The interaction whose token the caller shows, answered before.  Raises Refuse 50027 or 10015."""
    token = ask.where["webhook_token"]
    found = state.interactions.get(token)
    if found is None or ask.where["webhook_id"] != state.app_id:
        raise Refuse(404, 10015, "Unknown Webhook")
    if state.now() - found.at > TOKEN_SECONDS:
        raise Refuse(401, 50027, "Invalid Webhook Token")
    if found.answer is None:
        raise Refuse(404, 10015, "Unknown Webhook: the interaction was not answered yet")
    return found


@answers("POST /webhooks/{webhook_id}/{webhook_token}")
def follow_up(state: State, ask: Ask) -> Reply:
    """One more message; the first after a defer takes the deferred one's place, as private as that."""
    of = interaction_for(state, ask)
    body = checked(state, ask, ask.body, by_webhook=True)
    loading = of.original is not None and of.original.loading and not of.original.deleted
    if of.answer == 5 and loading and of.original is not None:
        edit(state, of.original, body, ask.files)
        _note(of, of.original)
        return Reply(message_json(state, of.original))
    if of.only_user_installed and len(of.follow_ups) >= MOST_FOLLOW_UPS:
        raise Refuse(400, 40094, f"This interaction has reached the maximum of {MOST_FOLLOW_UPS} follow-up messages")
    private = of.user if int(body.get("flags") or 0) & EPHEMERAL else ""
    channel = state.channels.get(of.channel)
    if channel is None or channel.kind == FORUM:
        raise Refuse(404, 10003, "Unknown Channel")
    made = make(state, channel, body, ask.files, ephemeral_to=private, interaction=of)
    _note(of, made)
    return Reply(message_json(state, made))


def _note(of: Interaction, message: Message) -> None:
    if message is not of.original:
        of.follow_ups.append(message)


@answers("GET /webhooks/{webhook_id}/{webhook_token}/messages/@original")
def original(state: State, ask: Ask) -> Reply:
    """The first answer."""
    return Reply(message_json(state, _original(state, ask)))


@answers("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original")
def edit_original(state: State, ask: Ask) -> Reply:
    """Edit the first answer, or put words in the place of "thinking"."""
    message = _original(state, ask)
    edit(state, message, checked_edit(state, ask, message, ask.body, by_webhook=True), ask.files)
    return Reply(message_json(state, message))


@answers("DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original")
def delete_original(state: State, ask: Ask) -> Reply:
    """Take the first answer away."""
    gone(state, _original(state, ask))
    return nothing()


@answers("GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def one(state: State, ask: Ask) -> Reply:
    """One of its messages."""
    return Reply(message_json(state, _one(state, ask)))


@answers("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def edit_one(state: State, ask: Ask) -> Reply:
    """Edit one of its messages."""
    message = _one(state, ask)
    edit(state, message, checked_edit(state, ask, message, ask.body, by_webhook=True), ask.files)
    return Reply(message_json(state, message))


@answers("DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
def delete_one(state: State, ask: Ask) -> Reply:
    """Take one of its messages away."""
    gone(state, _one(state, ask))
    return nothing()


def _original(state: State, ask: Ask) -> Message:
    of = interaction_for(state, ask)
    if of.original is None or of.original.deleted or of.original.channel not in state.channels:
        raise Refuse(404, 10008, "Unknown Message")
    return of.original


def _one(state: State, ask: Ask) -> Message:
    of = interaction_for(state, ask)
    for message in [*([of.original] if of.original else []), *of.follow_ups]:
        if message.id == ask.where["message_id"] and not message.deleted:
            return message
    raise Refuse(404, 10008, "Unknown Message")
