"""Buttons, pickers and forms: what somebody pressed, chose or sent, answered where they are."""

from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from bot.platforms.slack import forms, views
from bot.platforms.slack.answering import SHARE, SHARING, Visit
from bot.platforms.slack.doors import Entrance
from bot.platforms.slack.homes import publish
from bot.platforms.slack.place import Place, of_action
from bot.platforms.slack.reception import Reception, who
from bot.platforms.slack.refusals import TROUBLE
from bot.platforms.slack.slash import form_opened
from bot.platforms.slack.talk import Asker, ModalTalk, Origin, PostedTalk, PrivateTalk, Talk
from bot.platforms.slack.waiting import Waiting, from_body
from commands.reply import Reply, said
from commands.run import refused
from commands.spec import Command
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

GONE = "Only whoever asked can choose here, and only for a while; give the command yourself."
PASTE = "paste"
_PICKERS = frozenset({"pick", "choose"})


async def pressed(front: Reception, body: Mapping[str, Any], action: Mapping[str, Any]) -> None:
    """Answer one button or picker."""
    team, user, name = who(body)
    entrance = await front.entrances.find(team, str((body.get("enterprise") or {}).get("id") or ""))
    if entrance is None:
        return
    kind, _, rest = str(action.get("action_id") or "").partition(":")
    if kind == "option":
        await _previewed(front, entrance, body, user)
        return
    place = of_action(body)
    asker = Asker(await front.entrances.client(entrance), user, place)
    chosen = str((action.get("selected_option") or {}).get("value") or action.get("value") or "")
    if front.pressed_twice(team, user, place.message or str(body.get("container")), f"{kind}:{rest}", chosen):
        return
    if not await front.first_time(entrance, "trigger", str(body.get("trigger_id") or "")):
        return
    if kind == PASTE:
        await _paste(asker, str(body.get("trigger_id") or ""), rest.partition(":")[0])
        return
    talk: Talk
    try:
        if kind in {"do", "do-one"}:
            command, options = front.house.runner.button(chosen)
        elif kind in {"pick", "choose"}:
            waiting = await _waiting(front, entrance, user, rest.partition(":")[0])
            command, options = waiting.command, waiting.with_(chosen)
        else:
            return
    except BadInput as problem:
        talk = PrivateTalk(asker, front.house.clock, str(body.get("response_url") or ""), "button")
        await front.tell(talk, refused(str(problem)))
        return
    in_modal = (body.get("view") or {}).get("type") == "modal"
    trigger = str(body.get("trigger_id") or "")
    if await form_opened(front, entrance, asker, trigger, front.command(command), options, over=in_modal):
        return
    visit = await front.visit(entrance, asker, command, options, name)
    await _answer(front, visit, body, kind, _origin(kind, rest))


async def _waiting(front: Reception, entrance: Entrance, user: str, key: str) -> Waiting:
    """The kept call.  Raises BadInput for one that is not theirs, or no longer kept."""
    member = await front.visitors.member(entrance, user)
    kept = await front.house.kept.get(entrance.newsroom, member.id, key)
    if kept is None:
        raise BadInput(GONE)
    return from_body(kept)


def _origin(kind: str, rest: str) -> Origin:
    """What a private press at this element is: only a picker has done its work once something is chosen."""
    if f"{kind}:{rest}" == SHARING or (kind == "pick" and rest.endswith(":share")):
        return "share"
    return "picker" if kind in _PICKERS else "button"


async def _answer(front: Reception, visit: Visit, body: Mapping[str, Any], kind: str, origin: Origin) -> None:
    """Run what was pressed, and answer where it was pressed."""
    view, asker, place = body.get("view") or {}, visit.asker, visit.asker.place
    if view.get("type") == "home":
        opened = await asker.client.views_open(
            trigger_id=str(body.get("trigger_id")), view=forms.working(f"/{visit.call.command}")
        )
        await front.answering.answer(visit, ModalTalk(asker, str(opened["view"]["id"])))
        await _home_again(front, visit)
        return
    if view:
        await front.answering.answer(visit, ModalTalk(asker, str(view.get("id"))))
        await _home_again(front, visit)
        return
    if place.channel.startswith("D"):
        talk = PostedTalk(asker, place.thread)
        if kind in _PICKERS:
            talk.replace(place.channel, place.message)
        await front.answering.answer(visit, talk)
        return
    command = front.command(visit.call.command)
    if place.message and kind in _PICKERS:
        # It was asked where everybody reads, so it is answered there.
        talk = PostedTalk(asker, place.thread or place.message)
        talk.replace(place.channel, place.message)
        await front.answering.answer(visit, talk, in_public=True)
        return
    if place.message and command and command.option(SHARE):
        await _in_thread(front, visit, command)
        return
    url = str(body.get("response_url") or "")
    await front.answering.answer(visit, PrivateTalk(asker, front.house.clock, url, origin))


async def _home_again(front: Reception, visit: Visit) -> None:
    """What was changed or read from App Home shows there at once."""
    if not visit.asker.place.channel:
        await publish(front, visit.entrance, visit.asker)


