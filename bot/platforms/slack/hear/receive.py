"""Everything that Slack may send: acknowledged first, then handed over as an errand.

slack-bolt tells the kinds apart; each listener here acknowledges and says what is to be done.  The transport sends the
acknowledgement, and only when it is on its way does the work begin: nothing of it can come before, or in between.
"""

import logging
import re
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.hear.chosen import chosen
from bot.platforms.slack.hear.events import happened
from bot.platforms.slack.hear.mishaps import mishap
from bot.platforms.slack.hear.pressed import pressed
from bot.platforms.slack.hear.reception import Reception, who
from bot.platforms.slack.hear.sent import sent
from bot.platforms.slack.hear.slash import given
from bot.platforms.slack.hear.suggesting import offered
from bot.platforms.slack.install.doors import Entrances
from bot.platforms.slack.show import forms

ANY = re.compile(r".*")
BUSY = "You have several commands under way; wait for one to end, then try again."
STOPPING = "Standfirst is about to restart; try again in a minute."
AFTERWARDS = "standfirst_afterwards"

Body = Mapping[str, Any]
Work = Callable[[], Coroutine[Any, Any, None]]
Afterwards = Callable[[], None]


def app(front: Reception, entrances: Entrances, client: AsyncWebClient, logger: logging.Logger) -> AsyncApp:
    """The Bolt app with all its listeners.

    Requests over HTTP are checked before they come here (bot.platforms.slack.web), so both transports are one.
    """
    bolt = AsyncApp(
        name="standfirst", client=client, signing_secret="", request_verification_enabled=False, logger=logger,
        # The listeners run before the answer, not beside it: Bolt would look every 10 ms whether they are done.
        process_before_response=True,
        authorize=entrances.authorize,
    )  # fmt: skip
    listen(bolt, front)
    return bolt


async def hear(bolt: AsyncApp, asked: AsyncBoltRequest) -> tuple[BoltResponse, Afterwards]:
    """The acknowledgement, and what to call once it was sent, or could not be: it begins the work."""
    answer = await bolt.async_dispatch(asked)
    return answer, asked.context.get(AFTERWARDS) or nothing


def nothing() -> None:
    """Nothing is to be done."""


def listen(bolt: AsyncApp, front: Reception) -> None:
    """Register the listeners."""

    @bolt.command(ANY)
    async def on_command(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        if not front.errands.takes(person(body)):
            await ack(STOPPING if front.errands.stopping else BUSY)
            return
        await ack()
        context[AFTERWARDS] = partial(begin, front, body, "command", partial(given, front, body))

    @bolt.action(ANY)
    async def on_action(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        context[AFTERWARDS] = partial(begin, front, body, "action", partial(pressed, front, body, action))

    @bolt.options(ANY)
    async def on_options(ack: AsyncAck, body: dict[str, Any]) -> None:
        # The answer is the acknowledgement; what it offers is bounded in time.
        await ack(options=await offered(front, body))

    @bolt.view(ANY)
    async def on_view(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack(response_action="update", view=forms.working(str(body["view"]["title"]["text"])))
        context[AFTERWARDS] = partial(begin, front, body, "view", partial(sent, front, body))

    @bolt.shortcut({"type": "message_action", "callback_id": ANY})
    async def on_shortcut(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        context[AFTERWARDS] = partial(begin, front, body, "shortcut", partial(chosen, front, body))

    @bolt.event(ANY)
    async def on_event(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        context[AFTERWARDS] = partial(begin, front, body, "event", partial(happened, front, body))


def begin(front: Reception, body: Body, kind: str, work: Work) -> None:
    """Hand the work over; it is owned by the platform from here on."""
    front.errands.begin(person(body), f"slack {kind}", work(), partial(mishap, front, body))


def person(body: Body) -> str:
    """Whose turn it is: a person within their team."""
    team, user, _ = who(body)
    return f"{team}:{user or (body.get('event') or {}).get('user') or ''}"
