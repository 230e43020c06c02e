"""Forms: what somebody typed in a modal, shown live while they type and run once they send it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from bot.platforms.slack.hear.homes import home_again
from bot.platforms.slack.hear.reception import Reception, who
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.place import of_action
from bot.platforms.slack.refusals import TROUBLE
from bot.platforms.slack.say.answering import Visit
from bot.platforms.slack.say.talk import Asker, ModalTalk, Talk
from bot.platforms.slack.show import forms, views
from bot.platforms.slack.show.forms import CONFIRM
from commands.reply import Reply
from commands.run import refused
from commands.spec import Ask, Command
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

PASTE = "paste"


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
            waiting = await front.waiting(entrance, user, rest)
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
    visit, answer = await _run(front, entrance, asker, command, view, name, talk)
    if isinstance(answer, Reply) and answer.tone == "error":
        # What was typed is not lost: the form comes back with what is wrong with it.
        again = forms.form(command, _typed(command, view), asker.place.words(), None, front.look, answer.title)
        if not await _update(asker, str(view["id"]), again):
            await front.tell(talk, answer)
        return
    if answer is not None:
        await front.answering.show(visit, answer, talk)
    await home_again(front, visit)


async def _run(
    front: Reception,
    entrance: Entrance,
    asker: Asker,
    command: Command,
    view: Mapping[str, Any],
    name: str,
    talk: Talk,
) -> tuple[Visit, Reply | Ask | None]:
    """Run what a form says; who sends a form that showed what it would do has confirmed it."""
    visit = await front.visit(entrance, asker, command.name, {}, name)
    try:
        given = await _filled(front, entrance, asker, command, view)
    except BadInput as problem:
        return visit, refused(str(problem))
    confirmed = {CONFIRM: "yes"} if command.preview and command.option(CONFIRM) else {}
    visit = replace(visit, call=replace(visit.call, options={**given, **confirmed}))
    return visit, await front.answering.run(visit, talk)


def _typed(command: Command, view: Mapping[str, Any]) -> dict[str, str]:
    return forms.filled(command, view.get("state") or {})


async def _filled(
    front: Reception, entrance: Entrance, asker: Asker, command: Command, view: Mapping[str, Any]
) -> dict[str, str]:
    """The form's options, Slack's ids of channels put into the names by which commands know them.

    Raises BadInput for a channel that the bot cannot see.
    """
    options = _typed(command, view)
    for option in command.options:
        value = options.get(option.name, "")
        if option.kind == "channel" and value:
            options[option.name] = (await front.visitors.named(entrance, asker.client, value)).name
        elif option.kind == "person" and value:
            await front.visitors.member(entrance, value)
    return options


async def previewed(front: Reception, entrance: Entrance, body: Mapping[str, Any], user: str) -> None:
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
    try:
        options = await _filled(front, entrance, asker, command, view)
        visit = await front.visit(entrance, asker, command.name, options)
        shown = await front.house.runner.preview(visit.call, front.house.newsroom_for(entrance.newsroom))
    except BadInput as problem:
        shown = refused(str(problem))
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


async def paste(asker: Asker, trigger: str, key: str) -> None:
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
