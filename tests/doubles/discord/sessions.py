"""Sessions of the gateway, that outlive their sockets: what is dispatched to them, and how they end."""

import asyncio
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.doubles.discord.kept import Json
from tests.doubles.discord.state import State

DISPATCH, RECONNECT, HEARTBEAT, INVALID = 0, 7, 1, 9
GUILDS = 1 << 0


@dataclass(eq=False)
class Socket:
    """One connection.  beats: heartbeats that came; session: None until it identified or resumed."""

    channel: web.WebSocketResponse
    request: web.Request
    deflate: Any = None
    beats: int = 0
    session: "Session | None" = None
    closed_with: int | None = None

    async def send(self, op: int, data: Any = None, event: str | None = None, seq: int | None = None) -> None:
        """Send one payload, compressed where the client asked for it."""
        text = json.dumps({"op": op, "d": data, "s": seq, "t": event})
        if self.deflate is None:
            await self.channel.send_str(text)
        else:
            await self.channel.send_bytes(self.deflate.compress(text.encode()) + self.deflate.flush(zlib.Z_SYNC_FLUSH))

    def abort(self) -> None:
        """Break without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass(eq=False)
class Session:
    """One session: what was dispatched to it, by sequence number, for a RESUME to ask again."""

    id: str
    intents: int
    shard: int = 0
    shards: int = 1
    seq: int = 0
    log: list[tuple[int, str, Json]] = field(default_factory=list)
    socket: Socket | None = None
    over: bool = False
    resumed: int = 0

    def holds(self, guild: str) -> bool:
        """Whether a guild's events, or those of no guild, go to this shard."""
        return (int(guild or 0) >> 22) % self.shards == self.shard


class Sessions(State):
    """Verbs for the gateway, and what is dispatched.

    heartbeat_ms: the interval that HELLO names.  starts_left: how many more IDENTIFYs are free today; none left gets
    the token reset.  application_flags: which privileged intents are allowed.  sharding_required: fewer shards than
    ``shards`` are closed with 4011.
    """

    heartbeat_ms = 41_250
    sharding_required = False
    _mute_beats = 0

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.sessions: list[Session] = []
        self.sockets: list[Socket] = []
        self.identified: list[Json] = []
        self.resumes: list[Json] = []
        self.tasks: set[asyncio.Task[None]] = set()

    def live(self) -> list[Session]:
        """The sessions with a socket."""
        return [one for one in self.sessions if one.socket is not None and not one.over]

    async def connected(self, count: int = 1) -> None:
        """Wait until so many shards are connected."""
        await self.until(lambda: len(self.live()) >= count)

    # --- what goes wrong on request ------------------------------------------------------------------------------

    def drop_gateway(self, shard: int | None = None) -> None:
        """The sockets, or a shard's, break without a word; a RESUME gets what was missed."""
        for session in self._meant(shard):
            socket, session.socket = session.socket, None
            if socket:
                socket.abort()
        self.changed()

    async def reconnect(self, shard: int | None = None) -> None:
        """RECONNECT: the client is to come back and resume."""
        for session in self._meant(shard):
            if session.socket:
                await session.socket.send(RECONNECT)

    async def invalid_session(self, resumable: bool = False, shard: int | None = None) -> None:
        """INVALID_SESSION; where not resumable the session is over."""
        for session in self._meant(shard):
            session.over = not resumable
            if session.socket:
                await session.socket.send(INVALID, resumable)

    async def close_gateway(self, code: int = 4000, shard: int | None = None) -> None:
        """Close with a code; 4004 and 4010 to 4014 are final for the client, 4007 and 4009 end the session."""
        for session in self._meant(shard):
            session.over = session.over or code in {4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014}
            if session.socket:
                await self._close(session.socket, code)

    def forget_sessions(self) -> None:
        """A RESUME of any session that is there now gets INVALID_SESSION."""
        for session in self.sessions:
            session.over = True

    def miss_heartbeat_acks(self, count: int = 1_000_000) -> None:
        """The next heartbeats get no ack; 0 for every one again."""
        self._mute_beats = count

    async def ask_heartbeat(self) -> None:
        """Discord asks for a heartbeat at once."""
        for session in self._meant(None):
            if session.socket:
                await session.socket.send(HEARTBEAT)

    async def _close(self, socket: Socket, code: int) -> None:
        if socket.session and socket.session.socket is socket:
            socket.session.socket = None
        socket.closed_with = code
        await socket.channel.close(code=code)
        self.changed()

    def _meant(self, shard: int | None) -> list[Session]:
        return [one for one in self.live() if shard in (None, one.shard)]

    # --- what is dispatched ----------------------------------------------------------------------------------------

    def emit(self, event: str, data: Json, guild: str = "", intents: int = 0) -> None:
        """Dispatch to the sessions that hold the guild and asked for one of the intents (0: to all)."""
        for session in self.sessions:
            if not session.over and session.holds(guild) and (not intents or session.intents & intents):
                self.dispatch(session, event, self._as_heard(session, event, data))
        self.check_dispatched(event, data)

    def check_dispatched(self, event: str, data: Json) -> None:
        """Called with what is dispatched; a double with the specification looks whether it is right."""

    def _as_heard(self, session: Session, event: str, data: Json) -> Json:
        """Without the words where the intent for message content is missing."""
        told = event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and data.get("guild_id")
        mine = data.get("author", {}).get("id") == self.bot.id
        asked = any(one["id"] == self.bot.id for one in data.get("mentions", []))
        if told and not session.intents & 1 << 15 and not mine and not asked:
            return {**data, "content": "", "embeds": [], "attachments": [], "components": []}
        return data

    def dispatch(self, session: Session, event: str, data: Json) -> None:
        """Dispatch to one session; without a socket it waits for a RESUME."""
        session.seq += 1
        session.log.append((session.seq, event, data))
        if session.socket is not None:
            self.background(self._sent(session, session.socket, session.seq, event, data))

    async def _sent(self, session: Session, socket: Socket, seq: int, event: str, data: Json) -> None:
        try:
            await socket.send(DISPATCH, data, event, seq)
        except (ConnectionError, RuntimeError):
            if session.socket is socket:
                session.socket = None

    def background(self, doing: Any) -> None:
        """Do something without waiting for it; the double waits at its end."""
        task = asyncio.get_running_loop().create_task(doing)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