async def _in_thread(front: Reception, visit: Visit, command: Command) -> None:
    """Answer in the thread of a message that all of the channel sees, once: everybody there reads it."""
    asker, place = visit.asker, visit.asker.place
    thread = place.thread or place.message
    wanted = "&".join(f"{name}={value}" for name, value in sorted(visit.call.options.items()))
    key = f"{place.channel}:{thread}:{place.message}:{command.name}?{wanted}"
    if not await front.first_time(visit.entrance, "thread", key):
        told = said("It stands in the thread of that message already")
        await front.tell(PrivateTalk(asker, front.house.clock), told)
        return
    await front.answering.answer(visit, PostedTalk(asker, thread), in_public=True)


# --- forms ----------------------------------------------------------------------------------------------------------


async def sent(front: Reception, body: Mapping[str, Any]) -> None:
    """Run the command of a form that was sent; its modal shows the work and the answer."""
    team, user, name = who(body)
    entrance = await front.entrances.find(team, str((body.get("enterprise") or {}).get("id") or ""))
    view = body["view"]
    if entrance is None or not await front.first_time(entrance, "view", f"{view['id']}:{view.get('hash', '')}"):
        return
    asker = Asker(await front.entrances.client(entrance), user, of_action(body))
    talk = ModalTalk(asker, str(view["id"]))
    kind, _, rest = str(view.get("callback_id") or "").partition(":")
    if kind == PASTE:
        try:
            pasted = str(view["state"]["values"][PASTE][PASTE]["value"] or "")
            waiting = await _waiting(front, entrance, user, rest)
        except BadInput as problem:
            await front.tell(talk, refused(str(problem)))
            return
        visit = await front.visit(entrance, asker, waiting.command, waiting.with_(pasted), name)
        await front.answering.answer(visit, talk)
        return
    command = front.command(rest)
    if command is None:
        await front.tell(talk, refused("That form is of another version; give the command again."))
        return
    given = await _filled(front, entrance, asker, command, view)
    confirmed = {**given, "confirm": "yes"} if command.preview and command.option("confirm") else given
    visit = await front.visit(entrance, asker, command.name, confirmed, name)
    answer = await front.answering.run(visit, talk)
    if isinstance(answer, Reply) and answer.tone == "error":
        # What was typed is not lost: the form comes back with what is wrong with it.
        again = forms.form(command, _typed(command, view), asker.place.words(), None, front.look, answer.title)
        if not await _update(asker, str(view["id"]), again):
            await front.tell(talk, answer)
        return
    if answer is not None:
        await front.answering.show(visit, answer, talk)
    await _home_again(front, visit)


def _typed(command: Command, view: Mapping[str, Any]) -> dict[str, str]:
    return forms.filled(command, view.get("state") or {})


async def _filled(
    front: Reception, entrance: Entrance, asker: Asker, command: Command, view: Mapping[str, Any]
) -> dict[str, str]:
    """The form's options, Slack's ids of channels put into the names by which commands know them."""
    options = _typed(command, view)
    for option in command.options:
        value = options.get(option.name, "")
        if option.kind == "channel" and value:
            met = await front.visitors.channel(entrance, asker.client, Place(value))
            options[option.name] = met.name
        elif option.kind == "person" and value:
            await front.visitors.member(entrance, value)
    return options


async def _previewed(front: Reception, entrance: Entrance, body: Mapping[str, Any], user: str) -> None:
    """Show in a form what it would do as it stands; the newest keystroke wins."""
    view = body.get("view") or {}
    command = front.command(str(view.get("callback_id") or "").partition(":")[2])
    if command is None or command.preview is None:
        return
    asker = Asker(await front.entrances.client(entrance), user, of_action(body))
    await preview(front, entrance, asker, command, view)


async def preview(
    front: Reception, entrance: Entrance, asker: Asker, command: Command, view: Mapping[str, Any]
) -> None:
    """Fill in the preview of an open form."""
    if command.preview is None:
        return
    options = await _filled(front, entrance, asker, command, view)
    visit = await front.visit(entrance, asker, command.name, options)
    shown = await front.house.runner.preview(visit.call, front.house.newsroom_for(entrance.newsroom))
    fresh = forms.form(command, _typed(command, view), asker.place.words(), shown, front.look)
    await _update(asker, str(view["id"]), fresh, str(view.get("hash") or ""))


async def _update(asker: Asker, view: str, fresh: Mapping[str, Any], seen: str = "") -> bool:
    try:
        await asker.client.views_update(view_id=view, view=dict(fresh), **({"hash": seen} if seen else {}))
    except TROUBLE as trouble:
        # Closed, or changed by a newer keystroke: then there is nothing to show it in.
        code = trouble.response.get("error") if isinstance(trouble, SlackApiError) else type(trouble).__name__
        log.info("form_not_updated", code=code)
        return False
    return True


async def _paste(asker: Asker, trigger: str, key: str) -> None:
    """A modal to paste a longer text into."""
    view = views.sheet("Paste it here", _paste_input(), asker.place.words())
    view |= {"callback_id": f"{PASTE}:{key}", "submit": {"type": "plain_text", "text": "Send", "emoji": False}}
    await asker.client.views_open(trigger_id=trigger, view=view)


def _paste_input() -> Sequence[Mapping[str, Any]]:
    return [
        {
            "type": "input",
            "block_id": PASTE,
            "label": {"type": "plain_text", "text": "The text; at most 3,000 characters", "emoji": False},
            "element": {"type": "plain_text_input", "action_id": PASTE, "multiline": True, "max_length": 3000},
        }
    ]
