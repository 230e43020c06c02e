"""What a picker offers while somebody types: live, from this workspace's own stories."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from bot.platforms.harmless import tame
from bot.platforms.slack.hear.reception import Reception, who
from bot.platforms.slack.place import of_action
from bot.platforms.slack.say.talk import Asker
from bot.platforms.slack.show import forms
from bot.platforms.slack.show.views import cut
from commands.spec import Choice
from summaries.errors import StandfirstError

log = structlog.get_logger(__name__)

WITHIN = 2.5  # seconds; Slack takes an answer for three
LABEL, VALUE, MOST = 75, 150, 100


async def offered(front: Reception, body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Slack's options for what is typed so far; none where it takes too long or nothing fits."""
    try:
        async with asyncio.timeout(WITHIN):
            return _options(await _choices(front, body))
    except TimeoutError:
        log.warning("suggestions_too_slow")
    except StandfirstError as problem:
        log.info("no_suggestions", reason=str(problem))
    return []


async def _choices(front: Reception, body: Mapping[str, Any]) -> Sequence[Choice]:
    team, user, name = who(body)
    entrance = await front.entrances.find(team, str((body.get("enterprise") or {}).get("id") or ""))
    if entrance is None:
        return []
    kind, _, rest = str(body.get("action_id") or "").partition(":")
    asker = Asker(await front.entrances.client(entrance), user, of_action(body))
    given: Sequence[Choice] = ()
    typed = str(body.get("value") or "")
    if kind == "choose":
        waiting = await front.waiting(entrance, user, rest)
        command, option, options = waiting.command, waiting.option, waiting.options
        given = waiting.offered(typed)
    elif kind == "option":
        view = body.get("view") or {}
        command, option = str(view.get("callback_id") or "").partition(":")[2], rest
        found = front.command(command)
        options = forms.filled(found, view.get("state") or {}) if found else {}
    else:
        return []
    if given and not typed.strip():
        return given
    visit = await front.visit(entrance, asker, command, {k: v for k, v in options.items() if k != option}, name)
    newsroom = front.house.newsroom_for(entrance.newsroom)
    live = await front.house.runner.choices(visit.call, newsroom, option, typed)
    known = {choice.label for choice in given}
    return [*given, *(choice for choice in live if choice.label not in known)]


def _options(choices: Sequence[Choice]) -> list[dict[str, Any]]:
    fitting = [choice for choice in choices if choice.label.strip() and choice.value and len(choice.value) <= VALUE]
    return [
        {
            "text": {"type": "plain_text", "text": cut(tame(choice.label), LABEL), "emoji": False},
            "value": choice.value,
            **({"description": _hint(choice)} if choice.hint.strip() else {}),
        }
        for choice in fitting[:MOST]
    ]


def _hint(choice: Choice) -> dict[str, Any]:
    return {"type": "plain_text", "text": cut(tame(choice.hint), LABEL), "emoji": False}
