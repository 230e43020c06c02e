"""Socket Mode: the web sockets that the app holds open, and what goes over them."""

import json
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.doubles.slack.answers import Ask, answers
from tests.doubles.slack.given import Given
from tests.doubles.slack.kept import Json, Refuse
from tests.doubles.slack.state import State

MOST = 10
TYPES_WITH_ANSWER = {"slash_commands", "interactive"}


@dataclass(eq=False)
class Socket:
    """One connection.

    open_: False once it is closing, so that nothing new goes there.  acks: envelopes that it answered.
    """

    name: str
    channel: web.WebSocketResponse
    request: web.Request
    open_: bool = False
    acks: list[str] = field(default_factory=list)

    def abort(self) -> None:
        """Break it without a word, as a lost network does."""
        self.open_ = False
        if self.request.transport is not None:
            self.request.transport.abort()


class Line(State):
    """The app's end of Socket Mode.  link_disabled: whether an admin switched it off."""

    link_disabled = False
    tickets: set[str]
    sockets: list[Socket]
    under_way: dict[str, tuple[Given, Socket]]
    opened = 0

    def listening(self) -> list[Socket]:
        """The connections that take deliveries."""
        return [one for one in self.sockets if one.open_]

    def next_socket(self) -> Socket | None:
        """The connection that the next payload goes to: any, so each in its turn."""
        ready = self.listening()
        if not ready:
            return None
        self.sockets.remove(ready[0])
        self.sockets.append(ready[0])
        return ready[0]


@answers("apps.connections.open")
def open_connection(slack: State, ask: Ask) -> Json:
    """An address for one connection."""
    assert isinstance(slack, Line)
    if slack.link_disabled:
        raise Refuse("socket_mode_not_enabled", "Socket Mode is switched off for this app")
    if len(slack.listening()) >= MOST:
        raise Refuse("too_many_websockets", f"{MOST} connections are open")
    ticket = slack.next_id("ticket")
    slack.tickets.add(ticket)
    return {"url": f"{ask.origin.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={slack.app_id}"}


def hello(slack: Line) -> Json:
    """The first message on a connection."""
    return {
        "type": "hello",
        "num_connections": len(slack.listening()) + 1,
        "debug_info": {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060},
        "connection_info": {"app_id": slack.app_id},
    }


def envelope(given: Given) -> Json:
    """A delivery as it goes over a connection."""
    wrapped: Json = {
        "envelope_id": given.envelope,
        "payload": given.payload,
        "type": given.kind,
        "accepts_response_payload": given.kind in TYPES_WITH_ANSWER,
    }
    if given.kind == "events_api":
        wrapped |= {"retry_attempt": given.retry, "retry_reason": given.retry_reason}
    return wrapped


async def next_ack(slack: Line, socket: Socket) -> tuple[Given, Json] | None:
    """The next acknowledgement on a connection, also of what went over another; None once it has closed."""
    async for said in socket.channel:
        if said.type is not WSMsgType.TEXT:
            continue
        read = json.loads(said.data)
        found = slack.under_way.pop(str(read.get("envelope_id")), None)
        if found is not None:
            socket.acks.append(found[0].envelope)
            return found[0], read.get("payload") or {}
    return None
