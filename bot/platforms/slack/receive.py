"""Everything that Slack may send: acknowledged first, then handed over as an errand.

slack-bolt tells the kinds apart and checks who sends; each listener here does two things, in this order.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack import forms
from bot.platforms.slack.chosen import chosen
from bot.platforms.slack.doors import Entrances
from bot.platforms.slack.events import happened
from bot.platforms.slack.pressed import pressed, sent
from bot.platforms.slack.reception import Reception, who
from bot.platforms.slack.slash import given
from bot.platforms.slack.suggesting import offered

ANY = re.compile(r".*")
BUSY = "You have several commands under way; wait for one to end, then try again."

Body = Mapping[str, Any]
Handler = Callable[[Reception, Body], Awaitable[None]]


def app(front: Reception, entrances: Entrances, client: AsyncWebClient, logger: logging.Logger) -> AsyncApp:
    """The Bolt app with all its listeners.

    Requests over HTTP are checked before they come here (bot.platforms.slack.web), so both transports are one.
    """
    bolt = AsyncApp(
        name="standfirst", client=client, signing_secret="", request_verification_enabled=False, logger=logger,
        # Its signature says functions only; an AsyncAuthorize is what it makes of them.
        authorize=entrances.authorize,  # type: ignore[arg-type]
    )  # fmt: skip
    listen(bolt, front)
    return bolt


def listen(bolt: AsyncApp, front: Reception) -> None:
    """Register the listeners."""

    @bolt.command(ANY)
    async def on_command(ack: AsyncAck, body: dict[str, Any]) -> None:
        if not front.errands.takes(person(body)):
            await ack(BUSY)
            return
        await ack()
        begin(front, body, "command", given(front, body))

    @bolt.action(ANY)
    async def on_action(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        begin(front, body, "action", pressed(front, body, action))

    @bolt.options(ANY)
    async def on_options(ack: AsyncAck, body: dict[str, Any]) -> None:
        # The answer is the acknowledgement; what it offers is bounded in time.
        await ack(options=await offered(front, body))

    @bolt.view(ANY)
    async def on_view(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(response_action="update", view=forms.working(str(body["view"]["title"]["text"])))
        begin(front, body, "view", sent(front, body))

    @bolt.shortcut({"type": "message_action", "callback_id": ANY})
    async def on_shortcut(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        begin(front, body, "shortcut", chosen(front, body))

    @bolt.event(ANY)
    async def on_event(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        begin(front, body, "event", happened(front, body))


def begin(front: Reception, body: Body, kind: str, work: Coroutine[Any, Any, None]) -> None:
    """Hand the work over; it is owned by the platform from here on."""
    front.errands.begin(person(body), f"slack {kind}", work)


def person(body: Body) -> str:
    """Whose turn it is: a person within their team."""
    team, user, _ = who(body)
    return f"{team}:{user or (body.get('event') or {}).get('user') or ''}"
