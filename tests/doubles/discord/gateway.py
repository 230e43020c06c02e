"""The gateway: sessions that outlive their sockets, what is dispatched to them, and how they end."""

import asyncio
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.doubles.discord.kept import Guild, Json, Refuse
from tests.doubles.discord.resources import gateway_guild_json, own_user_json
from tests.doubles.discord.state import State

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = (
    0,
    1,
    2,
    3,
    4,
    6,
    7,
    8,
    9,
    10,
    11,
)
GUILDS = 1 << 0
PRIVILEGED = {1: 1 << 14, 8: 1 << 12, 15: 1 << 18}  # bit of the intent -> the application's flag that allows it
KNOWN_INTENTS = sum(1 << n for n in [*range(17), 20, 21, 24, 25])


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


class Gateway(State):
    """Verbs for the gateway, and its conversation.

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

    # --- the conversation --------------------------------------------------------------------------------------------

    async def talk(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from HELLO to its end."""
        channel = web.WebSocketResponse(timeout=0.2, max_msg_size=4096)
        await channel.prepare(request)
        socket = Socket(channel, request)
        if request.query.get("compress") == "zlib-stream":
            socket.deflate = zlib.compressobj()
        self.sockets.append(socket)
        try:
            await socket.send(HELLO, {"heartbeat_interval": self.heartbeat_ms})
            async for message in channel:
                if message.type is not WSMsgType.TEXT:
                    await self._close(socket, 4002)
                    break
                await self._hear(socket, json.loads(message.data))
        except ConnectionError:
            pass
        finally:
            self._ended(socket)
        return channel

    def _ended(self, socket: Socket) -> None:
        session = socket.session
        if session is not None and session.socket is socket:
            session.socket = None
            if socket.channel.close_code in {1000, 1001} and socket.closed_with is None:
                session.over = True
        self.sockets.remove(socket)
        self.changed()

    async def _close(self, socket: Socket, code: int) -> None:
        if socket.session and socket.session.socket is socket:
            socket.session.socket = None
        socket.closed_with = code
        await socket.channel.close(code=code)
        self.changed()

    async def _deny(self, socket: Socket, code: int, why: str) -> None:
        """Close because of what the client did, and write it down."""
        self.refuse("gateway", Refuse(0, code, why))
        await self._close(socket, code)

    async def _hear(self, socket: Socket, payload: Json) -> None:
        op, data = payload.get("op"), payload.get("d")
        if op == HEARTBEAT:
            await self._beat(socket)
        elif op in {IDENTIFY, RESUME} and socket.session is not None:
            await self._deny(socket, 4005, "Already authenticated")
        elif op == IDENTIFY:
            await self._identify(socket, data or {})
        elif op == RESUME:
            await self._resume(socket, data or {})
        elif op not in {PRESENCE, VOICE, MEMBERS}:
            await self._deny(socket, 4001, f"Unknown opcode {op}")
        elif socket.session is None:
            await self._deny(socket, 4003, "Not authenticated")
        elif op == MEMBERS:
            await self._members(socket, data or {})

    async def _beat(self, socket: Socket) -> None:
        socket.beats += 1
        if self._mute_beats > 0:
            self._mute_beats -= 1
        else:
            await socket.send(ACK)
        self.changed()

    async def _identify(self, socket: Socket, data: Json) -> None:
        self.identified.append(data)
        shard, shards = data.get("shard") or (0, 1)
        if self.starts_left <= 0:
            # Discord resets the token of a bot that begins more sessions than it may in a day.
            self.token = f"{self.token}-reset"
        self.starts_left -= 1
        intents = int(data.get("intents") or 0)
        if data.get("token") != self.token:
            return await self._deny(socket, 4004, "Authentication failed")
        if not 0 <= shard < shards:
            return await self._deny(socket, 4010, "Invalid shard")
        if shards < self.shards and self.sharding_required:
            return await self._deny(socket, 4011, "Sharding required")
        if intents & ~KNOWN_INTENTS or "intents" not in data:
            return await self._deny(socket, 4013, f"Invalid intents {intents}")
        for bit, flag in PRIVILEGED.items():
            if intents & 1 << bit and not self.application_flags & (flag | flag << 1):
                return await self._deny(socket, 4014, f"Disallowed intent {1 << bit}")
        session = Session(f"{self.next_id():0>32}", intents, shard, shards, socket=socket)
        socket.session = session
        self.sessions.append(session)
        self._ready(session)
        return self.changed()

    def _ready(self, session: Session) -> None:
        mine = [one for one in self.guilds.values() if one.bot and session.holds(one.id)]
        ready = {
            "v": 10,
            "user": own_user_json(self),
            "guilds": [{"id": one.id, "unavailable": True} for one in mine],
            "session_id": session.id,
            "resume_gateway_url": self.gateway_url.replace("/gateway", "/resume"),
            "shard": [session.shard, session.shards],
            "application": {"id": self.app_id, "flags": self.application_flags},
            "session_type": "normal",
            "private_channels": [],
        }
        self.dispatch(session, "READY", ready)
        for guild in mine:
            if not guild.unavailable and session.intents & GUILDS:
                self._guild_there(session, guild)

    def _guild_there(self, session: Session, guild: Guild) -> None:
        whole = gateway_guild_json(self, guild)
        self.check_dispatched("GUILD_CREATE", whole)
        self.dispatch(session, "GUILD_CREATE", whole)

    async def _resume(self, socket: Socket, data: Json) -> None:
        self.resumes.append(data)
        if data.get("token") != self.token:
            return await self._deny(socket, 4004, "Authentication failed")
        session = next((one for one in self.sessions if one.id == data.get("session_id") and not one.over), None)
        if session is None:
            await socket.send(INVALID, False)
            return None
        if not 0 <= int(data.get("seq") or 0) <= session.seq:
            session.over = True
            return await self._deny(socket, 4007, f"Invalid seq {data.get('seq')}")
        missed = [one for one in session.log if one[0] > int(data.get("seq") or 0)]
        session.seq += 1
        session.log.append((session.seq, "RESUMED", {}))
        last = session.seq
        for seq, event, told in [*missed, session.log[-1]]:
            await socket.send(DISPATCH, told, event, seq)
        # What came while that was being sent.
        while later := [one for one in session.log if one[0] > last]:
            last = later[0][0]
            await socket.send(DISPATCH, later[0][2], later[0][1], last)
        socket.session, session.socket = session, socket
        session.resumed += 1
        return self.changed()

    async def _members(self, socket: Socket, data: Json) -> None:
        """Members by name or id; of all only with the privileged intent."""
        assert socket.session is not None
        guild = self.guilds.get(str(data.get("guild_id")))
        if guild is None or not guild.bot:
            return
        wanted = {str(one) for one in data.get("user_ids") or []}
        found = [self.users[one] for one in guild.members if one in wanted]
        from tests.doubles.discord.resources import member_json  # noqa: PLC0415

        chunk: Json = {"guild_id": guild.id, "chunk_index": 0, "chunk_count": 1, "nonce": data.get("nonce")}
        chunk |= {"members": [member_json(self, guild, one) for one in found], "not_found": []}
        self.dispatch(socket.session, "GUILD_MEMBERS_CHUNK", chunk)
