"""The gateway's conversation: HELLO, heartbeats, IDENTIFY and READY, RESUME and what was missed."""

import json
import zlib

from aiohttp import WSMsgType, web

from tests.doubles.discord.kept import Guild, Json, Refuse
from tests.doubles.discord.resources import gateway_guild_json, member_json, own_user_json
from tests.doubles.discord.sessions import DISPATCH, GUILDS, HEARTBEAT, INVALID, Session, Sessions, Socket

IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS, HELLO, ACK = 2, 3, 4, 6, 8, 10, 11
PRIVILEGED = {1: 1 << 14, 8: 1 << 12, 15: 1 << 18}  # bit of the intent -> the application's flag that allows it
KNOWN_INTENTS = sum(1 << n for n in [*range(17), 20, 21, 24, 25])


class Gateway(Sessions):
    """One connection after another, each held to what Discord expects."""

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
        chunk: Json = {"guild_id": guild.id, "chunk_index": 0, "chunk_count": 1, "nonce": data.get("nonce")}
        chunk |= {"members": [member_json(self, guild, one) for one in found], "not_found": []}
        self.dispatch(socket.session, "GUILD_MEMBERS_CHUNK", chunk)
